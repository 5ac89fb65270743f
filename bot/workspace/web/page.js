// The workspace in a browser: channels, direct messages, threads, commands.
"use strict";

const byId = (id) => document.getElementById(id);
const state = { me: localStorage.getItem("me") || "", channel: localStorage.getItem("channel") || "", thread: "", people: [], channels: [], names: {}, unread: {}, seen: {}, oldest: "", more: false };

async function get(path, parameters) {
  const answer = await fetch(path + "?" + new URLSearchParams(parameters));
  const out = await answer.json();
  if (!answer.ok) throw new Error(out.error);
  return out;
}

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ user: state.me, channel: state.channel, ...body }) });
  const out = await answer.json();
  if (!answer.ok) throw new Error(out.error);
  return out;
}

function say(problem) { byId("problem").textContent = problem ? problem.message || problem : ""; }

async function loadPeople() {
  let all = await get("/page/people", { user: state.me });
  const persons = all.people.filter((p) => !p.bot);
  if (!persons.some((p) => p.id === state.me)) {
    state.me = persons[0].id;
    all = await get("/page/people", { user: state.me });
  }
  state.people = all.people;
  state.channels = all.channels;
  state.names = {};
  for (const p of all.people) state.names[p.id] = p.name;
  for (const c of all.channels) state.names[c.id] = c.name;
  if (!state.channels.some((c) => c.id === state.channel)) state.channel = (state.channels.find((c) => c.kind === "im") || state.channels[0]).id;
  byId("team").textContent = all.team;
  byId("me").replaceChildren(...persons.map((p) => element("option", { value: p.id, selected: p.id === state.me }, p.name + (p.title ? "（" + p.title + "）" : ""))));
  drawChannels();
}

const nameOf = (c) => (c.kind === "im" ? state.names[c.with] : "# " + c.name);

function drawChannels() {
  byId("channels").replaceChildren(...state.channels.map((c) => element("li", {},
    element("button", {
      type: "button", "aria-current": c.id === state.channel ? "page" : undefined, class: state.unread[c.id] ? "unread" : undefined,
      onclick: () => open(c.id),
    }, nameOf(c)))));
  const here = state.channels.find((c) => c.id === state.channel);
  byId("where").textContent = nameOf(here);
  byId("topic").textContent = here.topic || "";
  byId("text").placeholder = here.kind === "im" ? "直接提问，例如：哪些问题正在整改？" : "@rectify 提问，或 /rectify help";
}

async function open(channel) {
  state.channel = channel;
  state.unread[channel] = false;
  localStorage.setItem("channel", channel);
  closeThread();
  drawChannels();
  await loadMessages();
  byId("text").focus();
}

function drawMessage(m, inThread) {
  const bot = state.people.find((p) => p.id === m.user && p.bot);
  const when = new Date(Number(m.ts) * 1000);
  const press = (action, values) => post("/page/press", { ts: m.ts, action, values }).catch(say);
  const content = m.blocks && m.blocks.length ? draw(m.blocks, state.names, press) : [element("div", { class: "section" }, mrkdwn(m.text, state.names))];
  for (const f of m.files || []) content.push(element("p", { class: "file" }, "📎 " + f.name));
  const node = element("li", { class: m.alone ? "alone" : undefined },
    element("p", { class: "by" }, element("strong", {}, state.names[m.user] || "Slackbot"), bot ? element("span", { class: "badge" }, "应用") : "",
      element("time", { datetime: when.toISOString() }, when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })),
      m.alone ? element("span", { class: "badge" }, "仅你可见") : "", m.edited ? element("span", { class: "badge" }, "已编辑") : ""),
    ...content);
  if (!inThread && !m.alone) {
    node.append(element("button", { type: "button", class: "replies", onclick: () => openThread(m.ts) }, m.reply_count ? `${m.reply_count} 条回复` : "在话题中回复"));
  }
  return node;
}

function fill(list, nodes) {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  list.replaceChildren(...nodes);
  if (atEnd) list.scrollTop = list.scrollHeight;
}

async function loadMessages() {
  const { messages, more } = await get("/page/messages", { user: state.me, channel: state.channel });
  state.oldest = messages.length ? messages[0].ts : "";
  const nodes = messages.map((m) => drawMessage(m));
  if (more) nodes.unshift(olderButton());
  fill(byId("messages"), nodes);
  suggest(messages.length === 0);
}

function olderButton() {
  return element("li", {}, element("button", { type: "button", onclick: loadOlder }, "更早的消息"));
}

async function loadOlder() {
  const list = byId("messages");
  const { messages, more } = await get("/page/messages", { user: state.me, channel: state.channel, before: state.oldest });
  if (messages.length) state.oldest = messages[0].ts;
  const height = list.scrollHeight;
  list.firstChild.remove();
  list.prepend(...(more ? [olderButton()] : []), ...messages.map((m) => drawMessage(m)));
  list.scrollTop += list.scrollHeight - height;
}

function suggest(empty) {
  const dm = state.channels.find((c) => c.id === state.channel).kind === "im";
  const questions = ["哪些问题正在整改？", "第11项整改得怎么样了", "完成了百分之几"];
  byId("suggestions").replaceChildren(...(empty && dm ? questions.map((q) =>
    element("button", { type: "button", onclick: () => post("/page/say", { text: q }).catch(say) }, q)) : []));
}

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

function onSubmit(form, input, thread) {
  const send = async () => {
    const text = input.value.trim();
    if (!text) return;
    try {
      await post("/page/say", { text, thread: thread() });
      input.value = "";
      say("");
    } catch (problem) {
      say(problem);
    }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  });
}

let again = 0; // changes come in bursts: what they touch is read once
const wanted = new Set();

function changed(change) {
  if (change.user && change.kind === "ephemeral" && change.user !== state.me) return;
  if (change.kind === "people" || change.kind === "channel" || change.kind === "reload") wanted.add("people");
  if (change.kind === "reload" || change.channel === state.channel) wanted.add("messages");
  else if (change.channel && (change.kind === "message" || change.kind === "ephemeral")) { state.unread[change.channel] = true; wanted.add("channels"); }
  clearTimeout(again);
  again = setTimeout(async () => {
    const what = new Set(wanted);
    wanted.clear();
    if (what.has("people")) await loadPeople();
    if (what.has("channels")) drawChannels();
    if (what.has("messages")) { await loadMessages(); if (state.thread) await loadThread(); }
  }, 15);
}

byId("me").addEventListener("change", async (event) => {
  state.me = event.target.value;
  localStorage.setItem("me", state.me);
  closeThread();
  await loadPeople();
  await loadMessages();
});
byId("close").addEventListener("click", closeThread);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeThread(); });
onSubmit(byId("compose"), byId("text"), () => "");
onSubmit(byId("reply"), byId("replytext"), () => state.thread);

loadPeople().then(loadMessages).then(() => {
  const events = new EventSource("/page/changes");
  events.onmessage = (event) => changed(JSON.parse(event.data));
  events.onopen = () => changed({ kind: "reload" });
}).catch(say);
