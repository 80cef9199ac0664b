#include "cli/expected_name.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {
namespace {

constexpr char const* k_cause = "another partner's ID";

} // namespace

void ExpectedNames::learn(std::vector<fleet::Assignment> const& assignments, Services& services) {
  for (auto const& assignment : assignments) {
    if (!assignment.partner_id) {
      continue;
    }
    auto const& id = assignment.partner_id->text();
    auto const& profile = assignment.profile.empty() ? services.profile()
                                                     : services.profile_named(assignment.profile);
    // A profile's name is that of its own partner ID.
    bool const is_its_own = !profile.partner_id || profile.partner_id->text() == id;
    if (m_option) {
      m_names[id] = *m_option;
    } else if (profile.partner_name && is_its_own) {
      m_names[id] = *profile.partner_name;
    }
  }
  if (m_option && m_names.size() > 1) {
    throw core::usage_error("--expect-name is one partner's name, and the tenants are to be linked "
                            "to several partner IDs",
                            "link the tenants of one partner ID at a time");
  }
}

void ExpectedNames::check(std::string const& id, std::string const& found,
                          std::string const& request_id) const {
  auto const& name = m_names.at(id);
  if (core::equal_ignoring_case(core::trim(found), core::trim(name))) {
    return;
  }
  auto const says = found.empty() ? std::string("has no name in the answer")
                                  : "is '" + core::printable(found) + "'";
  throw core::Error{.kind = core::ErrorKind::conflict,
                    .message =
                        "partner " + id + " " + says + ", not '" + core::printable(name) + "'",
                    .hint = "check the partner ID, and the name that --expect-name or the "
                            "profile's partner_name says",
                    .cause = k_cause,
                    .request_id = request_id};
}

void ExpectedNames::check_name(std::string const& id, std::string const& name) const {
  if (m_names.count(id) > 0) {
    check(id, name, {});
  }
}

void ExpectedNames::check_before_write(fleet::Outcome const& outcome) const {
  bool const shows = !outcome.before.empty() && outcome.before == outcome.wanted;
  if (shows && m_names.count(outcome.wanted) > 0) {
    check(outcome.wanted, outcome.before_name, outcome.request_id);
  }
}

std::function<bool(fleet::Outcome const&)> ExpectedNames::proof() {
  if (m_names.empty()) {
    return {};
  }
  return [this](fleet::Outcome const& outcome) { return proves(outcome); };
}

bool ExpectedNames::proves(fleet::Outcome const& outcome) {
  if (outcome.error && outcome.error->cause == k_cause) {
    throw *outcome.error;
  }
  bool const shows = !outcome.error && !outcome.after.empty() && outcome.after == outcome.wanted;
  if (shows && m_names.count(outcome.wanted) > 0) {
    check(outcome.wanted, outcome.after_name, outcome.request_id);
    m_proved.insert(outcome.wanted);
  }
  return m_proved.size() == m_names.size();
}

} // namespace partnerctl::cli
