// The fields of the assistant's forms, by kind.
import { days, later } from "./days.js";
import { element, newId } from "./dom.js";
import { fileField } from "./files.js";
import { t } from "./words.js";

// inputFor is a field: {node, id, read()}. What read returns is as the assistant takes
// it: a date as "2006-01-02", people by their ids between spaces.
export function inputFor(field, of) {
  const id = newId();
  return { id, ...makers[field.kind](field, id, of) };
}

const plain = (node) => ({ node, read: () => node.value.trim() });

const makers = {
  line(field, id, { rows }) {
    const units = ["office", "supporting"].includes(field.name) ? [...new Set(rows.list().flatMap((r) => r.units))].slice(0, 200) : [];
    const list = newId();
    const node = element("input", { id, value: field.value, list: units.length ? list : undefined, autocomplete: "off" });
    const offered = element("datalist", { id: list }, ...units.map((name) => element("option", { value: name })));
    const kept = (field.kept || []).map((name) => `“${name}”`); // people without an id are not the unit's to drop
    return { node: units.length ? element("span", { class: "line" }, node, offered) : node, read: () => [node.value.trim(), ...kept].filter(Boolean).join("; ") };
  },
  text: (field, id) => plain(element("textarea", { id, rows: 3 }, field.value)),
  date(field, id, { rows }) {
    const node = element("input", { id, type: "date", value: field.value });
    const soon = (field.after > rows.today ? later(field.after) : days(rows.today)).slice(0, 6).map((d) => element("button", { type: "button", title: d.date, onclick: () => { node.value = d.date; node.focus(); } }, d.name));
    return { node: element("span", { class: "line" }, node, element("span", { class: "days" }, ...soon)), read: () => node.value };
  },
  choice: (field, id) => plain(element("select", { id }, ...(field.options.some((o) => o.value === field.value) ? [] : [element("option", { value: "" }, t("choose"))]),
    ...field.options.map((o) => element("option", { value: o.value, selected: o.value === field.value }, o.label)))),
  people(field, id, { page }) {
    const chosen = field.value.split(" ");
    const boxes = page.people().map((p, i) => element("input", { type: "checkbox", value: p.id, id: i ? newId() : id, checked: chosen.includes(p.id) }));
    const node = element("fieldset", { class: "people", "aria-label": field.label || t("person") }, ...page.people().map((p, i) => element("label", { for: boxes[i].id }, boxes[i], " " + p.name)));
    return { node, read: () => boxes.filter((b) => b.checked).map((b) => b.value).join(" ") };
  },
  files(field, id) {
    const node = fileField({ max_files: 10 }, { id });
    return { node, read: () => node.uploads.ids().join(" ") };
  },
};
