// The rows of the ledger, as the page knows them: read once, and from then on
// what changed.
import { get } from "./dom.js";
import { state } from "./state.js";

export const statuses = ["not_started", "in_progress", "long_term", "rectified", "closed", "refused"];
export const isOpen = (row) => row.status === "not_started" || row.status === "in_progress";
export const isDone = (row) => row.status === "rectified" || row.status === "closed";

class Rows {
  constructor() {
    Object.assign(this, { all: new Map(), sequence: 0, notices: [], keys: new Map(), may: "look", loading: Promise.resolve() });
  }

  list() { return [...this.all.values()]; }
  several() { return this.notices.length > 1; }

  // load reads the rows, or what changed since they were read last; it returns
  // the rows that are new or changed. One reading follows the other.
  load() {
    const now = this.loading.then(() => this.read());
    this.loading = now.catch(() => {});
    return now;
  }

  async read() {
    const me = state.me;
    const got = await get("/ledger/rows", { user: me, after: this.sequence });
    Object.assign(this, { for: me + " " + got.may, sequence: got.sequence, notices: got.notices, today: got.today, may: got.may });
    this.keys = new Map(got.notices.map((n) => [n.id, n.key]));
    for (const [id, row] of this.all) if (!this.keys.has(row.notice)) this.all.delete(id); // of a notice that was retired
    return unpacked(got.columns).filter((row) => (this.all.get(row.id) || {}).version !== row.version).map((row) => this.put(row));
  }

  // put keeps a row, with what is worked out of it.
  put(row) {
    const named = (text) => text.replace(/@([UW][A-Z0-9]+)/g, (at, id) => state.names[id] || at);
    row.ids = [...row.person.matchAll(/@([UW][A-Z0-9]+)/g)].map((m) => m[1]);
    row.named = listed(row.person).filter((name) => !/^@[UW][A-Z0-9]+$/.test(name)); // people without an id
    row.unit = named(row.unit);
    row.units = listed(row.unit);
    row.people = listed(named(row.person));
    row.person = joined(row.people);
    row.progress = named(row.progress);
    row.said = row.updated ? "\uffff" + row.updated + row.progress : row.progress; // sorts by the day, behind what only notices say
    row.key = this.keys.get(row.notice) || row.notice;
    row.name = this.several() ? row.key + "#" + row.number : String(row.number); // as commands name it
    row.words = `${row.name} ${row.title} ${row.section} ${row.kind} ${row.unit} ${row.person} ${row.progress}`.toLowerCase();
    this.all.set(row.id, row);
    return row;
  }
}

export const rows = new Rows();

// joined is names as one text: with 、 where they are Chinese.
export const joined = (names) => names.join(names.every((name) => /\p{Script=Han}/u.test(name)) ? "、" : "; ");
const listed = (owners) => owners.split(/、|; /).filter(Boolean);

// unpacked are the rows of columns, as package table packs them.
function unpacked({ words, of }) {
  const numbers = ["number", "place", "version"];
  const texts = Object.keys(of).filter((name) => !numbers.includes(name));
  return of.number.map((number, i) => {
    const row = {};
    for (const name of numbers) row[name] = of[name][i];
    for (const name of texts) row[name] = words[of[name][i]];
    row.id = row.notice + "/" + number;
    return row;
  });
}

// found are the rows whose notice's own words hold what was looked for last.
export const found = { q: "", ids: new Set() };

export async function findWords(q) {
  const { ids } = await get("/ledger/find", { q });
  Object.assign(found, { q, ids: new Set(ids) });
}

// matching is whether a row is wanted: q is words that it holds, all of them.
export function matching(want) {
  const words = (want.q || "").toLowerCase().split(/\s+/).filter(Boolean);
  const state = {
    open: isOpen, done: isDone, late: (r) => r.light === "late", near: (r) => r.light === "near",
  }[want.status] || (want.status ? (r) => r.status === want.status : () => true);
  const among = (list, one) => !one || (one === "-" ? !list.length : list.includes(one));
  const inText = found.q === want.q ? found.ids : new Set();
  return (r) => (words.every((w) => r.words.includes(w)) || inText.has(r.id)) && state(r) && (!want.notice || r.key === want.notice) && (!want.section || r.section === want.section) && among(r.units, want.unit) && among(r.people, want.person);
}

// counts are how many rows of each state there are, and how many open ones lack an
// owner or a due date.
export function counts(rows) {
  const n = { total: rows.length, done: 0, in_progress: 0, not_started: 0, long_term: 0, refused: 0, late: 0, near: 0, unit: 0, due: 0 };
  for (const r of rows) {
    n[isDone(r) ? "done" : r.status]++;
    if (r.light) n[r.light]++;
    if (isOpen(r) && !r.unit && !r.person) n.unit++;
    if (isOpen(r) && !r.due) n.due++;
  }
  n.percent = percent(n.done, n.total);
  return n;
}

// percent is a share of 100 with one decimal, as the assistant says it: never 100
// unless all are done, never 0 unless none is.
function percent(done, total) {
  if (!done || done === total) return done ? 100 : 0;
  return Math.min(99.9, Math.max(0.1, Math.floor((2000 * done + total) / (2 * total)) / 10));
}

// leading are the open ones, then the others, each by number.
export const leading = (rows) => rows.sort((a, b) => isOpen(b) - isOpen(a) || a.number - b.number);

// groupsBy are the rows by section, unit or person, in the order in which they
// come; a row with several units is in each. Those without come last, under "".
export function groupsBy(rows, by) {
  const keys = { notice: (r) => [r.key], section: (r) => [r.section], unit: (r) => r.units, person: (r) => r.people }[by];
  const groups = new Map();
  for (const r of rows) {
    for (const key of keys(r).length ? keys(r) : [""]) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(r);
    }
  }
  const without = groups.get("");
  if (without) { groups.delete(""); groups.set("", without); }
  return groups;
}
