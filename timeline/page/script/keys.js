// Keys: what each one does, and where it is left to what has the keyboard.

import { at } from "./texts.js";

const SCROLLING = ["ArrowUp", "ArrowDown", "Home", "End"];

/** Let the page be used with keys alone. */
export function holdKeys({ walk, end, zoom, open, found, escape }) {
  const keys = {
    ArrowDown: () => walk(1), ArrowRight: () => walk(1), ArrowUp: () => walk(-1), ArrowLeft: () => walk(-1),
    Home: () => end(0), End: () => end(-1),
    "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2),
    "/": () => at("search").focus(),
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
    if (e.key === "Escape") return escape();
    const act = actOf(e, keys, { open, found });
    if (!act) return;
    e.preventDefault();
    act();
  });
}

function actOf({ key, target }, keys, { open, found }) {
  if (target.id === "search" && ["Enter", "ArrowDown"].includes(key)) return found;
  if (target.closest("input, select, textarea, summary")) return null;
  if (key === "Enter") return target === document.body || target.id === "chart" ? open : null;
  if (SCROLLING.includes(key) && target.closest("#details")) return null;
  return keys[key];
}
