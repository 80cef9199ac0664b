#pragma once

#include "partnerctl/auth/sign_in.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace partnerctl::auth {

// One way to sign in, as it stands on this machine, for whoever asks about all of them; signing in
// itself asks sign_in().
struct Candidate {
  // A value of --auth, or k_kept.
  std::string method{};
  // What would configure it, or what is in its way, as a clause: "set AZURE_CLIENT_ID and …".
  std::string needs{};
  // It is the one that the options name, and no other is used.
  bool is_named = false;
  // Whether it is configured is found out by a program (az) or over the network (IMDS).
  bool asks_around = false;
  // The credential; null where it is not configured, which a named one never is. Throws as
  // sign_in() does for what is configured and wrong. Never asks a person.
  std::function<std::shared_ptr<Credential const>()> make{};
};

// A person's kept sign-in, whichever way it came about.
inline constexpr char const* k_kept = "kept sign-in";

// The methods of `auto`, in its order.
std::vector<std::string> const& chain_methods();

// Each of them, and a named one in its place or, where it is not among them, at the end. Throws a
// usage error for an AZURE_TENANT_ID that names no tenant. What they make holds copies of the
// means.
std::vector<Candidate> candidates(SignInOptions const& options, Means const& means);

} // namespace partnerctl::auth
