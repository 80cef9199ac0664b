#include "cli/fleet_run.hpp"

#include "cli/announce.hpp"
#include "cli/fleet_end.hpp"
#include "cli/global_options.hpp"
#include "cli/one_tenant_twice.hpp"
#include "cli/partner_check.hpp"
#include "cli/progress_of_run.hpp"
#include "cli/recorded_options.hpp"
#include "cli/recorders.hpp"
#include "cli/run_record.hpp"
#include "cli/show.hpp"
#include "cli/tenant_job.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <optional>
#include <utility>

namespace partnerctl::cli {
namespace {

constexpr char const* k_nothing_done = "Interrupted";
constexpr char const* k_interrupted =
    "Interrupted: no new tenant is started, those in flight are finished (once more to leave now)";

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
  // What is to be known of the partner IDs, after it.
  PartnerCheck partners{};
};

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

// A removal names the partner whose link is there already; nothing new is said by it.
PartnerCheck checked_partners(TenantChoice const& choice, FleetWork const& work, Services& services,
                              std::stop_token const& stop) {
  if (work.command != "link-pal" && work.command != "status") {
    return {};
  }
  auto check = check_partners(choice.assignments, services, stop);
  for (auto const& [id, name] : check.names) {
    if (work.partner_named) {
      work.partner_named(id, name);
    }
  }
  return check;
}

// Listens for an interrupt as long as it signs in and asks ARM; the question after it does so by
// itself.
Prepared prepare(FleetOptions const& options, WantedPartner const& wanted, Caution const& caution,
                 FleetWork const& work, Services& services) {
  Interrupt const interrupt(services.messages(), k_nothing_done);
  services.heed(interrupt.no_more());
  Prepared prepared{.render = checked(options, caution, work, services)};
  prepared.choice = choose_tenants(options, wanted, services, interrupt.no_more());
  if (work.needs_partner) {
    check_partner_ids(prepared.choice.assignments);
  }
  if (prepared.choice.assignments.empty()) {
    return prepared;
  }
  if (work.prepare) {
    work.prepare(prepared.choice.assignments);
  }
  prepared.partners = checked_partners(prepared.choice, work, services, interrupt.no_more());
  prepared.announcement =
      announcement(prepared.choice.assignments, services, prepared.partners.names);
  // As late as can be: what was answered must not be forgotten.
  interrupt.check();
  return prepared;
}

void announce(Prepared const& prepared, Messages& messages) {
  messages.say(prepared.announcement);
  for (auto const& note : prepared.partners.notes) {
    messages.say(note);
  }
  for (auto const& detail : prepared.partners.details) {
    messages.detail(detail);
  }
}

RunFacts facts_of(TenantChoice const& choice, FleetWork const& work, Services& services) {
  RunFacts facts{
      .cloud = services.cloud().name, .dry_run = work.dry_run, .started = services.clock().now()};
  if (!choice.assignments.empty()) {
    auto const& first = choice.assignments.front();
    facts.identity = services.signed_in(first.profile, first.client_id).credential->identity();
  }
  return facts;
}

ledger::RunStart start_of(RunFacts const& facts, FleetWork const& work, TenantChoice const& choice,
                          Services& services) {
  auto const& globals = services.globals();
  return {.command = work.command,
          .tool_version = PARTNERCTL_VERSION,
          .cloud = facts.cloud,
          .method = facts.identity.method,
          .client_id = facts.identity.client_id,
          .account = globals.account.value_or(""),
          .identity = facts.identity,
          .options = with_excluded(work.options, choice.excluded),
          .command_line = command_line(globals.arguments),
          .sources = choice.sources};
}

// What was chosen, and where what becomes of it is kept.
struct Chosen {
  TenantChoice const& choice;
  Before const& before;
  RunRecord& record;
  RunFacts facts;
  // False where no row at all is an answer too: in a shard, and in what is left of a run.
  bool must_have_some = false;
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
  std::optional<ProgressOfRun> progress(std::in_place, choice.assignments.size(), render.format,
                                        interrupt, services);
  // The ledger first: what is shown is kept.
  Recorders recorders({&record, &show, &*progress});
  auto const dispatched = fleet::dispatch(
      choice.assignments, job_of(work, options, choice, chosen.before, claims, *progress, services),
      {.parallel = options.parallel,
       .no_more = interrupt.no_more(),
       .abandon = interrupt.abandon(),
       .proves = work.proof ? work.proof() : nullptr},
      recorders, services.clock());
  // Before stdout gets its table, for both may be one screen.
  progress.reset();
  facts.ended = services.clock().now();
  facts.took = services.clock().steady() - began;
  auto const keep = [&] {
    record.finish(interrupt.happened(), choice.assignments, dispatched.outcomes);
    return true;
  };
  if (dispatched.outcomes.empty() && chosen.must_have_some) {
    keep();
    throw core::usage_error("no tenant is left: --exclude names every one that was selected",
                            "nothing was changed");
  }
  show.finish(facts, dispatched.outcomes);
  auto const kept = core::attempt(keep);
  // Once and for all: what is delivered afterwards is delivered, whoever becomes impatient then.
  bool const interrupted = interrupt.happened();
  auto const delivered = core::attempt([&] {
    // Half of what was asked for would be taken for all of it.
    if (work.deliver && !interrupted) {
      work.deliver(dispatched.outcomes, facts);
    }
    return true;
  });
  auto const code = end_fleet(dispatched.outcomes, work, facts, interrupted, services);
  if (dispatched.recorder_error) {
    throw *dispatched.recorder_error;
  }
  for (auto const* done : {&kept, &delivered}) {
    if (!*done) {
      throw *done->error;
    }
  }
  return code;
}

// A job of a matrix that has more jobs than tenants: its document is a document all the same.
core::ExitCode nothing_to_do(Prepared const& prepared, FleetOptions const& options,
                             FleetWork const& work, Services& services) {
  services.messages().say("Nothing to do: of the selected tenants, none is in shard " +
                          options.shard.value_or(""));
  auto facts = facts_of(prepared.choice, work, services);
  facts.ended = facts.started;
  Show(work.report, prepared.render, {}, facts.cloud, services).finish(facts, {});
  return core::ExitCode::ok;
}

} // namespace

core::ExitCode run_fleet(FleetOptions const& options, WantedPartner const& wanted,
                         Caution const& caution, FleetWork const& work, Services& services) {
  auto const prepared = prepare(options, wanted, caution, work, services);
  if (prepared.choice.assignments.empty()) {
    return nothing_to_do(prepared, options, work, services);
  }
  announce(prepared, services.messages());
  if (!consented(caution, prepared.choice.assignments.size(), services)) {
    services.messages().say("Nothing was changed.");
    return core::ExitCode::failed;
  }
  auto const& choice = prepared.choice;
  {
    Interrupt const interrupt(services.messages(), k_nothing_done);
    services.heed(interrupt.no_more());
    check_one_tenant_twice(choice.assignments, options, services, interrupt.no_more());
    interrupt.check();
  }
  auto facts = facts_of(choice, work, services);
  auto record = work.is_recorded ? RunRecord(start_of(facts, work, choice, services),
                                             choice.assignments, services)
                                 : RunRecord();
  facts.run = record.id();
  Interrupt const interrupt(services.messages(), k_interrupted, again_line(services, facts.run));
  services.heed(interrupt.no_more());
  return run_chosen({.choice = choice,
                     .before = {},
                     .record = record,
                     .facts = facts,
                     .must_have_some = !choice.is_shard},
                    options, work, prepared.render, interrupt, services);
}

core::ExitCode resume_fleet(TenantChoice const& choice, Before const& before, RunRecord& record,
                            FleetOptions const& options, FleetWork const& work,
                            Services& services) {
  auto const render = render_options(services);
  Interrupt const interrupt(services.messages(), k_interrupted, again_line(services, record.id()));
  services.heed(interrupt.no_more());
  auto facts = facts_of(choice, work, services);
  facts.run = record.id();
  return run_chosen({.choice = choice, .before = before, .record = record, .facts = facts}, options,
                    work, render, interrupt, services);
}

} // namespace partnerctl::cli
