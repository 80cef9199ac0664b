#pragma once

#include "partnerctl/partner_center/call.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::partner_center {

// One customer of the partner, as GET /v1/customers answers it.
struct Customer {
  // The customer's tenant.
  core::Guid tenant{};
  std::string domain{};
  std::string company_name{};
  // "reseller", "advisor", "none", or what else Partner Center says.
  std::string relationship{};
};

struct Customers {
  std::vector<Customer> customers{};
  // Entries that name no tenant, so that nobody takes the list for whole.
  std::size_t without_tenant = 0;
};

// Every customer, all pages, so many a page. Application and person may ask (a person with MFA).
// Throws as error_of and, for a page elsewhere, in a circle or of another shape, protocol.
Customers list_customers(http::Send const& send, Context const& context, int page_size = 100);

} // namespace partnerctl::partner_center
