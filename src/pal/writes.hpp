#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/pal/client.hpp"
#include "partnerctl/pal/decide.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace partnerctl::pal {

// The writes that one call makes in one tenant: how many were sent, whether one of them may have
// been carried out, and which errors a new reading may settle.
class Writes {
public:
  // what: what is unknown after a lost answer, such as "the link was written".
  Writes(Client const& client, std::string_view what) : m_client(client), m_what(what) {}

  // Runs one write with the client it is given; true where its answer proves it (what write
  // returns). False where a new reading has to say what became of it. Throws every other error, and
  // the last one instead of a fourth write.
  bool send(Action action, std::function<bool(Client const&)> const& write);
  // Reads after a write. Its error says so if the fate of a write is unknown.
  Reading read_again() const;
  // True once a write of this call may have been carried out.
  bool maybe_done() const { return m_maybe_done; }

private:
  bool reading_may_settle(Action action, core::Error const& error) const;
  core::Error with_fate(core::Error error) const;
  // Begun again, a write that was done would pass for a link that was there before.
  Client client() const { return m_maybe_done ? m_client.in_place() : m_client; }

  Client const& m_client;
  std::string_view m_what;
  int m_sent = 0;
  bool m_maybe_done = false;
  core::Error m_last{};
  Action m_last_action = Action::nothing;
};

} // namespace partnerctl::pal
