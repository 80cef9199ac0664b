#include "pal/writes.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <utility>

namespace partnerctl::pal {
namespace {

// A race that goes on after so many is no race.
constexpr int k_max_writes = 3;

bool is_not_found(core::Error const& error) {
  return error.status == 404 && core::equal_ignoring_case(error.code, "NotFound");
}

} // namespace

bool Writes::send(Action action, std::function<bool(Client const&)> const& write) {
  if (m_sent == k_max_writes) {
    throw with_fate(m_last);
  }
  ++m_sent;
  auto tried = core::attempt([&] { return write(client()); });
  if (tried) {
    m_maybe_done = true;
    m_last = {.kind = core::ErrorKind::protocol,
              .message = "the service answered with success, but a reading does not confirm it"};
    m_last_action = action;
    return *tried.value;
  }
  auto error = *std::move(tried.error);
  m_maybe_done = m_maybe_done || error.maybe_done;
  if (!reading_may_settle(action, error)) {
    throw with_fate(std::move(error));
  }
  m_last = std::move(error);
  m_last_action = action;
  return false;
}

Reading Writes::read_again() const {
  auto reading = core::attempt([this] { return client().read(); });
  if (reading.error) {
    throw with_fate(*std::move(reading.error));
  }
  return *std::move(reading.value);
}

bool Writes::reading_may_settle(Action action, core::Error const& error) const {
  if (error.kind == core::ErrorKind::cancelled) {
    return false;
  }
  if (error.maybe_done || error.status == 409) {
    return true;
  }
  if (action == Action::remove) {
    return error.status == 404;
  }
  // The first may be a race: the link that a PATCH needs went away. The same again after a reading
  // is about the partner ID, which only the path of the write names.
  bool const again = m_last_action == action && is_not_found(m_last);
  return is_not_found(error) && !again;
}

core::Error Writes::with_fate(core::Error error) const {
  if (m_maybe_done) {
    error.maybe_done = true;
    error.message += fmt::format("; it is unknown whether {}", m_what);
    if (error.hint.empty()) {
      error.hint = "run the same command again: it reads before it writes";
    }
  }
  return error;
}

} // namespace partnerctl::pal
