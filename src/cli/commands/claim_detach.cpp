#include "cli/claim/book.hpp"
#include "cli/claim/list_answer.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  std::string proof{};
  std::optional<std::string> as{};
};

core::ExitCode run_detach(Options const& options, Services& services) {
  auto const render = begin_answer(claim_columns(), services);
  auto const settings = claim_settings(services);
  auto const who = person(options.as, services);
  auto book = claim_book_to_change(services);
  auto const before = view(book.get(options.id), settings);
  if (!cpor::is_editable(before.standing.status)) {
    throw core::usage_error(before.kept.id + " is " + core::printable(before.standing.text) +
                                ": what was submitted with it is a record and stays",
                            "attach a newer proof beside it");
  }
  auto const kept = book.detach(before.kept.id, before.kept.revision, options.proof,
                                {.kind = cpor::EventKind::detached,
                                 .by = who,
                                 .on = settings.today,
                                 .recorded = services.clock().now()});
  services.kept(typed("partnerctl claim show " + kept.id, services));
  std::vector<ViewedClaim> const shown{view(kept, settings)};
  show_answer(claim_list_answer("partnerctl/claim-detach/1", shown), render, services);
  say_of_claims(kept.id + " has " + core::counted(kept.proofs.size(), "proof") + " now", services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  app.add_option("PROOF", options->proof, "Its file's name, or the beginning of its SHA-256")
      ->type_name("PROOF")
      ->required();
  app.add_option("--as", options->as, "Who detaches it (default: this machine's user)")
      ->type_name("NAME");
  return [options](Services& services) { return run_detach(*options, services); };
}

} // namespace

Command claim_detach_command() {
  return {.path = "claim detach",
          .summary = "Take a proof from a claim",
          .description =
              "Before it is submitted, and where the portal asks for partner action. The "
              "kept copy goes with the last claim that has it.",
          .examples = {{"By its name", "partnerctl claim detach C-0042 sow.pdf"},
                       {"By its digest", "partnerctl claim detach C-0042 9f86d081"}},
          .declare = declare};
}

} // namespace partnerctl::cli
