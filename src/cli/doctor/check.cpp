#include "cli/doctor/check.hpp"

#include "partnerctl/core/text.hpp"

namespace partnerctl::cli::doctor {
namespace {

// What a service or a file says reaches a terminal by here alone.
Check make(State state, std::string name, std::string const& subject, std::string const& detail,
           std::string const& remedy) {
  return {.name = std::move(name),
          .subject = core::printable(subject),
          .state = state,
          .detail = core::printable(detail),
          .remedy = core::printable(remedy)};
}

} // namespace

std::string_view to_string(State state) {
  switch (state) {
  case State::passed:
    return "passed";
  case State::failed:
    return "failed";
  case State::skipped:
    break;
  }
  return "skipped";
}

Check passed(std::string name, std::string subject, std::string detail, std::string remedy) {
  return make(State::passed, std::move(name), subject, detail, remedy);
}

Check failed(std::string name, std::string subject, std::string detail, std::string remedy) {
  return make(State::failed, std::move(name), subject, detail, remedy);
}

Check failed(std::string name, std::string subject, core::Error const& error) {
  return make(State::failed, std::move(name), subject, error.message, error.hint);
}

Check skipped(std::string name, std::string subject, std::string detail, std::string remedy) {
  return make(State::skipped, std::move(name), subject, detail, remedy);
}

} // namespace partnerctl::cli::doctor
