// Slack's markup, drawn as nodes.
import { channelAddress, fileAddress } from "./address.js";
import { classes, progress, trend } from "./charts.js";
import { element } from "./dom.js";
import { statuses } from "./rows.js";
import { keyOf, state } from "./state.js";
import { all, head } from "./words.js";

const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const unescape = (text) => text.replace(/&(lt|gt|amp);/g, (e) => entities[e]);

// pill is a status as it looks everywhere.
export const pill = (status) => element("span", { class: "pill " + status }, head(status));

const dates = /\d{4}-\d\d-\d\d/g;

// written is a text with its dates in one piece: a line may not end within one.
export function written(text) {
  const out = document.createDocumentFragment();
  let at = 0;
  text = text.replaceAll("\u200b", ""); // apps put it around what is bold
  for (const m of text.matchAll(dates)) {
    out.append(text.slice(at, m.index), element("span", { class: "date" }, m[0]));
    at = m.index + m[0].length;
  }
  out.append(text.slice(at));
  return out;
}

// mrkdwn is Slack's own markup: *bold*, _italic_, ~struck~, `code`, > quotes,
// <@U…>, <#C…|name>, <https://…|label>. Lines with tabs are the rows of a table.
export function mrkdwn(text, names) {
  const lines = text.split("\n");
  const out = document.createDocumentFragment();
  let quote = null, table = null, parts = [];
  lines.forEach((row, i) => {
    const part = progressOf(row);
    if (part) {
      parts.push(part);
      if (!progressOf(lines[i + 1] || "")) { out.append(progress(parts)); parts = []; }
      return;
    }
    const cells = cellsOf(row);
    if (cells) {
      if (!table) { table = element("table"); out.append(element("div", { class: "table" }, table)); }
      if (cells.length) table.append(element("tr", {}, ...cells.map((cell) => element("td", {}, inline(cell, names)))));
      return;
    }
    table = null;
    const quoted = /^(&gt;|>)\s?/.exec(row);
    if (quoted) {
      if (!quote) out.append((quote = element("blockquote")));
      else quote.append(element("br"));
      quote.append(inline(row.slice(quoted[0].length), names));
      return;
    }
    quote = null;
    out.append(...pictured(row, (text) => inline(text, names)));
    if (i < lines.length - 1) out.append(element("br"));
  });
  return out;
}

// cellsOf are the cells of a row that was pasted from a spreadsheet, with tabs, or that
// is written as in Markdown, | so | so |; none in the line below a Markdown table's
// heads, and null where it is no row.
function cellsOf(row) {
  if (row.includes("\t")) return row.split("\t");
  if (!/^\|.+\|.*\|\s*$/.test(row)) return null;
  return /^\|[\s:|-]+\|\s*$/.test(row) ? [] : row.trim().slice(1, -1).split("|").map((cell) => cell.trim());
}

// squares are a row of progress as apps type it where no chart may stand: coloured
// squares, "*18/20*", the part's name, and in brackets what is not done.
const squares = /^[🟩🟨🟦⬜⬛]{5,} \*(\d+)\/(\d+)\* (.+)$/u;
const inBrackets = /\s?[（(]([^（）()]*)[）)]$/;

function progressOf(row) {
  const [, done, total, said] = squares.exec(row) || [];
  if (!said) return null;
  const part = { label: unescape(said), done: Number(done), total: Number(total) };
  const [bracket, list] = inBrackets.exec(said) || [];
  const counts = bracket ? list.split(/[，,]/).map((words) => /^\s*(\D+?)\s*(\d+)$/.exec(words)) : [];
  const named = counts.map((m) => m && [...classes, "late"].find((c) => all[c].some((word) => m[1].endsWith(word))));
  if (!named.length || !named.every(Boolean)) return part;
  named.forEach((c, i) => { part[c] = Number(counts[i][2]); });
  return { ...part, label: unescape(said.slice(0, said.length - bracket.length)) };
}

// blocks are heights of eight steps, as apps type a line where no chart may stand.
const blocks = /[▁▂▃▄▅▆▇█]{3,}/u;

// pictured is a row with its blocks drawn as a line from nothing up, and the rest as
// write(text) writes it.
function pictured(row, write) {
  const found = blocks.exec(row);
  if (!found) return [write(row)];
  const heights = [...found[0]].map((c) => c.codePointAt(0) - 0x2580);
  return [write(row.slice(0, found.index)), trend(heights), write(row.slice(found.index + found[0].length))];
}

// stateOf is a status with its light, as apps write them between backticks that know
// no pills: "正在整改·逾期", "in progress, late".
function stateOf(text) {
  const [said, light] = text.split(/·|, /);
  const status = statuses.find((s) => all[s].includes(said)), mark = ["late", "near"].find((l) => all[l].includes(light));
  if (!status || light && !mark) return null;
  const name = said.replace(/^[a-z]/, (letter) => letter.toUpperCase()); // in the words of who wrote it
  return element("span", {}, element("span", { class: "pill " + status }, name), ...(mark ? [" ", element("span", { class: "light " + mark }, light)] : []));
}

const marks = /<([^<>]+)>|(?<![\p{L}\p{N}])([*_~`])(?!\s)(.+?)(?<!\s)\2(?![\p{L}\p{N}])/gu;

function inline(text, names) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const m of text.matchAll(marks)) {
    out.append(written(unescape(text.slice(at, m.index))));
    at = m.index + m[0].length;
    if (m[1]) out.append(reference(m[1], names));
    else {
      const tag = { "*": "strong", _: "em", "~": "s", "`": "code" }[m[2]];
      out.append(m[2] === "`" ? stateOf(unescape(m[3])) || element(tag, {}, unescape(m[3])) : element(tag, {}, inline(m[3], names)));
    }
  }
  out.append(written(unescape(text.slice(at))));
  return out;
}

export function reference(inside, names) {
  const [target, label] = inside.split("|");
  const name = target.slice(1);
  if (target.startsWith("@")) return element("span", { class: "mention" }, "@" + (names[name] || name));
  if (target.startsWith("#")) return element("span", { class: "mention" }, "#" + (label || names[name] || name));
  if (target.startsWith("!")) return element("span", { class: "mention" }, "@" + (label || name.replace(/^subteam\^/, "")));
  if (/^https?:\/\//.test(target)) return link(unescape(target), unescape(label || target));
  return document.createTextNode(unescape(label || target));
}

// link leads to an address: of this workspace's files and channels to what the page
// shows of them.
export function link(href, label) {
  const url = new URL(href, location.href), own = url.origin === location.origin;
  const [, id, ts] = (own && /^\/archives\/([^/]+)(?:\/p(\d+))?/.exec(url.pathname)) || [];
  const channel = id && state.channels.find((c) => c.id === id);
  if (own && /^\/(table|item|home)\b/.test(url.pathname)) return element("a", { href: url.pathname + url.search, "data-go": true }, label);
  if (channel) return element("a", { href: channelAddress(keyOf(channel), ts && ts.slice(0, -6) + "." + ts.slice(-6)), "data-go": true }, label);
  const to = own && url.pathname.startsWith("/files/") ? fileAddress(url.pathname.slice("/files/".length), state.me) : href;
  return element("a", { href: to, rel: "noreferrer noopener", target: "_blank" }, label);
}

// textOf is a text object: plain_text, in which nothing means anything, or
// mrkdwn.
export function textOf(object, names) {
  if (!object) return "";
  if (object.type === "mrkdwn") return mrkdwn(object.text, names);
  const out = document.createDocumentFragment();
  object.text.split("\n").forEach((row, i) => {
    if (i) out.append(element("br"));
    out.append(...pictured(row, written));
  });
  return out;
}

// richText is a rich_text block, or an element within one.
export function richText(e, names) {
  const within = () => (e.elements || []).map((inner) => richText(inner, names));
  switch (e.type) {
    case "text": {
      const style = e.style || {};
      if (!e.style) return textOf({ type: "plain_text", text: e.text });
      return element(style.code ? "code" : style.bold ? "strong" : style.italic ? "em" : style.strike ? "s" : "span", {}, written(e.text));
    }
    case "user": return reference("@" + e.user_id, names);
    case "usergroup": return reference("!subteam^" + e.usergroup_id, names);
    case "channel": return reference("#" + e.channel_id, names);
    case "broadcast": return reference("!" + e.range, names);
    case "emoji": return element("span", {}, e.unicode ? String.fromCodePoint(...e.unicode.split("-").map((c) => parseInt(c, 16))) : ":" + e.name + ":");
    case "link": return /^https?:\/\//.test(e.url) ? link(e.url, e.text || e.url) : element("span", {}, e.text || e.url);
    case "rich_text_list": return element(e.style === "ordered" ? "ol" : "ul", { class: "list" }, ...(e.elements || []).map((i) => element("li", {}, richText(i, names))));
    case "rich_text_quote": return element("blockquote", {}, ...within());
    case "rich_text_preformatted": return element("pre", {}, ...within());
    case "rich_text_section": return element("p", {}, ...within());
    default: return element("div", { class: "section" }, ...within());
  }
}
