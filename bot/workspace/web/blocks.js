// Block Kit, drawn as DOM nodes: nothing of a message is ever read as HTML.
"use strict";

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((c) => c !== undefined && c !== null));
  return node;
}

const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const unescape = (text) => text.replace(/&(lt|gt|amp);/g, (e) => entities[e]);

// mrkdwn is Slack's own markup: *bold*, _italic_, ~struck~, `code`, > quotes,
// <@U…>, <#C…|name>, <https://…|label>.
function mrkdwn(text, names) {
  const lines = text.split("\n");
  const out = document.createDocumentFragment();
  let quote = null;
  lines.forEach((line, i) => {
    const quoted = /^(&gt;|>)\s?/.exec(line);
    if (quoted) {
      if (!quote) out.append((quote = element("blockquote")));
      else quote.append(element("br"));
      quote.append(inline(line.slice(quoted[0].length), names));
      return;
    }
    quote = null;
    out.append(inline(line, names));
    if (i < lines.length - 1) out.append(element("br"));
  });
  return out;
}

const marks = /<([^<>]+)>|(?<![\p{L}\p{N}])([*_~`])(?!\s)(.+?)(?<!\s)\2(?![\p{L}\p{N}])/gu;

function inline(text, names) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const m of text.matchAll(marks)) {
    out.append(unescape(text.slice(at, m.index)));
    at = m.index + m[0].length;
    if (m[1]) out.append(reference(m[1], names));
    else {
      const tag = { "*": "strong", _: "em", "~": "s", "`": "code" }[m[2]];
      out.append(element(tag, {}, m[2] === "`" ? unescape(m[3]) : inline(m[3], names)));
    }
  }
  out.append(unescape(text.slice(at)));
  return out;
}

function reference(inside, names) {
  const [target, label] = inside.split("|");
  if (target.startsWith("@")) return element("span", { class: "mention" }, "@" + (names[target.slice(1)] || target.slice(1)));
  if (target.startsWith("#")) return element("span", { class: "mention" }, "#" + (label || names[target.slice(1)] || target.slice(1)));
  if (target.startsWith("!")) return element("span", { class: "mention" }, "@" + (label || target.slice(1).replace(/^subteam\^/, "")));
  if (/^https?:\/\//.test(target)) {
    return element("a", { href: unescape(target), rel: "noreferrer noopener", target: "_blank" }, unescape(label || target));
  }
  return document.createTextNode(unescape(label || target));
}

function textOf(object, names) {
  if (!object) return "";
  if (object.type === "mrkdwn") return mrkdwn(object.text, names);
  const out = document.createDocumentFragment();
  object.text.split("\n").forEach((line, i) => {
    if (i) out.append(element("br"));
    out.append(line);
  });
  return out;
}

// draw is a list of blocks; press is told of what is pressed or chosen.
function draw(blocks, names, press) {
  return blocks.map((block) => (drawers[block.type] || unknown)(block, names, press));
}

const unknown = (block) => element("p", { class: "unknown" }, `（${block.type}）`);

const drawers = {
  section(block, names, press) {
    const node = element("div", { class: "section" }, element("div", {}, textOf(block.text, names)));
    if (block.fields) node.append(element("div", { class: "fields" }, ...block.fields.map((f) => element("div", {}, textOf(f, names)))));
    if (block.accessory) node.append(control(block.accessory, press));
    return node;
  },
  header: (block, names) => element("h3", {}, textOf(block.text, names)),
  divider: () => element("hr"),
  context: (block, names) => element("div", { class: "context" }, ...block.elements.map((e) => element("span", {}, textOf(e, names)))),
  actions: (block, names, press) => element("div", { class: "actions" }, ...block.elements.map((e) => control(e, press))),
  markdown: (block, names) => element("div", { class: "section" }, mrkdwn(block.text.replace(/\*\*/g, "*"), names)),
  image: (block) => element("p", { class: "context" }, block.alt_text),
  rich_text(block, names) {
    const walk = (e) => {
      switch (e.type) {
        case "text": return element(e.style && e.style.bold ? "strong" : "span", {}, e.text);
        case "user": return element("span", { class: "mention" }, "@" + (names[e.user_id] || e.user_id));
        case "usergroup": return element("span", { class: "mention" }, "@" + e.usergroup_id);
        case "channel": return element("span", { class: "mention" }, "#" + (names[e.channel_id] || e.channel_id));
        case "broadcast": return element("span", { class: "mention" }, "@" + e.range);
        case "link": return reference(e.url + (e.text ? "|" + e.text : ""), names);
        default: return element("span", {}, ...(e.elements || []).map(walk));
      }
    };
    return element("div", { class: "section" }, ...block.elements.map(walk));
  },
};

function control(e, press) {
  if (e.type === "button") {
    const styles = { primary: "primary", danger: "danger" };
    return element("button", { type: "button", class: styles[e.style], onclick: () => press(e.action_id, []) }, e.text.text);
  }
  if (e.type === "static_select") {
    const options = (e.options || []).map((o) => element("option", { value: o.value }, o.text.text));
    return element("select", { "aria-label": e.placeholder && e.placeholder.text, onchange: (event) => press(e.action_id, [event.target.value]) },
      element("option", { value: "" }, e.placeholder ? e.placeholder.text : ""), ...options);
  }
  return unknown(e);
}
