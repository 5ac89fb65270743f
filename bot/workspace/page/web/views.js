// Modals, and the App Home.
import { byId, element, get, newId, post, replace } from "./dom.js";
import { draw } from "./blocks.js";
import { t, tellError } from "./words.js";

// formWithin is how long after an act a form may take to open, in ms.
const formWithin = 10_000;

// Views shows what a person's apps have open for them.
export class Views {
  // context() is what blocks are drawn in; me() whose views they are; failed(e)
  // is told what went wrong.
  constructor(context, me, failed) {
    Object.assign(this, { context, me, failed, shown: "", asked: 0, acted: 0, own: new Map(JSON.parse(sessionStorage.getItem("forms") || "[]").map((root) => [root, true])) });
    document.addEventListener("acted", () => { this.acted = Date.now(); });
    this.dialog = byId("modal");
    this.dialog.addEventListener("click", (event) => { if (event.target.closest("a[data-go]")) this.close(); }); // it leads elsewhere
    this.dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
  }

  // reload shows the uppermost modal as it is now.
  async reload() {
    const asked = ++this.asked;
    const { views } = await get("/page/views", { user: this.me() });
    if (asked !== this.asked) return; // a later answer is there, or on its way
    const top = views.filter((v) => this.isOwn(v)).pop();
    const now = top ? top.id + top.hash : "";
    if (now === this.shown) return;
    this.shown = now;
    this.view = top;
    if (!top) {
      this.dialog.close();
      this.dialog.replaceChildren();
      if (this.before) this.before.focus({ preventScroll: true });
      return;
    }
    if (!this.dialog.open) this.before = document.activeElement;
    this.dialog.replaceChildren(this.form(top));
    if (!this.dialog.open) this.dialog.showModal();
    const first = this.dialog.querySelector(".input [data-key], .problem:not(:empty)");
    (first || this.dialog.querySelector("h2")).focus();
  }

  // isOwn reports whether a form was asked for in this window of the browser: it
  // is known already, or the person has just done something here. After a reload only
  // what can be filled in comes back.
  isOwn(view) {
    if (!this.own.has(view.root) && Date.now() - this.acted < formWithin) {
      this.own.set(view.root, false);
    }
    if (view.submit && this.own.get(view.root) === false) {
      this.own.set(view.root, true);
      sessionStorage.setItem("forms", JSON.stringify([...this.own].flatMap(([root, form]) => (form ? [root] : [])).slice(-20)));
    }
    return this.own.has(view.root);
  }

  press(view) {
    return (action, values) => post("/page/press", { user: this.me(), view: view.id, action, values }).catch(this.failed);
  }

  form(view) {
    const title = newId();
    const blocks = draw(view.blocks, { ...this.context(), press: this.press(view), state: view.state, form: true });
    this.dialog.setAttribute("aria-labelledby", title);
    const problem = element("p", { class: "problem", role: "alert" });
    const send = view.submit ? element("button", { class: "primary" }, view.submit.text) : null;
    return element("form", {
      novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit(view, blocks, problem, send); },
    },
    element("header", {}, element("h2", { id: title, tabindex: "-1" }, view.title.text), element("button", { type: "button", class: "plain", "aria-label": t("close"), onclick: () => this.close() }, "✕")),
    element("div", { class: "body", tabindex: "0" }, ...blocks), problem,
    element("footer", {}, element("button", { type: "button", onclick: () => this.close() }, view.close ? view.close.text : t("close")), send));
  }

  async submit(view, blocks, problem, send) {
    if (send.disabled) return; // it is on its way
    const fields = blocks.flatMap((b) => [...b.querySelectorAll("[data-block]")]);
    const form = {};
    for (const f of fields) { form[f.dataset.block] = f.values(); f.show(""); }
    problem.textContent = "";
    send.disabled = true;
    try {
      const { errors } = await post("/page/submit", { user: this.me(), view: view.id, form });
      const wrong = fields.filter((f) => errors && errors[f.dataset.block]);
      for (const f of wrong) f.show(errors[f.dataset.block]);
      if (wrong.length) (wrong[0].field || wrong[0]).focus();
    } catch (failure) {
      problem.textContent = tellError(failure);
      document.addEventListener("connected", () => { problem.textContent = ""; }, { once: true });
    }
    send.disabled = false;
    await this.reload();
  }

  async close() {
    if (!this.view) return;
    try {
      await post("/page/close", { user: this.me(), view: this.view.id });
      await this.reload();
    } catch { // it is gone already, or nobody is there: either way it closes
      this.shown = "";
      this.dialog.close();
    }
  }
}

// showHome draws an app's home, or says that it is on its way.
export async function showHome(app, me, context, failed) {
  const { view } = await get("/page/home", { user: me, app });
  const node = byId("home");
  const press = (action, values) => { document.dispatchEvent(new Event("acted")); return post("/page/press", { user: me, view: view.id, action, values }).catch(failed); };
  const blocks = view ? draw(view.blocks, { ...context, press, state: view.state }) : [element("p", {}, t("loading"))];
  const now = element("section", { id: "home", tabindex: "0", "aria-label": t("home"), "data-hash": view ? view.hash : "" }, ...blocks);
  if (node.dataset.hash !== now.dataset.hash || !view) {
    const at = node.scrollTop;
    replace(node, now);
    now.scrollTop = at;
  }
}
