#include "cli/claim/book.hpp"
#include "cli/claim/list_answer.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/evidence.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  std::string status{};
  bool withdraw = false;
  std::string number{};
  std::optional<std::string> on{};
  std::string comment{};
  std::optional<std::string> as{};
};

void check_printable(std::string const& option, std::string const& text, char const* hint) {
  if (core::printable(text) != text) {
    throw core::usage_error(option + " has characters that cannot be shown", hint);
  }
}

std::string one_line(std::string const& option, std::string const& text) {
  auto const trimmed = std::string(core::trim(text));
  check_printable(option, trimmed, "give it as one line of printable text");
  return trimmed;
}

// As it was pasted: a reviewer's comment has several lines, and which point is which they say.
std::string comment_of(Options const& options) {
  auto without_breaks = options.comment;
  std::erase_if(without_breaks, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  check_printable("--comment", without_breaks,
                  "give it as printable text, of several lines or one");
  return core::trim(options.comment).empty() ? std::string() : options.comment;
}

core::Date day_of(Options const& options, ClaimSettings const& settings) {
  if (!options.on) {
    return settings.today;
  }
  auto const day = parse_day("--on", *options.on);
  if (day > settings.today) {
    throw core::usage_error("--on: " + *options.on + " is yet to come",
                            "record what the portal said when it has said it");
  }
  return day;
}

// A portal that speaks another language means the same.
std::string in_english(std::string const& text) {
  return cpor::english_status(text).value_or(text);
}

cpor::Event event_of(Options const& options, ClaimSettings const& settings, Services& services) {
  cpor::Event event{.kind = cpor::EventKind::status,
                    .text = in_english(one_line("--status", options.status)),
                    .source = cpor::Source::record,
                    .by = person(options.as, services),
                    .on = day_of(options, settings),
                    .recorded = services.clock().now(),
                    .portal_number = one_line("--number", options.number),
                    .comment = comment_of(options)};
  if (event.text.empty()) {
    throw core::usage_error("--status is empty", "give it the portal's own words");
  }
  // Our own word for a status is written down as the portal's.
  auto const status = cpor::status_of(event.text);
  if (event.text == cpor::to_string(status)) {
    event.text = cpor::portal_name_of(status);
  }
  if (status == cpor::Status::handed_off) {
    throw core::usage_error(
        "handed-off is nothing that the portal says",
        "write a pack: " +
            typed("partnerctl claim handoff " + options.id + " --out PATH", services));
  }
  return event;
}

// Our own texts have them where the number belongs, and a command is soon pasted.
void check_is_no_placeholder(std::string const& number, cpor::KeptClaim const& kept) {
  if (number == "N" || number == "NUMBER") {
    throw core::usage_error("--number: " + number + " stands for the number",
                            "give the one that the portal shows, of " + kept.id);
  }
}

// A number of the portal's that begins as our IDs do is not known to be impossible.
void check_is_no_id(std::string const& number, cpor::KeptClaim const& kept,
                    ledger::ClaimBook const& book) {
  auto const claims = number.empty() ? std::vector<cpor::KeptClaim>() : book.all();
  bool const is_id = std::any_of(claims.begin(), claims.end(), [&](cpor::KeptClaim const& claim) {
    return core::equal_ignoring_case(claim.id, number);
  });
  if (is_id) {
    throw core::usage_error("--number: " + number + " is a claim's ID here",
                            "give the number that the portal shows, of " + kept.id);
  }
}

void check_number(cpor::Event const& event, cpor::KeptClaim const& kept,
                  ledger::ClaimBook const& book, Services& services) {
  check_is_no_placeholder(event.portal_number, kept);
  check_is_no_id(event.portal_number, kept, book);
  if (auto const other = book.other_with_number(kept.id, event.portal_number)) {
    throw core::usage_error("--number: " + event.portal_number + " is the portal's number of " +
                                *other,
                            "look at both: " + typed("partnerctl claim show " + *other, services));
  }
}

void say_unknown(std::string const& text, Services& services) {
  std::vector<std::string> names;
  for (auto const status :
       {cpor::Status::draft, cpor::Status::submitted, cpor::Status::under_review,
        cpor::Status::partner_action_required, cpor::Status::approved, cpor::Status::rejected,
        cpor::Status::disputed, cpor::Status::rejected_final}) {
    names.emplace_back(cpor::portal_name_of(status));
  }
  auto const near = core::closest(text, names);
  say_of_claims("'" + text + "' is no status that this program knows; it is kept as it is" +
                    (near.empty() ? "" : ". Did you mean " + near + "? Then record that too"),
                services);
}

// A slip is not wiped out: that it was said, and by whom it was taken back, stays in the history.
cpor::Event withdrawal(Options const& options, cpor::KeptClaim const& kept,
                       ClaimSettings const& settings, Services& services) {
  auto const* const word = cpor::last_word(kept.history);
  if (word == nullptr) {
    throw core::usage_error("nothing was said of " + kept.id + " that could be withdrawn",
                            "see: " + typed("partnerctl claim show " + kept.id, services));
  }
  return {.kind = cpor::EventKind::withdrawn,
          .text = word->text + " (" + std::string(cpor::to_string(word->source)) + ", " +
                  core::format_date(word->on) + ")",
          .source = cpor::Source::record,
          .by = person(options.as, services),
          .on = settings.today,
          .recorded = services.clock().now(),
          .comment = comment_of(options)};
}

void check_options(Options const& options) {
  bool const says_more = !options.number.empty() || options.on.has_value();
  if (options.withdraw && (!options.status.empty() || says_more)) {
    throw core::usage_error("--withdraw takes back the last word, and records nothing else",
                            "record the right one afterwards");
  }
  if (!options.withdraw && options.status.empty()) {
    throw core::usage_error("claim record needs what the portal said",
                            "give it with --status, in the portal's own words");
  }
}

cpor::KeptClaim record(Options const& options, ledger::ClaimBook& book,
                       ClaimSettings const& settings, Services& services) {
  if (options.withdraw) {
    // Nobody means to take back a word that they did not see.
    return add_as_seen(book, options.id, [&](cpor::KeptClaim const& kept) {
      return withdrawal(options, kept, settings, services);
    });
  }
  return add_decided(book, options.id, [&](cpor::KeptClaim const& kept) {
    auto event = event_of(options, settings, services);
    check_number(event, kept, book, services);
    cpor::check_recordable(kept.history, event, settings.clocks);
    return event;
  });
}

void say_standing(ViewedClaim const& viewed, cpor::Event const& event, Services& services) {
  auto const& standing = viewed.standing;
  if (event.kind == cpor::EventKind::withdrawn) {
    say_of_claims("Withdrawn: " + core::printable(event.text), services);
  }
  auto const status = cpor::status_of(event.text);
  bool const moves_nothing = event.kind == cpor::EventKind::status &&
                             status != cpor::Status::other && standing.status != status;
  say_of_claims((moves_nothing ? "Kept in the history, where it changes nothing: " : "") +
                    viewed.kept.id + " is " + core::printable(standing.text) + ", " +
                    core::printable(cpor::source_text(standing)),
                services);
  if (event.kind == cpor::EventKind::status && cpor::consent_of(event.text)) {
    say_of_claims("The customer's consent: " + std::string(cpor::to_string(standing.consent)),
                  services);
  }
}

core::ExitCode run_record(Options const& options, Services& services) {
  check_options(options);
  auto const render = begin_answer(claim_columns(), services);
  auto const settings = claim_settings(services);
  auto book = claim_book_to_change(services);
  auto const kept = record(options, book, settings, services);
  services.kept(typed("partnerctl claim show " + kept.id, services));
  auto const& event = kept.history.back();
  std::vector<ViewedClaim> const shown{view_of(book, kept.id, settings)};
  show_answer(claim_list_answer("partnerctl/claim-record/1", shown), render, services);
  auto const& standing = shown.front().standing;
  say_standing(shown.front(), event, services);
  for (auto const& conflict : standing.conflicts) {
    say_of_claims("Conflict: " + core::printable(conflict), services);
  }
  if (!options.withdraw && cpor::status_of(event.text) == cpor::Status::unknown) {
    say_unknown(event.text, services);
  }
  if (!shown.front().next.empty()) {
    say_of_claims("Next: " + shown.front().next, services);
  }
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  app.add_option("--status", options->status,
                 "What the portal said, in its words: Submitted, Under review, Partner action "
                 "required, Approved, Rejected, Dispute, Disassociated, Customer declined…")
      ->type_name("TEXT");
  app.add_flag("--withdraw", options->withdraw,
               "Take back the last word that was recorded or imported: it was a slip");
  app.add_option("--number", options->number, "The portal's number of the claim")->type_name("N");
  app.add_option("--on", options->on, "The day of it (default: today)")->type_name("DATE");
  app.add_option("--comment", options->comment,
                 "What the portal or you had to say of it, in one line or several")
      ->type_name("TEXT");
  app.add_option("--as", options->as, "Who saw it (default: this machine's user)")
      ->type_name("NAME");
  return [options](Services& services) { return run_record(*options, services); };
}

} // namespace

Command claim_record_command() {
  return {
      .path = "claim record",
      .summary = "Record what the portal said of a claim",
      .description =
          "A status, with who saw it, when it was so, the portal's number and its comment. What "
          "cannot follow on what is known is refused, with what can; a status that this program "
          "does not know is kept as it is. Earlier days can be recorded later.",
      .examples = {{"It was submitted",
                    "partnerctl claim record C-0042 --status Submitted --number 7012345"},
                   {"The reviewer asks for something",
                    "partnerctl claim record C-0042 --status \"Partner action required\" --on "
                    "2026-11-20 --comment \"signature missing\""},
                   {"You dispute a rejection", "partnerctl claim record C-0042 --status Dispute"},
                   {"That was a slip", "partnerctl claim record C-0042 --withdraw"},
                   {"You let the association go",
                    "partnerctl claim record C-0042 --status Disassociated --comment \"project "
                    "ended\""}},
      .declare = declare};
}

} // namespace partnerctl::cli
