#include "cli/attest/calls.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::cli {

http::Send Calls::noting(http::Send send) {
  return [this, send = std::move(send)](http::Request request) {
    Call call{.at = m_clock.now(), .method = request.method, .url = request.url};
    auto answer = core::attempt([&] { return send(std::move(request)); });
    if (answer) {
      call.status = answer.value->status;
      call.request_id = answer.value->headers.get("x-ms-request-id").value_or("");
    } else {
      call.status = answer.error->status;
      call.request_id = answer.error->request_id;
    }
    {
      std::scoped_lock const lock(m_mutex);
      m_calls.push_back(std::move(call));
    }
    if (!answer) {
      throw std::move(*answer.error);
    }
    return std::move(*answer.value);
  };
}

std::vector<Call> Calls::all() const {
  std::scoped_lock const lock(m_mutex);
  return m_calls;
}

} // namespace partnerctl::cli
