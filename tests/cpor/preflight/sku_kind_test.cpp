#include "cpor/preflight/sku_kind.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

TEST_CASE("part numbers of Dynamics 365 and the Power Platform are known as such") {
  for (auto const* name : {"DYN365_ENTERPRISE_SALES",
                           "DYN365_FINANCE",
                           "Dynamics_365_for_Operations",
                           "D365_SALES_PRO",
                           "CRMSTANDARD",
                           "CRMPLAN2",
                           "POWERAPPS_PER_USER",
                           "POWERAPPS_VIRAL",
                           "FLOW_PER_USER",
                           "FLOW_FREE",
                           "POWER_BI_PRO",
                           "PBI_PREMIUM_PER_USER",
                           "CDS_DB_CAPACITY",
                           "CDSAICAPACITY",
                           "PROJECT_MADEIRA_PREVIEW_IW_SKU",
                           "VIRTUAL_AGENT_BASE",
                           "FORMS_PRO",
                           "CCIBOTS_PRIVPREV_VIRAL",
                           "MICROSOFT_REMOTE_ASSIST",
                           " dyn365_scm "}) {
    CAPTURE(name);
    CHECK(kind_of_sku(name) == SkuKind::business_application);
  }
}

TEST_CASE("part numbers of Microsoft 365 and the like are known to be none of them") {
  for (auto const* name : {"SPE_E5",
                           "SPE_E3",
                           "SPB",
                           "ENTERPRISEPACK",
                           "ENTERPRISEPREMIUM_NOPSTNCONF",
                           "STANDARDPACK",
                           "O365_BUSINESS_PREMIUM",
                           "EMS",
                           "EMSPREMIUM",
                           "AAD_PREMIUM_P2",
                           "EXCHANGESTANDARD",
                           "MCOEV",
                           "VISIOCLIENT",
                           "WIN10_PRO_ENT_SUB",
                           "TEAMS_EXPLORATORY",
                           "INTUNE_A",
                           "RIGHTSMANAGEMENT",
                           "Microsoft_365_Copilot",
                           "STREAM",
                           "spe_e5"}) {
    CAPTURE(name);
    CHECK(kind_of_sku(name) == SkuKind::other);
  }
}

// A product that is called no Dynamics one by mistake would cost a partner its claim.
TEST_CASE("a part number that is not known for sure is unknown") {
  for (auto const* name : {"", " ", "MyPartNumber", "PROJECTPROFESSIONAL", "SPZA_IW", "SPBX",
                           "WORKFLOW_X", "STREAMLINE", "X_ENTERPRISEPACK", "EMSX", "SMB_APPS"}) {
    CAPTURE(name);
    CHECK(kind_of_sku(name) == SkuKind::unknown);
  }
}
