#pragma once

#include <string_view>

namespace partnerctl::output {

// What every page has. Each pair of a text's colour and what it stands on keeps a contrast of 4.5:1
// and more, light and dark; the acceptance test of the report measures it.
inline constexpr std::string_view k_html_style = R"css(
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1a2027; --quiet: #55606b; --line: #d9dee4; --edge: #7b8794;
  --focus: #0b57d0;
  --good: #11632c; --good-tint: #e3f4e8; --good-fill: #2a8a49;
  --changed: #0a4fa6; --changed-tint: #e4eefc; --changed-fill: #2f75d6;
  --warning: #774700; --warning-tint: #fdf0d3; --warning-fill: #b87613;
  --bad: #a01425; --bad-tint: #fce8ea; --bad-fill: #cb3145;
  --dim: #55606b; --dim-tint: #eceff2; --dim-fill: #7b8794;
  --pattern: rgb(255 255 255 / 70%);
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0f1318; --card: #171c23; --ink: #e6eaee; --quiet: #a0abb6; --line: #2b333d; --edge: #76828f;
    --focus: #8ab8ff;
    --good: #7ddb97; --good-tint: #14301f; --good-fill: #3f9f60;
    --changed: #93bdff; --changed-tint: #15294a; --changed-fill: #4d8be6;
    --warning: #efc266; --warning-tint: #35280d; --warning-fill: #c08a2d;
    --bad: #ff9f9f; --bad-tint: #3d191d; --bad-fill: #d95763;
    --dim: #a0abb6; --dim-tint: #242b34; --dim-fill: #76828f;
    --pattern: rgb(0 0 0 / 50%);
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { background: var(--page); color: var(--ink); }
body {
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  font-variant-numeric: tabular-nums; margin: 0 auto; padding: 24px clamp(12px, 2.5vw, 40px) 48px;
}
h1 { font-size: 22px; line-height: 1.25; font-weight: 650; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 15px; line-height: 1.3; font-weight: 650; margin: 0 0 8px; overflow-wrap: anywhere; }
.lead { color: var(--quiet); margin: 0 0 20px; max-width: 100em; overflow-wrap: anywhere; }
.notes {
  list-style: none; margin: 0 0 20px; padding: 8px 14px; background: var(--warning-tint);
  color: var(--warning); border-left: 4px solid var(--warning-fill); border-radius: 4px;
}
.notes li { margin: 2px 0; overflow-wrap: anywhere; unicode-bidi: plaintext; }
table { border-collapse: collapse; width: 100%; background: var(--card); }
th, td {
  font-size: 13px; padding: 4px 10px; text-align: left; vertical-align: baseline; unicode-bidi: plaintext;
  overflow-wrap: break-word; max-width: 28em;
}
thead th { font-size: 12px; font-weight: 600; color: var(--quiet); white-space: nowrap; }
tbody th { font-weight: 600; }
.time { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
td:empty::before, tbody th:empty::before { content: "\2013"; color: var(--quiet); font-weight: 400; }
.badge { display: inline-block; padding: 0 8px; border-radius: 10px; border: 1px solid transparent; white-space: nowrap; }
.badge wbr { display: none; }
.strong { font-weight: 650; }
.badge.strong { padding: 0; border: 0; }
.badge.good { background: var(--good-tint); }
.toned.good, .badge.good { color: var(--good); }
.badge.changed { background: var(--changed-tint); }
.toned.changed, .badge.changed { color: var(--changed); }
.badge.warning { background: var(--warning-tint); }
.toned.warning, .badge.warning { color: var(--warning); }
.badge.bad { background: var(--bad-tint); }
.toned.bad, .badge.bad { color: var(--bad); }
.badge.dim { background: var(--dim-tint); }
.toned.dim, .badge.dim { color: var(--dim); }
code {
  font: 12px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
  background: var(--dim-tint); color: var(--ink); padding: 1px 6px; border-radius: 4px;
  overflow-wrap: anywhere; user-select: all;
}
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
@media print {
  :root { color-scheme: light; }
  html { background: none; }
  body { font-size: 9pt; padding: 0; }
  /* Paper has no way to the right. */
  th, td, thead th { font-size: 8pt; overflow-wrap: anywhere; }
  td.text, th.text { min-width: 8em; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  h1, h2 { break-after: avoid; }
  .badge { border-color: currentcolor; }
}
)css";

} // namespace partnerctl::output
