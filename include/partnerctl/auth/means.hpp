#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/environment.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <functional>
#include <stop_token>
#include <string>

namespace partnerctl::auth {

class Accounts;
class Interaction;

inline constexpr char const* k_login = "partnerctl auth login";

// What a way to sign in works with. A credential keeps its copy, so what is pointed to must outlive
// it.
struct Means {
  core::Cloud cloud{};
  core::Environment environment{};
  // The wire below retry and bearer (trace | transport).
  http::Send send{};
  // Beside it and not part of it, since a signed assertion must be made anew for each try: a second
  // use is refused.
  http::Stage retry{};
  core::Clock const* clock = &core::system_clock();
  // Null where nobody may be asked.
  Interaction* interaction = nullptr;
  // Where sign-ins are kept, opened when first asked for; empty: nowhere.
  std::function<Accounts&()> accounts{};
  // Ends what is waited for before the first token: a person, a program that is asked who it is.
  std::stop_token stop{};
  // The command that signs a person in with the same options as this one, for hints: with --cloud,
  // --profile and the like where they were given.
  std::string login{k_login};
};

} // namespace partnerctl::auth
