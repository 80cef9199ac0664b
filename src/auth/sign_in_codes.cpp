#include "partnerctl/auth/sign_in_codes.hpp"

#include <algorithm>
#include <charconv>

namespace partnerctl::auth {
namespace {

constexpr std::string_view k_sign_in_again = "sign in again: {login} --tenant {tenant}";

constexpr auto k_codes = std::to_array<SignInCode>({
    {{50020, 16000, 50034, 90072},
     "not a member",
     "ask the customer to invite the account as a guest of {tenant}; check --tenant and the "
     "signed-in account"},
    {{50014, 51004},
     "guest invitation not redeemed",
     "accept the invitation to {tenant} first, then sign in again"},
    {{50076, 50079, 50072, 50074, 50078}, "MFA required", k_sign_in_again},
    {{50105},
     "user not assigned to the application",
     "ask an administrator of {tenant} to assign the user to the application {client}"},
    {{53003, 53000, 53001, 50005, 530035},
     "blocked by Conditional Access",
     "sign in with a browser on a compliant device (device code is often blocked), or give the "
     "request ID to the administrator of {tenant}"},
    {{530034},
     "delegated administrators are blocked by policy",
     "use a guest account or an application in {tenant} instead of delegated administration"},
    {{530084},
     "token protection required",
     "the tenant asks for a token bound to a device, which this tool cannot have; use an "
     "application identity in {tenant}"},
    {{500212, 500213},
     "blocked by cross-tenant access settings",
     "the administrators of your own tenant (outbound) and of {tenant} (inbound) both have to "
     "allow the access"},
    {{65001, 90094, 90095, 65004},
     "consent missing",
     "an administrator of {tenant} gives consent at "
     "{authority}/{tenant}/adminconsent?client_id={client}"},
    {{65002}, "application not preauthorised", "use an app registration of your own: --client-id"},
    {{700016},
     "application not in the tenant",
     "check --tenant and the client ID; an application of another tenant needs consent at "
     "{authority}/{tenant}/adminconsent?client_id={client}"},
    {{7000112, 70001},
     "application disabled",
     "ask an administrator of {tenant} to enable the enterprise application {client}"},
    {{500011, 650052, 650057},
     "service not in the tenant",
     "the tenant does not have the service asked for (Partner Center is in partner tenants only), "
     "or the application {client} lacks its API permission"},
    {{7000215},
     "client secret wrong",
     "use the secret's value, not its ID, of the application {client}; if the value is lost, make "
     "a new secret"},
    {{7000222},
     "client secret expired",
     "make a new secret for the application {client} and use its value"},
    {{700027, 50012, 700030},
     "certificate not accepted",
     "upload the certificate to the application {client} and compare the thumbprint; where it "
     "trusts a subject and issuer, set AZURE_CLIENT_SEND_CERTIFICATE_CHAIN=1"},
    {{700021, 700023, 50027, 700024},
     "assertion not accepted",
     "check this machine's clock, the authority {authority} and the client ID {client}"},
    {{7000218},
     "public client flows are off",
     "set \"Allow public client flows\" on the application {client}, or sign in with its secret "
     "or certificate"},
    {{700025},
     "application is a public client",
     "the application {client} takes no secret and no certificate; leave them out"},
    {{70021, 700211, 700212, 700213, 7002138},
     "federated credential does not match",
     "compare issuer, subject and audience of the presented token with the federated credential "
     "of the application {client}, case included; a new one takes some minutes to work"},
    {{90061},
     "issuer not reachable",
     "the federated credential's issuer has to be reachable from the internet"},
    // The sign-in at home serves all tenants, so it is the one to renew; a tenant's own is renewed
    // there (person.cpp).
    {{70008, 700082, 700084, 700081, 50173},
     "sign-in expired or revoked",
     "sign in again: {login}"},
    {{70043}, "sign-in too old for the tenant", k_sign_in_again},
    {{90002, 900023, 90038},
     "tenant not found",
     "check the tenant's ID or domain; a tenant of another cloud needs --cloud"},
    {{50011, 500113},
     "redirect address not registered",
     "add http://localhost under \"Mobile and desktop applications\" of the application {client}"},
    {{50194},
     "application is of one tenant only",
     "make the application {client} multi-tenant, or sign in to its own tenant"},
    {{70011, 28002, 700022, 28000},
     "scope not accepted",
     "check the cloud's endpoints in the configuration; a token is for one resource"},
    {{70016}, "sign-in is still pending", "enter the code in the browser to go on"},
    {{70018, 70019, 70020}, "device code wrong or expired", k_sign_in_again},
    {{54005}, "authorization code already used", k_sign_in_again},
    {{50126},
     "user name or password wrong",
     "check the account, then sign in again: {login} --tenant {tenant}"},
    {{50196}, "the same request came too often", "wait some minutes before you sign in again"},
    {{90055, 90006, 90024, 90033, 50033},
     "sign-in service is busy",
     "wait a minute, then run the command again"},
    {{90099},
     "application not authorised for delegated administration",
     "give the application {client} consent for this customer in Partner Center"},
    {{900382, 900432},
     "application of another cloud",
     "use an application that is registered in this cloud"},
    {{50049},
     "authority unknown",
     "check AZURE_AUTHORITY_HOST and --cloud; the authority was {authority}"},
});

} // namespace

SignInCode const* find_sign_in_code(std::string_view code) {
  constexpr std::string_view k_prefix = "AADSTS";
  if (code.substr(0, k_prefix.size()) == k_prefix) {
    code.remove_prefix(k_prefix.size());
  }
  int number = 0;
  auto const [end, fault] = std::from_chars(code.data(), code.data() + code.size(), number);
  if (fault != std::errc{} || end != code.data() + code.size() || number <= 0) {
    return nullptr;
  }
  auto const found = std::find_if(k_codes.begin(), k_codes.end(), [number](auto const& each) {
    return std::find(each.codes.begin(), each.codes.end(), number) != each.codes.end();
  });
  return found == k_codes.end() ? nullptr : &*found;
}

} // namespace partnerctl::auth
