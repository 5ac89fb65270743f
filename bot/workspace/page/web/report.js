// The ledger on paper: A4 landscape, as the report that goes upwards.
import { byId, element } from "./dom.js";
import { counts } from "./rows.js";
import { head, t } from "./words.js";

const heads = ["number", "problem", "unit", "person", "limit", "advance", "outcome"];

// print prints rows, in their order: a report for each notice.
export function print(list, rows) {
  const notices = rows.notices.filter((n) => list.some((r) => r.notice === n.id));
  byId("report").replaceChildren(...notices.map((n) => report(n, list.filter((r) => r.notice === n.id), rows.today)));
  window.print();
}

// report is the report on one notice, under the headings of its sections where the
// order is the notice's own.
function report(notice, list, today) {
  const inOrder = list.every((r, i) => !i || r.number > list[i - 1].number);
  const body = [];
  let section = "";
  for (const r of list) {
    if (inOrder && r.section && r.section !== section) {
      section = r.section;
      body.push(element("tr", { class: "section-row" }, element("th", { colspan: heads.length, scope: "colgroup" }, section)));
    }
    const outcome = [head(r.status), ...(r.light ? [element("br"), t("bracketed")(t(r.light)).trim()] : [])];
    body.push(element("tr", {}, ...[[r.number], [r.title], [r.unit], [r.person], [r.due], [r.progress], outcome].map((cell, i) => element("td", { class: "c-" + heads[i] }, ...cell))));
  }
  const sign = (word) => element("span", {}, t(word), element("i", {}));
  return element("article", {},
    element("h1", {}, t("reportTitle")),
    element("p", { class: "of" }, notice.title),
    element("p", { class: "as-of" }, element("span", {}, t("issuer") + notice.issuer), element("span", {}, t("counted")(counts(list))), element("span", {}, t("asOf") + today)),
    element("table", {}, element("colgroup", {}, ...heads.map((h) => element("col", { class: "c-" + h }))),
      element("thead", {}, element("tr", {}, ...heads.map((h) => element("th", { scope: "col" }, t(h))))), element("tbody", {}, ...body)),
    element("p", { class: "signatures" }, sign("signUnit"), sign("signLeader"), sign("signDeputy"), sign("signAuthor"), sign("signPhone"), sign("signDate")));
}
