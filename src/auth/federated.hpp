#pragma once

#include "auth/settings.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <memory>

namespace partnerctl::auth {

// Workload identity federation: an application that proves itself with a token of somebody else's
// (its issuer, subject and audience are registered with the application). The three ways differ in
// where that token comes from, one a file: workload_identity.cpp, github_actions.cpp,
// azure_devops.cpp. Each is asked for anew for every sign-in, because it is good for minutes.
// A refusal shows what was presented: iss, sub and aud.

// AZURE_FEDERATED_TOKEN_FILE (AKS and others), read again for each sign-in, since it rotates.
bool is_workload_identity_configured(Settings const& settings);
std::shared_ptr<Credential const> workload_identity(Settings const& settings, Means const& means);

// GitHub Actions: ACTIONS_ID_TOKEN_REQUEST_URL and _TOKEN, which a job has with the permission
// `id-token: write`.
bool is_github_configured(Settings const& settings, core::Environment const& environment);
std::shared_ptr<Credential const> github_actions(Settings const& settings, Means const& means);

// Azure DevOps: SYSTEM_OIDCREQUESTURI, SYSTEM_ACCESSTOKEN (which the pipeline's author has to map),
// AZURESUBSCRIPTION_SERVICE_CONNECTION_ID; AZURESUBSCRIPTION_CLIENT_ID and _TENANT_ID are defaults.
bool is_azure_devops_configured(Settings const& settings, core::Environment const& environment);
std::shared_ptr<Credential const> azure_devops(Settings const& settings, Means const& means);

// Each throws a usage error that names what is missing and how to get it.

} // namespace partnerctl::auth
