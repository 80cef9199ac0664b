#include "cli/claim/book.hpp"
#include "cli/claim/deadline_answer.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/whole_file.hpp"
#include "partnerctl/cpor/calendar.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cli {
namespace {

constexpr int k_check_within = 7;
// A person's own calendar begins like ours but for the last line.
constexpr std::string_view k_our_calendar =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//partnerctl//";

struct Options {
  std::optional<int> within{};
  std::optional<std::string> ics{};
  bool check = false;
  bool mine = false;
  std::optional<std::string> on{};
};

std::vector<DueClaim> due_of(std::vector<ViewedClaim> const& claims, Options const& options,
                             core::Date today) {
  std::vector<DueClaim> due;
  for (auto const& viewed : claims) {
    for (auto const& deadline : viewed.deadlines) {
      bool const is_near =
          !options.within || core::days_between(today, deadline.due) <= *options.within;
      bool const is_wanted = !options.mine || deadline.whose == cpor::Whose::partner;
      if (is_near && is_wanted) {
        due.push_back({.deadline = deadline, .viewed = &viewed});
      }
    }
  }
  std::stable_sort(due.begin(), due.end(), [](DueClaim const& a, DueClaim const& b) {
    return a.deadline.due < b.deadline.due;
  });
  return due;
}

void write_calendar(std::string const& path, std::vector<DueClaim> const& due, Services& services) {
  std::vector<cpor::CalendarEntry> entries;
  for (auto const& one : due) {
    entries.push_back({.deadline = one.deadline, .customer = customer_of(one.viewed->kept.claim)});
  }
  core::write_whole_file(path, cpor::to_ics(entries, services.clock().now()));
}

core::ExitCode say_end(std::vector<DueClaim> const& due, Options const& options, core::Date today,
                       Services& services) {
  auto const overdue = std::count_if(due.begin(), due.end(),
                                     [](DueClaim const& one) { return one.deadline.overdue; });
  say_of_claims(due.empty() ? "Nothing is due"
                            : fmt::format("{} due, {} of them overdue", due.size(), overdue),
                services);
  if (options.ics) {
    say_of_claims("Calendar: " + core::printable(*options.ics), services);
  }
  auto const within = options.within.value_or(k_check_within);
  bool const is_pressing = std::any_of(due.begin(), due.end(), [&](DueClaim const& one) {
    return core::days_between(today, one.deadline.due) <= within;
  });
  return options.check && is_pressing ? core::ExitCode::not_as_wanted : core::ExitCode::ok;
}

core::ExitCode run_deadlines(Options const& options, Services& services) {
  auto const render = begin_answer(deadline_columns(), services);
  if (options.ics) {
    core::check_can_write("--ics", *options.ics, k_our_calendar);
  }
  auto const settings = claim_settings(services, options.on);
  auto const claims = view(kept_claims(services), settings);
  auto const due = due_of(claims, options, settings.today);
  if (options.ics) {
    write_calendar(*options.ics, due, services);
  }
  show_answer(deadline_answer(due), render, services);
  return say_end(due, options, settings.today, services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--within", options->within, "Only what is due within so many days, or overdue")
      ->type_name("DAYS")
      ->check(CLI::Range(0, 3660));
  app.add_flag("--mine", options->mine,
               "Only what is yours to do: not what Microsoft or the "
               "customer is waited for");
  app.add_option("--ics", options->ics, "Also write them as a calendar (iCalendar)")
      ->type_name("FILE");
  app.add_flag("--check", options->check,
               "Exit code 6 where something is due within --within days (default: 7), or overdue");
  app.add_option("--on", options->on, "As of that day (default: today)")->type_name("DATE");
  return [options](Services& services) { return run_deadlines(*options, services); };
}

} // namespace

Command claim_deadlines_command() {
  return {.path = "claim deadlines",
          .summary = "Show what is due, the overdue first",
          .description =
              "By business days, holidays and the time zone of the configuration's table [claims]. "
              "Each deadline says what it counts from and by whose word, and what to do next. "
              "Subscriptions that end, and proofs that grow older than 12 months, are among them.",
          .examples = {{"All that runs", "partnerctl claim deadlines"},
                       {"As a nightly check",
                        "partnerctl claim deadlines --within 3 --mine --check -o csv"},
                       {"For a calendar", "partnerctl claim deadlines --ics claims.ics"}},
          .declare = declare};
}

} // namespace partnerctl::cli
