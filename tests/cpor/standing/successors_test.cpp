#include "cpor/standing/succession_setup.hpp"
#include "partnerctl/cpor/successors.hpp"

using namespace partnerctl;
using cpor::Successor;
using test::Book;
using test::date;
using test::Entry;

namespace {

std::optional<Successor> renewal(Book const& book) {
  return book.succession("C-0001").renewals.at(0);
}

bool is_renewed(Book const& book) {
  auto const successor = renewal(book);
  return successor && successor->has_taken_over;
}

std::optional<Successor> replacement(Book const& book) {
  return book.succession("C-0001").replacements.at(0);
}

Book hq_and(Entry entry) {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add(std::move(entry));
  return book;
}

} // namespace

TEST_CASE("a second subscription of the same product renews nothing") {
  for (std::string const ends : {"2026-12-20", "2026-12-01", "2027-06-30", ""}) {
    CAPTURE(ends);
    CHECK_FALSE(renewal(hq_and({.id = "C-0002", .workloads = {{"Sales", "0b", ends}}})));
  }
}

TEST_CASE("a claim that was made from another one renews it once it is associated") {
  Entry const made{.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}};
  for (auto const& [status, over] : std::vector<std::pair<std::string, bool>>{
           {"", false}, {"Submitted", false}, {"Under review", false}, {"Approved", true}}) {
    CAPTURE(status);
    auto entry = made;
    entry.status = status;
    auto const successor = renewal(hq_and(entry));
    REQUIRE(successor);
    CHECK(successor->claim == "C-0002");
    CHECK(successor->has_taken_over == over);
    CHECK_FALSE(successor->lacks_later_end);
    CHECK(successor->stands ==
          (status.empty() ? "Draft (local 2026-11-01)" : status + " (record 2026-11-05)"));
  }
}

TEST_CASE("a renewal that failed is as if it were not there") {
  for (std::string const status : {"Rejected", "Rejected final", "Canceled"}) {
    CAPTURE(status);
    CHECK_FALSE(renewal(hq_and({.id = "C-0002",
                                .from = "C-0001",
                                .status = status,
                                .workloads = {{"Sales", "0b", "2027-12-20"}}})));
  }
}

TEST_CASE("a status that nothing is known of neither fails nor takes over") {
  auto const successor = renewal(hq_and({.id = "C-0002",
                                         .from = "C-0001",
                                         .status = "Verified",
                                         .workloads = {{"Sales", "0b", "2027-12-20"}}}));
  REQUIRE(successor);
  CHECK_FALSE(successor->has_taken_over);
}

TEST_CASE("the watch goes on to a later day, never to none") {
  for (std::string const ends : {"2026-12-20", "2026-12-19", "", "soon"}) {
    CAPTURE(ends);
    auto const successor =
        renewal(hq_and({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", ends}}}));
    REQUIRE(successor);
    CHECK(successor->lacks_later_end);
    CHECK_FALSE(successor->has_taken_over);
  }
  CHECK(is_renewed(
      hq_and({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2026-12-21"}}})));
}

TEST_CASE("a claim made from one long before its end is for something beside it") {
  Entry entry{.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}};
  entry.made = "2026-10-20";
  CHECK_FALSE(renewal(hq_and(entry)));
  entry.made = "2026-10-21";
  CHECK(is_renewed(hq_and(entry)));
}

TEST_CASE("the same subscription with a later end renews, whatever it was made from") {
  CHECK(is_renewed(hq_and({.id = "C-0002", .workloads = {{"sales ", "0A", "2027-12-20"}}})));
  CHECK_FALSE(renewal(hq_and({.id = "C-0002", .workloads = {{"Sales", "0a", "2026-12-20"}}})));
  CHECK_FALSE(renewal(hq_and({.id = "C-0002", .workloads = {{"Sales", "0a"}}})));
  CHECK_FALSE(renewal(hq_and({.id = "C-0000", .workloads = {{"Sales", "0a", "2027-12-20"}}})));
}

TEST_CASE("no subscription is not the same subscription") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "", "2026-12-20"}}});
  book.add({.id = "C-0002", .workloads = {{"Sales", "", "2027-12-20"}}});
  CHECK_FALSE(renewal(book));
}

TEST_CASE("another customer, role or workload makes no successor") {
  Entry const made{.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}};
  CHECK(is_renewed(hq_and(made)));
  auto customer = made;
  customer.tenant = "bbbb";
  CHECK_FALSE(renewal(hq_and(customer)));
  auto role = made;
  role.role = "build-intent-advisor";
  CHECK_FALSE(renewal(hq_and(role)));
  auto workload = made;
  workload.workloads.at(0).name = "Finance";
  CHECK_FALSE(renewal(hq_and(workload)));
}

TEST_CASE("a role and a customer are the same however they are spelled") {
  CHECK(is_renewed(hq_and({.id = "C-10000",
                           .from = "C-0001",
                           .tenant = "AAAA",
                           .role = "Usage recognition",
                           .workloads = {{"sales ", "0b", "2027-12-20"}}})));
}

TEST_CASE("a workload is the same by each of its names") {
  CHECK(is_renewed(hq_and({.id = "C-0002",
                           .from = "C-0001",
                           .workloads = {{"Dynamics 365 Sales", "0b", "2027-12-20"}}})));
  CHECK(is_renewed(
      hq_and({.id = "C-0002", .workloads = {{"dynamics 365 sales", "0a", "2027-12-20"}}})));
  CHECK_FALSE(renewal(hq_and({.id = "C-0002",
                              .from = "C-0001",
                              .workloads = {{"Dynamics 365 Finance", "0b", "2027-12-20"}}})));
}

TEST_CASE("a second try that was made from one that failed takes over") {
  Book book = hq_and({.id = "C-0002",
                      .from = "C-0001",
                      .status = "Rejected final",
                      .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0003", .from = "C-0002", .workloads = {{"Sales", "0c", "2027-12-20"}}});
  CHECK(renewal(book)->claim == "C-0003");
  CHECK(is_renewed(book));
}

TEST_CASE("the renewal of a second subscription is none of the first") {
  Book book = hq_and({.id = "C-0002",
                      .from = "C-0001",
                      .made = "2026-06-01",
                      .workloads = {{"Sales", "0b", "2026-12-20"}}});
  book.add({.id = "C-0003", .from = "C-0002", .workloads = {{"Sales", "0c", "2027-12-20"}}});
  CHECK_FALSE(renewal(book));
  CHECK(book.succession("C-0002").renewals.at(0)->has_taken_over);
}

TEST_CASE("each workload has a renewal of its own") {
  Book book;
  book.add({.id = "C-0001",
            .workloads = {{"Sales", "0a", "2026-12-20"}, {"Finance", "0b", "2026-12-20"}}});
  book.add({.id = "C-0002", .from = "C-0001", .workloads = {{"Finance", "0c", "2027-12-20"}}});
  auto const renewals = book.succession("C-0001").renewals;
  CHECK_FALSE(renewals.at(0));
  CHECK(renewals.at(1)->claim == "C-0002");
}

TEST_CASE("of several the one that has got furthest is named") {
  Book book = hq_and({.id = "C-0002",
                      .from = "C-0001",
                      .status = "Submitted",
                      .workloads = {{"Sales", "0b", "2027-12-20"}}});
  book.add({.id = "C-0003",
            .from = "C-0001",
            .status = "",
            .workloads = {{"Sales", "0c", "2027-12-20"}}});
  CHECK(renewal(book)->claim == "C-0002");
  book.add({.id = "C-0004", .from = "C-0001", .workloads = {{"Sales", "0d", "2027-12-20"}}});
  CHECK(renewal(book)->claim == "C-0004");
}

TEST_CASE("no two claims follow each other, whatever their histories say") {
  Book book;
  book.add({.id = "C-0001", .from = "C-0002", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}});
  book.add({.id = "C-0003", .from = "C-0003", .workloads = {{"Sales", "0c", "2026-12-20"}}});
  CHECK(is_renewed(book));
  CHECK_FALSE(book.succession("C-0002").renewals.at(0));
  CHECK_FALSE(book.succession("C-0003").renewals.at(0));
}

TEST_CASE("an approval that is in doubt takes nothing over, and says so") {
  Book book =
      hq_and({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}});
  book.standing("C-0002").consent = cpor::Consent::declined;
  CHECK_FALSE(renewal(book)->has_taken_over);
  CHECK(renewal(book)->stands == "Approved (the customer declined, record 2026-11-05)");
  book.standing("C-0002").consent = cpor::Consent::presumed;
  CHECK(is_renewed(book));
  book.standing("C-0002").conflicts = {"the export says Rejected"};
  CHECK_FALSE(renewal(book)->has_taken_over);
  CHECK(renewal(book)->stands == "Approved (conflict, record 2026-11-05)");
}

TEST_CASE("an approval whose consent expired takes over only once it is seen after that") {
  Book book =
      hq_and({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}});
  book.standing("C-0002").consent = cpor::Consent::expired;
  for (auto const& [since, over] : std::vector<std::pair<std::string, bool>>{
           {"2026-11-10", false}, {"2026-11-05", false}, {"2026-11-04", true}}) {
    CAPTURE(since);
    book.standing("C-0002").consent_since = date(since);
    CHECK(renewal(book)->has_taken_over == over);
    CHECK(renewal(book)->stands == (over ? "Approved (record 2026-11-05)"
                                         : "Approved (the customer's consent expired, record "
                                           "2026-11-05)"));
  }
}

TEST_CASE("a rejected claim is replaced by one for the same that was submitted") {
  for (auto const& [status, over] :
       std::vector<std::pair<std::string, bool>>{{"", false},
                                                 {"Submitted", true},
                                                 {"Partner action required", true},
                                                 {"Approved", true},
                                                 {"Verified", false},
                                                 {"Rejected", true}}) {
    CAPTURE(status);
    auto book =
        hq_and({.id = "C-0002", .status = status, .workloads = {{"Sales", "0A", "2026-12-20"}}});
    book.again("C-0001", "Rejected");
    REQUIRE(replacement(book));
    CHECK(replacement(book)->has_taken_over == over);
  }
  auto book = hq_and(
      {.id = "C-0002", .status = "Rejected final", .workloads = {{"Sales", "0A", "2026-12-20"}}});
  book.again("C-0001", "Rejected");
  CHECK_FALSE(replacement(book));
}

TEST_CASE("a rejected claim is replaced by one made from it since, and by no other subscription") {
  Entry entry{.id = "C-0002", .workloads = {{"Sales", "0b", "2026-12-20"}}};
  auto book = hq_and(entry);
  book.again("C-0001", "Rejected");
  CHECK_FALSE(replacement(book));
  entry.from = "C-0001";
  entry.made = "2026-11-09";
  book = hq_and(entry);
  book.again("C-0001", "Rejected");
  CHECK_FALSE(replacement(book));
  entry.made = "2026-11-10";
  book = hq_and(entry);
  book.again("C-0001", "Rejected");
  CHECK(replacement(book)->has_taken_over);
}

TEST_CASE("of Modern Work and Security the same workload is the same") {
  Book book;
  book.add({.id = "C-0001", .role = "use-or-consume", .workloads = {{"Intune"}}});
  book.add({.id = "C-0002", .role = "use-or-consume", .workloads = {{"Microsoft Intune"}}});
  book.again("C-0001", "Rejected");
  CHECK(replacement(book)->has_taken_over);
}

TEST_CASE("a claim without workloads has no successor") {
  Book book;
  book.add({.id = "C-0001"});
  book.add({.id = "C-0002", .from = "C-0001"});
  CHECK(book.succession("C-0001").renewals.empty());
}

TEST_CASE("what a claim was made from is what the event of its making says") {
  cpor::KeptClaim claim;
  CHECK(cpor::made_from(claim).empty());
  claim.history.push_back({.kind = cpor::EventKind::edited, .comment = "made from claim C-0001"});
  CHECK(cpor::made_from(claim).empty());
  claim.history.push_back({.comment = cpor::made_from_words("C-0042")});
  CHECK(cpor::made_from(claim) == "C-0042");
  claim.history.back().comment = "made from claims.csv";
  CHECK(cpor::made_from(claim).empty());
}
