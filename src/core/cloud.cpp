#include "partnerctl/core/cloud.hpp"

namespace partnerctl::core {

// The US government's Partner Center is the public one. Partner admin links outside the public
// cloud are documented nowhere; docs/authentication.md says so.
std::optional<Cloud> built_in_cloud(std::string_view name) {
  if (name == "public") {
    return Cloud{.name = "public",
                 .authority = "https://login.microsoftonline.com",
                 .resource_manager = "https://management.azure.com",
                 .partner_center = "https://api.partnercenter.microsoft.com",
                 .graph = "https://graph.microsoft.com",
                 .resource_manager_scope = "https://management.azure.com/.default",
                 .partner_center_scope = "https://api.partnercenter.microsoft.com/.default",
                 .graph_scope = "https://graph.microsoft.com/.default",
                 .federation_audience = "api://AzureADTokenExchange"};
  }
  if (name == "usgov") {
    return Cloud{.name = "usgov",
                 .authority = "https://login.microsoftonline.us",
                 .resource_manager = "https://management.usgovcloudapi.net",
                 .partner_center = "https://api.partnercenter.microsoft.com",
                 .graph = "https://graph.microsoft.us",
                 .resource_manager_scope = "https://management.usgovcloudapi.net/.default",
                 .partner_center_scope = "https://api.partnercenter.microsoft.com/.default",
                 .graph_scope = "https://graph.microsoft.us/.default",
                 .federation_audience = "api://AzureADTokenExchangeUSGov"};
  }
  if (name == "china") {
    return Cloud{.name = "china",
                 .authority = "https://login.chinacloudapi.cn",
                 .resource_manager = "https://management.chinacloudapi.cn",
                 .partner_center = "https://partner.partnercenterapi.microsoftonline.cn",
                 .graph = "https://microsoftgraph.chinacloudapi.cn",
                 .resource_manager_scope = "https://management.chinacloudapi.cn/.default",
                 .partner_center_scope =
                     "https://partner.partnercenterapi.microsoftonline.cn/.default",
                 .graph_scope = "https://microsoftgraph.chinacloudapi.cn/.default",
                 .federation_audience = "api://AzureADTokenExchangeChina"};
  }
  return std::nullopt;
}

std::vector<std::string> const& reserved_cloud_names() {
  static std::vector<std::string> const k_names{"public", "usgov", "china", "sandbox"};
  return k_names;
}

} // namespace partnerctl::core
