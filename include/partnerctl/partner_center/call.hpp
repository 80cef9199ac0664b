#pragma once

#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <chrono>
#include <stop_token>
#include <string>

namespace partnerctl::partner_center {

// What every call to Partner Center shares. tenant: the partner's own, whose token it wants; `home`
// for whoever is signed in there.
struct Context {
  core::Cloud const* cloud = nullptr;
  core::TenantRef tenant;
  std::chrono::milliseconds timeout{std::chrono::seconds{60}};
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
};

// A GET of `path_and_query` ("/v1/customers?size=40") on the cloud's Partner Center, with its
// authority, Accept: application/json, MS-Contract-Version: v1, and an MS-RequestId and an
// MS-CorrelationId of its own.
http::Request request(Context const& context, std::string const& path_and_query);

} // namespace partnerctl::partner_center
