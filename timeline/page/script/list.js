// The list: the same events as the chart, as text and in order. Everything that the chart can do, the list can too.

import { read } from "./dates.js";
import { wordOf, wordsOf } from "./events.js";
import { at, called, make, say } from "./texts.js";
import { headingOf, inBrief } from "./words.js";

const PAGE = 200;
let first = 0;
let length = PAGE;
let rows = [];

/** Draw the rows around the event that has the focus; `open` is called with an event. */
export function drawList(events, visible, title, focus, open) {
  rows = visible;
  const place = visible.indexOf(focus);
  if (place < 0) [first, length] = [0, Math.max(PAGE, Math.min(length, 2 * PAGE))];
  else if (place < first || place >= first + length) [first, length] = [Math.max(0, place - PAGE / 2), PAGE];
  const list = at("list");
  const shown = visible.subarray(first, first + length);
  const items = [];
  let month = "";
  for (const i of shown) {
    const heading = headingOf(events.edtf[i], events.from[i]);
    if (heading !== month) items.push(make("li", { class: "month" }, make("h3", {}, heading)));
    month = heading;
    items.push(row(events, i, open));
  }
  const held = list.contains(document.activeElement);
  list.replaceChildren(...items);
  at("list-title").textContent = title;
  const left = visible.length - first - shown.length;
  at("more").hidden = left <= 0;
  at("more").textContent = say("show-more", { n: Math.min(left, PAGE) });
  mark(focus);
  if (held) (at(`row-${focus}`) ?? list.querySelector(".row"))?.focus({ preventScroll: true });
}

/** Show the next rows too. */
export function lengthen(most = PAGE) {
  length += most;
}

function row(events, i, open) {
  const status = wordOf(events, "status", i);
  const about = [
    status === "occurred" ? "" : called("status", status),
    wordOf(events, "place", i),
    wordsOf(events, "actors", i).slice(0, 3).join(", "),
    events.reports[i] > 1 ? say("reports", { n: events.reports[i] }) : "",
    events.corrected.has(i) ? say("corrected") : "",
  ].filter(Boolean).join(" · ");
  const button = make("button", { type: "button", class: "row", id: `row-${i}`, tabindex: "-1", onclick: () => open(i) },
    glyph(status, read(events.edtf[i])),
    make("span", { class: "when" }, inBrief(events.edtf[i])),
    make("span", { class: "what", dir: "auto" }, events.title[i]),
    about && make("span", { class: "about", dir: "auto" }, about));
  return make("li", {}, button);
}

/** Mark the row that has the focus, and make it the one that the tabulator reaches. */
export function mark(focus) {
  for (const old of document.querySelectorAll(".row[aria-current], .row[tabindex='0']")) {
    old.removeAttribute("aria-current");
    old.tabIndex = -1;
  }
  const row = focus === null ? null : at(`row-${focus}`);
  const reached = row ?? document.querySelector(".row");
  if (reached) reached.tabIndex = 0;
  row?.setAttribute("aria-current", "true");
  row?.scrollIntoView({ block: "nearest" });
}

/** The event before or after another among the rows, or null. */
export function neighbour(focus, step) {
  const place = rows.indexOf(focus);
  const next = place < 0 ? (step > 0 ? 0 : rows.length - 1) : place + step;
  return rows[next] ?? null;
}

const SHAPES = {
  occurred: ["circle", { r: 4.5, class: "filled" }],
  ongoing: ["circle", { r: 4.5, class: "filled" }],
  planned: ["circle", { r: 4, class: "hollow" }],
  hypothetical: ["circle", { r: 4, class: "hollow dashed" }],
  denied: ["circle", { r: 4, class: "hollow" }],
};

/** The mark of the chart in small: status filled, hollow, dashed or crossed; a stretch wide, an open end an arrow. */
export function glyph(status, said = null, count = false) {
  const [, look] = SHAPES[status] ?? SHAPES.occurred;
  const wide = said && !["day", "time"].includes(said.parts[0].grain);
  const parts = [];
  if (count) parts.push(["path", { d: "M3 12V8h4v4zM8 12V4h4v8zM13 12V6h4v6z", class: "tinted" }]);
  else if (wide) parts.push(["rect", { x: 3, y: 3.5, width: 14, height: 9, rx: 2, class: look.class.replace("filled", "tinted") }]);
  else if (said?.parts.length > 1) parts.push(["path", { d: "M4 8H16", class: "hollow" }], ...[4, 16].map((cx) => ["circle", { cx, cy: 8, r: 2.8, class: "filled" }]));
  else parts.push(["circle", { cx: 10, cy: 8, ...look }]);
  if (said?.about) parts.push(["path", { d: "M1 8h3M16 8h3", class: "hollow dashed" }]);
  if (said?.openEnd || status === "ongoing") parts.push(["path", { d: "M10 8h8M15.5 5l3 3-3 3", class: "hollow" }]);
  if (said?.openStart) parts.push(["path", { d: "M10 8H2M4.5 5l-3 3 3 3", class: "hollow" }]);
  if (status === "denied") parts.push(["path", { d: "M7 5l6 6M13 5l-6 6", class: "hollow" }]);
  return drawing(parts);
}

function drawing(parts) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of [["viewBox", "0 0 20 16"], ["class", "glyph"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  for (const [tag, attributes] of parts) {
    const part = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
    svg.append(part);
  }
  return svg;
}
