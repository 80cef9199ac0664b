#pragma once

#include "auth/tool.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::auth {

// The JSON object that a tool printed; a protocol error for anything else.
core::Json tool_json(Tool const& tool, ToolOutput const& output);

// The token in a member of it. A protocol error for what is no JSON Web Token: nothing else goes
// into a header.
core::Secret tool_token(Tool const& tool, core::Json const& answer, char const* member);

// What a refusal is told with.
struct ToolRefusal {
  // Nullopt where the token was for no tenant in particular.
  std::optional<core::TenantRef> tenant{};
  // The whole command that signs in again: "az login --tenant T --scope S".
  std::string login{};
  // The authority's origin, and the client that the tool is; both for remedies.
  std::string authority{};
  std::string client_id{};
};

// The auth error behind what a tool wrote to stderr: Entra's sentence, code and meaning where it
// repeats them, else its own first words. The remedy ends in the command that signs in again.
core::Error tool_error(Tool const& tool, ToolOutput const& output, ToolRefusal const& refusal);

// Whether a tool says to sign in ("az login"), and not what Entra said.
bool is_not_signed_in(Tool const& tool, ToolOutput const& output);

} // namespace partnerctl::auth
