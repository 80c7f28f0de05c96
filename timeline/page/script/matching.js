// Which events match the view, and how many would match each choice of each filter.

import { DAY } from "./dates.js";
import { FACETS, numbersOf } from "./events.js";
import { folded } from "./texts.js";

/** The matching events in order of time, and for each facet how many match every filter but its own. */
export function matching(events, view, haystack) {
  const tests = testsOf(events, view, haystack);
  const counts = Object.fromEntries(FACETS.map((f) => [f, new Uint32Array(events.names[f].length)]));
  const found = [];
  let several = 0;
  for (let i = 0; i < events.n; i++) {
    const failed = failure(tests, i);
    if (failed === null) found.push(i);
    if (failed === null || failed === "several") several += events.reports[i] > 1 ? 1 : 0;
    for (const facet of FACETS) {
      if (failed !== null && failed !== facet) continue;
      for (const word of numbersOf(events, facet, i)) counts[facet][word]++;
    }
  }
  return { found: Uint32Array.from(found), counts, several };
}

// The name of the only test that an event fails; null where it passes all, "" where it fails more than one.
function failure(tests, i) {
  let failed = null;
  for (const [name, passes] of tests) {
    if (passes(i)) continue;
    if (failed !== null) return "";
    failed = name;
  }
  return failed;
}

function testsOf(events, view, haystack) {
  const tests = [];
  for (const facet of FACETS) {
    const chosen = new Set([...view[facet]].map((w) => events.names[facet].indexOf(w)));
    if (chosen.size) tests.push([facet, (i) => numbersOf(events, facet, i).some((n) => chosen.has(n))]);
  }
  if (view.several) tests.push(["several", (i) => events.reports[i] > 1]);
  const [since, until] = [Date.parse(view.since), Date.parse(view.until) + DAY];
  if (view.since) tests.push(["dates", (i) => events.to[i] > since || events.from[i] === events.to[i] && events.from[i] >= since]);
  if (view.until) tests.push(["until", (i) => events.from[i] < until]);
  if (view.search.trim()) tests.push(["search", searchOf(view.search, haystack())]);
  return tests;
}

function searchOf(search, { short, quotes }) {
  const wanted = folded(search).split(/\s+/).filter(Boolean).map((w) => [w, w.replace(/([aou])e/g, "$1")]);
  return (i) => wanted.every((forms) => forms.some((w) => short[i].includes(w) || quotes?.[i]?.includes(w)));
}

/** The matching events that touch a window. */
export function within(events, found, [from, to]) {
  return found.filter((i) => events.from[i] < to && (events.to[i] > from || events.from[i] >= from));
}
