// Charts, drawn by Charts.css: each is a table that the library's style shows as
// bars or lines. Who cannot see it reads the figures.
import { element } from "./dom.js";
import { all, t } from "./words.js";

// style loads the library when the first chart is drawn.
function style() {
  const href = "/charts.css";
  if (!document.querySelector(`link[href="${href}"]`)) document.head.append(element("link", { rel: "stylesheet", href }));
}

// sized gives a node the values that its style works with.
function sized(node, values) {
  for (const [name, value] of Object.entries(values)) node.style.setProperty("--" + name, value);
  return node;
}

// drawn is a chart of rows, [label, ...cells], under heads. The roles are there
// because the style makes a table anything but one.
function drawn(kind, title, heads, rows, shown) {
  style();
  const table = element("table", { class: `charts-css multiple show-labels ${kind}`, role: "table", "aria-label": title },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, element("td", { role: "cell" }), ...heads.map((name) => element("th", { role: "columnheader", scope: "col" }, name)))),
    element("tbody", { role: "rowgroup" }, ...rows.map(([label, ...cells], i) => element("tr", { role: "row", class: shown && !shown(i) ? "hide-label" : undefined }, element("th", { role: "rowheader", scope: "row" }, element("span", {}, label)), ...cells))));
  return element("figure", { class: "chart" }, table);
}

const cell = (said, values, title) => sized(element("td", { role: "cell", title }, element("span", { class: "data" }, String(said))), values);

function legend(names) {
  return names.length > 1 ? element("ul", { class: "charts-css legend legend-inline legend-square" }, ...names.map((name) => element("li", {}, name))) : "";
}

const sumOf = (values) => values.reduce((sum, v) => sum + Math.max(0, v), 0);

// bars lie, a row each: {label, values, sum}, where the values stand end to end and
// the sum behind them.
export function bars(title, names, rows) {
  const most = Math.max(1, ...rows.map((row) => sumOf(row.values)));
  const figure = drawn("bar stacked", title, [...names, t("sum")], rows.map((row) => [row.label,
    ...row.values.map((v, i) => cell(v, { size: Math.max(0, v) / most, ...(v > 0 ? { atleast: "1.5em" } : {}) }, `${names[i]}: ${v}`)), element("td", { role: "cell", class: "sum" }, row.sum)]));
  sized(coloured(figure.querySelector("table"), names), { ends: Math.max(4, ...rows.map((row) => 1 + 0.7 * row.sum.length)) + "em" });
  const key = legend(names);
  figure.append(key && coloured(key, names));
  return figure;
}

// above is how far a scale goes, for room above its highest point.
const above = 1.2;

// mostLabels is how many labels have room below a line.
const mostLabels = 8;

// lines run over labels on a scale that begins at nothing. The first has its
// figures written below its points, the others above their ends.
function lines(kind, title, series, labels) {
  const values = series.map((s) => labels.map((label) => valueOf(s, label)));
  const most = Math.max(1, ...values.flat()) * above;
  const every = Math.ceil(labels.length / mostLabels), last = labels.length - 1;
  const shown = (i) => (last - i) % every === 0;
  const figure = drawn(kind + " show-primary-axis show-4-secondary-axes", title, series.map((s) => s.name), labels.map((label, i) => [label, ...values.map((v, n) => {
    const node = cell(v[i], { start: v[Math.max(0, i - 1)] / most, end: v[i] / most }, `${series[n].name}, ${label}: ${v[i]}`);
    node.classList.toggle("quiet", n ? i < last : !shown(i));
    return node;
  })]), shown);
  figure.append(legend(series.map((s) => s.name)));
  return figure;
}

// trend is a line of so many heights, small enough to stand in a sentence that says
// what it shows.
export function trend(heights) {
  style();
  const most = Math.max(1, ...heights) * above;
  return element("table", { class: "charts-css line trend", "aria-hidden": "true" }, element("tbody", {}, ...heights.slice(1).map((h, i) =>
    element("tr", {}, sized(element("td", {}), { start: heights[i] / most, end: h / most })))));
}

function pie(title, segments) {
  const total = sumOf(segments.map((s) => s.value)) || 1;
  let at = 0;
  const rows = segments.map((s) => [s.label, cell(s.value, { start: at / total, end: (at += s.value) / total }, `${s.label}: ${s.value}`)]);
  const figure = drawn("pie", title, [title], rows);
  figure.append(legend(segments.map((s) => `${s.label} ${s.value}`)));
  return figure;
}

const valueOf = (s, label) => (s.data.find((d) => d.label === label) || { value: 0 }).value;

// chart draws a data_visualization block.
export function chart({ title, chart: c }) {
  const figure = c.type === "pie" ? pie(title, c.segments) : overLabels(title, c);
  figure.prepend(element("figcaption", {}, title));
  return figure;
}

function overLabels(title, c) {
  const labels = (c.axis_config && c.axis_config.categories) || c.series[0].data.map((d) => d.label);
  if (c.type !== "bar") return lines(c.type, title, c.series, labels);
  return bars(title, c.series.map((s) => s.name), labels.map((label) => {
    const values = c.series.map((s) => valueOf(s, label)), sum = sumOf(values);
    return { label, values, sum: values.length > 1 ? `${Math.max(0, values[0])}/${sum}` : String(sum) };
  }));
}

// classes are those of items, in the order in which they are drawn, and their colours.
export const classes = ["done", "in_progress", "not_started", "long_term", "refused"];
const colours = { done: 0, in_progress: 1, not_started: 5, long_term: 3, refused: 4 };

// coloured gives series that are classes their colours, whichever of them are there.
function coloured(node, names) {
  names.forEach((name, i) => {
    const found = classes.find((c) => all[c].includes(name));
    if (found) node.style.setProperty(`--color-${i + 1}`, `var(--series${colours[found]})`);
  });
  return node;
}

// progress draws rows of progress, {label, done, total, late} and the classes, as a
// chart of bars.
export function progress(rows) {
  const shown = classes.filter((c, i) => i < 2 || rows.some((r) => r[c]));
  return bars(t("progressBySection"), shown.map((c) => t(c)), rows.map((r) => ({ label: r.label, values: shown.map((c) => r[c] || 0), sum: `${r.done}/${r.total}` + (r.late ? ` · ${t("late")} ${r.late}` : "") })));
}
