#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace partnerctl::core {

// A GUID, always in its lower-case form with hyphens and without braces. Held without memory of its
// own: an identity has two of them, and each answer has an identity.
class Guid {
public:
  Guid() = default;
  // nullopt unless text is 8-4-4-4-12 hexadecimal digits; either case.
  static std::optional<Guid> parse(std::string_view text);
  // A random (version 4) GUID from OpenSSL's generator.
  static Guid random();

  // Empty for a default-made Guid.
  std::string text() const;
  // True for a default-made Guid and for the all-zero one.
  bool is_nil() const;
  auto operator<=>(Guid const&) const = default;

private:
  static constexpr std::size_t k_length = 36;
  // text has k_length characters.
  explicit Guid(std::string_view text);
  // All NUL in a default-made one.
  std::array<char, k_length> m_text{};
};

// A Microsoft AI Cloud Partner Program ID: digits only; no length is documented, examples have 5 to
// 8. Whether it is a location's ID (right) or the global one (wrong) only the service knows.
class PartnerId {
public:
  // Throws a usage error that quotes the text, unless it is 1 to 20 digits that are not all zero.
  static PartnerId parse(std::string_view text);

  std::string const& text() const { return m_text; }
  auto operator<=>(PartnerId const&) const = default;

private:
  explicit PartnerId(std::string text) : m_text(std::move(text)) {}
  std::string m_text;
};

// A tenant as a person names it: its GUID, one of its verified domains, or `home`, the tenant that
// the signed-in identity belongs to.
class TenantRef {
public:
  enum class Form { guid, domain, home };

  // Throws a usage error for anything else, for the all-zero GUID, and for `common`,
  // `organizations` and `consumers`, which name no tenant. Case is folded.
  static TenantRef parse(std::string_view text);
  static TenantRef of(Guid const& tenant);

  Form form() const { return m_form; }
  // Lower case; what goes into an authority's path ("home" must be resolved before).
  std::string const& text() const { return m_text; }
  // The GUID when the reference is one.
  std::optional<Guid> guid() const;
  auto operator<=>(TenantRef const&) const = default;

private:
  TenantRef(Form form, std::string text) : m_form(form), m_text(std::move(text)) {}
  Form m_form;
  std::string m_text;
};

} // namespace partnerctl::core
