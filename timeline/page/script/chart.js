// The chart: chooses what to draw at this window and size, hands it to plotly, and knows what stands under the pointer.

import { iso, now } from "./dates.js";
import { numbersOf } from "./events.js";
import { blank, box, drawMark, markOf } from "./marks.js";
import { arrange, ROW } from "./packing.js";
import { at, called, say, spoken } from "./texts.js";
import { literal, shortened } from "./titles.js";

const LABEL = 230;
const WHOLE = 700;
const BIN = 8;
const MOST = 1500;
const FEW = 150;
const LEAST = 3;
const SERIF = getComputedStyle(document.documentElement).getPropertyValue("--serif");
let drawn = { places: [], bands: [], from: 0, to: 1, width: 1, key: "" };
let rows = new Map();

/** The inks of the stylesheet, light or dark. */
export function inks() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

/** Draw the events that match in the window of the view. */
export async function drawChart(figure, events, mask, view, window, focus) {
  const plot = at("plot");
  const width = plot.clientWidth;
  const height = plot.clientHeight - 46;
  const [from, to] = window;
  const px = width / (to - from);
  const near = { start: from, from: from - (to - from), to: to + (to - from), px, width: width * 3, edge: width * 2 };
  const key = `${view.lanes} ${Math.round(Math.log(px) * 1000)}`;
  const kept = key === drawn.key ? rows : new Map();
  const bands = fitting(Math.max(1, Math.min(9, Math.floor(height / 96))), (most) => {
    const lanes = lanesOf(events, mask, view, near, most);
    for (const lane of lanes) [lane.items, lane.more] = [itemsOf(events, lane, near, kept, focus), lane.events.slice(MOST)];
    return arrange(lanes, near.width, height);
  });
  const columns = blank(figure.data);
  const places = bands.flatMap((band) => drawBand(columns, events, band, near));
  rows = new Map(bands.flatMap((b) => b.placed.map((p) => [`${b.lane.key} ${p.item.i}`, p.row])));
  drawn = { places, bands, from, to, width, key };
  const tall = Math.max(height, bands.at(-1)?.bottom ?? 0);
  await show(plot, figure, columns, layoutOf(figure, bands, window, tall));
}

// As many lanes as the height bears; fewer where that gives every mark its room.
function fitting(most, arranged) {
  const first = arranged(most);
  const missed = (bands) => bands.reduce((sum, band) => sum + band.missed + (band.lane.more.length ? Infinity : 0), 0);
  if (!missed(first) || missed(first) > FEW) return first;
  const others = Array.from({ length: Math.max(0, most - LEAST) }, (_, n) => arranged(most - 1 - n));
  return others.reduce((best, bands) => (missed(bands) < missed(best) / 2 ? bands : best), first);
}

// The lanes of the view: the most reported words first, what does not get a lane of its own last.
function lanesOf(events, mask, view, near, most) {
  const weight = new Map();
  const inside = [];
  let visible = 0;
  const third = (near.to - near.from) / 3;
  const seen = (i) => events.from[i] <= near.to - third && events.to[i] >= near.from + third;
  for (const i of events.telling) {
    if (!mask[i] || events.from[i] > near.to || events.to[i] < near.from) continue;
    inside.push(i);
    if (!seen(i)) continue;
    visible++;
    for (const word of numbersOf(events, view.lanes, i)) weight.set(word, (weight.get(word) ?? 0) + 1);
  }
  const words = [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([word]) => word);
  const kept = words.slice(0, words.length > most ? most - 1 : most);
  const lanes = new Map(kept.map((word) => [word, { key: word, name: laneName(events, view, word), events: [] }]));
  const rest = { key: "rest", name: restName(view, words.length > kept.length, kept.length), events: [] };
  const covered = kept.reduce((sum, word) => sum + weight.get(word), 0);
  if (view.lanes === "story" && covered < visible / 3) return [{ ...rest, name: say("lanes.all"), events: inside }];
  for (const i of inside) {
    const own = numbersOf(events, view.lanes, i).filter((word) => lanes.has(word));
    for (const word of own) lanes.get(word).events.push(i);
    if (!own.length) rest.events.push(i);
  }
  return [...lanes.values(), ...(!lanes.size || rest.events.some(seen) ? [rest] : [])].filter((lane) => lane.events.length);
}

function laneName(events, view, word) {
  return called(view.lanes, events.names[view.lanes][word]);
}

function restName(view, more, kept) {
  if (!kept) return say("lanes.all");
  if (view.lanes === "story") return say(more ? "lanes.rest" : "lanes.single");
  return say(more ? "lanes.rest" : "lanes.none");
}

// What the packing needs of each event of a lane, the most telling first.
function itemsOf(events, lane, near, kept, focus) {
  const items = Array.from(lane.events.slice(0, MOST), (i) => {
    const mark = markOf(events, i, near.px, near.from);
    const strong = events.reports[i] > 1;
    const label = shortened(events.title[i], LABEL, strong).width;
    const whole = shortened(events.title[i], WHOLE, strong).width;
    const [left, right] = [near.width / 3, near.edge];
    const shape = mark.shapes[0];
    const room = Math.min(shape.to, right) - Math.max(shape.from, left);
    const inside = mark.shapes.length === 1 && !shape.point && room > whole + (mark.status === "denied" ? 34 : 16);
    const seen = mark.from < right && mark.to > left;
    const broad = mark.to - mark.from > near.width / 6;
    const row = kept.get(`${lane.key} ${i}`) ?? Infinity;
    return { i, mark, label: inside ? whole : label, whole, from: mark.from, to: mark.to, inside, seen, broad, edge: near.edge, row };
  });
  // Who has the focus goes first; who would take most of a row goes last.
  const turn = (item) => (item.i === focus ? 0 : item.broad ? 2 : 1);
  return items.sort((a, b) => turn(a) - turn(b));
}

function drawBand(columns, events, band, near) {
  const time = (x) => near.from + x / near.px;
  const places = band.placed.map(({ item, row, label, tall, room }) => {
    const y = band.top + (row + tall / 2) * ROW;
    drawMark(columns, item.mark, y, time, tall * ROW, label === "inside");
    const [from, to] = drawLabel(columns, events, item, label, room ?? item.label, y, time, near);
    return { i: item.i, y, half: (tall * ROW) / 2, from: time(from), to: time(to), mark: [time(item.mark.from), time(item.mark.to)] };
  });
  if (band.counted) drawCounts(columns, events, band, time, near);
  return places;
}

function drawLabel(columns, events, item, label, room, y, time, near) {
  if (!label) return [item.from, item.to];
  const strong = events.reports[item.i] > 1;
  const column = columns[strong ? "label-strong" : "label"];
  const { text, width } = shortened(events.title[item.i], room, strong);
  const left = label === "left";
  const x = left ? item.from - 5 : label === "inside" ? insideOf(item, near) : item.to + 3;
  column.x.push(time(x));
  column.y.push(y);
  column.text.push(literal(text));
  column.side.push(left ? "middle left" : "middle right");
  return left ? [x - width, item.to] : [item.from, Math.max(item.to, x + width)];
}

// Where a title begins inside its bar: at its visible end, behind the cross of what is denied.
function insideOf({ mark }, near) {
  const from = mark.shapes[0].from;
  return Math.max(from + (mark.status === "denied" ? 18 : 0), near.width / 3) + 4;
}

// Events without room are counted in bins along the foot of their lane.
function drawCounts(columns, events, band, time, near) {
  const bins = new Uint32Array(Math.ceil(near.width / BIN));
  for (const i of [...band.left.map((item) => item.i), ...band.lane.more]) {
    const bin = Math.floor(((events.to[i] > near.start ? Math.max(events.from[i], near.start) : events.from[i]) - near.from) * near.px / BIN);
    if (bin >= 0 && bin < bins.length) bins[bin]++;
  }
  const most = bins.reduce((a, b) => Math.max(a, b), 1);
  const tall = band.counted * ROW - 4;
  bins.forEach((n, at) => {
    if (!n) return;
    const half = Math.max(1.5, (tall * Math.sqrt(n / most)) / 2);
    box(columns.counts, time(at * BIN + 0.5), time((at + 1) * BIN - 0.5), band.bottom - half, half);
  });
  band.bins = bins;
}

function layoutOf(figure, bands, window, height) {
  const ink = inks();
  const split = bands.length > 1;
  const layout = structuredClone(figure.layout);
  layout.font.color = ink("soft");
  Object.assign(layout.xaxis, { range: window.map(iso), gridcolor: ink("grid"), tickcolor: ink("line") });
  layout.yaxis = { ...layout.yaxis, range: [height, 0] };
  layout.shapes = split ? bands.map((b, n) => rule(b, n, ink)).slice(1) : [];
  layout.annotations = split ? bands.map((b) => heading(b, ink)) : [];
  const today = now();
  if (today > window[0] && today < window[1]) {
    const when = { xref: "x", x: iso(today), yref: "paper" };
    layout.shapes.push({ type: "line", xref: "x", layer: "below", x0: when.x, x1: when.x, yref: "paper", y0: 0, y1: 1, line: { color: ink("accent"), width: 1 } });
    layout.annotations.push({ ...when, y: 0, yanchor: "bottom", xanchor: "left", xshift: 3, showarrow: false, text: say("today"), font: { color: ink("accent"), size: 12 } });
  }
  return layout;
}

function rule(band, n, ink) {
  const y = band.head - 14;
  return { type: "line", layer: "below", xref: "paper", x0: 0, x1: 1, yref: "y", y0: y, y1: y, line: { color: ink("line"), width: 1 } };
}

function heading(band, ink) {
  return {
    xref: "paper", x: 0, xanchor: "left", yref: "y", y: band.head, yanchor: "middle", showarrow: false, align: "left",
    text: literal(shortened(band.lane.name, Math.max(160, drawn.width - 60), true).text),
    font: { color: ink("ink"), size: 14, weight: 600, family: SERIF }, bgcolor: ink("paper"), borderpad: 1,
  };
}

async function show(plot, figure, columns, layout) {
  const ink = inks();
  const data = figure.data.map((trace) => painted(trace, columns[trace.uid], ink));
  const config = { locale: spoken(), displayModeBar: false, scrollZoom: true, doubleClick: false, responsive: false, showTips: false };
  await Plotly.react(plot, data, layout, config);
}

function painted(trace, column, ink) {
  const data = { ...trace, x: column.x, y: column.y };
  const colour = ink(trace.meta);
  if (trace.mode === "text") return { ...data, text: column.text, textposition: column.side, textfont: { ...trace.textfont, color: ink("ink"), size: 12.5 } };
  if (trace.fill) return { ...data, fillcolor: colour, line: { ...trace.line, color: colour } };
  if (trace.mode === "lines") return { ...data, line: { ...trace.line, color: ink("mark") } };
  const line = { width: trace.meta === "mark" ? 0 : 1.6, color: ink("mark") };
  return { ...data, marker: { ...trace.marker, size: column.size, color: ink("mark"), line } };
}

/** What stands at a point of the chart, or at most `around` pixels from it: an event, a count, or nothing. */
export function under(x, y, range, around = 0) {
  const px = drawn.width / (range[1] - range[0]);
  const time = range[0] + x / px;
  const slack = Math.max(6, around) / px;
  const off = (p) => Math.max(0, Math.abs(p.y - y) - p.half);
  const near = drawn.places.filter((p) => off(p) <= around && time > p.from - slack && time < p.to + slack);
  const best = near.sort((a, b) => off(a) - off(b) || distance(a, time) - distance(b, time))[0];
  if (best) return { event: best.i, place: best };
  const band = drawn.bands.find((b) => b.bins && y > b.bottom - b.counted * ROW && y <= b.bottom);
  const bin = band && Math.floor(((time - (2 * drawn.from - drawn.to)) * (drawn.width / (drawn.to - drawn.from))) / BIN);
  return band?.bins[bin] ? { count: band.bins[bin], time } : null;
}

const distance = ({ mark: [a, b] }, time) => (time < a ? a - time : time > b ? time - b : 0);

/** Where an event is drawn, for the ring around it: every place that it has. */
export function placesOf(i) {
  return drawn.places.filter((p) => p.i === i);
}
