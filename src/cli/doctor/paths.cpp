#include "cli/doctor/paths.hpp"

#include "cli/cloud_choice.hpp"
#include "cli/doctor/path_text.hpp"
#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"

#include <fmt/core.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <functional>
#include <system_error>

namespace partnerctl::cli::doctor {
namespace {

namespace fs = std::filesystem;

constexpr char const* k_name = "paths";
constexpr mode_t k_others_write = S_IWGRP | S_IWOTH;
constexpr mode_t k_others = S_IRWXG | S_IRWXO;

struct Found {
  mode_t mode = 0;
  bool is_folder = false;
  bool is_file = false;
};

std::optional<Found> look(std::string const& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) {
    return std::nullopt;
  }
  return Found{.mode = found.st_mode,
               .is_folder = S_ISDIR(found.st_mode),
               .is_file = S_ISREG(found.st_mode)};
}

std::string mode_text(mode_t mode) {
  return fmt::format("{:04o}", static_cast<unsigned>(mode & 07777U));
}

bool may_make_files_in(std::string const& folder) {
  return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

// The folder above that is there.
fs::path nearest_folder(fs::path path) {
  std::error_code ignored;
  while (!path.empty() && path != path.root_path() && !fs::exists(path, ignored)) {
    path = path.parent_path();
  }
  return path.empty() ? fs::path(".") : path;
}

// What is checked, and how it is called.
struct Place {
  std::string subject;
  std::string path;
  core::Environment const& environment;

  std::string text() const { return path_text(path, environment); }
};

Check missing_folder(Place const& place) {
  auto const above = nearest_folder(place.path).string();
  if (may_make_files_in(above)) {
    return passed(k_name, place.subject, place.text() + " is not there; it is made when needed");
  }
  return failed(k_name, place.subject,
                fmt::format("{} is not there and cannot be made: {} may not be written to",
                            place.text(), path_text(above, place.environment)),
                "make it for this user, or set XDG_STATE_HOME to another folder");
}

// A folder that is written to.
Check folder(Place const& place) {
  auto const found = look(place.path);
  if (!found) {
    return missing_folder(place);
  }
  auto const remedy = "chmod 700 " + place.text();
  if (!found->is_folder) {
    return failed(k_name, place.subject, place.text() + " is no folder",
                  "move it away, or set XDG_STATE_HOME to another folder");
  }
  if (!may_make_files_in(place.path)) {
    return failed(k_name, place.subject, place.text() + " may not be written to",
                  "give it to this user, or set XDG_STATE_HOME to another folder");
  }
  auto const detail = place.text() + ", " + mode_text(found->mode);
  if ((found->mode & k_others_write) != 0) {
    return failed(k_name, place.subject, detail + ": others may write to it", remedy);
  }
  bool const is_private = (found->mode & k_others) == 0;
  return passed(k_name, place.subject, detail + (is_private ? "" : ": others may look into it"),
                is_private ? "" : remedy);
}

// What decides where secrets are sent to: only to be read, and not to be changed by others.
Check settings(Place const& place) {
  auto const found = look(place.path);
  if (!found) {
    return passed(k_name, place.subject, place.text() + " is not there, and is not needed");
  }
  auto const detail = place.text() + ", " + mode_text(found->mode);
  if ((found->mode & k_others_write) != 0) {
    return failed(k_name, place.subject, detail + ": others may change it",
                  "chmod go-w " + place.text());
  }
  return passed(k_name, place.subject, detail);
}

// A file with a secret in it.
Check secret(Place const& place) {
  auto const found = look(place.path);
  if (!found) {
    return failed(k_name, place.subject,
                  place.text() + ": " + std::generic_category().message(errno),
                  "mend the path, or take the setting out");
  }
  if (::access(place.path.c_str(), R_OK) != 0) {
    return failed(k_name, place.subject, place.text() + " may not be read",
                  "give it to this user: chown, and chmod 600 " + place.text());
  }
  auto const detail = place.text() + ", " + mode_text(found->mode);
  if (found->is_file && (found->mode & k_others) != 0) {
    return failed(k_name, place.subject, detail + ": others may read it",
                  "chmod 600 " + place.text());
  }
  return passed(k_name, place.subject, detail);
}

// A file whose content is for everybody.
Check readable(Place const& place) {
  if (::access(place.path.c_str(), R_OK) == 0) {
    return passed(k_name, place.subject, place.text() + " can be read");
  }
  return failed(k_name, place.subject, place.text() + ": " + std::generic_category().message(errno),
                "mend the path, or give the file to this user");
}

Check ledger_file(Place const& place) {
  auto const found = look(place.path);
  auto const detail = place.text() + ", " + mode_text(found ? found->mode : 0);
  auto const remedy = "chmod 600 " + place.text();
  if (found && (found->mode & k_others_write) != 0) {
    return failed(k_name, place.subject, detail + ": others may write to it", remedy);
  }
  bool const is_private = found && (found->mode & k_others) == 0;
  return passed(k_name, place.subject, detail + (is_private ? "" : ": others may read it"),
                is_private ? "" : remedy);
}

// All of them, one after the other.
class Paths {
public:
  explicit Paths(Services& services) : m_services(services) {}

  Checks run() {
    configuration();
    state();
    ledger();
    secrets();
    return std::move(m_checks);
  }

private:
  Place place(std::string subject, std::string path) const {
    return {.subject = std::move(subject),
            .path = std::move(path),
            .environment = m_services.environment()};
  }

  void configuration() {
    auto const path = config::config_path(m_services.globals().config, m_services.environment());
    if (path.empty()) {
      return;
    }
    auto const parent = fs::path(path).parent_path();
    m_checks.push_back(
        settings(place("configuration folder", parent.empty() ? "." : parent.string())));
    std::error_code ignored;
    if (fs::exists(path, ignored)) {
      m_checks.push_back(settings(place("configuration file", path)));
    }
  }

  void state() {
    auto const found =
        core::attempt([&] { return config::state_directory(m_services.environment()); });
    if (!found) {
      m_checks.push_back(failed(k_name, "state folder", *found.error));
      return;
    }
    m_state = *found.value;
    m_checks.push_back(folder(place("state folder", m_state)));
    auto const kept = m_state + "/accounts.json";
    if (look(kept)) {
      m_checks.push_back(secret(place("kept sign-ins", kept)));
    }
  }

  void ledger() {
    auto const chosen = core::attempt([&] { return chosen_ledger(m_services); });
    if (!chosen || chosen.value->url.path.empty()) {
      return; // check_ledger says so
    }
    auto const& path = chosen.value->url.path;
    auto const parent = fs::path(path).parent_path().string();
    if (parent != m_state) {
      m_checks.push_back(folder(place("ledger folder", parent)));
    }
    if (look(path)) {
      m_checks.push_back(ledger_file(place("ledger file", path)));
    }
  }

  void secrets() {
    auto const& environment = m_services.environment();
    auto const profile =
        core::attempt([&]() -> config::Profile const* { return &m_services.profile(); });
    auto const add = [this](std::string const& subject, std::optional<std::string> const& path,
                            Check (*check)(Place const&)) {
      if (path && !path->empty() && *path != "-") {
        m_checks.push_back(check(place(subject, *path)));
      }
    };
    add("--client-secret-file", m_services.globals().client_secret_file, secret);
    add("AZURE_CLIENT_CERTIFICATE_PATH", environment.get("AZURE_CLIENT_CERTIFICATE_PATH"), secret);
    // It is mounted for every user of a container, and is worth something for minutes.
    add("AZURE_FEDERATED_TOKEN_FILE", environment.get("AZURE_FEDERATED_TOKEN_FILE"), readable);
    if (profile) {
      add("certificate of the profile", (*profile.value)->certificate, secret);
    }
    add("SSL_CERT_FILE", environment.get("SSL_CERT_FILE"), readable);
    auto const cloud = core::attempt([&] { return chosen_cloud(m_services); });
    if (cloud) {
      add("ca_file of the cloud", cloud.value->ca_file, readable);
    }
  }

  Services& m_services;
  Checks m_checks{};
  std::string m_state{};
};

} // namespace

Checks check_paths(Services& services) {
  return Paths(services).run();
}

} // namespace partnerctl::cli::doctor
