// Titles as the chart writes them: measured in its own letters, cut where they must be, and never read as markup.

const brush = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** A title cut to a width behind a word, or in a word that is too long, measured in the letters of the chart; once. */
export function shortened(title, most, strong) {
  const key = `${strong} ${Math.round(most)} ${title}`;
  if (!widths.has(key)) {
    if (widths.size > 20_000) widths.clear();
    brush.font = `${strong ? 600 : 400} 12.5px ${getComputedStyle(document.body).fontFamily}`;
    const text = fitted(title.replace(/\s+/g, " ").trim(), most);
    widths.set(key, { text, width: brush.measureText(text).width });
  }
  return widths.get(key);
}

function fitted(text, most) {
  const fits = (some) => brush.measureText(some).width <= most;
  if (fits(text)) return text;
  const ends = [...text.matchAll(/[^\s–—-]+/g)].map((word) => word.index + word[0].length);
  const end = ends.findLast((at) => fits(`${text.slice(0, at)}…`));
  if (end) return `${text.slice(0, end)}…`;
  let letters = Array.from(text);
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters = letters.slice(0, -1);
  return `${letters.join("")}…`;
}

/** Plotly reads a little markup in its texts; here a title is only ever a title. */
export function literal(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
