#include "cli/status/details.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

core::Json details_of(fleet::Outcome const& outcome) {
  auto parsed = outcome.details.empty() ? std::nullopt : core::parse_json(outcome.details.view());
  return parsed && parsed->is_object() ? std::move(*parsed) : core::Json::object();
}

} // namespace

void set_detail(fleet::Outcome& outcome, std::string const& name, core::Json value) {
  auto details = details_of(outcome);
  details[name] = std::move(value);
  outcome.details = core::write_json(details);
}

core::Json detail_of(fleet::Outcome const& outcome, std::string const& name) {
  if (outcome.details.empty()) {
    return nullptr;
  }
  auto const details = details_of(outcome);
  auto const* member = core::member_at(details, name);
  return member == nullptr ? core::Json() : *member;
}

} // namespace partnerctl::cli
