// The ledger on paper: A4 landscape, as the report that goes upwards.
import { byId, element } from "./dom.js";
import { counts } from "./rows.js";
import { t } from "./words.js";

// print prints rows, in their order, under the headings of their sections where
// the order is the notice's own.
export function print(list, rows) {
  byId("report").replaceChildren(...report(list, rows));
  window.print();
}

export function report(list, rows) {
  const notice = rows.notices.find((n) => n.id === (list[0] || {}).notice) || rows.notices[0] || { title: "", issuer: "" };
  const heads = ["number", "problem", "unit", "person", "limit", "advance", "outcome"];
  const inOrder = list.every((r, i) => !i || r.notice !== list[i - 1].notice || r.number > list[i - 1].number);
  const body = [];
  const one = list.every((r) => r.notice === notice.id);
  let section = "", of = "";
  for (const r of list) {
    if (inOrder && r.section && (r.section !== section || r.notice !== of)) {
      [section, of] = [r.section, r.notice];
      body.push(element("tr", { class: "section-row" }, element("th", { colspan: heads.length, scope: "colgroup" }, one ? section : r.key + " " + section)));
    }
    const outcome = t(r.status) + (r.light ? t("bracketed")(t(r.light)) : "");
    body.push(element("tr", {}, ...[one ? r.number : r.key + "#" + r.number, r.title, r.unit, r.person, r.due, r.progress, outcome].map((cell, i) => element("td", { class: "c-" + heads[i] }, String(cell || "")))));
  }
  const sign = (word) => element("span", {}, t(word), element("i", {}));
  return [
    element("h1", {}, t("reportTitle")),
    element("p", { class: "of" }, one ? notice.title : ""),
    element("p", { class: "as-of" }, element("span", {}, t("issuer") + notice.issuer), element("span", {}, t("counted")(counts(list))), element("span", {}, t("asOf") + rows.today)),
    element("table", {}, element("colgroup", {}, ...heads.map((h) => element("col", { class: "c-" + h }))),
      element("thead", {}, element("tr", {}, ...heads.map((h) => element("th", { scope: "col" }, t(h))))), element("tbody", {}, ...body)),
    element("p", { class: "signatures" }, sign("signUnit"), sign("signLeader"), sign("signDeputy"), sign("signAuthor"), sign("signPhone"), sign("signDate")),
  ];
}
