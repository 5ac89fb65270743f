// Ctrl+K: items, commands, people, channels, by a few letters.
import { byId, element, newId } from "./dom.js";
import { channelAddress, itemAddress, tableAddress } from "./address.js";
import { commands } from "./composer.js";
import { appChannel, keyOf, nameOf, persons, state, words } from "./state.js";
import { groupsBy, statuses } from "./rows.js";
import { all, head, language, t } from "./words.js";

const most = 12;

// also are other words for views.
const also = { late: " overdue 超期", near: " 快到期", open: " unfinished 没完成", done: " finished", mine: "我的 我负责 分派给我 待我签收 mine my items", home: "等我处理 待批 待销号 提要 统计 waiting for me digest", print: "打印 上报 报表 print report" };

// palette opens the list. rows is the ledger, go(address) goes there, and
// type(text) puts a command into the composer.
export async function palette({ rows, go, type, fail }) {
  if (byId("palette")) return;
  const list = element("ul", { id: newId(), role: "listbox", "aria-label": t("jump") });
  const input = element("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": list.id, "aria-label": t("jump"), placeholder: t("jumpHint"), autocomplete: "off" });
  const dialog = element("dialog", { id: "palette", "aria-label": t("jump") }, element("div", { class: "inner" }, input, list, element("p", { class: "context" }, t("jumpKeys"))));
  let found = [], at = 0;

  const take = (i) => {
    const entry = found[i];
    if (!entry) return;
    dialog.close();
    if (entry.go) Promise.resolve(go(entry.go)).then(() => entry.then && entry.then());
    else type(entry.type);
  };
  const mark = (i) => {
    at = i;
    [...list.children].forEach((node, n) => node.setAttribute("aria-selected", String(n === i)));
    if (list.children[i]) { list.children[i].scrollIntoView({ block: "nearest" }); input.setAttribute("aria-activedescendant", list.children[i].id); }
  };
  const draw = () => {
    found = entries(rows, input.value.trim());
    list.replaceChildren(...found.map((e, i) => element("li", { role: "option", id: list.id + i, onclick: () => take(i) },
      element("span", { class: "badge" }, t("is_" + e.kind)), " ", element("span", { class: "name" }, e.name), " ", element("span", { class: "context" }, e.note || ""))));
    mark(0);
  };
  input.addEventListener("input", draw);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") mark((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") mark((at + found.length - 1) % Math.max(1, found.length));
    else if (event.key === "Enter") take(at);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
  draw();
  if (state.table) await rows.load().then(draw, fail);
}

// owners are the views of the ledger by each unit and person that it names.
let known = { of: -1, owners: [] };
function owners(rows) {
  if (known.of !== rows.sequence) {
    known = { of: rows.sequence, owners: ["unit", "person"].flatMap((by) => [...groupsBy(rows.list(), by)].filter(([name]) => name).map(([name, list]) => ({
      kind: "view", name: `${t("ledger")} · ${name} (${list.length})`, go: tableAddress({ [by]: name }) }))) };
  }
  return known.owners;
}

// entries are what fits the words typed: the item of that number, places, people
// and commands, then items by title, and by what else the ledger says of them. Words
// that nothing fits can be asked.
function entries(rows, said) {
  const typed = said.toLowerCase();
  const places = [
    ...(state.table ? [{ kind: "view", name: t("ledger"), go: "/table" }, ...["unit", "person", "section"].map((by) => ({ kind: "view", name: t("ledger") + " · " + t("by_" + by), go: tableAddress({ by }) })),
      ...["late", "near", "open", ...statuses].map((status) => ({ kind: "view", name: t("ledger") + " · " + head(status), also: all[status].join(" ") + (also[status] || ""), go: tableAddress({ status }) })),
      { kind: "view", name: t("mine"), also: also.mine, go: tableAddress({ person: state.names[state.me] }) }, { kind: "view", name: t("print"), also: also.print, go: "/table", then: () => print() }] : []),
    ...(appChannel() ? [{ kind: "view", name: t("home"), also: also.home, go: "/home" }] : []),
    ...state.channels.map((c) => ({ kind: "channel", name: nameOf(c), go: channelAddress(keyOf(c)) })),
  ];
  const people = persons().map((p) => ({ kind: "person", name: p.name, note: words(p.title), go: tableAddress({ person: p.name }) }));
  const typeable = commands().filter((c) => !c.lang || c.lang === language).map((c) => ({ kind: "command", name: c.text.trimEnd(), note: c.note, type: c.text.trimEnd() + " " }));
  const others = [...places, ...(typed ? owners(rows) : []), ...people, ...typeable];
  if (!typed) return others.slice(0, most);
  const wanted = typed.split(/\s+/);
  const number = /^#?(\d+)$/.exec(typed);
  const bare = (text) => text.toLowerCase().replace(/[\s#]/g, "");
  const within = (text) => wanted.every((w) => text.toLowerCase().includes(w));
  const byNumber = [], byTitle = [], byWords = [];
  for (const r of rows.all.values()) {
    const list = number && r.number === Number(number[1]) || bare(r.name) === bare(typed) ? byNumber : within(r.title) ? byTitle : within(r.words) ? byWords : null;
    if (list) list.push({ kind: "item", name: `${r.name} ${r.title}`, note: t(r.status), go: itemAddress(r, rows.several()) });
  }
  if (number) return [...byNumber, ...byTitle].slice(0, most);
  const found = [...byNumber, ...others.filter((e) => within([e.name, e.note, e.also].join(" "))), ...byTitle, ...byWords].slice(0, most);
  return found.length ? found : [{ kind: "question", name: said, note: t("askThis"), type: said }];
}
