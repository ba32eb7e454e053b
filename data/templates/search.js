// Search over all names. The pages can be read without it; the names are loaded when the field is first used.
"use strict";

(() => {
  const form = document.querySelector("form.search");
  const field = document.getElementById("find");
  const list = document.getElementById("hits");
  const told = document.getElementById("told");
  const most = 20;
  let index = null;
  let chosen = -1;

  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[-‐‑–\s]+/g, " ").trim();

  function load() {
    if (window.names || document.getElementById("all-names")) return;
    const script = document.createElement("script");
    script.id = "all-names";
    script.src = form.dataset.root + "names.js";
    script.onload = look;
    document.head.append(script);
  }

  function prepare() {
    index = window.names.map(([label, page, kind, others]) => ({
      label, page, kind, names: [label, ...others].map((name) => ({ name, folded: fold(name) })),
    }));
  }

  // The nearer a name is to what was asked for, the lower: the same, its beginning, a word's beginning, within.
  function distance(folded, asked) {
    if (folded === asked) return 0;
    const at = folded.indexOf(asked);
    if (at < 0) return Infinity;
    return at === 0 ? 1 : folded[at - 1] === " " ? 2 : 3;
  }

  function nearest(asked) {
    const found = [];
    for (const concept of index) {
      let best = null;
      concept.names.forEach(({ name, folded }, place) => {
        const far = distance(folded, asked) * 2 + (place > 0 ? 1 : 0);
        if (far < Infinity && (!best || far < best.far)) best = { far, name };
      });
      if (best) found.push({ ...concept, ...best });
    }
    const order = new Intl.Collator(document.documentElement.lang).compare;
    return found.sort((a, b) => a.far - b.far || a.label.length - b.label.length || order(a.label, b.label));
  }

  function look() {
    const asked = fold(field.value);
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    if (!asked || !window.names) return hide();
    if (!index) prepare();
    const found = nearest(asked);
    list.replaceChildren(...found.slice(0, most).map(toHit));
    const { nothing, one, found: many } = form.dataset;
    told.textContent = !found.length ? nothing : found.length === 1 ? one : many.replace("{count}", found.length);
    if (!found.length) list.append(toNote(nothing));
    show(true);
  }

  function toHit(concept, place) {
    const hit = document.createElement("li");
    const note = document.createElement("span");
    hit.id = "hit-" + place;
    hit.setAttribute("role", "option");
    hit.setAttribute("aria-selected", "false");
    hit.dataset.page = concept.page;
    note.textContent = concept.name === concept.label ? concept.kind : `${concept.name} · ${concept.kind}`;
    hit.append(concept.label, " ", note);
    hit.addEventListener("mousedown", (event) => event.preventDefault());
    hit.addEventListener("click", () => open(hit));
    return hit;
  }

  function open(hit) {
    location.assign(form.dataset.root + hit.dataset.page);
  }

  function toNote(text) {
    const note = document.createElement("li");
    note.setAttribute("role", "option");
    note.setAttribute("aria-disabled", "true");
    note.textContent = text;
    return note;
  }

  function show(shown) {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
  }

  function hide() {
    show(false);
    told.textContent = "";
  }

  function choose(place) {
    const hits = [...list.querySelectorAll("li[id]")];
    if (!hits.length) return;
    chosen = (place + hits.length) % hits.length;
    hits.forEach((hit, at) => hit.setAttribute("aria-selected", String(at === chosen)));
    hits[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", hits[chosen].id);
  }

  field.addEventListener("focus", load);
  field.addEventListener("input", () => (load(), look()));
  field.addEventListener("blur", hide);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look();
      choose(event.key === "ArrowDown" ? chosen + 1 : Math.max(chosen, 0) - 1);
    } else if (event.key === "Escape") {
      hide();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const hit = list.hidden ? null : list.querySelectorAll("li[id]")[Math.max(chosen, 0)];
    if (hit) open(hit);
  });
  form.hidden = false;
})();
