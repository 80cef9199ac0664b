#pragma once

#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "cli/tenant_list/merge.hpp"
#include "partnerctl/fleet/roster.hpp"
#include "partnerctl/output/render.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace partnerctl::cli {

// What every source is asked with.
struct Asking {
  Services& services;
  Interrupt const& interrupt;
  std::chrono::seconds timeout{60};
  int parallel = 16;
  output::Format format = output::Format::table;
};

// The signed-in identity's own tenant; a usage error where it is not known.
core::TenantRef own_tenant(Services& services);

// Every tenant that ARM shows the identity.
void add_from_arm(TenantList& list, Asking const& asking);
// Every customer of the identity's partner in Partner Center. Entries without a tenant are said on
// stderr.
void add_from_partner_center(TenantList& list, Asking const& asking);
// The rows of a roster; each domain is resolved to its tenant by OpenID metadata, without a
// sign-in. What cannot be resolved is a tenant with its error. `home` is home, or an error where
// that is null since nobody signs in.
void add_from_file(TenantList& list, std::vector<fleet::Entry> const& entries,
                   core::TenantRef const* home, Asking const& asking);

} // namespace partnerctl::cli
