// All claims as a plain table, for reading without the drawing.

const ROWS_AT_ONCE = 400;

function makeTable(choose) {
  const certainty = (claim) => graph.lines[claim.line].label;
  const confidence = (claim) => claim.evidence.reduce((most, passage) => Math.max(most, passage.confidence), 0);
  const columns = [
    { title: "Subject", value: (claim) => label(claim.source) },
    { title: "Relation", value: (claim) => graph.relations[claim.relation] },
    { title: "Object", value: (claim) => label(claim.target) },
    { title: "Claim", value: certainty },
    { title: "Documents", value: (claim) => claim.documents, number: true },
    { title: "Confidence", value: confidence, number: true },
    { title: "Sentences", value: (claim) => claim.evidence.length, number: true },
  ];
  let [sorted, ascending, limit] = [0, true, ROWS_AT_ONCE];
  const body = element("tbody");
  const caption = element("caption");
  const more = button("", { class: "more" }, () => {
    limit += ROWS_AT_ONCE;
    refresh();
  });
  const headings = columns.map(({ title, number }, at) =>
    element("th", { scope: "col", class: number ? "number" : "" }, button(title, {}, () => sort(at))),
  );

  function sort(at) {
    ascending = at === sorted ? !ascending : !columns[at].number;
    sorted = at;
    refresh();
  }

  function compare(a, b) {
    const { value } = columns[sorted];
    const [first, second] = [value(a), value(b)];
    const difference = typeof first === "number" ? first - second : first.localeCompare(second, "en");
    return ascending ? difference : -difference;
  }

  function row(claim) {
    const number = graph.claims.indexOf(claim);
    const end = (concept) => button(label(concept), { class: "end" }, () => choose({ concept }));
    const passages = count(claim.evidence.length, "sentence", "sentences");
    const name = `${passages}: ${sentence(claim).join(" ")}`;
    const cells = [
      element("th", { scope: "row" }, end(claim.source)),
      words("td", graph.relations[claim.relation]),
      element("td", {}, end(claim.target)),
      element("td", { class: "nowrap" }, stroke(claim.line), certainty(claim)),
      words("td", String(claim.documents), { class: "number" }),
      words("td", confidence(claim).toFixed(2), { class: "number" }),
      element("td", { class: "number" }, button(passages, { class: "link", "aria-label": name }, () => choose({ claim: number }))),
    ];
    return element("tr", { class: number === state.selected?.claim ? "selected" : "" }, ...cells);
  }

  function refresh() {
    if (!state.table) return;
    const claims = graph.claims.filter(showsClaim).sort(compare);
    headings.forEach((heading, at) => {
      heading.setAttribute("aria-sort", at === sorted ? (ascending ? "ascending" : "descending") : "none");
    });
    caption.textContent = `${claims.length.toLocaleString("en")} of ${count(graph.claims.length, "claim", "claims")}`;
    body.replaceChildren(...claims.slice(0, limit).map(row));
    more.hidden = claims.length <= limit;
    more.textContent = `Show ${Math.min(ROWS_AT_ONCE, claims.length - limit)} more`;
  }

  find("table-view").append(
    element("table", {}, caption, element("thead", {}, element("tr", {}, ...headings)), body),
    more,
  );
  return { refresh };
}
