// The workspace in a browser: channels, direct messages, threads, the home, and
// the ledger as a table, each at its address.
import { byId, element, get, post, replace } from "./dom.js";
import { Addresses, channelAddress } from "./address.js";
import { complete } from "./completion.js";
import { offers, onSend, restoreDraft, type } from "./composer.js";
import { send } from "./sent.js";
import { dateOf, loadMessages, loadOlder, loadThread, read, readSome, seek } from "./messages.js";
import { palette } from "./palette.js";
import { rows } from "./rows.js";
import { act, appChannel, appOf, byKey, chatting, context, fail, here, keyOf, nameOf, persons, say, state, when, words } from "./state.js";
import { mrkdwn } from "./text.js";
import { Views, showHome } from "./views.js";
import { language, locale, setLanguage, t, translate } from "./words.js";

const views = new Views(() => context(), () => state.me, fail);
const addresses = new Addresses((to) => arrive(to).catch(fail));
const go = (address) => addresses.go(address);
const narrow = matchMedia("(max-width: 45rem)");
let table = null; // once it was opened

// What the table and the item need of the page.
const page = {
  me: () => state.me, people: persons, addresses, go, say, fail,
  // changed says what became of a change to a row, and offers to take it back.
  changed: (said, row, again) => say(said, { label: t("undo"), press: async () => { const { carryOut } = await import("./edit.js"); await carryOut({ page, row, done: (_, undone) => { say(undone); again(); } }, "undo", byId("main")); } }),
  ask: async (text) => { await go(channelAddress(keyOf(appChannel()))); await send(text); },
};

// Who is there.

async function loadPeople() {
  let all = await get("/page/people", { user: state.me });
  const people = all.people.filter((p) => !p.bot);
  if (!people.some((p) => p.id === state.me)) {
    state.me = people.some((p) => p.id === all.first) ? all.first : people[0].id;
    all = await get("/page/people", { user: state.me });
  }
  Object.assign(state, { people: all.people, channels: all.channels, apps: all.apps, offers: all.offers || [], english: all.english || {}, table: all.table, zone: all.zone || undefined, names: {} });
  for (const p of all.people) state.names[p.id] = p.name;
  for (const c of all.channels) state.names[c.id] = c.name;
  byId("team").textContent = all.team;
  byId("me").replaceChildren(...people.map((p) => element("option", { value: p.id, selected: p.id === state.me }, p.name + (p.title ? t("bracketed")(words(p.title)) : ""))));
  if (here()) drawChannels();
}

// speak makes the page's language that of the person who looks, to whom the
// assistant then speaks it too.
async function speak() {
  if (state.people.find((p) => p.id === state.me).locale !== locale()) await post("/page/locale", { user: state.me, locale: locale() });
}

function drawChannels() {
  const link = (href, name, current, more) => element("li", {}, element("a", { href, "data-go": true, "data-key": href, "aria-current": current ? "page" : undefined, ...more }, name));
  const items = state.channels.map((c) => link(channelAddress(keyOf(c)), nameOf(c), c.id === state.channel && ["channel", "home"].includes(state.view), { class: c.unread ? "unread" : undefined, title: c.unread ? t("unread") : undefined }));
  if (state.table) items.unshift(link("/table", "▦ " + t("ledger"), ["table", "item"].includes(state.view)));
  replace(byId("channels"), element("ul", { id: "channels" }, ...items));
  const ledger = ["table", "item"].includes(state.view);
  byId("where").textContent = ledger ? t("ledger") : nameOf(here());
  if (!ledger) byId("topic").textContent = words(here().topic || "");
  byId("text").placeholder = t((here().kind === "im" ? "ask" : "mention") + (narrow.matches ? "Short" : ""));
  byId("tabs").hidden = ledger || !appOf(here());
  for (const tab of ["messages", "home"]) byId("tab" + tab).setAttribute("aria-selected", String((state.view === "home") === (tab === "home")));
  if (state.view !== "item") document.title = [byId("where").textContent, "Rectify"].filter((w, i, all) => all.indexOf(w) === i).join(" · ");
}

// What is open.

// arrive shows what an address names; what is not there is the channel that was
// open last.
async function arrive(to) {
  const view = to.view || "channel";
  let channel = view === "home" ? appChannel() : view === "channel" ? byKey(to.channel) : here();
  if (!channel) channel = state.channels.find((c) => c.id === localStorage.getItem("channel")) || appChannel() || state.channels[0];
  if (view === "channel" && keyOf(channel) !== to.channel) addresses.rename(channelAddress(keyOf(channel)));
  const moved = channel.id !== state.channel || state.view !== view;
  Object.assign(state, { channel: channel.id, view });
  if (moved) { document.body.classList.remove("identity"); byId("said").textContent = ""; fail(""); }
  localStorage.setItem("channel", channel.id);
  if (view === "channel") return chat(moved, to.thread);
  closeThread();
  drawChannels();
  if (view === "home") {
    await drawHome();
    await post("/page/home", { user: state.me, app: appOf(here()).id }); // no act of the person: no form belongs to it
  } else if (view === "table") {
    show("ledger");
    await openTable(to.query);
  } else {
    show("item");
    const { showItem } = await import("./item.js");
    await showItem(rows, page, to.number, to.query.get("notice"));
    byId("item").querySelector("h2").focus();
    byId("topic").textContent = "";
  }
}

async function chat(moved, thread) {
  show("conversation");
  drawChannels();
  if (moved) {
    restoreDraft(byId("text"), "");
    if (!thread) byId("text").focus(); // not once the messages are there: somebody may be typing elsewhere by then
    await loadMessages();
  }
  if (thread) await openThread(thread);
  else closeThread();
}

function show(what) {
  for (const id of ["home", "results", "conversation", "ledger", "item"]) byId(id).hidden = id !== what;
  document.body.dataset.shown = what; // paper shows the same
}

async function drawHome() {
  await showHome(appOf(here()).id, state.me, context(), fail);
  show("home");
}

async function openTable(query) {
  if (!table) {
    byId("ledger").replaceChildren(element("p", { class: "context" }, t("loading")));
    const style = element("link", { rel: "stylesheet", href: "/vendor/tabulator/tabulator.min.css" });
    const own = element("link", { rel: "stylesheet", href: "/table.css" });
    document.head.append(style, own);
    const { Table } = await import("./table.js");
    table = new Table(rows, page);
  }
  await table.show(query);
}

// Threads.

async function openThread(ts) {
  state.thread = ts;
  byId("thread").hidden = false;
  restoreDraft(byId("replytext"), ts);
  await loadThread();
  byId("replytext").focus();
}

function closeThread() {
  state.thread = "";
  byId("thread").hidden = true;
}

const leaveThread = () => { if (state.thread) go(channelAddress(keyOf(here()))); };

// Search.

const shownView = () => ({ table: "ledger", item: "item", home: "home" })[state.view] || "conversation";

// excerpt is what a message says around the words that were looked for.
function excerpt(text, words) {
  const plain = text.replace(/\s*\n[\s│>]*/g, " · "), at = plain.toLowerCase().indexOf(words.toLowerCase());
  const from = Math.max(0, at - 40), to = Math.max(at, 0) + 120;
  return (from ? "…" : "") + plain.slice(from, to) + (to < plain.length ? "…" : "");
}

async function search() {
  const words = byId("words").value.trim();
  if (!words) { show(shownView()); return drawChannels(); }
  const { found } = await get("/page/search", { user: state.me, words });
  byId("results").replaceChildren(
    element("p", {}, found.length ? `${found.length} ${t("found")}` : t("nothing"), " ", element("button", { type: "button", onclick: () => { byId("words").value = ""; search(); } }, t("back"))),
    element("ol", {}, ...found.map(({ channel, message }) => {
      const c = state.channels.find((c) => c.id === channel);
      return element("li", {},
        element("a", { href: channelAddress(keyOf(c), message.thread_ts), onclick: (event) => { event.preventDefault(); byId("words").value = ""; goTo(c, message); } }, nameOf(c), " · ", state.names[message.user] || "", " · ", when(dateOf(message.ts), { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" })),
        element("div", {}, mrkdwn(excerpt(message.text, words), state.names)));
    })));
  show("results");
  byId("where").textContent = `${t("search")}: ${words}`;
  byId("topic").textContent = "";
  byId("tabs").hidden = true;
}

async function goTo(channel, message) {
  state.view = ""; // whatever is open is drawn anew
  await go(channelAddress(keyOf(channel), message.thread_ts));
  seek(message.ts);
}

// What changes while one looks. Changes come in bursts: what they touch is
// read once.

const nothing = () => ({ people: false, all: false, views: false, home: false, ledger: false, touched: new Set() });
let wanted = nothing(), again = 0, reading = Promise.resolve();

function changed(change) {
  const mine = !change.user || change.user === state.me;
  switch (change.kind) {
    case "reload": Object.assign(wanted, { people: true, all: true, views: true, home: true, ledger: true }); break;
    case "people": case "channel": wanted.people = true; break;
    case "view": wanted.views = wanted.views || mine; break;
    case "home": wanted.home = wanted.home || mine; break;
    case "message": case "ephemeral":
      if (!mine && change.kind === "ephemeral") return;
      wanted.ledger = true;
      if (change.channel === state.channel) { wanted.touched.add(change.ts); if (change.thread_ts) wanted.touched.add(change.thread_ts); }
      else wanted.people = true;
  }
  clearTimeout(again);
  again = setTimeout(() => { reading = reading.then(readAgain).catch(fail); }, 10);
}

async function readAgain() {
  const want = wanted;
  wanted = nothing();
  if (want.people) await loadPeople();
  if (want.all) { await loadMessages(); if (state.thread) await loadThread(); }
  else if (want.touched.size) await readSome(want.touched);
  if (want.views) await views.reload();
  if (want.home && state.view === "home") await drawHome();
  if (want.ledger && state.view === "table" && table) await table.refresh();
}

// follow hears of changes, and says when the connection is lost and back. It
// calls first() once it is connected: what is read from then on misses nothing.
function follow(first) {
  let events, before = false, lost = false;
  const tell = (word, seconds) => {
    byId("connection").textContent = word && t(word);
    if (seconds) setTimeout(() => { if (!lost) byId("connection").textContent = ""; }, seconds * 1000);
  };
  const open = () => {
    events = new EventSource("/page/changes");
    events.onmessage = (event) => changed(JSON.parse(event.data));
    events.onerror = () => { lost = true; tell("lost"); };
    events.onopen = opened;
  };
  const opened = () => {
    if (lost) { const waits = chatting() && byId("text").value.trim(); tell(waits ? "backUnsent" : "backAgain", waits ? 15 : 3); fail(""); document.dispatchEvent(new Event("connected")); }
    lost = false;
    if (before) changed({ kind: "reload" });
    else reading = first();
    before = true;
  };
  open();
  addEventListener("pagehide", () => events.close()); // a page that Back may return to: the browser has few connections
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
}

async function become(person) {
  byId("main").inert = true; // nobody speaks as half of somebody
  document.querySelectorAll(".edit:popover-open").forEach((form) => form.hidePopover()); // their draft stays theirs
  state.me = person;
  localStorage.setItem("me", person);
  const app = Boolean(appOf(here()));
  try {
    await loadPeople();
    await speak();
    state.view = ""; // whatever is open is drawn anew
    if (app) state.channel = ""; // another person's direct messages
    if (state.thread && app) await go(channelAddress(keyOf(appChannel())));
    else await addresses.here();
    await views.reload();
    document.body.dataset.me = state.me;
  } catch (problem) {
    fail(problem);
  }
  byId("main").inert = false;
}

const jump = () => palette({ rows, go, fail, type: async (text) => { if (state.view !== "channel") await go(channelAddress(keyOf(appChannel()))); type(text); } });

const showKeys = () => import("./shortcuts.js").then(({ shortcuts }) => shortcuts()).catch(fail);

function start() {
  translate();
  byId("language").addEventListener("click", async () => {
    setLanguage(language === "en" ? "zh" : "en");
    translate();
    state.view = "";
    if (table) table.drawnFor = "";
    await speak().then(loadPeople).then(() => addresses.here()).catch(fail);
  });
  narrow.addEventListener("change", () => changed({ kind: "reload" })); // charts and hints are as wide as the window
  byId("me").addEventListener("change", (event) => become(event.target.value));
  byId("tabmessages").addEventListener("click", () => go(channelAddress(keyOf(appChannel()))));
  byId("tabhome").addEventListener("click", () => go("/home"));
  byId("closethread").addEventListener("click", leaveThread);
  byId("jump").addEventListener("click", jump);
  byId("keys").addEventListener("click", showKeys);
  byId("menu").addEventListener("click", () => byId("menu").setAttribute("aria-expanded", String(document.body.classList.toggle("identity"))));
  byId("find").addEventListener("submit", (event) => { event.preventDefault(); search().catch(fail); });
  byId("words").addEventListener("search", () => search().catch(fail));
  byId("messages").addEventListener("scroll", () => loadOlder().catch(fail), { passive: true });
  document.addEventListener("unread", drawChannels);
  document.addEventListener("visibilitychange", read);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open], :popover-open")) leaveThread();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); jump(); }
    if (event.key === "?" && event.target.matches("textarea") && !event.target.value) event.target.blur(); // nothing is being written
    else if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog, .edit")) return;
    if (event.key === "?") { event.preventDefault(); showKeys(); }
    if (state.view === "table" && table) table.key(event);
    if (event.key === "/" && chatting()) { event.preventDefault(); type("/"); byId("text").dispatchEvent(new Event("input")); }
  });
  const completion = complete(byId("text"), byId("completions"), offers);
  onSend(byId("compose"), byId("text"), () => "", completion);
  onSend(byId("reply"), byId("replytext"), () => state.thread);
  follow(() => loadPeople().then(speak).then(() => addresses.here()).then(() => views.reload()).then(() => { document.body.dataset.ready = "yes"; }).catch(fail));
}

start();
