#include "output/sample.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace partnerctl::test {
namespace {

using terminal::Tone;

struct Row {
  std::string tenant{};
  std::string name{};
  std::string action{};
  Tone tone = Tone::plain;
  std::string partner{};
  std::string was{};
  std::string note{};
  std::string tenant_id{};
  std::string error_kind{};
};

std::vector<Row> rows() {
  std::string const escape = "\x1b[31mRED\x1b[0m";
  std::string const c1 = "\xC2\x9B"
                         "2J\x7F";
  std::string const bidi = "\xE2\x80\xAE"
                           "moc.osotnoc";
  return {
      {.tenant = "contoso.onmicrosoft.com",
       .name = "Contoso",
       .action = "linked",
       .tone = Tone::good,
       .partner = "1234567",
       .tenant_id = "11111111-1111-4111-8111-111111111111"},
      {.tenant = "fabrikam.example",
       .name = "株式会社ファブリカム 🚀",
       .action = "unchanged",
       .tone = Tone::dim,
       .partner = "1234567",
       .was = "1234567",
       .tenant_id = "22222222-2222-4222-8222-222222222222"},
      {.tenant = "rebranded-and-renamed-industries.onmicrosoft.com",
       .name =
           "Rebranded, \"Renamed\" & Reorganised Industries International Holdings GmbH & Co. KG",
       .action = "replaced",
       .tone = Tone::changed,
       .partner = "1234567",
       .was = "7654321",
       .note = "was linked to Adatum",
       .tenant_id = "33333333-3333-4333-8333-333333333333"},
      {.tenant = "adatum.example",
       .name = escape,
       .action = "refused",
       .tone = Tone::warning,
       .partner = "7654321",
       .was = "7654321",
       .note = "linked to 7654321 (Adatum)",
       .tenant_id = "44444444-4444-4444-8444-444444444444"},
      {.tenant = "delegated.example",
       .name = c1 + "cleared",
       .action = "skipped",
       .tone = Tone::dim,
       .note = "delegated by Lighthouse: link once at home"},
      {.tenant = "55555555-5555-4555-8555-555555555555",
       .name = bidi,
       .action = "failed",
       .tone = Tone::bad,
       .note = "MFA required:\r\n\tsign in again for this tenant",
       .tenant_id = "55555555-5555-4555-8555-555555555555",
       .error_kind = "auth"},
      {.tenant = "formula.example",
       .name = "=HYPERLINK(\"https://evil.example\",\"Contoso\")",
       .action = "would-link",
       .tone = Tone::changed,
       .note = "\"=1+1\"",
       .tenant_id = "66666666-6666-4666-8666-666666666666"},
      {.tenant = "last.example",
       .name = "cut \xFF off\n",
       .action = "not-started",
       .tone = Tone::dim},
  };
}

core::Json text_or_null(std::string const& text) {
  return text.empty() ? core::Json(nullptr) : core::Json(text);
}

core::Json tenant_of(Row const& row) {
  core::Json tenant{{"tenant", row.tenant}};
  tenant["tenantId"] = text_or_null(row.tenant_id);
  tenant["name"] = text_or_null(row.name);
  tenant["action"] = row.action;
  tenant["partnerId"] = text_or_null(row.partner);
  tenant["previousPartnerId"] = text_or_null(row.was);
  tenant["reason"] = text_or_null(row.note);
  tenant["attempts"] = row.action == "not-started" ? 0 : 1;
  tenant["error"] = nullptr;
  return tenant;
}

core::Json head_of_line() {
  return {
      {"schema", "partnerctl/link-pal/1"}, {"run", "20261122T101500Z-7f3a"}, {"cloud", "public"}};
}

std::vector<output::Cell> cells_of(Row const& row) {
  return {{row.tenant}, {row.name}, {row.action, row.tone}, {row.partner},
          {row.was},    {row.note}, {row.tenant_id},        {row.error_kind}};
}

} // namespace

std::vector<output::Column> link_pal_columns() {
  return {{"tenant"}, {"name"}, {"result"},           {"partner"},
          {"was"},    {"note"}, {"tenant_id", false}, {"error_kind", false}};
}

output::Document link_pal_document() {
  auto const head = [] {
    auto json = head_of_line();
    json["summary"] = {{"total", 8}, {"linked", 1}, {"failed", 1}};
    return json;
  };
  auto const line = [](std::size_t i) {
    auto json = head_of_line();
    json.update(tenant_of(rows()[i]));
    return json;
  };
  return {.head = head,
          .list = "tenants",
          .size = rows().size(),
          .object = [](std::size_t i) { return tenant_of(rows()[i]); },
          .line = line,
          .columns = link_pal_columns(),
          .row = [](std::size_t i) { return cells_of(rows()[i]); }};
}

output::Document document_of(std::vector<output::Column> columns,
                             std::vector<std::vector<output::Cell>> rows) {
  auto const size = rows.size();
  return {.size = size,
          .columns = std::move(columns),
          .row = [rows = std::move(rows)](std::size_t i) { return rows[i]; }};
}

std::string rendered(output::Document const& document, output::RenderOptions const& options) {
  std::ostringstream out;
  output::render(document, options, out);
  return out.str();
}

} // namespace partnerctl::test
