// Small things that everything on the page is made of.

export const byId = (id) => document.getElementById(id);

// element makes a node; attributes that begin with "on" listen. Nothing that
// somebody wrote is ever read as HTML.
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((c) => c !== undefined && c !== null));
  return node;
}

async function answer(response) {
  const out = await response.json();
  if (!response.ok) throw new Error(out.error);
  return out;
}

// reach is fetch; where nobody answers, the error's code is "offline".
const reach = (path, request) => fetch(path, request).catch(() => { throw new Error("offline"); }).then(answer);

export const get = (path, parameters) => reach(path + "?" + new URLSearchParams(parameters));

export const post = (path, body) => reach(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

let serial = 0;
export const newId = () => "x" + ++serial;

// replace puts a node in the place of another. Where the keyboard was in the
// old one, it goes to the same thing in the new one.
export function replace(old, now) {
  const at = old.contains(document.activeElement) && document.activeElement.dataset.key;
  old.replaceWith(now);
  if (at) (now.querySelector(`[data-key="${CSS.escape(at)}"]`) || now).focus({ preventScroll: true });
}
