// Which stretch of time the page shows: at first, when everything is wanted, and in the strip below.

import { DAY, now, utc } from "./dates.js";

const MOST = 0.8;
const LEAST = 2 * 60 * 60_000;
const [FIRST, LAST] = [utc(1, 0), utc(9999, 11, 31)]; // the calendar of the store, which the axis can show too

/** A window as links, wheels and brushes may wish it, within the calendar and no shorter than two hours. */
export function bounded([from, to]) {
  const start = Math.min(Math.max(from, FIRST), LAST - LEAST);
  return [start, Math.max(start + LEAST, Math.min(to, LAST))];
}

/** A window zoomed by a factor around a moment, which stays where it is. */
export function zoomed([from, to], factor, centre) {
  const length = Math.max(LEAST, (to - from) * factor);
  const start = centre - (length * (centre - from)) / (to - from);
  return [start, start + length];
}

/** The moment that stays where it is when somebody zooms without pointing: that of the event in focus; else the middle,
 * unless that would leave nothing in sight. */
export function anchor(events, visible, [from, to], focus, factor) {
  const moment = (i) => (events.from[i] + events.to[i]) / 2;
  const inside = (t) => t >= from && t <= to;
  if (focus !== null && inside(moment(focus))) return moment(focus);
  const middle = (from + to) / 2;
  const away = (t) => Math.abs(t - middle);
  const short = visible.filter((i) => (events.to[i] - events.from[i]) * 2 < to - from);
  const next = Array.from(short, moment).filter(inside).reduce((a, b) => (away(b) < away(a) ? b : a), Infinity);
  return next < Infinity && away(next) > (factor * (to - from)) / 2 ? next : middle;
}

/** The window in which most events lie, when a few lie far away; else all of them. */
export function home(events, found) {
  if (!found.length) return [now() - 30 * DAY, now() + 30 * DAY];
  const starts = Float64Array.from(found, (i) => events.from[i]).sort();
  const whole = [starts[0], found.reduce((most, i) => Math.max(most, Math.min(events.to[i], starts.at(-1) + 400 * DAY)), -Infinity)];
  const keep = Math.max(2, Math.ceil(starts.length * MOST));
  let core = whole;
  for (let n = 0; n + keep <= starts.length; n++) {
    const end = starts[n + keep - 1] + DAY;
    if (end - starts[n] < core[1] - core[0]) core = [starts[n], end];
  }
  return padded(...(core[1] - core[0] < (whole[1] - whole[0]) * 0.55 ? core : whole));
}

/** From the first of some events to the last. */
export function reach(events, found) {
  const from = found.reduce((least, i) => Math.min(least, events.from[i]), Infinity);
  const to = found.reduce((most, i) => Math.max(most, events.to[i]), -Infinity);
  return [from, to];
}

/** A window that shows everything that matches. */
export function extent(events, found) {
  return found.length ? padded(...reach(events, found)) : home(events, found);
}

/** What the strip shows: everything, unless the window would vanish in it. */
export function around(events, found, [from, to]) {
  const whole = extent(events, found);
  return to - from > (whole[1] - whole[0]) / 50 ? whole : [from - 2 * (to - from), to + 2 * (to - from)];
}

// Room at both ends, more on the right, where labels run.
function padded(from, to) {
  const pad = Math.max((to - from) * 0.05, to - from < 3 * DAY ? 2 * DAY : DAY);
  return [from - pad, to + pad * 2];
}
