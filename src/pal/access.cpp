#include "partnerctl/pal/access.hpp"

#include "partnerctl/core/attempt.hpp"

#include <algorithm>
#include <map>
#include <type_traits>
#include <utility>

namespace partnerctl::pal {
namespace {

// What f returns; an error is put into `unreadable`, unless it is for all of the work.
template <class F>
auto read_or_note(std::optional<core::Error>& unreadable, F&& f) -> std::invoke_result_t<F> {
  auto read = core::attempt(std::forward<F>(f));
  if (read) {
    return *std::move(read.value);
  }
  if (read.error->kind == core::ErrorKind::cancelled || read.error->retry_after) {
    throw *std::move(read.error);
  }
  unreadable = std::move(read.error);
  return {};
}

// The definitions of a tenant's roles, each read once.
class Definitions {
public:
  Definitions(http::Send const& send, arm::Context const& context, EarningRoles const& table)
      : m_send(send), m_context(context), m_table(table) {}

  void add(core::Guid const& role, SubscriptionAccess& access) {
    bool const there = std::any_of(access.definitions.begin(), access.definitions.end(),
                                   [&role](auto const& one) { return one.id == role; });
    if (there || m_table.find(role, "") != nullptr) {
      return;
    }
    auto const [known, is_new] = m_known.try_emplace(role);
    if (is_new) {
      // Without its definition a role is called by its ID, and the verdict on it is unknown.
      std::optional<core::Error> ignored;
      known->second = read_or_note(ignored, [&] {
        return arm::read_role_definition(m_send, m_context, access.subscription.id, role);
      });
    }
    if (known->second) {
      access.definitions.push_back(*known->second);
    }
  }

private:
  http::Send const& m_send;
  arm::Context const& m_context;
  EarningRoles const& m_table;
  std::map<core::Guid, std::optional<arm::RoleDefinition>> m_known;
};

SubscriptionAccess read_subscription(http::Send const& send, arm::Context const& context,
                                     core::Identity const& caller, arm::Subscription subscription) {
  SubscriptionAccess access{.subscription = std::move(subscription)};
  auto const& id = access.subscription.id;
  auto const& owner = access.subscription.tenant;
  access.delegated = !owner.is_nil() && owner != caller.tenant;
  access.assignments = read_or_note(access.unreadable, [&] {
    return arm::list_role_assignments(send, context, id, caller.object);
  });
  access.active = read_or_note(access.schedules_unreadable,
                               [&] { return arm::list_active_schedules(send, context, id); });
  access.eligible = read_or_note(access.schedules_unreadable,
                                 [&] { return arm::list_eligible_schedules(send, context, id); });
  return access;
}

} // namespace

TenantAccess read_access(http::Send const& send, arm::Context const& context,
                         core::Identity const& caller, EarningRoles const& table) {
  if (caller.object.is_nil()) {
    throw core::Error{.message = "access was read for an identity without an object ID"};
  }
  TenantAccess access;
  auto subscriptions =
      read_or_note(access.unreadable, [&] { return arm::list_subscriptions(send, context); });
  Definitions definitions(send, context, table);
  for (auto& subscription : subscriptions) {
    auto one = read_subscription(send, context, caller, std::move(subscription));
    for (auto const& assignment : one.assignments) {
      definitions.add(assignment.role, one);
    }
    for (auto const* schedules : {&one.active, &one.eligible}) {
      for (auto const& schedule : *schedules) {
        definitions.add(schedule.role, one);
      }
    }
    access.subscriptions.push_back(std::move(one));
  }
  return access;
}

} // namespace partnerctl::pal
