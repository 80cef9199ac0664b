#include "claim_texts.hpp"

using namespace partnerctl;
using namespace test::claim_texts;

TEST_CASE("the columns are those of the portal's wizard in its order") {
  CHECK(core::join(cpor::csv_columns(), ",") ==
        "solution_area,partner_role,claim_name,partner_id,partner_name,customer_tenant_id,"
        "customer_domain,customer_name,customer_country,public_sector,public_sector_disclosure,"
        "opt_out_of_incentive,workload,subscription_id,subscription_ends,customer_contact_name,"
        "customer_contact_title,customer_contact_email,customer_contact_phone,"
        "partner_contact_name,partner_contact_email,partner_contact_phone,solution_seller,"
        "revenue_customer_name,isv_solution,planned_submission,comments");
}

TEST_CASE("a header may be written in any case, with blanks, or as JSON has it") {
  for (auto const* header : {"customer_tenant_id", "Customer Tenant ID", " CUSTOMER-TENANT-ID ",
                             "customer.tenantId", "CustomerTenantId"}) {
    CAPTURE(header);
    CHECK(only(std::string(header) + "\nx\n").customer_tenant_id == "x");
  }
  CHECK(only("name\nx\n").name == "x");
  CHECK(only("Claim name\nx\n").name == "x");
  CHECK(only("optOutOfIncentive\nyes\n").opt_out_of_incentive);
  CHECK(only("customer.publicSector\nyes\n").public_sector);
  CHECK(only("revenue.customerName\nx\n").revenue_customer_name == "x");
  CHECK(only("customer.contact.phone\nx\n").customer_contact.phone == "x");
  for (auto const* header : {"workload", "Workloads", "product", "PRODUCTS"}) {
    CHECK(only(std::string(header) + ",Subscription ID,subscriptionEnds\nx,y,z\n").workloads ==
          std::vector<cpor::Workload>{{"x", "y", "z"}});
  }
}

TEST_CASE("every path of a field is a header of its column") {
  for (auto const& path : cpor::field_paths()) {
    CAPTURE(path);
    CHECK(cpor::changed_fields({}, only(path + "\nyes\n")) == std::vector<std::string>{path});
  }
}

TEST_CASE("an unknown column is a fault with the one that may be meant") {
  CHECK(fault("claim_name,custmer_name,colour,coments\nA,B,C,D\n") ==
        "c.csv has 3 faults\n"
        "  c.csv:1:12: 'custmer_name' is no column of a claim; is 'customer_name' meant?\n"
        "  c.csv:1:25: 'colour' is no column of a claim\n"
        "  c.csv:1:32: 'coments' is no column of a claim; is 'comments' meant?");
  CHECK(fault("claim_name,tenant_id\nA,B\n").find("is 'customer_tenant_id' meant?") !=
        std::string::npos);
  CHECK(refusal("claim_name,colour\nA,B\n").hint.find("--csv-header") != std::string::npos);
}

TEST_CASE("a column that stands twice is a fault, however it is written") {
  CHECK(fault("claim_name,comments,Claim Name\nA,,B\n") ==
        "c.csv:1:21: the column 'claim_name' stands here for the second time");
  CHECK(fault("workload;Products\nA;B\n") ==
        "c.csv:1:10: the column 'workload' stands here for the second time");
}

TEST_CASE("a text without any column of a claim says which it has") {
  CHECK(fault("Dear all,\nplease find enclosed\n") ==
        "c.csv:1: no column is one of a claim; the columns are 'Dear all', ''");
  CHECK(fault("id,status\nC-1,draft\n").find("no column is one of a claim") != std::string::npos);
  auto const message = fault(std::string(999, ',') + "\n");
  CHECK(message.ends_with("'', …"));
}

TEST_CASE("a header alone has no claim") {
  CHECK(fault("claim_name,comments\n") == "c.csv has no claim");
  CHECK(fault("claim_name,comments\n,\n") == "c.csv has no claim");
}

TEST_CASE("a header that is not CSV is one fault") {
  CHECK(fault("claim_name,\"comm\"ents\nA,\"B\" C\n").find("c.csv:1:18: text follows") == 0);
}

TEST_CASE("a column without a name may be there as long as it is empty") {
  CHECK(only("claim_name,,comments,\nA,,B,\n").comments == "B");
  CHECK(fault("claim_name,\nA,B\n") == "c.csv:2:3: 'B' stands in a column without a name");
}

TEST_CASE("semicolons and tabs divide the columns where the header has no comma") {
  CHECK(only("claim_name;comments\nA;b, c\n").comments == "b, c");
  CHECK(only("claim_name\tcomments\nA\tb, c; d\n").comments == "b, c; d");
  CHECK(only("claim_name;workload\nA;\"Teams;Intune\"\n").workloads.size() == 2);
  CHECK(only("claim_name;workload;comments\r\nA;Teams;\r\n;Intune;\r\n").workloads.size() == 2);
}
