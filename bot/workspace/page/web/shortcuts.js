// What the keyboard can do, as a list.
import { byId, element, newId } from "./dom.js";
import { t } from "./words.js";

const keys = [["Ctrl K", "keyJump"], ["/", "keyCommand"], ["Enter", "keySend"], ["Shift Enter", "keyLine"], ["↑ ↓", "keyChoose"], ["j k ↑ ↓", "keyRows"], ["← →", "keyCells"], ["Enter", "keyEdit"], ["/", "keyFind"], ["Tab", "keyTake"], ["Esc", "keyClose"], ["?", "keyList"]];

// shortcuts opens the list.
export function shortcuts() {
  if (byId("shortcuts")) return;
  const title = newId();
  const close = element("button", { type: "button", class: "plain", "aria-label": t("close"), onclick: () => dialog.close() }, "✕");
  const dialog = element("dialog", { id: "shortcuts", "aria-labelledby": title },
    element("header", {}, element("h2", { id: title }, t("shortcuts")), close),
    element("dl", { class: "keys" }, ...keys.flatMap(([key, word]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, t(word))])));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
}
