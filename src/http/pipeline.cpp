#include "partnerctl/http/pipeline.hpp"

#include <utility>

namespace partnerctl::http {

Send pipeline(std::vector<Stage> stages, Send last) {
  Send next = std::move(last);
  for (auto stage = stages.rbegin(); stage != stages.rend(); ++stage) {
    next = [stage = std::move(*stage), next = std::move(next)](Request request) {
      return stage(std::move(request), next);
    };
  }
  return next;
}

} // namespace partnerctl::http
