#pragma once

#include "partnerctl/core/environment.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace partnerctl::auth::libsecret {

// The few things of libsecret-1 and GLib that are used, declared here as their API references
// document them, so that building needs neither. Layouts and values are part of their stable ABI.

// GError.
struct GError {
  std::uint32_t domain;
  int code;
  char* message;
};

// SecretSchemaAttribute and SecretSchema; all our attributes are strings (0).
struct Attribute {
  char const* name;
  int type;
};
struct Schema {
  char const* name;
  int flags;
  std::array<Attribute, 32> attributes;
  int reserved;
  std::array<void*, 7> reserved_pointers;
};

// GCancellable and GDBusConnection are used by their addresses only.
struct Cancellable;
struct Connection;

// The functions, by the names that libsecret-1.so.0 and the libraries it brings export them under.
struct Functions {
  // secret_password_lookup_sync: the attributes are pairs of strings, ended by a null.
  char* (*lookup)(Schema const*, Cancellable*, GError**, ...);
  // secret_password_store_sync: collection (null: the default one), label, password, attributes.
  int (*store)(Schema const*, char const*, char const*, char const*, Cancellable*, GError**, ...);
  // secret_password_clear_sync
  int (*clear)(Schema const*, Cancellable*, GError**, ...);
  // secret_password_free
  void (*free_password)(char*);
  // secret_error_get_quark
  std::uint32_t (*error_quark)();
  // g_error_free
  void (*free_error)(GError*);
  // g_cancellable_new, g_cancellable_cancel, g_object_unref
  Cancellable* (*new_cancellable)();
  void (*cancel)(Cancellable*);
  void (*unref)(void*);
  // g_bus_get_sync (2: the session bus), g_dbus_connection_set_exit_on_close
  Connection* (*bus_get)(int, Cancellable*, GError**);
  void (*set_exit_on_close)(Connection*, int);
  // g_log_set_default_handler, g_log_set_writer_func, g_log_set_always_fatal
  void* (*set_log_handler)(void (*)(char const*, int, char const*, void*), void*);
  void (*set_log_writer)(int (*)(int, void const*, std::size_t, void*), void*, void (*)(void*));
  int (*set_always_fatal)(int);
};

// The code of SecretError for a locked collection.
inline constexpr int k_is_locked = 2;
inline constexpr int k_session_bus = 2;

// Loads the library, once in a process and for good: GLib cannot be unloaded. What it would print
// is silenced. Throws an error whose message is the reason when it is not there.
Functions const& load();

// Why there is no use in loading it: a session bus that the environment does not name would be
// started by GLib. Empty where there is one.
std::string why_no_bus(core::Environment const& environment);

} // namespace partnerctl::auth::libsecret
