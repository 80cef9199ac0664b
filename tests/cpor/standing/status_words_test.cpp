#include "cpor/history_setup.hpp"
#include "cpor/standing/status_words.hpp"

using namespace partnerctl;
using cpor::Consent;
using cpor::Status;

TEST_CASE("the portal's words are understood whatever their case, dashes and blanks") {
  auto const [text, status] = GENERATE(table<std::string, Status>({
      {"Draft", Status::draft},
      {"Editing", Status::draft},
      {"handed-off", Status::handed_off},
      {"Submitted", Status::submitted},
      {" SUBMITTED \r\n", Status::submitted},
      {"UnderReview", Status::under_review},
      {"under_review", Status::under_review},
      {"Partner action required", Status::partner_action_required},
      {"Partner-Action-Required", Status::partner_action_required},
      {"Approved.", Status::approved},
      {"Rejected", Status::rejected},
      {"Dispute", Status::disputed},
      {"Disputed", Status::disputed},
      {"Rejected final", Status::rejected_final},
      {"Rejected - final", Status::rejected_final},
      {"Rejected (final)", Status::rejected_final},
      {"Rejected \xE2\x80\x93 final", Status::rejected_final},
      {"Rejected\xC2\xA0"
       "final",
       Status::rejected_final},
      {"\xEF\xBB\xBF"
       "Draft",
       Status::draft},
      {"Disassociated", Status::rejected_final},
      {"disassociate", Status::rejected_final},
      {"Customer declined", Status::rejected},
      {"Resubmitted", Status::submitted},
  }));
  CAPTURE(text);
  CHECK(cpor::status_of(text) == status);
}

TEST_CASE("our spelling and the portal's of a status are read as that status") {
  for (auto const status : cpor::followers(Status::unknown)) {
    CHECK(cpor::status_of(cpor::to_string(status)) == status);
    CHECK(cpor::status_of(cpor::portal_name_of(status)) == status);
  }
}

TEST_CASE("statuses of other claims on the same page are known as such") {
  for (auto const* text :
       {"Awaiting customer consent response", "Canceled", "Cancelled", "Consent rejected",
        "Customer claimed", "Customer consent declined", "Customer consent expired",
        "Customer consent received", "Disputed expired", "Not submitted expired",
        "Post submission expired", "Post-submission expired"}) {
    CAPTURE(text);
    CHECK(cpor::status_of(text) == Status::other);
  }
}

TEST_CASE("a text that nothing is known of is unknown, however near it comes") {
  for (std::string const text : {"",
                                 " ",
                                 "-",
                                 "Approve",
                                 "Approved?",
                                 "Not approved",
                                 "Approved (pending)",
                                 "Customer approved",
                                 "Customer consented",
                                 "Rejected draft",
                                 "Draftsubmitted",
                                 "Genehmigt",
                                 "\xE6\x89\xBF\xE8\xAA\x8D\xE6\xB8\x88\xE3\x81\xBF",
                                 "Approved\xC3\xA9",
                                 "App\xC2\xADroved",
                                 "\xFF\xFE",
                                 "\xE2\x80",
                                 "Approved\x1B[31m",
                                 "other",
                                 "unknown"}) {
    CAPTURE(text);
    CHECK(cpor::status_of(text) == Status::unknown);
  }
  CHECK(cpor::status_of(std::string("Approved\0", 9)) == Status::unknown);
  CHECK(cpor::status_of(std::string(5'000'000, ' ') + "Approved") == Status::unknown);
}

TEST_CASE("what a text says of the customer's consent is read from it") {
  auto const [text, consent] = GENERATE(table<std::string, std::optional<Consent>>({
      {"Awaiting customer consent response", Consent::notified},
      {"Consent rejected", Consent::declined},
      {"Customer consent declined", Consent::declined},
      {"customer-declined", Consent::declined},
      {"Customer consent received", Consent::received},
      {"Customer consent expired", Consent::expired},
      {"Approved", std::nullopt},
      {"Rejected", std::nullopt},
      {"Declined", std::nullopt},
      {"Disassociated", std::nullopt},
      {"Customer claimed", std::nullopt},
      {"Customer approved", std::nullopt},
      {"", std::nullopt},
  }));
  CAPTURE(text);
  CHECK(cpor::consent_of(text) == consent);
}

TEST_CASE("where only the answer is spoken of, shorter words will do") {
  CHECK(cpor::answer_of("Declined") == Consent::declined);
  CHECK(cpor::answer_of("rejected") == Consent::declined);
  CHECK(cpor::answer_of("Received") == Consent::received);
  CHECK(cpor::answer_of("Expired") == Consent::expired);
  CHECK(cpor::answer_of("Pending") == Consent::notified);
  CHECK(cpor::answer_of("Customer consent declined") == Consent::declined);
  CHECK(cpor::answer_of("Approved") == std::nullopt);
  CHECK(cpor::answer_of("Yes") == std::nullopt);
  CHECK(cpor::answer_of("") == std::nullopt);
}

TEST_CASE("what somebody did is told from what the portal shows") {
  CHECK(cpor::tells_of_an_act("Disassociated"));
  CHECK(cpor::tells_of_an_act("Customer declined"));
  CHECK_FALSE(cpor::tells_of_an_act("Rejected"));
  CHECK_FALSE(cpor::tells_of_an_act("Rejected final"));
  CHECK_FALSE(cpor::tells_of_an_act("Customer consent declined"));
}
