#pragma once

#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"

#include <string>

namespace partnerctl::auth {

// The service of a build system that gives each job a token about the job itself.
struct PipelineService {
  // "GitHub Actions"
  std::string name{};
  // The member of its answer that holds the token.
  std::string member{};
  // What the job shows to get one; an error never repeats it.
  core::Secret pass{};
  // What to do when it refuses.
  std::string remedy{};
};

// Sends the message within the time and stop of `asked`, again as means.retry says, and returns the
// token. Throws an auth error (throttled, service) for a refusal, with the service's own sentence,
// status and request ID, and protocol for an answer without a token.
core::Secret pipeline_token(PipelineService const& service, http::Request message,
                            TokenRequest const& asked, Means const& means);

// The address that a variable gives, with `query` ("a=b&c=d") added to the query it has. Throws a
// usage error unless it is https or loopback: the job's pass goes there.
std::string pipeline_url(std::string const& variable, std::string const& address,
                         std::string const& query);

} // namespace partnerctl::auth
