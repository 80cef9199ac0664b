#include "sandbox/ways.hpp"

namespace partnerctl::sandbox {

std::vector<Way> ways_at(std::string const& origin) {
  return {
      {.method = "secret",
       .environment = {{"AZURE_CLIENT_ID", k_client_id}, {"AZURE_CLIENT_SECRET", k_client_secret}}},
      {.method = "github",
       .environment = {{"AZURE_CLIENT_ID", k_client_id},
                       // As GitHub's own, it has a query already.
                       {"ACTIONS_ID_TOKEN_REQUEST_URL",
                        origin + k_github_path + "?api-version=2.0"},
                       {"ACTIONS_ID_TOKEN_REQUEST_TOKEN", k_github_request_token}}},
      {.method = "azure-devops",
       .environment = {{"AZURESUBSCRIPTION_CLIENT_ID", k_client_id},
                       {"AZURESUBSCRIPTION_TENANT_ID", k_home_tenant},
                       {"AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", k_service_connection_id},
                       {"SYSTEM_OIDCREQUESTURI", origin + k_azure_devops_path},
                       {"SYSTEM_ACCESSTOKEN", k_system_access_token}}},
      {.method = "managed-identity",
       .environment = {{"AZURE_POD_IDENTITY_AUTHORITY_HOST", origin}}},
      {.method = "managed-identity",
       .environment = {{"IDENTITY_ENDPOINT", origin + k_app_service_path},
                       {"IDENTITY_HEADER", k_identity_header}}},
  };
}

} // namespace partnerctl::sandbox
