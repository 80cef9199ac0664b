#include "cli/claim/book.hpp"
#include "cli/claim/import_answer.hpp"
#include "cli/claim/input.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <set>

namespace partnerctl::cli {
namespace {

struct Options {
  std::optional<std::string> portal_export{};
  std::optional<std::string> usage_report{};
  std::optional<std::string> on{};
  bool dry_run = false;
  std::optional<std::string> as{};
};

// The day of rows that have none, and who says it.
struct FileDay {
  core::Date day{};
  cpor::DayBy by = cpor::DayBy::import;
};

// When a file was last written, where it is one: rows without a day of their own are no younger.
std::optional<std::chrono::sys_seconds> written_at(std::string const& path) {
  struct stat status {};
  bool const is_file = path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  return is_file
             ? std::optional(std::chrono::sys_seconds(std::chrono::seconds(status.st_mtim.tv_sec)))
             : std::nullopt;
}

// Whether a moment can be one of a file: what unpacks and copies files writes any number, also
// those that no clock can hold.
bool is_plausible(std::chrono::sys_seconds written) {
  using namespace std::chrono;
  // A day within the years of which days are read, for the zone may put it on the next.
  constexpr sys_days k_first{year(1900) / January / 2};
  constexpr sys_days k_end{year(2199) / December / 31};
  return written >= k_first && written < k_end;
}

core::Date given_day(std::string const& on, ClaimSettings const& settings) {
  auto const day = parse_day("--on", on);
  if (day > settings.today) {
    throw core::usage_error("--on: " + on + " is yet to come",
                            "give the day on which the file was made");
  }
  return day;
}

FileDay day_of(Options const& options, std::string const& path, ClaimSettings const& settings,
               Services& services) {
  if (options.on) {
    return {.day = given_day(*options.on, settings), .by = cpor::DayBy::person};
  }
  FileDay const today{.day = settings.today};
  auto const written = written_at(path);
  if (!written) {
    return today;
  }
  if (!is_plausible(*written)) {
    say_of_claims("The day on which the file was written cannot be right; today stands for it",
                  services);
    return today;
  }
  auto const day = cpor::day_of(core::TimePoint(*written), settings.clocks);
  return day > settings.today ? today : FileDay{.day = day, .by = cpor::DayBy::file};
}

std::string name_of(std::string const& path) {
  return path == "-" ? "standard input" : std::filesystem::path(path).filename().string();
}

cpor::Evidence read(Options const& options, ClaimSettings const& settings, Services& services) {
  bool const is_export = options.portal_export.has_value();
  if (is_export == options.usage_report.has_value()) {
    throw core::usage_error("claim import reads one file of Microsoft's",
                            "name it with --portal-export FILE or --usage-report FILE");
  }
  auto const& path = is_export ? *options.portal_export : *options.usage_report;
  auto const given = given_text(path, is_export ? "--portal-export" : "--usage-report",
                                {.name = is_export ? "portal export" : "usage report"}, services);
  auto const [day, by] = day_of(options, path, settings, services);
  auto const& clocks = settings.clocks;
  auto evidence = is_export ? cpor::read_portal_export(given.text, name_of(path), day, clocks)
                            : cpor::read_usage_report(given.text, name_of(path), day, clocks);
  evidence.day_by = by;
  return evidence;
}

void say_what_is_odd(cpor::Evidence const& evidence, Services& services) {
  for (auto const& remark : evidence.remarks) {
    say_of_claims(core::printable(remark), services);
  }
  if (!evidence.unknown_columns.empty()) {
    say_of_claims("Columns that mean nothing to this program: " +
                      core::printable(core::join(evidence.unknown_columns, ", ")),
                  services);
  }
}

// A day that nobody said moves deadlines: whoever imports is told what to do.
void say_undated(cpor::Reconciliation const& found, cpor::Evidence const& evidence,
                 Services& services) {
  std::set<std::size_t> lines;
  for (auto const& update : found.updates) {
    if (!cpor::undated_words(update.event).empty()) {
      lines.insert(update.line);
    }
  }
  if (lines.empty()) {
    return;
  }
  bool const is_files = evidence.day_by == cpor::DayBy::file;
  say_of_claims(fmt::format("Of {} row{} no source says the day: that {}, {}, stands for it; give "
                            "the day with --on DATE where you know it",
                            lines.size(), lines.size() == 1 ? "" : "s",
                            is_files ? "on which the file was written" : "of the import",
                            core::format_date(evidence.day)),
                services);
}

void say_end(cpor::Reconciliation const& found, cpor::Evidence const& evidence, bool dry_run,
             Services& services) {
  if (!found.matched) {
    say_of_claims(core::printable(evidence.name) +
                      (found.conflicts.empty()
                           ? " is about none of the claims here"
                           : " has no row that is surely of one of the claims here (" +
                                 core::counted(found.conflicts.size(), "conflict") + ")") +
                      "; nothing was changed",
                  services);
    return;
  }
  say_of_claims(
      fmt::format("{}{}: {} new, {} known already, {}, {} without a claim{}",
                  dry_run ? "Would be read: " : "", core::counted(evidence.rows.size(), "row"),
                  found.updates.size(), found.unchanged,
                  core::counted(found.conflicts.size(), "conflict"), found.without_claim.size(),
                  found.without_status.empty()
                      ? ""
                      : fmt::format(", {} without a status", found.without_status.size())),
      services);
}

void keep(cpor::Reconciliation const& found, cpor::Evidence const& evidence,
          ledger::ClaimBook& book, Services& services) {
  std::vector<std::pair<std::string, cpor::Event>> events;
  for (auto const& update : found.updates) {
    events.emplace_back(update.claim, update.event);
  }
  book.add_evidence(events, {.source = evidence.source,
                             .name = evidence.name,
                             .sha256 = evidence.sha256,
                             .imported = services.clock().now()});
}

// A dry run makes no ledger either, and reads one that cannot be written.
std::optional<ledger::ClaimBook> book_for(Options const& options, Services& services) {
  auto book = existing_claim_book(services);
  return options.dry_run ? std::move(book) : claim_book(services);
}

void say_read_before(cpor::Evidence const& evidence, std::optional<ledger::ClaimBook> const& book,
                     Services& services) {
  auto const before = book ? book->imported(evidence.sha256) : std::nullopt;
  if (before) {
    say_of_claims("The same file was read before, at " + core::format_rfc3339(before->imported) +
                      " as " + core::printable(before->name),
                  services);
  }
}

core::ExitCode run_import(Options const& options, Services& services) {
  auto const render = begin_answer(import_columns(), services);
  auto const settings = claim_settings(services);
  auto const who = person(options.as, services);
  auto const evidence = read(options, settings, services);
  auto book = book_for(options, services);
  say_read_before(evidence, book, services);
  say_what_is_odd(evidence, services);
  auto const claims = book ? book->all() : std::vector<cpor::KeptClaim>();
  auto const found =
      cpor::reconcile(claims, evidence, settings.clocks, services.clock().now(), who);
  if (found.matched && !options.dry_run) {
    keep(found, evidence, *book, services);
    services.kept(typed("partnerctl claim list", services));
  }
  show_answer(import_answer(found, evidence, claims, options.dry_run), render, services);
  say_undated(found, evidence, services);
  say_end(found, evidence, options.dry_run, services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--portal-export", options->portal_export,
                 "\"Export claim data\" of the portal's page of customer claims (CSV)")
      ->type_name("FILE");
  app.add_option("--usage-report", options->usage_report,
                 "The downloads hub's \"CPOR - Microsoft 365 usage\" (CSV)")
      ->type_name("FILE");
  app.add_option("--on", options->on,
                 "The day of rows that have none (default: when the file was written)")
      ->type_name("DATE");
  app.add_flag("--dry-run", options->dry_run, "Show what would follow, and keep nothing");
  app.add_option("--as", options->as, "Who reads it in (default: this machine's user)")
      ->type_name("NAME");
  return [options](Services& services) { return run_import(*options, services); };
}

} // namespace

Command claim_import_command() {
  return {.path = "claim import",
          .summary = "Read what Microsoft's files say of the claims",
          .description =
              "Finds the claims that the rows are about, by number, tenant, subscription, role, "
              "workload and name, and keeps what each row says with its source and day. What is "
              "against what is known is shown as a conflict, never hidden; rows that no claim here "
              "is for are listed, and claims that the file should have and does not. A file that "
              "matches nothing changes nothing.",
          .examples = {{"The portal's export",
                        "partnerctl claim import --portal-export claims-export.csv"},
                       {"What would follow",
                        "partnerctl claim import --portal-export claims-export.csv --dry-run"},
                       {"Which claims are associated",
                        "partnerctl claim import --usage-report cpor-usage.csv"}},
          .declare = declare};
}

} // namespace partnerctl::cli
