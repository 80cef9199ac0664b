#include "auth/tool_answer.hpp"

#include "auth/sign_in_error.hpp"
#include "partnerctl/auth/sign_in_codes.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/mask.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;

constexpr std::string_view k_code = "AADSTS";
constexpr std::string_view k_digits = "0123456789";
// Columns; some tools print a whole stack.
constexpr std::size_t k_longest = 400;
constexpr std::size_t k_lines = 2;
constexpr std::string_view k_error = "ERROR: ";

core::Error not_as_documented(Tool const& tool, std::string const& what) {
  return {.kind = ErrorKind::protocol,
          .message = tool.title + " " + what,
          .hint = "see whether its version is a current one: " + tool.name + " version"};
}

// azd, asked for JSON, wraps what it says for people.
std::string unwrapped(std::string_view line) {
  auto const json = line.starts_with('{') ? core::parse_json(line) : std::nullopt;
  auto const* data = json ? core::member_at(*json, "data") : nullptr;
  return (data == nullptr ? std::nullopt : core::string_at(*data, "message"))
      .value_or(std::string(line));
}

// What was written to stderr, a line each, without empty ones and warnings.
std::vector<std::string> lines_of(std::string const& err) {
  std::vector<std::string> lines;
  for (auto const& wrapped : core::split(err, '\n')) {
    for (auto const& line : core::split(unwrapped(core::trim(wrapped)), '\n')) {
      auto const text = core::trim(line);
      if (!text.empty() && !text.starts_with("WARNING")) {
        lines.emplace_back(text);
      }
    }
  }
  return lines;
}

// For people: one line, harmless, and not too long.
std::string shown(std::string_view text) {
  return core::cut_to_width(core::printable(core::without_tokens(text)), k_longest);
}

std::string first_words(std::vector<std::string> const& lines) {
  auto const is_error = [](std::string const& line) { return line.starts_with(k_error); };
  auto const named = std::find_if(lines.begin(), lines.end(), is_error);
  std::string words;
  std::size_t count = 0;
  for (auto line = named == lines.end() ? lines.begin() : named;
       line != lines.end() && count < k_lines; ++line, ++count) {
    words += (words.empty() ? "" : " ") + (is_error(*line) ? line->substr(k_error.size()) : *line);
  }
  return shown(words);
}

// The line from "AADSTS50076" on; empty where there is none.
std::string entra_sentence(std::vector<std::string> const& lines) {
  for (auto const& line : lines) {
    auto const at = line.find(k_code);
    auto const digit = at + k_code.size();
    if (at != std::string::npos && digit < line.size() &&
        k_digits.find(line[digit]) != std::string_view::npos) {
      return line.substr(at);
    }
  }
  return {};
}

std::string correlation_id(std::string const& err) {
  constexpr std::string_view k_label = "Correlation ID: ";
  constexpr std::size_t k_guid = 36;
  auto const at = err.find(k_label);
  auto const id = at == std::string::npos
                      ? std::nullopt
                      : core::Guid::parse(err.substr(at + k_label.size(), k_guid));
  return id ? id->text() : std::string();
}

// A tool repeats Entra's sentence alone; what OAuth's own words were is not to be known.
core::Error entra_error(std::string const& sentence, std::string const& err,
                        ToolRefusal const& refusal) {
  core::Json const body{{"error", "invalid_grant"},
                        {"error_description", sentence},
                        {"correlation_id", correlation_id(err)}};
  auto error = sign_in_error({.status = 400, .body = core::write_json(body)},
                             {.tenant = refusal.tenant.value_or(core::TenantRef::parse("home")),
                              .client_id = refusal.client_id,
                              .authority = refusal.authority});
  error.message = core::cut_to_width(error.message, k_longest);
  error.status = 0;
  auto const* known = find_sign_in_code(error.code);
  bool const sign_in_is_all =
      known == nullptr || known->remedy.find("{login}") != std::string_view::npos;
  error.hint = (sign_in_is_all ? "sign in again: " : error.hint + "; then: ") + refusal.login;
  return error;
}

} // namespace

core::Json tool_json(Tool const& tool, ToolOutput const& output) {
  auto answer = core::parse_json(output.out);
  if (!answer || !answer->is_object()) {
    throw not_as_documented(tool, core::trim(output.out).empty() ? "printed nothing"
                                                                 : "printed no JSON object");
  }
  return *std::move(answer);
}

core::Secret tool_token(Tool const& tool, core::Json const& answer, char const* member) {
  auto token = core::string_at(answer, member);
  if (!token) {
    throw not_as_documented(tool, std::string("printed no '") + member + "'");
  }
  auto const parts = core::split(*token, '.');
  bool const is_jwt =
      parts.size() == 3 && std::all_of(parts.begin(), parts.end(), [](std::string const& part) {
        return core::base64_decode(part).has_value();
      });
  if (!is_jwt) {
    throw not_as_documented(tool, "printed a token that is no JSON Web Token");
  }
  return core::Secret(*std::move(token));
}

core::Error tool_error(Tool const& tool, ToolOutput const& output, ToolRefusal const& refusal) {
  auto const lines = lines_of(output.err);
  if (auto const sentence = entra_sentence(lines); !sentence.empty()) {
    return entra_error(sentence, output.err, refusal);
  }
  auto const words = first_words(lines);
  return {.kind = ErrorKind::auth,
          .message = tool.title + " gave no token" +
                     (refusal.tenant ? " for the tenant " + refusal.tenant->text() : "") + ": " +
                     (words.empty() ? "it ended with the code " + std::to_string(output.code) +
                                          " and said nothing"
                                    : words),
          .hint = (is_not_signed_in(tool, output) ? "sign in again: "
                                                  : "if that stays so, sign in again: ") +
                  refusal.login};
}

bool is_not_signed_in(Tool const& tool, ToolOutput const& output) {
  return output.code != 0 && output.err.find(tool.login) != std::string::npos &&
         entra_sentence(lines_of(output.err)).empty();
}

} // namespace partnerctl::auth
