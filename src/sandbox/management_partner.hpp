#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/message.hpp"
#include "sandbox/store.hpp"

#include <string>

namespace partnerctl::sandbox {

// Microsoft.ManagementPartner/partners (2018-02-01) as it is known to behave: PUT makes a link and
// nothing else (409 where there is one), PATCH changes one and nothing else (404 where there is
// none), GET knows only the caller's own, every write counts the version up, and DELETE keeps the
// record, so that a new link keeps the time of the first. What it answers to a DELETE of another
// partner's ID is not known; here 404.
class ManagementPartner {
public:
  ManagementPartner(Store& store, core::Clock const& clock) : m_store(store), m_clock(clock) {}

  // partner_id empty: the collection. refuses_links: the caller acts on behalf of the customer.
  http::Response answer(std::string const& method, Principal const& principal,
                        std::string const& partner_id, bool refuses_links);
  http::Response operations() const;

private:
  http::Response read(Principal const& principal, std::string const& partner_id);
  http::Response write(std::string const& method, Principal const& principal,
                       std::string const& partner_id);

  Store& m_store;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
