// The search field: what is typed is searched a moment later, in the quotes too as soon as they are unpacked.

import { haystackOf, quotesOf } from "./events.js";
import { at } from "./texts.js";

const MOMENT = 120;
let typing = 0;
let haystack = null;

/** Where a search looks: at first titles, actors and places. */
export function searchable(events) {
  return (haystack ??= haystackOf(events));
}

/** Unpack the quotes, once, when somebody searches; `again` is called when they are there. */
export function readQuotes(events, again) {
  const found = searchable(events);
  if (found.quotes) return;
  found.quotes = [];
  quotesOf(events).then((quotes) => {
    found.quotes = quotes;
    again();
  });
}

/** Let the field be typed in; `search` gets its words, `again` is called when there is more to search. */
export function holdSearch(events, search, again) {
  at("search").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => search(at("search").value), MOMENT);
    readQuotes(events, again);
  });
}

/** What stands in the field at this moment, searched or not. */
export function typed() {
  clearTimeout(typing);
  return at("search").value;
}
