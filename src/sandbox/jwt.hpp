#pragma once

#include "partnerctl/core/json.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// A JSON Web Token taken apart; nothing in it is proved yet.
struct Jwt {
  // Objects, never null.
  std::shared_ptr<core::Json const> header{};
  std::shared_ptr<core::Json const> payload{};
  // What the signature is of; points into the text that was taken apart.
  std::string_view signed_text{};
  std::string signature{};

  // nullopt for what is no three parts of base64url with two JSON objects in front.
  static std::optional<Jwt> take_apart(std::string_view text);
  // Strings of the header and of the payload; empty where there is none.
  std::string header_text(std::string_view name) const;
  std::string claim(std::string_view name) const;
};

// The first two parts, which a signature is still missing from: "header.payload".
std::string unsigned_jwt(core::Json const& header, core::Json const& payload);

} // namespace partnerctl::sandbox
