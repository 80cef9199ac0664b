#pragma once

#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <chrono>
#include <stop_token>
#include <string>

namespace partnerctl::arm {

// What every call to ARM in one tenant shares.
struct Context {
  core::Cloud const* cloud = nullptr;
  core::TenantRef tenant;
  std::chrono::milliseconds timeout{std::chrono::seconds{60}};
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
  // http::Request::may_defer of each call.
  bool may_defer = false;
};

// A request to `path_and_query` on the cloud's ARM, with its authority, a fresh
// x-ms-client-request-id and Accept: application/json; reads may be resent, all else may not.
http::Request request(Context const& context, std::string method,
                      std::string const& path_and_query);

} // namespace partnerctl::arm
