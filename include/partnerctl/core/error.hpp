#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// What went wrong, in the words of the contract's `error.kind`.
enum class ErrorKind {
  usage,
  auth,
  forbidden,
  not_found,
  conflict,
  throttled,
  service,
  network,
  protocol,
  cancelled,
  internal,
};

// The contract's spelling, such as "not-found".
std::string_view to_string(ErrorKind kind);

// The one error of the house. It is thrown by value and becomes a tenant's row in the fleet's
// worker or a message and an exit code in cli::run; nothing else catches it (attempt.hpp turns it
// into a value for those who decide by it).
struct Error {
  ErrorKind kind = ErrorKind::internal;
  // What happened and where, as a sentence without a full stop. Never a secret.
  std::string message{};
  // What to do about it; a command line where one helps. Empty when there is nothing to do.
  std::string hint{};
  // What this and other tenants' errors have in common, as a short phrase that groups them at the
  // end of a run: "MFA required". Empty: the code or the kind groups them.
  std::string cause{};
  // The service's own code: "AuthorizationFailed", "AADSTS50076". Empty when there was none.
  std::string code{};
  // The HTTP status, 0 when no answer came.
  int status = 0;
  // The service's x-ms-request-id, or Entra's correlation ID.
  std::string request_id{};
  // True where a write may have been carried out although no usable answer came (sent, then lost).
  // Whoever wrote has to read before it decides again.
  bool maybe_done = false;
  // Tried again as often as is allowed: a retry further out lets it pass.
  bool exhausted = false;
  // What caused it passes by itself: an answer of 5xx that asked for no time, a connection that
  // broke in mid-call, a sign-in service that was busy. All of the work may be begun again later;
  // where maybe_done is set too, by whoever remembers that.
  bool transient = false;
  // Set where the work was put off rather than failed: the service asked to be left alone for so
  // long, and nothing of the work is uncertain. Whoever schedules the work begins it again then.
  std::optional<std::chrono::milliseconds> retry_after{};
};

// The commonest one: bad input. hint says what to do instead.
Error usage_error(std::string message, std::string hint = {});

} // namespace partnerctl::core
