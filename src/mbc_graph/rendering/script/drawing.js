// The drawing: vis-network draws shapes and lines and moves the camera; names are written over them.

const MARGIN = { left: 26, right: 132, top: 50, bottom: 58 };
const READABLE = { column: 96, row: 12.5 }; // the least steps, in pixels, at which all names are read
const BEHIND = { column: 30, row: 5 }; // and when only some are

function makeDrawing(choose) {
  const container = find("drawing");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, graph.drawing.options);
  let [places, rooms, sizes] = [[], [], []];
  let hovered = null;
  let focus = null;
  let faintness = 1; // the more lines there are, the fainter each
  let loose = false; // whether physics moves the nodes
  let byHand = false; // whether the reader moved the camera

  const names = makeNames(network, container, {
    isReady: () => places.length > 0,
    isLoose: () => loose,
    isHidden: (concept) => nodes.get(concept).hidden,
    isMain: (concept) => concept === hovered || concept === state.selected?.concept,
    isNear: (concept) => focus === null || focus.concepts.has(concept) || concept === hovered,
    hasFocus: () => focus !== null,
    size: (concept) => sizes[concept],
    room: (concept) => rooms[concept],
    starts: () => columnStarts(),
    weight: (concept) => (concept === hovered ? 2 : 0) + (concept === state.selected?.concept ? 1 : 0),
  });

  // --- Places

  const drawn = () => [...graph.concepts.keys()].filter(drawsConcept);
  const isCrowded = () => state.all && graph.first !== null;
  const planned = () => (state.all ? graph.drawing.nodes.map(({ x, y }) => [x, y]) : graph.first);

  function place() {
    const plan = planned();
    places = stretch(plan, room(), focus === null && !isCrowded() ? READABLE : BEHIND);
    rooms = measureRooms(plan, places);
    sizes = graph.drawing.nodes.map(({ size }, concept) => Math.min(size, Math.max(rooms[concept].down * 0.52, 2)));
    nodes.update(places.map(([x, y], id) => ({ id, x, y, size: sizes[id] })));
  }

  function columnStarts() {
    const starts = new Map();
    for (const concept of drawn()) {
      const { column } = graph.classes[graph.concepts[concept].class];
      starts.set(column, Math.min(starts.get(column) ?? Infinity, places[concept][0]));
    }
    return starts;
  }

  // --- Camera

  function room() {
    const [wide, high] = [container.clientWidth, container.clientHeight];
    return [Math.max(wide - MARGIN.left - MARGIN.right, 60), Math.max(high - MARGIN.top - MARGIN.bottom, 60)];
  }

  function move(view, animated) {
    const animation = animated && !calm.matches ? { duration: 260, easingFunction: "easeInOutQuad" } : false;
    network.moveTo({ ...view, animation });
  }

  const extentOf = (concepts) => {
    const at = network.getPositions(concepts);
    return extent(concepts.map((concept) => [at[concept].x, at[concept].y]));
  };

  const scaleFor = ({ width, height }) => Math.min(room()[0] / (width || 1), room()[1] / (height || 1));

  function lookAt(concepts, most, animated) {
    if (concepts.length === 0) return;
    const box = extentOf(concepts);
    const scale = Math.min(scaleFor(box), most);
    const position = {
      x: (box.left + box.right) / 2 + (MARGIN.right - MARGIN.left) / 2 / scale,
      y: (box.top + box.bottom) / 2 + (MARGIN.bottom - MARGIN.top) / 2 / scale,
    };
    move({ position, scale }, animated);
  }

  function fit(animated = true) {
    byHand = false;
    lookAt(drawn(), 1.6, animated);
  }

  // The part around the weightiest concept, near enough to read.
  function lookAtHub(concepts) {
    const box = extentOf(concepts);
    const [wide, high] = room();
    const hub = graph.rank.find((concept) => concepts.includes(concept));
    const { x, y } = network.getPositions([hub])[hub];
    const position = {
      x: clamp(x, box.left + wide / 2, box.right - wide / 2 + MARGIN.right / 2),
      y: clamp(y, box.top + high / 2, box.bottom - high / 2 + MARGIN.bottom / 2),
    };
    move({ position, scale: 1 }, false);
  }

  // The view that the page chooses: all if it can be read so, else what is selected, else the hub.
  function home() {
    byHand = false;
    if (!loose) place();
    const concepts = drawn();
    if (concepts.length === 0) return;
    if (isCrowded() || loose || scaleFor(extentOf(concepts)) > 0.8) fit(false);
    else if (focus !== null) lookAt([...focus.concepts].filter(drawsConcept), 1, false);
    else lookAtHub(concepts);
  }

  // Bring what is selected into view if the reader has moved the camera away from it.
  function reveal() {
    if (!byHand) return home();
    const concepts = [...(focus?.concepts ?? [])].filter(drawsConcept);
    if (concepts.length === 0) return;
    const box = extentOf(concepts);
    const [start, end] = [network.canvasToDOM({ x: box.left, y: box.top }), network.canvasToDOM({ x: box.right, y: box.bottom })];
    const [wide, high] = [container.clientWidth, container.clientHeight];
    if (start.x > 8 && start.y > 30 && end.x < wide - 60 && end.y < high - 50) return;
    lookAt(concepts, network.getScale(), true);
  }

  // --- Looks

  function restyle() {
    focus = neighbourhood();
    const lines = graph.claims.filter(drawsClaim).length;
    faintness = Math.min(1, Math.sqrt(500 / (lines + 1)));
    nodes.update(graph.concepts.map((concept, id) => ({ id, ...looksOfConcept(concept, id) })));
    edges.update(graph.claims.map((claim, id) => ({ id, ...looksOfClaim(claim, id) })));
  }

  function looksOfConcept(concept, id) {
    const isNear = focus === null || focus.concepts.has(id);
    return {
      hidden: !drawsConcept(id) && !(focus !== null && isNear && isDrawn(id)),
      color: { background: colour(graph.classes[concept.class]), border: "rgba(0,0,0,0)" },
      opacity: isNear ? 1 : 0.16,
    };
  }

  function looksOfClaim(claim, id) {
    const isNear = focus?.claims.has(id) ?? false;
    const resting = (claim.line === "denied" ? 0.75 : 0.34) * faintness;
    return {
      hidden: !drawsClaim(claim),
      color: { color: colour(graph.lines[claim.line]), opacity: isNear ? 1 : focus ? 0.06 * faintness : resting },
      arrows: { to: { enabled: isNear, scaleFactor: 0.45 } },
    };
  }

  // --- Pointing and choosing

  function pick(point) {
    const node = network.getNodeAt(point);
    if (node !== undefined && !nodes.get(node).hidden) return { concept: node };
    const box = names.at(point);
    if (box) return { concept: box.concept };
    const edge = network.getEdgeAt(point);
    return edge === undefined || edges.get(edge).hidden ? null : { claim: edge };
  }

  function hover(at) {
    const found = at === null ? null : pick(at);
    container.classList.toggle("pointing", found !== null);
    showTip(found, at);
    const concept = found?.concept ?? null;
    if (concept === hovered) return;
    hovered = concept;
    network.redraw();
  }

  function watchPointer() {
    let latest = null;
    const later = (event) => {
      if (latest === null) requestAnimationFrame(() => [hover(latest.at), (latest = null)]);
      const edge = container.getBoundingClientRect();
      const isOver = event.type === "mousemove" && event.buttons === 0;
      latest = { at: isOver ? { x: event.clientX - edge.left, y: event.clientY - edge.top } : null };
    };
    container.addEventListener("mousemove", later);
    container.addEventListener("mouseleave", later);
  }

  function setPhysics(on) {
    loose = on;
    network.setOptions({ physics: { enabled: on }, interaction: { dragNodes: on } });
    if (!on) return home();
    network.startSimulation();
    setTimeout(() => loose && !byHand && fit(), 1500);
  }

  function zoom(factor) {
    byHand = true;
    move({ position: network.getViewPosition(), scale: network.getScale() * factor }, true);
  }

  function resize() {
    if (container.clientWidth === 0) return;
    network.setSize("100%", "100%");
    reveal();
    network.redraw();
  }

  nodes.add(graph.drawing.nodes.map((node) => ({ ...node, label: undefined })));
  edges.add(graph.drawing.edges);
  network.on("afterDrawing", names.write);
  network.on("click", ({ pointer }) => {
    const found = pick(pointer.DOM);
    hover(null);
    choose(found);
  });
  for (const event of ["zoom", "dragEnd"]) network.on(event, () => (byHand = true));
  network.on("stabilized", () => loose && !byHand && fit());
  watchPointer();
  new ResizeObserver(resize).observe(container);

  const locate = (concept) => network.canvasToDOM(network.getPositions([concept])[concept]);
  return { restyle, readTheme: names.readTheme, home, fit, reveal, zoom, setPhysics, locate, names: names.boxes };
}
