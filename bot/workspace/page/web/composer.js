// What somebody types: it grows with the text and outlives a reload.
import { byId, element } from "./dom.js";
import { Uploads, chooser, takesFiles } from "./files.js";
import { appOf, here, persons, state, words as inWords } from "./state.js";
import { days, later } from "./days.js";
import { leading, rows } from "./rows.js";
import { send } from "./sent.js";
import { language, longestQuestion, t } from "./words.js";

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

// attached are the lists of files that are not sent yet: the browser asks before it
// forgets them.
const attached = [];
addEventListener("beforeunload", (event) => { if (attached.some((uploads) => uploads.files.length)) event.preventDefault(); });

// onSend sends what is typed into a form's field. completion is what complete
// returned; none where nothing is offered.
export function onSend(form, input, thread, completion) {
  const uploads = new Uploads();
  attached.push(uploads);
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
  input.addEventListener("input", () => {
    keepDraft(input, thread());
    grow(input);
    const long = input.value.length > longestQuestion && !input.value.startsWith("/") && Boolean(appOf(here()));
    if (long || uploads.warned) uploads.problem.textContent = long ? t("longQuestion")(input.value.length) : "";
    uploads.warned = long;
  });
  input.addEventListener("keydown", (event) => {
    if (completion && completion.handled(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  });
}

// offers are what may be typed: commands after "/", the items, people, days and
// words that belong to them, people after "@".
export function offers(before) {
  const mention = /(?:^|\s)@([^\s@]*)$/.exec(before);
  if (mention) {
    const options = state.people.filter((p) => p.name.startsWith(mention[1])).map((p) => ({ text: "@" + p.name, note: inWords(p.title) }));
    return { from: before.length - mention[1].length - 1, options: options.slice(0, most), eager: true };
  }
  if (!before.startsWith("/")) return null;
  const options = itemsFor(before) || ownersFor(before) || daysFor(before) || wordsFor(before) || commandsFor(before);
  return { from: 0, options: options.slice(0, most) };
}

const most = 10;

// itemsFor are the items whose number or title begins what comes after a command
// that wants a number; those that are open come first.
function itemsFor(before) {
  const [, command, typed] = /^(\/\S+ \S+ )(\S*)$/.exec(before) || [];
  if (!state.offers.some((o) => o.item && o.text === command)) return null;
  if (!rows.sequence) rows.load().catch(() => {}); // for the next letter
  const fits = rows.list().filter((r) => String(r.number).startsWith(typed) || r.name.startsWith(typed) || r.title.includes(typed));
  return leading(fits).map((r) => ({ text: command + r.name, name: `${r.name} ${r.title}`, note: t(r.status) }));
}

// ownersFor are the people and units that an item may be assigned to.
function ownersFor(before) {
  const [, command, typed] = /^(\/\S+ (?:assign|派给) \S+ (?:.* )?)(\S*)$/.exec(before) || [];
  if (!command) return null;
  const units = [...new Set(rows.list().flatMap((r) => r.units))].map((name) => ({ name, note: t("unit") }));
  return [...persons().map((p) => ({ name: "@" + p.name, note: inWords(p.title) })), ...units].filter((o) => o.name.replace("@", "").startsWith(typed) && !command.includes(o.name))
    .map((o) => ({ ...o, text: command + o.name }));
}

// daysFor are the days by which an item may be due.
function daysFor(before) {
  const [, command, verb, item, typed] = /^(\/\S+ (due|extend|remind|期限|延期|提醒) (\S+) )(\S*)$/.exec(before) || [];
  const { due } = (/extend|延期/.test(verb) && rows.list().find((r) => r.name === item)) || {};
  return command ? (due > rows.today ? later(due) : days(rows.today)).filter((d) => [d.date, ...d.names].some((name) => name.startsWith(typed))).map((d) => ({ text: command + d.date, name: d.date, note: d.name })) : null;
}

// wordsFor are the words that may follow a command, in the page's language unless
// what is typed is of the other one.
function wordsFor(before) {
  for (const [after, choices] of words) {
    const [, command, typed] = after.exec(before) || [];
    const of = (lang) => choices.map((c) => c[lang]).filter((w) => w.startsWith(typed)).map((w) => ({ text: command + w, name: w }));
    const own = language === "en" ? 1 : 0;
    if (command) return of(own).length ? of(own) : of(1 - own);
  }
  return null;
}

const words = [
  [/^(\/\S+ (?:list|列表) )(\S*)$/, [["未完成", "open"], ["已完成", "done"], ["逾期", "late"], ["全部", "all"], ["我的", "mine"]]],
  [/^(\/\S+ (?:status|状态) \S+ )(\S*)$/, [["正在整改", "in_progress"], ["已整改", "done"], ["长期坚持", "long_term"]]],
];

// commandsFor are the commands that begin so, those of the page's language first.
function commandsFor(before) {
  const own = (o) => (o.lang === language ? 0 : 1);
  return commands().filter((o) => o.name.startsWith(before)).sort((a, b) => own(a) - own(b)).map((o) => ({ ...o, name: o.text.trimEnd(), rest: o.name.slice(o.text.trimEnd().length) }));
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
