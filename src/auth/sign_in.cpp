#include "partnerctl/auth/sign_in.hpp"

#include "auth/azure_cli.hpp"
#include "auth/chain.hpp"
#include "auth/federated.hpp"
#include "auth/managed_identity.hpp"
#include "auth/methods.hpp"
#include "auth/settings.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::auth {
namespace {

struct Method {
  char const* name;
  std::shared_ptr<Credential const> (*make)(Settings const&, Means const&);
};

constexpr auto k_methods = std::to_array<Method>({{"auto", first_configured},
                                                  {"secret", with_secret},
                                                  {"certificate", with_certificate},
                                                  {"workload-identity", workload_identity},
                                                  {"github", github_actions},
                                                  {"azure-devops", azure_devops},
                                                  {"browser", with_browser},
                                                  {"device-code", with_device_code},
                                                  {"az", azure_cli},
                                                  {"azd", azure_developer_cli},
                                                  {"managed-identity", managed_identity}});

Method const& method_of(std::string const& name) {
  auto const found = std::find_if(k_methods.begin(), k_methods.end(),
                                  [&name](Method const& each) { return name == each.name; });
  if (found == k_methods.end()) {
    auto const near = core::closest(name, method_names());
    throw core::usage_error("'" + core::printable(name) + "' is no way to sign in",
                            (near.empty() ? "" : "did you mean " + near + "? ") + "--auth takes " +
                                core::join(method_names(), ", "));
  }
  return *found;
}

} // namespace

std::vector<std::string> const& method_names() {
  static std::vector<std::string> const k_names = [] {
    std::vector<std::string> names;
    std::transform(k_methods.begin(), k_methods.end(), std::back_inserter(names),
                   [](Method const& each) { return each.name; });
    return names;
  }();
  return k_names;
}

void check_method_name(std::string const& name) {
  method_of(name);
}

std::shared_ptr<Credential const> sign_in(SignInOptions const& options, Means const& means) {
  auto const& method = method_of(options.method);
  return method.make(gather(options, means.environment), means);
}

} // namespace partnerctl::auth
