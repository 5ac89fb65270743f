// Changing one field of an item, beside the cell that shows it. The assistant
// carries it out as it does in the chat: what it refuses is said here.
import { element, newId, post } from "./dom.js";
import { statuses } from "./rows.js";
import { head, language, t, tellError } from "./words.js";

// edit opens beside an element. field is "status", "due" or "owner"; done(row,
// said) is called once the change is made, moved(row) when somebody else had
// changed the item meanwhile.
export function edit({ rows, people, me, row, field, beside, done, moved }) {
  const id = newId(), noteId = newId(), title = newId();
  const input = inputs[field]({ rows, people, row, id });
  const note = element("textarea", { id: noteId, rows: 2 });
  const problem = element("p", { class: "problem", role: "alert" });
  const save = element("button", { class: "primary" }, t("save"));
  const request = crypto.randomUUID ? crypto.randomUUID() : String(Math.random());
  let tries = 0, version = row.version;

  const send = async () => {
    if (field === "status" && input.read() === "refused") { problem.textContent = t("choose"); return; } // a notice's own word
    save.disabled = true;
    problem.textContent = "";
    try {
      const out = await post("/ledger/change", {
        user: me, lang: language, request: request + "-" + tries++, notice: row.notice, number: row.number, version, field, value: input.read(), note: note.value.trim(),
      });
      if (!out.refused) { dialog.close(); done(out.row, out.said); return; }
      problem.textContent = out.said;
      if (out.stale) { version = out.row.version; moved(out.row); }
    } catch (failure) {
      problem.textContent = tellError(failure);
    }
    save.disabled = false;
    input.node.focus();
  };

  const dialog = element("dialog", { class: "edit", "aria-labelledby": title },
    element("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); send(); } },
      element("h2", { id: title }, `${row.name} ${row.title}`),
      element("label", { for: id }, t(field === "owner" ? "owners" : field)), input.node, input.more || null,
      element("label", { for: noteId }, t(field === "status" ? "progressNote" : "note")), note, problem,
      element("footer", {}, element("button", { type: "button", onclick: () => dialog.close() }, t("no")), save)));
  dialog.addEventListener("close", () => { dialog.remove(); if (beside.isConnected) beside.focus({ preventScroll: true }); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside it
  document.body.append(dialog);
  dialog.showModal();
  place(dialog, beside);
  input.node.focus();
}

// place puts the dialog below an element, or above it where there is no room.
function place(dialog, beside) {
  if (innerWidth < 720) return; // in the middle
  const at = beside.getBoundingClientRect(), own = dialog.getBoundingClientRect();
  const top = at.bottom + own.height + 8 < innerHeight ? at.bottom + 4 : Math.max(8, at.top - own.height - 4);
  Object.assign(dialog.style, { margin: "0", top: top + "px", left: Math.max(8, Math.min(at.left, innerWidth - own.width - 8)) + "px" });
}

const inputs = {
  status({ rows, row, id }) {
    const offered = statuses.filter((s) => s === row.status || s !== "refused" && (s !== "closed" || rows.may === "approve"));
    const node = element("select", { id }, ...offered.map((s) => element("option", { value: s, selected: s === row.status }, head(s))));
    return { node, read: () => node.value };
  },
  due({ row, id }) {
    const node = element("input", { id, type: "date", value: row.due });
    return { node, read: () => node.value };
  },
  // Units and people by name, between marks; people of the workspace are told by
  // their ids.
  owner({ rows, people, row, id }) {
    const list = newId();
    const node = element("input", { id, list, value: owners(row), autocomplete: "off" });
    const known = new Set([...people.map((p) => p.name), ...rows.list().flatMap((r) => r.units)]);
    const byName = new Map(people.map((p) => [p.name, "@" + p.id]));
    const one = (name) => byName.get(name.replace(/^@/, "")) || name.split(/\s+/).map((word) => byName.get(word.replace(/^@/, "")) || word).join(" ");
    const read = () => node.value.split(/[、，,;；]/).map((name) => name.trim()).filter(Boolean).map(one).join("; ");
    return { node, read, more: element("datalist", { id: list }, ...[...known].slice(0, 200).map((name) => element("option", { value: name }))) };
  },
};

// owners are who answers for an item, as they are written in a field.
export const owners = (row) => [...row.units, ...row.people].join(/\p{Script=Han}/u.test(row.unit + row.person) ? "、" : "; ");
