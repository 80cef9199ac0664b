#include "cli/expected_name.hpp"

#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {

void ExpectedName::check(std::string const& found, fleet::Outcome const& outcome) const {
  if (core::equal_ignoring_case(core::trim(found), core::trim(*m_name))) {
    return;
  }
  auto const says = found.empty() ? std::string("has no name in the answer")
                                  : "is '" + core::printable(found) + "'";
  throw core::Error{.kind = core::ErrorKind::conflict,
                    .message = "partner " + outcome.wanted + " " + says + ", not '" +
                               core::printable(*m_name) + "'",
                    .hint = "check the partner ID; --expect-name says which name is right",
                    .cause = "another partner's ID",
                    .request_id = outcome.request_id};
}

void ExpectedName::check_before_write(fleet::Outcome const& outcome) const {
  if (m_name && !outcome.before.empty() && outcome.before == outcome.wanted) {
    check(outcome.before_name, outcome);
  }
}

std::function<bool(fleet::Outcome const&)> ExpectedName::proof() const {
  if (!m_name) {
    return {};
  }
  return [this](fleet::Outcome const& outcome) {
    if (outcome.error && outcome.error->cause == "another partner's ID") {
      throw *outcome.error;
    }
    bool const shows = !outcome.error && outcome.after == outcome.wanted && !outcome.after.empty();
    if (shows) {
      check(outcome.after_name, outcome);
    }
    return shows;
  };
}

} // namespace partnerctl::cli
