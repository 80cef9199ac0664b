#pragma once

#include <string_view>

namespace partnerctl::output {

// Makes the report's tiles, headings and fields work. The page is whole without it; it makes no
// markup of any text (no innerHTML), and asks nobody for anything.
inline constexpr std::string_view k_html_report_script = R"js(
(() => {
'use strict';
const table = document.querySelector('.rows table');
const headings = [...table.tHead.rows[0].cells];
const search = document.getElementById('search');
const states = document.getElementById('states');
const shown = document.getElementById('shown');
const tiles = [...document.querySelectorAll('.tile[data-mark]')];
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
let mark = '';
let sorted = '';

// A person who types "kase" finds "Käse".
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

// Read once, before anything is asked of them: 5,000 rows are not read again at each key.
const rows = [...table.querySelectorAll('tbody[data-marks]')].map((body, place) => {
  const cells = [...body.rows[0].cells];
  const texts = cells.map(cell => cell.textContent + '\n' + cell.title);
  const remedy = body.rows.length > 1 ? body.rows[1].textContent : '';
  return { body, place, cells, state: body.dataset.state,
           marks: body.dataset.marks.split(' '), text: fold(texts.join('\n') + '\n' + remedy) };
});

const filter = () => {
  const words = fold(search.value).split(/\s+/).filter(word => word !== '');
  let count = 0;
  for (const row of rows) {
    const fits = (states.value === '' || row.state === states.value) &&
      (mark === '' || row.state === mark || row.marks.includes(mark)) && words.every(word => row.text.includes(word));
    if (row.body.hidden === fits) row.body.hidden = !fits;
    if (fits) ++count;
  }
  for (const tile of tiles) {
    tile.firstChild.setAttribute('aria-pressed', String(tile.dataset.mark === mark));
  }
  shown.textContent = `Showing ${count} of ${rows.length} ${shown.dataset.rows}${sorted}`;
};

// What a cell is sorted by; NaN and '' go last either way.
const key = { text: cell => cell.textContent,
              time: cell => Date.parse(cell.title || cell.textContent),
              number: cell => cell.textContent === '' ? NaN : Number(cell.title || cell.textContent) };

const sort = (column, kind, direction) => {
  const keyed = rows.map(row => ({ row, key: key[kind](row.cells[column]) }));
  const missing = value => value === '' || Number.isNaN(value);
  const compare = kind === 'text' ? collator.compare : (a, b) => a - b;
  keyed.sort((a, b) => missing(a.key) - missing(b.key) ||
    (missing(a.key) ? 0 : direction * compare(a.key, b.key)) || a.row.place - b.row.place);
  table.append(...keyed.map(({ row }) => row.body));
};

const unsort = () => {
  sorted = '';
  headings.forEach(heading => heading.removeAttribute('aria-sort'));
};

const press = (heading, column) => {
  const order = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
  unsort();
  heading.setAttribute('aria-sort', order);
  sorted = `, sorted by ${heading.textContent}, ${order}`;
  sort(column, heading.dataset.kind, order === 'ascending' ? 1 : -1);
  filter();
};

// Puts a button in the place of an element's one child, with what that held.
const make_button = (element, class_name, action) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = class_name;
  button.append(...element.firstElementChild.childNodes);
  element.replaceChildren(button);
  button.addEventListener('click', action);
};

const clear = () => {
  search.value = states.value = mark = '';
  if (sorted !== '') table.append(...rows.map(row => row.body));
  unsort();
  filter();
  search.focus();
};

for (const state of new Set(rows.map(row => row.state))) {
  if (state !== '') states.add(new Option(state, state));
}
states.parentElement.hidden = states.options.length < 3;
headings.forEach((heading, column) =>
  make_button(heading, 'heading', () => press(heading, column)));
for (const tile of tiles) {
  make_button(tile, 'figure', () => {
    mark = mark === tile.dataset.mark ? '' : tile.dataset.mark;
    filter();
  });
}
search.addEventListener('input', filter);
states.addEventListener('change', filter);
document.getElementById('clear').addEventListener('click', clear);
document.getElementById('controls').hidden = false;
filter();
})();
)js";

} // namespace partnerctl::output
