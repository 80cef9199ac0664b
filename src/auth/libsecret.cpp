#include "auth/libsecret.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace partnerctl::auth::libsecret {
namespace {

constexpr char const* k_library = "libsecret-1.so.0";
// G_LOG_LEVEL_ERROR, which GLib ends the process with whatever is asked for.
constexpr int k_only_errors = 1 << 2;
// G_LOG_WRITER_HANDLED
constexpr int k_handled = 1;

core::Error missing(std::string what) {
  return {.kind = core::ErrorKind::usage, .message = std::move(what)};
}

template <class Function>
void find(void* library, char const* name, Function& function) {
  // Also looks into the libraries that libsecret was linked with.
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr) {
    throw missing(std::string(k_library) + " has no " + name);
  }
}

Functions found_in(void* library) {
  Functions all{};
  find(library, "secret_password_lookup_sync", all.lookup);
  find(library, "secret_password_store_sync", all.store);
  find(library, "secret_password_clear_sync", all.clear);
  find(library, "secret_password_free", all.free_password);
  find(library, "secret_error_get_quark", all.error_quark);
  find(library, "g_error_free", all.free_error);
  find(library, "g_cancellable_new", all.new_cancellable);
  find(library, "g_cancellable_cancel", all.cancel);
  find(library, "g_object_unref", all.unref);
  find(library, "g_bus_get_sync", all.bus_get);
  find(library, "g_dbus_connection_set_exit_on_close", all.set_exit_on_close);
  find(library, "g_log_set_default_handler", all.set_log_handler);
  find(library, "g_log_set_writer_func", all.set_log_writer);
  find(library, "g_log_set_always_fatal", all.set_always_fatal);
  return all;
}

void silence(Functions const& all) {
  all.set_always_fatal(k_only_errors);
  all.set_log_handler([](char const*, int, char const*, void*) {}, nullptr);
  all.set_log_writer([](int, void const*, std::size_t, void*) { return k_handled; }, nullptr,
                     nullptr);
}

Functions loaded() {
  void* library = ::dlopen(k_library, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) {
    throw missing(std::string(k_library) + " is not installed");
  }
  auto const all = found_in(library);
  silence(all);
  return all;
}

} // namespace

Functions const& load() {
  static auto const k_loaded = core::attempt(loaded);
  if (!k_loaded) {
    throw core::Error(*k_loaded.error);
  }
  return *k_loaded.value;
}

std::string why_no_bus(core::Environment const& environment) {
  if (auto const address = environment.get("DBUS_SESSION_BUS_ADDRESS")) {
    return address->rfind("autolaunch:", 0) == 0 ? "DBUS_SESSION_BUS_ADDRESS names no running bus"
                                                 : "";
  }
  auto const folder = environment.get("XDG_RUNTIME_DIR");
  struct stat found {};
  // As GLib looks for it before it starts one.
  bool const is_there = folder && ::stat((*folder + "/bus").c_str(), &found) == 0 &&
                        S_ISSOCK(found.st_mode) && found.st_uid == ::geteuid();
  return is_there ? "" : "there is no session bus (DBUS_SESSION_BUS_ADDRESS is not set)";
}

} // namespace partnerctl::auth::libsecret
