// Block Kit, drawn as nodes.
import { element, newId } from "./dom.js";
import { control, picture, unknown } from "./elements.js";
import { mrkdwn, richText, textOf, written } from "./text.js";
import { chart } from "./charts.js";
import { t } from "./words.js";

// draw is a list of blocks. What a context is stands in elements.js.
export const draw = (blocks, context) => blocks.map((block) => (drawers[block.type] || ((b) => unknown(b.type)))(block, context));

// longText is the length from which a text is folded, in characters.
export const longText = 700;
const longList = 14; // in lines
const isLong = (text) => text.length > longText || text.startsWith("• ") && text.split("\n").length > longList;

// folded shows the beginning of a long text, and all of it on demand.
export function folded(body) {
  const more = element("button", { type: "button", class: "plain", "aria-expanded": "false", onclick: () => {
    const open = body.classList.toggle("folded") === false;
    more.textContent = t(open ? "showLess" : "showMore");
    more.setAttribute("aria-expanded", String(open));
  } }, t("showMore"));
  body.classList.add("folded");
  return element("div", {}, body, more);
}

function section(block, context) {
  const body = element("div", {});
  if (block.text) body.append(textOf(block.text, context.names));
  if (block.text && isLong(block.text.text) && !block.accessory && !context.form) return element("div", { class: "section" }, folded(body));
  if (block.fields) body.append(element("div", { class: "fields" }, ...block.fields.map((f) => element("div", {}, textOf(f, context.names)))));
  const beside = block.accessory ? control(block.accessory, context, block) : null;
  const row = beside && beside.matches("button"); // the whole row does what its button does
  if (row) body.addEventListener("click", (event) => { if (!event.target.closest("a, button") && !getSelection().toString()) beside.click(); });
  return element("div", { class: row ? "section pressable" : "section" }, body, beside);
}

function input(block, context) {
  const id = newId(), hint = newId(), problem = newId();
  const optional = block.optional ? element("span", { class: "context" }, t("optional")) : null;
  const node = control(block.element, context, block, { id, "aria-describedby": block.hint ? hint : undefined, "aria-required": block.optional ? undefined : "true" });
  node.show = (sentence) => {
    said.textContent = sentence || "";
    const field = node.field || node;
    if (sentence) { field.setAttribute("aria-invalid", "true"); field.setAttribute("aria-describedby", problem); }
    else field.removeAttribute("aria-invalid");
  };
  const said = element("p", { id: problem, class: "problem", role: "alert" });
  return element("div", { class: "input" }, element("label", { for: node.matches("fieldset") ? undefined : id }, block.label.text, optional), node,
    block.hint ? element("p", { id: hint, class: "context" }, block.hint.text) : null, said);
}

const cellText = (cell, context) => {
  if (!cell) return "";
  if (cell.type === "rich_text") return richText(cell, context.names);
  if (cell.type === "action_cell") return control(cell.element, context);
  return written(cell.type === "raw_number" ? cell.text || String(cell.value) : cell.text || "");
};

function table(block, context) {
  const [head, ...rows] = block.rows;
  const main = longest(rows);
  const align = (i) => ({ class: block.column_settings && block.column_settings[i] && block.column_settings[i].align });
  const shape = (cell, i) => ({ ...align(i), "data-main": i === main, "data-head": i > 0 && i !== main && /^\d/.test(plainOf(cell)) && plainOf(head[i]), "data-short": plainOf(cell).length <= shortCell, "data-number": i === 0 && /^\d+$/.test(plainOf(cell)), "data-empty": /^[–—-]?$/.test(plainOf(cell).trim()) && !(cell && ["action_cell", "rich_text"].includes(cell.type)) });
  return element("div", { class: "table", tabindex: "0", role: "group", "aria-label": block.caption || textOfRow(head) }, element("table", {},
    block.caption ? element("caption", {}, block.caption) : null,
    element("thead", {}, element("tr", {}, ...head.map((cell, i) => element("th", { scope: "col", ...align(i) }, cellText(cell, context))))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell, i) => element("td", shape(cell, i), cellText(cell, context))))))));
}

// shortCell is how much of a cell stays in one line, in characters.
const shortCell = 10;

const plainOf = (cell) => (cell && cell.text) || "";
const textOfRow = (row) => row.map(plainOf).join(" ");

// longest is the column with the most text: the first line of a row on a phone.
function longest(rows) {
  const long = (rows[0] || []).map((_, i) => rows.reduce((n, row) => n + plainOf(row[i]).length, 0));
  return long.indexOf(Math.max(...long));
}

const drawers = {
  section,
  input,
  table,
  data_table: table,
  data_visualization: (block) => chart(block),
  header: (block, context) => element("h3", {}, textOf(block.text, context.names)),
  divider: () => element("hr"),
  context: (block, context) => element("div", { class: "context" }, ...block.elements.map((e) => (e.type === "image" ? picture(e) : element("span", {}, textOf(e, context.names))))),
  actions: (block, context) => element("div", { class: "actions" }, ...block.elements.map((e) => control(e, context, block))),
  context_actions: (block, context) => element("div", { class: "actions quiet" }, ...block.elements.map((e) => control(e, context, block))),
  markdown: (block, context) => element("div", { class: "section" }, mrkdwn(block.text.replace(/\*\*/g, "*"), context.names)),
  image: (block) => element("figure", {}, picture(block), block.title ? element("figcaption", {}, block.title.text) : null),
  rich_text: (block, context) => richText(block, context.names),
  alert: (block, context) => element("div", { class: "section alert", role: "note" }, textOf(block.text, context.names)),
};
