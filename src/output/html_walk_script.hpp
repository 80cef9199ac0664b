#pragma once

#include <string_view>

namespace partnerctl::output {

// Makes the buttons of a walk copy, and counts what is ticked off. The page is whole without it; it
// makes no markup of any text (no innerHTML), asks nobody for anything, and keeps nothing.
inline constexpr std::string_view k_html_walk_script = R"js(
(() => {
'use strict';
const said = document.getElementById('said');
const bar = document.getElementById('bar');
const count = document.getElementById('count');
const boxes = [...document.querySelectorAll('.done input')];
const a_moment = 2000;

// For where there is no clipboard to write to, such as a page that is not taken for a safe one. Some
// browsers copy only what is selected in a field, but a field changes line ends: so the value itself
// is put in the place of what they would copy.
const copy_selected = text => {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'unseen';
  const put = event => {
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  const focused = document.activeElement;
  document.body.append(field);
  document.addEventListener('copy', put);
  field.focus({ preventScroll: true });
  field.select();
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    // As if it had said no.
  }
  document.removeEventListener('copy', put);
  field.remove();
  focused?.focus({ preventScroll: true });
  return copied;
};

const copy = async text => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copy_selected(text);
  }
};

let restore = () => {};
let timer = 0;

// Only one button at a time says something else than what it does.
const say = (button, copied) => {
  const name = button.lastElementChild.textContent;
  clearTimeout(timer);
  restore();
  button.firstElementChild.textContent = copied ? 'Copied' : 'Press Ctrl+C';
  button.classList.toggle('copied', copied);
  said.textContent = copied ? `Copied${name}` : `Not copied:${name}. It is selected, copy it with the keyboard.`;
  restore = () => {
    button.firstElementChild.textContent = 'Copy';
    button.classList.remove('copied');
    said.textContent = '';
  };
  timer = setTimeout(() => restore(), a_moment);
};

const press = async (button, value) => {
  const copied = await copy(value.textContent);
  if (!copied) getSelection().selectAllChildren(value);
  say(button, copied);
};

const tick = () => {
  const done = boxes.filter(box => box.checked).length;
  bar.value = done;
  count.textContent = `${done} of ${boxes.length} steps done`;
};

for (const button of document.querySelectorAll('.copy')) {
  button.addEventListener('click', () => press(button, button.previousElementSibling));
  button.hidden = false;
}
for (const box of boxes) {
  box.addEventListener('change', tick);
}
if (boxes.length > 0) {
  document.getElementById('progress').hidden = false;
  tick();
}
})();
)js";

} // namespace partnerctl::output
