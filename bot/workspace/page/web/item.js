// One item, whole, at its own address.
import { byId, element, get } from "./dom.js";
import { edit } from "./edit.js";
import { language, t } from "./words.js";

const pill = (status) => element("span", { class: "pill " + status }, t(status));

// showItem draws an item in #item. page is as in table.js, with ask(text), which
// says something to the assistant.
export async function showItem(rows, page, number, notice) {
  const [item] = await Promise.all([get("/ledger/item", { user: page.me(), lang: language, number, notice: notice || "" }), rows.load()]);
  const row = rows.put(item);
  const node = byId("item");
  const byNumber = rows.notices.find((n) => rows.all.has(n.id + "/" + row.number)); // which a number means in the chat
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
    element("h2", {}, `${row.number} ${row.title} `, pill(row.status), " ", light),
    element("dl", { class: "facts" }, field("status", t(row.status)), field("owner", [...row.units, ...row.people].join(" ")), field("due", row.due)),
    ...part("finding", item.finding ? [element("p", {}, item.finding)] : []),
    ...part("measures", item.measures.map((m) => element("p", {}, m))),
    ...part("commitments", (item.commitments || []).length ? [element("ul", {}, ...item.commitments.map((c) => element("li", {}, c.text, c.due ? ` (${c.due})` : "")))] : []),
    ...part("history", [element("ul", { class: "history" }, ...item.history.map((line) => element("li", {}, line)))]),
    ...(byNumber.id === row.notice ? [element("p", {}, element("button", { type: "button", onclick: () => page.ask(t("askItem")(row.number)) }, t("openInChat")))] : []),
  );
}

const part = (word, nodes) => (nodes.length ? [element("h3", {}, t(word)), ...nodes] : []);
