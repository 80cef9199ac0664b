#include "partnerctl/core/ids.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace partnerctl::core {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A host name of at least two labels, as Entra's verified domains are (IDNs in their xn-- form).
bool is_domain(std::string_view text) {
  if (text.empty() || text.size() > 253) {
    return false;
  }
  auto const labels = split(text, '.');
  auto is_label = [](std::string const& label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
             return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
           });
  };
  bool const last_is_number = std::all_of(labels.back().begin(), labels.back().end(), is_digit);
  return labels.size() >= 2 && !last_is_number &&
         std::all_of(labels.begin(), labels.end(), is_label);
}

// What a message quotes of a text: enough to find it again, however long it is.
std::string quoted(std::string_view text) {
  constexpr std::size_t k_longest = 80;
  return fmt::format("'{}'", cut_to_width(printable(text.substr(0, 4 * k_longest)), k_longest));
}

} // namespace

Guid::Guid(std::string_view text) {
  std::copy_n(text.begin(), k_length, m_text.begin());
}

std::string Guid::text() const {
  return m_text.front() == '\0' ? std::string() : std::string(m_text.begin(), m_text.end());
}

std::optional<Guid> Guid::parse(std::string_view text) {
  if (text.size() != k_length) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !is_hex(text[i])) {
      return std::nullopt;
    }
  }
  return Guid(to_lower(text));
}

Guid Guid::random() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw Error{.kind = ErrorKind::internal, .message = "OpenSSL gave no random bytes"};
  }
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
  constexpr std::string_view k_digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) {
      text += '-';
    }
    text += k_digits[bytes[i] >> 4U];
    text += k_digits[bytes[i] & 0x0FU];
  }
  return Guid(text);
}

bool Guid::is_nil() const {
  return text().find_first_not_of("0-") == std::string::npos;
}

PartnerId PartnerId::parse(std::string_view text) {
  bool const digits = !text.empty() && text.size() <= 20 &&
                      std::all_of(text.begin(), text.end(), is_digit) &&
                      text.find_first_not_of('0') != std::string_view::npos;
  if (!digits) {
    throw Error{.kind = ErrorKind::usage,
                .message = quoted(text) + " is not a partner ID",
                .hint = "a partner ID is digits only: the Associated PartnerID (location) on your "
                        "partner profile"};
  }
  return PartnerId(std::string(text));
}

TenantRef TenantRef::parse(std::string_view text) {
  auto const lower = to_lower(text);
  auto refuse = [&](std::string const& why) {
    return Error{.kind = ErrorKind::usage,
                 .message = quoted(text) + " " + why,
                 .hint = "name a tenant by its GUID or by one of its verified domains, such as "
                         "contoso.onmicrosoft.com"};
  };
  if (lower == "home") {
    return {Form::home, lower};
  }
  if (lower == "common" || lower == "organizations" || lower == "consumers") {
    throw refuse("stands for many tenants, not for one");
  }
  if (auto const guid = Guid::parse(lower)) {
    if (guid->is_nil()) {
      throw refuse("is the all-zero GUID, which is no tenant");
    }
    return {Form::guid, lower};
  }
  if (!is_domain(lower)) {
    throw refuse("is not a tenant");
  }
  return {Form::domain, lower};
}

TenantRef TenantRef::of(Guid const& tenant) {
  return {Form::guid, tenant.text()};
}

std::optional<Guid> TenantRef::guid() const {
  return m_form == Form::guid ? Guid::parse(m_text) : std::nullopt;
}

} // namespace partnerctl::core
