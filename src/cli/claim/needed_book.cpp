#include "cli/claim/needed_book.hpp"

#include "cli/claim/book.hpp"
#include "cli/claim/voice.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::cli {

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

} // namespace partnerctl::cli
