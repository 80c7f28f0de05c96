// The filters as the reader sees them: what can be chosen, how many events each choice would leave, what is chosen now.

import { FACETS } from "./events.js";
import { at, called, folded, make, regional, say } from "./texts.js";
import { inBrief } from "./words.js";

const FEW = 8;
const MORE = 60;
const whole = new Set(); // facets of which more than a few were asked for

/** Draw the filters: each choice with its count, the chosen ones first. `change` gets what the reader changed, `done` ends it. */
export function drawFilters(events, view, { found, counts, several }, change, done) {
  const form = at("filters");
  const typed = Object.fromEntries([...form.querySelectorAll("input[data-find]")].map((i) => [i.dataset.find, i.value]));
  const focused = form.contains(document.activeElement) ? document.activeElement.id : "";
  form.replaceChildren(...FACETS.map((f) => facet(events, view, counts[f], f, typed[f] ?? "", change)), dates(view, several, change),
    make("button", { type: "button", class: "done", onclick: done }, say("show-found", { n: found.length })));
  if (focused) at(focused)?.focus();
}

function facet(events, view, counts, name, typed, change) {
  const names = events.names[name];
  const chosen = view[name];
  const numbers = [...names.keys()].filter((n) => counts[n] || chosen.has(names[n]));
  numbers.sort((a, b) => chosen.has(names[b]) - chosen.has(names[a]) || counts[b] - counts[a] || a - b);
  const wanted = folded(typed.trim());
  const fitting = wanted ? numbers.filter((n) => folded(called(name, names[n])).includes(wanted)) : numbers;
  const most = wanted || whole.has(name) ? MORE : FEW;
  const shown = fitting.slice(0, fitting.length === most + 1 ? most + 1 : most); // the last one takes no more room than its number
  const choices = shown.map((n) => choice(name, names[n], counts[n], chosen, change));
  const left = fitting.length - shown.length;
  const redraw = () => drawn(events, view, counts, name, change);
  return make("fieldset", { class: `facet ${name}` },
    make("legend", {}, say(`facet.${name}`)),
    numbers.length > FEW ? finder(name, typed, redraw) : null,
    ...(choices.length ? choices : [make("p", { class: "quiet" }, say("facet.none"))]),
    left > 0 ? more(name, left, shown.length < MORE, redraw) : null);
}

function drawn(events, view, counts, name, change) {
  const old = document.querySelector(`.facet.${name}`);
  const typed = old.querySelector("input[data-find]").value;
  const fresh = facet(events, view, counts, name, typed, change);
  const [kept, ...others] = [old.querySelector("input[data-find]"), ...fresh.querySelectorAll("input[data-find]")];
  others[0]?.replaceWith(kept);
  old.replaceChildren(...fresh.childNodes);
  kept.focus();
}

function more(name, left, few, redraw) {
  if (!few) return make("p", { class: "quiet" }, say("facet.more", { n: left }));
  return make("button", { type: "button", class: "rest", onclick: () => (whole.add(name), redraw()) }, say("show-more", { n: Math.min(left, MORE - FEW) }));
}

function finder(name, typed, redraw) {
  const label = say("facet.find", { facet: say(`facet.${name}`) });
  const input = make("input", { type: "search", id: `find-${name}`, "data-find": name, "aria-label": label, placeholder: say("facet.search"), oninput: redraw });
  input.value = typed;
  return input;
}

function choice(facet, word, count, chosen, change) {
  const set = (on) => change({ [facet]: new Set(on ? [...chosen, word] : [...chosen].filter((w) => w !== word)) });
  const box = make("input", { type: "checkbox", id: `choose-${facet}-${word}`, onchange: (e) => set(e.target.checked) });
  box.checked = chosen.has(word);
  return make("label", { class: "choice" }, box, make("span", { dir: "auto" }, called(facet, word)), make("span", { class: "count" }, count.toLocaleString(regional())));
}

function dates(view, several, change) {
  const day = (name) => {
    const input = make("input", { type: "date", id: `choose-${name}`, onchange: (e) => change({ [name]: e.target.value }) });
    input.value = view[name];
    return make("label", { class: "date" }, say(`facet.${name}`), input);
  };
  const box = make("input", { type: "checkbox", id: "choose-several", onchange: (e) => change({ several: e.target.checked }) });
  box.checked = view.several;
  return make("fieldset", { class: "facet dates" }, make("legend", {}, say("facet.dates")), day("since"), day("until"),
    make("label", { class: "choice" }, box, make("span", {}, say("facet.several")), make("span", { class: "count" }, several.toLocaleString(regional()))));
}

/** What is chosen, each to be taken back with a click. */
export function drawChips(view, change, clear) {
  const chips = [
    ...FACETS.flatMap((f) => [...view[f]].map((word) => [called(f, word), { [f]: new Set([...view[f]].filter((w) => w !== word)) }])),
    ...(view.several ? [[say("facet.several"), { several: false }]] : []),
    ...["since", "until"].filter((d) => view[d]).map((d) => [`${say(`facet.${d}`)} ${inBrief(view[d], true)}`, { [d]: "" }]),
  ];
  at("chips").replaceChildren(...chips.map(([name, patch]) =>
    make("button", { type: "button", class: "chip", "aria-label": say("remove", { name }), onclick: () => change(patch) }, make("span", { dir: "auto" }, name), " ×")));
  if (chips.length > 1) at("chips").append(make("button", { type: "button", class: "chip", onclick: clear }, say("clear")));
  at("filter").textContent = chips.length ? `${say("filter")} (${chips.length})` : say("filter");
}
