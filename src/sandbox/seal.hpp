#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// Makes texts that only we can read or make (AES-256-GCM), so that what they say needs no place to
// be kept: refresh tokens and authorization codes. One purpose's text is no other's.
class Seal {
public:
  Seal(std::string_view key, std::string_view purpose);

  // base64url.
  std::string close(std::string_view text) const;
  // nullopt for what was not closed by this key for this purpose.
  std::optional<std::string> open(std::string_view sealed) const;

private:
  std::string m_key;
};

} // namespace partnerctl::sandbox
