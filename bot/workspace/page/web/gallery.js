// An example of everything that the assistant sends.
import { byId, element, get } from "./dom.js";
import { draw } from "./blocks.js";

const names = { U1: "小李", U2: "王主任", U3: "路人" };
const context = { names, people: Object.entries(names).map(([id, name]) => ({ id, name })), channels: [], press: () => Promise.resolve() };
const { examples } = await get("/page/gallery", {});
byId("examples").append(...examples.map(({ name, shown }) => {
  const blocks = draw(shown.blocks || [], context);
  const parts = [element("h2", { id: name }, name)];
  if (shown.type === "modal") {
    const buttons = [shown.close, shown.submit].filter(Boolean).map((b) => element("button", { type: "button", class: b === shown.submit ? "primary" : undefined }, b.text));
    parts.push(element("div", { class: "modal" }, element("header", {}, element("h3", {}, shown.title.text)), element("div", { class: "body" }, ...blocks), element("footer", {}, ...buttons)));
  } else {
    parts.push(element("div", { class: shown.type === "home" ? "home" : "said" }, ...blocks));
  }
  return element("section", { class: "example", "aria-labelledby": name }, ...parts);
}));
document.body.dataset.ready = "yes";
