#include "pal/remedies.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace partnerctl::pal {
namespace {

enum class Calls { any, link_writes, others };

struct Remedy {
  std::string_view text; // a part of the message, in lower case; empty: any message
  int status;            // 0: any status
  Calls calls;
  std::optional<core::ErrorKind> kind; // replaces the one that the status gave
  std::string_view cause; // what groups the tenants it hits; empty: their code or kind does
  std::string_view hint;
};

constexpr std::string_view k_delegated_cause = "delegated administration cannot link";
constexpr std::string_view k_location_cause = "partner ID refused";
constexpr std::string_view k_delegated =
    "sign in with a guest or member account of the customer's tenant, or with a service principal "
    "there: delegated administration (GDAP, AOBO) cannot hold a link";
constexpr std::string_view k_location =
    "use the Associated PartnerID of a location, not the global one: Partner Center lists both "
    "under Account settings, Identifiers";

// What the service wrote counts before what its status may mean: no recording of an error answer of
// this provider exists, so the statuses below are inference and the texts are what people quoted.
constexpr std::array<Remedy, 10> k_remedies{{
    {"does not have an account in this tenant", 0, Calls::any, core::ErrorKind::forbidden,
     k_delegated_cause, k_delegated},
    {"csp partner", 0, Calls::any, core::ErrorKind::forbidden, k_delegated_cause, k_delegated},
    {"not a valid partner", 0, Calls::link_writes, std::nullopt, k_location_cause, k_location},
    {"partner id is not valid", 0, Calls::link_writes, std::nullopt, k_location_cause, k_location},
    {"have a record for this partner", 0, Calls::link_writes, std::nullopt, k_location_cause,
     k_location},
    {"invalid partner", 0, Calls::link_writes, std::nullopt, k_location_cause, k_location},
    {"", 400, Calls::link_writes, std::nullopt, k_location_cause, k_location},
    {"", 404, Calls::link_writes, std::nullopt, k_location_cause, k_location},
    {"", 404, Calls::others, std::nullopt, "",
     "this is not the documented answer for 'not linked': check --cloud, HTTPS_PROXY and NO_PROXY"},
    {"", 409, Calls::any, std::nullopt, "",
     "something else changes this link at the same time: run the same command again"},
}};

} // namespace

void explain(core::Error& error, bool is_link_write) {
  auto const message = core::to_lower(error.message);
  auto const* const found =
      std::find_if(k_remedies.begin(), k_remedies.end(), [&](Remedy const& candidate) {
        auto const calls = is_link_write ? Calls::link_writes : Calls::others;
        return (candidate.status == 0 || candidate.status == error.status) &&
               (candidate.calls == Calls::any || candidate.calls == calls) &&
               message.find(candidate.text) != std::string::npos;
      });
  if (found == k_remedies.end()) {
    return;
  }
  error.kind = found->kind.value_or(error.kind);
  // A status alone says less than a code that ARM documents.
  if (error.hint.empty() || !found->text.empty()) {
    error.hint = found->hint;
    error.cause = found->cause;
  }
}

} // namespace partnerctl::pal
