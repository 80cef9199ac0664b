#include "partnerctl/pal/decide.hpp"

#include <algorithm>

namespace partnerctl::pal {
namespace {

bool may_replace(core::PartnerId const& present, Wanted const& wanted) {
  auto const& from = wanted.replace_from;
  if (from.empty()) {
    return wanted.replace;
  }
  return std::find(from.begin(), from.end(), present) != from.end();
}

} // namespace

Action decide_link(std::optional<Link> const& observed, Wanted const& wanted) {
  if (!observed || !observed->is_active()) {
    return Action::create;
  }
  if (observed->partner_id == wanted.partner_id) {
    return Action::nothing;
  }
  return may_replace(observed->partner_id, wanted) ? Action::update : Action::refuse;
}

Action decide_unlink(std::optional<Link> const& observed,
                     std::optional<core::PartnerId> const& partner_id) {
  if (!observed || !observed->is_active()) {
    return Action::nothing;
  }
  bool const meant = !partner_id || observed->partner_id == *partner_id;
  return meant ? Action::remove : Action::refuse;
}

} // namespace partnerctl::pal
