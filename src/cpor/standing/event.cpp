#include "partnerctl/cpor/event.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr std::array<std::pair<Source, std::string_view>, 4> k_sources{
    {{Source::local, "local"},
     {Source::record, "record"},
     {Source::usage_report, "usage-report"},
     {Source::portal_export, "portal-export"}}};

constexpr std::array<std::pair<EventKind, std::string_view>, 10> k_kinds{
    {{EventKind::created, "created"},
     {EventKind::edited, "edited"},
     {EventKind::attached, "attached"},
     {EventKind::detached, "detached"},
     {EventKind::acknowledged, "acknowledged"},
     {EventKind::handed_off, "handed-off"},
     {EventKind::status, "status"},
     {EventKind::consent, "consent"},
     {EventKind::association, "association"},
     {EventKind::withdrawn, "withdrawn"}}};

template <class Names, class Value>
std::string_view name_of(Names const& names, Value value) {
  return std::find_if(names.begin(), names.end(),
                      [&](auto const& named) { return named.first == value; })
      ->second;
}

template <class Names>
auto value_of(Names const& names, std::string_view text)
    -> std::optional<typename Names::value_type::first_type> {
  auto const found = std::find_if(names.begin(), names.end(),
                                  [&](auto const& named) { return named.second == text; });
  return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace

bool is_of_file(Source source) {
  return source == Source::usage_report || source == Source::portal_export;
}

std::string_view to_string(Source source) {
  return name_of(k_sources, source);
}

std::string_view to_string(EventKind kind) {
  return name_of(k_kinds, kind);
}

std::optional<Source> source_of(std::string_view text) {
  return value_of(k_sources, text);
}

std::optional<EventKind> event_kind_of(std::string_view text) {
  return value_of(k_kinds, text);
}

} // namespace partnerctl::cpor
