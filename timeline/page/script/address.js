// The address and the history: the fragment says what is seen, and Back closes the details before it leaves the page.
// Opening the details makes the only entry; whatever else is changed is written over the one that there is.

import { written } from "./state.js";

let above = Boolean(history.state?.details); // on the entry that opening has made
let returning = false; // on the way from it to the one below, where the view is to be written

/** Write a view into the address; `opening` is that of the details, which Back shall close. */
export function remember(view, opening = false) {
  if (returning) return;
  const address = `#${written(view)}`;
  if (above && view.event === null) {
    returning = true;
    history.back();
  } else if (opening && !above) {
    history.replaceState({ details: false }, "");
    history.pushState({ details: true }, "", address);
    above = true;
  } else history.replaceState({ details: above }, "", address);
}

/** Heed Back, Forward and pasted links: `close` the details of the `view`, or `arrive` at what the address says. */
export function holdAddress({ view, arrive, close }) {
  window.addEventListener("popstate", ({ state }) => {
    const back = above && state?.details === false && !/[#&]event=/.test(location.hash);
    above = Boolean(state?.details);
    if (returning) {
      returning = false;
      remember(view(), view().event !== null);
    } else if (back) close();
    else arrive();
  });
}
