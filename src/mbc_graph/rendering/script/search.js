// Finding a concept by any of its names (the combobox pattern of the ARIA authoring practices).

const MOST_FOUND = 40;

function makeSearch(choose) {
  const [input, list] = [find("search"), find("results")];
  const names = graph.concepts.flatMap(({ label: main, names: others = [] }, concept) =>
    [main, ...others].map((name) => ({ concept, name, folded: fold(name), isMain: name === main })),
  );
  const weight = new Map(graph.rank.map((concept, place) => [concept, place]));
  let found = [];
  let active = -1;

  // The best name of each concept: one that begins so before one with a word that does, before the rest.
  function search(typed) {
    const wanted = fold(typed.trim());
    if (wanted === "") return [];
    const best = new Map();
    for (const name of names) {
      const at = name.folded.indexOf(wanted);
      if (at < 0) continue;
      const worth = (at === 0 ? 0 : /[\s(-]/.test(name.folded[at - 1]) ? 2 : 4) + (name.isMain ? 0 : 1);
      if (!(best.get(name.concept)?.worth <= worth)) best.set(name.concept, { ...name, worth });
    }
    const ordered = [...best.values()];
    ordered.sort((a, b) => a.worth - b.worth || weight.get(a.concept) - weight.get(b.concept));
    return ordered.slice(0, MOST_FOUND);
  }

  function show() {
    found = search(input.value);
    active = found.length > 0 ? 0 : -1;
    list.replaceChildren(...found.map(option));
    if (found.length === 0) list.append(words("li", "No concept has such a name.", { class: "hint" }));
    open(input.value.trim() !== "");
    mark();
  }

  function option({ concept, name, isMain }, number) {
    const made = element("li", { role: "option", id: `result-${number}` }, glyph(graph.concepts[concept].class));
    made.append(words("span", label(concept), { class: "name" }));
    if (!isMain) made.append(words("span", name, { class: "alias" }));
    made.addEventListener("mousedown", (event) => event.preventDefault());
    made.addEventListener("click", () => take(number));
    return made;
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
  }

  function mark() {
    [...list.children].forEach((row, number) => row.setAttribute("aria-selected", String(number === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `result-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function take(number) {
    open(false);
    input.value = "";
    choose({ concept: found[number].concept });
  }

  const keys = {
    ArrowDown: () => (active = Math.min(active + 1, found.length - 1)),
    ArrowUp: () => (active = Math.max(active - 1, 0)),
    Home: () => (active = 0),
    End: () => (active = found.length - 1),
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value.trim() && show());
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (list.hidden || found.length === 0) return;
    if (event.key === "Enter") take(active);
    else if (event.key === "Escape") open(false);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
    mark();
  });
}
