#include "cli/commands/all.hpp"
#include "cli/end_of_run.hpp"
#include "cli/global_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "cli/tenant_list/document.hpp"
#include "cli/tenant_list/sources.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace partnerctl::cli {
namespace {

constexpr char const* k_arm = "arm";
constexpr char const* k_partner_center = "partner-center";

struct Options {
  std::vector<std::string> from{};
  int timeout_seconds = 60;
  int parallel = 16;
};

bool is_file(std::string const& from) {
  return from != k_arm && from != k_partner_center;
}

void check_source(std::string const& from) {
  std::error_code ignored;
  if (!is_file(from) || from == "-" || std::filesystem::exists(from, ignored)) {
    return;
  }
  auto const near = core::closest(from, {k_arm, k_partner_center});
  throw core::usage_error("--from: there is no file '" + core::printable(from) + "'",
                          near.empty() ? "it takes arm, partner-center, or a roster's file"
                                       : "did you mean --from " + near + "?");
}

// Each source once, in the order of the command line.
std::vector<std::string> sources_of(Options const& options, Services& services) {
  std::vector<std::string> sources;
  for (auto const& from : options.from) {
    check_source(from);
    if (std::find(sources.begin(), sources.end(), from) == sources.end()) {
      sources.push_back(from);
    }
  }
  bool const reads_input = std::find(sources.begin(), sources.end(), "-") != sources.end();
  if (reads_input && services.globals().client_secret_file == "-") {
    throw core::usage_error("standard input can be read once, and --from and "
                            "--client-secret-file ask for it",
                            "give one of them a file");
  }
  return sources.empty() ? std::vector<std::string>{k_arm} : sources;
}

using Rosters = std::map<std::string, std::vector<fleet::Entry>>;

// Read before anybody is asked, for what is wrong in one of them and for their columns.
Rosters read_rosters(std::vector<std::string> const& sources, TenantList& list,
                     Services& services) {
  Rosters rosters;
  for (auto const& from : sources) {
    if (is_file(from)) {
      auto& in = from == "-" ? services.standard_input("--from") : services.streams().in;
      rosters[from] = fleet::read_roster(from, in, fleet::RosterColumns::all).entries;
      for (auto const& entry : rosters[from]) {
        list.add_columns(entry.others);
      }
    }
  }
  return rosters;
}

void collect(TenantList& list, std::vector<std::string> const& sources, Rosters const& rosters,
             Asking const& asking) {
  bool const signs_in =
      std::any_of(sources.begin(), sources.end(), [](auto const& from) { return !is_file(from); });
  auto const home = signs_in ? std::optional(own_tenant(asking.services)) : std::nullopt;
  for (auto const& from : sources) {
    if (from == k_arm) {
      add_from_arm(list, asking);
    } else if (from == k_partner_center) {
      add_from_partner_center(list, asking);
    } else {
      add_from_file(list, rosters.at(from), home ? &*home : nullptr, asking);
    }
  }
}

void say_delegated(TenantList const& list, Messages& messages) {
  auto const& tenants = list.tenants();
  auto const count = std::count_if(tenants.begin(), tenants.end(), [](auto const& tenant) {
    return tenant.access == "lighthouse";
  });
  if (count > 0) {
    messages.say(fmt::format(
        "{} delegated by Lighthouse, and link-pal skips {}: the link belongs in your home tenant. "
        "Link once at home: partnerctl link-pal --tenant home",
        tenants_text(static_cast<std::size_t>(count)) + (count == 1 ? " is" : " are"),
        count == 1 ? "it" : "them"));
  }
}

void say_some(std::vector<std::string> const& lines, Messages& messages) {
  constexpr std::size_t k_most = 20;
  for (std::size_t i = 0; i < std::min(k_most, lines.size()); ++i) {
    messages.say(lines[i]);
  }
  if (lines.size() > k_most) {
    messages.say(
        fmt::format("…and {} more like these; -o json has every one", lines.size() - k_most));
  }
}

// The exit code, with what is wrong said on stderr.
core::ExitCode say_trouble(TenantList const& list, Messages& messages) {
  std::vector<std::string> failed;
  for (auto const& tenant : list.tenants()) {
    if (tenant.error) {
      failed.push_back(tenant.where + ": " + tenant.error->message +
                       (tenant.error->hint.empty() ? "" : "\n  " + tenant.error->hint));
    }
  }
  say_some(list.lost(), messages);
  say_some(failed, messages);
  if (failed.empty()) {
    return core::ExitCode::ok;
  }
  return failed.size() == list.tenants().size() ? core::ExitCode::failed
                                                : core::ExitCode::some_failed;
}

core::ExitCode run_tenant_list(Options const& options, Services& services) {
  auto const sources = sources_of(options, services);
  check_globals(services);
  auto const render = render_options(services);
  TenantList list;
  auto const rosters = read_rosters(sources, list, services);
  output::check_columns(tenant_list_columns(list.columns()), render);
  Interrupt const interrupt(services.messages(), "Interrupted");
  services.heed(interrupt.no_more());
  collect(list, sources, rosters,
          {.services = services,
           .interrupt = interrupt,
           .timeout = std::chrono::seconds(options.timeout_seconds),
           .parallel = options.parallel,
           .format = render.format});
  output::render(tenant_list_document(list, services.cloud().name), render, services.streams().out);
  say_delegated(list, services.messages());
  return say_trouble(list, services.messages());
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--from", options->from,
                 "arm (default), partner-center, a roster's file, or - (repeatable: one list of "
                 "all)")
      ->type_name("SOURCE")
      ->allow_extra_args(false);
  app.add_option("--parallel", options->parallel,
                 "Domains of a roster at the same time, 1 to 256 (default: 16)")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_option("--timeout", options->timeout_seconds,
                 "Seconds for one call, 1 to 3600 (default: 60)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 3600));
  return [options](Services& services) { return run_tenant_list(*options, services); };
}

} // namespace

Command tenant_list_command() {
  return {
      .path = "tenant list",
      .summary = "List the tenants that can be selected",
      .description =
          "Asks Azure Resource Manager for every tenant that the signed-in identity can see, "
          "Partner Center for every customer, or reads a roster, whose domains are resolved to "
          "tenant IDs without a sign-in; several sources become one list, each tenant once. As CSV "
          "it is a roster, with the columns of your own that a roster brought.",
      .examples = {{"What you can see", "partnerctl tenant list"},
                   {"Make a roster", "partnerctl tenant list -o csv > customers.csv"},
                   {"Your customers, and which of them you can reach",
                    "partnerctl tenant list --from partner-center --from arm"},
                   {"Bring a roster up to date, your own columns kept",
                    "partnerctl tenant list --from customers.csv --from arm -o csv > new.csv"},
                   {"Without any account", "partnerctl tenant list --cloud sandbox"}},
      .declare = declare};
}

} // namespace partnerctl::cli
