// The ledger as a table: sorted, filtered, grouped, counted, edited in place.
// Loaded when it is first opened, with the library that draws it.
import { TabulatorFull as Tabulator } from "./vendor/tabulator/tabulator.min.js";
import { byId, element } from "./dom.js";
import { itemAddress, tableAddress } from "./address.js";
import { edit, owners } from "./edit.js";
import { report, totals } from "./report.js";
import { counts, findWords, groupsBy, matching, statuses } from "./rows.js";
import { pill } from "./text.js";
import { head, language, t } from "./words.js";

const narrow = matchMedia("(max-width: 45rem)"), tight = () => innerWidth <= 1024;

// room is which counts leave first where there is little room, the highest first.
const room = { late: 0, done: 0, long_term: 2, refused: 2, near: 2 };
const pixels = (words) => [...words].reduce((sum, c) => sum + (c > "\u2e80" ? 15 : 8), 0);
// headWidth is the room that a column needs for its head, in pixels.
const headWidth = (words) => pixels(words) + 46;
// wordWidth is the room that the longest word of names needs, which is not to be cut.
const pen = document.createElement("canvas").getContext("2d");
function wordWidth(names) {
  pen.font = getComputedStyle(document.body).font;
  return Math.max(...[...new Set(names)].flatMap((name) => name.split(/\s+|(?<=[;、])/)).map((word) => Math.min(pen.measureText(word).width, 120)), 0) + 36;
}
const statusWidth = () => Math.max(...statuses.map((s) => headWidth(head(s)))) + 8;
let printing = false; // what is shown stays as it is while paper is narrower than the window
const collator = new Intl.Collator("zh-CN", { numeric: true });
const states = ["open", "done", "late", "near", ...statuses];

// A Table shows rows in #ledger. page is what it needs of the page: me(),
// people(), addresses, go(address), say(sentence), fail(problem).
export class Table {
  constructor(rows, page) {
    Object.assign(this, { rows, page, want: {}, node: byId("ledger") });
    narrow.addEventListener("change", () => { if (!this.node.hidden && !printing) this.draw(); });
    addEventListener("beforeprint", () => { printing = true; if (!this.node.hidden) this.report(); });
    addEventListener("afterprint", () => { printing = false; });
  }

  // report puts what is shown on paper: the items, or the counts of a view.
  report() {
    byId("report").replaceChildren(...(this.want.by ? totals(this.shown(), this.rows, this.want.by) : report(this.shown(), this.rows)));
  }

  // show draws what an address asks for.
  async show(query) {
    const want = Object.fromEntries(["q", "status", "notice", "section", "unit", "person", "group", "by", "sort"].map((k) => [k, query.get(k) || ""]));
    const anew = !this.table || want.by !== this.want.by || Boolean(want.by) || want.sort !== this.want.sort;
    this.want = want;
    if (want.q) this.find(want.q);
    if (await this.refresh(anew)) return;
    this.fillControls();
    this.apply();
  }

  // key moves the keyboard between the cells of the list, and to the words to find.
  key(event) {
    if (event.key === "/") { event.preventDefault(); this.controls.querySelector("[type=search]").focus(); return; }
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key], aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step && !aside) return;
    const stops = (row) => [...row.querySelectorAll("a, button")];
    const rows = [...this.node.querySelectorAll(".tabulator-row:not(.tabulator-group, .tabulator-calcs)")], now = document.activeElement.closest(".tabulator-row");
    const at = now ? stops(now).indexOf(document.activeElement) : 0;
    const to = aside ? now && stops(now)[at + aside] : stops(rows[now ? rows.indexOf(now) + step : 0] || now)[Math.max(0, at)];
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: "nearest" });
  }

  // refresh reads what changed and shows it. It returns whether the table was
  // drawn anew for that.
  async refresh(anew = false) {
    const changed = await this.rows.load();
    if (anew || this.drawnFor !== this.form() || this.want.by && changed.length) { this.draw(); return true; }
    if (changed.length) await this.put(changed);
    return false;
  }

  // put shows changed rows in the list.
  async put(changed) {
    await this.table.updateOrAddData(changed);
    this.table.refreshFilter();
    this.fillControls();
    this.count();
  }

  // form is what the columns depend on.
  form() { return [this.rows.for, this.rows.several(), this.long(), ...["unit", "person", "due", "light"].map((f) => this.has(f))].join(); }

  has(field) { return this.rows.list().some((r) => r[field]); }

  // long is whether most titles need a third line.
  long() { return this.rows.list().reduce((sum, r) => sum + pixels(r.title), 0) > 480 * this.rows.list().length; }

  // rowHeight is that of a row, in pixels. In a page at 200 % a phone's has one line of title.
  rowHeight() {
    const phone = this.want.by ? 48 : innerHeight < 480 ? 52 : 68;
    return narrow.matches ? phone : this.long() && !this.want.by ? 62 : 44;
  }

  draw() {
    this.drawnFor = this.form();
    this.at = this.node.contains(document.activeElement) ? document.activeElement.dataset.cell : ""; // where the keyboard is
    if (this.table) this.table.destroy();
    this.controls = this.makeControls();
    const holder = element("div", { id: "grid", class: this.long() && !narrow.matches && "long" });
    this.node.replaceChildren(this.controls, element("p", { id: "counted", role: "status" }), holder);
    this.fillControls();
    this.table = this.want.by ? this.summary(holder) : this.list(holder);
    this.count();
  }

  // What is chosen above the table.

  makeControls() {
    const choose = (key) => element("select", { "data-want": key, "aria-label": t(key), onchange: (event) => this.choose({ [key]: event.target.value }) });
    let timer = 0;
    const words = element("input", {
      type: "search", "data-want": "q", "aria-label": t("filterWords"), placeholder: t("filterWords"), autocomplete: "off",
      oninput: (event) => { clearTimeout(timer); timer = setTimeout(() => this.choose({ q: event.target.value.trim() }), 120); },
    });
    const tabs = element("p", { class: "views" }, ...["", ...(this.rows.several() ? ["notice"] : []), "unit", "person", "section"].map((by) =>
      element("a", { href: tableAddress({ by }), "data-go": true, "data-by": by }, t(by ? "by_" + by : "all"))));
    const filters = element("span", { class: "filters" }, ...["notice", "status", "section", "unit", "person", "group"].map(choose));
    const more = element("button", { type: "button", class: "more", "aria-expanded": "false", onclick: (event) => event.currentTarget.setAttribute("aria-expanded", String(filters.classList.toggle("open"))) }, t("filters"));
    return element("form", { class: "controls", role: "search", "aria-label": t("ledger"), onsubmit: (event) => event.preventDefault() },
      element("div", { class: "top" }, tabs, element("a", { class: "button", download: true, href: "/ledger/export?" + new URLSearchParams({ user: this.page.me(), lang: language }) }, t("export")), element("button", { type: "button", onclick: () => window.print() }, t(this.want.by ? "printTotals" : "print"))), words, more, filters);
  }

  // whose says which notices a section is of, where there are several.
  whose(by, list) {
    return by === "section" && this.rows.several() ? [...new Set(list.map((r) => r.key))].join("、") + " · " : "";
  }

  // fillControls lists what can be chosen, with how many rows each has.
  fillControls() {
    const all = this.rows.list();
    const groups = (by) => [...groupsBy(all, by)].map(([key, list]) => ({ value: key || "-", label: `${this.whose(by, list)}${key || t("nobody_" + by)} (${list.length})` }));
    const options = {
      status: states.map((s) => [s, all.filter(matching({ status: s })).length]).filter(([s, n]) => n || s !== "refused").map(([s, n]) => ({ value: s, label: `${head(s)} (${n})` })),
      notice: this.rows.several() ? groups("notice") : [],
      section: groups("section").filter((o) => o.value !== "-"), unit: groups("unit"), person: groups("person"),
      group: [...(this.rows.several() ? ["notice"] : []), "section", "unit", "person"].map((by) => ({ value: by, label: t("by_" + by) })),
    };
    for (const node of this.controls.querySelectorAll("[data-want]")) {
      const key = node.dataset.want, now = this.want[key] || "";
      if (node.matches("select")) node.replaceChildren(element("option", { value: "" }, t("any_" + key)), ...options[key].map((o) => element("option", o, o.label)));
      if (document.activeElement !== node || node.matches("select")) node.value = now;
      node.hidden = (key === "group" && Boolean(this.want.by)) || (key === "notice" && !this.rows.several());
    }
    for (const link of this.controls.querySelectorAll("[data-by]")) {
      if (link.dataset.by === (this.want.by || "")) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  choose(some) {
    Object.assign(this.want, some);
    this.page.addresses.rename(tableAddress(this.want));
    if (some.q) this.find(some.q);
    if (this.want.by) this.draw();
    else this.apply();
  }

  // find adds what the notices' own words hold to what the rows do.
  async find(q) {
    await findWords(q).catch(this.page.fail);
    if (q !== this.want.q || !this.table) return;
    if (this.want.by) this.draw();
    else this.apply();
  }

  apply() {
    if (this.want.by) return;
    const by = this.grouping();
    this.table.options.groupValues = by && [this.groupsInOrder(by)];
    if (by || this.table.options.groupBy) this.table.setGroupBy(by);
    this.table.setFilter(matching(this.want));
    const section = this.table.getColumn("section"), wanted = this.want.group !== "section";
    if (section && section.isVisible() !== wanted) section.toggle();
    this.count();
  }

  // groupsInOrder are the names of the groups of the rows that are wanted, in the
  // notice's order; those without a name come last.
  groupsInOrder(by) {
    const wanted = this.rows.list().filter(matching(this.want));
    const names = new Set(wanted.sort((a, b) => a.place - b.place).map(by));
    const last = t("nobody_" + this.want.group);
    return [...names].filter((name) => name !== last).concat(names.has(last) ? [last] : []);
  }

  grouping() {
    const by = this.want.group;
    return by ? (r) => r[by === "notice" ? "key" : by] || t("nobody_" + by) : false;
  }

  // shown are the rows that the table shows, in its order.
  shown() {
    if (this.want.by) return this.rows.list().filter(matching(this.want));
    return this.table.getData("active");
  }

  count() {
    const n = counts(this.rows.list().filter(matching(this.want)));
    const twice = ["unit", "person"].includes(this.want.by) && this.rows.list().some((r) => matching(this.want)(r) && r[this.want.by === "unit" ? "units" : "people"].length > 1);
    byId("counted").replaceChildren(this.want.status ? "" : bar(n.percent), " ", t("counted")(n), " ", element("span", { class: "lacking" }, t("lacking")(n)), element("span", {}, twice ? t("countedTwice") : ""));
    byId("counted").hidden = !n.total; // the table says that there is nothing
    byId("topic").textContent = "";
  }

  // The list of items.

  list(holder) {
    const table = new Tabulator(holder, {
      data: this.rows.list(), index: "id", height: "100%", layout: "fitColumns", responsiveLayout: "hide", rowHeight: this.rowHeight(), placeholder: () => this.none(), initialSort: this.sorting(),
      columns: narrow.matches ? this.narrowColumns() : this.columns(), groupBy: this.grouping(), groupValues: this.want.group && [this.groupsInOrder(this.grouping())],
      groupHeader: (value, count, data, group) => {
        queueMicrotask(() => { const node = group.getElement(); if (node) node.setAttribute("role", "row"); }); // it may be gone by then
        return element("span", { role: "gridcell" }, element("strong", {}, value), " ", t("counted")(counts(data)));
      },
      columnDefaults: { headerSortTristate: false, resizable: true, formatter: clipped },
    });
    table.on("rowClick", (event, row) => this.open(event, itemAddress(row.getData(), this.rows.several())));
    table.on("dataSorted", (sorters) => this.sorted(sorters));
    table.on("tableBuilt", () => { named(holder); table.setFilter(matching(this.want)); this.count(); this.focus(this.at); this.node.dataset.ready = "yes"; });
    return table;
  }

  // sorting is what the address says of the order, and sorted has it say what it is.
  sorting() {
    const [, down, column] = /^(-?)(.+)$/.exec(this.want.sort) || [];
    return column ? [{ column, dir: down ? "desc" : "asc" }] : [];
  }

  sorted([by]) {
    const sort = by ? (by.dir === "desc" ? "-" : "") + by.field : "";
    if (sort === this.want.sort || !this.node.dataset.ready) return;
    this.want.sort = sort;
    this.page.addresses.rename(tableAddress(this.want));
  }

  // numberWidth is the room that the longest number takes, in pixels.
  numberWidth() {
    let most = 64;
    for (const r of this.rows.list()) most = Math.max(most, headWidth(r.name) - 16);
    return most;
  }

  // columns that nobody has filled in are hidden from those who only look, and where
  // there is little room.
  columns() {
    const text = (field, width, more) => ({ title: t(field), field, sorter: ranked, tooltip: (event, cell) => cell.getValue() || false, ...width, ...more });
    const wide = (room, tablet) => (tight() ? tablet : room);
    const filled = (field, width) => (this.has(field) ? width : { width: headWidth(t(field)), visible: !tight() && this.rows.may !== "look" });
    const names = (field) => Math.max(headWidth(t(field)) - 8, wordWidth(this.rows.list().map((r) => r[field])));
    const owner = { formatter: (cell) => this.cell(cell, cell.getField(), element("span", { class: "clip names" }, cell.getValue() || t("nobody"))) };
    return [
      { title: t("number"), field: "number", width: this.numberWidth(), responsive: 0, sorter: byNumber, formatter: (cell) => cell.getData().name },
      text("title", { minWidth: this.long() ? wide(260, 140) : wide(176, 128), widthGrow: 3, responsive: 0 }, { formatter: (cell) => this.link(cell.getData(), cell.getValue()), sorter: plain }),
      text("section", { width: 122, responsive: 5, visible: this.want.group !== "section" }, { formatter: (cell) => element("span", { class: "clip" }, cell.getData().short || t("nobody")), sorter: bySection }),
      text("unit", { ...filled("unit", { minWidth: names("unit"), widthGrow: 1.4 }), responsive: 2 }, owner),
      text("person", { ...filled("person", { minWidth: names("person"), widthGrow: 0.6 }), responsive: 3 }, owner),
      { title: t("due"), field: "due", ...filled("due", { width: 122 }), responsive: 1, sorter: byDue, formatter: (cell) => this.cell(cell, "due", this.due(cell.getData())) },
      { title: t("status"), field: "status", width: statusWidth(), responsive: 0, sorter: byStatus, formatter: (cell) => this.cell(cell, "status", pill(cell.getValue())) },
      { title: t("progress"), field: "said", minWidth: 118, widthGrow: 4, responsive: 4, sorter: plain, headerSortStartingDir: "desc", tooltip: (event, cell) => cell.getData().progress, formatter: (cell) => this.cell(cell, "progress", element("span", { class: "clip" }, updated(cell.getData()), cell.getData().progress)) },
    ];
  }

  // narrowColumns are rows of two lines, for a phone.
  narrowColumns() {
    const card = (cell) => {
      const r = cell.getData();
      return element("div", { class: "two" }, this.link(r, `${r.name} ${r.title}`), element("span", { class: "context" }, ...(light(r) ? [light(r), " "] : []), `${r.due || t("noDue")} · ${owners(r) || t("noOwner")}`));
    };
    return [
      { title: t("title"), field: "number", sorter: byNumber, formatter: card, widthGrow: 3 },
      { title: t("status"), field: "status", sorter: byStatus, width: statusWidth(), formatter: (cell) => this.cell(cell, "status", pill(cell.getValue())) },
    ];
  }

  // open goes to the address of a row that was clicked beside its links and buttons.
  open(event, address) {
    if (!event.target.closest("a, button") && !getSelection().toString()) this.page.go(address);
  }

  // none says that nothing fits what is chosen above the table.
  none() {
    return element("p", {}, t("nothing"), " · ", element("a", { href: tableAddress({ group: this.want.group, by: this.want.by }), "data-go": true }, t("clearFilters")));
  }

  link(row, text) { return element("a", { href: itemAddress(row, this.rows.several()), "data-go": true }, text); }

  due(row) {
    return row.due ? element("span", {}, element("span", { class: "date" }, row.due), " ", light(row)) : t("nobody");
  }

  // cell is a field that can be changed by who may.
  cell(cell, field, content) {
    const row = cell.getData();
    if (this.rows.may === "look") return element("span", {}, content);
    return element("button", {
      type: "button", class: "cell", "data-cell": row.id + " " + field, "aria-label": `${t("change")}: ${t(field)}, ${row.name}`,
      onclick: (event) => this.edit(row, field, event.currentTarget),
    }, content);
  }

  // focus puts the keyboard on a cell, where it is shown.
  focus(cell) {
    const node = cell && this.node.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
    if (node) node.focus({ preventScroll: true });
  }

  edit(row, field, beside) {
    const put = (changed) => { const now = this.rows.put(changed); this.put([now]); return { ...now }; };
    edit({
      rows: this.rows, page: this.page, row: { ...row }, moved: put, // as the person saw it: the library's own row changes in place
      done: async (changed, said) => {
        await this.put([this.rows.put(changed)]);
        this.page.changed(said, changed, () => this.refresh());
        this.focus(row.id + " " + field);
      },
    }, field, beside);
  }

  // The counts by unit, person or section.

  summary(holder) {
    const by = this.want.by;
    const rows = this.rows.list().filter(matching(this.want)), sum = counts(rows);
    const data = [...groupsBy(rows, by)].map(([key, list], i) => ({ id: i, key: key || "-", name: key || t("nobody_" + by), ...counts(list) }));
    const below = (value, formatter) => ({ bottomCalc: () => value, bottomCalcFormatter: formatter });
    const number = (field, width = headWidth(head(field === "total" ? "items" : field))) => ({ title: head(field === "total" ? "items" : field), field, hozAlign: "right", headerHozAlign: "right", sorter: "number", width, ...below(sum[field]) });
    const address = (row) => tableAddress({ ...this.want, by: "", [by]: row.key === "-" && by === "section" ? "" : row.key });
    const name = (cell) => element("a", { href: address(cell.getData()), "data-go": true }, cell.getValue());
    const title = { title: head(by), field: "name", minWidth: narrow.matches ? 100 : tight() ? 132 : 220, responsive: 0, sorter: ranked, formatter: tight() ? twoLines(name) : name, widthGrow: 5, tooltip: (event, cell) => cell.getValue(), ...below(t("sum")) };
    const share = (cell) => `${cell.getData().done}/${cell.getData().total}`;
    const columns = narrow.matches ?
      [title, { ...number("done", 92), formatter: share, ...below(`${sum.done}/${sum.total}`) }, number("late", 72)] :
      [title, number("total"), ...["done", "in_progress", "not_started", "long_term", "refused", "late", "near"].filter((s) => sum[s] || ["done", "in_progress", "late"].includes(s)).map((s) => ({ ...number(s), responsive: room[s] ?? 1 })), { title: t("percent"), field: "percent", sorter: "number", formatter: (cell) => bar(cell.getValue()), width: 168, responsive: 3, ...below(sum.percent, (cell) => bar(cell.getValue())) }];
    const table = new Tabulator(holder, {
      data, maxHeight: "100%", layout: "fitColumns", responsiveLayout: "hide", placeholder: () => this.none(), rowHeight: this.rowHeight(), initialSort: by === "section" ? [] : [{ column: "late", dir: "desc" }],
      columns, columnDefaults: { headerSortTristate: false, formatter: clipped },
    });
    table.on("rowClick", (event, row) => this.open(event, address(row.getData())));
    table.on("tableBuilt", () => { named(holder); this.node.dataset.ready = "yes"; });
    return table;
  }
}

// named puts the roles right that the library gives its parts: a grid holds
// rows, or groups of rows.
function named(grid) {
  grid.removeAttribute("aria-owns");
  grid.setAttribute("aria-label", t("ledger"));
  grid.querySelector(".tabulator-tableholder").setAttribute("role", "rowgroup");
  grid.querySelector(".tabulator-table").setAttribute("role", "none");
}

const light = (row) => (row.light ? element("span", { class: "light " + row.light }, head(row.light)) : null);
const bar = (percent) => element("span", { class: "bar" }, element("progress", { max: 100, value: percent, "aria-label": percent + "%" }), ` ${percent}%`);
const updated = (row) => (row.updated ? element("span", { class: "context date" }, row.updated + " ") : null);
const twoLines = (of) => (cell) => element("div", { class: "two" }, of(cell));
const clipped = (cell) => element("span", { class: "clip" }, String(cell.getValue() ?? ""));

// Sorters. Names are few and sort as a dictionary does; titles are many and sort
// by code point, which takes no time.
const ranks = new Map();
const ranked = (a, b) => {
  if (a === b) return 0;
  const key = a + "\n" + b;
  if (!ranks.has(key)) ranks.set(key, !a ? 1 : !b ? -1 : collator.compare(a, b));
  return ranks.get(key);
};
const plain = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byNumber = (a, b, one, other) => plain(one.getData().notice, other.getData().notice) || a - b;
const bySection = (a, b, one, other) => plain(one.getData().notice, other.getData().notice) || one.getData().place - other.getData().place;
const byDue = (a, b) => plain(a || "9", b || "9");
const byStatus = (a, b) => statuses.indexOf(a) - statuses.indexOf(b);
