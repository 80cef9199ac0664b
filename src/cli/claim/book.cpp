#include "cli/claim/book.hpp"

#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::cli {

ledger::ClaimBook claim_book(Services& services) {
  auto const choice = chosen_ledger(services);
  if (choice.url.form == ledger::Url::Form::none) {
    throw core::usage_error("a claim has to be kept, and " + choice.origin + " is none" +
                                (choice.why_none.empty() ? "" : ": " + choice.why_none),
                            "name a ledger with --ledger sqlite:///path/file.db");
  }
  return ledger::ClaimBook::open(choice.url, services.clock());
}

std::optional<ledger::ClaimBook> existing_claim_book(Services& services) {
  return ledger::ClaimBook::open_existing(chosen_ledger(services).url, services.clock());
}

std::vector<cpor::KeptClaim> kept_claims(Services& services) {
  auto const book = existing_claim_book(services);
  return book ? book->all() : std::vector<cpor::KeptClaim>();
}

} // namespace partnerctl::cli
