#pragma once

#include <string_view>

namespace partnerctl::output {

// What only a walk has, after k_html_style.
inline constexpr std::string_view k_html_walk_style = R"css(
/* What is scrolled to is not behind what stays at the top. */
html { scroll-padding: 48px 0 8px; }
body { max-width: 980px; }
.lead { margin-bottom: 16px; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.where { margin: 0 0 20px; overflow-wrap: anywhere; }
.open {
  display: inline-block; padding: 7px 16px; border-radius: 6px; border: 1px solid var(--changed-fill);
  background: var(--changed-tint); color: var(--changed); font-weight: 600; text-decoration: none;
}
.open::after { content: " \2197" / ""; }
.open:hover { text-decoration: underline; }
.progress {
  position: sticky; top: 0; z-index: 1; display: flex; gap: 12px; align-items: center; background: var(--page);
  padding: 8px 0; margin: 0 0 4px;
}
.progress p { margin: 0; color: var(--quiet); white-space: nowrap; }
progress {
  flex: 1; min-width: 0; height: 10px; appearance: none; -webkit-appearance: none; overflow: hidden;
  border: 1px solid var(--edge); border-radius: 5px; background: var(--card); color: var(--good-fill);
}
progress::-webkit-progress-bar { background: var(--card); }
progress::-webkit-progress-value { background: var(--good-fill); }
progress::-moz-progress-bar { background: var(--good-fill); }
.steps { list-style: none; margin: 0; padding: 0; }
.step {
  position: relative; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--edge);
  border-radius: 8px; padding: 10px 16px 10px 14px; margin: 0 0 8px;
}
.step:has(.done input:checked) { border-left-color: var(--good-fill); }
.head { display: flex; gap: 12px; align-items: start; justify-content: space-between; }
h2 { display: flex; gap: 10px; margin: 0; padding: 3px 0; }
h2 bdi { min-width: 0; unicode-bidi: plaintext; }
.nth { flex: none; min-width: 1.5em; text-align: right; color: var(--quiet); }
.step:has(.done input:checked) h2 { color: var(--quiet); }
.step:has(.done input:checked) .nth { color: var(--good); }
.done { position: relative; flex: none; display: flex; gap: 6px; align-items: center; padding: 3px 0; color: var(--quiet); cursor: pointer; }
.done input { width: 18px; height: 18px; margin: 0; accent-color: var(--good-fill); cursor: pointer; }
dl { margin: 6px 0 4px; padding-left: 31px; }
dl > div { display: grid; grid-template-columns: 17.5em minmax(0, 1fr); gap: 2px 16px; padding: 6px 0; border-top: 1px solid var(--line); }
dl > div:first-child { border-top: 0; }
dt { padding-top: 4px; color: var(--quiet); overflow-wrap: anywhere; unicode-bidi: plaintext; }
dd { margin: 0; display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: start; justify-content: space-between; min-width: 0; }
.how { font-size: 12px; padding: 0 7px; border-radius: 10px; background: var(--dim-tint); color: var(--dim); white-space: nowrap; }
dd .exact { flex: 0 1 auto; }
.exact {
  min-width: 0; max-width: calc(100% - 92px); padding: 4px 8px; font-size: 13px; white-space: break-spaces; tab-size: 4;
  overflow-wrap: anywhere; unicode-bidi: plaintext;
}
.told { padding-top: 4px; font-weight: 650; }
.absent { padding-top: 4px; color: var(--bad); }
dd small { flex-basis: 100%; font-size: 12px; color: var(--warning); }
.copy {
  position: relative; flex: none; min-width: 82px; height: 28px; padding: 0 12px; font: inherit; font-size: 13px; color: var(--ink);
  background: var(--card); border: 1px solid var(--edge); border-radius: 6px; cursor: pointer;
}
.copy:hover { background: var(--dim-tint); }
.copy.copied { color: var(--good); background: var(--good-tint); border-color: var(--good-fill); }
.files { list-style: none; margin: 6px 0 4px; padding-left: 31px; }
.files li { padding: 3px 0; overflow-wrap: anywhere; }
.files a { color: var(--changed); }
.remarks { list-style: none; margin: 2px 0 2px; padding-left: 31px; color: var(--quiet); }
.remarks li { overflow-wrap: anywhere; unicode-bidi: plaintext; }
@media (max-width: 640px) {
  .step { padding: 8px 10px; }
  dl, .files, .remarks { padding-left: 0; }
  dl > div { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  @page { size: A4 portrait; margin: 15mm; }
  .copy, .progress { display: none !important; }
  .step { break-inside: avoid; border: 0; border-top: 1px solid var(--edge); border-radius: 0; padding: 6px 0; margin: 0; }
  .exact { max-width: 100%; border: 1px solid var(--line); font-size: 8.5pt; }
  .open { border: 0; padding: 0; background: none; color: var(--ink); }
  .open::after { content: ": " attr(href); font-weight: 400; }
  .files a { color: var(--ink); text-decoration: none; }
  /* The step keeps together as it is. */
  .step h2 { break-after: auto; }
  .how { padding: 0; }
  .how::before { content: "(" / ""; }
  .how::after { content: ")" / ""; }
  dl > div { padding: 3px 0; }
}
)css";

} // namespace partnerctl::output
