#include "cli/claim/book.hpp"
#include "cli/claim/field_options.hpp"
#include "cli/claim/show_rows.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
};

std::vector<output::Column> columns() {
  return {{"field"}, {"value"}};
}

core::ExitCode run_show(Options const& options, Services& services) {
  auto const render = begin_answer(columns(), services);
  auto const settings = claim_settings(services);
  auto const viewed = view_of(needed_claim_book(services), options.id, settings);
  ClaimAnswer const answer{.schema = "partnerctl/claim-show/1",
                           .size = 1,
                           .object = [&](std::size_t) { return to_json(viewed); },
                           .columns = columns(),
                           .rows = show_rows(viewed)};
  show_answer(answer, render, services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  return [options](Services& services) { return run_show(*options, services); };
}

} // namespace

Command claim_show_command() {
  return {.path = "claim show",
          .summary = "Show a claim: what it says, its proofs, and what became of it",
          .description = "Each status with whose word it is and of when, what sources say against "
                         "each other, what is due, and the whole history.",
          .examples = {{"One claim", "partnerctl claim show C-0042"},
                       {"As a document", "partnerctl claim show C-0042 -o json"}},
          .declare = declare};
}

} // namespace partnerctl::cli
