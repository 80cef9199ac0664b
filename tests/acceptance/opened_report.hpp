#pragma once

#include "acceptance/chromium.hpp"
#include "partnerctl/output/report_page.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::test {

// A report of up to 5,000 tenants whose row at each place is row_of(shuffled(place)).
output::ReportPage page_of(std::size_t size);

// Each number below 5,000 once, in no order.
std::size_t shuffled(std::size_t place);

// "Käse 1", "Tenant 2".
std::string name_of(std::size_t n);
// failing: every 50th; other-partner: every 7th of the rest; linked.
std::string state_of(std::size_t n);
// The number column falls as n grows, and every eleventh is empty; the time grows with n, which
// only the longer form tells; every second is marked as earning.
output::PageRow row_of(std::size_t n);

// As many rows a report shows before it is asked for more.
inline constexpr std::size_t k_few = 500;

// The button of a column, which is counted from 1.
std::string heading(int column);

// A browser that shows the page from a file.
struct OpenedReport {
  explicit OpenedReport(output::ReportPage const& page);

  // The names of the rows that can be seen, in the order that they are seen in.
  std::vector<std::string> visible();
  // Of those that fit: the first 500, and all of them after the button was pressed, if there is
  // one.
  std::vector<std::string> all_visible();
  // What the page says of how many it shows.
  std::string shown();
  // "BUTTON Clear"; with "unseen " before it where nothing shows that it has the focus.
  std::string focus();
  // Clicks, and puts a text or a choice into a field; time counts only against hanging.
  void click(std::string const& selector);
  void enter(std::string const& selector, std::string const& text);

  TemporaryFolder folder;
  Chromium browser;
  std::string address{};
};

} // namespace partnerctl::test
