// The names of the nodes, at one size at every zoom, as on a map: the weightiest first.

const WIDEST = 150; // pixels that a name may take where nothing else sets its room
const CRAMPED = 66; // pixels between columns below which only the weightiest names are written
const LAST = 118; // pixels right of the last column

// *sight* tells what is to be seen: where the nodes are, which are pointed at, selected or near.
function makeNames(network, container, sight) {
  let boxes = [];
  const colours = {};

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["ink", "muted", "paper", "accent"]) {
      colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
  }

  function write(context) {
    if (!sight.isReady()) return;
    const ratio = context.canvas.width / container.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textBaseline = "middle";
    context.textAlign = "left";
    const spots = seen(network.getScale());
    writeAll(context, spots, network.getScale());
    ring(context, spots);
    if (!sight.isLoose()) writeTitles(context);
    context.restore();
  }

  // Where the nodes are on the screen, weightiest first, the pointed and the selected before all.
  function seen(scale) {
    const at = network.getPositions();
    const [wide, high] = [container.clientWidth, container.clientHeight];
    const spots = graph.rank.flatMap((concept) => {
      if (sight.isHidden(concept)) return [];
      const { x, y } = network.canvasToDOM(at[concept]);
      if (x < -WIDEST || x > wide + 10 || y < -10 || y > high + 10) return [];
      return [{ concept, x, y, radius: Math.max(sight.size(concept) * scale, 1) }];
    });
    return spots.sort((a, b) => sight.weight(b.concept) - sight.weight(a.concept));
  }

  function writeAll(context, spots, scale) {
    const taken = new Taken();
    const cramped = !sight.isLoose() && spots.length > 0 && narrowest(spots) * scale < CRAMPED;
    const near = spots.filter(({ concept }) => sight.isNear(concept));
    const isFew = sight.hasFocus() || !cramped;
    const most = isFew ? Infinity : (container.clientWidth * container.clientHeight) / 15000;
    boxes = [];
    if (isFew) {
      for (const { x, y, radius } of near) {
        taken.add({ left: x - radius, right: x + radius, top: y - radius + 1, bottom: y + radius - 1 });
      }
    }
    for (const spot of near) {
      if (boxes.length >= most) break;
      writeName(context, spot, scale, taken, cramped);
    }
  }

  const narrowest = (spots) => spots.reduce((least, { concept }) => Math.min(least, sight.room(concept).across), Infinity);

  // The shapes that a name may take, best first: its room, how many lines, and on which side.
  function shapes({ concept, radius }, scale, cramped) {
    if (sight.isMain(concept)) return [[WIDEST * 1.4, 3]];
    if (sight.isLoose() || sight.hasFocus()) {
      return [[WIDEST, 2], [WIDEST, 1], [WIDEST / 2, 3], [WIDEST, 2, true], [WIDEST / 2, 1], [WIDEST / 2, 1, true]];
    }
    const { across, down } = sight.room(concept);
    const isLast = across === Infinity;
    if (cramped) return [[isLast ? LAST - radius : WIDEST, 1]];
    const width = Math.min(isLast ? LAST - radius : across * scale - radius * 2 - 9, WIDEST * 1.5);
    return [[width, Math.floor(clamp((down * scale) / LINE, 1, 3))], [width, 1]];
  }

  function writeName(context, spot, scale, taken, cramped) {
    const { concept, x, y, radius } = spot;
    const isMain = sight.isMain(concept);
    context.font = `${isMain ? 600 : 400} 11.5px ${FACE}`;
    for (const [across, most, isBefore] of shapes(spot, scale, cramped)) {
      const { lines, width } = wrapOnce(context, concept, across, most);
      const left = isBefore ? x - radius - width - 6 : x + radius + 4;
      const half = (lines.length * LINE) / 2;
      const box = { concept, left: left - 2, right: left + width + 2, top: y - half + 1, bottom: y + half - 1 };
      if (isBefore && box.left < 0) continue;
      if (!isMain && !taken.isFree(box)) continue;
      taken.add(box);
      boxes.push(box);
      writeLines(context, lines, left, y, colours);
      return;
    }
  }

  function ring(context, spots) {
    const spot = spots.find(({ concept }) => concept === state.selected?.concept);
    if (!spot) return;
    context.beginPath();
    context.arc(spot.x, spot.y, spot.radius + 4, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = colours.accent;
    context.stroke();
  }

  function writeTitles(context) {
    context.globalAlpha = 0.92;
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, container.clientWidth, 30);
    context.globalAlpha = 1;
    context.font = `600 11px ${FACE}`;
    context.fillStyle = colours.muted;
    const starts = [...sight.starts()].map(([column, x]) => [column, network.canvasToDOM({ x, y: 0 }).x]);
    starts.sort(([, a], [, b]) => a - b);
    starts.forEach(([column, x], number) => {
      const end = starts[number + 1]?.[1] ?? x + WIDEST;
      context.fillText(cut(context, graph.columns[column], Math.max(end - x - 8, 10)), x - 5, 16);
    });
  }

  const at = ({ x, y }) =>
    boxes.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);

  readTheme();
  return { write, readTheme, at, boxes: () => boxes };
}
