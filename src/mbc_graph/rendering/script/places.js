// From the planned places to places on the sheet: stretched to the window, within what can be read.

const clamp = (number, least, most) => Math.min(Math.max(number, least), Math.max(least, most));

function extent(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));
  const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b));
  const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
  return { left, right, top, bottom, width: right - left, height: bottom - top };
}

function smallestStep(numbers) {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return sorted.slice(1).reduce((least, next, before) => Math.min(least, next - sorted[before]), Infinity);
}

// *steps* are the least distances, in pixels, from column to column and from row to row.
function stretch(plan, [wide, high], steps) {
  const known = plan.filter((point) => point !== null);
  if (known.length === 0) return plan.map(() => [0, 0]);
  const box = extent(known);
  const column = smallestStep(known.map(([x]) => x));
  const columns = [...group(known, ([x]) => x).values()];
  const row = Math.min(...columns.map((points) => smallestStep(points.map(([, y]) => y))));
  const across = clamp(wide / (box.width || 1), column < Infinity ? steps.column / column : 1, 2.4);
  const down = clamp(high / (box.height || 1), row < Infinity ? steps.row / row : 1, 2.4);
  return plan.map((point) => (point === null ? [0, 0] : [point[0] * across, point[1] * down]));
}

// How much room each node has: across, to the next column, and down, to the next node of its own.
function measureRooms(plan, places) {
  const points = places.flatMap(([x, y], concept) => (plan[concept] === null ? [] : [{ x, y, concept }]));
  const columns = [...group(points, ({ x }) => x)].sort(([a], [b]) => a - b);
  const rooms = plan.map(() => ({ across: Infinity, down: Infinity }));
  columns.forEach(([x, column], number) => {
    const across = (columns[number + 1]?.[0] ?? Infinity) - x;
    column.sort((a, b) => a.y - b.y);
    column.forEach(({ y, concept }, row) => {
      const above = y - (column[row - 1]?.y ?? -Infinity);
      const below = (column[row + 1]?.y ?? Infinity) - y;
      rooms[concept] = { across, down: Math.min(above, below) };
    });
  });
  return rooms;
}
