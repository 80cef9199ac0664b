#include "cpor/proof_files.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/proof_reading.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace partnerctl::cpor::test;
using namespace std::chrono_literals;

namespace {

constexpr core::Date k_today = 2026y / 11 / 22;

Claim claim() {
  return {
      .solution_area = "modern-work-and-security",
      .partner_id = "1234567",
      .partner_name = "Adatum Consulting Ltd",
      .customer_tenant_id = "72F988BF-86F1-41AF-91AB-2D7CD011DB47",
      .customer_name = "Contoso Deutschland GmbH",
      .workloads = {{.name = "Intune", .subscription_id = "0f0e0d0c-0b0a-0908-0706-050403020100"},
                    {.name = "Teams Phone"}}};
}

// What a reviewer looks for, a line each.
struct Element {
  char const* name;
  char const* line;
};
constexpr std::array<Element, 8> k_elements{
    {{"customer", "Customer: CONTOSO Deutschland"},
     {"partner", "Partner: Adatum Consulting Limited"},
     {"tenant ID", "Tenant ID: {72f988bf-86f1-41af-91ab-2d7cd011db47}"},
     {"Intune", "Workload: Microsoft Intune, 500 devices"},
     {"Teams Phone", "Workload: Teams Phone, 200 users"},
     {"subscription", "Subscription 0f0e0d0c-0b0a-0908-0706-050403020100"},
     {"date", "Acknowledged on 14 October 2026"},
     {"signature", "Signature: Ann Lee"}}};

// All that is in a proof, by the names above.
std::vector<std::string> elements_in(ProofReading const& reading) {
  auto const lacks = [](std::vector<std::string> const& names, char const* name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::array<bool, k_elements.size()> const has{reading.has_customer,
                                                reading.has_partner,
                                                reading.has_tenant_id,
                                                !lacks(reading.missing_workloads, "Intune"),
                                                !lacks(reading.missing_workloads, "Teams Phone"),
                                                reading.missing_subscriptions.empty(),
                                                reading.latest_date ==
                                                    std::optional<core::Date>(2026y / 10 / 14),
                                                reading.has_signature_line};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < has.size(); ++i) {
    if (has.at(i)) {
      names.emplace_back(k_elements.at(i).name);
    }
  }
  return names;
}

struct Format {
  char const* name;
  std::string (*write)(std::vector<std::string> const& lines);
  // Whether something has to be installed for it.
  bool needs_pdftotext = false;
};
std::array<Format, 4> const k_formats{
    {{"sow.docx", docx_of},
     {"sow.pdf", [](std::vector<std::string> const& lines) { return pdf_of(lines); }, true},
     {"sow.txt", [](std::vector<std::string> const& lines) { return core::join(lines, "\r\n"); }},
     {"sow.html", [](std::vector<std::string> const& lines) {
        return "<html><p>" + core::join(lines, "</p><p>") + "</p></html>";
      }}}};

ProofReading examined(std::string const& text, Claim const& of = claim()) {
  return examine({.text = text}, of, k_today);
}

} // namespace

TEST_CASE("names are found with their umlauts spelled out, on either side") {
  auto const finds = [](std::string const& text, std::string const& name) {
    Claim of;
    of.customer_name = name;
    return examine({.text = text}, of, std::chrono::year(2026) / 11 / 22).has_customer;
  };
  CHECK(finds("for Mueller GmbH", "M\u00FCller GmbH"));
  CHECK(finds("for M\u00FCller GmbH", "Mueller"));
  CHECK(finds("for MU\u0308LLER", "Mueller"));
  CHECK_FALSE(finds("for Mueler", "M\u00FCller"));
  CHECK_FALSE(finds("for anybody", ""));
}

TEST_CASE("a proof with one element missing lacks that one alone, in every format") {
  for (auto const& format : k_formats) {
    for (std::size_t left_out = 0; left_out <= k_elements.size(); ++left_out) {
      std::vector<std::string> lines{"Statement of work"};
      std::vector<std::string> expected;
      for (std::size_t i = 0; i < k_elements.size(); ++i) {
        if (i != left_out) {
          lines.emplace_back(k_elements.at(i).line);
          expected.emplace_back(k_elements.at(i).name);
        }
      }
      if (format.needs_pdftotext && !has_pdftotext()) {
        continue;
      }
      auto const read = read_bytes(format.name, format.write(lines));
      INFO(format.name << " without element " << left_out << ": " << read.text << read.why);
      CHECK(read.outcome == ProofText::Outcome::read);
      CHECK(elements_in(examine(read, claim(), k_today)) == expected);
    }
  }
}

TEST_CASE("where there was no text, nothing is said of what is in it") {
  ProofText const none{.outcome = ProofText::Outcome::not_readable_here,
                       .text = "Contoso Deutschland, Signature",
                       .why = "it is a picture",
                       .has_pictures = true};
  auto const reading = examine(none, claim(), k_today);
  CHECK(reading.outcome == ProofText::Outcome::not_readable_here);
  CHECK(reading.why == "it is a picture");
  CHECK(reading.has_pictures);
  CHECK_FALSE(reading.has_customer);
  CHECK_FALSE(reading.has_signature_line);
  CHECK(reading.missing_workloads.empty());
  CHECK(reading.missing_subscriptions.empty());
}

TEST_CASE("a text without words lacks everything") {
  auto const reading = examined("");
  CHECK(elements_in(reading).empty());
  CHECK(reading.missing_workloads == std::vector<std::string>{"Intune", "Teams Phone"});
  CHECK(reading.missing_subscriptions ==
        std::vector<std::string>{"0f0e0d0c-0b0a-0908-0706-050403020100"});
  CHECK_FALSE(reading.latest_date);
}

TEST_CASE("a tenant ID may have braces, no hyphens, others, or a line end within") {
  for (auto const* text :
       {"{72F988BF-86F1-41AF-91AB-2D7CD011DB47}", "72f988bf86f141af91ab2d7cd011db47",
        "72f988bf–86f1–41af–91ab–2d7cd011db47", "72f988bf-86f1-41af-\n91ab-2d7cd011\ndb47.",
        "Tenant:72f988bf-86f1-41af-91ab-2d7cd011db47,",
        "login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/x"}) {
    INFO(text);
    CHECK(examined(text).has_tenant_id);
  }
  for (auto const* text :
       {"72f988bf-86f1-41af-91ab-2d7cd011db4", "72f988bf-86f1-41af-91ab-2d7cd011db477",
        "172f988bf-86f1-41af-91ab-2d7cd011db47", "72f988bf-86f1-41af-91ab-2d7cd011db48"}) {
    INFO(text);
    CHECK_FALSE(examined(text).has_tenant_id);
  }
}

TEST_CASE("what the claim does not say is not found") {
  auto const reading = examined("Contoso 1 {} ltd", Claim{});
  CHECK_FALSE(reading.has_tenant_id);
  CHECK_FALSE(reading.has_customer);
  CHECK_FALSE(reading.has_partner);
  CHECK(reading.missing_workloads.empty());
  CHECK(reading.missing_subscriptions.empty());
}

TEST_CASE("where the claim has no partner's name, its partner ID has to stand in the proof") {
  auto of = claim();
  of.partner_name = " ";
  CHECK(examined("MPN 1234567", of).has_partner);
  CHECK_FALSE(examined("MPN 12345678", of).has_partner);
  CHECK_FALSE(examined("MPN 1234567").has_partner);
}

TEST_CASE("the customer is not the partner whose name begins alike") {
  auto of = claim();
  of.customer_name = "Adatum";
  CHECK_FALSE(examined("Adatum Consulting Ltd", of).has_customer);
  CHECK(examined("Adatum Consulting Ltd", of).has_partner);
  CHECK(examined("Adatum Consulting for Adatum Ltd", of).has_customer);
}

TEST_CASE("the latest day counts that is not after today") {
  CHECK(examined("2026-11-23, 2026-11-22, 2025-01-01").latest_date == core::Date(k_today));
  CHECK(examined("2025-01-01 2024-01-01").latest_date == core::Date(2025y / 1 / 1));
  CHECK_FALSE(examined("2026-11-23").latest_date);
}

TEST_CASE("a subscription that several workloads share is missing once") {
  auto of = claim();
  of.workloads[1].subscription_id = of.workloads[0].subscription_id;
  CHECK(examined("nothing", of).missing_subscriptions.size() == 1);
  CHECK(examined("{0F0E0D0C-0B0A-0908-0706-050403020100}", of).missing_subscriptions.empty());
}
