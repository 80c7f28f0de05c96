// The chart under the hand: what a pointer touches, a wheel turns and a brush moves.

import { placesOf, under } from "./chart.js";
import { wordOf } from "./events.js";
import { moveBrush } from "./strip.js";
import { at, called, make, say } from "./texts.js";
import { gripped, holdFingers } from "./touch.js";
import { inBrief, stretch } from "./words.js";

const FINGER = 20; // pixels that a finger covers in each direction

// The window that plotly shows at this moment, while a drag goes on too.
function shownWindow(window) {
  const axis = at("plot")._fullLayout?.xaxis;
  return axis?.range ? axis.range.map((end) => axis.r2l(end)) : window;
}

/** Let the chart be pressed, hovered, dragged and turned. */
export function holdChart(events, { window, move, zoom, open, close }) {
  const plot = at("plot");
  let down = null;
  const pointed = (e) => {
    const box = plot.getBoundingClientRect();
    return under(e.clientX - box.left, e.clientY - box.top - 6, shownWindow(window()), e.pointerType === "touch" ? FINGER : 0);
  };
  plot.addEventListener("pointerdown", (e) => (down = e.isPrimary ? { x: e.clientX, y: e.clientY } : null), true);
  document.addEventListener("pointerup", (e) => {
    const still = down && Math.hypot(e.clientX - down.x, e.clientY - down.y) < (e.pointerType === "touch" ? FINGER / 2 : 5);
    down = null;
    if (still && e.button === 0) press(pointed(e), { zoom, open, close });
  }, true);
  plot.addEventListener("pointermove", (e) => hint(events, e, e.buttons ? null : pointed(e)));
  plot.addEventListener("pointerleave", () => (at("hint").hidden = true));
  plot.addEventListener("wheel", (e) => wheel(e, window, move), { capture: true, passive: false });
  plot.on("plotly_relayouting", () => follow(window));
  plot.on("plotly_relayout", (told) => {
    if (!Object.keys(told).some((k) => k.startsWith("xaxis.range"))) return;
    if (gripped()) follow(window);
    else move(shownWindow(window()));
  });
  holdFingers(window, move);
}

function press(found, { zoom, open, close }) {
  at("hint").hidden = true;
  if (found?.event !== undefined) open(found.event);
  else if (found?.count) zoom(0.25, found.time);
  else if (!at("details").hidden) close();
}

function follow(window) {
  const now = shownWindow(window());
  at("hint").hidden = true;
  at("ring").hidden = true;
  moveBrush(now);
  at("window").textContent = stretch(...now);
}

function hint(events, e, found) {
  const element = at("hint");
  element.hidden = !found;
  document.querySelector("#plot .nsewdrag")?.classList.toggle("over", Boolean(found));
  if (!found) return;
  element.replaceChildren(...(found.count ? [say("and-more-hint", { n: found.count })] : hintOf(events, found.event)));
  const box = at("chart").getBoundingClientRect();
  element.style.left = `${Math.max(0, Math.min(e.clientX - box.left + 14, box.width - 290))}px`;
  element.style.top = `${e.clientY - box.top + 16}px`;
}

function hintOf(events, i) {
  const about = [inBrief(events.edtf[i], true), called("status", wordOf(events, "status", i)), say("reports", { n: events.reports[i] })];
  return [make("b", { dir: "auto" }, events.title[i]), make("span", {}, about.join(" · "))];
}

// A wheel over a page that scrolls scrolls the page, unless a key says that it zooms; sideways it moves in time.
function wheel(e, window, move) {
  if (Math.abs(e.deltaX) > Math.abs(e.deltaY) || e.shiftKey) {
    e.preventDefault();
    e.stopPropagation();
    const [from, to] = window();
    const by = ((e.deltaX || e.deltaY) / at("plot").clientWidth) * (to - from);
    move([from + by, to + by]);
  } else if (!e.ctrlKey && document.documentElement.scrollHeight > innerHeight + 2) e.stopPropagation();
}

/** Put the ring around an event where the chart has drawn it. */
export function ring(focus, range) {
  const element = at("ring");
  const place = focus === null ? undefined : placesOf(focus)[0];
  element.hidden = true;
  if (!place) return;
  const width = at("plot").clientWidth;
  const px = width / (range[1] - range[0]);
  const [from, to] = place.mark.map((t) => Math.min(Math.max((t - range[0]) * px, -20), width + 20));
  if (to < 0 || from > width) return;
  element.hidden = false;
  element.style.left = `${from - 5}px`;
  element.style.width = `${Math.max(10, to - from) + 10}px`;
  element.style.top = `${place.y + 6 - place.half - 3}px`;
  element.style.height = `${2 * place.half + 6}px`;
}
