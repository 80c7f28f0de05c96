// What leaves the page: the link to a view, the visible events as CSV, the chart as a picture and on paper.

import { inks } from "./chart.js";
import { wordOf, wordsOf } from "./events.js";
import { at, say } from "./texts.js";

/** Copy the address of this view; where the browser forbids it, the address bar has it anyway. */
export async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    return say("copied");
  } catch {
    return say("copy-by-hand");
  }
}

const PAPER = 680; // pixels between the margins of A4 and letter
const COLUMNS = ["event_id", "edtf", "earliest", "latest", "status", "title", "kind", "place", "actors", "sources", "n_documents"];

/** Hand the visible events to the reader as a table. */
export function saveTable(events, visible) {
  return save("timeline.csv", new Blob([csvOf(events, visible)], { type: "text/csv" }));
}

// RFC 4180, UTF-8 with a mark so that spreadsheets read it.
function csvOf(events, visible) {
  const day = (days) => (days == null ? "" : new Date(days * 86_400_000).toISOString().slice(0, 10));
  const rows = Array.from(visible, (i) => [
    events.id[i], events.edtf[i], day(events.start[i]), day(events.end[i]), wordOf(events, "status", i), events.title[i],
    wordOf(events, "kind", i), wordOf(events, "place", i), wordsOf(events, "actors", i).join("; "),
    wordsOf(events, "sources", i).join("; "), events.reports[i],
  ]);
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// A cell that a spreadsheet would take for a formula is marked as text.
function cell(value) {
  const text = String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Hand a file to the reader.
function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return say("saved", { name });
}

/** Hand the chart to the reader as it stands, on paper of its own colour, at twice its size. */
export async function savePicture() {
  const plot = at("plot");
  const [width, height] = [plot.clientWidth, plot.clientHeight];
  const svg = await Plotly.toImage({ data: plot.data, layout: { ...plot.layout, paper_bgcolor: inks()("paper"), margin: { ...plot.layout.margin, l: 16, r: 16 } }, config: plot._context },
    { format: "png", width: width + 32, height, scale: 2 });
  const bytes = Uint8Array.from(atob(svg.split(",")[1]), (c) => c.charCodeAt(0));
  return save("timeline.png", new Blob([bytes], { type: "image/png" }));
}

/** Paper is white, and narrower than most windows: the chart goes on it as it is drawn, but smaller. */
export function toPaper() {
  const { clientWidth: wide, clientHeight: tall } = at("plot");
  const sizes = { wide: `${wide}px`, tall: `${tall}px`, fit: Math.min(1, PAPER / wide) };
  for (const [name, size] of Object.entries(sizes)) at("chart").style.setProperty(`--${name}`, size);
  document.body.classList.toggle("night", matchMedia("(prefers-color-scheme: dark)").matches);
}
