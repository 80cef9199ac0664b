#pragma once

#include "partnerctl/arm/call.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/pal/link.hpp"

#include <optional>

namespace partnerctl::pal {

// What a reading found: the link, or none (a documented not-found only, or state "Deleted").
struct Reading {
  std::optional<Link> link{};
  core::Identity identity{};
  std::string request_id{};
};

// The five calls of Microsoft.ManagementPartner for one identity in one tenant. Every answer with a
// link is checked against the tenant and object ID of the token that asked: another identity's link
// is a protocol error (H1: an answer can belong to another request).
class Client {
public:
  Client(http::Send send, arm::Context context);

  // GET without an ID: the only read that tells "linked to another" from "not linked".
  Reading read() const;
  // The writes return the link that the answer proves, or nullopt when a success proved nothing (an
  // empty or incomplete body). Errors of a write have maybe_done set where its fate is unknown.
  std::optional<Link> create(core::PartnerId const& partner_id) const;
  std::optional<Link> update(core::PartnerId const& partner_id) const;
  void remove(core::PartnerId const& partner_id) const;

private:
  http::Send m_send;
  arm::Context m_context;
};

} // namespace partnerctl::pal
