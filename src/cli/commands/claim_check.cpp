#include "cli/claim/book.hpp"
#include "cli/claim/check_answer.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  std::vector<std::string> ids{};
  bool offline = false;
  std::optional<std::string> on{};
};

// Those named, else all that could still be entered.
std::vector<cpor::KeptClaim> chosen(Options const& options, ledger::ClaimBook const& book,
                                    Examination const& examination) {
  if (!options.ids.empty()) {
    return claims_called(book, options.ids);
  }
  std::vector<cpor::KeptClaim> claims;
  for (auto const& other : examination.all()) {
    if (cpor::is_editable(other.standing.status)) {
      claims.push_back(*other.kept);
    }
  }
  return claims;
}

// What was examined while it was interrupted, some of it was not asked for.
ExaminedClaim examined_or_not(cpor::KeptClaim const& kept, Examination& examination,
                              ClaimSettings const& settings, Interrupt const& interrupt) {
  auto examined = core::attempt([&] {
    interrupt.check();
    return examination.examine(kept, interrupt);
  });
  if (interrupt.happened()) {
    return {.viewed = view(kept, settings), .is_checked = false};
  }
  if (!examined) {
    throw *std::move(examined.error);
  }
  return *std::move(examined.value);
}

// The document has what was checked by then.
void check_all_were(std::vector<ExaminedClaim> const& claims) {
  auto const checked = std::count_if(claims.begin(), claims.end(),
                                     [](ExaminedClaim const& one) { return one.is_checked; });
  if (checked != static_cast<long>(claims.size())) {
    throw core::Error{.kind = core::ErrorKind::cancelled,
                      .message = fmt::format("interrupted: {} of {} claims were checked", checked,
                                             claims.size())};
  }
}

core::ExitCode say_verdict(std::vector<ExaminedClaim> const& claims, Services& services) {
  auto const failed = static_cast<std::size_t>(std::count_if(
      claims.begin(), claims.end(), [](ExaminedClaim const& one) { return !one.passes(); }));
  if (claims.size() == 1) {
    auto const& id = claims.front().viewed.kept.id;
    say_of_claims(verdict_text(claims.front()) +
                      (failed > 0 ? ""
                                  : ". Next: " + typed("partnerctl claim handoff " + id +
                                                           " --out " + id + ".zip",
                                                       services)),
                  services);
  } else {
    say_of_claims(claims.empty()
                      ? "There is no claim that could still be entered"
                      : fmt::format("{} of {} claims pass", claims.size() - failed, claims.size()),
                  services);
  }
  return failed > 0 ? core::ExitCode::not_as_wanted : core::ExitCode::ok;
}

core::ExitCode run_check(Options const& options, Services& services) {
  auto const render = begin_answer(check_columns(), services);
  auto const settings = claim_settings(services, options.on);
  auto const book = options.ids.empty() ? existing_claim_book(services)
                                        : std::optional(needed_claim_book(services));
  std::vector<ExaminedClaim> examined;
  if (book) {
    Interrupt const interrupt(services.messages(), "Interrupted");
    services.heed(interrupt.no_more());
    Examination examination(*book, settings, options.offline, services);
    for (auto const& kept : chosen(options, *book, examination)) {
      examined.push_back(examined_or_not(kept, examination, settings, interrupt));
    }
  }
  show_answer(check_answer("partnerctl/claim-check/1", examined), render, services);
  check_all_were(examined);
  return say_verdict(examined, services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->ids, "Which claims (default: all that could still be entered)")
      ->type_name("ID");
  app.add_flag("--offline", options->offline, "Ask no service");
  app.add_option("--on", options->on, "As if it were that day (default: today)")->type_name("DATE");
  return [options](Services& services) { return run_check(*options, services); };
}

} // namespace

Command claim_check_command() {
  return {.path = "claim check",
          .summary = "Find what would get a claim rejected",
          .description =
              "Errors block the hand-off, warnings do not. Each finding names the rule, the field "
              "and what to do; csv and json also by whose word it is a rule. The proofs are read. "
              "Where somebody is signed in, services are asked too (passed, failed, or skipped and "
              "why). Exit code 6 where a claim does not pass.",
          .examples = {{"Every draft", "partnerctl claim check"},
                       {"One, without asking anybody", "partnerctl claim check C-0042 --offline"},
                       {"In a pipeline", "partnerctl claim check -o csv > findings.csv"}},
          .declare = declare};
}

} // namespace partnerctl::cli
