// The page: one state, one way to change it, and everything shown anew from it.

const drawing = makeDrawing(choose);
const key = makeKey(change);
const panel = makePanel(choose);
const table = makeTable(choose);
makeSearch(choose);

let cameFrom = null; // what had the focus before the details opened

function change() {
  key.refresh();
  drawing.restyle();
  table.refresh();
  tell();
}

function choose(chosen) {
  const wasOpen = state.selected !== null;
  if (chosen === null && !wasOpen) return;
  if (!wasOpen) cameFrom = document.activeElement;
  state.selected = chosen;
  if (chosen?.concept !== undefined) unhide(chosen.concept);
  panel.refresh();
  change();
  remember();
  requestAnimationFrame(drawing.reveal);
  if (chosen !== null) panel.focus();
  else if (cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
}

// A concept that is asked for is drawn, whatever was filtered before.
function unhide(concept) {
  state.classes.add(graph.concepts[concept].class);
  if (!isDrawn(concept)) showAll();
}

function showAll() {
  state.all = true;
  change();
  drawing.home();
}

function showTip(found, at) {
  const tip = find("tip");
  tip.hidden = found === null;
  if (found === null) return;
  const claim = found.concept === undefined ? graph.claims[found.claim] : null;
  const kind = claim ? graph.lines[claim.line].label : graph.classes[graph.concepts[found.concept].class].label;
  const number = claim ? count(claim.documents, "document", "documents") : count(claimsOf[found.concept].length, "claim", "claims");
  const name = claim ? sentence(claim).join(" ") : label(found.concept);
  tip.replaceChildren(words("strong", name), words("span", `${kind} · ${number}`));
  const { clientWidth, clientHeight } = find("graph-view");
  tip.style.left = `${Math.max(Math.min(at.x + 14, clientWidth - tip.offsetWidth - 8), 8)}px`;
  tip.style.top = `${at.y + 18 + tip.offsetHeight > clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 18}px`;
}

function tell() {
  const claims = graph.claims.filter(showsClaim).length;
  const concepts = graph.concepts.filter((_, number) => drawsConcept(number)).length;
  const hidden = graph.concepts.length - graph.shown.length;
  find("shown").firstElementChild.textContent = state.all
    ? `${count(concepts, "concept", "concepts")} drawn`
    : `The ${concepts.toLocaleString("en")} concepts with most evidence`;
  find("show-all").hidden = state.all;
  find("show-all").textContent = `Show ${hidden.toLocaleString("en")} more`;
  find("status").textContent = `${count(claims, "claim passes", "claims pass")} the filters.`;
}

function show(isTable) {
  state.table = isTable;
  find("graph-view").hidden = isTable;
  find("table-view").hidden = !isTable;
  find("show-graph").setAttribute("aria-pressed", String(!isTable));
  find("show-table").setAttribute("aria-pressed", String(isTable));
  change();
}

// --- The address of the page names the concept that is open.

function remember() {
  const concept = state.selected?.concept;
  const name = concept === undefined ? "" : encodeURIComponent(graph.concepts[concept].id);
  history.replaceState(null, "", `#${name}`);
}

function recall() {
  const name = location.hash.slice(1);
  if (name === "") return;
  const concept = graph.concepts.findIndex(({ id }) => encodeURIComponent(id) === name || id === name);
  if (concept >= 0 && concept !== state.selected?.concept) choose({ concept });
}

// --- Light and dark

function paint() {
  const { style } = document.documentElement;
  graph.classes.forEach((look, number) => style.setProperty(`--class-${number}`, colour(look)));
  for (const [name, line] of Object.entries(graph.lines)) style.setProperty(`--line-${name}`, colour(line));
  drawing.readTheme();
  drawing.restyle();
}

function toggleFilters() {
  const isOpen = document.body.classList.toggle("filtering");
  find("show-filters").setAttribute("aria-expanded", String(isOpen));
}

find("title").textContent = graph.title;
find("note").textContent = graph.note;
find("counts").textContent = [
  count(graph.concepts.length, "concept", "concepts"),
  count(graph.claims.length, "claim", "claims"),
  count(graph.documents.length, "document", "documents"),
].join(" · ");
find("show-graph").addEventListener("click", () => show(false));
find("show-table").addEventListener("click", () => show(true));
find("show-filters").addEventListener("click", toggleFilters);
find("show-all").addEventListener("click", showAll);
find("fit").addEventListener("click", () => drawing.fit());
find("zoom-in").addEventListener("click", () => drawing.zoom(1.3));
find("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.3));
find("physics").addEventListener("change", (event) => drawing.setPhysics(event.target.checked));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
});
dark.addEventListener("change", paint);
addEventListener("hashchange", recall);

paint();
change();
drawing.home();
recall();
window.drawing = drawing; // a handle for scripts and tests: where a concept is, which names are written
