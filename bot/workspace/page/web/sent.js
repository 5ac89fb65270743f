// What somebody sends. The workspace does not keep commands: they are kept here,
// and shown among the messages.
import { act, state } from "./state.js";

const echoKey = () => `sent ${state.me} ${state.channel}`;
const mostEchoes = 30;

export function echoes() {
  try {
    return JSON.parse(localStorage.getItem(echoKey())) || [];
  } catch {
    return [];
  }
}

let show = () => {};

// onEcho has f show each command that is sent from now on.
export const onEcho = (f) => { show = f; };

function keepEcho(text) {
  const m = { ts: (Date.now() / 1000).toFixed(6), text, echo: true };
  localStorage.setItem(echoKey(), JSON.stringify([...echoes(), m].slice(-mostEchoes)));
  show(m);
}

// send says a text in the open channel, in a thread where one is named.
export async function send(text, thread = "", files = []) {
  if (text.startsWith("/") && !thread && !files.length) keepEcho(text);
  return act("/page/say", { text, thread, files });
}
