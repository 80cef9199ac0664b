#pragma once

#include <string_view>

namespace partnerctl::output {

// What only the report has, after k_html_style.
inline constexpr std::string_view k_html_report_style = R"css(
body { max-width: 1800px; }
.overview { display: flex; flex-wrap: wrap; gap: 16px; margin: 0 0 20px; align-items: stretch; }
.tiles { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; margin: 0; padding: 0; }
.tile {
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; min-width: 104px;
  border-top: 3px solid var(--dim-fill); overflow-wrap: anywhere; max-width: 16em;
}
.tile.plain, .tile.strong { border-top-color: var(--edge); }
.tile.good { border-top-color: var(--good-fill); }
.tile.changed { border-top-color: var(--changed-fill); }
.tile.warning { border-top-color: var(--warning-fill); }
.tile.bad { border-top-color: var(--bad-fill); }
.figure {
  display: flex; flex-direction: column; justify-content: flex-start; width: 100%; height: 100%; padding: 10px 14px; border: 0; background: none;
  color: inherit; font: inherit; text-align: left; border-radius: 0 0 7px 7px;
}
.figure b { font-size: 24px; line-height: 1.2; font-weight: 650; }
.figure small { font-size: 12px; color: var(--quiet); }
button.figure { cursor: pointer; }
button.figure:hover { background: var(--dim-tint); }
button.figure[aria-pressed="true"] { background: var(--changed-tint); box-shadow: inset 0 0 0 2px var(--changed-fill); }
.chart { flex: 1 1 420px; margin: 0; padding: 10px 14px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.chart figcaption { font-weight: 600; margin: 0 0 6px; }
.patterns { position: absolute; }
.patterns path { fill: none; stroke: var(--pattern); stroke-width: 1.5; }
.bar { display: block; border-radius: 4px; }
.bar rect { stroke: var(--card); stroke-width: 1.5; }
rect.plain, rect.strong, rect.dim { fill: var(--dim-fill); }
rect.good { fill: var(--good-fill); }
rect.changed { fill: var(--changed-fill); }
rect.warning { fill: var(--warning-fill); }
rect.bad { fill: var(--bad-fill); }
.legend { display: flex; flex-wrap: wrap; gap: 2px 18px; list-style: none; margin: 8px 0 0; padding: 0; }
.legend svg { vertical-align: -3px; border-radius: 3px; }
.legend small { font-size: 12px; color: var(--quiet); }
.bar-of-controls { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; margin: 0 0 8px; }
.bar-of-controls h2 { margin: 0; padding: 5px 0; }
h2::first-letter { text-transform: uppercase; }
.controls { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
.controls label { font-size: 12px; color: var(--quiet); }
.controls input, .controls select, .controls button, .more {
  display: block; font: inherit; height: 32px; padding: 0 10px; color: var(--ink); background: var(--card);
  border: 1px solid var(--edge); border-radius: 6px;
}
.controls label > * { font-size: 14px; }
.controls input { width: 22em; max-width: 80vw; }
.controls button, .more { cursor: pointer; }
.more { margin: 12px auto; }
.controls button:hover, .more:hover { background: var(--dim-tint); }
.shown { color: var(--quiet); margin: 0 0 0 auto; padding: 5px 0; }
.rows { border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; background: var(--card); }
.rows thead th { padding: 0; background: var(--card); box-shadow: inset 0 -1px var(--edge); position: sticky; top: 0; z-index: 1; }
.heading { display: block; width: 100%; padding: 8px 10px; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; line-height: 18px; white-space: nowrap; }
button.heading { cursor: pointer; outline-offset: -3px; }
button.heading:hover { color: var(--ink); background: var(--dim-tint); }
button.heading::after { content: "\2195" / ""; padding-left: 5px; opacity: .7; }
[aria-sort] button.heading { color: var(--ink); }
[aria-sort] button.heading::after { opacity: 1; }
[aria-sort="ascending"] button.heading::after { content: "\2191" / ""; }
[aria-sort="descending"] button.heading::after { content: "\2193" / ""; }
.rows table { background: none; }
.rows thead th:first-child { border-top-left-radius: 7px; }
.rows thead th:last-child { border-top-right-radius: 7px; }
.rows tbody + tbody { border-top: 1px solid var(--line); }
.rows tbody:hover { background: color-mix(in srgb, var(--dim-tint) 50%, var(--card)); }
.remedy td { padding-top: 0; padding-bottom: 7px; color: var(--quiet); max-width: none; }
.remedy td > div { padding-left: 12px; border-left: 2px solid var(--line); margin-top: 2px; overflow-wrap: anywhere; }
.none td { color: var(--quiet); text-align: center; padding: 24px; }
@media screen and (min-width: 80em) {
  .rows { overflow-x: visible; }
  .rows wbr { display: none; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  .controls, .shown, .more { display: none; }
  .rows tbody[hidden] { display: table-row-group !important; }
  .rows tbody { break-inside: avoid; }
  .rows { overflow: visible; border: 0; }
  .rows thead th { position: static; }
  th, td { padding: 3px 5px; }
  .heading { padding: 3px 5px; white-space: normal; }
  code { font-size: 8pt; }
  button.heading::after { content: none; }
  button.figure[aria-pressed="true"] { background: none; box-shadow: none; }
  .bar, .legend svg, .tile { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

} // namespace partnerctl::output
