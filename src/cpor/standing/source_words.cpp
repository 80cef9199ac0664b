#include "cpor/standing/source_words.hpp"

#include "partnerctl/core/phrase.hpp"
#include "partnerctl/cpor/standing.hpp"

namespace partnerctl::cpor {
namespace {

constexpr std::size_t k_columns = 60;

std::string by(std::string const& name) {
  return name.empty() ? std::string() : " by " + name;
}

std::string when(std::string const& preposition, core::Date on) {
  return on.ok() ? preposition + core::format_date(on) : std::string();
}

std::string of_file(std::string const& kind, std::string const& name, core::Date on) {
  return kind + (name.empty() ? "" : " " + name) + when(" of ", on);
}

} // namespace

std::string source_words(Status status, Source source, std::string const& name, core::Date on) {
  auto const shown = core::phrase(name, k_columns);
  switch (source) {
  case Source::portal_export:
    return of_file("portal export", shown, on);
  case Source::usage_report:
    return of_file("usage report", shown, on);
  case Source::record:
    return "recorded" + by(shown) + when(" on ", on);
  case Source::local:
    break;
  }
  return (status == Status::handed_off ? "handed off" : "created") + by(shown) + when(" on ", on);
}

std::string const& name_of_source(Event const& event) {
  return is_of_file(event.source) ? event.source_name : event.by;
}

std::string quoted(std::string const& text) {
  return "'" + core::phrase(text, k_columns) + "'";
}

std::string source_text(Standing const& standing) {
  return source_words(standing.status, standing.source, standing.source_name, standing.as_of);
}

} // namespace partnerctl::cpor
