// Changing an item: one field in a small window at the cell that shows it, or a form of
// the assistant's. The assistant carries it out as it does in the chat: what it refuses
// is said in the window.
//
// "of" is what is changed: {rows, page, row, done(row, said), moved(row)}; done is called
// once a change is made, moved when somebody else had changed the item meanwhile.
import { element, get, newId, post } from "./dom.js";
import { preview } from "./files.js";
import { inputFor } from "./inputs.js";
import { joined, statuses } from "./rows.js";
import { link, pill } from "./text.js";
import { language, t, tellError } from "./words.js";

// edit changes one field: "status", "due", "unit", "person" or "progress".
export function edit(of, field, beside) {
  if (field === "status") return chooseStatus(of, beside);
  const { act, ...one } = cells[field](of.row);
  return show(of, act, { title: t(field), fields: [{ label: "", value: "", ...one }] }, beside);
}

const cells = {
  due: (row) => ({ act: "due", name: "date", kind: "date", value: row.due }),
  unit: (row) => ({ act: "assign", name: "office", kind: "line", value: joined(row.units), kept: row.named }),
  person: (row) => ({ act: "assign", name: "owner", kind: "people", value: row.ids.join(" "), hint: row.person && !row.ids.length ? t("namedInNotice")(row.person) : "" }),
  progress: () => ({ act: "note", name: "note", kind: "text" }),
};

// openForm opens the form of an act, such as "extend"; values are what it begins with,
// and said is what is asked for.
export async function openForm(of, act, beside, values = {}, said = "") {
  try {
    const { row, page } = of;
    const form = await get("/ledger/form", { user: page.me(), lang: language, notice: row.notice, number: row.number, act });
    show(of, act, { ...form, said: said || form.said, fields: form.fields.map((f) => ({ ...f, value: values[f.name] || f.value })) }, beside);
  } catch (failure) { of.page.fail(failure); }
}

// carryOut does what takes no form, such as "nudge". What is asked before, here or by the
// assistant, is asked in a window beside an element.
export async function carryOut(of, act, beside, values = {}, asked = "") {
  try {
    if (asked) return confirm(of, act, beside, values, asked);
    const out = await send(of, act, values);
    if (out.choices) return confirm(of, act, beside, values, out.said, out.choices);
    of.done(out.row, out.said, act);
  } catch (failure) { of.page.fail(failure); }
}

function confirm(of, act, beside, values, question, choices = [{ label: t(act === "remove" ? "remove" : "undo"), version: of.row.version }]) {
  const answer = ({ label, version }, i) => element("button", { type: "button", class: i ? undefined : "primary", onclick: async () => {
    node.hidePopover();
    try {
      const out = await send({ page: of.page, row: { ...of.row, version } }, act, values, true);
      if (out.choices) return confirm(of, act, beside, values, out.said, out.choices);
      of.done(out.row, out.said, act);
    } catch (failure) { of.page.fail(failure); }
  } }, label);
  const node = open(beside, `${of.row.name} ${of.row.title}`, element("p", { class: "about" }, question), element("footer", {}, element("button", { type: "button", onclick: () => node.hidePopover() }, t("no")), ...choices.map(answer)));
}

// pieceOf is a piece of evidence as nodes: its link, what is known of it, its copy.
// remove is a button beside it, or nothing.
export function pieceOf({ row, page }, e, remove = null) {
  const copy = `/ledger/evidence/${e.copy}?` + new URLSearchParams({ user: page.me(), notice: row.notice, number: row.number });
  return [e.href ? link(e.href, e.name) : e.name, element("span", { class: "context" }, e.about), e.copy ? element("a", { href: copy, download: e.name }, t("download")) : null, " ", remove, e.copy ? preview(e.name, copy) : null];
}

const send = ({ page, row }, act, values, confirm = false) => post("/ledger/change", {
  user: page.me(), lang: language, request: crypto.randomUUID(), notice: row.notice, number: row.number, version: row.version, act, values, confirm,
});

// chooseStatus changes a status with one press; what needs a reason has a form.
function chooseStatus(of, beside) {
  const { rows, row } = of;
  const closed = row.status === "closed", approver = rows.may === "approve";
  const offered = closed && approver ? ["closed", "reopen"] : statuses.filter((s) => s === row.status || s !== "refused" && (s !== "closed" || approver && row.status !== "refused"));
  const said = problem();
  const choose = async (s) => {
    if (s === row.status) return node.hidePopover();
    if (s === "closed" || s === "reopen") { node.hidePopover(); return openForm(of, s === "closed" ? "close" : s, beside); }
    const problems = await attempt(of, node, said, "status", { status: s });
    if (!problems) return;
    node.hidePopover(); // it wants more than a status
    await openForm(of, "status", beside, { status: s }, Object.values(problems).join("\n"));
  };
  const choice = (s) => element("button", { type: "button", "aria-pressed": String(s === row.status), onclick: () => choose(s) }, s === "reopen" ? t("reopen") : pill(s));
  const node = open(beside, `${row.name} ${row.title}`, element("div", { class: "choices" }, ...offered.map(choice)), said);
}

// drafts are texts that were typed into windows which then were closed, by person.
const drafts = new Map();

// show shows a form of the assistant's: {title, send, said, fields}.
function show(of, act, form, beside) {
  const inputs = form.fields.map((f) => {
    const key = `${of.page.me()} ${of.row.id} ${act} ${f.name}`;
    const input = inputFor({ ...f, value: drafts.get(key) || f.value, after: act === "extend" ? of.row.due : "" }, of);
    if (["line", "text"].includes(f.kind)) input.node.addEventListener("input", () => drafts.set(key, input.read()));
    return { ...f, ...input, key, problem: problem(), label: element("label", { for: input.id }, f.label || form.title, f.optional && f.label ? element("span", { class: "context" }, t("optional")) : null) };
  });
  const said = problem();
  const save = element("button", { class: "primary" }, form.send || t("save"));
  const lines = form.said ? [element("p", { class: "about" }, form.said.replace(/\n{2,}/g, "\n"))] : [];
  if (form.pieces) lines.push(element("ol", { class: "evidence" }, ...form.pieces.map((e) => element("li", {}, ...pieceOf(of, e)))));
  const node = open(beside, `${of.row.name} ${of.row.title}`, ...lines,
    ...inputs.flatMap((i) => [i.label, i.node, i.hint ? element("p", { class: "context" }, i.hint) : null, i.problem].filter(Boolean)), said,
    inputs.length ? element("footer", {}, element("button", { type: "button", onclick: () => node.hidePopover() }, t("no")), save) : null);
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(inputs.map((i) => [i.name, i.read()]));
    for (const i of inputs) i.problem.textContent = "";
    save.disabled = true;
    const problems = await attempt(of, node, said, act, values, inputs.map((i) => i.key));
    save.disabled = false;
    const wrong = inputs.filter((i) => problems && problems[i.name]);
    if (!wrong.length) return;
    said.replaceChildren();
    for (const i of wrong) i.problem.textContent = problems[i.name];
    if (act === "due" && of.rows.may === "edit" && of.row.due && values.date > of.row.due) said.append(element("button", { type: "button", onclick: () => { node.hidePopover(); openForm(of, "extend", beside, { date: values.date }); } }, t("askForTime")));
    if (act === "due" && values.date && values.date < of.rows.today) said.append(element("button", { type: "button", onclick: () => attempt(of, node, said, act, values, inputs.map((i) => i.key), true) }, t("setAnyway")(values.date)));
    wrong[0].node.focus();
  });
}

const problem = () => element("div", { class: "problem", role: "alert" });

// attempt carries an act out and closes its window, or says in it what is wrong. It
// returns the problems by field, where there are any.
async function attempt(of, node, said, act, values, keys = [], confirm = false) {
  said.replaceChildren();
  try {
    const out = await send(of, act, values, confirm);
    if (!out.refused) {
      for (const key of keys) drafts.delete(key);
      node.hidePopover();
      of.done(out.row, out.said);
      return null;
    }
    if (out.stale) {
      of.row = of.moved(out.row) || out.row;
      node.querySelector("footer")?.remove();
      const keep = () => { node.hidePopover(); if (values.note && act !== "note") openForm(of, "note", document.querySelector("main"), { note: values.note }); };
      said.append(element("p", {}, t("changedMeanwhile")), element("p", { class: "about" }, out.said),
        element("button", { type: "button", onclick: keep }, t("keepTheirs")), " ",
        element("button", { type: "button", onclick: () => attempt(of, node, said, act, values, keys, confirm) }, t("useMine")));
    } else said.textContent = out.said;
    return out.problems;
  } catch (failure) {
    said.textContent = tellError(failure);
    document.addEventListener("connected", () => said.replaceChildren(), { once: true });
    return null;
  }
}

// open opens a window beside an element. It closes by Esc and by a press outside.
function open(beside, title, ...parts) {
  const id = newId();
  const form = element("form", { novalidate: true, onsubmit: (event) => event.preventDefault() }, element("h2", { id }, title), ...parts);
  const node = element("div", { class: "edit", popover: "auto", role: "dialog", "aria-labelledby": id }, form);
  const resized = new ResizeObserver(() => place(node, beside));
  node.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    resized.disconnect();
    const within = node.contains(document.activeElement) || document.activeElement === document.body;
    node.remove();
    if (within && beside.isConnected) beside.focus({ preventScroll: true });
  });
  document.body.append(node);
  node.showPopover();
  place(node, beside);
  resized.observe(node);
  const first = node.querySelector("[aria-pressed=true]") || node.querySelector("input:not(.hidden), textarea, select, button:not(:disabled)");
  if (first) first.focus();
  if (first && first.matches("input:not([type=checkbox], [type=date])")) first.select();
  return node;
}

// place puts a window below an element, or above it where there is more room, whole
// within the page. On a phone it is at the bottom.
function place(node, beside) {
  if (innerWidth < 720 || !beside.isConnected) return;
  const at = beside.getBoundingClientRect(), own = node.getBoundingClientRect(), edge = 8;
  const below = at.bottom + 4, above = at.top - own.height - 4;
  const top = below + own.height + edge <= innerHeight ? below : above >= edge ? above : innerHeight - own.height - edge;
  Object.assign(node.style, { top: Math.max(edge, top) + "px", left: Math.max(edge, Math.min(at.left, innerWidth - own.width - edge)) + "px" });
}

// owners are who answers for an item.
export const owners = (row) => joined([...row.units, ...row.people]);
