#include "cli/one_tenant_twice.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"

#include <map>

namespace partnerctl::cli {
namespace {

class Nobody final : public fleet::Recorder {
public:
  void ended(fleet::Outcome const& /*outcome*/) override {}
};

bool agree(fleet::Assignment const& a, fleet::Assignment const& b) {
  return a.partner_id == b.partner_id && a.profile == b.profile && a.client_id == b.client_id;
}

core::Error disagreement(fleet::Assignment const& a, fleet::Assignment const& b,
                         std::string const& tenant_id) {
  return core::usage_error(a.where + " (" + a.tenant.text() + ") and " + b.where + " (" +
                               b.tenant.text() + ") are one tenant, " + tenant_id +
                               ", and ask for different things",
                           "keep one of the two rows");
}

} // namespace

void note_identity(core::Identity const& identity, fleet::Assignment const& assignment,
                   std::vector<fleet::Assignment> const& rows, std::set<core::Guid> const& excluded,
                   fleet::Outcome& outcome, fleet::Claims& claims) {
  outcome.tenant_id = identity.tenant.text();
  outcome.object_id = identity.object.text();
  outcome.identity = identity.name;
  if (excluded.count(identity.tenant) > 0) {
    outcome.merged = true;
    throw core::Error{.kind = core::ErrorKind::cancelled, .message = "the tenant is excluded"};
  }
  auto const& owner = rows.at(claims.claim(identity.tenant, assignment.index));
  if (owner.index == assignment.index) {
    return;
  }
  if (!agree(owner, assignment)) {
    // Found only now, for the sign-in that could have told before the first write had failed.
    auto error = disagreement(owner, assignment, outcome.tenant_id);
    error.kind = core::ErrorKind::conflict;
    throw error;
  }
  outcome.merged = true;
  throw core::Error{.kind = core::ErrorKind::cancelled,
                    .message = "another row works on the same tenant"};
}

void check_one_tenant_twice(std::vector<fleet::Assignment> const& assignments,
                            FleetOptions const& options, Services& services,
                            std::stop_token const& stop) {
  if (!fleet::could_disagree(assignments)) {
    return;
  }
  auto const prove = [&](fleet::Assignment const& assignment, fleet::Outcome& outcome,
                         fleet::Beginning const& beginning) {
    if (auto const tenant = assignment.tenant.guid()) {
      outcome.tenant_id = tenant->text();
      return;
    }
    auto& me = services.signed_in(assignment.profile, assignment.client_id);
    auto const token = me.tokens->token({.tenant = assignment.tenant,
                                         .scope = services.cloud().resource_manager_scope,
                                         .stop = beginning.stop,
                                         .deadline = beginning.deadline});
    outcome.tenant_id = token.identity.tenant.text();
  };
  Nobody nobody;
  // A tenant that cannot be signed in to fails in its own row, when its turn comes.
  auto const proved = fleet::dispatch(
      assignments, prove, {.parallel = options.parallel, .no_more = stop, .abandon = stop}, nobody,
      services.clock());
  std::map<std::string, fleet::Assignment const*> seen;
  for (auto const& outcome : proved.outcomes) {
    if (outcome.tenant_id.empty()) {
      continue;
    }
    auto const& assignment = assignments.at(outcome.index);
    auto const [first, is_new] = seen.emplace(outcome.tenant_id, &assignment);
    if (!is_new && !agree(*first->second, assignment)) {
      throw disagreement(*first->second, assignment, outcome.tenant_id);
    }
  }
}

} // namespace partnerctl::cli
