#include "cli/claim/book.hpp"
#include "cli/claim/check_answer.hpp"
#include "cli/claim/pack_carrier.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/console.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/output/bundle.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  std::string out{};
  bool offline = false;
  bool no_open = false;
  std::optional<std::string> as{};
};

void check_can_be_entered(ViewedClaim const& viewed, Services& services) {
  if (cpor::is_editable(viewed.standing.status)) {
    return;
  }
  throw core::usage_error(viewed.kept.id + " is " + core::printable(viewed.standing.text) + " (" +
                              core::printable(cpor::source_text(viewed.standing)) +
                              "): there is nothing to enter",
                          "see: " + typed("partnerctl claim show " + viewed.kept.id, services));
}

cpor::Cargo cargo_of(cpor::KeptClaim const& kept, ledger::ClaimBook const& book,
                     ClaimSettings const& settings) {
  auto const names = cpor::carried_names(kept.proofs);
  cpor::Cargo cargo{.kept = kept,
                    .steps = cpor::portal_steps(kept, names, settings.place),
                    .portal_url = settings.portal_url};
  for (std::size_t i = 0; i < names.size(); ++i) {
    cargo.proofs.push_back({.proof = kept.proofs[i],
                            .file = names[i],
                            .path = book.proof_path(kept.proofs[i].sha256)});
  }
  return cargo;
}

// Only for a person at a terminal, and never from a rehearsal.
void open_portal(Options const& options, ClaimSettings const& settings, Services& services) {
  if (options.no_open || is_rehearsal(services) || !services.may_ask()) {
    return;
  }
  Console console(services.streams(), services.environment(), services.messages());
  if (!console.open_browser(settings.portal_url)) {
    say_of_claims("The portal: " + settings.portal_url, services);
  }
}

void say_how_to_go_on(ViewedClaim const& viewed, Options const& options, Services& services) {
  auto const& id = viewed.kept.id;
  bool const is_there = viewed.standing.status == cpor::Status::partner_action_required;
  say_of_claims(id + " is in " + core::printable(options.out) +
                    ", handed off and not submitted. Open its index.html, and " +
                    (is_there ? "change the claim in the portal and submit it again"
                              : "enter it in the portal") +
                    ". Then: " +
                    typed("partnerctl claim record " + id + " --status Submitted" +
                              (is_there ? "" : " --number N"),
                          services),
                services);
}

core::ExitCode refuse(ExaminedClaim examined, output::RenderOptions const& render,
                      Services& services) {
  std::vector<ExaminedClaim> const claims{std::move(examined)};
  show_answer(check_answer("partnerctl/claim-check/1", claims), render, services);
  say_of_claims(verdict_text(claims.front()) + ", so no pack was written", services);
  return core::ExitCode::not_as_wanted;
}

// While services are asked; what writes the pack listens to nothing, and is ended.
ExaminedClaim examine(cpor::KeptClaim const& kept, ledger::ClaimBook const& book,
                      ClaimSettings const& settings, Options const& options, Services& services) {
  Interrupt const interrupt(services.messages(), "Interrupted");
  services.heed(interrupt.no_more());
  auto examined = Examination(book, settings, options.offline, services).examine(kept, interrupt);
  interrupt.check();
  return examined;
}

// Handed off is what was packed: while services were asked and files written, somebody may have
// changed it.
void mark(cpor::KeptClaim const& packed, cpor::Event const& event, ledger::ClaimBook& book,
          Options const& options) {
  auto marked = core::attempt([&] { return book.add_event(packed.id, packed.revision, event); });
  if (marked) {
    return;
  }
  if (marked.error->cause == ledger::k_changed_meanwhile) {
    marked.error->message =
        packed.id + " was changed while its pack was written: " + core::printable(options.out) +
        " says what it said before";
    marked.error->hint = "take that pack away, and hand it off again";
  }
  throw std::move(*marked.error);
}

core::ExitCode run_handoff(Options const& options, Services& services) {
  auto const render = begin_answer(check_columns(), services);
  auto const settings = claim_settings(services);
  auto const who = person(options.as, services);
  output::check_bundle_place("--out", options.out);
  auto book = claim_book_to_change(services);
  auto const viewed = view(book.get(options.id), settings);
  auto const& kept = viewed.kept;
  check_can_be_entered(viewed, services);
  auto examined = examine(kept, book, settings, options, services);
  if (!examined.passes()) {
    return refuse(std::move(examined), render, services);
  }
  PackCarrier carrier(options.out,
                      {.now = services.clock().now(), .rehearsal = is_rehearsal(services)});
  auto const delivery = carrier.carry(cargo_of(kept, book, settings));
  mark(kept,
       {.kind = cpor::EventKind::handed_off,
        .text = carrier.name(),
        .by = who,
        .on = settings.today,
        .recorded = services.clock().now(),
        .comment = delivery.says},
       book, options);
  services.kept(typed("partnerctl claim show " + kept.id, services));
  std::vector<ExaminedClaim> const claims{std::move(examined)};
  show_answer(check_answer("partnerctl/claim-handoff/1", claims), render, services);
  say_how_to_go_on(viewed, options, services);
  open_portal(options, settings, services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  app.add_option("--out", options->out, "Where the pack goes: a folder, or a .zip")
      ->type_name("PATH")
      ->required();
  app.add_flag("--offline", options->offline, "Ask no service before");
  app.add_flag("--no-open", options->no_open, "Do not open the portal's page");
  app.add_option("--as", options->as, "Who hands it off (default: this machine's user)")
      ->type_name("NAME");
  return [options](Services& services) { return run_handoff(*options, services); };
}

} // namespace

Command claim_handoff_command() {
  return {.path = "claim handoff",
          .summary = "Write the pack with which a person enters a claim in the portal",
          .description =
              "First checks the claim; where it does not pass, nothing is written (exit code 6). "
              "The pack is a page that walks through the portal's 19 steps with a copy button for "
              "each value (where Microsoft asks for something, through what can be changed), the "
              "proofs, the claim and a manifest. Then it opens the portal's page of "
              "claims, on a terminal. The claim is handed-off after that; submitted it is when the "
              "portal says so.",
          .examples = {{"A pack", "partnerctl claim handoff C-0042 --out C-0042.zip"},
                       {"Into a folder, in a script",
                        "partnerctl claim handoff C-0042 --out packs/C-0042 --offline --no-open"}},
          .declare = declare};
}

} // namespace partnerctl::cli
