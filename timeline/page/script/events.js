// The events of the page as columns: typed arrays to search and draw from, words by number. Times in milliseconds.

import { DAY, read } from "./dates.js";
import { folded, unpack } from "./texts.js";

export const FACETS = ["status", "kind", "actors", "place", "sources"];

/** The columns of the page's index, made ready. `from` and `to` are where an event stands on the axis. */
export function eventsOf(index, block) {
  const { names } = index;
  const told = Object.fromEntries(Object.entries(index.events).map(([name, column]) => [name, column ?? []]));
  const n = told.id.length;
  const events = { n, names, ...told, from: new Float64Array(n), to: new Float64Array(n), index, block, corrected: new Set(told.corrected) };
  for (let i = 0; i < n; i++) [events.from[i], events.to[i]] = ends(told, i);
  for (const one of ["status", "kind", "place", "story"]) events[one] = Int32Array.from(told[one]);
  events.telling = Uint32Array.from(told.id.keys()).sort((a, b) => told.rank[a] - told.rank[b]);
  events.number = new Map(told.id.map((id, i) => [id, i]));
  return events;
}

// An open side has no length: the event stands where its words put it, and the arrow says the rest. Years that no
// calendar of a database holds, and clock times, are in the EDTF value alone.
function ends(told, i) {
  const [start, end] = [told.start[i], told.end[i]];
  const clock = told.edtf[i]?.includes("T") && read(told.edtf[i]);
  if (clock) return [clock.parts[0].from, clock.parts.at(-1).to];
  return [(start ?? end) * DAY, ((end ?? start) + 1) * DAY];
}

/** The numbers that an event has in a facet or lane: none, one or many. */
export function numbersOf(events, facet, i) {
  const value = events[facet][i];
  if (typeof value !== "number") return value;
  return value < 0 ? [] : [value];
}

/** The word that an event has for a facet of one word, or "". */
export function wordOf(events, facet, i) {
  return events.names[facet][events[facet][i]] ?? "";
}

/** All words that an event has for a facet. */
export function wordsOf(events, facet, i) {
  return numbersOf(events, facet, i).map((n) => events.names[facet][n]);
}

const blocks = new Map();

/** The proof of an event, read from its packed block when somebody asks. */
export async function detailsOf(events, i) {
  const number = Math.floor(i / events.block);
  return (await blockOf(number))[i % events.block];
}

async function blockOf(number) {
  if (!blocks.has(number)) blocks.set(number, parsed().then(() => unpack(`details-${number}`)));
  if (blocks.size > 40) blocks.delete(blocks.keys().next().value);
  return blocks.get(number);
}

let articles;

/** The articles that the proof cites by number. */
export function articlesOf() {
  articles ??= parsed().then(() => unpack("articles"));
  return articles;
}

function parsed() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

/** What the search reads: titles, actors and places at once, the quotes as soon as they are unpacked. */
export function haystackOf(events) {
  const short = Array.from({ length: events.n }, (_, i) =>
    folded([events.title[i], wordOf(events, "place", i), ...wordsOf(events, "actors", i)].join("\n")));
  return { short, quotes: null };
}

/** Unpack every quote for the search, a block at a time so that the page stays awake. */
export async function quotesOf(events) {
  const quotes = [];
  for (let number = 0; number * events.block < events.n; number++) {
    await parsed();
    for (const { mentions } of await unpack(`details-${number}`)) quotes.push(folded(mentions.map(clause).join("\n")));
  }
  return quotes;
}

function clause({ text, start, clause: [from, to] }) {
  return Array.from(text).slice(from - start, to - start).join("");
}
