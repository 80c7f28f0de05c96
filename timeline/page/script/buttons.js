// Buttons: what each one does, and what the window around them asks for.

import { at } from "./texts.js";

/** Let the buttons be pressed. */
export function holdButtons({ filters, link, table, picture, zoom, all, jump, more, skip, draw, paper }) {
  const acts = {
    filter: filters, "copy-link": link, "save-csv": table, "save-picture": picture,
    "zoom-in": () => zoom(0.5), "zoom-out": () => zoom(2), "zoom-all": all,
    earlier: () => jump(-1), later: () => jump(1), more, skip,
  };
  for (const [id, act] of Object.entries(acts)) at(id).addEventListener("click", (e) => act(e));
  at("filters").addEventListener("submit", (e) => e.preventDefault());
  window.addEventListener("resize", draw);
  window.addEventListener("beforeprint", paper);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}
