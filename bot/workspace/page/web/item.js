// One item, whole, at its own address.
import { byId, element, get, post } from "./dom.js";
import { folded, longText } from "./blocks.js";
import { itemAddress } from "./address.js";
import { carryOut, edit, openForm, pieceOf } from "./edit.js";
import { fileField } from "./files.js";
import { pill, written } from "./text.js";
import { head, language, t, tellError } from "./words.js";

// showItem draws an item in #item. page is as in table.js, with ask(text), which
// says something to the assistant.
export async function showItem(rows, page, number, notice) {
  const node = byId("item");
  const [item] = await Promise.all([get("/ledger/item", { user: page.me(), lang: language, number, notice: notice || "" }), rows.load()]).catch((problem) => {
    node.replaceChildren(element("p", { class: "crumbs" }, element("a", { href: "/table", "data-go": true }, t("ledger"))), element("h2", { tabindex: "-1" }, problem.message === "item_not_found" ? t("noItem")(number) : tellError(problem)));
    return [];
  });
  if (!item) return;
  const row = rows.put(item);
  const again = () => showItem(rows, page, number, notice).catch(page.fail);
  const of = { rows, page, row, moved: () => { again(); }, done: (changed, said, act) => { if (act === "undo") page.say(said); else page.changed(said, changed, again); again(); } };
  const title = element("h2", { tabindex: "-1" }, `${row.name} ${row.title}`);
  node.replaceChildren(
    element("p", { class: "crumbs" }, element("a", { href: "/table", "data-go": true }, t("ledger")), element("span", { title: row.section }, row.short ? " › " + row.short : "", row.kind ? " › " + row.kind : ""), neighbours(rows, row)),
    title,
    element("div", { class: "side" }, facts(of, item), acts(of, item.acts)),
    element("div", { class: "whole" },
      ...part(item.recommends ? "recommendation" : "finding", item.finding ? [element("p", {}, written(item.finding))] : []),
      ...part("response", item.response ? [element("p", {}, written(item.response))] : []),
      ...part("measures", measures(item.measures)),
      ...part("commitments", (item.commitments || []).length ? [element("ul", {}, ...item.commitments.map((c) => element("li", {}, written(c.text.replace(enumerator, "")), c.due ? written(t("bracketed")(c.due)) : "")))] : []),
      ...part("evidence", [evidence(item, of, again)]),
      ...part("history", [element("ul", { class: "history" }, ...item.history.map(entry))])),
  );
  document.title = `${row.name} ${row.title} · Rectify`;
}

// enumerator is how a clause begins that is one of several in the measures.
const enumerator = /^[一二三四五六七八九十]{1,3}是/;

// facts are the fields of an item, which those who may can change.
function facts(of, { supporting, asked, receipt, due_words: dueWords }) {
  const { row, rows } = of;
  const field = (name, value) => {
    const shown = value || element("span", { class: "context" }, t(["unit", "person"].includes(name) ? "unassigned" : "unset"));
    return element("div", {}, element("dt", {}, t(name)), element("dd", {}, rows.may === "look" ? shown : element("button", {
      type: "button", class: "cell", "aria-label": t("change") + ": " + t(name), onclick: (event) => edit(of, name, event.currentTarget),
    }, shown)));
  };
  const more = (word, said) => element("div", {}, element("dt", {}, t(word)), element("dd", {}, said));
  const light = row.light ? element("span", { class: "light " + row.light }, head(row.light)) : null;
  return element("dl", { class: "facts" }, field("status", pill(row.status)), field("unit", row.unit), field("person", row.person), supporting ? more("supporting", supporting) : null,
    receipt ? more("receipt", receipt.on && !receipt.awaited ? t("receivedOn")(receipt.on) : t("awaited")((receipt.awaited || []).join(t("comma")))) : null,
    field("due", row.due && element("span", {}, row.due, " ", light, dueWords ? element("span", { class: "context" }, t("noticeSays")(dueWords)) : null)), asked ? more("asked", t("askedFor")(asked.due + t("bracketed")(asked.by))) : null);
}

// shownAnyway are the acts that have a field of their own.
const shownAnyway = ["assign", "due"];

// acts are what the item's card offers the person, each with its form.
function acts(of, offered) {
  return element("p", { class: "acts" }, ...offered.filter((a) => !shownAnyway.includes(a.name)).map((a) => element("button", {
    type: "button", class: a.main ? "primary" : a.grave ? "danger" : undefined, "data-act": a.name,
    onclick: (event) => (a.form ? openForm(of, a.name, event.currentTarget) : carryOut(of, a.name, event.currentTarget)),
  }, a.label || t("undoLast"))), element("button", { type: "button", onclick: () => of.page.ask(t("askItem")(of.row.name)) }, t("openInChat")));
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
  const [, when, what] = /^(\d{4}-\d\d-\d\d \d\d:\d\d) (.*)$/s.exec(line) || [null, "", line];
  return element("li", {}, element("time", {}, when), " ", element("span", {}, written(what)));
}

// measures are long: the beginning is shown, and the rest on demand.
function measures(texts) {
  const body = element("div", {}, ...texts.map((m) => element("p", {}, written(m))));
  return texts.length ? [texts.join("").length > longText ? folded(body) : body] : [];
}

// pasted takes files that are pasted anywhere on an item's page.
let pasted = () => {};
document.addEventListener("paste", (event) => {
  const files = [...(event.clipboardData ? event.clipboardData.files : [])];
  if (files.length && !byId("item").hidden && !event.defaultPrevented && !event.target.closest("dialog, .edit")) pasted(files);
});

// staged are the fields for evidence with files that are chosen but not yet added, by
// person and item: they are there again when somebody comes back to the item.
const staged = new Map();
addEventListener("beforeunload", (event) => { if (staged.size) event.preventDefault(); });

// evidence lists an item's evidence, and takes more of it from those who may.
function evidence(item, of, again) {
  const { row, rows, page } = of;
  const removes = rows.may !== "look" && row.status !== "closed";
  const pieces = (item.evidence || []).map((e, i) => element("li", {}, ...pieceOf(of, e, removes ? element("button", {
    type: "button", class: "plain", "aria-label": `${t("removePiece")}: ${e.name}`, title: t("removePiece"),
    onclick: (event) => carryOut(of, "remove", event.currentTarget, { piece: String(i + 1) }, t("removePieceAsk")(e.name)),
  }, "✕") : null)));
  const list = pieces.length ? element("ol", { class: "evidence" }, ...pieces) : element("p", { class: "context" }, t("noEvidence"));
  if (rows.may === "look") return list;
  const key = page.me() + " " + row.id, before = staged.get(key);
  const note = element("input", { type: "text", placeholder: t("aboutEvidence"), "aria-label": t("aboutEvidence"), value: before ? before.note() : "" });
  const send = element("button", { type: "button", class: "primary", onclick: async () => {
    send.disabled = true;
    try {
      const out = await post("/ledger/change", { user: page.me(), lang: language, request: crypto.randomUUID(), notice: row.notice, number: row.number, version: row.version, act: "evidence", values: { files: field.uploads.ids().join(" "), about: note.value } });
      page.say(out.said);
      if (!out.refused) { staged.delete(key); return again(); }
    } catch (failure) { page.fail(failure); }
    send.disabled = false;
  } }, t("addEvidence"));
  const more = element("p", { hidden: true, class: "staged" }, t("keepStaged"), " ", note, " ", send); // once there is something to add
  const field = before ? before.field : fileField({ max_files: 10 }, {});
  field.uploads.takes = item.takes;
  pasted = (files) => field.isConnected && field.uploads.add(files);
  field.uploads.changed = () => {
    const any = field.uploads.ids().length > 0;
    if (any) staged.set(key, { field, note: () => note.value });
    else staged.delete(key);
    more.hidden = !any;
    send.disabled = field.uploads.busy > 0;
  };
  field.querySelectorAll(".staged").forEach((old) => old.remove());
  field.append(more);
  field.uploads.changed();
  return element("div", {}, list, field);
}

const part = (word, nodes) => (nodes.length ? [element("h3", {}, t(word)), ...nodes] : []);
