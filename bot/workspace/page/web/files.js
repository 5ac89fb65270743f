// Files that people drop, paste, photograph or choose: uploaded at once, named
// beside what they belong to.
import { element, newId } from "./dom.js";
import { state } from "./state.js";
import { t, tellError } from "./words.js";

async function upload(file) {
  const query = new URLSearchParams({ user: state.me, name: file.name || "file" });
  const response = await fetch("/page/upload?" + query, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file })
    .catch(() => { throw new Error("offline"); });
  const out = await response.json();
  if (!response.ok) throw new Error(out.error);
  return out;
}

const kilobytes = (n) => (n >= 1 << 20 ? (n / (1 << 20)).toFixed(1) + " MB" : Math.max(1, n >> 10) + " KB");

// preview shows a file that is a picture; nothing of others.
export const preview = (name, href) => (/\.(png|jpe?g|gif|webp)$/i.test(name) ? element("a", { href, target: "_blank", rel: "noopener", class: "preview" }, element("img", { src: href, alt: name, loading: "lazy" })) : null);

// takesFiles has a node take files that are dropped on it or pasted into it.
export function takesFiles(node, add) {
  const over = (on) => (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    node.classList.toggle("over", on);
    if (event.type === "drop") add([...event.dataTransfer.files]);
  };
  node.addEventListener("dragover", over(true));
  node.addEventListener("dragleave", over(false));
  node.addEventListener("drop", over(false));
  node.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData ? event.clipboardData.files : [])];
    if (files.length) { event.preventDefault(); add(files); }
  });
}

// wrongWith says why a file is not worth uploading; empty where it is. takes is
// {largest, kinds}: the bytes that a file may have, and the endings of names.
function wrongWith(file, takes) {
  if (!file.size) return t("fileEmpty");
  if (!takes) return "";
  if (file.size > takes.largest) return t("fileTooLarge")(kilobytes(takes.largest));
  return takes.kinds.includes(file.name.split(".").pop().toLowerCase()) ? "" : t("fileKind");
}

// Uploads is a list of files that were uploaded, each of which can be left out
// again. node shows it; changed() is told of every change. takes, where it is set,
// is what wrongWith holds files against.
export class Uploads {
  constructor(most = 10, changed = () => {}) {
    Object.assign(this, { most, changed, takes: null, files: [], busy: 0, node: element("ul", { class: "uploads" }), problem: element("p", { class: "problem", role: "alert" }) });
  }

  ids() { return this.files.map((f) => f.id); }

  async add(files) {
    const problems = [];
    const tell = (sentence) => { problems.push(sentence); this.problem.textContent = problems.join("\n"); };
    this.problem.textContent = "";
    for (const file of files) {
      const wrong = wrongWith(file, this.takes);
      if (wrong) { tell(`${file.name}: ${wrong}`); continue; }
      if (this.files.length + this.busy >= this.most) { tell(t("tooManyFiles")(this.most)); break; }
      this.busy++;
      const line = element("li", { "aria-busy": "true" }, `${file.name} · ${kilobytes(file.size)} …`);
      this.node.append(line);
      try {
        const kept = await upload(file);
        this.files.push(kept);
        const out = element("button", { type: "button", class: "plain", "aria-label": t("leaveOut") + " " + kept.name, onclick: () => { this.files = this.files.filter((f) => f !== kept); line.remove(); this.changed(); } }, "✕");
        line.replaceChildren(`📎 ${kept.name} · ${kilobytes(kept.size)} `, out);
        line.removeAttribute("aria-busy");
      } catch (failure) {
        line.remove();
        tell(`${file.name}: ${tellError(failure)}`);
      }
      this.busy--;
      this.changed();
    }
  }

  clear() { this.files = []; this.node.replaceChildren(); this.problem.textContent = ""; this.changed(); }
}

// chooser is a button that opens the browser's own choice of files, with a camera
// on phones.
export function chooser(add, label, attributes) {
  const input = element("input", { type: "file", multiple: true, class: "hidden", tabindex: "-1", "aria-hidden": "true", onchange: () => { add([...input.files]); input.value = ""; } });
  return element("span", {}, input, element("button", { type: "button", ...attributes, onclick: () => input.click() }, label));
}

// fileField is the field of a form that takes files.
export function fileField(e, attributes) {
  const uploads = new Uploads(e.max_files);
  const add = (files) => uploads.add(files);
  const node = element("div", { class: "dropzone", "data-key": attributes["data-key"], "aria-describedby": attributes["aria-describedby"] },
    element("p", {}, chooser(add, t("chooseFiles"), { id: attributes.id || newId() }), " ", element("span", { class: "context" }, t("dropFiles"))), uploads.node, uploads.problem);
  node.uploads = uploads;
  takesFiles(node, add);
  return node;
}
