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

const width = 480, height = 200, left = 40, bottom = 40, top = 10;

export function chart(block) {
  const c = block.chart;
  const points = c.type === "pie" ? [{ name: block.title, data: c.segments }] : c.series;
  const drawing = c.type === "pie" ? pie(c.segments) : axes(c, points);
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
  const point = (share) => [width / 2 + 85 * Math.sin(2 * Math.PI * share), height / 2 - 85 * Math.cos(2 * Math.PI * share)];
  return segments.map((s, i) => {
    const [x1, y1] = point(at / total);
    at += s.value;
    const [x2, y2] = point(at / total);
    if (s.value === total) return svg("circle", { cx: width / 2, cy: height / 2, r: 85, class: "series" + i });
    return svg("path", { d: `M${width / 2},${height / 2}L${x1},${y1}A85,85 0 ${s.value * 2 > total ? 1 : 0} 1 ${x2},${y2}Z`, class: "series" + i });
  });
}

function axes(c, series) {
  const labels = c.axis_config && c.axis_config.categories ? c.axis_config.categories : series[0].data.map((d) => d.label);
  const highest = Math.max(1, ...series.flatMap((s) => s.data.map((d) => d.value)));
  const step = (width - left) / labels.length;
  const y = (v) => top + (height - bottom - top) * (1 - Math.max(0, v) / highest);
  const valueOf = (s, label) => (s.data.find((d) => d.label === label) || { value: 0 }).value;
  const out = [0, highest / 2, highest].map((v) => svg("text", { x: left - 6, y: y(v) + 4, "text-anchor": "end" }, String(Math.round(v * 10) / 10)));
  out.push(svg("line", { x1: left, x2: width, y1: y(0), y2: y(0), class: "axis" }));
  labels.forEach((label, i) => out.push(svg("text", { x: left + step * (i + 0.5), y: height - bottom + 16, "text-anchor": "middle" }, label.length > 8 ? label.slice(0, 7) + "…" : label)));
  series.forEach((s, n) => {
    if (c.type === "bar") {
      const wide = (step * 0.7) / series.length;
      labels.forEach((label, i) => {
        const v = valueOf(s, label);
        out.push(svg("rect", { x: left + step * i + step * 0.15 + wide * n, y: y(v), width: wide, height: y(0) - y(v), class: "series" + n }, svg("title", {}, `${s.name} ${label}: ${v}`)));
      });
      return;
    }
    const line = labels.map((label, i) => `${left + step * (i + 0.5)},${y(valueOf(s, label))}`);
    if (c.type === "area") out.push(svg("polygon", { points: [`${left + step / 2},${y(0)}`, ...line, `${left + step * (labels.length - 0.5)},${y(0)}`].join(" "), class: "area series" + n }));
    out.push(svg("polyline", { points: line.join(" "), class: "line series" + n }));
  });
  return out;
}
