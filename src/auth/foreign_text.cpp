#include "auth/foreign_text.hpp"

#include "partnerctl/core/mask.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <algorithm>

namespace partnerctl::auth {
namespace {

constexpr std::size_t k_longest = 400;

void mask(std::string& text, std::string const& secret) {
  constexpr std::string_view k_mask = "***";
  if (secret.empty()) {
    return;
  }
  for (auto at = text.find(secret); at != std::string::npos;
       at = text.find(secret, at + k_mask.size())) {
    text.replace(at, secret.size(), k_mask);
  }
}

} // namespace

std::string foreign_text(std::string_view text, std::vector<core::Secret> const& secrets) {
  std::string result(text);
  for (auto const& secret : secrets) {
    mask(result, secret.reveal());
    mask(result, http::percent_encode(secret.reveal()));
  }
  result = core::without_tokens(result);
  std::replace_if(
      result.begin(), result.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; },
      ' ');
  auto shown = core::cut_to_width(core::printable(core::trim(result)), k_longest);
  if (!shown.empty() && shown.back() == '.') {
    shown.pop_back();
  }
  return shown;
}

} // namespace partnerctl::auth
