#pragma once

#include "http/tls_trust.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

struct ssl_ctx_st;

namespace partnerctl::http {

// Why the certificate of a server was not accepted, for a person to read.
struct TlsFailure {
  std::string message{};
  std::string hint{};
};

// The last certificate failure among the connections to one host. cpprest reports every failed
// handshake in the same words and keeps the reason to itself, so it is passed around it.
class TlsFailureNote {
public:
  void put(std::optional<TlsFailure> failure);
  std::optional<TlsFailure> get() const;

private:
  mutable std::mutex m_mutex;
  std::optional<TlsFailure> m_failure;
};

// One TLS connection as far as we look into it: whom it has to prove to be, and how far it came.
struct TlsSession {
  std::string host{};
  std::shared_ptr<TlsTrust> trust{};
  std::shared_ptr<TlsFailureNote> note{};
  // The socket is connected and the first message of the handshake is due.
  std::atomic<bool> started{false};
  // From here on the request may be on its way; not before.
  std::atomic<bool> established{false};
};

// Makes a fresh context ours: TLS 1.2 at least, the shared store, and our own verification, which
// takes names from the subject alternative names only and notes why it refuses. The context keeps
// the session alive.
void equip(ssl_ctx_st* context, std::shared_ptr<TlsSession> session);

} // namespace partnerctl::http
