#pragma once

#include "partnerctl/arm/call.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/pal/link.hpp"

#include <optional>
#include <string>

namespace partnerctl::pal {

// What a reading found: the link, or none (a documented not-found only, or state "Deleted").
struct Reading {
  std::optional<Link> link{};
  core::Identity identity{};
  std::string request_id{};
};

// The four calls of Microsoft.ManagementPartner for one identity in one tenant. Every answer with a
// link is checked against the tenant and object ID of the token that asked: another identity's link
// is a protocol error (H1: an answer can belong to another request).
class Client {
public:
  // The context's may_defer is its caller's word that everything can begin again (ensure.hpp takes
  // it back in time).
  Client(http::Send send, arm::Context context);
  // The same, waiting in place however long the service asks for: for what follows a write that may
  // have been carried out.
  Client in_place() const;

  // GET without an ID: the only read that tells "linked to another" from "not linked".
  Reading read() const;
  // The writes return the link that the answer proves, or nullopt when a success proved nothing (an
  // empty or incomplete body, another partner, a deleted link). Errors of a write have maybe_done
  // set where its fate is unknown: no answer, a 408 or 5xx, an answer that is not due.
  std::optional<Link> create(core::PartnerId const& partner_id) const;
  std::optional<Link> update(core::PartnerId const& partner_id) const;
  // Returns the service's request ID. Its success has no body, so only a reading proves it.
  std::string remove(core::PartnerId const& partner_id) const;

private:
  http::Response write(char const* method, core::PartnerId const& partner_id) const;

  http::Send m_send;
  arm::Context m_context;
};

} // namespace partnerctl::pal
