// The address and the history: the fragment says what is seen, and Back closes what is open before it leaves the page.
// Opening details or filters makes the only entry; whatever else is changed is written over the one that there is.

import { written } from "./state.js";

let above = Boolean(history.state?.above); // on the entry that opening has made
let returning = false; // on the way from it to the one below, where the view is to be written
let later = 0;
const SOON = 1000; // milliseconds: WebKit lets nobody write more than a hundred times in ten seconds

/** Write a view into the address; is anything `open` over the page, and is it `opening` now, so that Back shall close it? */
export function remember(view, open, opening = false) {
  clearTimeout(later);
  if (returning) return;
  try {
    write(view, open, opening);
  } catch {
    later = setTimeout(() => remember(view, open, opening), SOON);
  }
}

function write(view, open, opening) {
  const address = `#${written(view)}`;
  if (above && !open) {
    returning = true;
    history.back();
  } else if (opening && !above) {
    history.replaceState({ above: false }, "");
    history.pushState({ above: true }, "", address);
    above = true;
  } else history.replaceState({ above }, "", address);
}

/** Heed Back, Forward and pasted links: `close` what is open last, `again` write what is seen, or `arrive` at what the address says. */
export function holdAddress({ close, again, arrive }) {
  window.addEventListener("popstate", ({ state }) => {
    const back = above && state?.above === false;
    const home = returning;
    above = Boolean(state?.above);
    returning = false;
    if (home) again();
    else if (back) close();
    else arrive();
  });
}
