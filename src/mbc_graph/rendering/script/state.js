// The graph as it was read, and what the reader of the page has chosen to see of it.

const graph = JSON.parse(find("graph").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const claimsOf = graph.concepts.map(() => []);
graph.claims.forEach((claim, number) => {
  for (const end of new Set([claim.source, claim.target])) claimsOf[end].push(number);
});

const state = {
  selected: null, // { concept: number } or { claim: number }
  classes: new Set(graph.classes.keys()),
  relations: new Set(graph.relations.keys()),
  lines: new Set(Object.keys(graph.lines)),
  all: graph.first === null,
  table: false,
};

const shownAtFirst = new Set(graph.shown);
const isDrawn = (concept) => state.all || shownAtFirst.has(concept);
const isTicked = (concept) => state.classes.has(graph.concepts[concept].class);

// A claim passes the filters by what it says, wherever its two concepts are drawn.
function passes(claim) {
  return state.relations.has(claim.relation) && state.lines.has(claim.line);
}

function showsClaim(claim) {
  return passes(claim) && isTicked(claim.source) && isTicked(claim.target);
}

function drawsConcept(concept) {
  if (!isDrawn(concept) || !isTicked(concept)) return false;
  const claims = claimsOf[concept];
  return claims.length === 0 || claims.some((number) => passes(graph.claims[number]));
}

function drawsClaim(claim) {
  return showsClaim(claim) && drawsConcept(claim.source) && drawsConcept(claim.target);
}

// The selected concept or claim with all that touches it, or null when nothing is selected.
function neighbourhood() {
  if (state.selected === null) return null;
  const { concept, claim } = state.selected;
  const claims = claim === undefined ? claimsOf[concept] : [claim];
  const seen = claims.map((number) => graph.claims[number]).filter(showsClaim);
  const concepts = new Set(seen.flatMap(({ source, target }) => [source, target]));
  if (concept !== undefined) concepts.add(concept);
  return { concepts, claims: new Set(claims) };
}

function label(concept) {
  return graph.concepts[concept].label;
}

function sentence(claim) {
  return [label(claim.source), graph.relations[claim.relation], label(claim.target)];
}

function colour(look) {
  return dark.matches ? look.dark : look.light;
}
