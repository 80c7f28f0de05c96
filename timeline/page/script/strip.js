// The strip below the chart: how many events there are over the whole range, and a brush for moving and zooming.

import { DAY, iso } from "./dates.js";
import { inks } from "./chart.js";
import { blank, box } from "./marks.js";
import { at, spoken } from "./texts.js";
import { stretch } from "./words.js";

const BIN = 4;
let range = [0, 1];
let drawn = null;

/** Draw the counts over `whole`, and the brush over `window`. */
export async function drawStrip(figure, events, found, whole, window, beyond) {
  const plot = at("strip");
  const width = Math.max(1, plot.clientWidth);
  const ink = inks();
  const same = drawn?.found === found && String([drawn.whole, drawn.width, drawn.paper]) === String([whole, width, ink("paper")]);
  if (same) return moveBrush(window);
  range = whole;
  drawn = { found, whole, width, paper: ink("paper") };
  const columns = blank(figure.data);
  const bins = counted(events, found, whole, Math.ceil(width / BIN), beyond);
  const most = bins.reduce((a, b) => Math.max(a, b), 1);
  const step = (whole[1] - whole[0]) / bins.length;
  bins.forEach((n, b) => {
    const half = n ? 1 + 16 * Math.sqrt(n / most) : 0;
    if (n) box(columns.density, whole[0] + (b + 0.12) * step, whole[0] + (b + 0.88) * step, half, half);
  });
  const layout = structuredClone(figure.layout);
  layout.font.color = ink("soft");
  Object.assign(layout.xaxis, { range: whole.map(iso), nticks: Math.max(3, Math.round(width / 130)), tickcolor: ink("line") });
  layout.yaxis = { ...layout.yaxis, range: [0, 36] };
  const data = figure.data.map((t) => ({ ...t, ...columns[t.uid], fillcolor: ink(t.meta) }));
  await Plotly.react(plot, data.map(({ size, text, side, ...t }) => t), layout, { locale: spoken(), displayModeBar: false, staticPlot: true });
  moveBrush(window);
}

function counted(events, found, [from, to], length, beyond) {
  const bins = new Float64Array(length);
  const add = (time, n) => {
    const bin = Math.floor(((time - from) / (to - from)) * length);
    if (bin >= 0 && bin < length) bins[bin] += n;
  };
  for (const i of found) add(events.from[i], 1);
  beyond.week.forEach((week, n) => add(week * 7 * DAY, beyond.events[n]));
  return bins;
}

/** Put the brush where the window is. */
export function moveBrush(window) {
  const share = window.map((t) => Math.min(1, Math.max(0, (t - range[0]) / (range[1] - range[0]))));
  const brush = at("brush");
  brush.style.left = `${share[0] * 100}%`;
  brush.style.width = `${Math.max(0.4, (share[1] - share[0]) * 100)}%`;
  [at("brush-from"), at("brush-to")].forEach((handle, n) => {
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", "100");
    handle.setAttribute("aria-valuenow", String(Math.round(share[n] * 100)));
    handle.setAttribute("aria-valuetext", stretch(window[n], window[n]));
  });
}

/** Let the brush be dragged, its ends too, and the strip be clicked; `move` gets the new window, and whether it rests. */
export function holdBrush(window, move) {
  const strip = at("overview");
  let held = null;
  strip.addEventListener("pointerdown", (event) => {
    const part = event.target.id;
    const [from, to] = window();
    const time = timeAt(strip, event);
    held = { part, time, from, to };
    if (part !== "brush" && !part.startsWith("brush-")) {
      held = { part: "brush", time, from: time - (to - from) / 2, to: time + (to - from) / 2 };
      move([held.from, held.to], false);
    }
    strip.setPointerCapture(event.pointerId);
  });
  strip.addEventListener("pointermove", (event) => held && move(dragged(held, timeAt(strip, event)), false));
  for (const end of ["pointerup", "pointercancel"]) {
    strip.addEventListener(end, (event) => {
      if (held) move(dragged(held, timeAt(strip, event)), true);
      held = null;
    });
  }
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (!step || !event.target.id.startsWith("brush-")) return;
    event.preventDefault();
    event.stopPropagation();
    const [from, to] = window();
    move(dragged({ part: event.target.id, time: 0, from, to }, (step * (to - from)) / 40), true);
  });
}

function timeAt(strip, event) {
  const box = strip.getBoundingClientRect();
  return range[0] + ((event.clientX - box.left) / box.width) * (range[1] - range[0]);
}

function dragged({ part, time, from, to }, now) {
  const by = now - time;
  const least = 60 * 60_000;
  if (part === "brush-from") return [Math.min(from + by, to - least), to];
  if (part === "brush-to") return [from, Math.max(to + by, from + least)];
  return [from + by, to + by];
}
