#include "cli/claim/book.hpp"

#include "cli/claim/samples.hpp"
#include "cli/claim/voice.hpp"
#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::cli {
namespace {

// A ledger that somebody named is theirs, also in a rehearsal.
bool has_samples(LedgerChoice const& choice, Services& services) {
  return !choice.was_named && choice.url.form == ledger::Url::Form::sqlite &&
         is_rehearsal(services);
}

std::string samples_folder(Services& services) {
  return config::state_directory(services.environment()) + "/sandbox/claims";
}

} // namespace

ledger::ClaimBook claim_book(Services& services) {
  auto const choice = chosen_ledger(services);
  if (choice.url.form == ledger::Url::Form::none) {
    throw core::usage_error("a claim has to be kept, and " + choice.origin + " is none" +
                                (choice.why_none.empty() ? "" : ": " + choice.why_none),
                            "name a ledger with --ledger sqlite:///path/file.db");
  }
  auto book = ledger::ClaimBook::open(choice.url, services.clock());
  if (has_samples(choice, services)) {
    add_samples(book, samples_folder(services), services);
  }
  return book;
}

std::optional<ledger::ClaimBook> existing_claim_book(Services& services) {
  auto const choice = chosen_ledger(services);
  if (has_samples(choice, services)) {
    return claim_book(services);
  }
  return ledger::ClaimBook::open_existing(choice.url, services.clock());
}

std::vector<cpor::KeptClaim> kept_claims(Services& services) {
  auto const book = existing_claim_book(services);
  return book ? book->all() : std::vector<cpor::KeptClaim>();
}

} // namespace partnerctl::cli
