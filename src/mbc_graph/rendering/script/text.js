// Elements made from text. What documents say is only ever added as text, never read as markup.

const SVG = "http://www.w3.org/2000/svg";
const find = (id) => document.getElementById(id);

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function words(tag, text, attributes = {}) {
  return element(tag, { dir: "auto", ...attributes }, text);
}

function button(text, attributes, action) {
  const made = words("button", text, { type: "button", ...attributes });
  made.addEventListener("click", action);
  return made;
}

function count(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

function group(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(value);
  }
  return groups;
}

// What is typed and what is found are compared without case and accents.
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const CORNERS = {
  square: [[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  triangle: [[0, -0.9], [1, 0.8], [-1, 0.8]],
  triangleDown: [[0, 0.9], [1, -0.8], [-1, -0.8]],
  hexagon: [0, 1, 2, 3, 4, 5].map((n) => [Math.cos((n * Math.PI) / 3), Math.sin((n * Math.PI) / 3)]),
  star: Array.from({ length: 10 }, (_, n) => {
    const [radius, angle] = [n % 2 ? 0.45 : 1.1, (n * Math.PI) / 5 - Math.PI / 2];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
};

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function glyph(number) {
  const { shape } = graph.classes[number];
  const outline = CORNERS[shape]
    ? svg("polygon", { points: CORNERS[shape].map(([x, y]) => `${6 * x},${6 * y}`).join(" ") })
    : svg("circle", { r: 5.5 });
  outline.style.fill = `var(--class-${number})`;
  return svg("svg", { class: "glyph", viewBox: "-7 -7 14 14", "aria-hidden": "true" }, outline);
}

function stroke(name) {
  const line = svg("line", { x1: 1, x2: 31, y1: 5, y2: 5, "stroke-width": name === "denied" ? 2.2 : 1.6 });
  line.setAttribute("stroke-dasharray", graph.lines[name].dashes.join(" ") || "none");
  line.style.stroke = `var(--line-${name})`;
  return svg("svg", { class: "stroke", viewBox: "0 0 32 10", "aria-hidden": "true" }, line);
}
