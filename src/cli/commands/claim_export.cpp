#include "cli/claim/book.hpp"
#include "cli/claim/view.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::vector<std::string> ids{};
};

std::vector<output::Column> columns() {
  // So that two claims which differ in their workloads alone are read as two.
  std::vector<output::Column> all{{"id"}};
  for (auto const& name : cpor::csv_columns()) {
    all.push_back({name});
  }
  return all;
}

// A table would cut what an export is for.
output::RenderOptions export_options(Services& services) {
  bool const says_format =
      services.globals().output || services.environment().has("PARTNERCTL_OUTPUT");
  auto options = begin_answer(columns(), services);
  if (!says_format) {
    options.format = output::Format::json;
  }
  return options;
}

std::vector<ViewedClaim> chosen(Options const& options, Services& services) {
  auto const settings = claim_settings(services);
  if (options.ids.empty()) {
    return view(kept_claims(services), settings);
  }
  return view_of(needed_claim_book(services), options.ids, settings);
}

core::ExitCode run_export(Options const& options, Services& services) {
  auto const render = export_options(services);
  auto const viewed = chosen(options, services);
  ClaimAnswer answer{.schema = "partnerctl/claim-export/1",
                     .summary =
                         [&] {
                           return core::Json{{"total", viewed.size()}};
                         },
                     .size = viewed.size(),
                     .object = [&](std::size_t i) { return to_json(viewed[i]); },
                     .columns = columns()};
  for (auto const& one : viewed) {
    for (auto const& record : cpor::csv_rows(one.kept.claim)) {
      std::vector<output::Cell> row{{one.kept.id}};
      for (auto const& value : record) {
        row.push_back({.text = value, .as_it_is = true});
      }
      answer.rows.push_back(std::move(row));
    }
  }
  show_answer(answer, render, services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->ids, "Which claims (default: all)")->type_name("ID");
  return [options](Services& services) { return run_export(*options, services); };
}

} // namespace

Command claim_export_command() {
  return {.path = "claim export",
          .summary = "Write claims out, as JSON or CSV",
          .description = "JSON has everything: what a claim says, its proofs' digests, its history "
                         "and deadlines. CSV has what it says, a line a workload. Both can be read "
                         "by claim new. Without --output it is JSON.",
          .examples = {{"Everything", "partnerctl claim export > claims.json"},
                       {"For a spreadsheet", "partnerctl claim export -o csv > claims.csv"},
                       {"One claim", "partnerctl claim export C-0042"}},
          .declare = declare};
}

} // namespace partnerctl::cli
