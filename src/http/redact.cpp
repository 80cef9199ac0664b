#include "http/redact.hpp"

#include "partnerctl/core/mask.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::http {
namespace {

constexpr std::string_view k_redacted = "REDACTED";

constexpr std::array<std::string_view, 6> k_request_headers{
    "accept",     "content-type",           "content-length",
    "user-agent", "x-ms-client-request-id", "client-request-id"};
constexpr std::array<std::string_view, 8> k_response_headers{"content-type",
                                                             "content-length",
                                                             "date",
                                                             "retry-after",
                                                             "x-ms-request-id",
                                                             "request-id",
                                                             "x-ms-correlation-request-id",
                                                             "x-ms-routing-request-id"};
constexpr std::string_view k_rate_limits = "x-ms-ratelimit-remaining-";
constexpr std::array<std::string_view, 6> k_schemes{"basic",     "bearer", "digest",
                                                    "negotiate", "ntlm",   "pop"};

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& known, std::string_view word) {
  return std::any_of(known.begin(), known.end(),
                     [&](auto entry) { return core::equal_ignoring_case(entry, word); });
}

std::string redacted_query(std::string_view query) {
  auto parts = core::split(query, '&');
  for (auto& part : parts) {
    auto const equals = part.find('=');
    if (equals == std::string::npos) {
      // A lone word may be the value itself.
      part = part.empty() ? part : std::string(k_redacted);
    } else if (!core::equal_ignoring_case(part.substr(0, equals), "api-version")) {
      part.replace(equals + 1, std::string::npos, k_redacted);
    }
  }
  return core::join(parts, "&");
}

// Cuts at commas that stand outside of quotes.
std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',' && !quoted) {
      parts.emplace_back();
      continue;
    }
    parts.back() += text[i];
    if (quoted && text[i] == '\\' && i + 1 < text.size()) {
      parts.back() += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    }
  }
  return parts;
}

bool is_error_code(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

// A challenge's scheme and its error code: "Bearer error=insufficient_claims REDACTED".
std::string redacted_challenge(std::string_view value) {
  std::vector<std::string> shown;
  for (auto const& part : split_list(value)) {
    auto rest = core::trim(part);
    auto const blank = rest.find(' ');
    if (is_one_of(k_schemes, rest.substr(0, blank))) {
      shown.emplace_back(rest.substr(0, blank));
      rest = blank == std::string_view::npos ? "" : core::trim(rest.substr(blank));
    }
    auto const equals = std::min(rest.find('='), rest.size());
    if (core::equal_ignoring_case(core::trim(rest.substr(0, equals)), "error")) {
      auto code = core::trim(rest.substr(std::min(equals + 1, rest.size())));
      if (code.size() >= 2 && code.front() == '"' && code.back() == '"') {
        code = code.substr(1, code.size() - 2);
      }
      shown.push_back("error=" + std::string(is_error_code(code) ? code : k_redacted));
    } else if (!rest.empty() && (shown.empty() || shown.back() != k_redacted)) {
      shown.emplace_back(k_redacted);
    }
  }
  return core::join(shown, " ");
}

template <class IsShown>
std::string redacted_headers(Headers const& headers, std::string_view prefix, IsShown is_shown) {
  std::string lines;
  for (auto const& [name, value] : headers.all()) {
    lines += std::string(prefix) + core::printable(name) + ": ";
    if (core::equal_ignoring_case(name, "www-authenticate")) {
      lines += redacted_challenge(value);
    } else {
      lines += is_shown(name) ? core::printable(value) : k_redacted;
    }
    lines += '\n';
  }
  return lines;
}

} // namespace

std::string redacted_url(std::string_view url) {
  auto const parsed = Url::parse(url);
  if (!parsed) {
    return std::string(k_redacted);
  }
  auto const question = std::min(parsed->target.find('?'), parsed->target.size());
  auto text = parsed->origin() + parsed->target.substr(0, question);
  if (question < parsed->target.size()) {
    text += "?" + redacted_query(std::string_view(parsed->target).substr(question + 1));
  }
  return text;
}

std::string redacted_request_headers(Headers const& headers, std::string_view prefix) {
  return redacted_headers(headers, prefix,
                          [](auto const& name) { return is_one_of(k_request_headers, name); });
}

std::string redacted_response_headers(Headers const& headers, std::string_view prefix,
                                      std::vector<std::string> const& carried) {
  Headers safe;
  for (auto const& [name, value] : headers.all()) {
    bool const repeats =
        core::without_tokens(value) != value ||
        std::any_of(carried.begin(), carried.end(), [&shown = value](std::string const& each) {
          return shown.find(each) != std::string::npos;
        });
    safe.add(name, repeats ? std::string(k_redacted) : value);
  }
  return redacted_headers(safe, prefix, [](auto const& name) {
    return is_one_of(k_response_headers, name) ||
           core::to_lower(name).substr(0, k_rate_limits.size()) == k_rate_limits;
  });
}

std::vector<std::string> carried_by(Request const& request) {
  // Shorter texts are in every header, and no secret.
  constexpr std::size_t k_shortest_secret = 6;
  std::vector<std::string> carried;
  auto const add = [&carried](std::string const& text) {
    if (text.size() >= k_shortest_secret) {
      carried.push_back(text);
    }
  };
  auto const authorization = request.headers.get("Authorization").value_or("");
  add(authorization.substr(std::min(authorization.find(' ') + 1, authorization.size())));
  for (auto const& [name, value] : form_decode(request.body)) {
    add(value);
  }
  return carried;
}

} // namespace partnerctl::http
