#include "partnerctl/arm/offer.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::arm;

TEST_CASE("a quota ID tells the kind of agreement, whatever its date and case") {
  auto const [quota, agreement] = GENERATE(table<std::string, Agreement>(
      {{"EnterpriseAgreement_2014-09-01", Agreement::enterprise_or_customer},
       {"enterpriseagreement_2030-01-01", Agreement::enterprise_or_customer},
       {"MSDNDevTest_2014-09-01", Agreement::dev_test},
       {"CSP_2015-05-01", Agreement::cloud_solution_provider},
       {"CSP_MG_2017-12-01", Agreement::cloud_solution_provider},
       {"CSPDEVTEST_2018-05-01", Agreement::cloud_solution_provider},
       {"PayAsYouGo_2014-09-01", Agreement::pay_as_you_go},
       {"FreeTrial_2014-09-01", Agreement::credit},
       {"Sponsored_2016-01-01", Agreement::credit},
       {"Internal_2014-09-01", Agreement::unknown},
       {"EnterpriseAgreementX_2014-09-01", Agreement::unknown},
       {"", Agreement::unknown}}));
  CAPTURE(quota);
  CHECK(offer_of(quota).agreement == agreement);
  CHECK_FALSE(offer_of(quota).name.empty());
}

TEST_CASE("an offer that nobody knows is called by its quota ID") {
  CHECK(offer_of("Internal_2014-09-01").name == "Internal_2014-09-01");
}

TEST_CASE("only the two quota IDs that an Enterprise Agreement has may be one") {
  CHECK(may_be_enterprise(offer_of("EnterpriseAgreement_2014-09-01").agreement));
  CHECK(may_be_enterprise(offer_of("MSDNDevTest_2014-09-01").agreement));
  for (auto const* quota : {"CSP_2015-05-01", "PayAsYouGo_2014-09-01", "MPN_2014-09-01", ""}) {
    CHECK_FALSE(may_be_enterprise(offer_of(quota).agreement));
  }
}
