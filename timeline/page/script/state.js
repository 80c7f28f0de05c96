// What the reader is looking at, and the fragment of the address that says the same.

import { iso, read } from "./dates.js";
import { FACETS } from "./events.js";

const LANES = ["story", "actors", "place", "kind", "sources"];

// A view of everything: no filter, the window left to the page.
function everything() {
  return {
    part: "list", lanes: "story", search: "", several: false, since: "", until: "", view: null, event: null,
    ...Object.fromEntries(FACETS.map((f) => [f, new Set()])),
  };
}

/** The fragment of a view: what is as usual is left out, so that everything is "". */
export function written(view) {
  const said = new URLSearchParams();
  if (view.part === "chart") said.set("part", "chart");
  if (view.lanes !== "story") said.set("lanes", view.lanes);
  if (view.search) said.set("search", view.search);
  for (const facet of FACETS) for (const word of view[facet]) said.append(facet, word);
  if (view.several) said.set("several", "yes");
  if (view.since) said.set("since", view.since);
  if (view.until) said.set("until", view.until);
  if (view.view) said.set("view", view.view.map(iso).join(".."));
  if (view.event) said.set("event", view.event);
  return said.toString();
}

/** The view of a fragment; what it does not know it leaves as usual. */
export function understood(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const view = everything();
  if (said.get("part") === "chart") view.part = "chart";
  if (LANES.includes(said.get("lanes"))) view.lanes = said.get("lanes");
  view.search = said.get("search") ?? "";
  for (const facet of FACETS) view[facet] = new Set(said.getAll(facet));
  view.several = said.get("several") === "yes";
  view.since = dayOf(said.get("since"));
  view.until = dayOf(said.get("until"));
  view.view = windowOf(said.get("view"));
  view.event = said.get("event");
  return view;
}

function dayOf(text) {
  return text && !Number.isNaN(Date.parse(text)) ? text : "";
}

function windowOf(text) {
  const ends = (text ?? "").split("..").map((t) => read(t)?.parts[0].from);
  return ends.length === 2 && ends[0] < ends[1] ? ends : null;
}

/** Does the view hide anything? */
export function narrowed(view) {
  return Boolean(view.search || view.several || view.since || view.until || FACETS.some((f) => view[f].size));
}
