// The key of the drawing, which is its filter too: kinds of concept, relations, certainty.

function makeKey(change) {
  const boxes = [];

  function tick(chosen, value, ...content) {
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(value);
      else chosen.delete(value);
      change();
    });
    boxes.push(() => (box.checked = chosen.has(value)));
    return element("li", {}, element("label", {}, box, ...content));
  }

  function choose(chosen, values) {
    chosen.clear();
    for (const value of values) chosen.add(value);
    change();
  }

  const tally = (number) => words("span", number.toLocaleString("en"), { class: "tally" });

  function section(title, rows, ...actions) {
    const heading = element("div", { class: "section" }, words("h2", title), element("div", {}, ...actions));
    return element("section", { "aria-label": title }, heading, element("ul", {}, ...rows));
  }

  function allOrNone(what, chosen, values) {
    return [
      button("All", { class: "link", "aria-label": `All ${what}` }, () => choose(chosen, values)),
      button("None", { class: "link", "aria-label": `None of the ${what}` }, () => choose(chosen, [])),
    ];
  }

  const classes = graph.classes.map((kind, number) => {
    const concepts = graph.concepts.filter((concept) => concept.class === number).length;
    return tick(state.classes, number, glyph(number), words("span", kind.label, { class: "name" }), tally(concepts));
  });
  const relations = graph.relations.map((relation, number) => {
    const claims = graph.claims.filter((claim) => claim.relation === number).length;
    return tick(state.relations, number, words("span", relation, { class: "name" }), tally(claims));
  });
  const lines = Object.entries(graph.lines).map(([name, line]) => {
    const claims = graph.claims.filter((claim) => claim.line === name).length;
    return tick(state.lines, name, stroke(name), words("span", line.label, { class: "name" }), tally(claims));
  });

  const names = Object.keys(graph.lines);
  const certainty = section(
    "Claims",
    lines,
    button("All", { class: "link", "aria-label": "All claims" }, () => choose(state.lines, names)),
    button("Definite only", { class: "link", id: "definite-only" }, () => choose(state.lines, ["definite"])),
  );
  certainty.append(words("p", "A line is the wider, the more documents make the claim.", { class: "hint" }));
  find("filters").append(
    certainty,
    section("Concepts", classes, ...allOrNone("concepts", state.classes, graph.classes.keys())),
    section("Relations", relations, ...allOrNone("relations", state.relations, graph.relations.keys())),
  );
  return { refresh: () => boxes.forEach((refresh) => refresh()) };
}
