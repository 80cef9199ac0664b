#include "config/claims.hpp"
#include "config/endpoint.hpp"
#include "config/folders.hpp"
#include "config/reader.hpp"
#include "config/text.hpp"
#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace partnerctl::config {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

std::optional<std::string> value_of(std::optional<Field> const& field) {
  return field ? std::optional(field->value) : std::nullopt;
}

std::optional<core::PartnerId> partner_id_of(std::optional<Field> const& field) {
  if (!field) {
    return std::nullopt;
  }
  auto parsed = core::attempt([&] { return core::PartnerId::parse(field->value); });
  if (parsed.error) {
    parsed.error->message = field->where + ": " + parsed.error->message;
    throw *std::move(parsed.error);
  }
  return std::move(parsed.value);
}

std::optional<std::string> token_store_of(std::optional<Field> const& field) {
  if (field && field->value != "keyring" && field->value != "file") {
    throw core::Error{.kind = ErrorKind::usage,
                      .message = field->where + " is neither 'keyring' nor 'file'",
                      .hint = "take the line out: 'keyring' is the default"};
  }
  return value_of(field);
}

Profile read_profile(std::string const& name, Reader const& table, Folders const& folders) {
  table.allow_only({"partner_id", "partner_name", "client_id", "tenants", "cloud", "auth",
                    "account", "certificate", "token_store"});
  return {.name = name,
          .partner_id = partner_id_of(table.text("partner_id")),
          .partner_name = value_of(table.text("partner_name")),
          .client_id = value_of(table.text("client_id")),
          .auth = value_of(table.text("auth")),
          .account = value_of(table.text("account")),
          .certificate = path_of(table.text("certificate"), folders),
          .tenants = path_of(table.text("tenants"), folders),
          .cloud = value_of(table.text("cloud")),
          .token_store = token_store_of(table.text("token_store"))};
}

void check_cloud_name(std::string const& name, Reader const& table) {
  auto is_allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_';
  };
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_allowed)) {
    throw table.fault("'" + name + "' is no name for a cloud",
                      "a name is letters, digits, - and _");
  }
  auto const& reserved = core::reserved_cloud_names();
  if (std::find(reserved.begin(), reserved.end(), core::to_lower(name)) != reserved.end()) {
    throw table.fault("the built-in cloud '" + core::to_lower(name) + "' cannot be redefined",
                      "give your cloud a name of its own");
  }
}

std::string endpoint_of(std::optional<Field> const& field) {
  return field ? endpoint(field->value, field->where) : std::string();
}

core::Cloud read_cloud(std::string const& name, Reader const& table, Folders const& folders) {
  check_cloud_name(name, table);
  table.allow_only({"authority", "resource_manager", "partner_center", "graph", "ca_file"});
  core::Cloud cloud{.name = name,
                    .authority = endpoint_of(table.required_text("authority")),
                    .resource_manager = endpoint_of(table.required_text("resource_manager")),
                    .partner_center = endpoint_of(table.text("partner_center")),
                    .graph = endpoint_of(table.text("graph")),
                    .partner_center_scope = "https://api.partnercenter.microsoft.com/.default",
                    .federation_audience = "api://AzureADTokenExchange",
                    .ca_file = path_of(table.text("ca_file"), folders).value_or("")};
  cloud.resource_manager_scope = cloud.resource_manager + "/.default";
  cloud.graph_scope = cloud.graph.empty() ? std::string() : cloud.graph + "/.default";
  return cloud;
}

toml::table parse(std::string const& path, std::string const& text) {
  try {
    return toml::parse(text, path);
  } catch (toml::parse_error const& error) {
    auto const& at = error.source().begin;
    throw core::Error{.kind = ErrorKind::usage,
                      .message = core::printable(fmt::format("{}:{}:{}: {}", path, at.line,
                                                             at.column, error.description())),
                      .hint = "the configuration is TOML: tables in [brackets], texts in quotes"};
  }
}

} // namespace

File read_file(std::string const& path, bool was_named, core::Environment const& environment) {
  auto const text = path.empty() ? std::nullopt : read_text(path);
  if (!text) {
    if (was_named) {
      throw core::Error{.kind = ErrorKind::usage,
                        .message = "there is no configuration " + core::printable(path),
                        .hint = "mend the path, or leave it out: no configuration is needed"};
    }
    return {};
  }
  auto const table = parse(path, *text);
  Reader const root(path, table, "");
  root.allow_only({"profile", "cloud", "token_store", "claims"});
  Folders const folders{.own = fs::path(path).parent_path(), .home = environment.get("HOME")};
  File file{.path = path, .token_store = token_store_of(root.text("token_store"))};
  for (auto const& [name, inner] : root.tables("profile")) {
    file.profiles.emplace(name, read_profile(name, inner, folders));
  }
  for (auto const& [name, inner] : root.tables("cloud")) {
    file.clouds.emplace(name, read_cloud(name, inner, folders));
  }
  if (auto const claims = root.table("claims")) {
    file.claims = read_claims(*claims, folders);
  }
  return file;
}

} // namespace partnerctl::config
