#pragma once

#include <string_view>

namespace partnerctl::output {

// What only a sheet of evidence has, after k_html_style: an upright page, on screens too.
inline constexpr std::string_view k_html_sheet_style = R"css(
body { max-width: 210mm; }
section {
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px 18px 16px;
  margin: 0 0 14px; overflow-x: auto;
}
dl { display: grid; grid-template-columns: minmax(8em, max-content) 1fr; gap: 3px 20px; margin: 0; }
dt { color: var(--quiet); unicode-bidi: plaintext; max-width: 16em; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: plaintext; }
dd:empty::before { content: "\2013"; color: var(--quiet); }
dl + table, table + .remarks, dl + .remarks { margin-top: 12px; }
thead th { border-bottom: 1px solid var(--edge); }
tbody tr + tr { border-top: 1px solid var(--line); }
th, td { padding: 4px 10px 4px 0; overflow-wrap: anywhere; }
td small, th small { display: block; font-size: 11px; font-weight: 400; color: var(--quiet); overflow-wrap: anywhere; white-space: normal; }
.none td { color: var(--quiet); }
.remarks { margin: 0; padding: 0 0 0 1.2em; color: var(--quiet); overflow-wrap: anywhere; }
.remarks li { unicode-bidi: plaintext; }
@media print {
  @page { size: A4 portrait; margin: 15mm; }
  section { border: 0; border-top: 1px solid var(--edge); border-radius: 0; padding: 8px 0 0; overflow: visible; }
  td small, th small { font-size: 7.5pt; }
}
)css";

} // namespace partnerctl::output
