#include "acceptance/opened_walk.hpp"

#include "support/hostile_texts.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <sstream>

namespace partnerctl::test {
namespace {

std::vector<Copied> same(std::vector<std::string> const& texts) {
  std::vector<Copied> values;
  for (auto const& text : texts) {
    values.push_back({text, text});
  }
  return values;
}

std::vector<std::string> ordinary() {
  return {"Contoso rollout",
          "11111111-1111-4111-8111-111111111111",
          "1234567",
          " leading, two  between and trailing ",
          "\ttabs\t",
          "one\ntwo\n\nfour\n",
          "\none",
          "one\r\ntwo\r\n",
          "one\rtwo",
          " ",
          "\n",
          "\"double\" 'single' `back` \\n \\ %20",
          "a < b && c > d; &amp; &#10; &lt;b&gt;",
          "Käse Ångström ﬁ e\u0301",
          "株式会社サンプル",
          "عربي 123 עברית (x)",
          "🚀 👩‍👩‍👧‍👦 🇩🇪 👍🏽 ❤️",
          "no\u00A0break\u2003em\u3000wide",
          "\uFFFD",
          "-- ; DROP TABLE claims; =1+1",
          std::string(20'000, 'x') + "\n" + std::string(20'000, 'y') + " "};
}

} // namespace

std::vector<Copied> const& copied_values() {
  static std::vector<Copied> const k_values = [] {
    auto values = same(ordinary());
    auto hostile = same(hostile_texts());
    hostile.at(7).expected = "moc.osotnoc [31m cut  off\nnext\tlast";
    hostile.at(8).expected = "nul<script>window.harmed=1</script>";
    values.insert(values.end(), hostile.begin(), hostile.end());
    values.push_back({"\uFEFF1234567\u200B", "1234567"});
    return values;
  }();
  return k_values;
}

output::WalkPage long_walk() {
  output::WalkPage page{
      .title = "C-0042: Contoso rollout",
      .lead = {"Made by partnerctl.", "Nothing is submitted by it."},
      .notes = {"1 warning is left."},
      .link = {"Open the portal", "https://partner.example/claims?a=1&b=2"},
      .steps = {{.number = 1, .says = "Select Incentives", .notes = {"As Incentives admin."}},
                {.number = 17, .says = "Add the proofs", .files = {{"proofs/sow.txt", "signed"}}},
                {.number = 18,
                 .says = "Decide",
                 .values = {{"Opt out", "", "leave unticked", false}, {"Title", "type", ""}}}}};
  for (auto const& [value, expected] : copied_values()) {
    auto const number = static_cast<int>(page.steps.size()) + 100;
    page.steps.push_back({.number = number,
                          .says = "Enter it",
                          .values = {{fmt::format("Value {}", number), "type", value}}});
  }
  return page;
}

OpenedWalk::OpenedWalk(output::WalkPage const& page) {
  std::ostringstream html;
  output::write_walk_page(page, html);
  std::filesystem::create_directory(folder.path() + "/proofs");
  folder.write("proofs/sow.txt", "Signed by Contoso.");
  address = "file://" + folder.write("claim.html", html.str());
  browser.open(address);
}

OpenedWalk::OpenedWalk(std::string const& file) : address("file://" + file) {
  browser.open(address);
}

void OpenedWalk::copy(std::size_t n) {
  listen();
  browser.evaluate("document.querySelectorAll('.copy').forEach((b, i) =>"
                   " b.toggleAttribute('data-next', i === arguments[0]))",
                   {n});
  browser.click("[data-next]");
}

void OpenedWalk::listen() {
  browser.evaluate("if (window.heard) return;"
                   "window.heard = [];"
                   "const said = document.getElementById('said');"
                   "new MutationObserver(() => {"
                   "  const other = [...document.querySelectorAll('.copy')]"
                   "    .map(b => b.textContent).filter(words => !words.startsWith('Copy '));"
                   "  if (said.textContent !== '') window.heard.push([said.textContent, ...other]);"
                   "}).observe(said, { childList: true, characterData: true, subtree: true });");
}

std::vector<std::string> OpenedWalk::heard() {
  return browser
      .evaluate("return new Promise(done => {"
                "  const look = () => window.heard.length > 0 ? done(window.heard.shift())"
                "                                             : setTimeout(look, 5);"
                "  look();"
                "})")
      .get<std::vector<std::string>>();
}

std::string OpenedWalk::pasted() {
  browser.evaluate("const field = document.createElement('textarea');"
                   "window.before = document.activeElement;"
                   "field.addEventListener('paste',"
                   "  e => { window.pasted = e.clipboardData.getData('text/plain'); });"
                   "document.body.append(field);"
                   "field.id = 'field';"
                   "field.focus({ preventScroll: true });");
  browser.key_with(Chromium::k_control, "v");
  return browser
      .evaluate("return new Promise(done => {"
                "  const look = () => {"
                "    if (window.pasted === undefined) { setTimeout(look, 5); return; }"
                "    const text = window.pasted;"
                "    document.getElementById('field').remove();"
                "    window.before.focus();"
                "    delete window.pasted;"
                "    done(text);"
                "  };"
                "  look();"
                "})")
      .get<std::string>();
}

std::string OpenedWalk::button(std::size_t n) {
  return browser
      .evaluate("return document.querySelectorAll('.copy')[arguments[0]].textContent", {n})
      .get<std::string>();
}

std::string OpenedWalk::focus() {
  return browser
      .evaluate(
          "const e = document.activeElement;"
          "const seen = getComputedStyle(e).outlineStyle !== 'none';"
          "const box = e.getBoundingClientRect();"
          "const front = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
          "return (seen ? '' : 'unseen ') + (e.contains(front) ? '' : 'hidden ') + e.nodeName + ' "
          "' +"
          "  (e.labels?.[0] ?? e).textContent.trim()")
      .get<std::string>();
}

} // namespace partnerctl::test
