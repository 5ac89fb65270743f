// What can be pressed or filled in.
//
// A context says where an element stands: names and people of the workspace,
// press(action, values) for what happens at once, state for what is filled in
// already, and form where it is part of one.
import { fileAddress } from "./address.js";
import { element, newId } from "./dom.js";
import { fileField } from "./files.js";
import { state } from "./state.js";
import { t, tIn } from "./words.js";

export function control(e, context, block, attributes) {
  const make = makers[e.type];
  if (!make) return unknown(e.type);
  const node = make(e, context, { "data-key": e.action_id, ...attributes }, block);
  if (block && block.type === "input") {
    const field = node.matches("input, select, textarea") ? node : node.querySelector("input") || node;
    node.dataset.block = block.block_id;
    node.values = () => valuesOf(node).filter((v) => v !== "");
    node.field = field;
  }
  return node;
}

export const unknown = (type) => element("p", { class: "unknown", "data-unknown": type }, `（${type} ${t("cannot")}）`);

// valuesOf is what is chosen in an element.
function valuesOf(node) {
  if (node.uploads) return node.uploads.ids();
  if (node.matches("fieldset")) return [...node.querySelectorAll("input:checked")].map((i) => i.value);
  if (node.multiple) return [...node.selectedOptions].map((o) => o.value);
  if (node.type === "datetime-local") return [node.value ? String(new Date(node.value).getTime() / 1000) : ""];
  return [node.value];
}

// chosen is what an element's state says, or what it begins with.
function chosen(e, context, block) {
  const state = context.state && block && context.state[block.block_id] && context.state[block.block_id][e.action_id];
  const value = (v) => (v && typeof v === "object" ? v.value : v);
  if (state) {
    const key = Object.keys(state).find((k) => k !== "type");
    const v = state[key];
    return (Array.isArray(v) ? v : [v]).map(value).filter((v) => v !== null && v !== undefined).map(String);
  }
  const initial = Object.keys(e).find((k) => k.startsWith("initial_"));
  const v = initial ? e[initial] : [];
  return (Array.isArray(v) ? v : [v]).map(value).map(String);
}

// sure asks before something grave, as the element wants.
function sure(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const title = newId();
    const done = (yes) => { dialog.close(); dialog.remove(); resolve(yes); };
    const dialog = element("dialog", { "aria-labelledby": title, oncancel: () => done(false) },
      element("h2", { id: title }, confirm.title ? confirm.title.text : ""), element("p", {}, confirm.text ? confirm.text.text : ""),
      element("footer", {},
        element("button", { type: "button", onclick: () => done(false) }, confirm.deny ? confirm.deny.text : t("no")),
        element("button", { type: "button", class: "primary", onclick: () => done(true) }, confirm.confirm ? confirm.confirm.text : t("yes"))));
    document.body.append(dialog);
    dialog.showModal();
  });
}

// rest is how long after a press the same button takes no other, in ms: the
// answer to it is on its way.
const rest = 400;

async function pressed(e, context, values, node) {
  if (node.matches("button") && node.getAttribute("aria-busy")) return; // pressed twice
  node.setAttribute("aria-busy", "true");
  if (await sure(e.confirm)) {
    await context.press(e.action_id, values);
    if (node.matches("button")) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  node.removeAttribute("aria-busy");
}

const onchange = (e, context) => (event) => pressed(e, context, valuesOf(event.currentTarget), event.currentTarget);

function button(e, context, attributes, label, values, text) {
  const styles = { primary: "primary", danger: "danger" };
  return element("button", {
    type: "button", class: styles[e.style], "aria-label": label || undefined, ...attributes,
    onclick: (event) => pressed(e, context, values, event.currentTarget),
  }, text);
}

function select(e, context, attributes, block, options, multiple) {
  const now = chosen(e, context, block);
  const name = e.placeholder ? e.placeholder.text : t("choose");
  const draw = (o) => element("option", { value: o.value, selected: now.includes(o.value) }, o.label);
  const body = options.map((o) => (o.group ? element("optgroup", { label: o.group }, ...o.options.map(draw)) : draw(o)));
  if (!multiple) body.unshift(element("option", { value: "", selected: !now.length }, name));
  return element("select", { "aria-label": attributes && attributes.id ? undefined : name, ...attributes, multiple, onchange: onchange(e, context) }, ...body);
}

const optionsOf = (e) => [
  ...(e.options || []).map((o) => ({ value: o.value, label: o.text.text })),
  ...(e.option_groups || []).map((g) => ({ group: g.label.text, options: g.options.map((o) => ({ value: o.value, label: o.text.text })) })),
];
const peopleOf = (context) => context.people.filter((p) => !p.bot).map((p) => ({ value: p.id, label: p.name }));
const channelsOf = (context) => context.channels.filter((c) => c.kind !== "im").map((c) => ({ value: c.id, label: "# " + c.name }));

function boxes(type) {
  return (e, context, attributes, block) => {
    const now = chosen(e, context, block);
    const name = newId();
    return element("fieldset", { ...attributes, id: undefined, onchange: onchange(e, context) }, element("legend", { class: "hidden" }, block && block.label ? block.label.text : t("choose")),
      ...e.options.map((o) => element("label", {}, element("input", { type, name, value: o.value, checked: now.includes(o.value) }), " " + o.text.text)));
  };
}

// soon keeps what is being typed into a form, for the day the page is loaded
// anew in the middle of it.
function soon(e, context) {
  let timer = 0;
  return (event) => {
    const node = event.currentTarget;
    clearTimeout(timer);
    timer = setTimeout(() => node.isConnected && context.press(e.action_id, valuesOf(node)), 300);
  };
}

function field(type) {
  return (e, context, attributes, block) => {
    const now = chosen(e, context, block)[0] || "";
    const begins = type === "datetime-local" && now ? new Date(Number(now) * 1000).toISOString().slice(0, 16) : now;
    const label = attributes && attributes.id ? undefined : (e.placeholder && e.placeholder.text) || t("choose");
    const more = { "aria-label": label, placeholder: e.placeholder && e.placeholder.text, ...attributes, maxlength: e.max_length, onchange: onchange(e, context), oninput: context.form && soon(e, context) };
    if (e.multiline || e.type === "rich_text_input") return element("textarea", { rows: 4, ...more }, begins);
    return element("input", { type, value: begins, step: e.is_decimal_allowed ? "any" : undefined, ...more });
  };
}

const makers = {
  button: (e, context, attributes) => button(e, context, attributes, e.accessibility_label, [], e.text.text),
  workflow_button: (e, context, attributes) => button(e, context, attributes, e.accessibility_label, [], e.text.text),
  icon_button: (e, context, attributes) => button(e, context, attributes, e.accessibility_label, [], e.text.text),
  feedback_buttons(e, context, attributes) {
    const side = (b, icon) => button({ ...e, style: "" }, context, { ...attributes, "data-key": e.action_id + b.value, class: "feedback" }, b.accessibility_label, [b.value], `${icon} ${b.text.text}`);
    return element("span", { class: "sides" }, side(e.positive_button, "👍"), side(e.negative_button, "👎"));
  },
  static_select: (e, context, attributes, block) => select(e, context, attributes, block, optionsOf(e)),
  external_select: (e, context, attributes, block) => select(e, context, attributes, block, optionsOf(e)),
  multi_static_select: (e, context, attributes, block) => select(e, context, attributes, block, optionsOf(e), true),
  multi_external_select: (e, context, attributes, block) => select(e, context, attributes, block, optionsOf(e), true),
  users_select: (e, context, attributes, block) => select(e, context, attributes, block, peopleOf(context)),
  multi_users_select: (e, context, attributes, block) => select(e, context, attributes, block, peopleOf(context), true),
  conversations_select: (e, context, attributes, block) => select(e, context, attributes, block, channelsOf(context)),
  multi_conversations_select: (e, context, attributes, block) => select(e, context, attributes, block, channelsOf(context), true),
  channels_select: (e, context, attributes, block) => select(e, context, attributes, block, channelsOf(context)),
  multi_channels_select: (e, context, attributes, block) => select(e, context, attributes, block, channelsOf(context), true),
  overflow: (e, context, attributes) => { // what was chosen can be chosen again
    const labels = e.options.map((o) => o.text.text).join("");
    const node = select({ ...e, placeholder: { text: tIn(labels, "more") + " ⋯" } }, context, { "aria-label": tIn(labels, "more"), class: "overflow", ...attributes }, null, optionsOf(e));
    node.addEventListener("change", () => { node.value = ""; });
    return node;
  },
  radio_buttons: boxes("radio"),
  checkboxes: boxes("checkbox"),
  datepicker: field("date"),
  timepicker: field("time"),
  datetimepicker: field("datetime-local"),
  plain_text_input: field("text"),
  email_text_input: field("email"),
  url_text_input: field("url"),
  number_input: field("number"),
  rich_text_input: field("text"),
  file_input: (e, context, attributes) => fileField(e, attributes),
  image: (e) => picture(e),
};

// picture is an image of this workspace; of others only what it shows is told.
export function picture(e) {
  const file = e.slack_file || {};
  const url = e.image_url || (file.id ? fileAddress(file.id, state.me) : file.url) || "";
  const here = url && new URL(url, location.href).origin === location.origin;
  return here ? element("img", { src: url, alt: e.alt_text || "", loading: "lazy" }) : element("span", { class: "context" }, e.alt_text || "");
}
