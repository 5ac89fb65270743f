// What somebody types: it grows with the text, outlives a reload, and shows the
// commands that were sent.
import { byId } from "./dom.js";
import { act, state } from "./state.js";
import { echo } from "./messages.js";

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
export async function send(text, thread = "") {
  if (text.startsWith("/") && !thread) keepEcho(text);
  return act("/page/say", { text, thread });
}

// onSend sends what is typed into a form's field. completion is what complete
// returned; none where nothing is offered.
export function onSend(form, input, thread, completion) {
  const submit = async () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    keepDraft(input, thread());
    grow(input);
    if (completion) completion.hide();
    if (!(await send(text, thread()))) { input.value = input.value || text; keepDraft(input, thread()); grow(input); } // it was not taken
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  input.addEventListener("input", () => { keepDraft(input, thread()); grow(input); });
  input.addEventListener("keydown", (event) => {
    if (completion && completion.handled(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  });
}

// offers are what may be typed: commands after "/", people after "@".
export function offers(before) {
  if (before.startsWith("/")) {
    const all = commands();
    return { from: 0, options: all.filter((o) => o.text.startsWith(before) && o.text !== before.trim()).slice(0, 8) };
  }
  const mention = /(?:^|\s)@(\S*)$/.exec(before);
  if (!mention) return null;
  const options = state.people.filter((p) => p.name.startsWith(mention[1])).map((p) => ({ text: "@" + p.name, note: p.title }));
  return { from: before.length - mention[1].length - 1, options: options.slice(0, 8), eager: true };
}

// commands are those of the apps, with what they do.
export const commands = () => state.apps.flatMap((a) => a.commands.flatMap((c) =>
  [...c.usage.split("·").map((u) => ({ text: `${c.name} ${u.trim()}`, note: "" })), { text: c.name, note: c.description }]));

// type puts a text into the composer, for the person to send.
export function type(text) {
  const input = byId("text");
  input.value = text;
  keepDraft(input, "");
  grow(input);
  input.focus();
}
