// EDTF (ISO 8601-2) as stretches of time: milliseconds UTC since 1970, ends exclusive.

export const DAY = 86_400_000;
const POINT = /^(Y?-?\d[\dX]*)(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d)(?::(\d\d))?.*)?$/;
const SUBYEARS = [
  { first: 21, count: 4, months: 3, grain: "season" },
  { first: 25, count: 4, months: 3, grain: "season" },
  { first: 29, count: 4, months: 3, grain: "season" },
  { first: 33, count: 4, months: 3, grain: "quarter" },
  { first: 37, count: 3, months: 4, grain: "third" },
  { first: 40, count: 2, months: 6, grain: "half" },
];
const parsed = new Map();

/** What an EDTF value says, or null: `parts` (stretches with their grain), open ends, about, perhaps, choice. */
export function read(edtf) {
  if (!parsed.has(edtf)) parsed.set(edtf, parse(edtf));
  return parsed.get(edtf);
}

function parse(edtf) {
  const value = (edtf ?? "").trim();
  const set = /^([[{])(.*)[\]}]$/.exec(value);
  if (set) {
    const members = set[2].split(",").map((m) => m.trim());
    const parts = members.flatMap((m) => (m.includes("..") ? joined(m.split("..")) : (point(m) ?? [])));
    return parts.length ? told(value, { parts, choice: set[1] === "[" ? "choice" : "all" }) : null;
  }
  if (value.includes("/")) return interval(value);
  const only = point(value);
  return only ? told(value, { parts: [only] }) : null;
}

function told(value, said) {
  return {
    openStart: false, openEnd: false, choice: "",
    about: /[~%]/.test(value), perhaps: /[?%]/.test(value), ...said,
  };
}

function interval(value) {
  const [from, to] = value.split("/");
  const [a, b] = [point(from), point(to)];
  if (!a && !b) return null;
  if (a && b) return told(value, { parts: [between(a, b)], ends: [a, b] });
  return told(value, { parts: [a ?? b], openStart: !a, openEnd: !b });
}

function joined([from, to]) {
  const [a, b] = [point(from), point(to)];
  return a && b ? [between(a, b)] : [];
}

function between(a, b) {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to), grain: "span" };
}

function point(text) {
  const bare = (text ?? "").replace(/[~?%]/g, "");
  const found = POINT.exec(bare);
  if (!found) return null;
  const [, year, month, day, hour, minute] = found;
  if (year.includes("X")) return vague(year);
  const y = Number(year.replace("Y", ""));
  if (!month) return { from: utc(y, 0), to: utc(y + 1, 0), grain: "year", year: y };
  if (Number(month) > 20) return subyear(y, Number(month));
  const m = Number(month) - 1;
  if (m > 11) return null;
  if (!day) return { from: utc(y, m), to: utc(y, m + 1), grain: "month" };
  const start = utc(y, m, Number(day));
  if (hour === undefined) return { from: start, to: start + DAY, grain: "day" };
  const clock = start + (Number(hour) * 60 + Number(minute ?? 0)) * 60_000;
  return { from: clock, to: clock, grain: "time", clock: `${hour}:${minute ?? "00"}` };
}

function vague(year) {
  const width = 10 ** (year.length - year.indexOf("X"));
  const from = Number(year.replaceAll("X", "0"));
  const grain = width === 10 ? "decade" : width === 100 ? "century" : "span";
  return { from: utc(from, 0), to: utc(from + width, 0), grain, year: from };
}

function subyear(year, code) {
  const kind = SUBYEARS.find((s) => code >= s.first && code < s.first + s.count);
  if (!kind) return null;
  const n = code - kind.first;
  const month = kind.grain === "season" ? 2 + n * 3 : n * kind.months;
  return { from: utc(year, month), to: utc(year, month + kind.months), grain: kind.grain, n: n + 1, year };
}

/** Midnight of a day; years below 100 are meant as they are written. */
export function utc(year, month, day = 1) {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** The reader's own now, as the axis counts time. */
export function now() {
  const date = new Date();
  return date.getTime() - date.getTimezoneOffset() * 60_000;
}

/** A moment as the axis and the address write it: a day, with minutes only where it has some. */
export function iso(ms) {
  const text = new Date(Math.round(ms / 60_000) * 60_000).toISOString();
  const cut = text.indexOf("T");
  return text.slice(cut, cut + 6) === "T00:00" ? text.slice(0, cut) : text.slice(0, cut + 6);
}
