#include "ledger/claim_finding.hpp"

#include "ledger/claim_reading.hpp"
#include "ledger/claim_records.hpp"
#include "ledger/statement.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace partnerctl::ledger {
namespace {

// "C-0042", "c-42" and "42" are 42; nullopt for anything else.
std::optional<long long> number_in(std::string_view id) {
  if (core::to_lower(id.substr(0, 2)) == "c-") {
    id.remove_prefix(2);
  }
  // As many digits as a number surely has room for.
  if (id.empty() || id.size() > 18 ||
      id.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  return std::stoll(std::string(id));
}

bool is_all_digits(std::string_view id) {
  return id.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<long long> by_portal_number(Connection& connection, std::string_view number) {
  return column_of<long long>(
      connection,
      "select distinct claim_number from claim_event where lower(trim(portal_number)) = "
      ":wanted order by claim_number",
      core::to_lower(number));
}

// Whether something that was said of it and not withdrawn has that number.
bool counts_as(cpor::KeptClaim const& kept, std::string_view portal_number) {
  auto const history = cpor::counting_events(kept.history);
  return std::any_of(history.begin(), history.end(), [&](cpor::Event const& event) {
    return core::equal_ignoring_case(core::trim(event.portal_number), portal_number);
  });
}

// The claims whose portal number it is; one that was withdrawn is nobody's.
std::vector<long long> holders_of(Connection& connection, std::string_view portal_number) {
  auto numbers = by_portal_number(connection, portal_number);
  std::erase_if(numbers, [&](long long number) {
    return !counts_as(read_claim(connection, number), portal_number);
  });
  return numbers;
}

// As many as a message has room for.
std::string some_of(std::vector<std::string> const& texts) {
  auto const most = std::min<std::size_t>(5, texts.size());
  return core::join({texts.begin(), texts.begin() + static_cast<long>(most)}, ", ") +
         (most < texts.size() ? ", …" : "");
}

std::string ids_text(std::vector<long long> const& numbers) {
  std::vector<std::string> ids;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(ids), claim_id);
  return some_of(ids);
}

[[noreturn]] void refuse_unknown(Connection& connection, std::string_view id) {
  auto const numbers = column_of<long long>(
      connection, "select number from claim where number >= :from order by number desc", 0);
  std::vector<std::string> known;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(known), claim_id);
  auto const latest = some_of(known);
  auto const portal =
      column_of<std::string>(connection,
                             "select distinct portal_number from claim_event where portal_number "
                             "<> :none order by portal_number",
                             std::string());
  known.insert(known.end(), portal.begin(), portal.end());
  auto const number = number_in(id);
  auto near = core::closest(id, known);
  if (near.empty() && number) {
    near = core::closest(claim_id(*number), known);
  }
  throw core::Error{.kind = core::ErrorKind::not_found,
                    .message = "no claim " + core::printable(id) + " is in the ledger " +
                               core::printable(connection.path()),
                    .hint = !near.empty() ? "did you mean " + core::printable(near) + "?"
                            : !latest.empty()
                                ? "the latest: " + latest
                                : "there is none yet: partnerctl claim new makes one"};
}

// The proofs that a text means, as a person says it.
std::vector<cpor::Proof const*> proofs_named(cpor::KeptClaim const& kept, std::string_view text) {
  auto const beginning = core::to_lower(text);
  std::vector<cpor::Proof const*> found;
  for (auto const& proof : kept.proofs) {
    if (proof.sha256 == beginning) {
      return {&proof};
    }
    if (proof.name == text || proof.sha256.starts_with(beginning)) {
      found.push_back(&proof);
    }
  }
  return found;
}

std::string proof_text(cpor::Proof const& proof) {
  return core::printable(proof.name) + " (" + proof.sha256.substr(0, 12) + ")";
}

std::string nearest_name(cpor::KeptClaim const& kept, std::string_view text) {
  std::vector<std::string> names;
  for (auto const& proof : kept.proofs) {
    names.push_back(proof.name);
  }
  return core::closest(text, names);
}

} // namespace

long long find_claim(Connection& connection, std::string_view id) {
  auto const wanted = core::trim(id);
  if (wanted.empty()) {
    throw core::usage_error("no claim is named", "partnerctl claim list shows those there are");
  }
  auto const number = number_in(wanted);
  auto const local =
      number ? column_of<long long>(connection, "select number from claim where number = :number",
                                    *number)
             : std::vector<long long>();
  // Only a claim of ours has an ID that begins so; who wants the other one can say its own ID.
  if (!local.empty() && !is_all_digits(wanted)) {
    return local.front();
  }
  auto const portal = holders_of(connection, wanted);
  if (!local.empty() && (portal.empty() || portal == local)) {
    return local.front();
  }
  if (!local.empty()) {
    throw core::usage_error(
        fmt::format("{} is {} here, and the portal's number of {}", core::printable(wanted),
                    claim_id(local.front()), ids_text(portal)),
        fmt::format("say {} or {}", claim_id(local.front()), claim_id(portal.front())));
  }
  if (portal.size() > 1) {
    throw core::usage_error("the portal's number " + core::printable(wanted) +
                                " is that of several claims: " + ids_text(portal),
                            "say which: " + claim_id(portal.front()));
  }
  if (portal.empty()) {
    refuse_unknown(connection, wanted);
  }
  return portal.front();
}

std::optional<long long> other_holder(Connection& connection, long long number,
                                      std::string_view portal_number) {
  auto const wanted = core::trim(portal_number);
  auto const holders = wanted.empty() ? std::vector<long long>() : holders_of(connection, wanted);
  auto const found = std::find_if(holders.begin(), holders.end(),
                                  [&](long long holder) { return holder != number; });
  return found == holders.end() ? std::nullopt : std::optional(*found);
}

void check_number_free(Connection& connection, long long number, std::string_view portal_number) {
  auto const other = other_holder(connection, number, portal_number);
  if (other) {
    throw core::Error{.kind = core::ErrorKind::conflict,
                      .message = fmt::format("{} is the portal's number of {}",
                                             core::printable(portal_number), claim_id(*other)),
                      .hint = "look at it: partnerctl claim show " + claim_id(*other),
                      .cause = std::string(k_changed_meanwhile)};
  }
}

cpor::Proof const& find_proof(cpor::KeptClaim const& kept, std::string_view text) {
  if (text.empty()) {
    throw core::usage_error("no proof is named", "partnerctl claim show " + kept.id);
  }
  auto const found = proofs_named(kept, text);
  if (found.empty()) {
    auto const near = nearest_name(kept, text);
    throw core::Error{
        .kind = core::ErrorKind::not_found,
        .message = fmt::format("claim {} has no proof {}", kept.id, core::printable(text)),
        .hint = near.empty() ? "partnerctl claim show " + kept.id + " lists those that it has"
                             : "did you mean " + core::printable(near) + "?"};
  }
  if (found.size() > 1) {
    std::vector<std::string> texts;
    std::transform(found.begin(), found.end(), std::back_inserter(texts),
                   [](cpor::Proof const* proof) { return proof_text(*proof); });
    throw core::usage_error(fmt::format("{} means several proofs of claim {}: {}",
                                        core::printable(text), kept.id, some_of(texts)),
                            "give more of the digest");
  }
  return *found.front();
}

} // namespace partnerctl::ledger
