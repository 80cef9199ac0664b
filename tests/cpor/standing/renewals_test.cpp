#include "cpor/standing/succession_setup.hpp"

using namespace partnerctl;
using test::Book;
using test::date;

namespace {

constexpr char const* k_needed = ", and with it the association: a new claim with the new "
                                 "subscription ID is needed";

Book two_products() {
  Book book;
  book.add({.id = "C-0001",
            .workloads = {{"Sales", "0a", "2026-12-20"}, {"Finance", "0b", "2026-12-20"}}});
  return book;
}

} // namespace

TEST_CASE("a renewal on its way is named with where it stands, and stays due") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0002",
            .from = "C-0001",
            .status = "Under review",
            .workloads = {{"Sales", "0b", "2027-12-20"}}});
  auto const all = book.deadlines("C-0001");
  REQUIRE(all.size() == 1);
  CHECK(all[0].due == date("2026-12-20"));
  CHECK(all[0].says == std::string("the subscription of Sales ends") + k_needed +
                           "; C-0002 is meant to renew it: Under review (record 2026-11-05)");
  CHECK(all[0].next == "go on with C-0002: partnerctl claim show C-0002");
  CHECK(book.next("C-0001") == all[0].next);
}

TEST_CASE("a renewal without a later end is said to lack it") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b"}}});
  CHECK(book.deadlines("C-0001").at(0).says ==
        std::string("the subscription of Sales ends") + k_needed +
            "; C-0002 is meant to renew it, but has no later end of its subscription: Approved "
            "(record 2026-11-05)");
  CHECK(book.next("C-0001") ==
        "give the end of its subscription: partnerctl claim edit C-0002 --workload Sales=0b@DATE");
}

TEST_CASE("the command that gives an end says all else of the renewal as it is") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0002",
            .from = "C-0001",
            .workloads = {{"Ann's"},
                          {"Sales", "0b", "2026-12-20"},
                          {"Finance", "0c", "2028-01-01"},
                          {"Teams", "0d"}}});
  CHECK(book.next("C-0001") ==
        "give the end of its subscription: partnerctl claim edit C-0002 --workload 'Ann'\\''s' "
        "--workload Sales=0b@DATE --workload Finance=0c@2028-01-01 --workload Teams=0d");
  for (std::string const name : {"a\x1b[2Jb", "a\nb", "a=b", "\xFF"}) {
    Book hostile;
    hostile.add({.id = "C-0001", .workloads = {{name, "0a", "2026-12-20"}}});
    hostile.add({.id = "C-0002", .from = "C-0001", .workloads = {{name, "0b"}}});
    CHECK(hostile.next("C-0001") == "give the end of its subscription: partnerctl claim edit "
                                    "C-0002 --workload NAME=ID@DATE");
  }
}

TEST_CASE("what was renewed is due no more, and the next step says by what") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}});
  CHECK(book.deadlines("C-0001").empty());
  CHECK(book.next("C-0001") == "nothing: in its place is C-0002, Approved (record 2026-11-05)");
  // Nothing was due yet.
  CHECK(book.next("C-0001", "2026-10-01") == "nothing");
  // The watch went on.
  CHECK(book.deadlines("C-0002", "2027-12-01").at(0).due == date("2027-12-20"));
}

TEST_CASE("one product that was renewed takes only its own name away") {
  auto book = two_products();
  book.add({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0c", "2027-12-20"}}});
  auto const all = book.deadlines("C-0001");
  REQUIRE(all.size() == 1);
  CHECK(all[0].says == std::string("the subscription of Finance ends") + k_needed);
  CHECK(all[0].next == "partnerctl claim new --from C-0001");
  book.add({.id = "C-0003", .from = "C-0001", .workloads = {{"Finance", "0d", "2027-12-20"}}});
  CHECK(book.deadlines("C-0001").empty());
  CHECK(book.next("C-0001") == "nothing: in its place are C-0002, Approved (record 2026-11-05); "
                               "C-0003, Approved (record 2026-11-05)");
}

TEST_CASE("of two products the one that nothing renews yet needs a new claim") {
  auto book = two_products();
  book.add({.id = "C-0002",
            .from = "C-0001",
            .status = "",
            .workloads = {{"Sales", "0c", "2027-12-20"}}});
  auto const all = book.deadlines("C-0001");
  CHECK(all.at(0).says == std::string("the subscriptions of Sales and Finance end") + k_needed +
                              "; C-0002 is meant to renew Sales: Draft (local 2026-11-01)");
  CHECK(all.at(0).next == "partnerctl claim new --from C-0001");
}

TEST_CASE("products that one claim is to renew are named together") {
  auto book = two_products();
  book.add({.id = "C-0002",
            .from = "C-0001",
            .status = "Submitted",
            .workloads = {{"Sales", "0c", "2027-12-20"}, {"Finance", "0d", "2027-12-20"}}});
  auto const all = book.deadlines("C-0001");
  CHECK(all.at(0).says == std::string("the subscriptions of Sales and Finance end") + k_needed +
                              "; C-0002 is meant to renew them: Submitted (record 2026-11-05)");
}

TEST_CASE("the foreign words of a status are made harmless") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0002",
            .from = "C-0001",
            .status = "\x1B[31mOdd\n",
            .workloads = {{"Sales", "0b", "2027-12-20"}}});
  auto const says = book.deadlines("C-0001").at(0).says;
  CHECK(says.find('\x1B') == std::string::npos);
  CHECK(says.find('\n') == std::string::npos);
}

TEST_CASE("what the customer declined is looked at before what renews it") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2026-12-20"}}});
  book.add({.id = "C-0002", .from = "C-0001", .workloads = {{"Sales", "0b", "2027-12-20"}}});
  book.standing("C-0001").consent = cpor::Consent::declined;
  CHECK(book.next("C-0001").find("the customer declined") == 0);
}

TEST_CASE("a rejection can be disputed until the new claim was submitted") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2027-12-20"}}});
  book.again("C-0001", "Rejected");
  book.add({.id = "C-0002",
            .from = "C-0001",
            .made = "2026-11-11",
            .status = "",
            .workloads = {{"Sales", "0a", "2027-12-20"}}});
  auto const all = book.deadlines("C-0001");
  CHECK(all.at(0).says == "dispute the rejection, which can be done once, or make a new claim; "
                          "C-0002 is meant to replace it: Draft (local 2026-11-11)");
  CHECK(all.at(0).next.find("once it is disputed in the portal") == 0);
  CHECK(book.deadlines("C-0001", "2027-01-30").at(0).next ==
        "go on with C-0002: partnerctl claim show C-0002");
  book.again("C-0002", "Submitted");
  CHECK(book.deadlines("C-0001").empty());
  CHECK(book.next("C-0001") == "nothing: in its place is C-0002, Submitted (record 2026-11-10)");
  book.again("C-0002", "Canceled");
  CHECK(book.deadlines("C-0001").size() == 1);
}

TEST_CASE("a rejection that was disputed needs a new claim, and then that one") {
  Book book;
  book.add({.id = "C-0001", .workloads = {{"Sales", "0a", "2027-12-20"}}});
  book.again("C-0001", "Rejected");
  book.standing("C-0001").was_disputed = true;
  CHECK(book.next("C-0001") == "partnerctl claim new --from C-0001");
  book.add({.id = "C-0002", .status = "", .workloads = {{"Sales", "0a", "2027-12-20"}}});
  CHECK(book.next("C-0001") == "go on with C-0002: partnerctl claim show C-0002");
}

TEST_CASE("the end is watched under a status that nothing is known of") {
  Book book;
  book.add({.id = "C-0001",
            .status = "Bewilligt von Contoso",
            .workloads = {{"Sales", "0a", "2026-12-20"}}});
  REQUIRE(book.standing("C-0001").status == cpor::Status::unknown);
  CHECK(book.deadlines("C-0001").at(0).due == date("2026-12-20"));
}
