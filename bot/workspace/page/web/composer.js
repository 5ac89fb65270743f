// What somebody types: it grows with the text, outlives a reload, and shows the
// commands that were sent.
import { byId, element } from "./dom.js";
import { Uploads, chooser, takesFiles } from "./files.js";
import { act, state, words as inWords } from "./state.js";
import { echo } from "./messages.js";
import { isOpen, rows } from "./rows.js";
import { language, t } from "./words.js";

// Drafts, by person, channel and thread.

const draftKey = (thread) => `draft ${state.me} ${state.channel} ${thread}`;

export function restoreDraft(input, thread) {
  input.value = localStorage.getItem(draftKey(thread)) || "";
  grow(input);
}

function keepDraft(input, thread) {
  if (input.value) localStorage.setItem(draftKey(thread), input.value);
  else localStorage.removeItem(draftKey(thread));
}

// grow fits the field to its text, where the browser does not by itself.
function grow(input) {
  if (CSS.supports("field-sizing", "content")) return;
  input.style.height = "auto";
  input.style.height = input.scrollHeight + 2 + "px";
}

// Commands that were sent, which the workspace does not keep.

const echoKey = () => `sent ${state.me} ${state.channel}`;
const mostEchoes = 30;

export function echoes() {
  try {
    return JSON.parse(localStorage.getItem(echoKey())) || [];
  } catch {
    return [];
  }
}

function keepEcho(text) {
  const m = { ts: (Date.now() / 1000).toFixed(6), text, echo: true };
  localStorage.setItem(echoKey(), JSON.stringify([...echoes(), m].slice(-mostEchoes)));
  echo(m);
}

// send says a text in the open channel, in a thread where one is named.
export async function send(text, thread = "", files = []) {
  if (text.startsWith("/") && !thread && !files.length) keepEcho(text);
  return act("/page/say", { text, thread, files });
}

// onSend sends what is typed into a form's field. completion is what complete
// returned; none where nothing is offered.
export function onSend(form, input, thread, completion) {
  const uploads = new Uploads();
  const add = (files) => uploads.add(files);
  takesFiles(form, add);
  form.prepend(element("div", { class: "attached" }, uploads.node, uploads.problem));
  input.before(chooser(add, "📎", { "aria-label": t("attach"), title: t("attach"), class: "attach" }));
  const submit = async () => {
    const text = input.value.trim(), files = uploads.ids();
    if (!text && !files.length || uploads.busy) return;
    input.value = "";
    keepDraft(input, thread());
    grow(input);
    if (completion) completion.hide();
    if (await send(text, thread(), files)) uploads.clear();
    else { input.value = input.value || text; keepDraft(input, thread()); grow(input); } // it was not taken
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  input.addEventListener("input", () => { keepDraft(input, thread()); grow(input); });
  input.addEventListener("keydown", (event) => {
    if (completion && completion.handled(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  });
}

// offers are what may be typed: commands after "/", the items and words that
// belong to them, people after "@".
export function offers(before) {
  const mention = /(?:^|\s)@([^\s@]*)$/.exec(before);
  if (mention) {
    const options = state.people.filter((p) => p.name.startsWith(mention[1])).map((p) => ({ text: "@" + p.name, note: inWords(p.title) }));
    return { from: before.length - mention[1].length - 1, options: options.slice(0, most), eager: true };
  }
  if (!before.startsWith("/")) return null;
  return { from: 0, options: (itemsFor(before) || wordsFor(before) || commandsFor(before)).slice(0, most) };
}

const most = 10;

// itemsFor are the items whose number or title begins what comes after a command
// that wants a number; those that are open come first.
function itemsFor(before) {
  const [, command, typed] = /^(\/\S+ \S+ )(\S*)$/.exec(before) || [];
  if (!state.offers.some((o) => o.item && o.text === command)) return null;
  if (!rows.sequence) rows.load().catch(() => {}); // for the next letter
  const fits = rows.list().filter((r) => String(r.number).startsWith(typed) || r.title.includes(typed));
  return fits.sort((a, b) => isOpen(b) - isOpen(a) || a.number - b.number).map((r) => ({ text: command + r.number, name: `${r.number} ${r.title}`, note: t(r.status) }));
}

// wordsFor are the words that may follow a command.
function wordsFor(before) {
  for (const [after, zh, en] of words) {
    const [, command, typed] = after.exec(before) || [];
    if (command) return (/\p{Script=Han}/u.test(command) ? zh : en).filter((w) => w.startsWith(typed)).map((w) => ({ text: command + w, note: "" }));
  }
  return null;
}

const words = [
  [/^(\/\S+ (?:list|列表) )(\S*)$/, ["未完成", "已完成", "逾期", "全部", "我的"], ["open", "done", "late", "all", "mine"]],
  [/^(\/\S+ (?:status|状态) \d+ )(\S*)$/, ["正在整改", "已整改", "长期坚持"], ["in_progress", "done", "long_term"]],
];

// commandsFor are the commands that begin so, those of the page's language first.
function commandsFor(before) {
  const own = (o) => (o.lang === language ? 0 : 1);
  return commands().filter((o) => o.name.startsWith(before)).sort((a, b) => own(a) - own(b));
}

// commands are those that are offered; without any, what the apps themselves say.
export const commands = () => (state.offers.length ? state.offers : state.apps.flatMap((a) => a.commands.flatMap((c) =>
  [...c.usage.split("·").map((u) => `${c.name} ${u.trim()}`), c.name].map((name) => ({ text: name, name, note: c.description })))));

// type puts a text into the composer, for the person to send.
export function type(text) {
  const input = byId("text");
  input.value = text;
  keepDraft(input, "");
  grow(input);
  input.focus();
}
