#include "cpor/rules/email_address.hpp"

#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using Fault = std::optional<std::string>;

constexpr std::size_t k_longest_address = 254;
constexpr std::size_t k_longest_local_part = 64;
constexpr std::size_t k_longest_label = 63;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A letter or digit of ASCII, or part of a character of another script.
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// RFC 5322's atext.
bool is_atom(char c) {
  constexpr std::string_view k_signs = "!#$%&'*+-/=?^_`{|}~";
  return is_word(c) || k_signs.find(c) != std::string_view::npos;
}

Fault text_fault(std::string_view text) {
  if (text.size() > k_longest_address) {
    return fmt::format("has more than {} characters", k_longest_address);
  }
  if (core::find_invalid_utf8(text) != std::string_view::npos) {
    return "is not UTF-8";
  }
  if (has_blank(text)) {
    return "has a blank in it, maybe one that cannot be seen";
  }
  if (text.find_first_of("<>\"") != std::string_view::npos) {
    return "has more than the bare address";
  }
  auto const count = std::count(text.begin(), text.end(), '@');
  return count == 0 ? Fault("has no @") : count > 1 ? Fault("has more than one @") : std::nullopt;
}

Fault local_fault(std::string_view local) {
  if (local.empty()) {
    return "has nothing before the @";
  }
  if (local.size() > k_longest_local_part) {
    return fmt::format("has more than {} characters before the @", k_longest_local_part);
  }
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) {
    return "has a full stop too many before the @";
  }
  bool const fits =
      std::all_of(local.begin(), local.end(), [](char c) { return is_atom(c) || c == '.'; });
  return fits ? std::nullopt : Fault("has a character before the @ that cannot stand there");
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= k_longest_label && label.front() != '-' &&
         label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return is_word(c) || c == '-'; });
}

Fault domain_fault(std::string_view domain) {
  if (domain.find('.') == std::string_view::npos) {
    return "has no domain after the @";
  }
  auto const labels = core::split(domain, '.');
  bool const is_number = std::all_of(labels.back().begin(), labels.back().end(), is_digit);
  bool const fits = std::all_of(labels.begin(), labels.end(), is_label);
  return fits && !is_number ? std::nullopt : Fault("has no valid domain after the @");
}

} // namespace

std::optional<std::string> email_fault(std::string_view text) {
  if (auto fault = text_fault(text)) {
    return fault;
  }
  auto const at = text.find('@');
  if (auto fault = local_fault(text.substr(0, at))) {
    return fault;
  }
  if (auto fault = domain_fault(text.substr(at + 1))) {
    return fault;
  }
  bool const is_shown = core::printable(text) == text;
  return is_shown ? std::nullopt : Fault("has a character that cannot be shown");
}

std::string email_domain(std::string_view text) {
  return email_fault(text) ? std::string() : core::to_lower(text.substr(text.find('@') + 1));
}

} // namespace partnerctl::cpor
