#include "cpor/proof/proof_formats.hpp"
#include "partnerctl/core/text.hpp"
#include "support/processor_time.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl::cpor;
using Outcome = ProofText::Outcome;

namespace {

// The words of a page, a blank between them.
std::string words(std::string_view html) {
  auto const read = html_text(html);
  CHECK(read.outcome == Outcome::read);
  std::string joined;
  for (auto const& line : partnerctl::core::split(read.text, '\n')) {
    auto const part = partnerctl::core::trim(line);
    joined += part.empty() ? "" : (joined.empty() ? "" : "|") + std::string(part);
  }
  return joined;
}

} // namespace

TEST_CASE("tags part words, but not those that stand within a word") {
  CHECK(words("<p>Con<b>to</b>so<p>Ltd") == "Contoso|Ltd");
  CHECK(words("<table><tr><td>Tenant</td><td>ID</td></tr></table>") == "Tenant|ID");
  CHECK(words("one<br>two<BR/>three<hr>four") == "one|two|three|four");
  CHECK(words("<li>a<LI>b<span class=x>c</span>") == "a|bc");
}

TEST_CASE("scripts, styles and comments are not read") {
  CHECK(words("a<script>var x = '<p>no</p>';</script>b") == "a|b");
  CHECK(words("a<STYLE type=text/css>p { no: no }</Style >b") == "a|b");
  CHECK(words("a<!-- no <p>no --> b<!---->c") == "a bc");
  CHECK(words("<!DOCTYPE html><?xml no?><html><head><title>t</title></head>a") == "t|a");
  CHECK(words("<!-->a") == "a");
  CHECK(words("<![if !mso]>a<![endif]>") == "a");
}

TEST_CASE("what is never closed lasts to the end and no longer") {
  CHECK(words("a<script>no") == "a");
  CHECK(words("a<!-- no") == "a");
  CHECK(words("a<p no no") == "a");
  CHECK(words("a<p title=\"no > b") == "a|b");
  CHECK(words("a<") == "a<");
  CHECK(words("a</") == "a</");
  CHECK(words("a<script></scrip") == "a");
}

TEST_CASE("a quoted value may have what closes a tag") {
  CHECK(words("<p title=\"a > b\">c") == "c");
  CHECK(words("<p title='a > b' id=\"x'\">c") == "c");
  CHECK(words("<p title=it's>c<p title=it's>d") == "c|d");
  CHECK(words("3 < 4 and <5>") == "3 < 4 and <5>");
}

TEST_CASE("references are read, by name and by number") {
  CHECK(words("M&uuml;ller &amp; S&#246;hne &#xE9;&#XE9; &Uuml;") == "Müller & Söhne éé Ü");
  CHECK(words("a&nbsp;b&ndash;c&rsquo;s &euro;") == "a\u00A0b–c’s €");
  CHECK(words("&yuml;&nbsp;&THORN;&times;") == "ÿ\u00A0Þ×");
  CHECK(words("a&rlm;b&lrm;") == "a\u200Fb\u200E");
  // As Windows numbers them.
  CHECK(words("5&#150;8 &#128;") == "5–8 €");
}

TEST_CASE("what is no reference stands as it is") {
  CHECK(words("R&D AT&T; &; &#; &#x; &#xZZ; &unknown; & &amp") ==
        "R&D AT&T; &; &#; &#x; &#xZZ; &unknown; & &amp");
  CHECK(words("&#1114112; &#xD800;") == "\uFFFD \uFFFD");
  CHECK(words("&#99999999999;") == "&#99999999999;");
  CHECK(words("&#0;") == "&#0;");
}

TEST_CASE("a page is read in the encodings of texts") {
  CHECK(words("<p>M\xFCller") == "Müller");
  CHECK(words(std::string_view("\xFF\xFE<\0p\0>\0a\0", 10)) == "a");
  CHECK(html_text(std::string_view("<p>a\0b", 6)).outcome == Outcome::unreadable);
}

TEST_CASE("line ends of the source are none of the page") {
  CHECK(words("<p>Tenant\n   ID</p>\n") == "Tenant    ID");
}

TEST_CASE("pages that would make a careless reader go back are read in a moment") {
  auto const begin = partnerctl::test::processor_seconds();
  std::string page;
  for (auto const* piece :
       {"<a '", "<a =\"", "<!--", "<script>", "</", "&", "<a", "<!", "<a ='>", "<p hidden>",
        "<b hidden>", "<p style='", "<p style=;;;;>", "<li hidden><ul>"}) {
    page.clear();
    while (page.size() < 100'000) {
      page += piece;
    }
    html_text(page);
  }
  CHECK(partnerctl::test::processor_seconds() - begin < 10);
}

TEST_CASE("what a page hides is not read, and what follows it is") {
  for (auto const* hidden : {"<div hidden>no</div>",
                             "<div HIDDEN=until-found>no</div>",
                             "<div style=display:none>no</div>",
                             "<span style=\"display:none\">no</span>",
                             "<p style='color:red; Display : NONE !important'>no",
                             "<div style='visibility:hidden'>no<p>no</div>",
                             "<b style='visibility:collapse'>no</b>",
                             "<span style='font-size:0'>no</span>",
                             "<span style='font-size:0.0px;'>no</span>",
                             "<span style='opacity:0'>no</span>",
                             "<span style='mso-hide:all'>no</span>",
                             "<span style='display&#58;none'>no</span>",
                             "<div style='/* x */display:/**/none'>no</div>",
                             "<div hidden><div>no</div>no</div>",
                             "<div hidden>no<!-- </div> -->no</div>",
                             "<div hidden>no<script>'</div>'</script>no</div>",
                             "<iframe>no</iframe>",
                             "<noembed>no</noembed>",
                             "<del>no</del>",
                             "<s>no</s>",
                             "<STRIKE>no</STRIKE>",
                             "<datalist><option>no</datalist>",
                             "<i style='text-decoration:red line-through'>no</i>",
                             "<div hidden>&#110;o</div>"}) {
    INFO(hidden);
    CHECK(words("<p>a</p>" + std::string(hidden) + "<p>b</p>") == "a|b");
  }
}

TEST_CASE("elements that need no end hide no more than themselves") {
  CHECK(words("<p hidden>no<p>a") == "a");
  CHECK(words("<p hidden>no <b>no</b><table><tr><td>a</table>") == "a");
  CHECK(words("<ul><li hidden>no<ul><li>no</ul>no<li>a</ul>") == "a");
  CHECK(words("<ul><li hidden>no</ul>a") == "a");
  CHECK(words("<table><tr><td hidden>no<td>a<tr><td>b<tr hidden><td>no<td>no</table>c") == "a|b|c");
  CHECK(words("<dl><dt hidden>no<dd>a<dd hidden>no<dt>b</dl>") == "a|b");
  CHECK(words("<div>a<span hidden>no</div>b") == "a|b");
  CHECK(words("<br hidden>a<img style='display:none' src=x>b<input hidden>c") == "a|b|c");
  CHECK(words("<div hidden>no") == "");
}

TEST_CASE("what only looks hidden is read") {
  for (auto const* shown :
       {"<div style='display:block'>a</div>", "<div style='display:none;display:block'>a</div>",
        "<div title=hidden>a</div>", "<div data-hidden>a</div>", "<div class='hidden'>a</div>",
        "<div style='font-size:0.8em'>a</div>", "<div style='opacity:0.5'>a</div>",
        "<div style='x-display:none'>a</div>", "<div title=\"style='display:none'\">a</div>",
        "<div aria-hidden=true>a</div>", "<div style>a</div>",
        "<div style='display:nonesuch'>a</div>", "<div style='font-size:09px'>a</div>",
        "</div hidden>a"}) {
    INFO(shown);
    CHECK(words(shown) == "a");
  }
}
