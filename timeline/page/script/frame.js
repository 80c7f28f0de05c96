// The words around the chart: title, summary, legend, notes, and what is said where there is nothing to see.

import { glyph } from "./list.js";
import { at, called, make, regional, say, spoken } from "./texts.js";
import { stretch } from "./words.js";

const STATUS = ["occurred", "ongoing", "planned", "hypothetical", "denied"];
const DAY_MARK = { parts: [{ grain: "day" }] };
const PRECISION = [
  ["bar", { parts: [{ grain: "month" }] }],
  ["fade", { ...DAY_MARK, about: true }],
  ["open", { ...DAY_MARK, openEnd: true }],
  ["choice", { parts: [{ grain: "day" }, { grain: "day" }] }],
];

const CHOICES = { part: ["list", "chart"], lanes: ["story", "actors", "place", "kind", "sources"] };

/** Everything that is said once, in the reader's language; `change` gets what the reader chooses. */
export function writeFrame({ counts, problems }, range, change) {
  document.documentElement.lang = spoken();
  document.title = say("title");
  for (const e of document.querySelectorAll("[data-text]")) e.textContent = say(e.dataset.text);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", say(e.dataset.label));
  for (const e of document.querySelectorAll("[data-placeholder]")) e.setAttribute("placeholder", say(e.dataset.placeholder));
  for (const [name, values] of Object.entries(CHOICES)) at(name).append(...values.map((value) => choice(name, value, change)));
  const told = { events: say("events", { n: counts.dated_events }), articles: say("articles", { n: counts.articles }) };
  at("summary").textContent = range ? say("summary", { ...told, range: stretch(...range) }) : "";
  at("left-out").hidden = counts.shown_events === counts.dated_events;
  at("left-out").textContent = say("left-out", { shown: counts.shown_events, all: counts.dated_events });
  at("foot").replaceChildren(...footnotes(counts, problems));
}

function choice(name, value, change) {
  const input = make("input", { type: "radio", name, value, onchange: () => change({ [name]: value }) });
  return make("label", {}, input, make("span", {}, say(`${name}.${value}`)));
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

/** What the window shows, and how much lies before and after it. */
export function writeWindow(events, view, found, window, visible, ways) {
  const before = found.filter((i) => events.to[i] <= window[0] && events.from[i] < window[0]).length;
  const after = found.filter((i) => events.from[i] >= window[1]).length;
  for (const [id, n] of [["earlier", before], ["later", after]]) {
    at(id).textContent = say(id, { n });
    at(id).disabled = n === 0;
  }
  at("window").textContent = stretch(...window);
  at("empty").hidden = visible.length > 0;
  if (!visible.length) at("empty").replaceChildren(...emptiness(events, found, ways));
  for (const name of Object.keys(CHOICES)) for (const input of at(name).querySelectorAll("input")) input.checked = input.value === view[name];
  at("part").querySelector("span").textContent = `${say("part.list")} (${found.length.toLocaleString(regional())})`;
  if (at("search") !== document.activeElement) at("search").value = view.search;
}

function emptiness(events, found, ways) {
  const { articles, undated_events: undated } = events.index.counts;
  if (!events.n) {
    const why = !articles ? "no-articles" : undated ? "undated" : "no-events";
    return [make("h2", {}, say("empty.store")), make("p", {}, say(`empty.${why}`, { n: undated || articles }))];
  }
  const [why, way, act] = found.length ? ["elsewhere", "zoom-all", ways.all] : ["filtered", "clear", ways.clear];
  return [make("p", {}, say(`empty.${why}`)), make("button", { type: "button", onclick: act }, say(way))];
}

/** The legend is a filter too: each status with its mark and its count. */
export function writeLegend(events, view, counts, change) {
  const names = events.names.status;
  const focused = document.activeElement?.id;
  const toggles = STATUS.filter((s) => names.includes(s)).map((status) => {
    const on = view.status.has(status);
    const toggle = () => change({ status: new Set(on ? [...view.status].filter((s) => s !== status) : [...view.status, status]) });
    const count = counts.status[names.indexOf(status)].toLocaleString(regional());
    return make("button", { type: "button", id: `legend-${status}`, "aria-pressed": String(on), onclick: toggle },
      glyph(status), called("status", status), make("span", { class: "count" }, count));
  });
  const keys = PRECISION.map(([name, said]) => make("span", { class: "key" }, glyph("occurred", said), say(`precision.${name}`)));
  keys.push(make("span", { class: "key" }, glyph("occurred", null, true), say("precision.count")));
  at("legend").replaceChildren(...toggles, ...keys);
  if (focused?.startsWith("legend-")) at(focused)?.focus();
}

/** Say what has been done, for eyes and ears, and for a moment. */
export function tell(text) {
  at("said").textContent = text;
  at("said").classList.add("told");
  setTimeout(() => at("said").classList.remove("told"), 2500);
}
