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
const more = document.getElementById('more');
const shown = document.getElementById('shown');
const tiles = [...document.querySelectorAll('.tile[data-mark]')];
// To lay out thousands of rows takes a browser seconds, to sort and search them none: the first that
// fit are shown at once, and the others when they are asked for.
const few = 500;
let mark = '';
let sorted = '';

// A person who types "kase" finds "Käse".
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

// Read once, before anything is asked of them: 5,000 rows are not read again at each key.
const rows = [...table.querySelectorAll('tbody[data-marks]')].map(body => {
  const cells = [...body.rows[0].cells];
  const texts = cells.map(cell => cell.textContent + '\n' + cell.title);
  const remedy = body.rows.length > 1 ? body.rows[1].textContent : '';
  return { body, cells, state: body.dataset.state,
           marks: body.dataset.marks.split(' '), text: fold(texts.join('\n') + '\n' + remedy) };
});

let ordered = rows;

const show = limit => {
  const words = fold(search.value).split(/\s+/).filter(word => word !== '');
  let count = 0;
  for (const row of ordered) {
    const fits = (states.value === '' || row.state === states.value) &&
      (mark === '' || row.state === mark || row.marks.includes(mark)) && words.every(word => row.text.includes(word));
    if (fits) ++count;
    const hide = !fits || count > limit;
    if (row.body.hidden !== hide) row.body.hidden = hide;
  }
  for (const tile of tiles) {
    tile.firstChild.setAttribute('aria-pressed', String(tile.dataset.mark === mark));
  }
  const part = count > limit ? `, the first ${limit} shown` : ' shown';
  shown.textContent = `${count} of ${rows.length} ${shown.dataset.rows}${part}${sorted}`;
  more.textContent = `Show all ${count}`;
  more.hidden = count <= limit;
};

const filter = () => show(few);

const reorder = order => {
  ordered = order;
  for (const row of order) table.append(row.body);
};

// What a cell is sorted by, "9" before "10" in texts too; NaN and '' go last either way, and equals
// keep the order of the file.
const key = { text: cell => fold(cell.textContent).replace(/\d+/g, digits => digits.padStart(20, '0')),
              time: cell => Date.parse(cell.title || cell.textContent),
              number: cell => cell.textContent === '' ? NaN : Number(cell.title || cell.textContent) };

const sort = (column, kind, direction) => {
  const keyed = rows.map(row => ({ row, key: key[kind](row.cells[column]) }));
  const missing = ({ key }) => key === '' || Number.isNaN(key);
  const order = (a, b) => a.key < b.key ? -direction : a.key > b.key ? direction : 0;
  keyed.sort((a, b) => missing(a) - missing(b) || order(a, b));
  reorder(keyed.map(({ row }) => row));
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
  if (sorted !== '') reorder(rows);
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
more.addEventListener('click', () => {
  show(Infinity);
  table.parentElement.focus({ preventScroll: true });
});
document.getElementById('controls').hidden = false;
filter();
})();
)js";

} // namespace partnerctl::output
