// What the parts of the page share: who looks, what is open, who is there.
import { byId, element, post } from "./dom.js";
import { language, locale, tellError } from "./words.js";

export const state = {
  me: localStorage.getItem("me") || "", channel: "", thread: "", view: "", people: [], channels: [], apps: [], offers: [], names: {}, english: {}, table: false, zone: undefined,
};

export const fail = (problem) => { byId("problem").textContent = problem ? tellError(problem) : ""; };

// act does something as the person; undefined where it failed.
export function act(path, body) {
  document.dispatchEvent(new Event("acted"));
  return post(path, { user: state.me, channel: state.channel, ...body }).then((out) => { fail(""); return out; }, (problem) => fail(path === "/page/say" && problem.message === "offline" ? new Error("unsent") : problem));
}

let saying = 0;

// say shows a sentence for a while, with a button where there is something to do
// about it: {label, press()}.
export function say(sentence, button) {
  const close = () => byId("said").replaceChildren();
  byId("said").replaceChildren(sentence, ...(button && sentence ? [" ", element("button", { type: "button", onclick: () => { close(); button.press(); } }, button.label)] : []));
  clearTimeout(saying);
  saying = setTimeout(close, button ? 20_000 : 8000);
}

// when is a moment in the organisation's time zone, as the ledger shows times.
export const when = (date, options) => date.toLocaleString(locale(), { ...options, hourCycle: "h23", timeZone: state.zone });

export const context = (press) => ({ names: state.names, people: state.people, channels: state.channels, press });
export const persons = () => state.people.filter((p) => !p.bot);
export const here = () => state.channels.find((c) => c.id === state.channel);
export const appOf = (channel) => channel && channel.kind === "im" && state.apps.find((a) => a.user === channel.with);
export const appChannel = () => state.channels.find(appOf);

// words are those of the office, such as a title, in the page's language where it
// has them.
export const words = (text) => (language === "en" && state.english[text]) || text;

// nameOf is what a channel is called, and keyOf what its address calls it.
export const nameOf = (c) => (c.kind === "im" ? state.names[c.with] : "# " + c.name);
export const keyOf = (c) => (c.kind === "im" ? "@" + state.names[c.with] : c.name);
export const byKey = (key) => state.channels.find((c) => keyOf(c) === key);
export const chatting = () => state.view === "channel";
