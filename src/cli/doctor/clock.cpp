#include "cli/doctor/clock.hpp"

#include "partnerctl/core/time.hpp"

#include <fmt/core.h>

namespace partnerctl::cli::doctor {
namespace {

using std::chrono::seconds;

constexpr char const* k_name = "clock";
// Entra allows five minutes between its clock and that of an assertion.
constexpr seconds k_most{300};
constexpr seconds k_notable{30};
constexpr char const* k_remedy = "set this machine's clock by a time server: timedatectl set-ntp "
                                 "true; in a virtual machine, also on its host";

// "3 h 4 min", "7 min 3 s", "41 s"
std::string span_text(seconds span) {
  auto const count = span.count();
  if (count >= 3600) {
    return fmt::format("{} h {} min", count / 3600, count % 3600 / 60);
  }
  return count >= 60 ? fmt::format("{} min {} s", count / 60, count % 60)
                     : fmt::format("{} s", count);
}

Check compared(std::string const& subject, Answer const& answer, core::TimePoint theirs) {
  auto const ahead = std::chrono::round<seconds>(answer.middle - theirs);
  auto const off = std::chrono::abs(ahead);
  if (off <= k_notable) {
    return passed(k_name, subject, "within 30 s of its Date");
  }
  auto const detail = fmt::format("this machine is {} {} its Date", span_text(off),
                                  ahead.count() > 0 ? "ahead of" : "behind");
  if (off <= k_most) {
    return passed(k_name, subject, detail, k_remedy);
  }
  return failed(k_name, subject, detail + ": assertions and tokens are refused from 5 min on",
                k_remedy);
}

Check clock_of(Visit const& visit) {
  if (!visit.answer || !*visit.answer) {
    return skipped(k_name, visit.role, "no answer to compare with");
  }
  auto const& answer = *visit.answer->value;
  auto const date = answer.response.headers.get("Date");
  auto const theirs = date ? core::parse_http_date(*date) : std::nullopt;
  return theirs ? compared(visit.role, answer, *theirs)
                : skipped(k_name, visit.role, "its answer has no Date");
}

} // namespace

Checks check_clock(Survey const& survey) {
  if (survey.is_sandbox) {
    return {skipped(k_name, "this machine", "the sandbox runs by this machine's own clock")};
  }
  if (!survey.unasked.empty()) {
    return {skipped(k_name, "this machine", survey.unasked)};
  }
  Checks checks;
  for (auto const* role : {"authority", "resource manager"}) {
    if (auto const* visit = survey.visit(role)) {
      checks.push_back(clock_of(*visit));
    }
  }
  return checks;
}

} // namespace partnerctl::cli::doctor
