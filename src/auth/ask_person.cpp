#include "auth/browser.hpp"
#include "auth/device_code.hpp"
#include "auth/person_account.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::auth {
namespace {

void check(LogInOptions const& options, Means const& means) {
  if (means.interaction == nullptr) {
    throw core::Error{
        .kind = core::ErrorKind::auth,
        .message = "nobody can be asked here to sign in",
        .hint = "run " + means.login +
                " in a terminal, outside CI and without --no-input; or sign in without a person, "
                "by --auth secret, certificate, workload-identity, github, azure-devops or "
                "managed-identity"};
  }
  if (options.client_id.empty()) {
    throw core::usage_error("a person signs in with an application of your own, and none is named",
                            "give --client-id, or set client_id in the profile");
  }
  // What a person types into a page that came over plain http is everybody's.
  if (!is_safe_address(means.cloud.authority)) {
    throw core::usage_error("a person may not be sent to the authority '" +
                                core::printable(means.cloud.authority) + "'",
                            "an authority is an https origin");
  }
}

} // namespace

PersonSignedIn ask_person(LogInOptions const& options, Means const& means) {
  if (options.method != "browser" && options.method != "device-code") {
    throw core::usage_error("'" + core::printable(options.method) +
                                "' is no way for a person to sign in",
                            "--auth takes browser or device-code here");
  }
  check(options, means);
  return options.method == "browser" ? sign_in_with_browser(options, means)
                                     : sign_in_with_device_code(options, means);
}

} // namespace partnerctl::auth
