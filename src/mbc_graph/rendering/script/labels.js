// Text on the drawing: measured, wrapped and cut to its room, and never over another text.

const FACE = '"Helvetica Neue", "Segoe UI", Arial, "Liberation Sans", sans-serif';
const LINE = 13; // pixels from one line of a label to the next
const LONGEST = 120; // characters of a label that are ever looked at

// Boxes already taken on the screen, in rows of a few pixels, so that a new box is checked quickly.
class Taken {
  constructor() {
    this.rows = new Map();
  }

  rowsOf(box) {
    const rows = [];
    for (let row = Math.floor(box.top / 8); row <= Math.floor((box.bottom - 0.01) / 8); row += 1) rows.push(row);
    return rows;
  }

  isFree(box) {
    return this.rowsOf(box).every((row) =>
      (this.rows.get(row) ?? []).every(
        (other) =>
          other.right <= box.left || box.right <= other.left || other.bottom <= box.top || box.bottom <= other.top,
      ),
    );
  }

  add(box) {
    for (const row of this.rowsOf(box)) {
      if (!this.rows.has(row)) this.rows.set(row, []);
      this.rows.get(row).push(box);
    }
  }
}

// The longest beginning of a text that is not wider than the room, with an ellipsis when it is cut.
function cut(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  const letters = Array.from(text);
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const width = context.measureText(`${letters.slice(0, middle).join("")}…`).width;
    [low, high] = width <= room ? [middle, high] : [low, middle - 1];
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

// A text in at most so many lines, the last one cut.
function wrap(context, text, room, most) {
  const lines = [];
  let rest = Array.from(text).slice(0, LONGEST).join("").split(/\s+/);
  while (rest.length > 0 && lines.length < most) {
    if (lines.length === most - 1) return [...lines, cut(context, rest.join(" "), room)];
    let taken = rest.length;
    while (taken > 1 && context.measureText(rest.slice(0, taken).join(" ")).width > room) taken -= 1;
    lines.push(cut(context, rest.slice(0, taken).join(" "), room));
    rest = rest.slice(taken);
  }
  return lines;
}

const wrapped = new Map();

function wrapOnce(context, concept, room, most) {
  const key = `${concept} ${Math.round(room)} ${most} ${context.font}`;
  if (wrapped.size > 20000) wrapped.clear();
  if (!wrapped.has(key)) {
    const lines = wrap(context, label(concept), room, most);
    wrapped.set(key, { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) });
  }
  return wrapped.get(key);
}

function writeLines(context, lines, left, middle, { ink, paper }) {
  const top = middle - ((lines.length - 1) * LINE) / 2;
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = paper;
  context.fillStyle = ink;
  lines.forEach((line, number) => {
    context.strokeText(line, left, top + number * LINE);
    context.fillText(line, left, top + number * LINE);
  });
}
