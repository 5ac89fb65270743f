// An example of everything that the assistant sends, under an index in both
// languages.
import { byId, element, get } from "./dom.js";
import { draw } from "./blocks.js";
import { language, setLanguage, t, translate } from "./words.js";

const names = { U1: "小李", U2: "王主任", U3: "路人" };
const context = { names, people: Object.entries(names).map(([id, name]) => ({ id, name })), channels: [], press: () => Promise.resolve() };
const { examples, groups } = await get("/page/gallery", {});
const shownOf = Object.fromEntries(examples.map((e) => [e.name, e.shown]));

// titled is a title in the page's language, with the other one beside it.
function titled([zh, en]) {
  const [own, other, lang] = language === "en" ? [en, zh, "zh-CN"] : [zh, en, "en"];
  return [own + " ", element("span", { class: "context", lang }, other)];
}

function example({ name, title }) {
  const shown = shownOf[name] || {};
  const blocks = draw(shown.blocks || [], context);
  const parts = [element("h3", { id: name }, ...titled(title))];
  if (shown.type === "modal") {
    const buttons = [shown.close, shown.submit].filter(Boolean).map((b) => element("button", { type: "button", class: b === shown.submit ? "primary" : undefined }, b.text));
    parts.push(element("div", { class: "modal" }, element("header", {}, element("h4", {}, shown.title.text)), element("div", { class: "body" }, ...blocks), element("footer", {}, ...buttons)));
  } else {
    parts.push(element("div", { class: shown.type === "home" ? "home" : "said" }, ...blocks));
  }
  return element("article", { class: "example", "aria-labelledby": name }, ...parts);
}

const known = new Set(groups.flatMap((g) => g.examples.map((e) => e.name)));
const others = examples.filter((e) => !known.has(e.name)).map((e) => ({ name: e.name, title: [e.name, e.name] }));
const all = others.length ? [...groups, { title: ["其他", "Others"], examples: others }] : groups;
byId("index").append(...all.map((g, i) => element("details", { open: true }, element("summary", {}, ...titled(g.title)),
  element("ul", {}, ...g.examples.map((e) => element("li", {}, element("a", { href: "#" + e.name }, e.title[language === "en" ? 1 : 0])))))));
byId("examples").append(...all.flatMap((g, i) => [element("h2", { id: "group" + i }, ...titled(g.title)), ...g.examples.map(example)]));
translate();
document.title = `${t("gallery")} · Rectify`;
byId("language").addEventListener("click", () => { setLanguage(language === "en" ? "zh" : "en"); location.reload(); });
document.body.dataset.ready = "yes";
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
