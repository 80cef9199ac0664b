#include "cli/claim/book.hpp"
#include "cli/claim/input.hpp"
#include "cli/claim/list_answer.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/plain_text.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/acknowledgements.hpp"
#include "partnerctl/terminal/prompt.hpp"

#include <CLI/CLI.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  std::string as{};
  std::optional<std::string> text_file{};
};

std::string text_of(Options const& options, Services& services) {
  if (!options.text_file) {
    return cpor::default_acknowledgement();
  }
  auto const given = given_text(*options.text_file, "--text-file",
                                {.name = "text to acknowledge", .most_bytes = 1U << 20U}, services);
  constexpr auto k_remedy = "name a UTF-8 text file with the words that are accepted";
  auto const source = "--text-file: " + given.source;
  auto read = core::attempt(
      [&] { return std::string(core::plain_text(given.text, source, "a text to accept")); });
  if (!read) {
    read.error->hint = k_remedy;
    throw *std::move(read.error);
  }
  auto text = std::string(core::trim(*read.value));
  if (text.empty()) {
    throw core::usage_error(source + " is empty", k_remedy);
  }
  return text;
}

// Line by line, for it was written by somebody else.
std::string shown(std::string const& text) {
  std::string lines;
  for (auto const& line : core::split(text, '\n')) {
    lines += "  " + core::printable(line) + "\n";
  }
  return lines;
}

bool is_accepted(std::string const& text, std::string const& who, cpor::KeptClaim const& kept,
                 Services& services) {
  auto const question =
      "For " + kept.id + " (" + core::printable(customer_of(kept.claim)) + "):\n" + shown(text);
  if (services.globals().yes || !services.may_ask()) {
    services.messages().say(question);
    return true;
  }
  services.messages().insist(question);
  return terminal::confirm(services.streams(), "Does " + core::printable(who) + " accept this?");
}

core::ExitCode run_acknowledge(Options const& options, Services& services) {
  auto const render = begin_answer(claim_columns(), services);
  auto const settings = claim_settings(services);
  auto const who = person(options.as, services);
  auto const text = text_of(options, services);
  auto book = claim_book_to_change(services);
  auto const before = view(book.get(options.id), settings);
  auto const& kept = before.kept;
  if (!cpor::is_editable(before.standing.status)) {
    throw core::usage_error(kept.id + " is " + core::printable(before.standing.text) +
                                ": there is nothing to enter, so nothing to acknowledge",
                            "see: " + typed("partnerctl claim show " + kept.id, services));
  }
  if (!is_accepted(text, who, kept, services)) {
    say_of_claims("Nothing was acknowledged", services);
    return core::ExitCode::failed;
  }
  auto const now = services.clock().now();
  auto const digest = core::hexadecimal(core::sha256(text));
  auto const after =
      book.acknowledge(kept.id, kept.revision,
                       {.by = who,
                        .text = text,
                        .text_sha256 = digest,
                        .for_digest = cpor::acknowledged_digest(kept.claim, kept.proofs),
                        .at = now},
                       {.kind = cpor::EventKind::acknowledged,
                        .by = who,
                        .on = settings.today,
                        .recorded = now,
                        .comment = "text with SHA-256 " + digest.substr(0, 12) + "…"});
  services.kept(typed("partnerctl claim show " + kept.id, services));
  std::vector<ViewedClaim> const shown_claims{view(after, settings)};
  show_answer(claim_list_answer("partnerctl/claim-acknowledge/1", shown_claims), render, services);
  say_of_claims(kept.id + " is acknowledged by " + core::printable(who) +
                    ", as it is now. The portal's own acknowledgements are accepted there, by "
                    "whoever submits it",
                services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  app.add_option("--as", options->as, "The person who accepts")->type_name("NAME")->required();
  app.add_option("--text-file", options->text_file,
                 "What is accepted, if not this program's own text; - for standard input")
      ->type_name("FILE");
  return [options](Services& services) { return run_acknowledge(*options, services); };
}

} // namespace

Command claim_acknowledge_command() {
  return {.path = "claim acknowledge",
          .summary = "Record who accepted what for a claim, and when",
          .description = "Keeps the person, the moment and the whole text. It is for the claim and "
                         "its proofs as they are now: once either changes, it has to be given "
                         "again. The portal's own wording is not published, and is accepted there.",
          .examples = {{"Accept", "partnerctl claim acknowledge C-0042 --as \"Ann Example\""},
                       {"A text of your own",
                        "partnerctl claim acknowledge C-0042 --as \"Ann Example\" --text-file "
                        "consent.txt"}},
          .declare = declare};
}

} // namespace partnerctl::cli
