// How an event looks: a day is a point, a stretch a bar, an approximate end fades, an open end is an arrow, a choice of
// days is joined by a hairline. Status is filled, hollow, dashed or crossed. Geometry in pixels, drawn in milliseconds.

import { read } from "./dates.js";
import { wordOf } from "./events.js";

const BAR = 5.5;
const TALL = 8.5;
const FADE = 5;
const REACH = 14;
const NARROW = 15;
const HOLLOW = ["planned", "hypothetical", "denied"];

/** What stands on the axis for an event at a scale of `px` pixels a millisecond, from `origin`. */
export function markOf(events, i, px, origin) {
  const said = read(events.edtf[i]);
  const status = wordOf(events, "status", i);
  const stretches = (said?.parts ?? [{ from: events.from[i], to: events.to[i], grain: "span" }])
    .map((p) => ({ from: (p.from - origin) * px, to: (p.to - origin) * px, point: p.grain === "day" || p.grain === "time" }));
  const shapes = stretches.map((s) => shapeOf(s, events.reports[i], stretches.length > 1));
  const openEnd = Boolean(said?.openEnd) || status === "ongoing";
  const openStart = Boolean(said?.openStart);
  const fade = said?.about ? FADE * 4 : 0;
  return {
    status, shapes, openEnd, openStart, fade,
    from: Math.min(...shapes.map((s) => s.from)) - (openStart ? REACH + 4 : fade),
    to: Math.max(...shapes.map((s) => s.to)) + (openEnd ? REACH + 4 : fade),
  };
}

function shapeOf({ from, to, point }, reports, small) {
  const middle = (from + to) / 2;
  const half = point ? (small ? 3.5 : radius(reports)) : Math.max(NARROW, to - from) / 2;
  return { from: middle - half, to: middle + half, middle, point };
}

/** The more independent reports, the larger the point. */
const radius = (reports) => Math.min(8, 4.5 + Math.log2(Math.max(1, reports)) * 0.9);

/** Empty columns for every trace of the figure. */
export function blank(traces) {
  return Object.fromEntries(traces.map((t) => [t.uid, { x: [], y: [], size: [], text: [], side: [] }]));
}

/** Draw a mark at the height `y`, `tall` pixels at most, into the columns; a bar that `holds` its title is as tall as
 * the letters. `time` turns pixels into milliseconds. */
export function drawMark(columns, mark, y, time, tall, holds) {
  const style = HOLLOW.includes(mark.status) ? mark.status : "solid";
  const [first, last] = [mark.shapes[0], mark.shapes.at(-1)];
  if (mark.shapes.length > 1) stroke(columns.hairline, [[time(first.to), y], [time(last.from), y]]);
  for (const shape of mark.shapes) {
    if (!shape.point) drawBar(columns, shape, style, y, time, holds ? TALL : Math.min(BAR, tall / 2 - 1));
    else if (mark.shapes.length > 1) drawCandidate(columns, shape, style, y, time);
    else drawPoint(columns, fitted(shape, tall), style, y, time);
  }
  if (mark.fade) drawFade(columns, first, last, y, time, first.point ? 3 : holds ? TALL : Math.min(BAR, tall / 2 - 1));
  if (mark.openEnd) drawReach(columns, "ahead", last.to, REACH, y, time);
  if (mark.openStart) drawReach(columns, "before", first.from, -REACH, y, time);
}

function fitted({ from, to, middle }, tall) {
  const half = Math.min((to - from) / 2, (tall - 1) / 2);
  return { from: middle - half, to: middle + half, middle };
}

function drawBar(columns, { from, to }, style, y, time, half) {
  const corners = rounded(from, to, y, time, half);
  stroke(columns[style === "solid" ? "bar-solid" : `bar-${style}`], corners);
  if (style === "denied") dot(columns.cross, time(Math.min(from + 11, (from + to) / 2)), y, 9);
}

function rounded(from, to, y, time, half) {
  const [a, b, t, u] = [time(from), time(to), y - half, y + half];
  const c = 2.5;
  const [aa, bb] = [time(from + c), time(to - c)];
  return [[aa, t], [bb, t], [b, t + c], [b, u - c], [bb, u], [aa, u], [a, u - c], [a, t + c], [aa, t]];
}

function drawPoint(columns, { from, to, middle }, style, y, time) {
  if (style === "hypothetical") circle(columns["point-hypothetical"], middle, (to - from) / 2, y, time);
  else dot(columns[`point-${style}`], time(middle), y, to - from);
}

function drawCandidate(columns, { middle }, style, y, time) {
  dot(columns[style === "solid" ? "candidate" : "candidate-open"], time(middle), y, 7);
}

function drawFade(columns, first, last, y, time, height) {
  for (let step = 1; step <= 4; step++) {
    box(columns[`fade-${step}`], time(first.from - step * FADE), time(last.to + step * FADE), y, height);
  }
}

function drawReach(columns, head, x, length, y, time) {
  stroke(columns.reach, [[time(x), y], [time(x + length), y]]);
  dot(columns[head], time(x + length), y, 8);
}

function circle(column, x, r, y, time) {
  const corners = Array.from({ length: 17 }, (_, n) => (n * Math.PI) / 8);
  stroke(column, corners.map((a) => [time(x + r * Math.cos(a)), y + r * Math.sin(a)]));
}

/** A filled box from `from` to `to` (milliseconds), `half` pixels up and down from `y`. */
export function box(column, from, to, y, half) {
  stroke(column, [[from, y - half], [to, y - half], [to, y + half], [from, y + half], [from, y - half]]);
}

function stroke(column, points) {
  for (const [x, y] of points) {
    column.x.push(x);
    column.y.push(y);
  }
  column.x.push(null);
  column.y.push(null);
}

function dot(column, x, y, size) {
  column.x.push(x);
  column.y.push(y);
  column.size.push(size);
}
