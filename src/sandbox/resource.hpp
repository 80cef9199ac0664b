#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// Whether a token with this audience is for ARM: ARM's two public names and, as in a cloud of the
// configuration, any origin on loopback.
bool is_resource_manager(std::string_view audience);

// Whether a token with this audience is for Partner Center, in every cloud that we stand in for.
bool is_partner_center(std::string_view audience);

// Whether a token with this audience is for Microsoft Graph: its public name and, as in a cloud of
// the configuration, any origin on loopback.
bool is_graph(std::string_view audience);

// Whether tokens are issued for it at all: ARM, Partner Center and Microsoft Graph.
bool is_known_resource(std::string_view resource);

// The one resource of a scope ("https://management.azure.com/.default", OpenID's own scopes beside
// it are passed over); nullopt for none, for several and for what is no scope of a resource.
std::optional<std::string> resource_of(std::string_view scope, bool application);

} // namespace partnerctl::sandbox
