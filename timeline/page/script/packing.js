// Who stands where: lanes share the height, events the rows of their lane, so that no mark or label touches another.
// Pixels only; nothing here knows plotly or the page. The most reported event chooses first, and keeps its row.

export const ROW = 23;
export const HEAD = 24;
const CELL = 2;
const GAP = 5;
const TIGHT = 1.5;
const MANY = 0.25;

/** Rows of a lane as cells that are taken or free. */
function board(rows, width) {
  const length = Math.ceil(width / CELL) + 1;
  const taken = new Uint8Array(rows * length);
  const cell = (x) => Math.min(length - 1, Math.max(0, Math.floor(x / CELL)));
  return {
    free(row, from, to) {
      const end = row * length + cell(to);
      for (let at = row * length + cell(from); at <= end; at++) if (taken[at]) return false;
      return true;
    },
    take(row, from, to) {
      taken.fill(1, row * length + cell(from), row * length + cell(to) + 1);
    },
  };
}

// The places that a label may have beside its mark, best first.
function choices(item, width) {
  const right = { label: "right", from: item.from - GAP, to: item.to + item.label + 6 + GAP };
  const left = { label: "left", from: item.from - item.label - 6 - GAP, to: item.to + GAP };
  if (item.inside) return [{ label: "inside", from: item.from - GAP, to: item.to + GAP }];
  const [from, to] = [width / 3, item.edge];
  if (left.from < from && item.to > from) return [right];
  return right.to > to && item.from < to ? [left, right] : [right, left];
}

/** Place items, the most telling first, on rows: the first `labelled` with their label, the others bare, or not at all. */
function place(items, rows, width, labelled, bare) {
  const cells = board(rows, width);
  const placed = [];
  const left = [];
  items.forEach((item, n) => {
    const alone = { label: "", from: item.from - TIGHT, to: item.to + TIGHT };
    const wishes = n < labelled ? [...choices(item, width), ...(bare ? [alone] : [])] : [alone];
    const found = settle(cells, wishes, rows, item.row);
    if (found) placed.push({ item, ...found });
    else left.push(item);
  });
  if (labelled < items.length) for (const p of placed) if (!p.label) letter(cells, p, width);
  return { placed, left };
}

function settle(cells, wishes, rows, preferred) {
  for (const wish of wishes) {
    for (let turn = preferred < rows ? -1 : 0; turn < rows; turn++) {
      const row = turn < 0 ? preferred : turn;
      if (!cells.free(row, wish.from, wish.to)) continue;
      cells.take(row, wish.from, wish.to);
      return { row, label: wish.label };
    }
  }
  return null;
}

// A bare mark with room beside it gets its label after all.
function letter(cells, placed, width) {
  const { item, row } = placed;
  for (const { label, from, to } of choices(item, width)) {
    const beside = label === "left" ? [from, item.from - TIGHT - CELL] : [item.to + TIGHT + CELL, to];
    if (label !== "inside" && !cells.free(row, ...beside)) continue;
    if (label !== "inside") cells.take(row, ...beside);
    placed.label = label;
    return;
  }
}

/** One lane on at most `rows` rows: as many labels as leave room for every mark; counts where marks find none. */
function packLane(lane, rows, width) {
  const n = lane.items.length;
  const crowded = n * 14 > rows * width;
  for (const share of crowded ? [] : [1, 0.6, 0.35, 0.2, 0.1, 0]) {
    const all = place(lane.items, rows, width, Math.ceil(n * share), true);
    if (!all.left.length) return { ...all, rows: used(all.placed), counted: 0 };
    if (share === 0 && rows > 1 && all.left.length < MANY * n) {
      const most = place(lane.items, rows - 1, width, Math.ceil(n * 0.1), true);
      return { ...most, rows: used(most.placed) + 1, counted: 1 };
    }
  }
  const counted = rows > 4 ? 2 : 1;
  const few = place(lane.items, Math.max(1, rows - counted), width, n, false);
  return { ...few, rows: used(few.placed) + counted, counted };
}

const used = (placed) => placed.reduce((most, p) => Math.max(most, p.row + 1), 1);

/** All lanes on `height` pixels of `width`: each as many rows as it needs while the others have theirs. */
export function arrange(lanes, width, height) {
  const heads = lanes.length > 1 ? HEAD : 0;
  const room = Math.max(lanes.length, Math.floor((height - lanes.length * (heads + 8)) / ROW));
  let packed = lanes.map((lane) => packLane(lane, room, width));
  const wanted = packed.map((p) => p.rows);
  if (wanted.reduce((a, b) => a + b, 0) > room) {
    const given = shared(wanted, room);
    packed = lanes.map((lane, n) => (given[n] < wanted[n] ? packLane(lane, given[n], width) : packed[n]));
  }
  let y = 0;
  return packed.map((p, n) => {
    const top = y + heads;
    y = top + p.rows * ROW + 8;
    return { lane: lanes[n], head: top - heads / 2, top, bottom: y - 8, ...p };
  });
}

/** Share out rows fairly: who wants little gets it, the others split the rest. */
export function shared(wanted, room) {
  const given = wanted.map(() => 0);
  let left = room;
  while (left > 0) {
    const hungry = wanted.map((w, n) => n).filter((n) => given[n] < wanted[n]);
    if (!hungry.length) break;
    const each = Math.max(1, Math.floor(left / hungry.length));
    for (const n of hungry) {
      const more = Math.min(each, wanted[n] - given[n], left);
      given[n] += more;
      left -= more;
    }
  }
  return given.map((g) => Math.max(1, g));
}
