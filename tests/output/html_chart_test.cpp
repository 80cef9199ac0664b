#include "output/html_chart.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <sstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using output::chart_widths;
using terminal::Tone;

namespace {

using Widths = std::vector<std::size_t>;

std::string chart_of(std::vector<output::Segment> segments) {
  std::ostringstream out;
  output::write_chart({.title = "Tenants by link", .segments = std::move(segments)}, out);
  return out.str();
}

} // namespace

TEST_CASE("The parts of a bar are as wide as their counts and fill it") {
  CHECK(chart_widths({{"a", 1}, {"b", 3}}) == Widths{250, 750});
  CHECK(chart_widths({{"a", 1}, {"b", 1}, {"c", 1}}) == Widths{334, 333, 333});
  CHECK(chart_widths({{"a", 0}, {"b", 7}}) == Widths{0, 1000});
}

TEST_CASE("A part of one in thousands is wide enough to be seen") {
  CHECK(chart_widths({{"a", 4999}, {"b", 1}, {"c", 0}}) == Widths{992, 8, 0});
  std::vector<output::Segment> segments(60, {"few", 1, Tone::bad});
  segments.push_back({"many", 100'000, Tone::good});
  auto const widths = chart_widths(segments);
  CHECK(std::accumulate(widths.begin(), widths.end(), std::size_t{0}) == 1000);
  CHECK(widths.front() == 8);
}

TEST_CASE("Without anything to divide there is no chart") {
  CHECK(chart_of({}).empty());
  CHECK(chart_of({{"a", 0}}).empty());
  CHECK(chart_widths({{"a", 0}, {"b", 0}}) == Widths{0, 0});
}

TEST_CASE("A chart says in words what it shows") {
  auto const html = chart_of({{"linked", 3, Tone::good}, {"failing", 0, Tone::bad}});
  CHECK_THAT(html, Contains("role=\"img\" aria-labelledby=\"chart-title chart-text\"") &&
                       Contains("<title id=\"chart-title\">Tenants by link</title>") &&
                       Contains("<desc id=\"chart-text\">linked 3, failing 0</desc>"));
  CHECK_THAT(html, Contains("<span>failing</span> <b>0</b> <small>0 %</small>"));
}

TEST_CASE("Parts of one tone differ by their pattern, in the bar and in the legend") {
  auto const html = chart_of({{"a", 1, Tone::bad}, {"b", 1, Tone::bad}, {"c", 1, Tone::bad}});
  for (auto const* pattern : {"pattern-1", "pattern-2"}) {
    auto const use = std::string("fill=\"url(#") + pattern + ")\"";
    auto const first = html.find(use);
    REQUIRE(first != std::string::npos);
    CHECK(html.find(use, first + 1) != std::string::npos);
    CHECK_THAT(html, Contains(std::string("<pattern id=\"") + pattern));
  }
  CHECK_THAT(html, !Contains("url(#pattern-3)") && !Contains("url(#pattern-0)"));
}

TEST_CASE("Shares are rounded but never to nothing or to all") {
  auto const html = chart_of({{"a", 4999}, {"b", 1}});
  CHECK_THAT(html, Contains("<small>over 99 %</small>") && Contains("<small>under 1 %</small>"));
  CHECK_THAT(chart_of({{"a", 2}, {"b", 1}}), Contains("67 %") && Contains("33 %"));
  CHECK_THAT(chart_of({{"a", 2}}), Contains("100 %"));
}
