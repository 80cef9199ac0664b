#include "output/page_sample.hpp"

#include <sstream>

namespace partnerctl::test {
namespace {

using output::ColumnKind;
using output::PageRow;
using terminal::Tone;

std::vector<output::PageColumn> columns() {
  return {
      {"Tenant"}, {"PAL"}, {"Partner", ColumnKind::number}, {"Since", ColumnKind::time}, {"Note"}};
}

std::vector<PageRow> rows() {
  return {
      {.cells = {{"Contoso", Tone::plain, "11111111-1111-4111-8111-111111111111"},
                 {"linked", Tone::good},
                 {"1234567"},
                 {"2026-11-22", Tone::plain, "2026-11-22T10:15:00Z"},
                 {}},
       .state = "linked",
       .marks = {"earning"}},
      {.cells = {{"Fabrikam & Söhne \"株式会社\""},
                 {"other-partner", Tone::warning},
                 {"7654321"},
                 {"2025-02-01", Tone::plain, "2025-02-01T00:00:00Z"},
                 {"linked to Adatum"}},
       .state = "other-partner",
       .marks = {"failing", "drifted"},
       .remedies = {{"Take it over, once the customer agrees:",
                     "partnerctl link-pal -t fabrikam.example --replace-from 7654321"},
                    {"Or ask Adatum."}}},
      {.cells = {{"Northwind"}, {"unreadable", Tone::bad}},
       .state = "unreadable",
       .marks = {"failing"},
       .remedies = {{"Sign in again:", "partnerctl auth login --tenant northwind.example"}}},
  };
}

} // namespace

output::ReportPage report_page() {
  return {.title = "Partner links of 3 tenants",
          .lead = {"As engineer@partner.example (browser), cloud public.",
                   "Read 2026-11-22T10:15:00Z, run 20261122T101500Z-7f3a."},
          .tiles = {{"tenants", 3, Tone::plain, ""},
                    {"linked", 1, Tone::good, "linked"},
                    {"earning", {}, Tone::dim, "earning", "not checked"},
                    {"failing", 2, Tone::bad, "failing"},
                    {"drifted", 1, Tone::warning, "drifted", "since 2026-11-01"}},
          .chart = {.title = "Tenants by link",
                    .segments = {{"linked", 1, Tone::good},
                                 {"other partner", 1, Tone::warning},
                                 {"not linked", 0, Tone::dim},
                                 {"unreadable", 1, Tone::bad}}},
          .notes = {"Whether these links earn was not checked: add --access."},
          .columns = columns(),
          .size = rows().size(),
          .row = [](std::size_t i) { return rows()[i]; }};
}

output::SheetPage sheet_page() {
  return {
      .title = "Evidence for Contoso",
      .lead = {"Made by partnerctl 0.1.0.", "Cloud public."},
      .sections = {
          {.heading = "Identity",
           .facts = {{"Name", "engineer@partner.example"}, {"Object ID", ""}}},
          {.heading = "Role assignments",
           .columns = {{"Role"}, {"Scope"}, {"Until", ColumnKind::time}},
           .rows = {{{"Contributor", Tone::good},
                     {"rg-web", Tone::plain,
                      "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-web"},
                     {"2026-11-22T11:15:00Z"}},
                    {{"Reader"}}},
           .notes = {"Read with one call to each subscription."}},
          {.heading = "Subscriptions", .columns = {{"Subscription"}, {"Offer"}}}}};
}

output::ReportPage report_page_of(std::string const& text) {
  PageRow const row{.cells = {{text, Tone::plain, text}, {text, Tone::bad, text}, {text}, {text}},
                    .state = text,
                    .marks = {text},
                    .remedies = {{text, text}}};
  return {.title = text,
          .lead = {text, text},
          .tiles = {{text, 1, Tone::bad, text, text}, {text, {}, Tone::dim, text, text}},
          .chart = {.title = text, .segments = {{text, 1, Tone::good}, {text, 2, Tone::bad}}},
          .notes = {text},
          .rows_name = text,
          .state_name = text,
          .columns = {{text}, {text}, {text, ColumnKind::number}, {text, ColumnKind::time}},
          .size = 3,
          .row = [row](std::size_t) { return row; }};
}

output::SheetPage sheet_page_of(std::string const& text) {
  return {.title = text,
          .lead = {text, text},
          .sections = {{.heading = text,
                        .facts = {{text, text}},
                        .columns = {{text}, {text}},
                        .rows = {{{text, Tone::bad, text + "!"}, {text}}},
                        .notes = {text}}}};
}

std::string written(output::ReportPage const& page) {
  std::ostringstream out;
  output::write_report_page(page, out);
  return out.str();
}

std::string written(output::SheetPage const& page) {
  std::ostringstream out;
  output::write_sheet_page(page, out);
  return out.str();
}

} // namespace partnerctl::test
