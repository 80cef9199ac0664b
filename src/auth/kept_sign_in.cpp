#include "auth/kept_sign_in.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::auth {
namespace {

std::vector<Account> kept_at(Means const& means) {
  auto accounts = means.accounts ? means.accounts().all() : std::vector<Account>();
  std::erase_if(accounts, [&means](Account const& each) {
    return !core::equal_ignoring_case(each.authority, means.cloud.authority);
  });
  return accounts;
}

// "a@x.example (client …), b@x.example (client …)"
std::string list_of(std::vector<Account> const& accounts) {
  std::vector<std::string> names;
  std::transform(accounts.begin(), accounts.end(), std::back_inserter(names),
                 [](Account const& each) {
                   return core::printable(each.user_name + " (client " + each.client_id + ")");
                 });
  return core::join(names, ", ");
}

bool is_meant(Account const& account, Settings const& settings) {
  bool const client_fits = !settings.own_client_id ||
                           core::equal_ignoring_case(account.client_id, *settings.own_client_id);
  return client_fits &&
         (!settings.account || core::equal_ignoring_case(account.user_name, *settings.account));
}

core::Error not_kept(Settings const& settings, std::vector<Account> const& kept,
                     Means const& means) {
  auto const client =
      settings.own_client_id ? " by the client " + core::printable(*settings.own_client_id) : "";
  auto const why = means.accounts ? means.accounts().why_not_kept() : std::string();
  return {.kind = core::ErrorKind::auth,
          .message = fmt::format("no sign-in of {}{} is kept; kept at {}: {}",
                                 core::printable(*settings.account), client, means.cloud.authority,
                                 kept.empty() ? "none" : list_of(kept)),
          .hint = why.empty() ? "sign in first: " + means.login : "none can be kept here: " + why};
}

} // namespace

std::optional<Account> find_kept(Settings const& settings, Means const& means) {
  auto const kept = kept_at(means);
  auto fitting = kept;
  std::erase_if(fitting, [&settings](Account const& each) { return !is_meant(each, settings); });
  if (fitting.size() > 1) {
    bool const one_person =
        std::all_of(fitting.begin(), fitting.end(), [&fitting](Account const& each) {
          return core::equal_ignoring_case(each.user_name, fitting.front().user_name);
        });
    throw core::usage_error("several kept sign-ins fit: " + list_of(fitting),
                            one_person ? "say which: --client-id ID" : "say which: --account NAME");
  }
  if (fitting.empty()) {
    if (settings.account) {
      throw not_kept(settings, kept, means);
    }
    return std::nullopt;
  }
  return std::move(fitting.front());
}

} // namespace partnerctl::auth
