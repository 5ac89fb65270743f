// data_visualization blocks as SVG, each with its figures in a table for those
// who cannot see it.
import { element } from "./dom.js";

const space = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const node = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// The measures of a drawing, in CSS pixels. It is as wide as the window allows, so
// that its letters keep their size.
const step = 34, bar = 20, letter = 13;
let width = 560;

export function chart(block) {
  const c = block.chart;
  width = Math.max(240, Math.min(560, innerWidth - 64));
  const points = c.type === "pie" ? [{ name: block.title, data: c.segments }] : c.series;
  const [height, drawing] = c.type === "pie" ? pie(c.segments) : c.type === "bar" ? bars(c, points) : lines(c, points);
  return element("figure", { class: "chart" }, element("figcaption", {}, block.title),
    svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": block.title }, ...drawing), legend(c.type === "pie" ? c.segments.map((s) => s.label) : points.map((p) => p.name)),
    figures(block.title, points));
}

function legend(names) {
  if (names.length < 2) return null;
  return element("ul", { class: "legend" }, ...names.map((name, i) => element("li", { class: "series" + i }, name)));
}

function figures(title, series) {
  const labels = series[0].data.map((d) => d.label);
  return element("table", { class: "hidden" }, element("caption", {}, title),
    element("thead", {}, element("tr", {}, element("td"), ...labels.map((l) => element("th", { scope: "col" }, l)))),
    element("tbody", {}, ...series.map((s) => element("tr", {}, element("th", { scope: "row" }, s.name), ...s.data.map((d) => element("td", {}, String(d.value)))))));
}

function pie(segments) {
  const total = segments.reduce((sum, s) => sum + s.value, 0);
  let at = 0;
  const height = 200;
  const point = (share) => [width / 2 + 85 * Math.sin(2 * Math.PI * share), height / 2 - 85 * Math.cos(2 * Math.PI * share)];
  return [height, segments.map((s, i) => {
    const [x1, y1] = point(at / total);
    at += s.value;
    const [x2, y2] = point(at / total);
    if (s.value === total) return svg("circle", { cx: width / 2, cy: height / 2, r: 85, class: "series" + i });
    return svg("path", { d: `M${width / 2},${height / 2}L${x1},${y1}A85,85 0 ${s.value * 2 > total ? 1 : 0} 1 ${x2},${y2}Z`, class: "series" + i });
  })];
}

// room is about how wide a text is.
const room = (text) => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x1fff ? letter : letter * 0.6), 0);

const labelsOf = (c, series) => (c.axis_config && c.axis_config.categories ? c.axis_config.categories : series[0].data.map((d) => d.label));
const valueOf = (s, label) => (s.data.find((d) => d.label === label) || { value: 0 }).value;

// bars lie, a label each, the series end to end with their values, and the sum.
function bars(c, series) {
  const labels = labelsOf(c, series);
  const left = Math.min(width / 2, Math.max(...labels.map(room)) + 16);
  const sums = labels.map((label) => series.reduce((sum, s) => sum + Math.max(0, valueOf(s, label)), 0));
  const long = width - left - 60, most = Math.max(1, ...sums);
  const out = [];
  labels.forEach((label, i) => {
    const y = i * step + (step - bar) / 2, middle = y + bar / 2 + letter / 3;
    let x = left;
    out.push(svg("text", { x: left - 8, y: middle, "text-anchor": "end" }, svg("title", {}, label), label));
    series.forEach((s, n) => {
      const v = Math.max(0, valueOf(s, label)), long1 = (long * v) / most;
      if (!v) return;
      out.push(svg("rect", { x, y, width: long1, height: bar, class: "series" + n }, svg("title", {}, `${s.name} ${label}: ${v}`)));
      if (long1 > room(String(v)) + 6) out.push(svg("text", { x: x + long1 / 2, y: middle, "text-anchor": "middle", class: "within on" + n }, String(v)));
      x += long1;
    });
    out.push(svg("text", { x: x + 8, y: middle }, series.length > 1 ? `${Math.max(0, valueOf(series[0], label))}/${sums[i]}` : String(sums[i])));
  });
  return [labels.length * step, out];
}

// lines stand on a scale that begins at nothing.
function lines(c, series) {
  const labels = labelsOf(c, series), height = 220, top = 16, low = height - 30, left = 44;
  const values = series.flatMap((s) => s.data.map((d) => d.value));
  const highest = Math.max(1, ...values), lowest = Math.min(0, ...values);
  const y = (v) => low - ((low - top) * (v - lowest)) / (highest - lowest);
  const x = (i) => left + 20 + ((width - left - 50) * i) / Math.max(1, labels.length - 1);
  const out = [lowest, (lowest + highest) / 2, highest].flatMap((v) => [
    svg("line", { x1: left, x2: width, y1: y(v), y2: y(v), class: "axis" }),
    svg("text", { x: left - 8, y: y(v) + letter / 3, "text-anchor": "end" }, String(Math.round(v * 10) / 10))]);
  const every = Math.ceil(labels.length / Math.floor((width - left) / (Math.max(...labels.map(room)) + 12)));
  labels.forEach((label, i) => { if (i % every === 0) out.push(svg("text", { x: x(i), y: height - 8, "text-anchor": "middle" }, label)); });
  series.forEach((s, n) => {
    const points = labels.map((label, i) => `${x(i)},${y(valueOf(s, label))}`);
    if (c.type === "area") out.push(svg("polygon", { points: [`${x(0)},${y(lowest)}`, ...points, `${x(labels.length - 1)},${y(lowest)}`].join(" "), class: "area series" + n }));
    out.push(svg("polyline", { points: points.join(" "), class: "line series" + n }));
    labels.forEach((label, i) => {
      out.push(svg("circle", { cx: x(i), cy: y(valueOf(s, label)), r: 3, class: "series" + n }, svg("title", {}, `${s.name} ${label}: ${valueOf(s, label)}`)));
      if (n === 0 && i % every === 0) out.push(svg("text", { x: x(i), y: y(valueOf(s, label)) + 18, "text-anchor": "middle" }, String(valueOf(s, label))));
    });
  });
  return [height, out];
}
