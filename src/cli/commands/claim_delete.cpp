#include "cli/caution.hpp"
#include "cli/claim/book.hpp"
#include "cli/claim/list_answer.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  std::vector<std::string> ids{};
};

// A claim that anybody ever said something of at the portal is a record, and stays.
bool is_plain_draft(ViewedClaim const& viewed) {
  auto const& history = viewed.kept.history;
  return viewed.standing.status == cpor::Status::draft &&
         std::all_of(history.begin(), history.end(), [](cpor::Event const& event) {
           return event.source == cpor::Source::local && event.kind != cpor::EventKind::handed_off;
         });
}

std::vector<ViewedClaim> chosen(Options const& options, ledger::ClaimBook const& book,
                                ClaimSettings const& settings) {
  std::vector<ViewedClaim> claims;
  for (auto const& id : options.ids) {
    auto viewed = view(book.get(id), settings);
    if (!is_plain_draft(viewed)) {
      throw core::usage_error(viewed.kept.id + " cannot be deleted: it is " +
                                  core::printable(viewed.standing.text) + ", " +
                                  core::printable(cpor::source_text(viewed.standing)) +
                                  ", or was handed off, and what became of it is a record",
                              "only drafts that never left can go");
    }
    bool const twice = std::any_of(claims.begin(), claims.end(), [&](ViewedClaim const& other) {
      return other.kept.id == viewed.kept.id;
    });
    if (!twice) {
      claims.push_back(std::move(viewed));
    }
  }
  return claims;
}

std::vector<std::pair<std::string, long long>> seen(std::vector<ViewedClaim> const& claims) {
  std::vector<std::pair<std::string, long long>> revisions;
  for (auto const& viewed : claims) {
    revisions.emplace_back(viewed.kept.id, viewed.kept.revision);
  }
  return revisions;
}

Caution caution_of(std::vector<ViewedClaim> const& claims) {
  std::size_t proofs = 0;
  for (auto const& viewed : claims) {
    proofs += viewed.kept.proofs.size();
  }
  auto const question = claims.size() == 1
                            ? "Delete the draft " + claims.front().kept.id + " (" +
                                  core::printable(customer_of(claims.front().kept.claim)) + ")"
                            : fmt::format("Delete {} drafts, {} to {}", claims.size(),
                                          claims.front().kept.id, claims.back().kept.id);
  auto const whole =
      question +
      (proofs == 0 ? "" : fmt::format(" and {} kept proof{}", proofs, proofs == 1 ? "" : "s")) +
      "?";
  return {.needs_yes = "claim delete", .question = [whole](std::size_t) { return whole; }};
}

core::ExitCode run_delete(Options const& options, Services& services) {
  auto const render = begin_answer(claim_columns(), services);
  auto const settings = claim_settings(services);
  auto book = claim_book_to_change(services);
  auto const claims = chosen(options, book, settings);
  auto const caution = caution_of(claims);
  check_yes(caution, services);
  if (!consented(caution, claims.size(), services)) {
    services.messages().say("Nothing was deleted");
    return core::ExitCode::failed;
  }
  book.remove(seen(claims));
  services.kept(typed("partnerctl claim list", services));
  show_answer(claim_list_answer("partnerctl/claim-delete/1", claims), render, services);
  say_of_claims(claims.size() == 1 ? claims.front().kept.id + " is deleted"
                                   : fmt::format("{} drafts are deleted", claims.size()),
                services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->ids, "Which drafts")->type_name("ID")->required();
  return [options](Services& services) { return run_delete(*options, services); };
}

} // namespace

Command claim_delete_command() {
  return {.path = "claim delete",
          .summary = "Delete drafts",
          .description = "With their history and with the copies of proofs that no other claim "
                         "has. A claim that was handed off, or of which the portal said anything, "
                         "is a record and stays.",
          .examples = {{"One draft", "partnerctl claim delete C-0042"},
                       {"In a script", "partnerctl claim delete C-0042 C-0043 --yes"}},
          .declare = declare};
}

} // namespace partnerctl::cli
