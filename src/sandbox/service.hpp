#pragma once

#include "partnerctl/http/listener.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/arm.hpp"
#include "sandbox/entra.hpp"
#include "sandbox/faults.hpp"

#include <atomic>
#include <functional>
#include <string>

namespace partnerctl::sandbox {

// All the stand-in services behind one address, told apart by the path, without any socket.
// answer() may be called from several threads at once and never waits.
class Service {
public:
  // origin: our own address, asked for with each call (the port is known only later). token_key:
  // what access tokens are signed with. Throws as Sandbox does.
  Service(Options const& options, std::string token_key, std::function<std::string()> origin,
          core::Clock const& clock);

  // Status 0: the connection is to be cut.
  http::Response answer(http::Incoming const& request);

private:
  http::Response serve(http::Incoming const& request, std::string const& path);

  Faults m_faults;
  std::function<std::string()> m_origin;
  Directory m_directory;
  TokenSigner m_signer;
  Store m_store;
  Entra m_entra;
  Arm m_arm;
  std::atomic<std::uint64_t> m_calls{0};
};

} // namespace partnerctl::sandbox
