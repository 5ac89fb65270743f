// The ledger on paper: A4 landscape, as the report that goes upwards, and the counts
// of a view.
import { element } from "./dom.js";
import { counts, groupsBy, isOpen } from "./rows.js";
import { head, t } from "./words.js";

// report is a report on each notice, of rows in their order.
export const report = (list, rows) => ofEach(list, rows, reportOn);

// totals are the counts by unit, person, section or notice, on each notice; on all of
// them together where they are by notice.
export const totals = (list, rows, by) => (by === "notice" ? [sheet(list, rows.list(), rows.today, t("totalsTitle"), [totalsBy(list, by)])] :
  ofEach(list, rows, (notice, of, all, today) => sheet(of, all, today, t("totalsTitle"), [totalsBy(of, by)], notice)));

function ofEach(list, rows, write) {
  const notices = rows.notices.filter((n) => list.some((r) => r.notice === n.id));
  const of = (all, n) => all.filter((r) => r.notice === n.id);
  return notices.map((n) => write(n, of(list, n), of(rows.list(), n), rows.today));
}

// sheet is a page with its heading, its parts and the lines to sign on. Where the list
// is not all there is, the page says so: its share done would be read as that of all.
function sheet(list, all, today, title, parts, notice) {
  const whole = list.length === all.length;
  const sign = (word) => element("span", {}, t(word), element("i", {}));
  return element("article", {},
    element("h1", {}, title + (whole ? "" : t("bracketed")(t("extract")).trimEnd())),
    notice ? element("p", { class: "of" }, notice.title) : null,
    element("p", { class: "as-of" }, element("span", {}, notice ? t("issuer") + notice.issuer : ""), element("span", {}, t("asOf") + today)),
    element("p", { class: "sum" }, [whole ? `${t("percent")} ${counts(list).percent}%` : t("extractOf")(counts(list), counts(all)), t("counted")(counts(list)), t("lacking")(counts(list))].filter(Boolean).join(" · ")),
    ...parts,
    element("p", { class: "signatures" }, sign("signUnit"), sign("signLeader"), sign("signDeputy"), sign("signAuthor"), sign("signPhone"), sign("signDate")));
}

const kinds = ["done", "in_progress", "not_started", "long_term", "refused", "late", "near"];
const always = ["done", "in_progress", "late"];

// totalsBy is a table of how many items of each unit, section … have which status.
function totalsBy(list, by) {
  const sum = counts(list), shown = kinds.filter((k) => sum[k] || always.includes(k));
  const row = (name, n, tag) => element("tr", {}, element(tag, { scope: "row" }, name), ...[n.total, ...shown.map((k) => n[k])].map((v, i) => element(tag, { class: i && shown[i - 1] === "late" && v ? "count late" : "count" }, String(v))), element(tag, { class: "count" }, n.percent + "%"));
  return element("table", { class: "totals" },
    element("thead", {}, element("tr", {}, ...[head(by), t("items"), ...shown.map(head), t("percent")].map((word) => element("th", { scope: "col" }, word)))),
    element("tbody", {}, ...[...groupsBy(list, by)].map(([key, of]) => row(key || t("nobody_" + by), counts(of), "td"))),
    element("tfoot", {}, row(t("sum"), sum, "th")));
}

// named is a line of a cell with its name, where it says anything.
const named = (word, text) => (text ? [element("div", {}, element("strong", {}, t(word) + t("colon")), text)] : []);

const heads = { number: "number", problem: "title", unit: "unit", person: "person", limit: "due", advance: "progress", outcome: "status" };

// reportOn is the report on one notice: the totals of its sections, then the items,
// under the headings of their sections where the order is the notice's own. What
// nobody has filled in takes no column.
function reportOn(notice, list, all, today) {
  const columns = Object.keys(heads).filter((h) => !["unit", "person", "limit"].includes(h) || list.some((r) => r[heads[h]]));
  const inOrder = list.every((r, i) => !i || r.number > list[i - 1].number);
  const body = [];
  let section = "";
  for (const r of list) {
    if (inOrder && r.section && r.section !== section) {
      section = r.section;
      body.push(element("tr", { class: "section-row" }, element("th", { colspan: columns.length, scope: "colgroup" }, section)));
    }
    const cell = (h) => (h === "outcome" ? [head(r.status), ...(r.light ? [element("br"), t("bracketed")(t(r.light)).trim()] : [])] : [...(h === "advance" ? named("response", r.response) : []), String(r[heads[h]]), ...(h === "problem" ? named("recommendation", r.recommended) : [])]);
    body.push(element("tr", { class: r.light === "late" ? "late" : isOpen(r) ? "open" : undefined }, ...columns.map((h) => element("td", { class: "c-" + h }, ...cell(h)))));
  }
  const items = element("table", { class: list.some((r) => r.recommended) && "replies" }, element("colgroup", {}, ...columns.map((h) => element("col", { class: "c-" + h }))),
    element("thead", {}, element("tr", {}, ...columns.map((h) => element("th", { scope: "col" }, t(h))))), element("tbody", {}, ...body));
  const bySection = groupsBy(list, "section").size > 1 ? [totalsBy(list, "section")] : [];
  return sheet(list, all, today, t("reportTitle"), [...bySection, items], notice);
}
