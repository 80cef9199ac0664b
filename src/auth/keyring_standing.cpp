#include "partnerctl/auth/keyring_standing.hpp"

#include "auth/keyring.hpp"
#include "auth/libsecret.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

#include <dlfcn.h>

#include <optional>
#include <type_traits>

namespace partnerctl::auth {
namespace {

using State = KeyringStanding::State;

// GVariant is used by its address only.
struct Variant;

// What of GLib asks a service for a property; found by name, as libsecret.hpp has it.
struct PropertyCalls {
  // g_variant_new
  Variant* (*make)(char const*, ...) = nullptr;
  // g_dbus_connection_call_sync
  Variant* (*call)(libsecret::Connection*, char const*, char const*, char const*, char const*,
                   Variant*, void const*, int, int, libsecret::Cancellable*,
                   libsecret::GError**) = nullptr;
  // g_variant_print
  char* (*print)(Variant*, int) = nullptr;
  // g_variant_unref, g_free
  void (*unref)(Variant*) = nullptr;
  void (*free)(void*) = nullptr;
};

// Nullopt where GLib has one of them no more. The library was loaded before, for good.
std::optional<PropertyCalls> property_calls() {
  void* const library = ::dlopen("libsecret-1.so.0", RTLD_NOW | RTLD_NOLOAD);
  PropertyCalls all;
  auto const find = [library](char const* name, auto& function) {
    function =
        library == nullptr
            ? nullptr
            : reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library, name));
    return function != nullptr;
  };
  bool const is_whole = find("g_variant_new", all.make) &&
                        find("g_dbus_connection_call_sync", all.call) &&
                        find("g_variant_print", all.print) && find("g_variant_unref", all.unref) &&
                        find("g_free", all.free);
  return is_whole ? std::optional(all) : std::nullopt;
}

// Whether the collection that takes new items is locked, which the service says without opening it.
// Nobody is asked for a password. The connection is there already, since something was read by it.
bool is_default_collection_locked() {
  constexpr int k_no_auto_start = 1;
  constexpr int k_timeout_ms = 3000;
  auto const glib = property_calls();
  auto const& secret = libsecret::load();
  libsecret::GError* fault = nullptr;
  auto* const bus = glib ? secret.bus_get(libsecret::k_session_bus, nullptr, &fault) : nullptr;
  Variant* answer = nullptr;
  if (bus != nullptr) {
    auto* const asked = glib->make("(ss)", "org.freedesktop.Secret.Collection", "Locked");
    answer = glib->call(bus, "org.freedesktop.secrets", "/org/freedesktop/secrets/aliases/default",
                        "org.freedesktop.DBus.Properties", "Get", asked, nullptr, k_no_auto_start,
                        k_timeout_ms, nullptr, &fault);
    secret.unref(bus);
  }
  if (fault != nullptr) {
    secret.free_error(fault);
  }
  if (answer == nullptr) {
    return false;
  }
  char* const text = glib->print(answer, 0);
  bool const is_locked = std::string(text) == "(<true>,)";
  glib->free(text);
  glib->unref(answer);
  return is_locked;
}

// The keyring's own words for it (keyring.cpp), also for one that waits for its password.
bool says_locked(std::string const& why) {
  return why.find("locked") != std::string::npos;
}

} // namespace

KeyringStanding look_at_keyring(core::Environment const& environment) {
  if (auto why = libsecret::why_no_bus(environment); !why.empty()) {
    return {.state = State::absent, .why = std::move(why)};
  }
  auto const read = core::attempt([&] { return Keyring(environment).read().has_value(); });
  if (!read.error) {
    return is_default_collection_locked()
               ? KeyringStanding{.state = State::locked, .why = "it is locked"}
               : KeyringStanding{.state = State::answers};
  }
  auto const& why = read.error->message;
  return {.state = says_locked(why) ? State::locked : State::absent, .why = why};
}

} // namespace partnerctl::auth
