#include "auth/keyring.hpp"

#include "auth/libsecret.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

namespace partnerctl::auth {
namespace {

using libsecret::Functions;

constexpr char const* k_application = "application";
constexpr char const* k_application_value = "partnerctl";
constexpr char const* k_purpose = "purpose";
constexpr char const* k_accounts = "accounts";
// What a cancelled call gets to end by itself.
constexpr std::chrono::milliseconds k_grace{200};

constexpr libsecret::Schema k_schema{
    .name = "io.partnerctl.SignIns",
    .flags = 0,
    .attributes = {{{.name = k_application, .type = 0}, {.name = k_purpose, .type = 0}}},
    .reserved = 0,
    .reserved_pointers = {}};

core::Error because(std::string why) {
  return {.kind = core::ErrorKind::usage, .message = std::move(why)};
}

// A thread that GLib's own threads inherit from: signals are for the program's threads.
class SignalsBlocked {
public:
  SignalsBlocked() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &m_before);
  }
  ~SignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
  SignalsBlocked(SignalsBlocked const&) = delete;
  SignalsBlocked& operator=(SignalsBlocked const&) = delete;

private:
  sigset_t m_before{};
};

} // namespace

// One call under way. The caller may have given up, so nothing of it is touched but this.
struct Keyring::Call {
  explicit Call(Functions const& functions)
      : all(functions), cancellable(functions.new_cancellable()) {}
  ~Call() { all.unref(cancellable); }
  Call(Call const&) = delete;
  Call& operator=(Call const&) = delete;

  // Throws when the function that was given `fault` failed.
  void check() {
    if (fault == nullptr) {
      return;
    }
    bool const is_locked =
        fault->domain == all.error_quark() && fault->code == libsecret::k_is_locked;
    auto why = is_locked
                   ? "it is locked"
                   : "it answered: " +
                         core::printable(fault->message == nullptr ? "(nothing)" : fault->message);
    all.free_error(fault);
    fault = nullptr;
    throw because(std::move(why));
  }
  // The shared connection would end the process when the bus goes away.
  void connect() {
    auto* connection = all.bus_get(libsecret::k_session_bus, cancellable, &fault);
    check();
    all.set_exit_on_close(connection, 0);
    all.unref(connection);
  }
  std::optional<std::string> look_up(char const* purpose) {
    char* text = all.lookup(&k_schema, cancellable, &fault, k_application, k_application_value,
                            k_purpose, purpose, nullptr);
    check();
    std::optional<std::string> copy = text == nullptr ? std::nullopt : std::optional(text);
    if (text != nullptr) {
      all.free_password(text);
    }
    return copy;
  }
  void store(char const* purpose, char const* label, std::string const& text) {
    bool const stored =
        all.store(&k_schema, nullptr, label, text.c_str(), cancellable, &fault, k_application,
                  k_application_value, k_purpose, purpose, nullptr) != 0;
    check();
    if (!stored) {
      throw because("it did not take an item");
    }
  }
  void clear(char const* purpose) {
    all.clear(&k_schema, cancellable, &fault, k_application, k_application_value, k_purpose,
              purpose, nullptr);
    check();
  }

  Functions const& all;
  libsecret::Cancellable* cancellable;
  libsecret::GError* fault = nullptr;
  std::optional<std::string> found{};

  std::mutex mutex{};
  std::condition_variable ended{};
  std::optional<core::Attempt<bool>> result{};
};

Keyring::Keyring(core::Environment environment, std::chrono::milliseconds limit)
    : m_environment(std::move(environment)), m_limit(limit) {}

Keyring::~Keyring() = default;

// libsecret blocks, now and then for good, so each call has a thread that can be left behind.
std::optional<std::string> Keyring::run_within_limit(Work work) {
  if (auto why = libsecret::why_no_bus(m_environment); !why.empty()) {
    throw because(std::move(why));
  }
  auto const call = std::make_shared<Call>(libsecret::load());
  {
    SignalsBlocked const blocked;
    std::thread([call, work = std::move(work)] {
      auto result = core::attempt([&] {
        call->connect();
        work(*call);
        return true;
      });
      std::scoped_lock const lock(call->mutex);
      call->result = std::move(result);
      call->ended.notify_all();
    }).detach();
  }
  std::unique_lock lock(call->mutex);
  auto const has_ended = [&call] { return call->result.has_value(); };
  if (!call->ended.wait_for(lock, m_limit, has_ended)) {
    lock.unlock();
    call->all.cancel(call->cancellable);
    lock.lock();
    call->ended.wait_for(lock, k_grace, has_ended);
    throw because(fmt::format("it did not answer within {:.3g} s; it may be locked and waiting "
                              "for its password",
                              std::chrono::duration<double>(m_limit).count()));
  }
  if (call->result->error) {
    throw core::Error(*call->result->error);
  }
  return std::move(call->found);
}

std::optional<std::string> Keyring::run(Work work) {
  if (!m_failed.empty()) {
    throw because(m_failed);
  }
  auto result = core::attempt([&] { return run_within_limit(std::move(work)); });
  if (result.error) {
    m_failed = result.error->message;
    throw std::move(*result.error);
  }
  return std::move(*result.value);
}

std::optional<std::string> Keyring::read() {
  return run([](Call& call) { call.found = call.look_up(k_accounts); });
}

void Keyring::write(std::string const& text) {
  run([text](Call& call) { call.store(k_accounts, "partnerctl sign-ins", text); });
}

void Keyring::try_out() {
  if (m_tried_out) {
    return;
  }
  // A purpose of its own, so that two processes do not remove each other's.
  run([purpose = "trial-" + core::Guid::random().text()](Call& call) {
    call.store(purpose.c_str(), "partnerctl trial", purpose);
    auto const back = call.look_up(purpose.c_str());
    call.clear(purpose.c_str());
    if (back != purpose) {
      throw because("what was written to it could not be read again");
    }
  });
  m_tried_out = true;
}

} // namespace partnerctl::auth
