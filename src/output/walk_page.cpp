#include "partnerctl/output/walk_page.hpp"

#include "output/html_address.hpp"
#include "output/html_exact.hpp"
#include "output/html_parts.hpp"
#include "output/html_style.hpp"
#include "output/html_walk_script.hpp"
#include "output/html_walk_style.hpp"
#include "partnerctl/output/html.hpp"

#include <ostream>

namespace partnerctl::output {
namespace {

// Beside this page, which has to stay as it is; and what is opened learns nothing of it.
constexpr std::string_view k_elsewhere = " target=\"_blank\" rel=\"noopener noreferrer\"";

void write_link(WalkLink const& link, std::ostream& out) {
  if (link.url.empty()) {
    return;
  }
  if (is_https_address(link.url)) {
    out << "<p class=\"where\"><a class=\"open\" href=\"" << html_text(link.url) << '"'
        << k_elsewhere << '>' << html_text(link.label) << "</a></p>\n";
  } else {
    out << "<p class=\"where\">" << html_text(link.label) << ": <code dir=\"ltr\">"
        << html_text(link.url) << "</code></p>\n";
  }
}

// Hidden until the script is there to count.
void write_progress(WalkPage const& page, std::ostream& out) {
  auto const steps = page.steps.size();
  if (steps == 0) {
    return;
  }
  out << "<div class=\"progress\" id=\"progress\" hidden><progress id=\"bar\" max=\"" << steps
      << "\" value=\"0\" aria-label=\"Steps done\"></progress><p id=\"count\" role=\"status\" "
         "aria-live=\"polite\">0 of "
      << steps << " steps done</p></div>\n";
}

// The one place where the value stands: what is shown is what is copied.
void write_copied(WalkValue const& value, std::ostream& out) {
  auto const exact = html_exact(value.value);
  out << "<code class=\"exact\">" << exact.html
      << "</code><button class=\"copy\" type=\"button\" hidden><span>Copy</span><span "
         "class=\"unseen\"> "
      << html_text(value.label) << "</span></button>";
  if (!exact.is_whole) {
    out << "<small>Characters of it that cannot be seen are left out, here and when it is copied."
           "</small>";
  }
}

void write_value(WalkValue const& value, std::ostream& out) {
  out << "<div><dt>" << html_text(value.label);
  if (!value.how.empty()) {
    out << " <span class=\"how\">" << html_text(value.how) << "</span>";
  }
  out << "</dt>";
  if (value.value.empty()) {
    out << "<dd class=\"absent\">not given";
  } else if (value.copied) {
    out << "<dd>";
    write_copied(value, out);
  } else {
    out << "<dd class=\"told\">" << html_text(value.value);
  }
  out << "</dd></div>\n";
}

void write_values(std::vector<WalkValue> const& values, std::ostream& out) {
  if (values.empty()) {
    return;
  }
  out << "<dl>\n";
  for (auto const& value : values) {
    write_value(value, out);
  }
  out << "</dl>\n";
}

// To be kept rather than shown: a proof may be HTML. A browser may show a file of its own disk all
// the same, beside this page and without a way to it.
void write_file(WalkFile const& file, std::ostream& out) {
  auto const address = address_of_file(file.path);
  auto const shown = html_text(file.path);
  out << "<li>";
  if (address.empty()) {
    out << "<span>" << shown << "</span>";
  } else {
    out << "<a href=\"" << address << "\" download" << k_elsewhere << '>' << shown << "</a>";
  }
  if (!file.label.empty()) {
    out << " <span class=\"how\">" << html_text(file.label) << "</span>";
  }
  out << "</li>\n";
}

void write_files(std::vector<WalkFile> const& files, std::ostream& out) {
  if (files.empty()) {
    return;
  }
  out << "<ul class=\"files\">\n";
  for (auto const& file : files) {
    write_file(file, out);
  }
  out << "</ul>\n";
}

void write_step(WalkStep const& step, std::ostream& out) {
  out << "<li class=\"step\">\n<div class=\"head\"><h2><span class=\"nth\">" << step.number
      << "</span> <bdi>" << html_text(step.says)
      << "</bdi></h2><label class=\"done\"><input type=\"checkbox\" autocomplete=\"off\"> <span>"
         "<span class=\"unseen\">Step "
      << step.number << " </span>Done</span></label></div>\n";
  write_values(step.values, out);
  write_files(step.files, out);
  write_notes(step.notes, "remarks", out);
  out << "</li>\n";
}

void write_body(WalkPage const& page, std::ostream& out) {
  out << "<header>\n<h1>" << html_text(page.title) << "</h1>\n";
  write_sentences(page.lead, "lead", out);
  out << "</header>\n<main>\n";
  write_notes(page.notes, "notes", out);
  write_link(page.link, out);
  write_progress(page, out);
  if (!page.steps.empty()) {
    out << "<ol class=\"steps\" role=\"list\">\n";
    for (auto const& step : page.steps) {
      write_step(step, out);
    }
    out << "</ol>\n";
  }
  out << "<p class=\"unseen\" id=\"said\" role=\"status\" aria-live=\"polite\"></p>\n</main>\n";
}

} // namespace

void write_walk_page(WalkPage const& page, std::ostream& out) {
  auto const style = std::string(k_html_style) + std::string(k_html_walk_style);
  write_html_page({.kind = "walk",
                   .title = page.title,
                   .style = style,
                   .script = k_html_walk_script,
                   .body = [&page](std::ostream& o) { write_body(page, o); }},
                  out);
}

} // namespace partnerctl::output
