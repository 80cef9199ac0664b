#include "cpor/standing/succession_setup.hpp"

using namespace partnerctl;
using cpor::Workload;
using test::Book;

namespace {

// Two subscriptions of Sales in one claim, and whether each is renewed.
Book two_of_sales() {
  Book book;
  book.add({.id = "C-0001",
            .workloads = {{"Sales", "0a", "2026-12-20"}, {"Sales", "0b", "2026-12-05"}}});
  return book;
}

void renew(Book& book, std::string const& id, std::string const& from,
           std::vector<Workload> const& workloads, std::string const& made = "2026-11-01",
           std::string const& status = "Approved") {
  book.add({.id = id, .from = from, .made = made, .status = status, .workloads = workloads});
}

std::vector<std::string> due(Book const& book) {
  std::vector<std::string> days;
  for (auto const& one : book.deadlines("C-0001")) {
    days.push_back(core::format_date(one.due));
  }
  return days;
}

using Days = std::vector<std::string>;

} // namespace

TEST_CASE("one subscription takes over one, and the nearest end stays due") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2027-12-10"}});
  CHECK(due(book) == Days{"2026-12-05"});
  CHECK(book.next("C-0001") == "partnerctl claim new --from C-0001");
  renew(book, "C-0003", "C-0001", {{"Sales", "0d", "2027-12-05"}});
  CHECK(due(book).empty());
}

TEST_CASE("two subscriptions of one claim take over two") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2027-12-20"}, {"Sales", "0d", "2027-12-05"}});
  CHECK(due(book).empty());
}

TEST_CASE("the same subscription takes over its own end and no other") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0B", "2027-12-05"}});
  CHECK(due(book) == Days{"2026-12-20"});
  renew(book, "C-0003", "C-0001", {{"Sales", "0c", "2027-12-20"}, {"Sales", "0b", "2027-12-05"}});
  CHECK(due(book).empty());
}

TEST_CASE("each subscription takes over an end before its own") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2026-12-10"}});
  CHECK(due(book) == Days{"2026-12-20"});
  renew(book, "C-0003", "C-0001", {{"Sales", "0d", "2027-12-10"}});
  CHECK(due(book).empty());
}

TEST_CASE("one that is on its way is meant to renew one") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2027-12-10"}}, "2026-11-01", "Submitted");
  CHECK(due(book) == Days{"2026-12-05", "2026-12-20"});
  CHECK_FALSE(book.succession("C-0001").renewals.at(1));
  CHECK(book.succession("C-0001").renewals.at(0)->claim == "C-0002");
}

TEST_CASE("the second tries of one that failed take over one each") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2027-12-20"}, {"Sales", "0d", "2027-12-20"}},
        "2026-11-01", "Rejected");
  renew(book, "C-0003", "C-0002", {{"Sales", "0c", "2027-12-20"}});
  CHECK(due(book) == Days{"2026-12-05"});
  renew(book, "C-0004", "C-0002", {{"Sales", "0d", "2027-12-20"}});
  CHECK(due(book).empty());
}

TEST_CASE("what renews a renewal takes over nothing more") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2027-01-05"}});
  renew(book, "C-0003", "C-0002", {{"Sales", "0d", "2028-01-05"}}, "2026-11-20");
  CHECK(due(book) == Days{"2026-12-05"});
}

TEST_CASE("a copy of a renewal long before its end is for the second subscription") {
  auto book = two_of_sales();
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2027-12-20"}});
  renew(book, "C-0003", "C-0002", {{"Sales", "0d", "2027-12-05"}});
  CHECK(due(book).empty());
}

TEST_CASE("products of one claim are counted apart") {
  Book book;
  book.add({.id = "C-0001",
            .workloads = {{"Sales", "0a", "2026-12-20"}, {"Finance", "0b", "2026-12-20"}}});
  renew(book, "C-0002", "C-0001", {{"Finance", "0d", "2027-12-20"}, {"Sales", "0c", "2027-12-20"}});
  CHECK(due(book).empty());
}

TEST_CASE("one new claim replaces one subscription of a rejected one") {
  auto book = two_of_sales();
  book.again("C-0001", "Rejected");
  renew(book, "C-0002", "C-0001", {{"Sales", "0c", "2027-12-20"}}, "2026-11-11", "Submitted");
  CHECK(book.deadlines("C-0001").size() == 1);
  renew(book, "C-0003", "C-0001", {{"Sales", "0d", "2027-12-20"}}, "2026-11-11", "Submitted");
  CHECK(book.deadlines("C-0001").empty());
}
