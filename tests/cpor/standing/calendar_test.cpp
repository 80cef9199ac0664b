#include "cpor/history_setup.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/calendar.hpp"

#include <set>

using namespace partnerctl;
using cpor::DeadlineKind;
using test::date;

namespace {

constexpr auto k_now = "2026-11-22T10:15:00.5Z";

struct Property {
  std::string name{}; // with its parameters
  std::string value{};
};
using Properties = std::vector<Property>;

// The physical lines; what is not ended by CRLF is a failure.
std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

bool is_good(std::string const& line) {
  return !line.empty() && line.size() <= 75 && line.find_first_of("\r\n") == std::string::npos &&
         core::find_invalid_utf8(line) == std::string::npos;
}

// A reader of RFC 5545 of our own: unfolds, and splits at the first colon.
Properties read(std::string const& text) {
  Properties properties;
  for (auto const& line : lines_of(text)) {
    if (!is_good(line)) {
      FAIL("a bad line: " << line);
    }
    if (line.front() == ' ') {
      REQUIRE_FALSE(properties.empty());
      properties.back().value += line.substr(1);
      continue;
    }
    auto const colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    properties.push_back({line.substr(0, colon), line.substr(colon + 1)});
  }
  return properties;
}

// As 3.3.11 says; an escape that it does not have is a failure.
std::string unescaped(std::string const& value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == ';' || value[i] == ',') {
      FAIL_CHECK("a separator that is not escaped");
    }
    if (value[i] != '\\') {
      text += value[i];
      continue;
    }
    ++i;
    if (i == value.size() || std::string_view("\\;,n").find(value[i]) == std::string::npos) {
      FAIL("an escape that there is not");
    }
    text += value[i] == 'n' ? '\n' : value[i];
  }
  return text;
}

std::string value(Properties const& properties, std::string const& name) {
  auto const found = std::find_if(properties.begin(), properties.end(),
                                  [&](Property const& property) { return property.name == name; });
  REQUIRE(found != properties.end());
  return found->value;
}

cpor::CalendarEntry entry(std::string const& customer, std::string const& due = "2026-12-10") {
  return {.deadline = {.claim = "C-0042",
                       .kind = DeadlineKind::partner_action,
                       .whose = cpor::Whose::partner,
                       .due = date(due),
                       .since = date("2026-11-20"),
                       .source = "portal export claims.csv of 2026-11-20",
                       .says = "answer in the portal",
                       .next = "partnerctl claim check C-0042"},
          .customer = customer};
}

std::string summary_of(std::string const& customer) {
  return unescaped(value(read(cpor::to_ics({entry(customer)}, test::moment(k_now))), "SUMMARY"));
}

} // namespace

TEST_CASE("a calendar is written as RFC 5545 wants it, to the byte") {
  CHECK(cpor::to_ics({entry("Contoso, Ltd; \\ Co")}, test::moment(k_now)) ==
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//partnerctl//partnerctl " PARTNERCTL_VERSION "//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:C-0042-partner-action-2026-11-20@partnerctl\r\n"
        "DTSTAMP:20261122T101500Z\r\n"
        "DTSTART;VALUE=DATE:20261210\r\n"
        "DTEND;VALUE=DATE:20261211\r\n"
        "SUMMARY:C-0042 Contoso\\, Ltd\\; \\\\ Co: answer in the portal\r\n"
        "DESCRIPTION:Whose: partner\\nSince 2026-11-20: portal export claims.csv of 2\r\n"
        " 026-11-20\\nNext: partnerctl claim check C-0042\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "BEGIN:VALARM\r\n"
        "ACTION:DISPLAY\r\n"
        "TRIGGER:-P1D\r\n"
        "DESCRIPTION:C-0042 Contoso\\, Ltd\\; \\\\ Co: answer in the portal\r\n"
        "END:VALARM\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

TEST_CASE("a calendar without deadlines is one all the same") {
  auto const properties = read(cpor::to_ics({}, test::moment(k_now)));
  REQUIRE(properties.size() == 5);
  CHECK(properties.front().value == "VCALENDAR");
  CHECK(properties.back().name == "END");
}

TEST_CASE("the day after ends a whole-day event, over months, years and leap days") {
  auto const [due, end] = GENERATE(table<std::string, std::string>({
      {"2026-12-31", "20270101"},
      {"2028-02-28", "20280229"},
      {"2028-02-29", "20280301"},
      {"2027-02-28", "20270301"},
  }));
  auto const properties = read(cpor::to_ics({entry("Contoso", due)}, test::moment(k_now)));
  CHECK(value(properties, "DTEND;VALUE=DATE") == end);
}

TEST_CASE("what stands in a name comes out of the calendar as it went in") {
  for (std::string const name :
       {"Contoso", "A;B,C\\D", "\\n", "\\\\n;,", "M\xC3\xBCller & S\xC3\xB6hne",
        "\xE6\xA0\xAA\xE5\xBC\x8F", "\xF0\x9F\x98\x80", "a:b \"c\"", "BEGIN:VEVENT"}) {
    CAPTURE(name);
    CHECK(summary_of(name) == "C-0042 " + name + ": answer in the portal");
  }
  CHECK(summary_of("") == "C-0042: answer in the portal");
}

TEST_CASE("no name begins a line of its own, or brings a control character") {
  CHECK(summary_of("a\r\nEND:VEVENT\rb\nc") == "C-0042 a\nEND:VEVENT\nb\nc: answer in the portal");
  CHECK(summary_of(std::string("a\0b\x1B[31m\tc\x7F", 11)) ==
        "C-0042 ab[31m c: answer in the portal");
  // C1, a turned direction, and what is no UTF-8.
  CHECK(summary_of("a\xC2\x85"
                   "b\xE2\x80\xAE"
                   "c\xFF") == "C-0042 a\xEF\xBF\xBD"
                               "b\xEF\xBF\xBD"
                               "c\xEF\xBF\xBD: answer in the portal");
  CHECK(summary_of("\n\n") == "C-0042 \n\n: answer in the portal");
}

TEST_CASE("long lines are folded at 75 octets, never within a character") {
  // Every length and every width of a character at the fold.
  for (std::string const letter : {"x", "\xC3\xBC", "\xE6\xA0\xAA", "\xF0\x9F\x98\x80"}) {
    for (std::size_t before = 0; before < 80; ++before) {
      std::string name(before, 'a');
      for (int i = 0; i < 40; ++i) {
        name += letter;
      }
      CAPTURE(letter, before);
      CHECK(summary_of(name) == "C-0042 " + name + ": answer in the portal");
    }
  }
  std::string const huge(50'000, ',');
  CHECK(summary_of(huge) == "C-0042 " + huge + ": answer in the portal");
}

TEST_CASE("a line is as long as it may be before it is folded") {
  // "SUMMARY:C-0042 …: answer in the portal" of 75 octets, and of 76.
  auto const text = [](std::size_t length) {
    return cpor::to_ics({entry(std::string(length - 37, 'x'))}, test::moment(k_now));
  };
  CHECK(text(75).find("SUMMARY:C-0042 " + std::string(38, 'x') + ": answer in the portal\r\nD") !=
        std::string::npos);
  CHECK(text(76).find("SUMMARY:C-0042 " + std::string(39, 'x') +
                      ": answer in the porta\r\n l\r\n") != std::string::npos);
}

TEST_CASE("the same deadline has the same UID in every file, and no other has it") {
  auto const uid = [](cpor::Deadline const& deadline) {
    return value(read(cpor::to_ics({{.deadline = deadline}}, test::moment(k_now))), "UID");
  };
  auto const first = entry("Contoso").deadline;
  auto later = first;
  later.due = date("2027-01-10");
  later.says = "said otherwise";
  later.source = "another source";
  later.overdue = true;
  CHECK(uid(later) == uid(first));
  std::set<std::string> uids{uid(first)};
  auto other = first;
  other.claim = "C-0043";
  uids.insert(uid(other));
  other = first;
  other.kind = DeadlineKind::dispute;
  uids.insert(uid(other));
  other = first;
  other.since = date("2026-11-21");
  uids.insert(uid(other));
  // Two subscriptions of a claim end on different days; how early that is told is no matter.
  other.kind = DeadlineKind::renewal;
  auto const renewal = uid(other);
  uids.insert(renewal);
  other.since = date("2026-01-01");
  CHECK(uid(other) == renewal);
  other.due = date("2027-01-01");
  uids.insert(uid(other));
  CHECK(uids.size() == 6);
}

TEST_CASE("every deadline is an event with an alarm, in the order that was given") {
  std::vector<cpor::CalendarEntry> entries;
  for (int i = 0; i < 300; ++i) {
    entries.push_back(entry("Customer " + std::to_string(i)));
    entries.back().deadline.claim = "C-" + std::to_string(i);
  }
  auto const properties = read(cpor::to_ics(entries, test::moment(k_now)));
  std::vector<std::string> open;
  std::set<std::string> uids;
  int alarms = 0;
  for (auto const& [name, text] : properties) {
    if (name == "BEGIN") {
      open.push_back(text);
      alarms += text == "VALARM" ? 1 : 0;
    } else if (name == "END") {
      REQUIRE_FALSE(open.empty());
      CHECK(open.back() == text);
      open.pop_back();
    } else if (name == "UID") {
      uids.insert(text);
    }
  }
  CHECK(open.empty());
  CHECK(uids.size() == 300);
  CHECK(alarms == 300);
}
