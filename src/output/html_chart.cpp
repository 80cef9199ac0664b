#include "output/html_chart.hpp"

#include "output/html_parts.hpp"
#include "partnerctl/output/html.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <ostream>

namespace partnerctl::output {
namespace {

constexpr std::size_t k_whole = 1000;
// One failure among thousands is what a person looks for.
constexpr std::size_t k_least = 8;

// What is drawn over a part's colour, so that neighbours differ without it; the first has nothing.
// Each fills a square of 8 by 8.
constexpr std::array<std::string_view, 6> k_patterns{
    "",       "M-2 10L10 -2M-2 2L2 -2M6 10L10 6", "M2 2h2v2h-2zM6 6h2v2h-2z",
    "M0 4H8", "M-2 -2L10 10M6 -2L10 2M-2 6L2 10", "M4 0V8M0 4H8",
};

std::size_t total_of(std::vector<Segment> const& segments) {
  return std::accumulate(segments.begin(), segments.end(), std::size_t{0},
                         [](std::size_t sum, Segment const& s) { return sum + s.count; });
}

// Rounded, but one of thousands is never "0 %", nor all but one "100 %".
std::string share(std::size_t count, std::size_t total) {
  if (count == 0) {
    return "0 %";
  }
  auto const percent = (count * 100 + total / 2) / total;
  if (percent == 0) {
    return "under 1 %";
  }
  return percent == 100 && count < total ? "over 99 %" : fmt::format("{} %", percent);
}

void write_patterns(std::ostream& out) {
  out << "<svg class=\"patterns\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs>\n";
  for (std::size_t i = 1; i < k_patterns.size(); ++i) {
    out << fmt::format("<pattern id=\"pattern-{}\" width=\"8\" height=\"8\" "
                       "patternUnits=\"userSpaceOnUse\"><path d=\"{}\"/></pattern>\n",
                       i, k_patterns[i]);
  }
  out << "</defs></svg>\n";
}

// A part of the bar, or a legend's sample: the colour, and over it the pattern.
std::string part(std::size_t number, terminal::Tone tone, std::string const& place) {
  auto text = fmt::format("<rect class=\"{}\" {}/>", tone_class(tone), place);
  if (auto const pattern = number % k_patterns.size(); pattern > 0) {
    text += fmt::format("<rect fill=\"url(#pattern-{})\" {}/>", pattern, place);
  }
  return text;
}

std::string tenths(std::size_t value) {
  return fmt::format("{}.{}%", value / 10, value % 10);
}

// "linked 3, failing 1"
std::string described(std::vector<Segment> const& segments) {
  std::string text;
  for (auto const& segment : segments) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", segment.label, segment.count);
  }
  return text;
}

void write_bar(Chart const& chart, std::ostream& out) {
  out << "<svg class=\"bar\" role=\"img\" aria-labelledby=\"chart-title chart-text\" "
         "width=\"100%\" "
         "height=\"28\">\n<title id=\"chart-title\">"
      << html_text(chart.title) << "</title>\n<desc id=\"chart-text\">"
      << html_text(described(chart.segments)) << "</desc>\n";
  auto const widths = chart_widths(chart.segments);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] > 0) {
      out << part(i, chart.segments[i].tone,
                  fmt::format("x=\"{}\" width=\"{}\" height=\"28\"", tenths(begin),
                              tenths(widths[i])))
          << '\n';
    }
    begin += widths[i];
  }
  out << "</svg>\n";
}

void write_legend(std::vector<Segment> const& segments, std::ostream& out) {
  auto const total = total_of(segments);
  out << "<ul class=\"legend\">\n";
  for (std::size_t i = 0; i < segments.size(); ++i) {
    auto const& segment = segments[i];
    out << "<li><svg aria-hidden=\"true\" width=\"16\" height=\"16\">"
        << part(i, segment.tone, "width=\"16\" height=\"16\"") << "</svg> <span>"
        << html_text(segment.label) << "</span> <b>" << segment.count << "</b> <small>"
        << share(segment.count, total) << "</small></li>\n";
  }
  out << "</ul>\n";
}

} // namespace

std::vector<std::size_t> chart_widths(std::vector<Segment> const& segments) {
  auto const total = total_of(segments);
  std::vector<std::size_t> widths(segments.size());
  if (total == 0) {
    return widths;
  }
  std::transform(segments.begin(), segments.end(), widths.begin(), [total](Segment const& s) {
    return s.count == 0 ? 0 : std::max(k_least, s.count * k_whole / total);
  });
  // What rounding left, or the small ones took, is the widest's.
  auto const widest = std::max_element(widths.begin(), widths.end());
  auto const sum = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  *widest = *widest + k_whole - std::min(sum, *widest + k_whole);
  return widths;
}

void write_chart(Chart const& chart, std::ostream& out) {
  if (total_of(chart.segments) == 0) {
    return;
  }
  out << "<figure class=\"chart\">\n<figcaption>" << html_text(chart.title) << "</figcaption>\n";
  write_patterns(out);
  write_bar(chart, out);
  write_legend(chart.segments, out);
  out << "</figure>\n";
}

} // namespace partnerctl::output
