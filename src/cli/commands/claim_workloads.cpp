#include "cli/claim/view.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::optional<std::string> area{};
};

std::vector<output::Column> columns() {
  return {{"area"}, {"name"}, {"aliases", false}, {"earns"}, {"note"}};
}

std::optional<cpor::SolutionArea> wanted_area(std::optional<std::string> const& text) {
  auto const area = text ? cpor::area_of(*text) : std::nullopt;
  if (text && !area) {
    throw core::usage_error("--area: no solution area is called '" + core::printable(*text) + "'",
                            "one of: " + core::join(cpor::area_ids(), ", "));
  }
  return area;
}

core::Json object_of(cpor::CatalogueEntry const& entry) {
  return {{"area", cpor::id_of(entry.area)},
          {"name", entry.name},
          {"aliases", entry.aliases},
          {"earns", entry.earns},
          {"note", entry.note}};
}

core::ExitCode run_workloads(Options const& options, Services& services) {
  auto const render = begin_answer(columns(), services);
  auto const area = wanted_area(options.area);
  auto catalogue = claim_settings(services).catalogue;
  auto& entries = catalogue.entries;
  std::erase_if(entries, [&](cpor::CatalogueEntry const& e) { return area && e.area != *area; });
  ClaimAnswer answer{.schema = "partnerctl/claim-workloads/1",
                     .list = "workloads",
                     .summary =
                         [&] {
                           return core::Json{{"total", entries.size()},
                                             {"dated", core::format_date(catalogue.dated)},
                                             {"source", catalogue.source}};
                         },
                     .size = entries.size(),
                     .object = [&](std::size_t i) { return object_of(entries[i]); },
                     .columns = columns()};
  for (auto const& entry : entries) {
    answer.rows.push_back({{std::string(cpor::id_of(entry.area))},
                           {entry.name},
                           {core::join(entry.aliases, ";")},
                           {entry.earns ? "yes" : "no"},
                           {entry.note}});
  }
  show_answer(answer, render, services);
  say_of_claims("As known on " + core::format_date(catalogue.dated) + " (" + catalogue.source +
                    "). Microsoft publishes no list of what the portal offers: one that is missing "
                    "here can still be right",
                services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--area", options->area, "Only those of one solution area")->type_name("AREA");
  return [options](Services& services) { return run_workloads(*options, services); };
}

} // namespace

Command claim_workloads_command() {
  return {.path = "claim workloads",
          .summary = "List the workloads and products that claims can be for",
          .description =
              "A dated catalogue, with what earns no incentives any more. A file of your "
              "own (workloads in the configuration's table [claims]) replaces it; this "
              "list as CSV is one to begin from.",
          .examples = {{"What there is", "partnerctl claim workloads"},
                       {"A catalogue of your own",
                        "partnerctl claim workloads -o csv > workloads.csv"}},
          .declare = declare};
}

} // namespace partnerctl::cli
