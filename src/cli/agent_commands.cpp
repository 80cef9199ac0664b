#include "cli/agent_commands.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::cli {
namespace {

using Escapes = std::vector<std::pair<char, std::string_view>>;

std::string escaped(std::string_view text, Escapes const& escapes) {
  std::string result;
  for (char const c : text) {
    std::string_view replacement;
    for (auto const& [character, escape] : escapes) {
      replacement = c == character ? escape : replacement;
    }
    if (replacement.empty()) {
      result += c;
    } else {
      result += replacement;
    }
  }
  return result;
}

std::string github_data(std::string_view text) {
  static Escapes const k_escapes{{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}};
  return escaped(text, k_escapes);
}

std::string github_property(std::string_view text) {
  static Escapes const k_escapes{
      {'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}};
  return escaped(text, k_escapes);
}

// Of properties and of data alike. Not %25 but %AZP25 is this agent's percent sign.
std::string azure_data(std::string_view text) {
  static Escapes const k_escapes{
      {'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {';', "%3B"}, {']', "%5D"}};
  return escaped(text, k_escapes);
}

std::string word_of(Annotation::Severity severity) {
  return severity == Annotation::Severity::error ? "error" : "warning";
}

} // namespace

std::string github_annotation(Annotation const& annotation) {
  return "::" + word_of(annotation.severity) + " title=" + github_property(annotation.title) +
         "::" + github_data(annotation.message);
}

std::string azure_annotation(Annotation const& annotation) {
  return "##vso[task.logissue type=" + word_of(annotation.severity) + ";]" +
         azure_data(annotation.title + ": " + annotation.message);
}

std::string azure_upload_summary(std::string const& path) {
  return "##vso[task.uploadsummary]" + azure_data(path);
}

} // namespace partnerctl::cli
