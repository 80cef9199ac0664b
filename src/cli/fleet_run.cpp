#include "cli/fleet_run.hpp"

#include "cli/announce.hpp"
#include "cli/end_of_run.hpp"
#include "cli/global_options.hpp"
#include "cli/one_tenant_twice.hpp"
#include "cli/recorders.hpp"
#include "cli/run_record.hpp"
#include "cli/show.hpp"
#include "cli/verdict.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/terminal/prompt.hpp"

#include <algorithm>

namespace partnerctl::cli {
namespace {

constexpr char const* k_interrupted =
    "Interrupted: no new tenant is started, those in flight are finished (once more to leave now)";

// Throws where an answer is needed and nobody can give it; false when it was no.
bool consented(Caution const& caution, std::size_t tenants, Services& services) {
  auto const question = caution.question ? caution.question(tenants) : std::string();
  if (services.globals().yes || question.empty() || !services.may_ask()) {
    return true;
  }
  // Whoever is asked has to see as whom, also under --quiet.
  services.messages().release();
  return terminal::confirm(services.streams(), question);
}

void check_yes(Caution const& caution, Services& services) {
  if (!caution.needs_yes.empty() && !services.globals().yes && !services.may_ask()) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = caution.needs_yes + " needs --yes where nobody can be asked",
                      .hint = "add --yes"};
  }
}

void check_partner_ids(std::vector<fleet::Assignment> const& assignments) {
  for (auto const& assignment : assignments) {
    if (!assignment.partner_id) {
      throw core::Error{.kind = core::ErrorKind::usage,
                        .message = "no partner ID for " + assignment.tenant.text() + " (" +
                                   assignment.where + ")",
                        .hint = "give --partner-id ID, a partner_id column, PARTNERCTL_PARTNER_ID, "
                                "or a profile's partner_id"};
    }
  }
}

// What is known before anybody is asked: how to show it, which tenants, and as whom.
struct Prepared {
  output::RenderOptions render{};
  TenantChoice choice{};
  std::string announcement{};
};

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

fleet::Job job_of(FleetWork const& work, FleetOptions const& options, TenantChoice const& choice,
                  Before const& before, fleet::Claims& claims, Services& services) {
  return [&](fleet::Assignment const& assignment, fleet::Outcome& outcome,
             fleet::Beginning const& beginning) {
    if (auto const tenant = assignment.tenant.guid()) {
      outcome.tenant_id = tenant->text();
    }
    if (auto const found = choice.skipped.find(assignment.index); found != choice.skipped.end()) {
      outcome.action = "skipped";
      outcome.reason = found->second;
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
                        note_identity(identity, assignment, choice, outcome, claims);
                      }};
    auto const done = core::attempt([&] {
      work.in_tenant(tenant);
      return true;
    });
    if (!done && !outcome.merged) {
      throw *done.error;
    }
    services.messages().detail(core::printable(outcome.tenant) + ": " + outcome.action);
  };
}

// All that can be found wrong without reading a roster or sending anything.
output::RenderOptions checked(FleetOptions const& options, Caution const& caution,
                              FleetWork const& work, Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  output::check_columns(work.report.columns, render);
  check_yes(caution, services);
  check_tenant_options(options, services);
  return render;
}

// Listens for an interrupt as long as it signs in and asks ARM; at the question after it, Ctrl-C
// ends the process, for nothing was done yet.
Prepared prepare(FleetOptions const& options, WantedPartner const& wanted, Caution const& caution,
                 FleetWork const& work, Services& services) {
  Interrupt const interrupt(services.messages(), "Interrupted");
  services.heed(interrupt.no_more());
  Prepared prepared{.render = checked(options, caution, work, services)};
  prepared.choice = choose_tenants(options, wanted, services, interrupt.no_more());
  if (work.needs_partner) {
    check_partner_ids(prepared.choice.assignments);
  }
  if (work.prepare) {
    work.prepare(prepared.choice.assignments);
  }
  prepared.announcement = announcement(prepared.choice.assignments, services);
  return prepared;
}

RunFacts facts_of(TenantChoice const& choice, FleetWork const& work, Services& services) {
  auto const& first = choice.assignments.front();
  return {.cloud = services.cloud().name,
          .identity = services.signed_in(first.profile, first.client_id).credential->identity(),
          .dry_run = work.dry_run,
          .started = services.clock().now()};
}

ledger::RunStart start_of(RunFacts const& facts, FleetWork const& work, Services& services) {
  auto const& globals = services.globals();
  return {.command = work.command,
          .tool_version = PARTNERCTL_VERSION,
          .cloud = facts.cloud,
          .method = facts.identity.method,
          .client_id = facts.identity.client_id,
          .account = globals.account.value_or(""),
          .identity = facts.identity,
          .options = work.options,
          .command_line = command_line(globals.arguments)};
}

// The last words, and the exit code.
core::ExitCode end(std::vector<fleet::Outcome> const& outcomes, FleetWork const& work,
                   RunFacts const& facts, bool interrupted, Services& services) {
  auto const different =
      work.differs ? std::count_if(outcomes.begin(), outcomes.end(), work.differs) : 0;
  if (different > 0) {
    services.messages().say("Not as wanted (--check): " +
                            tenants_text(static_cast<std::size_t>(different)));
  }
  services.messages().say(end_of_run(
      outcomes, {.command = work.command,
                 .sandbox = services.is_sandbox(),
                 .interrupted = interrupted,
                 .took = std::chrono::duration_cast<core::Milliseconds>(facts.took),
                 .run = facts.run,
                 .again = facts.run.empty() ? command_line(services.globals().arguments)
                                            : resume_command(services.globals(), facts.run,
                                                             services.is_sandbox())}));
  return verdict(outcomes, {.interrupted = interrupted, .differs = different > 0});
}

// What was chosen, and where what becomes of it is kept.
struct Chosen {
  TenantChoice const& choice;
  Before const& before;
  RunRecord& record;
  RunFacts facts;
};

core::ExitCode run_chosen(Chosen const& chosen, FleetOptions const& options, FleetWork const& work,
                          output::RenderOptions const& render, Interrupt const& interrupt,
                          Services& services) {
  auto const& choice = chosen.choice;
  auto& record = chosen.record;
  auto facts = chosen.facts;
  auto const began = services.clock().steady();
  fleet::Claims claims;
  for (auto const& [tenant, row] : chosen.before.settled) {
    claims.claim(tenant, row);
  }
  Show show(work.report, render, record.id(), facts.cloud, services);
  // The ledger first: what is shown is kept.
  Recorders recorders({&record, &show});
  auto const dispatched = fleet::dispatch(
      choice.assignments, job_of(work, options, choice, chosen.before, claims, services),
      {.parallel = options.parallel,
       .no_more = interrupt.no_more(),
       .abandon = interrupt.abandon(),
       .proves = work.proof ? work.proof() : nullptr},
      recorders, services.clock());
  if (dispatched.outcomes.empty()) {
    throw core::usage_error("no tenant is left: --exclude names every one that was selected",
                            "nothing was changed");
  }
  facts.ended = services.clock().now();
  facts.took = services.clock().steady() - began;
  show.finish(facts, dispatched.outcomes);
  auto const kept = core::attempt([&] {
    record.finish(interrupt.happened(), choice.assignments, dispatched.outcomes);
    return true;
  });
  auto const code = end(dispatched.outcomes, work, facts, interrupt.happened(), services);
  if (dispatched.recorder_error) {
    throw *dispatched.recorder_error;
  }
  if (!kept) {
    throw *kept.error;
  }
  return code;
}

} // namespace

core::ExitCode run_fleet(FleetOptions const& options, WantedPartner const& wanted,
                         Caution const& caution, FleetWork const& work, Services& services) {
  auto const prepared = prepare(options, wanted, caution, work, services);
  services.messages().say(prepared.announcement);
  if (!consented(caution, prepared.choice.assignments.size(), services)) {
    services.messages().say("Nothing was changed.");
    return core::ExitCode::failed;
  }
  auto const& choice = prepared.choice;
  Interrupt const interrupt(services.messages(), k_interrupted);
  services.heed(interrupt.no_more());
  check_one_tenant_twice(choice.assignments, options, services, interrupt.no_more());
  auto facts = facts_of(choice, work, services);
  RunRecord record(start_of(facts, work, services), choice.assignments, services);
  facts.run = record.id();
  return run_chosen({.choice = choice, .before = {}, .record = record, .facts = facts}, options,
                    work, prepared.render, interrupt, services);
}

core::ExitCode resume_fleet(TenantChoice const& choice, Before const& before, RunRecord& record,
                            FleetOptions const& options, FleetWork const& work,
                            Services& services) {
  auto const render = render_options(services);
  Interrupt const interrupt(services.messages(), k_interrupted);
  services.heed(interrupt.no_more());
  auto facts = facts_of(choice, work, services);
  facts.run = record.id();
  return run_chosen({.choice = choice, .before = before, .record = record, .facts = facts}, options,
                    work, render, interrupt, services);
}

} // namespace partnerctl::cli
