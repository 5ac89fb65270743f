// One item, whole, at its own address.
import { byId, element, get, post } from "./dom.js";
import { folded, longText } from "./blocks.js";
import { itemAddress } from "./address.js";
import { edit, owners } from "./edit.js";
import { fileField, preview } from "./files.js";
import { link, pill, written } from "./text.js";
import { language, t, tellError } from "./words.js";

// showItem draws an item in #item. page is as in table.js, with ask(text), which
// says something to the assistant.
export async function showItem(rows, page, number, notice) {
  const node = byId("item");
  const [item] = await Promise.all([get("/ledger/item", { user: page.me(), lang: language, number, notice: notice || "" }), rows.load()]).catch((problem) => {
    node.replaceChildren(element("p", { class: "crumbs" }, element("a", { href: "/table", "data-go": true }, t("ledger"))), element("h2", { tabindex: "-1" }, tellError(problem)));
    return [];
  });
  if (!item) return;
  const row = rows.put(item);
  const again = () => showItem(rows, page, number, notice).catch(page.fail);
  const field = (name, value) => {
    const shown = value || element("span", { class: "context" }, t("unset"));
    return element("div", {}, element("dt", {}, t(name)), element("dd", {}, rows.may === "look" ? shown : element("button", {
      type: "button", class: "cell", "aria-label": t("change") + ": " + t(name),
      onclick: (event) => edit({ rows, people: page.people(), me: page.me(), row, field: name, beside: event.currentTarget, moved: again, done: (_, said) => { page.say(said); again(); } }),
    }, shown)));
  };
  const light = row.light ? element("span", { class: "light " + row.light }, t(row.light)) : null;
  const title = element("h2", { tabindex: "-1" }, `${row.name} ${row.title}`);
  node.replaceChildren(
    element("p", { class: "crumbs" }, element("a", { href: "/table", "data-go": true }, t("ledger")), element("span", { title: row.section }, row.short ? " › " + row.short : "", row.kind ? " › " + row.kind : ""), neighbours(rows, row)),
    title,
    element("dl", { class: "facts" }, field("status", pill(row.status)), field("owner", owners(row)), field("due", row.due && element("span", {}, row.due, " ", light))),
    ...part("finding", item.finding ? [element("p", {}, written(item.finding))] : []),
    ...part("measures", measures(item.measures)),
    ...part("commitments", (item.commitments || []).length ? [element("ul", {}, ...item.commitments.map((c) => element("li", {}, written(c.text), c.due ? written(t("bracketed")(c.due)) : "")))] : []),
    ...part("evidence", [evidence(item, row, rows, page, again)]),
    ...part("history", [element("ul", { class: "history" }, ...item.history.map(entry))]),
    element("p", { class: "actions" }, element("button", { type: "button", onclick: () => page.ask(t("askItem")(row.name)) }, t("openInChat"))),
  );
  document.title = `${row.name} ${row.title} · Rectify`;
}

// neighbours lead to the items before and after in the notice.
function neighbours(rows, row) {
  const all = rows.list().filter((r) => r.notice === row.notice).sort((a, b) => a.number - b.number);
  const at = all.findIndex((r) => r.id === row.id);
  const to = (r, word, sign) => (r ? element("a", { href: itemAddress(r, rows.several()), "data-go": true, "aria-label": `${t(word)}: ${r.name} ${r.title}`, title: `${r.name} ${r.title}` }, sign) : null);
  return element("span", { class: "neighbours" }, to(all[at - 1], "before", "‹"), to(all[at + 1], "after", "›"));
}

// entry is a line of the history: when, and what.
function entry(line) {
  const [, when, what] = /^(\d{4}-\d\d-\d\d \d\d:\d\d) (.*)$/.exec(line) || [null, "", line];
  return element("li", {}, element("time", {}, when), " ", written(what));
}

// measures are long: the beginning is shown, and the rest on demand.
function measures(texts) {
  const body = element("div", {}, ...texts.map((m) => element("p", {}, written(m))));
  return texts.length ? [texts.join("").length > longText ? folded(body) : body] : [];
}

// evidence lists an item's evidence, and takes more of it from those who may.
function evidence(item, row, rows, page, again) {
  const copyOf = (e) => `/ledger/evidence/${e.copy}?` + new URLSearchParams({ user: page.me(), notice: row.notice, number: row.number });
  const pieces = (item.evidence || []).map((e) => element("li", {}, e.href ? link(e.href, e.name) : e.name, element("span", { class: "context" }, e.about),
    ...(e.copy ? [element("a", { href: copyOf(e), download: e.name }, t("download")), preview(e.name, copyOf(e))] : [])));
  const list = pieces.length ? element("ol", { class: "evidence" }, ...pieces) : element("p", { class: "context" }, t("noEvidence"));
  if (rows.may === "look") return list;
  const note = element("input", { type: "text", placeholder: t("aboutEvidence"), "aria-label": t("aboutEvidence") });
  const send = element("button", { type: "button", class: "primary", disabled: true, onclick: async () => {
    send.disabled = true;
    try {
      const out = await post("/ledger/evidence", { user: page.me(), lang: language, request: crypto.randomUUID(), notice: row.notice, number: row.number, version: row.version, files: field.uploads.ids(), note: note.value });
      page.say(out.said);
      if (!out.refused) return again();
    } catch (failure) { page.fail(failure); }
    send.disabled = false;
  } }, t("addEvidence"));
  const field = fileField({ max_files: 10 }, {});
  field.uploads.changed = () => { send.disabled = !field.uploads.ids().length || field.uploads.busy > 0; };
  field.append(element("p", {}, note, " ", send));
  return element("div", {}, list, field);
}

const part = (word, nodes) => (nodes.length ? [element("h3", {}, t(word)), ...nodes] : []);
