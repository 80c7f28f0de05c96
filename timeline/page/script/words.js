// Dates in words: long in the details, short in the list. Months and weekdays come from the browser's own tables.

import { DAY, read, utc } from "./dates.js";
import { regional, say, spoken } from "./texts.js";

const formats = new Map();

function formatter(parts) {
  const key = JSON.stringify(parts);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(regional(), { ...parts, timeZone: "UTC" }));
  return formats.get(key);
}

const format = (ms, parts) => formatter(parts).format(ms);

const year = (ms) => format(ms, new Date(ms).getUTCFullYear() < 1 ? { year: "numeric", era: "short" } : { year: "numeric" });
const era = (ms, parts) => format(ms, new Date(ms).getUTCFullYear() < 1 ? { ...parts, era: "short" } : parts);
const day = (ms) => era(ms, { day: "numeric", month: "long", year: "numeric" });
const weekday = (ms) => say("date.weekday", { weekday: format(ms, { weekday: "long" }), day: day(ms) });

const monthOf = (ms) => era(ms, { month: "long", year: "numeric" });

/** The heading under which an event is listed: its month, or its year where no month is told. */
export function headingOf(edtf, from) {
  const said = edtf && read(edtf);
  const vague = said && ["year", "decade", "century", "half"].includes((said.ends ?? said.parts)[0].grain);
  return vague ? year(from) : monthOf(from);
}

const nth = (n) => say("date.nth", { n, rank: true });

/** A stretch by its name, without a preposition. */
function named(part) {
  const { from, to, grain, n } = part;
  if (grain === "day") return day(from);
  if (grain === "time") return say("date.time", { day: day(from), time: part.clock });
  if (grain === "month") return monthOf(from);
  if (grain === "year") return year(from);
  if (grain === "season") return say("date.season", { season: say("date.seasons")[n - 1], year: String(part.year) }).replace(/^\S+ /, "");
  if (grain === "span") return say("date.span", { from: day(from), to: day(to - DAY) });
  return phrase(part);
}

/** A stretch as one says it: "im August 2025, Tag nicht genannt". */
function phrase(part) {
  const { from, to, grain, n } = part;
  const common = { nth: nth(n), year: String(part.year) };
  if (grain === "day") return say("date.day", { day: weekday(from) });
  if (grain === "time") return say("date.day", { day: say("date.time", { day: weekday(from), time: part.clock }) });
  if (grain === "month") return say("date.month", { month: monthOf(from) });
  if (grain === "year") return say("date.year", { year: year(from) });
  if (grain === "season") return say("date.season", { ...common, season: say("date.seasons")[n - 1] });
  if (grain === "decade") return say("date.decade", { n: String(part.year) });
  if (grain === "century") return say("date.century", { nth: nth(Math.floor(part.year / 100) + 1) });
  if (grain === "span") return between({ from, grain: "day" }, { from: to - DAY, grain: "day" });
  return say(`date.${grain}`, common);
}

// Two days share what they have in common: "1.–7. September 2025".
function between(a, b) {
  const days = a.grain === "day" && b.grain === "day" && new Date(a.from).getUTCFullYear() > 0;
  return days ? range(a.from, b.from, { day: "numeric", month: "long", year: "numeric" }) : say("date.between", { from: named(a), to: named(b) });
}

const range = (from, to, parts) => formatter(parts).formatRange(from, to);

// Of a long choice the first and the last.
const fewer = (names) => (names.length > 7 ? [...names.slice(0, 5), "…", names.at(-1)] : names);

/** An EDTF value in a sentence; what cannot be read is shown as it is written. */
export function inWords(edtf) {
  const said = edtf && read(edtf);
  if (!edtf) return say("date.unknown");
  if (!said) return say("details.hidden-date", { edtf });
  let text = said.choice
    ? say(`date.${said.choice}`, { days: new Intl.ListFormat(spoken(), { type: "disjunction" }).format(fewer(said.parts.map(named))) })
    : said.openEnd
      ? say("date.open-end", { from: named(said.parts[0]) })
      : said.openStart
        ? say("date.open-start", { to: named(said.parts[0]) })
        : said.ends
          ? between(...said.ends)
          : phrase(said.parts[0]);
  if (said.about) text = say("date.about", { date: text });
  return said.perhaps ? say("date.perhaps", { date: text }) : text;
}

const shortDay = (ms) => format(ms, { day: "numeric", month: "short" });

// As it is written beside a day, "Sept.", which is not how browsers write it alone.
const shortMonth = (ms) => formatter({ day: "numeric", month: "short" }).formatToParts(ms).find(({ type }) => type === "month").value;

function brief(part, withYear) {
  const { from, to, grain } = part;
  if (grain === "day") return withYear ? era(from, { day: "numeric", month: "short", year: "numeric" }) : shortDay(from);
  if (grain === "time") return `${brief({ ...part, grain: "day" }, withYear)}, ${part.clock}`;
  if (grain === "month") return withYear ? era(from, { month: "short", year: "numeric" }) : shortMonth(from);
  if (grain === "span") return briefSpan({ from, grain: "day" }, { from: to - DAY, grain: "day" }, withYear);
  return named(part).replace(/^(im|in) (den |the )?/, "");
}

function briefSpan(a, b, withYear) {
  const days = a.grain === "day" && b.grain === "day" && new Date(a.from).getUTCFullYear() > 0;
  if (!days) return `${brief(a, withYear)} – ${brief(b, withYear)}`;
  const parts = { day: "numeric", month: "short", ...(withYear ? { year: "numeric" } : {}) };
  return range(a.from, b.from, parts);
}

/** An EDTF value for a narrow column; the year only where it is asked for, or where there are two. */
export function inBrief(edtf, asked = false) {
  const said = edtf && read(edtf);
  if (!said) return edtf ?? "";
  const withYear = asked || year(said.parts[0].from) !== year(Math.max(said.parts[0].from, said.parts.at(-1).to - 1));
  let text = said.ends
    ? briefSpan(...said.ends, withYear)
    : said.parts.map((p) => brief(p, withYear)).join(say("date.or"));
  if (said.parts.length > 2) text = `${brief(said.parts[0], withYear)} … ${brief(said.parts.at(-1), withYear)}`;
  if (said.openEnd) text = say("date.short-from", { from: text });
  if (said.openStart) text = say("date.short-to", { to: text });
  if (said.about) text = say("date.short-about", { date: text });
  return said.perhaps ? `${text}?` : text;
}

/** A stretch of the axis in words: "August – November 2025", as sharp as its length deserves. */
export function stretch(from, to) {
  const last = Math.max(from, to - 1);
  if (to - from > 800 * DAY) return year(from) === year(last) ? year(from) : `${year(from)} – ${year(last)}`;
  const parts = { month: "long", year: "numeric", ...(new Date(from).getUTCFullYear() < 1 && { era: "short" }) };
  return range(from, last, to - from > 62 * DAY ? parts : { ...parts, day: "numeric" });
}

/** Month and weekday names for plotly's axis, which knows English only. */
export function germanDates() {
  const names = (parts, starts) => starts.map((ms) => format(ms, parts));
  const months = Array.from({ length: 12 }, (_, n) => utc(2024, n));
  const days = Array.from({ length: 7 }, (_, n) => utc(2024, 0, 7 + n));
  return {
    days: names({ weekday: "long" }, days), shortDays: names({ weekday: "short" }, days),
    months: names({ month: "long" }, months), shortMonths: months.map(shortMonth),
    date: "%d.%m.%Y", decimal: ",", thousands: ".", year: "%Y", month: "%b %Y", dayMonth: "%-d. %b", dayMonthYear: "%-d. %b %Y",
  };
}
