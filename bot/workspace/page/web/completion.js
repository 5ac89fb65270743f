// What is offered while somebody types: commands after "/", people after "@".
import { element } from "./dom.js";

// complete offers for a textarea. offers(before) lists what may take the place
// of the end of what stands before the cursor: {from, options: [{text, note, name}],
// eager}; where it is eager, Enter takes the first. It returns handled(event),
// whether a key was for the list, and hide().
export function complete(input, list, offers) {
  let options = [], at = -1, from = 0;

  const hide = () => { list.hidden = true; options = []; at = -1; input.removeAttribute("aria-activedescendant"); };

  const mark = (i) => {
    at = i;
    [...list.children].forEach((node, n) => node.setAttribute("aria-selected", n === i ? "true" : "false"));
    input.removeAttribute("aria-activedescendant");
    if (i >= 0) {
      input.setAttribute("aria-activedescendant", list.children[i].id);
      list.children[i].scrollIntoView({ block: "nearest" });
    }
  };

  const take = (i) => {
    const end = input.value.slice(input.selectionStart);
    const begin = input.value.slice(0, from) + options[i].text.trimEnd() + " ";
    input.value = begin + end.trimStart();
    input.setSelectionRange(begin.length, begin.length);
    hide();
    input.focus();
    input.dispatchEvent(new Event("input")); // what follows it may be offered, too
  };

  input.addEventListener("input", () => {
    const offered = offers(input.value.slice(0, input.selectionStart));
    if (!offered || !offered.options.length) return hide();
    ({ options, from } = offered);
    list.replaceChildren(...options.map((o, i) => element("li", { role: "option", id: "offer" + i, onclick: () => take(i) },
      element("strong", {}, o.name || o.text), o.rest ? element("span", { class: "rest" }, o.rest) : null, " ", element("span", { class: "context" }, o.note || ""))));
    list.hidden = false;
    mark(offered.eager ? 0 : -1);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the keyboard
  input.addEventListener("blur", hide);

  function handled(event) {
    if (list.hidden || event.isComposing) return false;
    if (event.key === "ArrowDown") mark((at + 1) % options.length);
    else if (event.key === "ArrowUp") mark((at < 0 ? options.length : at + options.length - 1) % options.length);
    else if (event.key === "Tab" || (event.key === "Enter" && at >= 0)) take(Math.max(at, 0));
    else if (event.key === "Escape") hide();
    else return false;
    event.preventDefault();
    return true;
  }

  return { handled, hide };
}
