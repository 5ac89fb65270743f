// One item, whole, at its own address.
import { byId, element, get, post } from "./dom.js";
import { folded, longText } from "./blocks.js";
import { edit } from "./edit.js";
import { fileField } from "./files.js";
import { link } from "./text.js";
import { language, t } from "./words.js";

const pill = (status) => element("span", { class: "pill " + status }, t(status));

// showItem draws an item in #item. page is as in table.js, with ask(text), which
// says something to the assistant.
export async function showItem(rows, page, number, notice) {
  const [item] = await Promise.all([get("/ledger/item", { user: page.me(), lang: language, number, notice: notice || "" }), rows.load()]);
  const row = rows.put(item);
  const node = byId("item");
  const named = (rows.several() ? row.key + "#" : "") + row.number; // as commands name it
  const again = () => showItem(rows, page, number, notice).catch(page.fail);
  const field = (name, value) => {
    const shown = value || t("nobody");
    return element("div", {}, element("dt", {}, t(name)), element("dd", {}, rows.may === "look" ? shown : element("button", {
      type: "button", class: "cell", "aria-label": t("change") + ": " + t(name),
      onclick: (event) => edit({ rows, people: page.people(), me: page.me(), row, field: name, beside: event.currentTarget, moved: again, done: (_, said) => { page.say(said); again(); } }),
    }, shown)));
  };
  const light = row.light ? element("span", { class: "light " + row.light }, t(row.light)) : null;
  node.replaceChildren(
    element("p", { class: "crumbs" }, element("a", { href: "/table", "data-go": true }, t("ledger")), row.section ? " › " + row.section : "", row.kind ? " › " + row.kind : ""),
    element("h2", {}, `${named} ${row.title} `, pill(row.status), " ", light),
    element("dl", { class: "facts" }, field("status", t(row.status)), field("owner", [...row.units, ...row.people].join(" ")), field("due", row.due)),
    ...part("finding", item.finding ? [element("p", {}, item.finding)] : []),
    ...part("measures", measures(item.measures)),
    ...part("commitments", (item.commitments || []).length ? [element("ul", {}, ...item.commitments.map((c) => element("li", {}, c.text, c.due ? ` (${c.due})` : "")))] : []),
    ...part("evidence", [evidence(item, row, rows, page, again)]),
    ...part("history", [element("ul", { class: "history" }, ...item.history.map((line) => element("li", {}, line)))]),
    element("p", {}, element("button", { type: "button", onclick: () => page.ask(rows.several() ? named : t("askItem")(row.number)) }, t("openInChat"))),
  );
}

// measures are long: the beginning is shown, and the rest on demand.
function measures(texts) {
  const body = element("div", {}, ...texts.map((m) => element("p", {}, m)));
  return texts.length ? [texts.join("").length > longText ? folded(body) : body] : [];
}

// evidence lists an item's evidence, and takes more of it from those who may.
function evidence(item, row, rows, page, again) {
  const pieces = (item.evidence || []).map((e) => element("li", {}, e.href ? link(e.href, e.name) : e.name, element("span", { class: "context" }, e.about),
    e.copy ? element("a", { href: `/ledger/evidence/${e.copy}?` + new URLSearchParams({ user: page.me(), notice: row.notice, number: row.number }), download: e.name }, t("download")) : null));
  const list = pieces.length ? element("ol", { class: "evidence" }, ...pieces) : element("p", { class: "context" }, "—");
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
