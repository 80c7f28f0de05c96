// The page comes to life: one view, every part drawn from it, and every part able to change it.

import { drawChart, placesOf } from "./chart.js";
import { DAY } from "./dates.js";
import { hideDetails, showDetails } from "./details.js";
import { eventsOf, haystackOf, quotesOf } from "./events.js";
import { matching, within } from "./matching.js";
import { drawChips, drawFilters } from "./filters.js";
import { writeFrame, writeLegend, writeWindow } from "./frame.js";
import { holdChart, ring } from "./hand.js";
import { drawList, lengthen, mark, neighbour } from "./list.js";
import { copyLink, csvOf, pictureOf, save } from "./save.js";
import { narrowed, understood, written } from "./state.js";
import { drawStrip, holdBrush, moveBrush } from "./strip.js";
import { at, speak, unpack } from "./texts.js";
import { germanDates, inBrief } from "./words.js";
import { around, extent, home, reach } from "./window.js";

const LEAST = 2 * 60 * 60_000;
const MOST = 20_000 * 366 * DAY;
const PAPER = 680; // pixels between the margins of A4 and letter
const { index, block, texts, chart, overview } = await unpack("first");
speak(texts);
const events = eventsOf(index, block);
let view = understood(location.hash);
let shown = [0, 1];
let match = null;
let visible = new Uint32Array();
let focus = null;
let haystack = null;

// --- drawing ----------------------------------------------------------------------------------------------------

/** Change the view and draw what hangs on it; `passing` changes are not remembered in the address. */
function change(patch, passing = false) {
  const filtered = Object.keys(patch).some((k) => !["view", "event", "lanes"].includes(k));
  view = { ...view, ...patch };
  if (filtered || !match) rematch();
  shown = view.view ?? match.home;
  if (!passing) remember();
  draw();
}

function rematch() {
  match = matching(events, view, () => (haystack ??= haystackOf(events)));
  match.mask = new Uint8Array(events.n);
  for (const i of match.found) match.mask[i] = 1;
  match.home = home(events, match.found);
  match.whole = around(events, match.found, match.home);
}

function remember() {
  history.replaceState(null, "", `#${written(view)}`);
}

let waiting = false;
function draw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    drawNow();
  });
}

async function drawNow() {
  visible = within(events, match.found, shown);
  writeWindow(events, view, match.found, shown, visible, { all: showAll, clear: clearFilters });
  list();
  if (!at("filters").hidden) drawFilters(events, view, match, change);
  drawChips(view, change, clearFilters);
  writeLegend(events, view, match.counts, change);
  if (events.n) {
    await drawChart(chart, events, match.mask, view, shown, focus);
    const whole = [Math.min(match.whole[0], shown[0]), Math.max(match.whole[1], shown[1])];
    const beyond = narrowed(view) ? { week: [], events: [] } : index.beyond;
    await drawStrip(overview, events, match.found, whole, shown, beyond);
    ring(focus, shown);
  }
  document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
}

function list() {
  drawList(events, visible, match.found.length, focus, open);
}

// --- moving and opening -----------------------------------------------------------------------------------------

function move(window) {
  const length = Math.min(MOST, Math.max(LEAST, window[1] - window[0]));
  change({ view: [window[0], window[0] + length] });
}

function zoom(factor, centre = (shown[0] + shown[1]) / 2) {
  const length = Math.min(MOST, Math.max(LEAST, (shown[1] - shown[0]) * factor));
  const share = (centre - shown[0]) / (shown[1] - shown[0]);
  change({ view: [centre - length * share, centre + length * (1 - share)] });
}

const showAll = () => change({ view: extent(events, match.found) });
const clearFilters = () => change({ ...understood(""), lanes: view.lanes, event: view.event });

function reveal(i) {
  if (within(events, [i], shown).length) return;
  const half = (shown[1] - shown[0]) / 2;
  change({ view: [events.from[i] - half, events.from[i] + half] });
}

function jump(step) {
  const outside = step < 0
    ? match.found.findLast((i) => events.to[i] <= shown[0])
    : match.found.find((i) => events.from[i] >= shown[1]);
  if (outside !== undefined) reveal(outside);
}

function walk(step) {
  const beyond = () => match.found[match.found.indexOf(focus) + step] ?? null;
  const next = neighbour(focus, step) ?? (focus === null ? null : beyond());
  if (next !== null) focusOn(next);
}

function focusOn(i) {
  focus = i;
  reveal(i);
  if (!at(`row-${i}`)) list();
  mark(i);
  place(i);
  const active = document.activeElement;
  if (!at("details").hidden) open(i, false);
  else if (active === document.body || active.classList.contains("row")) at(`row-${i}`)?.focus({ preventScroll: true });
  at("said").textContent = `${inBrief(events.edtf[i], true)}: ${events.title[i]}`;
}

// An event that the chart had only counted gets its own mark as soon as somebody cares for it.
function place(i) {
  if (placesOf(i).length) ring(i, shown);
  else draw();
}

function open(i, take = true) {
  focus = i;
  view = { ...view, event: events.id[i] };
  remember();
  mark(i);
  place(i);
  showDetails(events, i, close);
  if (take) at("details").focus({ preventScroll: true });
}

function close() {
  const inside = at("details").contains(document.activeElement);
  hideDetails();
  view = { ...view, event: null };
  remember();
  mark(focus);
  if (inside) (at(`row-${focus}`) ?? at("chart")).focus({ preventScroll: true });
}

// --- keys and buttons -------------------------------------------------------------------------------------------

const KEYS = {
  ArrowDown: () => walk(1), ArrowRight: () => walk(1), ArrowUp: () => walk(-1), ArrowLeft: () => walk(-1),
  Home: () => visible.length && focusOn(visible[0]), End: () => visible.length && focusOn(visible.at(-1)),
  "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2),
  "/": () => at("search").focus(),
};

function pressed(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  if (e.key === "Escape") escape();
  else if (e.target.id === "search" && ["Enter", "ArrowDown"].includes(e.key)) toFound(e);
  else if (e.target.closest("input, select, textarea, summary")) return;
  else if (e.key === "Enter" && focus !== null && (e.target === document.body || e.target.id === "chart")) open(focus);
  else if (e.target.closest("#details") && ["ArrowUp", "ArrowDown", "Home", "End"].includes(e.key)) return;
  else if (KEYS[e.key]) {
    e.preventDefault();
    KEYS[e.key]();
  }
}

function escape() {
  if (!at("details").hidden) close();
  else if (!at("filters").hidden) showFilters(false);
  else if (view.search) change({ search: (at("search").value = "") });
}

function showFilters(open = at("filters").hidden) {
  at("filters").hidden = !open;
  at("filter").setAttribute("aria-expanded", String(open));
  if (open) drawFilters(events, view, match, change);
  (open ? at("filters").querySelector("input") : at("filter")).focus();
}

let typing = 0;
function searched() {
  clearTimeout(typing);
  typing = setTimeout(() => change({ search: at("search").value }), 120);
  readQuotes();
}

// From the search into the list of what it has found.
function toFound(e) {
  e.preventDefault();
  clearTimeout(typing);
  if (view.search !== at("search").value) change({ search: at("search").value });
  visible = within(events, match.found, shown);
  list();
  const first = visible[0] ?? match.found[0];
  if (first === undefined) return;
  at("search").blur();
  focusOn(first);
}

// The quotes are unpacked when somebody searches; until then the search has read titles, actors and places.
function readQuotes() {
  haystack ??= haystackOf(events);
  if (haystack.quotes) return;
  haystack.quotes = [];
  quotesOf(events).then((quotes) => {
    haystack.quotes = quotes;
    if (view.search) change({ search: view.search });
  });
}

function tell(text) {
  at("said").textContent = text;
  at("said").classList.add("told");
  setTimeout(() => at("said").classList.remove("told"), 2500);
}

function hold() {
  const press = (id, act) => at(id).addEventListener("click", act);
  press("filter", () => showFilters());
  press("copy-link", async () => tell(await copyLink()));
  press("save-csv", () => tell(save("timeline.csv", new Blob([csvOf(events, visible)], { type: "text/csv" }))));
  press("save-picture", async () => tell(save("timeline.png", await pictureOf())));
  press("zoom-in", () => zoom(0.5));
  press("zoom-out", () => zoom(2));
  press("zoom-all", showAll);
  press("earlier", () => jump(-1));
  press("later", () => jump(1));
  press("more", () => (lengthen(), list()));
  at("search").addEventListener("input", searched);
  at("filters").addEventListener("submit", (e) => e.preventDefault());
  document.addEventListener("keydown", pressed);
  document.addEventListener("pointerdown", (e) => {
    if (!at("filters").hidden && !e.target.closest("#filters, .tools")) showFilters(false);
  });
  window.addEventListener("hashchange", arrive);
  window.addEventListener("resize", draw);
  window.addEventListener("beforeprint", () => (lengthen(2000), list(), toPaper()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

// Paper is white, and narrower than most windows: the chart goes on it as it is drawn, but smaller.
function toPaper() {
  const { clientWidth: wide, clientHeight: tall } = at("plot");
  const sizes = { wide: `${wide}px`, tall: `${tall}px`, fit: Math.min(1, PAPER / wide) };
  for (const [name, size] of Object.entries(sizes)) at("chart").style.setProperty(`--${name}`, size);
  document.body.classList.toggle("night", matchMedia("(prefers-color-scheme: dark)").matches);
}

// A link that was sent: the view as its sender saw it, the event open.
function arrive() {
  view = understood(location.hash);
  match = null;
  if (view.search) readQuotes();
  change({}, true);
  const i = view.event === null ? undefined : events.number.get(view.event);
  if (i === undefined) hideDetails();
  else open(i, false);
}

// --- the first time ---------------------------------------------------------------------------------------------

Plotly.register({ moduleType: "locale", name: "de", dictionary: {}, format: germanDates() });
document.body.classList.toggle("empty", !events.n);
writeFrame(index, events.n ? reach(events, Uint32Array.from(events.id.keys())) : null, (lanes) => change({ lanes }));
hold();
if (events.n) {
  await Plotly.newPlot(at("plot"), [], {}, {});
  holdChart(events, { window: () => shown, move, zoom, open, close });
  holdBrush(() => shown, (to, rests) => (rests ? change({ view: to }) : (moveBrush(to), change({ view: to }, true))));
}
arrive();
