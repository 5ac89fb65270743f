// What somebody sees who has not said anything yet: which ledger this is, how far
// it is, and what to try.
import { byId, element, get } from "./dom.js";
import { tableAddress } from "./address.js";
import { send } from "./sent.js";
import { fail, state } from "./state.js";
import { t } from "./words.js";

export async function welcome() {
  const node = byId("welcome");
  if (!state.table) return node.replaceChildren(tries("look", ""));
  const of = await get("/ledger/summary", { user: state.me });
  const newest = of.notices[0];
  const person = state.people.find((p) => p.id === state.me);
  const role = of.may === "edit" && person && person.title.includes("整改办") ? "office" : of.may;
  node.replaceChildren(
    element("h3", {}, t("hello")(person ? person.name : "")),
    ...(of.parts.length > 1 ? [element("p", { class: "lead" }, t("notices")(of.parts.length)), element("ul", { class: "parts" }, ...of.parts.map(part))] :
      newest ? [element("p", { class: "lead" }, newest.title), element("p", { class: "context" }, [newest.title.startsWith(newest.issuer) ? "" : newest.issuer, newest.published && t("published")(newest.published)].filter(Boolean).join(" · "))] : []),
    element("p", { class: "figures" }, ...figures(of)),
    element("p", {}, t("try_" + role)), tries(role, of.example),
    element("details", {}, element("summary", {}, t(of.sample ? "ownNotice" : "anotherNotice")), element("p", {}, t("ownNoticeHow")), element("pre", {}, "go run ./bot import " + t("ownNoticeFile"))),
    element("p", { class: "context" }, t("noLogin")(t(matchMedia("(max-width: 45rem)").matches ? "underMenu" : "topLeft"))));
}

// part is how far one of several notices is.
const part = (p) => element("li", {}, element("a", { href: tableAddress({ notice: p.key }), "data-go": true }, `${p.key} · ${p.title}`), element("span", { class: "bar" }, element("progress", { max: p.total || 1, value: p.done, "aria-label": p.key }), ` ${p.done}/${p.total}`));

// figures are how many items there are, and of each status; each opens the table.
const figures = (of) => [["", of.total], ...of.statuses.map((s) => [s.status, s.items]), ...(of.late ? [["late", of.late]] : [])].map(([status, n]) =>
  element("a", { href: tableAddress({ status }), "data-go": true, class: "figure " + status }, status === "late" ? t("ofThese") + " " : "", element("strong", {}, String(n)), " " + t(status || "itemsUnit")));

const tries = (may, example) => element("p", { id: "suggestions" }, ...t("tries")(t("askItem")(example))[may].map((text) => element("button", { type: "button", onclick: () => send(text).catch(fail) }, text)));
