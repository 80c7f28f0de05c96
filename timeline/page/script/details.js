// One event in full: when, who says so and where, why this date, where the sources differ, who corrected what.

import { read } from "./dates.js";
import { articlesOf, detailsOf, wordOf, wordsOf } from "./events.js";
import { glyph } from "./list.js";
import { at, called, lengthOf, make, phrased, say, spoken } from "./texts.js";
import { inBrief, inWords } from "./words.js";

const FEW = 4;
let shown = null;

/** Fill and open the panel for an event; `ways` lead out of it and to the next one, but for those that end here. */
export async function showDetails(events, i, ways) {
  shown = i;
  const panel = at("details");
  const head = make("div", { class: "details-head" },
    make("button", { type: "button", id: "close", "aria-label": say("close"), onclick: ways.close }, "×"),
    make("h2", { id: "details-title", dir: "auto" }, events.title[i]));
  const proof = make("div", { class: "proof" }, make("p", { class: "quiet" }, say("loading")));
  panel.replaceChildren(head, facts(events, i), proof, make("nav", { class: "walk" }, ...[-1, 1].map((step) => onward(step, ways))));
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("reading");
  const [details, articles] = await Promise.all([detailsOf(events, i), articlesOf()]);
  if (shown === i) proof.replaceChildren(...proofOf(events, i, details, articles));
}

/** Close the panel. */
export function hideDetails() {
  shown = null;
  at("details").hidden = true;
  document.body.classList.remove("reading");
}

function onward(step, { walk, ends }) {
  const name = say(step < 0 ? "previous" : "next");
  return make("button", { type: "button", disabled: ends.includes(step), onclick: () => walk(step) }, name);
}

function facts(events, i) {
  const status = wordOf(events, "status", i);
  const rows = [
    ["when", [inWords(events.edtf[i])]],
    ["status", [glyph(status), called("status", status)]],
    ["place", [wordOf(events, "place", i)]],
    ["actors", [wordsOf(events, "actors", i).join(", ")]],
    ["kind", [called("kind", wordOf(events, "kind", i))]],
    ["story", [wordOf(events, "story", i)]],
  ];
  const told = rows.filter(([, what]) => what.at(-1));
  return make("dl", {}, ...told.flatMap(([name, what]) => [
    make("dt", {}, say(`details.${name}`)), make("dd", { class: name, dir: "auto" }, ...what)]));
}

function proofOf(events, i, { mentions, told, corrections }, articles) {
  if (!mentions.length) return [...correctionsOf(corrections), make("p", { class: "quiet" }, say("details.no-proof"))];
  const sources = new Set(mentions.map((m) => articles[m.article].source));
  const more = told - mentions.length;
  return [
    ...correctionsOf(corrections),
    ...differences(mentions, articles),
    make("h3", {}, say("details.sources", { n: sources.size })),
    ...mentions.map((m) => source(m, articles[m.article])),
    more > 0 ? make("p", { class: "quiet" }, say("details.more-mentions", { n: more, id: events.id[i] })) : null,
  ].filter(Boolean);
}

function correctionsOf(corrections) {
  if (!corrections?.length) return [];
  const items = corrections.map((c) => make("li", { dir: "auto" }, corrected(c),
    make("span", { class: "quiet" }, ` ${[c.author, c.made && inBrief(c.made, true)].filter(Boolean).join(", ")}`),
    c.reason ? make("span", { class: "reason" }, say("details.reason", { reason: c.reason })) : null));
  return [make("section", { class: "corrected" }, make("h3", {}, say("details.corrected")), make("ul", {}, ...items))];
}

// What a person has set, and what the rules had read: dates in words, everything else as it is written.
function corrected({ fix, value, was }) {
  const worded = (v) => (["date", "publish"].includes(fix) ? inBrief(v, true) : fix === "status" ? called("status", v) : v);
  const set = value ? say("details.set", { fix: called("fix", fix), value: worded(value) }) : called("fix", fix);
  return was && value ? `${set} ${say("details.was", { value: worded(was) })}` : set;
}

// Days or status that cannot both be true, each with those who say so.
function differences(mentions, articles) {
  const begin = (m) => read(m.edtf)?.parts[0].from ?? 0;
  const dated = sharpest(mentions.filter((m) => m.edtf), articles).sort((a, b) => begin(a) - begin(b));
  const lines = [
    ...(apart(dated.map((m) => m.edtf)) ? saying(dated, (m) => inBrief(m.edtf, true), articles) : []),
    ...(new Set(mentions.map((m) => m.status)).size > 1 ? saying(mentions, (m) => called("status", m.status), articles) : []),
  ];
  if (!lines.length) return [];
  const sources = new Set(mentions.map((m) => articles[m.article].source)).size;
  const items = lines.map((line) => make("li", { dir: "auto" }, say("details.says", line)));
  return [make("section", { class: "differ" }, make("h3", {}, say("details.differ", { n: sources })), make("ul", {}, ...items))];
}

// Each source once, with all that it says; those who say the same on one line.
function saying(mentions, worded, articles) {
  const said = new Map();
  for (const m of mentions) {
    const { source } = articles[m.article];
    said.set(source, (said.get(source) ?? new Set()).add(worded(m)));
  }
  const lines = new Map();
  for (const [source, words] of said) {
    const date = new Intl.ListFormat(spoken(), { type: "conjunction" }).format(words);
    lines.set(date, [...(lines.get(date) ?? []), source]);
  }
  return [...lines].map(([date, sources]) => ({ date, source: sources.slice(0, FEW).join(", ") }));
}

// From when to when a date may be; none where it cannot be read.
function spanOf(edtf) {
  const said = read(edtf);
  if (!said) return null;
  const last = said.parts.at(-1);
  return [said.openStart ? -Infinity : said.parts[0].from, said.openEnd ? Infinity : Math.max(last.to, last.from + 1)];
}

/** Do two of these dates have no day in common? */
function apart(dates) {
  const spans = dates.map(spanOf).filter(Boolean);
  return spans.some((a) => spans.some((b) => a[1] <= b[0]));
}

// A source that names the day has said more than that it was in the month.
function sharpest(mentions, articles) {
  const inside = (a, b) => a && b && b[0] <= a[0] && a[1] <= b[1] && a[1] - a[0] < b[1] - b[0];
  const sharper = (a, b) => articles[a.article].source === articles[b.article].source && inside(spanOf(a.edtf), spanOf(b.edtf));
  return mentions.filter((vague) => !mentions.some((m) => sharper(m, vague)));
}

function source(mention, article) {
  return make("article", { class: "source" },
    make("blockquote", { dir: "auto" }, ...quoted(mention)),
    make("p", { class: "origin", dir: "auto" }, linked(article), make("span", {}, dated(article))),
    chainOf(mention));
}

// The sentence in its surroundings: the clause in full ink, the trigger and the time expression marked.
function quoted({ text, start, cut, clause, trigger, dated }) {
  const letters = Array.from(text);
  const edge = (at) => Math.min(letters.length, Math.max(0, at - start));
  const marks = [["clause", clause], ["trigger", trigger], ["dated", dated]].filter(([, span]) => span);
  const cuts = [...new Set([0, letters.length, ...marks.flatMap(([, span]) => span.map(edge))])].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((from, n) => {
    const names = marks.filter(([, [a, b]]) => edge(a) <= from && from < edge(b)).map(([name]) => name);
    const words = letters.slice(from, cuts[n + 1]).join("").replace(/\n\s*\n/g, "\n");
    const marked = names.some((name) => name !== "clause");
    return make(marked ? "mark" : "span", { class: names.join(" ") || "around" }, words);
  });
  trim(pieces, start > 0, cut);
  pieces.at(-1).textContent = pieces.at(-1).textContent.trimEnd();
  return pieces;
}

// Surroundings that were cut in the middle of a word begin and end with whole words.
function trim(pieces, before, after) {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (before && first?.className === "around") first.textContent = `… ${first.textContent.replace(/^\S*\s+/, "")}`;
  if (after && last?.className === "around") last.textContent = `${last.textContent.replace(/\s+\S*$/, "")} …`;
}

// What fills a hole of a step, in words: a date if it is one, a tense, a grain, a length.
function worded(text, hole) {
  if (hole === "span") return lengthOf(text);
  if (hole === "tense" || hole === "grain") return called(hole, text);
  return /^-?\d{4}-\d\d/.test(text) && read(text) ? inBrief(text, true) : text;
}

function chainOf({ wording, steps, edtf }) {
  if (!wording && !steps?.length) return null;
  const links = [wording && say("details.wording", { wording }), ...(steps ?? []).map((s) => phrased(s, worded)), inWords(edtf)].filter(Boolean);
  return make("div", { class: "why" }, make("h4", {}, say("details.why")),
    make("ol", { class: "chain" }, ...links.map((link) => make("li", { dir: "auto" }, link))));
}

/** Only web addresses and paths beside the page become links; everything else stays text. */
function linked({ title, source, url, path }) {
  const name = title || source;
  const address = safe(url) ?? safe(path, true);
  const origin = source && source !== title ? `, ${source}` : "";
  const label = address ? make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, name) : name;
  return make("span", {}, label, origin, ", ");
}

function safe(address, relative = false) {
  if (!address) return null;
  if (/^https?:\/\//i.test(address)) return address;
  if (!relative || /^[a-z][a-z0-9+.-]*:|^[/\\]|\.\.|\p{Cc}/iu.test(address)) return null;
  return address.split("/").map(encodeURIComponent).join("/");
}

function dated({ published, basis, confidence }) {
  if (!published) return say("details.unpublished");
  const [, kind, by] = /^(\w*)(?::\s*(.*))?$/su.exec(basis ?? "") ?? ["", "", basis];
  const known = ["stated", "inferred", "set"].includes(kind) ? say(`details.basis-${kind}`) : kind;
  const sure = kind === "inferred" && confidence > 0 ? say("details.confidence", { n: Math.round(confidence * 100) }) : "";
  const where = by && kind !== "set" ? ` ${phrased(by)}` : "";
  const ground = [known + where, sure].filter(Boolean).join(", ");
  return `${say("details.published", { date: inBrief(published, true) })} (${ground})`;
}
