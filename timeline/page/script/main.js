// The page comes to life: one view, every part drawn from it, and every part able to change it.

import { drawChart, extent, home, placesOf, under } from "./chart.js";
import { DAY } from "./dates.js";
import { hideDetails, showDetails } from "./details.js";
import { eventsOf, haystackOf, quotesOf } from "./events.js";
import { matching, within } from "./filters.js";
import { drawChips, drawFilters } from "./find.js";
import { drawList, glyph, lengthen, mark, neighbour } from "./list.js";
import { copyLink, csvOf, pictureOf, save } from "./save.js";
import { narrowed, understood, written } from "./state.js";
import { drawStrip, holdBrush, moveBrush } from "./strip.js";
import { at, called, make, say, speak, spoken, unpack } from "./texts.js";
import { inBrief, stretch } from "./words.js";

const { index, texts, chart, overview } = await unpack("first");
speak(texts);
const events = eventsOf(index);
let view = understood(location.hash);
let focus = null;
let match = null;
let window_ = null;
let visible = new Uint32Array();
let haystack = null;
let opener = null;

/** Change the view and draw what hangs on it. */
function change(patch, { keep = false } = {}) {
  const filtered = Object.keys(patch).some((k) => !["view", "event", "lanes"].includes(k));
  view = { ...view, ...patch };
  if (filtered || !match) rematch();
  if (!keep) remember();
  draw();
}

function rematch() {
  match = matching(events, view, () => (haystack ??= haystackOf(events)));
  match.mask = new Uint8Array(events.n);
  for (const i of match.found) match.mask[i] = 1;
  match.home = home(events, match.found);
  match.whole = overviewOf();
}

// The strip shows everything, unless what the reader looks at would vanish in it.
function overviewOf() {
  const whole = extent(events, match.found);
  const [from, to] = match.home;
  return to - from > (whole[1] - whole[0]) / 50 ? whole : [from - 2 * (to - from), to + 2 * (to - from)];
}

function remember() {
  history.replaceState(null, "", `#${written(view)}`);
}

let waiting = false;
function draw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(async () => {
    waiting = false;
    await drawNow();
  });
}

async function drawNow() {
  window_ = view.view ?? match.home;
  visible = within(events, match.found, window_);
  drawWords();
  drawList(events, visible, match.found.length, focus, open);
  drawFilters(events, view, match, change);
  drawChips(view, change);
  drawLegend();
  if (!events.n) return;
  await drawChart(chart, events, match.mask, view, window_, focus);
  const whole = [Math.min(match.whole[0], window_[0]), Math.max(match.whole[1], window_[1])];
  const nothing = { week: [], events: [] };
  await drawStrip(overview, events, match.found, whole, window_, narrowed(view) ? nothing : index.beyond);
  ring();
  document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
}

function drawWords() {
  const before = match.found.filter((i) => events.to[i] <= window_[0] && events.from[i] < window_[0]).length;
  const after = match.found.filter((i) => events.from[i] >= window_[1]).length;
  for (const [id, n] of [["earlier", before], ["later", after]]) {
    at(id).textContent = say(id, { n });
    at(id).disabled = n === 0;
  }
  at("window").textContent = stretch(...window_);
  at("empty").hidden = visible.length > 0;
  if (!visible.length) at("empty").replaceChildren(...emptiness());
  for (const input of at("lanes").querySelectorAll("input")) input.checked = input.value === view.lanes;
  if (at("search") !== document.activeElement) at("search").value = view.search;
}

function emptiness() {
  const { articles, events: all, undated_events: undated } = index.counts;
  if (!events.n) {
    const why = !articles ? "no-articles" : undated ? "undated" : "no-events";
    const told = { articles: say("articles", { n: articles }), events: say("events", { n: all }) };
    return [make("h2", {}, say("empty.store")), make("p", {}, say(`empty.${why}`, told))];
  }
  const text = make("p", {}, say(match.found.length ? "empty.elsewhere" : "empty.filtered"));
  const way = match.found.length ? [say("zoom-all"), { view: extent(events, match.found) }] : [say("clear"), cleared()];
  return [text, make("button", { type: "button", onclick: () => change(way[1]) }, way[0])];
}

const cleared = () => ({ ...understood(""), lanes: view.lanes, event: view.event });

// The legend is a filter too: each status with its mark and its count.
function drawLegend() {
  const names = index.names.status;
  const order = ["occurred", "ongoing", "planned", "hypothetical", "denied"].filter((s) => names.includes(s));
  at("legend").replaceChildren(...order.map((status) => {
    const on = view.status.has(status);
    const toggle = () => change({ status: new Set(on ? [...view.status].filter((s) => s !== status) : [...view.status, status]) });
    const count = match.counts.status[names.indexOf(status)].toLocaleString(spoken());
    return make("button", { type: "button", id: `legend-${status}`, "aria-pressed": String(on), onclick: toggle },
      glyph(status), called("status", status), make("span", { class: "count" }, count));
  }), ...precisionLegend());
}

const shapes = { parts: [{ grain: "day" }] };
const PRECISION = [
  ["bar", { parts: [{ grain: "month" }] }],
  ["fade", { ...shapes, about: true }],
  ["open", { ...shapes, openEnd: true }],
  ["choice", { parts: [{ grain: "day" }, { grain: "day" }] }],
];

function precisionLegend() {
  return PRECISION.map(([name, said]) => make("span", { class: "key" }, glyph("occurred", said), say(`precision.${name}`)))
    .concat(make("span", { class: "key" }, glyph("occurred", null, true), say("precision.count")));
}

// --- moving -----------------------------------------------------------------------------------------------------

function zoom(factor, centre = (window_[0] + window_[1]) / 2) {
  const least = 2 * 60 * 60_000;
  const half = Math.max(least, (window_[1] - window_[0]) * factor);
  const share = (centre - window_[0]) / (window_[1] - window_[0]);
  change({ view: [centre - half * share, centre + half * (1 - share)] });
}

function reveal(i) {
  if (within(events, [i], window_).length) return;
  const half = (window_[1] - window_[0]) / 2;
  change({ view: [events.from[i] - half, events.from[i] + half] });
}

function walk(step) {
  let next = neighbour(focus, step);
  if (next === null && visible.length) {
    const edge = focus ?? (step > 0 ? visible.at(-1) : visible[0]);
    next = match.found[match.found.indexOf(edge) + step] ?? null;
  }
  if (next === null) return;
  focusOn(next);
}

function focusOn(i) {
  focus = i;
  reveal(i);
  if (!at(`row-${i}`)) drawList(events, visible, match.found.length, focus, open);
  mark(i);
  if (placesOf(i).length) ring();
  else draw();
  if (!at("details").hidden) open(i, false);
  else if (document.activeElement?.classList.contains("row") || document.activeElement === document.body) at(`row-${i}`)?.focus({ preventScroll: true });
  at("said").textContent = `${inBrief(events.edtf[i], true)}: ${events.title[i]}`;
}

function open(i, take = true) {
  if (take) opener = document.activeElement;
  focus = i;
  view = { ...view, event: events.id[i] };
  remember();
  mark(i);
  if (placesOf(i).length) ring();
  else draw();
  showDetails(events, i, close);
  if (take) at("details").focus({ preventScroll: true });
}

function close() {
  hideDetails();
  view = { ...view, event: null };
  remember();
  (at(`row-${focus}`) ?? opener)?.focus({ preventScroll: true });
  if (focus !== null) mark(focus);
}

function ring(range = window_) {
  const element = at("ring");
  const place = focus === null ? null : placesOf(focus)[0];
  element.hidden = !place;
  if (!place) return;
  const px = at("plot").clientWidth / (range[1] - range[0]);
  const [from, to] = place.mark.map((t) => Math.min(Math.max((t - range[0]) * px, -20), at("plot").clientWidth + 20));
  element.style.left = `${from - 5}px`;
  element.style.width = `${Math.max(10, to - from) + 10}px`;
  element.style.top = `${place.y + 6 - 12}px`;
  element.hidden = to < 0 || from > at("plot").clientWidth;
}

// --- the chart under the hand -----------------------------------------------------------------------------------

function rangeNow() {
  const range = at("plot")._fullLayout?.xaxis?.range;
  return range ? range.map((t) => Date.parse(`${String(t).replace(" ", "T")}${/\d[ T]\d/.test(t) ? "Z" : ""}`)) : window_;
}

function pointed(event) {
  const box = at("plot").getBoundingClientRect();
  return under(event.clientX - box.left, event.clientY - box.top - 6, rangeNow());
}

function holdChart() {
  const plot = at("plot");
  let down = null;
  plot.addEventListener("pointerdown", (e) => (down = { x: e.clientX, y: e.clientY }), true);
  window.addEventListener("pointerup", (e) => {
    const still = down && Math.hypot(e.clientX - down.x, e.clientY - down.y) < 5;
    down = null;
    if (still && plot.contains(e.target)) press(e);
  }, true);
  plot.addEventListener("pointermove", hint);
  plot.addEventListener("pointerleave", () => (at("hint").hidden = true));
  plot.addEventListener("wheel", wheel, { capture: true, passive: false });
  plot.on("plotly_relayouting", () => {
    at("hint").hidden = true;
    moveBrush(rangeNow());
    ring(rangeNow());
    at("window").textContent = stretch(...rangeNow());
  });
  plot.on("plotly_relayout", (told) => {
    if (Object.keys(told).some((k) => k.startsWith("xaxis.range"))) change({ view: rangeNow() });
  });
}

function press(e) {
  const found = pointed(e);
  if (found?.event !== undefined) open(found.event);
  else if (found?.count) zoom(0.25, found.time);
  else if (!at("details").hidden) close();
}

function hint(e) {
  const found = e.buttons ? null : pointed(e);
  const element = at("hint");
  element.hidden = !found;
  document.querySelector("#plot .nsewdrag")?.classList.toggle("over", Boolean(found));
  if (!found) return;
  const words = found.count
    ? [say("and-more-hint", { n: found.count })]
    : [make("b", { dir: "auto" }, events.title[found.event]), make("span", {}, [inBrief(events.edtf[found.event], true), called("status", index.names.status[events.status[found.event]]), say("reports", { n: events.reports[found.event] })].join(" · "))];
  element.replaceChildren(...words);
  const box = at("chart").getBoundingClientRect();
  element.style.left = `${Math.min(e.clientX - box.left + 14, box.width - 290)}px`;
  element.style.top = `${e.clientY - box.top + 16}px`;
}

let sliding = 0;
// A wheel over a page that scrolls scrolls the page, unless a key says that it zooms; sideways it moves in time.
function wheel(e) {
  if (Math.abs(e.deltaX) > Math.abs(e.deltaY) || e.shiftKey) {
    e.preventDefault();
    e.stopPropagation();
    const by = ((e.deltaX || e.deltaY) / at("plot").clientWidth) * (window_[1] - window_[0]);
    window_ = window_.map((t) => t + by);
    cancelAnimationFrame(sliding);
    sliding = requestAnimationFrame(() => change({ view: window_ }));
  } else if (!e.ctrlKey && document.documentElement.scrollHeight > innerHeight + 2) e.stopPropagation();
}

// --- keys and buttons -------------------------------------------------------------------------------------------

const KEYS = {
  ArrowDown: () => walk(1), ArrowRight: () => walk(1), ArrowUp: () => walk(-1), ArrowLeft: () => walk(-1),
  Home: () => visible.length && focusOn(visible[0]), End: () => visible.length && focusOn(visible.at(-1)),
  "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2),
  "/": () => at("search").focus(),
};

function keys(e) {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "Escape") return escape();
  if (e.target.closest("input, select, textarea")) return;
  if (e.key === "Enter" && focus !== null && (e.target === document.body || e.target.id === "chart")) return open(focus);
  if (e.target.closest("#details") && ["Home", "End"].includes(e.key)) return;
  const act = KEYS[e.key];
  if (!act) return;
  e.preventDefault();
  act();
}

function escape() {
  if (!at("details").hidden) close();
  else if (!at("filters").hidden) toggleFilters(false);
  else if (view.search) change({ search: "" });
}

function toggleFilters(open = at("filters").hidden) {
  at("filters").hidden = !open;
  at("filter").setAttribute("aria-expanded", String(open));
  if (open) at("filters").querySelector("input")?.focus();
  else at("filter").focus();
}

let typing = 0;
function searched(e) {
  clearTimeout(typing);
  typing = setTimeout(() => change({ search: e.target.value }), 120);
  if (haystack?.quotes !== null) return;
  haystack.quotes = [];
  quotesOf(events).then((quotes) => {
    haystack.quotes = quotes;
    if (view.search) change({ search: view.search });
  });
}

function hold() {
  at("search").addEventListener("focus", () => (haystack ??= haystackOf(events)));
  at("search").addEventListener("input", searched);
  at("filter").addEventListener("click", () => toggleFilters());
  at("filters").addEventListener("submit", (e) => e.preventDefault());
  at("copy-link").addEventListener("click", async () => tell(await copyLink()));
  at("save-csv").addEventListener("click", () => tell(save("timeline.csv", new Blob([csvOf(events, visible)], { type: "text/csv" }))));
  at("save-picture").addEventListener("click", async () => tell(save("timeline.png", await pictureOf())));
  at("zoom-in").addEventListener("click", () => zoom(0.5));
  at("zoom-out").addEventListener("click", () => zoom(2));
  at("zoom-all").addEventListener("click", () => change({ view: extent(events, match.found) }));
  at("earlier").addEventListener("click", () => jump(-1));
  at("later").addEventListener("click", () => jump(1));
  at("more").addEventListener("click", () => {
    lengthen();
    drawList(events, visible, match.found.length, focus, open);
  });
  document.addEventListener("keydown", keys);
  window.addEventListener("hashchange", arrive);
  window.addEventListener("resize", () => draw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
  window.addEventListener("beforeprint", () => {
    lengthen(2000);
    drawList(events, visible, match.found.length, focus, open);
  });
}

function jump(step) {
  const outside = step < 0 ? match.found.filter((i) => events.to[i] <= window_[0]).at(-1) : match.found.find((i) => events.from[i] >= window_[1]);
  if (outside !== undefined) reveal(outside);
}

function tell(text) {
  at("said").textContent = text;
  at("said").classList.add("told");
  setTimeout(() => at("said").classList.remove("told"), 2500);
}

// A link that was sent: the view as its sender saw it, the event open.
function arrive() {
  view = understood(location.hash);
  match = null;
  change({}, { keep: true });
  const i = view.event === null ? undefined : events.number.get(view.event);
  if (i === undefined) hideDetails();
  else open(i, false);
}

// --- the first time ---------------------------------------------------------------------------------------------

function write() {
  document.documentElement.lang = spoken();
  document.title = say("title");
  for (const e of document.querySelectorAll("[data-text]")) e.textContent = say(e.dataset.text);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", say(e.dataset.label));
  for (const e of document.querySelectorAll("[data-placeholder]")) e.setAttribute("placeholder", say(e.dataset.placeholder));
  at("lanes").append(...["story", "actors", "place", "kind", "sources"].map((name) =>
    make("label", {}, make("input", { type: "radio", name: "lanes", value: name, onchange: () => change({ lanes: name }) }), make("span", {}, say(`lanes.${name}`)))));
  const { counts, problems } = index;
  const told = { events: say("events", { n: counts.dated_events }), articles: say("articles", { n: counts.articles }) };
  at("summary").textContent = events.n ? say("summary", { ...told, range: stretch(...extent(events, Uint32Array.from(events.id.keys()))) }) : "";
  at("left-out").hidden = counts.shown_events === counts.dated_events;
  at("left-out").textContent = say("left-out", { shown: counts.shown_events, all: counts.dated_events });
  at("foot").replaceChildren(...footnotes(counts, problems));
}

function footnotes(counts, problems) {
  const lines = [["undated", counts.undated_events], ["undated-articles", counts.undated_articles]]
    .filter(([, n]) => n).map(([key, n]) => make("p", {}, say(key, { n })));
  if (problems.length) {
    lines.push(make("details", {}, make("summary", {}, say("problems", { n: counts.problems })),
      make("ul", {}, ...problems.map((p) => make("li", { dir: "auto" }, `${p.path}: ${p.message}`)))));
  }
  return [make("p", { class: "keys" }, say("keys")), ...lines];
}

Plotly.register({ moduleType: "locale", name: "de", dictionary: {}, format: germanDates() });
write();
hold();
document.body.classList.toggle("empty", !events.n);
change({}, { keep: true });
if (events.n) {
  await Plotly.newPlot(at("plot"), [], {}, {});
  holdChart();
}
if (view.event !== null && events.number.has(view.event)) open(events.number.get(view.event), false);
holdBrush(() => window_, (to, rests) => {
  window_ = to;
  if (rests) change({ view: to });
  else {
    moveBrush(to);
    change({ view: to }, { keep: true });
  }
});

function germanDates() {
  const names = (parts, count, start) => Array.from({ length: count }, (_, n) => new Intl.DateTimeFormat("de", { ...parts, timeZone: "UTC" }).format(start + n * DAY * (count === 12 ? 31 : 1)));
  const [months, days] = [Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 7)];
  return {
    days: names({ weekday: "long" }, 7, days), shortDays: names({ weekday: "short" }, 7, days),
    months: names({ month: "long" }, 12, months), shortMonths: names({ month: "short" }, 12, months),
    date: "%d.%m.%Y", decimal: ",", thousands: ".", year: "%Y", month: "%b %Y", dayMonth: "%-d. %b", dayMonthYear: "%-d. %b %Y",
  };
}
