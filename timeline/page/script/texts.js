// The words of the interface, in the reader's language, and the packed data of the page.

const languages = navigator.languages?.length ? navigator.languages : [navigator.language ?? "en"];
let words = {};
let language = "en";
let region = "en";

/** The language that the page speaks. */
export function spoken() {
  return language;
}

/** The reader's variety of it, for dates and numbers: "5 September" in Britain, "Jänner" in Austria. */
export function regional() {
  return region;
}

/** Choose the reader's language from those that the page speaks. */
export function speak(texts) {
  const short = (l) => l.slice(0, 2).toLowerCase();
  region = languages.find((l) => short(l) in texts) ?? "en";
  language = short(region);
  words = texts[language];
}

// A table of one/other follows a number, or a rank.
function counted(text, n, type = "cardinal") {
  return text?.other ? (text[new Intl.PluralRules(language, { type }).select(n)] ?? text.other) : text;
}

/** The text under a key, its {braces} filled; a table of one/other follows `values.n`, as a number or as a `values.rank`. */
export function say(key, values = {}) {
  const found = key.split(".").reduce((at, step) => at?.[step], words) ?? key;
  const text = counted(found, values.n ?? 0, values.rank ? "ordinal" : "cardinal");
  if (typeof text !== "string") return text;
  return text.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? shown(values[name]) : hole));
}

/** What a status, a kind or a lane is called; a word that the page does not know stands for itself. */
export function called(group, word) {
  const text = words[group]?.[word];
  return typeof text === "string" ? text : word;
}

// What may stand in a hole of a phrase, by the name of the hole; in any other, anything.
const HOLES = { day: "\\S+", year: "-?\\d+", n: "\\d+", span: "P\\S+", tense: "\\w+", grain: "\\w+", feast: "[a-z_]+" };

/** A phrase of the store (a step of a chain, the basis of a date) in the reader's language, if the page knows it; its `n` counts. */
export function phrased(text, worded = (part) => part) {
  for (const [pattern, said] of Object.entries(words.phrases)) {
    const holes = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const escaped = pattern.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name) => `(${HOLES[name] ?? ".+"})`);
    const found = new RegExp(`^${escaped}$`, "u").exec(text);
    if (!found) continue;
    const chosen = counted(said, Number(found[holes.indexOf("n") + 1]));
    return holes.reduce((filled, hole, n) => filled.replace(`{${hole}}`, () => worded(found[n + 1], hole)), chosen);
  }
  return text;
}

const UNITS = { Y: "year", M: "month", W: "week", D: "day", TH: "hour", TM: "minute", TS: "second" };

/** A length of TIMEX3 in the reader's language: "P3.5Y" is "3.5 years"; what has no number stands as it is written. */
export function lengthOf(span) {
  const [, clock, n, letter] = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/.exec(span) ?? [];
  const unit = UNITS[`${clock}${letter}`];
  return unit ? new Intl.NumberFormat(region, { style: "unit", unit, unitDisplay: "long" }).format(Number(n)) : span;
}

function shown(value) {
  return typeof value === "number" ? value.toLocaleString(region) : String(value);
}

/** The JSON of a packed block. */
export async function unpack(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(packed, (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// Letters that are no others with an accent, as they are typed where they are missing.
const PLAIN = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ħ: "h" };

/** Lower case without accents: "Müller", "MULLER" and "muller" are one. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßłøđðþæœıħ]/g, (letter) => PLAIN[letter]);
}

/** An element with attributes and children; strings become text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((c) => c != null));
  return element;
}

/** The element of an id. */
export function at(id) {
  return document.getElementById(id);
}
