// What somebody sees who has not said anything yet: which ledger this is, how far
// it is, and what to try.
import { byId, element, get } from "./dom.js";
import { tableAddress } from "./address.js";
import { send } from "./composer.js";
import { fail, state } from "./state.js";
import { t } from "./words.js";

export async function welcome() {
  const node = byId("welcome");
  if (!state.table) return node.replaceChildren(tries("look"));
  const of = await get("/ledger/summary", { user: state.me });
  const newest = of.notices[0];
  const person = state.people.find((p) => p.id === state.me);
  node.replaceChildren(
    element("h3", {}, t("hello")(person ? person.name : "")),
    ...(newest ? [element("p", { class: "lead" }, newest.title),
      element("p", { class: "context" }, [newest.issuer, newest.published].filter(Boolean).join(" · "), of.notices.length > 1 ? t("andNotices")(of.notices.length - 1) : "")] : []),
    element("p", { class: "figures" }, ...figures(of)),
    element("p", {}, t("try_" + of.may)), tries(of.may),
    element("details", {}, element("summary", {}, t("ownNotice")), element("p", {}, t("ownNoticeHow")), element("pre", {}, "go run ./bot import " + t("ownNoticeFile"))),
    element("p", { class: "context" }, t("noLogin")));
}

// figures are how many items there are, and of each status; each opens the table.
const figures = (of) => [["", of.total], ...of.statuses.map((s) => [s.status, s.items]), ...(of.late ? [["late", of.late]] : [])].map(([status, n]) =>
  element("a", { href: tableAddress({ status }), "data-go": true, class: "figure " + status }, element("strong", {}, String(n)), " " + t(status || "itemsUnit")));

const tries = (may) => element("p", { id: "suggestions" }, ...t("tries")[may].map((text) => element("button", { type: "button", onclick: () => send(text).catch(fail) }, text)));
