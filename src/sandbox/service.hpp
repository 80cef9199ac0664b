#pragma once

#include "partnerctl/http/listener.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/arm.hpp"
#include "sandbox/authorize.hpp"
#include "sandbox/device_login.hpp"
#include "sandbox/entra.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/federation_key.hpp"
#include "sandbox/graph.hpp"
#include "sandbox/issuers.hpp"
#include "sandbox/managed_identity.hpp"
#include "sandbox/partner_center.hpp"
#include "sandbox/person_secrets.hpp"
#include "sandbox/routes.hpp"

#include <atomic>
#include <functional>
#include <string>

namespace partnerctl::sandbox {

// All the stand-in services behind one address, told apart by the path, without any socket.
// answer() may be called from several threads at once and never waits.
class Service {
public:
  // origin: our own address, asked for with each call (the port is known only later). token_key:
  // what access tokens are signed with and people's secrets sealed. Throws as Sandbox does.
  Service(Options const& options, std::string token_key, std::function<std::string()> origin,
          core::Clock const& clock);

  // Status 0: the connection is to be cut.
  http::Response answer(http::Incoming const& request);

private:
  http::Response faulty(http::Incoming const& request);
  http::Response throttled(Door door) const;
  http::Response serve(http::Incoming const& request, std::string const& path, Route const& route);

  Faults m_faults;
  std::function<void(http::Incoming const&, http::Response const&)> m_observer;
  std::function<std::string()> m_origin;
  Directory m_directory;
  TokenSigner m_signer;
  PersonSecrets m_secrets;
  FederationKey m_federation_key;
  Store m_store;
  Entra m_entra;
  Authorize m_authorize;
  DeviceLogin m_device_login;
  Issuers m_issuers;
  ManagedIdentity m_managed_identity;
  Arm m_arm;
  PartnerCenter m_partner_center;
  Graph m_graph;
  std::atomic<std::uint64_t> m_calls{0};
};

} // namespace partnerctl::sandbox
