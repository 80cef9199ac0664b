#pragma once

#include "partnerctl/core/clock.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/claims_request.hpp"
#include "sandbox/seal.hpp"
#include "sandbox/signed_in.hpp"

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

namespace partnerctl::sandbox {

// What a person agreed to, and what the redeeming request must know.
struct CodeGrant {
  SignedIn person{};
  // The tenant's ID.
  std::string tenant{};
  std::string redirect_uri{};
  // base64url of the SHA-256 of the code verifier.
  std::string challenge{};
  std::string scope{};
  std::string nonce{};
  ClaimsRequest claims{};
};

// What the redeeming request says.
struct CodeRedemption {
  std::string code{};
  std::string client_id{};
  std::string tenant{};
  std::string redirect_uri{};
  std::string verifier{};
};

// Authorization codes: sealed, good for ten minutes and once (a process remembers which were
// redeemed), bound to client, tenant, redirect URI and code challenge.
class AuthorizationCodes {
public:
  explicit AuthorizationCodes(std::string_view key) : m_seal(key, "authorization code") {}

  std::string issue(CodeGrant const& grant, core::TimePoint now) const;
  std::variant<CodeGrant, StsError> redeem(CodeRedemption const& asked, core::TimePoint now);

private:
  // False when it was redeemed before.
  bool use_once(std::string const& id, core::TimePoint now);

  Seal m_seal;
  std::mutex m_mutex;
  // Until when a redeemed code must be remembered.
  std::map<std::string, core::TimePoint> m_redeemed;
};

} // namespace partnerctl::sandbox
