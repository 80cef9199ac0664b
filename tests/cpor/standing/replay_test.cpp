#include "cpor/naive_claim.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace partnerctl;
using cpor::Status;
using test::date;
using test::NaiveWord;
using Words = std::vector<NaiveWord>;

namespace {

std::string kind_of(std::string const& status) {
  return status == "Customer declined" ? "Rejected"
         : status == "Disassociated"   ? "Rejected final"
                                       : status;
}

// The first day of the last unbroken stretch of a status; empty where it never was.
std::string begin_of_last(Words const& words, std::string const& status) {
  std::string begin;
  bool inside = false;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    bool const is_it = kind_of(word->status) == status;
    if (inside && !is_it) {
      break;
    }
    inside = inside || is_it;
    begin = is_it ? word->day : begin;
  }
  return begin;
}

std::string text(std::optional<core::Date> const& day) {
  return day ? core::format_date(*day) : std::string();
}

auto facts(cpor::Standing const& s) {
  return std::tuple(s.status, s.text, s.source, s.source_name, s.since, s.since_source, s.as_of,
                    s.consent, s.consent_source, s.consent_since, s.submitted, s.approved,
                    s.was_disputed, s.conflicts);
}

void check_days(cpor::Standing const& now, Words const& words) {
  auto const& last = words.back();
  CHECK(now.as_of == date(last.day));
  CHECK(core::format_date(now.since) == begin_of_last(words, kind_of(last.status)));
  CHECK(text(now.submitted) == begin_of_last(words, "Submitted"));
  CHECK(text(now.approved) == begin_of_last(words, "Approved"));
}

void check_against_paper(cpor::Standing const& now, Words const& words) {
  auto const& last = words.back();
  CHECK(cpor::portal_name_of(now.status) == kind_of(last.status));
  CHECK(now.text == last.status);
  CHECK(now.was_disputed == !begin_of_last(words, "Disputed").empty());
  CHECK(now.conflicts.empty());
  check_days(now, words);
}

// When each clock of a status runs out, on paper.
std::string due_of(Words const& words, std::set<std::string> const& holidays) {
  static std::map<std::string, int> const k_days{
      {"Submitted", 5}, {"Under review", 14}, {"Partner action required", 14}, {"Disputed", 5}};
  auto const status = kind_of(words.back().status);
  auto const begin = begin_of_last(words, status);
  if (status == "Rejected") {
    return begin_of_last(words, "Disputed").empty() ? test::naive_plus_days(begin, 30) : "";
  }
  auto const days = k_days.find(status);
  return days == k_days.end() ? std::string()
                              : test::naive_plus_business_days(begin, days->second, holidays);
}

void shuffle(Words& words, unsigned seed) {
  std::mt19937 random(seed);
  for (std::size_t i = words.size(); i > 1; --i) {
    std::swap(words[i - 1], words[random() % i]);
  }
}

// Every day of the year and a few more, with the words that there were by then.
template <class Visit>
void each_day(Words const& year, Visit visit) {
  Words known;
  std::size_t next = 0;
  for (std::string today = "2027-03-01"; today < "2028-03-05"; today = test::naive_next(today)) {
    for (; next < year.size() && year[next].day <= today; ++next) {
      known.push_back(year[next]);
    }
    if (!known.empty()) {
      visit(today, known);
    }
  }
}

std::optional<cpor::Deadline> clock_of_status(std::vector<cpor::Deadline> const& all) {
  auto const found = std::find_if(all.begin(), all.end(), [](cpor::Deadline const& deadline) {
    return deadline.kind != cpor::DeadlineKind::consent;
  });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

std::set<std::string> const k_holidays{"2027-01-01", "2027-12-25", "2027-12-26", "2028-01-01",
                                       "2027-05-01", "2027-05-06", "2028-02-29", "2027-04-02"};

cpor::Clocks clocks() {
  return test::clocks_with({k_holidays.begin(), k_holidays.end()});
}

} // namespace

TEST_CASE("a year of a claim, written down in any order, comes to the same") {
  std::size_t longest = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    auto const year = test::naive_year("2027-03-01", seed);
    longest = std::max(longest, year.size());
    CAPTURE(seed);
    REQUIRE_FALSE(year.empty());
    auto const in_order = cpor::standing_of(test::written(year), clocks(), date("2028-03-01"));
    check_against_paper(in_order, year);
    for (unsigned order = 0; order < 6; ++order) {
      auto mixed = year;
      shuffle(mixed, 1000 * seed + order);
      auto const standing = cpor::standing_of(test::written(mixed), clocks(), date("2028-03-01"));
      CHECK((facts(standing) == facts(in_order)));
    }
  }
  CHECK(longest > 20);
}

TEST_CASE("every order of writing down six words comes to the same") {
  Words const words{{"2027-03-05", "Submitted", false},
                    {"2027-03-05", "Under review", true},
                    {"2027-03-15", "Partner action required", true},
                    {"2027-03-15", "Submitted", false},
                    {"2027-04-02", "Rejected", true},
                    {"2027-04-02", "Disputed", false}};
  auto const today = date("2027-05-01");
  auto const wanted = cpor::standing_of(test::written(words), {}, today);
  check_against_paper(wanted, words);
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  int orders = 0;
  do {
    Words mixed;
    for (auto const at : order) {
      mixed.push_back(words[at]);
    }
    ++orders;
    if (facts(cpor::standing_of(test::written(mixed), {}, today)) != facts(wanted)) {
      CAPTURE(order);
      FAIL_CHECK("this order comes to something else");
    }
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(orders == 720);
}

TEST_CASE("through a year of days each clock runs out on the day that paper says") {
  auto const with_holidays = clocks();
  int seen = 0;
  int overdue = 0;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    cpor::KeptClaim kept{.id = "C-0001"};
    cpor::Standing now;
    std::string due;
    std::size_t words = 0;
    each_day(test::naive_year("2027-03-01", seed), [&](std::string const& today, Words known) {
      if (known.size() != words) {
        words = known.size();
        due = due_of(known, k_holidays);
        shuffle(known, seed);
        kept.history = test::written(known);
        now = cpor::standing_of(kept.history, with_holidays, date(today));
      }
      auto const found = clock_of_status(cpor::deadlines_of(kept, now, with_holidays, date(today)));
      bool const is_late = !due.empty() && today > due;
      seen += due.empty() ? 0 : 1;
      overdue += is_late ? 1 : 0;
      bool const is_right =
          due.empty() ? !found
                      : found && core::format_date(found->due) == due && found->overdue == is_late;
      if (!is_right) {
        CAPTURE(seed, today, now.text, due, found);
        FAIL_CHECK("the deadline is another on paper");
      }
    });
  }
  CHECK(seen > 1000);
  CHECK(overdue > 100);
}

TEST_CASE("through a year of days the customer's window closes on the day that paper says") {
  auto const with_holidays = clocks();
  std::map<cpor::Consent, int> seen;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    auto const year = test::naive_year("2027-03-01", seed);
    each_day(year, [&](std::string const& today, Words const& known) {
      bool const declined = std::any_of(known.begin(), known.end(), [](NaiveWord const& word) {
        return word.status == "Customer declined";
      });
      if (kind_of(known.back().status) != "Approved" || declined) {
        return;
      }
      auto const begin = begin_of_last(known, "Approved");
      auto const end = test::naive_plus_business_days(begin, 5, k_holidays);
      auto const now = cpor::standing_of(test::written(known), with_holidays, date(today));
      ++seen[now.consent];
      if (now.consent != (today <= end ? cpor::Consent::window_open : cpor::Consent::presumed)) {
        CAPTURE(seed, today, now.consent);
        FAIL_CHECK("the window is another on paper");
      }
    });
  }
  CHECK(seen[cpor::Consent::window_open] > 40);
  CHECK(seen[cpor::Consent::presumed] > 200);
}

TEST_CASE("a person can record a year as it comes, word by word") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::vector<cpor::Event> history;
    for (auto event : test::written(test::naive_year("2027-03-01", seed))) {
      event.source = cpor::Source::record;
      auto wide = clocks();
      wide.dispute_window_days = 366;
      CAPTURE(seed, event.text);
      CHECK_NOTHROW(cpor::check_recordable(history, event, wide));
      history.push_back(event);
    }
  }
}
