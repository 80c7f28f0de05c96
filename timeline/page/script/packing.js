// Who stands where: lanes share the height, events the rows of their lane, so that no mark or label touches another.
// Pixels only; nothing here knows plotly or the page. The most reported event chooses first, and keeps its row. A
// mark alone needs one row, a mark with its label a LINE of two.

export const ROW = 10;
const HEAD = 23;
const LINE = 2;
const CELL = 2;
const GAP = 5;
const TIGHT = 1.5;
const MANY = 0.25;
const SHARES = [1, 0.6, 0.35, 0.2, 0.12];

/** Rows of a lane as cells that are taken or free. */
function board(rows, width) {
  const length = Math.ceil(width / CELL) + 1;
  const taken = new Uint8Array(rows * length);
  const cell = (x) => Math.min(length - 1, Math.max(0, Math.floor(x / CELL)));
  return {
    free(row, { from, to, tall }) {
      for (let n = row; n < row + tall; n++) {
        const end = n * length + cell(to);
        for (let at = n * length + cell(from); at <= end; at++) if (taken[at]) return false;
      }
      return true;
    },
    take(row, { from, to, tall }, by = 1) {
      for (let n = row; n < row + tall; n++) taken.fill(by, n * length + cell(from), n * length + cell(to) + 1);
    },
    /** How far to the right (`step` 1) or the left (-1) of `x` nothing stands, in pixels; `most` is enough. */
    reach(row, tall, x, step, most) {
      let at = cell(x);
      for (let gone = 0; gone < most; gone += CELL) {
        at += step;
        if (at < 0 || at >= length) return gone;
        for (let n = row; n < row + tall; n++) if (taken[n * length + at]) return gone;
      }
      return most;
    },
  };
}

// What a mark takes with its label to the right, to the left, or inside.
function choice(item, label) {
  const beside = item.label + 6;
  const from = item.from - (label === "left" ? beside : 0) - GAP;
  return { label, tall: LINE, from, to: item.to + (label === "right" ? beside : 0) + GAP };
}

// The places that a label may have beside its mark, best first.
function choices(item, width) {
  if (item.inside) return [choice(item, "inside")];
  const [right, left] = [choice(item, "right"), choice(item, "left")];
  // The middle third is in sight: a label keeps to the side on which its mark is.
  const [from, to] = [width / 3, item.edge];
  if (item.to < from) return right.to > from ? [left] : [right, left];
  if (item.from > to) return [right];
  if (left.from < from) return [right];
  return right.to > to ? [left, right] : [right, left];
}

/** Place items, the most telling first, on rows: the first `labelled` with their label, the others bare, or not at all. */
function place(items, rows, width, labelled, bare) {
  const cells = board(rows, width);
  const placed = [];
  const left = [];
  const put = (item, wishes, rows) => {
    const found = settle(cells, wishes, rows, item.row);
    if (found) placed.push({ item, ...found });
    else left.push(item);
  };
  const alone = (item) => (bare ? [bareOf(item)] : []);
  const [seen, beside] = [items.filter((i) => i.seen), items.filter((i) => !i.seen)];
  seen.forEach((item, n) => put(item, n < labelled ? [...choices(item, width), ...alone(item)] : alone(item), rows));
  for (const p of placed) if (!p.label) letter(cells, p, rows, width);
  const height = used(placed);
  for (const item of beside) put(item, [...choices(item, width), ...alone(item)], height);
  for (const p of placed) if (p.label && p.item.whole > p.item.label) widen(cells, p, width);
  return { placed, left, missed: left.filter((i) => i.seen && !i.broad).length, rows: height };
}

const bareOf = (item) => ({ label: "", tall: 1, from: item.from - TIGHT, to: item.to + TIGHT });

function settle(cells, wishes, rows, preferred) {
  for (const wish of wishes) {
    const last = rows - wish.tall;
    for (let turn = preferred <= last ? -1 : 0; turn <= last; turn++) {
      const row = turn < 0 ? preferred : turn;
      if (!cells.free(row, wish)) continue;
      cells.take(row, wish);
      return { row, label: wish.label, tall: wish.tall };
    }
  }
  return null;
}

// A bare mark with room beside it, or on another row, gets its label after all.
function letter(cells, placed, rows, width) {
  const { item, row } = placed;
  cells.take(row, bareOf(item), 0);
  const found = settle(cells, choices(item, width), rows, row);
  if (found) Object.assign(placed, found);
  else cells.take(row, bareOf(item));
}

// A label that is cut takes what is free beside it, as far as the window goes.
function widen(cells, placed, width) {
  const { item, row, label, tall } = placed;
  if (label === "inside") return;
  const { from, to } = choice(item, label);
  const [end, step] = label === "left" ? [from, -1] : [to, 1];
  const inView = label === "left" ? from - width / 3 : item.edge - to;
  const most = Math.min(item.whole - item.label, Math.max(0, inView));
  const more = cells.reach(row, tall, end, step, most);
  cells.take(row, { from: label === "left" ? from - more : from, to: label === "left" ? to : to + more, tall });
  placed.room = item.label + more;
}

/** One lane on at most `rows` rows: as many labels as leave room for every mark; counts where marks find none. */
function packLane(lane, rows, width) {
  const n = lane.items.filter((i) => i.seen).length;
  const crowded = lane.more?.length > 0 || n * 14 > (rows * width) / 3;
  for (const share of crowded ? [] : SHARES) {
    const all = place(lane.items, rows, width, Math.ceil(n * share), true);
    if (!all.left.some((i) => i.seen)) return { ...all, counted: 0 };
    if (rows > LINE && (!all.missed || (share === SHARES.at(-1) && all.missed < MANY * n))) {
      const most = place(lane.items, rows - LINE, width, Math.ceil(n * share), true);
      if (most.missed < MANY * n) return { ...most, rows: most.rows + LINE, counted: LINE };
    }
  }
  const counted = rows > 4 * LINE ? 2 * LINE : LINE;
  const few = place(lane.items, Math.max(LINE, rows - counted), width, n, false);
  return { ...few, rows: few.rows + counted, counted };
}

const used = (placed) => placed.reduce((most, p) => Math.max(most, p.row + p.tall), LINE);

/** All lanes on `height` pixels of `width`: each as many rows as it needs while the others have theirs. */
export function arrange(lanes, width, height) {
  const heads = lanes.length > 1 ? HEAD : 0;
  const room = Math.max(lanes.length * 2 * LINE, Math.floor((height - lanes.length * (heads + 8)) / ROW));
  let packed = lanes.map((lane) => packLane(lane, room, width));
  const wanted = packed.map((p) => p.rows);
  if (wanted.reduce((a, b) => a + b, 0) > room) {
    const given = shared(wanted, room);
    packed = lanes.map((lane, n) => (given[n] < wanted[n] ? packLane(lane, given[n], width) : packed[n]));
    const spare = room - packed.reduce((sum, p) => sum + p.rows, 0);
    const crowded = packed.map((p, n) => (p.counted ? wanted[n] - p.rows : 0));
    const more = shared(crowded, spare);
    packed = packed.map((p, n) => (crowded[n] && more[n] ? packLane(lanes[n], p.rows + more[n], width) : p));
  }
  let y = 0;
  return packed.map((p, n) => {
    const top = y + heads;
    y = top + p.rows * ROW + 8;
    return { lane: lanes[n], head: top - heads / 2, top, bottom: y - 8, ...p };
  });
}

// Rows are shared out fairly: who wants little gets it, the others split the rest.
function shared(wanted, room) {
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
  return given;
}
