#include "cli/tenant_job.hpp"

#include "cli/earlier_write.hpp"
#include "cli/one_tenant_twice.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {
namespace {

// Drops a tenant's access token when its work is over, however it ends.
class TokenGuard {
public:
  TokenGuard(auth::TokenSource& tokens, core::TenantRef tenant)
      : m_tokens(tokens), m_tenant(std::move(tenant)) {}
  ~TokenGuard() { m_tokens.forget(m_tenant); }
  TokenGuard(TokenGuard const&) = delete;
  TokenGuard& operator=(TokenGuard const&) = delete;

private:
  auth::TokenSource& m_tokens;
  core::TenantRef m_tenant;
};

// Who signs in now must be who began: a link belongs to one identity.
void check_same_object(core::Identity const& identity, fleet::Assignment const& assignment,
                       Before const& before) {
  auto const known = before.objects.find(assignment.index);
  if (known != before.objects.end() && known->second != identity.object.text()) {
    throw core::Error{.kind = core::ErrorKind::conflict,
                      .message = "the run worked here as the object " + known->second +
                                 ", and now it would be " + identity.object.text(),
                      .hint = "sign in as the identity that began it, or begin a run of its own"};
  }
}

} // namespace

fleet::Job job_of(FleetWork const& work, FleetOptions const& options, TenantChoice const& choice,
                  Before const& before, fleet::Claims& claims, ProgressOfRun& progress,
                  Services& services) {
  return [&](fleet::Assignment const& assignment, fleet::Outcome& outcome,
             fleet::Beginning const& beginning) {
    if (auto const tenant = assignment.tenant.guid()) {
      outcome.tenant_id = tenant->text();
    }
    if (!assignment.skip.empty()) {
      outcome.action = "skipped";
      outcome.reason = assignment.skip;
      return;
    }
    if (auto const earlier = before.attempts.find(assignment.index);
        earlier != before.attempts.end()) {
      outcome.attempts += earlier->second;
    }
    auto& me = services.signed_in(assignment.profile, assignment.client_id);
    TokenGuard const guard(*me.tokens, assignment.tenant);
    arm::Context const context{.cloud = &services.cloud(),
                               .tenant = assignment.tenant,
                               .timeout = std::chrono::seconds(options.timeout_seconds),
                               .deadline = beginning.deadline,
                               .stop = beginning.stop,
                               .may_defer = true};
    TenantWork tenant{.assignment = assignment,
                      .outcome = outcome,
                      .send = me.send,
                      .context = context,
                      .identified = [&](core::Identity const& identity) {
                        check_same_object(identity, assignment, before);
                        note_identity(identity, assignment,
                                      before.rows.empty() ? choice.assignments : before.rows,
                                      choice.excluded, outcome, claims);
                      }};
    auto done = core::attempt([&] {
      work.in_tenant(tenant);
      return true;
    });
    if (beginning.earlier != nullptr) {
      remember_write(*beginning.earlier, outcome, done.error);
    }
    if (!done && !outcome.merged) {
      throw *done.error;
    }
    if (outcome.merged) {
      progress.merged();
    }
    services.messages().detail(core::printable(outcome.tenant) + ": " + outcome.action);
  };
}

} // namespace partnerctl::cli
