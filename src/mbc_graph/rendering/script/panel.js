// What is selected, in words: names, definition, and every sentence that a claim rests on.

function makePanel(choose) {
  const panel = find("panel");

  // --- Sentences

  const PARTS = ["subject", "cue", "object"];

  // The quote with its subject, cue and object marked; where two of them overlap, both marks hold.
  function marked(passage) {
    const quote = graph.quotes[passage.quote];
    const spans = PARTS.filter((part) => passage[part]).map((part) => [part, ...passage[part]]);
    const cuts = [...new Set([0, quote.length, ...spans.flatMap(([, start, end]) => [start, end])])];
    cuts.sort((a, b) => a - b);
    return cuts.slice(0, -1).map((start, number) => {
      const text = quote.slice(start, cuts[number + 1]);
      const parts = spans.filter(([, from, to]) => from <= start && start < to).map(([part]) => part);
      return parts.length === 0 ? text : element("mark", { class: parts.join(" ") }, text);
    });
  }

  function sentenceOf(passage) {
    const outside = PARTS.filter((part) => !passage[part]);
    const facts = [
      passage.hedged ? "Hedged" : "Definite",
      `confidence ${passage.confidence.toFixed(2)}`,
      passage.figure,
      passage.comparison && `“${passage.comparison}”`,
      outside.length > 0 && `${outside.join(" and ")} named outside this passage`,
    ];
    return element(
      "figure",
      {},
      element("blockquote", { dir: "auto" }, ...marked(passage)),
      element(
        "figcaption",
        {},
        words("cite", graph.documents[passage.document]),
        words("span", facts.filter(Boolean).join(" · ")),
      ),
    );
  }

  const sentencesOf = (claim) => claim.evidence.map(sentenceOf);

  function legend() {
    const marks = PARTS.map((part) => element("mark", { class: part }, part));
    return element("p", { class: "marks" }, "Marked: ", ...marks.flatMap((mark) => [mark, " "]));
  }

  // --- A concept

  function conceptPanel(number) {
    const { id, label: name, names = [], definition, class: kind } = graph.concepts[number];
    const claims = claimsOf[number].map((claim) => graph.claims[claim]);
    return [
      element("p", { class: "kind" }, glyph(kind), words("span", graph.classes[kind].label)),
      words("h2", name),
      definition ? words("p", definition, { class: "definition" }) : null,
      names.length > 0 ? alsoCalled(names) : null,
      words("p", id, { class: "identifier" }),
      claims.length > 0 ? legend() : words("p", "No document makes a claim about it.", { class: "hint" }),
      ...groups(number, claims),
    ];
  }

  function alsoCalled(names) {
    const rows = names.map((name) => words("li", name));
    return element("div", { class: "names" }, words("h3", "Also called"), element("ul", {}, ...rows));
  }

  function groups(number, claims) {
    const byRelation = group(claims, (claim) => `${claim.source === number ? 0 : 1} ${claim.relation}`);
    const keys = [...byRelation.keys()].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    return keys.map((key) => claimsUnder(number, key.startsWith("0"), byRelation.get(key)));
  }

  function claimsUnder(number, isSubject, claims) {
    const relation = graph.relations[claims[0].relation];
    const other = (claim) => (isSubject ? claim.target : claim.source);
    const heading = words("h3", isSubject ? `${relation} …` : `… ${relation}`);
    heading.append(words("span", String(claims.length), { class: "tally" }));
    const sorted = [...claims].sort((a, b) => b.documents - a.documents || label(other(a)).localeCompare(label(other(b))));
    return element("section", { class: "group" }, heading, ...sorted.map((claim) => folded(claim, other(claim))));
  }

  function folded(claim, other) {
    const summary = element(
      "summary",
      {},
      stroke(claim.line),
      words("span", label(other), { class: "name" }),
      words("span", count(claim.documents, "document", "documents"), { class: "tally" }),
    );
    const go = button(`Show ${label(other)}`, { class: "link go" }, () => choose({ concept: other }));
    return element("details", { class: passes(claim) ? "" : "filtered" }, summary, ...sentencesOf(claim), go);
  }

  // --- A claim

  function claimPanel(number) {
    const claim = graph.claims[number];
    const end = (concept) => button(label(concept), { class: "end" }, () => choose({ concept }));
    const facts = [
      graph.lines[claim.line].label,
      count(claim.documents, "document", "documents"),
      count(claim.evidence.length, "passage", "passages"),
    ];
    return [
      element("p", { class: "kind" }, stroke(claim.line), words("span", "Claim")),
      element(
        "h2",
        { class: "claim" },
        end(claim.source),
        words("span", `${claim.line === "denied" ? "not " : ""}${graph.relations[claim.relation]}`),
        end(claim.target),
      ),
      words("p", facts.join(" · "), { class: "hint" }),
      legend(),
      ...sentencesOf(claim),
    ];
  }

  function refresh() {
    const chosen = state.selected;
    panel.hidden = chosen === null;
    if (chosen === null) return panel.replaceChildren();
    const close = button("×", { class: "close", "aria-label": "Close the details" }, () => choose(null));
    const content = chosen.concept === undefined ? claimPanel(chosen.claim) : conceptPanel(chosen.concept);
    panel.replaceChildren(close, ...content.filter((part) => part !== null));
    panel.scrollTop = 0;
  }

  return { refresh, focus: () => panel.focus({ preventScroll: true }) };
}
