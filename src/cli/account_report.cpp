#include "cli/account_report.hpp"

#include "cli/fleet_report.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

using terminal::Tone;

std::string tenant_id_of(AccountRow const& row) {
  return row.identity.tenant == core::Guid() ? std::string() : row.identity.tenant.text();
}

std::string object_id_of(AccountRow const& row) {
  return row.identity.object == core::Guid() ? std::string() : row.identity.object.text();
}

output::Cell works_cell(AccountRow const& row) {
  if (!row.works) {
    return {"-"};
  }
  return *row.works ? output::Cell{"yes", Tone::good} : output::Cell{"no", Tone::bad};
}

std::string note_of(AccountRow const& row) {
  return row.error ? row.error->message : row.note;
}

// "the file /home/…" is "file" on a narrow terminal.
std::string brief_place(std::string const& place) {
  auto const words = core::split(place, ' ');
  return words.size() > 1 && words.front() == "the" ? words[1] : std::string();
}

core::Json object_of(AccountRow const& row) {
  bool const is_user = row.identity.type == core::Identity::Type::user;
  return {{"account", text_or_null(row.identity.name)},
          {"type", is_user ? "user" : "application"},
          {"clientId", text_or_null(row.identity.client_id)},
          {"method", text_or_null(row.identity.method)},
          {"tenant", text_or_null(row.tenant)},
          {"tenantId", text_or_null(tenant_id_of(row))},
          {"objectId", text_or_null(object_id_of(row))},
          {"kept", text_or_null(row.kept)},
          {"used", row.used},
          {"works", row.works ? core::Json(*row.works) : core::Json(nullptr)},
          {"note", text_or_null(row.note)},
          {"error", error_json(row.error)}};
}

std::vector<output::Cell> cells_of(AccountRow const& row) {
  auto const error = row.error.value_or(core::Error{});
  return {{row.identity.name},
          {row.tenant},
          {row.identity.method},
          {row.kept, Tone::plain, brief_place(row.kept)},
          {row.used ? "yes" : ""},
          works_cell(row),
          {note_of(row)},
          {row.identity.client_id},
          {tenant_id_of(row)},
          {object_id_of(row)},
          {row.error ? std::string(core::to_string(error.kind)) : ""},
          {error.code},
          {error.hint},
          {error.request_id}};
}

} // namespace

std::vector<output::Column> account_columns() {
  return {{"account"},
          {"tenant"},
          {"method"},
          {"kept"},
          {"used"},
          {"works"},
          {"note"},
          {"client_id", false},
          {"tenant_id", false},
          {"object_id", false},
          {"error_kind", false},
          {"error_code", false},
          {"hint", false},
          {"request_id", false}};
}

output::Document account_document(std::string const& command, std::string const& cloud,
                                  std::vector<AccountRow> const& rows) {
  auto const schema = "partnerctl/auth-" + command + "/1";
  auto const count = [&rows](bool works) {
    return std::count_if(rows.begin(), rows.end(),
                         [works](AccountRow const& row) { return row.works == works; });
  };
  auto const head = [schema, cloud, total = rows.size(), working = count(true),
                     failing = count(false)] {
    return core::Json{{"schema", schema},
                      {"version", PARTNERCTL_VERSION},
                      {"cloud", cloud},
                      {"run", nullptr},
                      {"summary", {{"total", total}, {"working", working}, {"failing", failing}}}};
  };
  return {.head = head,
          .list = "accounts",
          .size = rows.size(),
          .object = [&rows](std::size_t i) { return object_of(rows[i]); },
          .line = [&rows, schema, cloud](
                      std::size_t i) { return line_json(schema, "", cloud, object_of(rows[i])); },
          .columns = account_columns(),
          .row = [&rows](std::size_t i) { return cells_of(rows[i]); }};
}

} // namespace partnerctl::cli
