#include "partnerctl/cpor/calendar.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <algorithm>
#include <string_view>

namespace partnerctl::cpor {
namespace {

constexpr std::size_t k_octets = 75;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// RFC 5545, 3.1: no line of more than 75 octets, those that go on begin with a blank.
std::string folded(std::string_view line) {
  std::string result;
  for (std::size_t room = k_octets; line.size() > room; room = k_octets - 1) {
    auto end = room;
    while (is_continuation(line[end])) {
      --end;
    }
    result.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
  }
  return result.append(line).append("\r\n");
}

bool is_control(std::string_view text, std::size_t at) {
  auto const byte = static_cast<unsigned char>(text[at]);
  return byte < 0x20 || byte == 0x7F;
}

// Line ends of every kind become one newline, tabs blanks; other control characters go.
std::string without_controls(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' || text[at] == '\n') {
      at += text.substr(at, 2) == "\r\n" ? 1 : 0;
      result += '\n';
    } else if (text[at] == '\t') {
      result += ' ';
    } else if (!is_control(text, at)) {
      result += text[at];
    }
  }
  return result;
}

// 3.3.11. What is no UTF-8 and what turns the direction of writing is replaced, line by line, for
// `printable` takes a newline for a control character.
std::string escaped(std::string_view text) {
  std::string result;
  for (auto const& line : core::split(without_controls(text), '\n')) {
    for (char const c : core::printable(line)) {
      result += c == '\\' || c == ';' || c == ',' ? std::string("\\") + c : std::string(1, c);
    }
    result += "\\n";
  }
  result.resize(result.size() - 2);
  return result;
}

std::string day(core::Date date) {
  auto text = core::format_date(date);
  std::erase(text, '-');
  return text;
}

std::string moment(core::TimePoint time) {
  auto text = core::format_rfc3339(time);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

// A renewal counts towards its day, and a claim may have several: they are told apart by that.
std::string uid(Deadline const& deadline) {
  bool const by_end = deadline.kind == DeadlineKind::renewal;
  return deadline.claim + "-" + std::string(to_string(deadline.kind)) + "-" +
         core::format_date(by_end ? deadline.due : deadline.since) + "@partnerctl";
}

std::string summary(CalendarEntry const& entry) {
  auto const& customer = entry.customer;
  return entry.deadline.claim + (customer.empty() ? "" : " " + customer) + ": " +
         entry.deadline.says;
}

std::string description(Deadline const& deadline) {
  return "Whose: " + std::string(to_string(deadline.whose)) + "\nSince " +
         core::format_date(deadline.since) + ": " + deadline.source + "\nNext: " + deadline.next;
}

std::string event(CalendarEntry const& entry, core::TimePoint now) {
  auto const& deadline = entry.deadline;
  std::vector<std::string> const lines{"BEGIN:VEVENT",
                                       "UID:" + escaped(uid(deadline)),
                                       "DTSTAMP:" + moment(now),
                                       "DTSTART;VALUE=DATE:" + day(deadline.due),
                                       "DTEND;VALUE=DATE:" + day(core::plus_days(deadline.due, 1)),
                                       "SUMMARY:" + escaped(summary(entry)),
                                       "DESCRIPTION:" + escaped(description(deadline)),
                                       "TRANSP:TRANSPARENT",
                                       "BEGIN:VALARM",
                                       "ACTION:DISPLAY",
                                       "TRIGGER:-P1D",
                                       "DESCRIPTION:" + escaped(summary(entry)),
                                       "END:VALARM",
                                       "END:VEVENT"};
  std::string text;
  for (auto const& line : lines) {
    text += folded(line);
  }
  return text;
}

} // namespace

std::string to_ics(std::vector<CalendarEntry> const& entries, core::TimePoint now) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//partnerctl//partnerctl " +
                     std::string(PARTNERCTL_VERSION) + "//EN\r\nCALSCALE:GREGORIAN\r\n";
  for (auto const& entry : entries) {
    text += event(entry, now);
  }
  return text + "END:VCALENDAR\r\n";
}

} // namespace partnerctl::cpor
