// Fingers on the chart: one moves it in time, two zoom; up and down the page scrolls as ever. Plotly, which would keep
// every touch to itself and knows no second finger, is not told of them.

import { iso } from "./dates.js";
import { at } from "./texts.js";
import { bounded } from "./window.js";

const STILL = 6; // pixels that a resting finger may slip
const CLOSE = 24; // pixels to which two fingers come together at most
const fingers = new Map();
let grip = null;
let waiting = false;

/** Is the chart in somebody's fingers? */
export function gripped() {
  return grip?.moving ?? false;
}

/** Let fingers move the chart; `window` tells what it shows, `move` gets what it shall show once they are lifted. */
export function holdFingers(window, move) {
  const plot = at("plot");
  plot.addEventListener("touchstart", (e) => e.stopPropagation(), { capture: true, passive: true });
  // A tap is no click as well: it would meet what the tap has opened.
  plot.addEventListener("touchend", (e) => e.cancelable && e.preventDefault(), { capture: true, passive: false });
  plot.addEventListener("pointerdown", (e) => e.pointerType === "touch" && held(e, window));
  plot.addEventListener("pointermove", (e) => fingers.has(e.pointerId) && moved(e));
  for (const end of ["pointerup", "pointercancel"]) plot.addEventListener(end, (e) => fingers.has(e.pointerId) && lifted(e, window, move));
}

function held(e, window) {
  fingers.set(e.pointerId, e.clientX);
  grip = { from: grip?.to ?? window(), to: null, at: spread(), moving: gripped() };
  grip.to = grip.from;
}

function moved(e) {
  fingers.set(e.pointerId, e.clientX);
  const now = spread();
  grip.moving ||= Math.abs(now.middle - grip.at.middle) > STILL || Math.abs(now.wide - grip.at.wide) > STILL;
  if (!grip.moving) return;
  grip.to = bounded(dragged(grip, now, at("plot").clientWidth));
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (grip) Plotly.relayout(at("plot"), { "xaxis.range": grip.to.map(iso) });
  });
}

function lifted(e, window, move) {
  fingers.delete(e.pointerId);
  const { moving, to } = grip;
  grip = fingers.size ? { from: to, to, at: spread(), moving } : null;
  if (!grip && moving) move(to);
}

// Where the fingers are between them, and how far apart.
function spread() {
  const [a, b = a] = [...fingers.values()].map((x) => x - at("plot").getBoundingClientRect().left);
  return { middle: (a + b) / 2, wide: Math.max(CLOSE, Math.abs(a - b)) };
}

// What was between the fingers stays between them.
function dragged({ from: [from, to], at: held }, now, width) {
  const moment = from + (held.middle / width) * (to - from);
  const length = ((to - from) * held.wide) / now.wide;
  const start = moment - (now.middle / width) * length;
  return [start, start + length];
}
