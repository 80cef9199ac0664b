#include "cli/claim/book.hpp"

#include "cli/claim/samples.hpp"
#include "cli/claim/voice.hpp"
#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {
namespace {

// A ledger that somebody named is theirs, also in a rehearsal.
bool has_samples(LedgerChoice const& choice, Services& services) {
  return !choice.was_named && choice.url.form == ledger::Url::Form::sqlite &&
         is_rehearsal(services);
}

void check_is_kept(LedgerChoice const& choice) {
  if (choice.url.form == ledger::Url::Form::none) {
    throw core::usage_error("a claim has to be kept, and " + choice.origin + " is none" +
                                (choice.why_none.empty() ? "" : ": " + choice.why_none),
                            "name a ledger with --ledger sqlite:///path/file.db");
  }
}

std::optional<ledger::ClaimBook> book_there(LedgerChoice const& choice, Services& services) {
  return has_samples(choice, services)
             ? claim_book(services)
             : ledger::ClaimBook::open_existing(choice.url, services.clock());
}

std::string samples_folder(Services& services) {
  return config::state_directory(services.environment()) + "/sandbox/claims";
}

constexpr int k_most_decisions = 5;

bool somebody_was_first(core::Error const& error) {
  return error.cause == ledger::k_changed_meanwhile;
}

// What was written down of a claim since it was seen: its history only grows.
std::string news_of(cpor::KeptClaim const& now, cpor::KeptClaim const& seen) {
  std::vector<std::string> news;
  for (auto at = seen.history.size(); at < now.history.size(); ++at) {
    auto const& event = now.history[at];
    news.push_back(core::printable(std::string(cpor::to_string(event.kind)) + ": " + event.text) +
                   " (" + std::string(cpor::to_string(event.source)) + ", " +
                   core::format_date(event.on) + ")");
  }
  return core::join(news, ", ");
}

} // namespace

cpor::KeptClaim add_decided(ledger::ClaimBook& book, std::string const& id, Decide const& decide) {
  for (int decisions = 1;; ++decisions) {
    auto const seen = book.get(id);
    auto const event = decide(seen);
    auto added = core::attempt([&] { return book.add_event(seen.id, seen.revision, event); });
    if (added) {
      return std::move(*added.value);
    }
    if (!somebody_was_first(*added.error) || decisions == k_most_decisions) {
      throw std::move(*added.error);
    }
  }
}

cpor::KeptClaim add_as_seen(ledger::ClaimBook& book, std::string const& id, Decide const& decide) {
  auto const seen = book.get(id);
  auto const event = decide(seen);
  auto added = core::attempt([&] { return book.add_event(seen.id, seen.revision, event); });
  if (added) {
    return std::move(*added.value);
  }
  if (somebody_was_first(*added.error)) {
    added.error->message = seen.id +
                           " was changed in between, so nothing was recorded; what came in: " +
                           news_of(book.get(seen.id), seen);
  }
  throw std::move(*added.error);
}

ledger::ClaimBook claim_book(Services& services) {
  auto const choice = chosen_ledger(services);
  check_is_kept(choice);
  auto book = ledger::ClaimBook::open(choice.url, services.clock());
  if (has_samples(choice, services)) {
    add_samples(book, samples_folder(services), services);
  }
  return book;
}

std::optional<ledger::ClaimBook> existing_claim_book(Services& services) {
  auto const choice = chosen_ledger(services);
  check_is_kept(choice);
  auto book = book_there(choice, services);
  // Of a slip in its name a nightly check would hear that nothing is due.
  if (!book && choice.was_named) {
    throw core::usage_error(choice.origin + ": there is no ledger " +
                                core::printable(choice.url.text()),
                            "name the one that holds the claims; partnerctl claim new makes one");
  }
  return book;
}

ledger::ClaimBook needed_claim_book(Services& services, std::string const& asked_by) {
  auto book = existing_claim_book(services);
  if (!book) {
    throw core::Error{.kind = core::ErrorKind::not_found,
                      .message =
                          (asked_by.empty() ? "" : asked_by + ": ") + "there is no claim yet",
                      .hint = "make one: " + typed("partnerctl claim new", services)};
  }
  return *std::move(book);
}

ledger::ClaimBook claim_book_to_change(Services& services) {
  // A slip in the name of the ledger makes none.
  static_cast<void>(needed_claim_book(services));
  return claim_book(services);
}

std::vector<cpor::KeptClaim> kept_claims(Services& services) {
  auto const book = existing_claim_book(services);
  return book ? book->all() : std::vector<cpor::KeptClaim>();
}

std::vector<cpor::KeptClaim> claims_by_the_way(Services& services) {
  auto const book = book_there(chosen_ledger(services), services);
  return book ? book->all() : std::vector<cpor::KeptClaim>();
}

} // namespace partnerctl::cli
