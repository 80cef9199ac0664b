#pragma once

namespace partnerctl::test {

// Bodies of functions for Chromium::evaluate.

// Each text on the page whose contrast to what it stands on is below 4.5:1, and each field's border
// and part of the chart below 3:1 (WCAG 2.1, AA), as "1.23 element: text".
inline constexpr char const* k_low_contrasts = R"js(
const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const known = new Map();
const rgba = colour => {
  if (!known.has(colour)) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    known.set(colour, [r, g, b, a / 255]);
  }
  return known.get(colour);
};
const over = (top, below) =>
  [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const ground = element => element === null ? rgba('white')
  : (own => own[3] === 1 ? own : over(own, ground(element.parentElement)))
    (rgba(getComputedStyle(element).backgroundColor));
const luminance = colour => colour.slice(0, 3).map(c => c / 255)
  .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const ratio = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const low = [];
const check = (element, colour, below, least) => {
  const found = ratio(over(rgba(colour), below), below);
  if (!(found >= least)) {
    low.push(`${found.toFixed(2)} ${element.nodeName} ${element.className}: ${element.textContent}`);
  }
};
let checked = 0;
for (const element of document.body.querySelectorAll('*')) {
  const style = getComputedStyle(element);
  if (element.getClientRects().length === 0 || style.visibility !== 'visible') continue;
  const has_text = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim() !== '');
  const is_field = ['INPUT', 'SELECT', 'BUTTON'].includes(element.nodeName);
  if (element.nodeName === 'rect') {
    if (!style.fill.startsWith('url(')) check(element, style.fill, ground(element.parentElement), 3);
  } else if (has_text || is_field) {
    check(element, style.color, ground(element), 4.5);
    ++checked;
  }
  if (is_field && style.borderTopWidth !== '0px') {
    check(element, style.borderTopColor, ground(element.parentElement), 3);
  }
}
return checked < 50 ? ['only ' + checked + ' texts were found'] : low;
)js";

// The first cells of the rows that can be seen, in the order that they are seen in.
inline constexpr char const* k_visible_rows = R"js(
return [...document.querySelectorAll('.rows tbody')].filter(b => b.getClientRects().length > 0)
  .map(b => b.rows[0].cells[0].textContent);
)js";

// How many milliseconds a click on the element that the argument selects takes until the page is
// laid out anew, and until it is painted.
inline constexpr char const* k_timed_click = R"js(
const element = document.querySelector(arguments[0]);
const begin = performance.now();
element.click();
document.body.getBoundingClientRect();
const laid_out = performance.now() - begin;
return new Promise(done => requestAnimationFrame(() => setTimeout(
  () => done([laid_out, performance.now() - begin]))));
)js";

// The same for typing the second argument into the field that the first selects.
inline constexpr char const* k_timed_input = R"js(
const field = document.querySelector(arguments[0]);
const begin = performance.now();
field.value = arguments[1];
field.dispatchEvent(new Event('input', { bubbles: true }));
field.dispatchEvent(new Event('change', { bubbles: true }));
document.body.getBoundingClientRect();
const laid_out = performance.now() - begin;
return new Promise(done => requestAnimationFrame(() => setTimeout(
  () => done([laid_out, performance.now() - begin]))));
)js";

// How many colours the PNG has whose bytes in base64 are the argument.
inline constexpr char const* k_colours_of_png = R"js(
const image = new Image();
image.src = 'data:image/png;base64,' + arguments[0];
return image.decode().then(() => {
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const data = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  return new Set(data).size;
});
)js";

} // namespace partnerctl::test
