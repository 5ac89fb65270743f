// The messages of a channel, and of a thread.
import { byId, element, get, post, replace } from "./dom.js";
import { draw, folded, longText } from "./blocks.js";
import { channelAddress, fileAddress } from "./address.js";
import { preview } from "./files.js";
import { mrkdwn } from "./text.js";
import { act, appOf, chatting, context, fail, here, keyOf, state, when, words } from "./state.js";
import { echoes, onEcho } from "./sent.js";
import { welcome } from "./welcome.js";
import { t } from "./words.js";

const loaded = { oldest: "", more: false, loading: false };

export const dateOf = (ts) => new Date(Number(ts) * 1000);

function drawMessage(m, inThread) {
  if (m.echo) return drawEcho(m);
  const bot = state.people.some((p) => p.id === m.user && p.bot);
  const at = dateOf(m.ts), name = state.names[m.user] || "Slackbot";
  const press = (action, values) => act("/page/press", { ts: m.ts, action, values });
  const typed = !bot && (m.blocks || []).every((b) => b.type === "rich_text"); // its marks are in the text
  const content = m.blocks && m.blocks.length && !typed ? draw(m.blocks, context(press)) : [element("div", { class: "section" }, m.text.length > longText ? folded(element("div", {}, mrkdwn(m.text, state.names))) : element("div", {}, mrkdwn(m.text, state.names)))];
  for (const f of m.files || []) content.push(element("p", { class: "file" }, "📎 ", element("a", { href: fileAddress(f.id, state.me), download: f.name }, f.name), preview(f.name, fileAddress(f.id, state.me))));
  const badge = (shown, word) => (shown ? element("span", { class: "badge" }, t(word)) : null);
  const node = element("li", { class: m.alone ? "alone" : undefined, "data-ts": m.ts, "data-by": m.user + (m.alone ? " alone" : "") },
    element("span", { class: "avatar" + (bot ? " app" : ""), "aria-hidden": "true" }, name.slice(0, 1).toUpperCase()),
    element("p", { class: "by" }, element("strong", {}, name), badge(bot, "app"),
      element("time", { datetime: at.toISOString(), title: when(at) }, when(at, { hour: "2-digit", minute: "2-digit" })), badge(m.alone, "alone"), badge(m.edited, "edited")),
    ...content);
  if (!m.alone) node.append(...menu(m, inThread));
  return node;
}

// drawEcho is a command as the person typed it, which nobody else sees.
const drawEcho = (m) => element("li", { class: "echo", "data-ts": m.ts, "data-by": "echo" }, element("code", {}, m.text));

// menu is what can be done with a message: reply to it, and the apps' entries. Where
// there is no pointer to hover with, a button opens it.
function menu(m, inThread) {
  const entries = state.apps.flatMap((a) => a.shortcuts.map((s) => element("button", {
    type: "button", class: "plain", "data-key": "shortcut" + s.id, onclick: () => act("/page/shortcut", { ts: m.ts, action: s.id }),
  }, words(s.name))));
  const reply = inThread ? null : element("a", { href: channelAddress(keyOf(here()), m.ts), "data-go": true, "data-key": "replies" }, m.reply_count ? t("count")(m.reply_count) : t("inThread"));
  const entry = element("p", { class: m.reply_count && !inThread ? "menu kept" : "menu" }, reply, ...entries);
  const dots = element("button", { type: "button", class: "plain dots", "data-key": "dots", "aria-label": t("more"), "aria-expanded": "false", onclick: () => dots.setAttribute("aria-expanded", String(entry.classList.toggle("open"))) }, "⋯");
  return [dots, entry];
}

// together is how long after a message the next one of the same author needs no
// name, in seconds.
const together = 300;

// arrange puts the days between messages, and leaves out names that would be
// repeated.
function arrange(list) {
  for (const line of list.querySelectorAll(":scope > .day")) line.remove();
  let before = null;
  for (const node of [...list.children]) {
    const day = dayName(dateOf(node.dataset.ts));
    if (day !== (before && before.day)) node.before(element("li", { class: "day" }, element("span", {}, day === dayName(new Date()) ? t("today") : day)));
    node.classList.toggle("grouped", Boolean(before) && before.day === day && before.by === node.dataset.by && node.dataset.ts - before.ts < together);
    before = { day, by: node.dataset.by, ts: node.dataset.ts };
  }
}

const dayName = (date) => when(date, { year: "numeric", month: "long", day: "numeric", weekday: "short" });

// Scrolling. A list follows what is new while its end is in sight. The beginning
// of the newest message is never scrolled out of it.

const atEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80 || Math.abs(list.scrollTop - list.followed) < 2;

function follow(list) {
  const last = list.lastElementChild;
  list.scrollTop = Math.min(list.scrollHeight, last ? last.offsetTop - list.offsetTop - 8 : 0);
  list.followed = list.scrollTop;
}

for (const id of ["messages", "replies"]) {
  const list = byId(id);
  list.following = true;
  list.addEventListener("scroll", () => { list.following = atEnd(list); }, { passive: true });
  new ResizeObserver(() => { if (list.following) follow(list); }).observe(list);
}

function fill(list, nodes) {
  list.replaceChildren(...nodes);
  arrange(list);
  follow(list);
}

export async function loadMessages() {
  const channel = state.channel;
  const { messages, more } = await get("/page/messages", { user: state.me, channel });
  if (channel !== state.channel) return;
  Object.assign(loaded, { oldest: messages.length ? messages[0].ts : "", more });
  const all = [...messages, ...echoes().filter((e) => !more || e.ts > loaded.oldest)].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  byId("messages").hidden = false; // what is hidden does not scroll
  fill(byId("messages"), all.map((m) => drawMessage(m)));
  await greet();
  read();
}

// loadOlder brings the messages before the oldest that is shown, as somebody
// scrolls to it.
export async function loadOlder() {
  const list = byId("messages");
  if (!loaded.more || loaded.loading || list.scrollTop > 400) return;
  loaded.loading = true;
  const { messages, more } = await get("/page/messages", { user: state.me, channel: state.channel, before: loaded.oldest });
  if (messages.length) loaded.oldest = messages[0].ts;
  loaded.more = more;
  const height = list.scrollHeight;
  list.prepend(...messages.map((m) => drawMessage(m)));
  arrange(list);
  list.scrollTop += list.scrollHeight - height;
  loaded.loading = false;
}

// put shows messages as they are now, each in its place; those of touched that
// are not among them are gone.
function put(list, messages, touched, inThread) {
  const stay = list.following || messages.some((m) => m.user === state.me && !list.querySelector(`[data-ts="${m.ts}"]`));
  for (const ts of touched) {
    const m = messages.find((m) => m.ts === ts);
    const old = list.querySelector(`[data-ts="${ts}"]`);
    const belongs = m && (inThread ? m.thread_ts === state.thread || m.ts === state.thread : !m.thread_ts || m.thread_ts === m.ts || m.subtype === "thread_broadcast");
    if (!belongs) { if (old) old.remove(); continue; }
    const node = drawMessage(m, inThread);
    if (old) { replace(old, node); continue; }
    const after = [...list.children].find((n) => n.dataset.ts > ts);
    if (!inThread && after && after === list.querySelector("[data-ts]") && loaded.more) continue; // older than what is loaded
    list.insertBefore(node, after || null);
  }
  arrange(list);
  if (stay) follow(list);
}

// A command that the person has just sent is shown at the end.
onEcho((m) => {
  byId("messages").append(drawEcho(m));
  arrange(byId("messages"));
  follow(byId("messages"));
  greet();
});

export function read() {
  const last = byId("messages").lastElementChild;
  if (!last || document.hidden || !chatting()) return;
  post("/page/read", { user: state.me, channel: state.channel, ts: last.dataset.ts }).catch(fail);
  if (here().unread) { here().unread = false; document.dispatchEvent(new Event("unread")); }
}

// greet shows the welcome where nothing was said yet.
async function greet() {
  const empty = !byId("messages").children.length && Boolean(appOf(here()));
  byId("messages").hidden = empty;
  byId("messages").dataset.empty = t("quietChannel");
  byId("welcome").hidden = !empty;
  if (empty) await welcome();
}

// Threads.

export async function loadThread() {
  const thread = state.thread;
  const { messages } = await get("/page/thread", { user: state.me, channel: state.channel, ts: thread });
  if (thread === state.thread) fill(byId("replies"), messages.map((m) => drawMessage(m, true)));
}

// readSome reads messages of the open channel anew.
export async function readSome(touched) {
  const channel = state.channel;
  const { messages } = await get("/page/some", { user: state.me, channel, ts: [...touched].join(",") });
  if (channel !== state.channel) return;
  put(byId("messages"), messages, touched, false);
  if (state.thread) put(byId("replies"), messages, touched, true);
  await greet();
  read();
}

// seek brings a message into view.
export function seek(ts) {
  const node = document.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  if (node) { node.scrollIntoView({ block: "center" }); node.classList.add("sought"); }
}
