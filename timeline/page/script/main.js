// The page comes to life: one view, every part drawn from it, and every part able to change it.

import { holdAddress, remember } from "./address.js";
import { holdButtons } from "./buttons.js";
import { drawChart, placesOf } from "./chart.js";
import { hideDetails, showDetails } from "./details.js";
import { eventsOf } from "./events.js";
import { drawChips, drawFilters } from "./filters.js";
import { tell, writeFrame, writeLegend, writeWindow } from "./frame.js";
import { holdChart, ring } from "./hand.js";
import { holdKeys } from "./keys.js";
import { drawList, lengthen, mark, neighbour } from "./list.js";
import { matching, within } from "./matching.js";
import { copyLink, savePicture, saveTable, toPaper } from "./save.js";
import { holdSearch, readQuotes, searchable, typed } from "./search.js";
import { narrowed, understood } from "./state.js";
import { drawStrip, holdBrush, moveBrush } from "./strip.js";
import { at, say, speak, unpack } from "./texts.js";
import { germanDates, inBrief } from "./words.js";
import { anchor, around, bounded, extent, home, reach, zoomed } from "./window.js";

const { index, block, texts, chart, overview } = await unpack("first");
speak(texts);
const events = eventsOf(index, block);
let view = understood(location.hash);
let shown = [0, 1];
let match = null;
let visible = new Uint32Array();
let focus = null;

// --- drawing ----------------------------------------------------------------------------------------------------

/** Change the view and draw what hangs on it; `passing` changes are not remembered in the address. */
function change(patch, passing = false) {
  const filtered = Object.keys(patch).some((k) => !["view", "event", "lanes", "part"].includes(k));
  view = { ...view, ...patch };
  if (filtered || !match) rematch();
  if (view.view) view.view = bounded(view.view);
  shown = view.view ?? match.home;
  document.body.dataset.part = view.part;
  if (!passing) note();
  draw();
}

const shows = (id) => !at(id).hidden;
const note = (opening) => remember(view, shows("details") || shows("filters"), opening);

function rematch() {
  match = matching(events, view, () => searchable(events));
  match.mask = new Uint8Array(events.n);
  for (const i of match.found) match.mask[i] = 1;
  match.home = bounded(home(events, match.found));
  match.whole = bounded(around(events, match.found, match.home));
}

// Where there is room for one part at a time, the list alone holds all that matches: nobody sees a window.
const charted = () => at("plot").clientWidth > 0;
const seen = () => (charted() ? within(events, match.found, shown) : match.found);

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
  visible = seen();
  writeWindow(events, view, match.found, shown, visible, { all: showAll, clear: clearFilters });
  list();
  if (shows("filters")) drawFilters(events, view, match, change, () => showFilters(false));
  drawChips(view, change, clearFilters);
  writeLegend(events, view, match.counts, change);
  if (charted()) {
    await drawChart(chart, events, match.mask, view, shown, focus);
    const whole = [Math.min(match.whole[0], shown[0]), Math.max(match.whole[1], shown[1])];
    const beyond = narrowed(view) ? { week: [], events: [] } : index.beyond;
    await drawStrip(overview, events, match.found, whole, shown, beyond);
    ring(focus, shown);
  }
  document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
}

function list() {
  const [n, all] = [visible.length, match.found.length];
  const title = n < all ? say("visible-of", { seen: n, n: all }) : say(charted() ? "visible" : "events", { n });
  drawList(events, visible, title, focus, open);
}

// --- moving and opening -----------------------------------------------------------------------------------------

const move = (window) => change({ view: window });
const zoom = (factor, centre = anchor(events, visible, shown, focus, factor)) => move(zoomed(shown, factor, centre));
const showAll = () => move(extent(events, match.found));
const clearFilters = () => change({ ...understood(""), lanes: view.lanes, part: view.part, event: view.event });

function reveal(i) {
  if (!charted() || within(events, [i], shown).length) return;
  const half = (shown[1] - shown[0]) / 2;
  move([events.from[i] - half, events.from[i] + half]);
}

function jump(step) {
  const outside = step < 0
    ? match.found.findLast((i) => events.to[i] <= shown[0])
    : match.found.find((i) => events.from[i] >= shown[1]);
  if (outside !== undefined) reveal(outside);
}

function next(step) {
  return neighbour(focus, step) ?? (focus === null ? null : match.found[match.found.indexOf(focus) + step] ?? null);
}

function walk(step) {
  const i = next(step);
  if (i !== null) focusOn(i);
}

function focusOn(i) {
  focus = i;
  reveal(i);
  if (!at(`row-${i}`)) list();
  mark(i);
  place(i);
  const active = document.activeElement;
  if (shows("details")) open(i, at("details").contains(active));
  else if (active === document.body || active.classList.contains("row")) at(`row-${i}`)?.focus({ preventScroll: true });
  at("said").textContent = `${inBrief(events.edtf[i], true)}: ${events.title[i]}`;
}

// An event that the chart had only counted gets its own mark as soon as somebody cares for it.
function place(i) {
  if (placesOf(i).length) ring(i, shown);
  else if (charted()) draw();
}

function open(i, take = true) {
  const opening = !shows("details");
  show(i);
  note(opening);
  if (take) at("details").focus({ preventScroll: true });
}

function show(i) {
  focus = i;
  view = { ...view, event: events.id[i] };
  mark(i);
  place(i);
  showDetails(events, i, { close, walk, ends: [-1, 1].filter((step) => next(step) === null) });
}

function close() {
  const inside = at("details").contains(document.activeElement);
  hideDetails();
  view = { ...view, event: null };
  note();
  mark(focus);
  if (!inside) return;
  const row = at(`row-${focus}`);
  (row?.offsetParent ? row : at("chart")).focus({ preventScroll: true });
}

// --- buttons and ways --------------------------------------------------------------------------------------------

function escape() {
  if (!closeLast() && view.search) change({ search: (at("search").value = "") });
}

// The filters lie over the details.
function closeLast() {
  if (shows("filters")) showFilters(false);
  else if (shows("details")) close();
  else return false;
  return true;
}

// Back has closed one thing, and left its entry: what else is open gets another.
function closeBack() {
  closeLast();
  note(shows("details"));
}

function showFilters(open = !shows("filters")) {
  at("filters").hidden = !open;
  document.body.classList.toggle("filtering", open);
  at("filter").setAttribute("aria-expanded", String(open));
  if (open) drawFilters(events, view, match, change, () => showFilters(false));
  (open ? at("filters").querySelector("input") : at("filter")).focus();
  note(open);
}

// From the search into the list of what it has found.
function toFound() {
  const words = typed();
  if (view.search !== words) change({ search: words });
  visible = seen();
  list();
  const first = visible[0] ?? match.found[0];
  if (first === undefined) return;
  at("search").blur();
  focusOn(first);
}

// Whoever presses beside the filters has done with them.
function leaveFilters(e) {
  if (shows("filters") && !e.target.closest(".tools")) showFilters(false);
}

// The way to the list is none that the address remembers.
function skip(e) {
  e.preventDefault();
  change({ part: "list" });
  at("list-part").focus();
}

// A link that was sent: the view as its sender saw it, the event open.
function arrive() {
  view = understood(location.hash);
  match = null;
  if (view.search) readQuotes(events, again);
  change({}, true);
  const i = view.event === null ? undefined : events.number.get(view.event);
  if (i === undefined) hideDetails();
  else show(i);
}

const again = () => view.search && change({ search: view.search });

// --- the first time ---------------------------------------------------------------------------------------------

Plotly.register({ moduleType: "locale", name: "de", dictionary: {}, format: germanDates() });
document.body.classList.toggle("empty", !events.n);
writeFrame(index, events.n ? reach(events, Uint32Array.from(events.id.keys())) : null, change);
holdButtons({
  zoom, jump, skip, draw, all: showAll, filters: () => showFilters(), more: () => (lengthen(), list()),
  link: async () => tell(await copyLink()), table: () => tell(saveTable(events, visible)), picture: async () => tell(await savePicture()), paper: () => (lengthen(2000), list(), toPaper()),
});
document.addEventListener("pointerdown", leaveFilters);
holdSearch(events, (search) => change({ search }), again);
holdKeys({ walk, zoom, found: toFound, escape, open: () => focus !== null && open(focus), end: (n) => visible.length && focusOn(visible.at(n)) });
holdAddress({ arrive, close: closeBack, again: () => note(shows("details") || shows("filters")) });
if (events.n) {
  await Plotly.newPlot(at("plot"), [], {}, {});
  holdChart(events, { window: () => shown, move, zoom, open, close });
  holdBrush(() => shown, (to, rests) => (rests ? change({ view: to }) : (moveBrush(to), change({ view: to }, true))));
}
arrive();
