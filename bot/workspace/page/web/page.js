// The workspace in a browser: channels, direct messages, threads, commands.
import { byId, element, get, post, replace } from "./dom.js";
import { draw } from "./blocks.js";
import { mrkdwn } from "./text.js";
import { complete } from "./completion.js";
import { Views, showHome } from "./views.js";
import { language, setLanguage, t, translate } from "./words.js";

const state = {
  me: localStorage.getItem("me") || "", channel: localStorage.getItem("channel") || "", thread: "", tab: "messages",
  people: [], channels: [], apps: [], names: {}, oldest: "", more: false, loading: false,
};

const fail = (problem) => { byId("problem").textContent = problem ? problem.message || String(problem) : ""; };
const act = (path, body) => post(path, { user: state.me, channel: state.channel, ...body }).then((out) => { fail(""); return out; }, fail);
const context = (press) => ({ names: state.names, people: state.people, channels: state.channels, press });
const here = () => state.channels.find((c) => c.id === state.channel);
const appOf = (channel) => channel && channel.kind === "im" && state.apps.find((a) => a.user === channel.with);
const views = new Views(() => context(), () => state.me, fail);

// Who is there.

async function loadPeople() {
  let all = await get("/page/people", { user: state.me });
  const persons = all.people.filter((p) => !p.bot);
  if (!persons.some((p) => p.id === state.me)) {
    state.me = persons.some((p) => p.id === all.first) ? all.first : persons[0].id;
    all = await get("/page/people", { user: state.me });
  }
  Object.assign(state, { people: all.people, channels: all.channels, apps: all.apps, names: {} });
  for (const p of all.people) state.names[p.id] = p.name;
  for (const c of all.channels) state.names[c.id] = c.name;
  if (!here()) state.channel = (state.channels.find(appOf) || state.channels[0]).id;
  byId("team").textContent = all.team;
  byId("me").replaceChildren(...persons.map((p) => element("option", { value: p.id, selected: p.id === state.me }, p.name + (p.title ? `（${p.title}）` : ""))));
  drawChannels();
}

const nameOf = (c) => (c.kind === "im" ? state.names[c.with] : "# " + c.name);

function drawChannels() {
  const items = state.channels.map((c) => element("li", {}, element("button", {
    type: "button", "data-key": c.id, "aria-current": c.id === state.channel ? "page" : undefined, class: c.unread ? "unread" : undefined, onclick: () => open(c.id),
  }, nameOf(c), c.unread ? element("span", { class: "hidden" }, ` (${t("unread")})`) : null)));
  replace(byId("channels"), element("ul", { id: "channels" }, ...items));
  byId("where").textContent = nameOf(here());
  byId("topic").textContent = here().topic || "";
  byId("text").placeholder = t(here().kind === "im" ? "ask" : "mention");
  byId("tabs").hidden = !appOf(here());
  for (const tab of ["messages", "home"]) byId("tab" + tab).setAttribute("aria-selected", String(state.tab === tab));
}

// What is open.

async function open(channel, tab = "messages") {
  Object.assign(state, { channel, tab: appOf(state.channels.find((c) => c.id === channel)) ? tab : "messages" });
  localStorage.setItem("channel", channel);
  closeThread();
  show(state.tab === "home" ? "home" : "conversation");
  drawChannels();
  if (state.tab === "home") {
    await drawHome();
    await act("/page/home", { app: appOf(here()).id });
    return;
  }
  await loadMessages();
  byId("text").focus();
}

function show(what) {
  for (const id of ["home", "results", "conversation"]) byId(id).hidden = id !== what;
}

async function drawHome() {
  await showHome(appOf(here()).id, state.me, context(), fail);
  show("home");
}

// Messages.

function drawMessage(m, inThread) {
  const bot = state.people.some((p) => p.id === m.user && p.bot);
  const when = new Date(Number(m.ts) * 1000);
  const press = (action, values) => act("/page/press", { ts: m.ts, action, values });
  const content = m.blocks && m.blocks.length ? draw(m.blocks, context(press)) : [element("div", { class: "section" }, mrkdwn(m.text, state.names))];
  for (const f of m.files || []) content.push(element("p", { class: "file" }, "📎 ", f.url_private_download ? element("a", { href: f.url_private_download, download: f.name }, f.name) : f.name));
  const badge = (shown, word) => (shown ? element("span", { class: "badge" }, t(word)) : null);
  const node = element("li", { class: m.alone ? "alone" : undefined, "data-ts": m.ts },
    element("p", { class: "by" }, element("strong", {}, state.names[m.user] || "Slackbot"), badge(bot, "app"),
      element("time", { datetime: when.toISOString(), title: when.toLocaleString() }, when.toLocaleTimeString(language === "en" ? "en" : "zh-CN", { hour: "2-digit", minute: "2-digit" })), badge(m.alone, "alone"), badge(m.edited, "edited")),
    ...content);
  if (!m.alone) node.append(menu(m, inThread));
  return node;
}

// menu is what can be done with a message: reply to it, and the apps' entries.
function menu(m, inThread) {
  const entries = state.apps.flatMap((a) => a.shortcuts.map((s) => element("button", {
    type: "button", class: "plain", "data-key": "shortcut" + s.id, onclick: () => act("/page/shortcut", { ts: m.ts, action: s.id }),
  }, s.name)));
  const reply = inThread ? null : element("button", { type: "button", class: "plain", "data-key": "replies", onclick: () => openThread(m.ts) }, m.reply_count ? `${m.reply_count} ${t("count")}` : t("inThread"));
  return element("p", { class: m.reply_count && !inThread ? "menu kept" : "menu" }, reply, ...entries);
}

const atEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;

function fill(list, nodes) {
  list.replaceChildren(...nodes);
  list.scrollTop = list.scrollHeight;
}

async function loadMessages() {
  const channel = state.channel;
  const { messages, more } = await get("/page/messages", { user: state.me, channel });
  if (channel !== state.channel) return;
  Object.assign(state, { oldest: messages.length ? messages[0].ts : "", more });
  fill(byId("messages"), messages.map((m) => drawMessage(m)));
  suggest(messages.length === 0);
  read();
}

// loadOlder brings the messages before the oldest that is shown, as somebody
// scrolls to it.
async function loadOlder() {
  const list = byId("messages");
  if (!state.more || state.loading || list.scrollTop > 400) return;
  state.loading = true;
  const { messages, more } = await get("/page/messages", { user: state.me, channel: state.channel, before: state.oldest });
  if (messages.length) state.oldest = messages[0].ts;
  state.more = more;
  const height = list.scrollHeight;
  list.prepend(...messages.map((m) => drawMessage(m)));
  list.scrollTop += list.scrollHeight - height;
  state.loading = false;
}

// put shows messages as they are now, each in its place; those of touched that
// are not among them are gone.
function put(list, messages, touched, inThread) {
  const stay = atEnd(list);
  for (const ts of touched) {
    const m = messages.find((m) => m.ts === ts);
    const old = list.querySelector(`[data-ts="${ts}"]`);
    const belongs = m && (inThread ? m.thread_ts === state.thread || m.ts === state.thread : !m.thread_ts || m.thread_ts === m.ts || m.subtype === "thread_broadcast");
    if (!belongs) { if (old) old.remove(); continue; }
    const node = drawMessage(m, inThread);
    if (old) { replace(old, node); continue; }
    const after = [...list.children].find((n) => n.dataset.ts > ts);
    if (!inThread && after === list.firstChild && state.more) continue; // older than what is loaded
    list.insertBefore(node, after || null);
  }
  if (stay) list.scrollTop = list.scrollHeight;
}

function read() {
  const last = byId("messages").lastElementChild;
  if (!last || document.hidden || state.tab !== "messages") return;
  post("/page/read", { user: state.me, channel: state.channel, ts: last.dataset.ts }).catch(fail);
  if (here().unread) { here().unread = false; drawChannels(); }
}

function suggest(empty) {
  const questions = empty && appOf(here()) ? t("suggestions") : [];
  byId("suggestions").replaceChildren(...questions.map((q) => element("button", { type: "button", onclick: () => act("/page/say", { text: q }) }, q)));
}

// Threads.

async function openThread(ts) {
  state.thread = ts;
  byId("thread").hidden = false;
  await loadThread();
  byId("replytext").focus();
}

function closeThread() {
  state.thread = "";
  byId("thread").hidden = true;
}

async function loadThread() {
  const { messages } = await get("/page/thread", { user: state.me, channel: state.channel, ts: state.thread });
  fill(byId("replies"), messages.map((m) => drawMessage(m, true)));
}

// What somebody types.

function onSend(form, input, thread, handled = () => false) {
  const send = async () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    if (!(await act("/page/say", { text, thread: thread() }))) input.value = input.value || text; // it was not taken
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  input.addEventListener("keydown", (event) => {
    if (handled(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  });
}

function offers(before) {
  if (before.startsWith("/")) {
    const all = state.apps.flatMap((a) => a.commands.flatMap((c) => c.usage.split("·").map((u) => ({ text: `${c.name} ${u.trim()}`, note: "" })).concat({ text: c.name, note: c.description })));
    return { from: 0, options: all.filter((o) => o.text.startsWith(before) && o.text !== before.trim()).slice(0, 8) };
  }
  const mention = /(?:^|\s)@(\S*)$/.exec(before);
  if (!mention) return null;
  const options = state.people.filter((p) => p.name.startsWith(mention[1])).map((p) => ({ text: "@" + p.name, note: p.title }));
  return { from: before.length - mention[1].length - 1, options: options.slice(0, 8), eager: true };
}

async function search() {
  const words = byId("words").value.trim();
  if (!words) return show(state.tab === "home" ? "home" : "conversation");
  const { found } = await get("/page/search", { user: state.me, words });
  byId("results").replaceChildren(
    element("p", {}, found.length ? `${found.length} ${t("found")}` : t("nothing"), " ", element("button", { type: "button", onclick: () => { byId("words").value = ""; search(); } }, t("back"))),
    element("ol", {}, ...found.map(({ channel, message }) => element("li", {},
      element("button", { type: "button", class: "plain", onclick: () => goTo(channel, message) }, nameOf(state.channels.find((c) => c.id === channel)), " · ", state.names[message.user] || "", " · ", new Date(Number(message.ts) * 1000).toLocaleString()),
      element("div", { class: "section" }, mrkdwn(message.text.slice(0, 300), state.names))))));
  show("results");
}

async function goTo(channel, message) {
  await open(channel);
  if (message.thread_ts) await openThread(message.thread_ts);
  const node = document.querySelector(`[data-ts="${message.ts}"]`);
  if (node) { node.scrollIntoView({ block: "center" }); node.classList.add("sought"); }
}

// What changes while one looks. Changes come in bursts: what they touch is
// read once.

const wanted = { people: false, all: false, views: false, home: false, touched: new Set() };
let again = 0, reading = Promise.resolve();

function changed(change) {
  const mine = !change.user || change.user === state.me;
  switch (change.kind) {
    case "reload": Object.assign(wanted, { people: true, all: true, views: true, home: true }); break;
    case "people": case "channel": wanted.people = true; break;
    case "view": wanted.views = wanted.views || mine; break;
    case "home": wanted.home = wanted.home || mine; break;
    case "message": case "ephemeral":
      if (!mine && change.kind === "ephemeral") return;
      if (change.channel === state.channel) { wanted.touched.add(change.ts); if (change.thread_ts) wanted.touched.add(change.thread_ts); }
      else wanted.people = true;
  }
  clearTimeout(again);
  again = setTimeout(() => { reading = reading.then(readAgain).catch(fail); }, 10);
}

async function readAgain() {
  const want = { ...wanted };
  Object.assign(wanted, { people: false, all: false, views: false, home: false, touched: new Set() });
  if (want.people) await loadPeople();
  if (want.all) { await loadMessages(); if (state.thread) await loadThread(); }
  else if (want.touched.size) await readSome(want.touched);
  if (want.views) await views.reload();
  if (want.home && state.tab === "home") await drawHome();
}

async function readSome(touched) {
  const channel = state.channel;
  const { messages } = await get("/page/some", { user: state.me, channel, ts: [...touched].join(",") });
  if (channel !== state.channel) return;
  put(byId("messages"), messages, touched, false);
  if (state.thread) put(byId("replies"), messages, touched, true);
  suggest(!byId("messages").children.length);
  read();
}

function start() {
  translate();
  byId("tour").hidden = localStorage.getItem("toured") === "yes";
  byId("got").addEventListener("click", () => { localStorage.setItem("toured", "yes"); byId("tour").hidden = true; });
  byId("language").addEventListener("click", async () => { setLanguage(language === "en" ? "zh" : "en"); translate(); drawChannels(); await loadMessages(); });
  byId("me").addEventListener("change", async (event) => {
    const main = document.querySelector("main");
    main.inert = true; // nobody speaks as half of somebody
    state.me = event.target.value;
    localStorage.setItem("me", state.me);
    closeThread();
    if (appOf(here())) state.channel = ""; // another person's direct messages
    try {
      await loadPeople();
      await open(state.channel, state.tab);
      await views.reload();
      document.body.dataset.me = state.me;
    } catch (problem) {
      fail(problem);
    }
    main.inert = false;
  });
  byId("tabmessages").addEventListener("click", () => open(state.channel, "messages"));
  byId("tabhome").addEventListener("click", () => open(state.channel, "home"));
  byId("closethread").addEventListener("click", closeThread);
  byId("find").addEventListener("submit", (event) => { event.preventDefault(); search().catch(fail); });
  byId("words").addEventListener("search", () => search().catch(fail));
  byId("messages").addEventListener("scroll", () => loadOlder().catch(fail), { passive: true });
  document.addEventListener("visibilitychange", read);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !byId("modal").open) closeThread(); });
  onSend(byId("compose"), byId("text"), () => "", complete(byId("text"), byId("completions"), offers));
  onSend(byId("reply"), byId("replytext"), () => state.thread);
  loadPeople().then(() => open(state.channel)).then(() => views.reload()).then(() => {
    document.body.dataset.ready = "yes";
    const events = new EventSource("/page/changes");
    let before = false; // what happened before it was connected was read anyway
    events.onmessage = (event) => changed(JSON.parse(event.data));
    events.onopen = () => { if (before) changed({ kind: "reload" }); else readAgain(); before = true; };
  }).catch(fail);
}

start();
