// Addresses: everything that can be looked at has one, and Back works.
//
//   /c/NAME           a channel; /c/@NAME the messages with an app
//   /c/NAME/TS        a thread in it
//   /home             the app's home
//   /table?…          the ledger as a table: q, status, section, unit, person, group, by, sort
//   /item/NUMBER      an item; ?notice= the key of its notice, where there are several

const groupings = ["notice", "section", "unit", "person"];

// parse is what an address names: {view, channel, thread, number, query}. The
// view is "channel", "home", "table" or "item"; "" for the address "/".
export function parse(path, search) {
  const [view, first, second] = path.split("/").slice(1).map(decodeURIComponent);
  const query = new URLSearchParams(search);
  for (const key of ["by", "group"]) if (!groupings.includes(query.get(key))) query.delete(key);
  switch (view) {
    case "c": return { view: "channel", channel: first, thread: second || "", query };
    case "item": return { view, number: first, query };
    case "home": case "table": return { view, query };
    default: return { view: "", query };
  }
}

export const channelAddress = (name, thread) => "/c/" + encodeURIComponent(name) + (thread ? "/" + thread : "");
export const itemAddress = (row, several) => "/item/" + row.number + (several ? "?" + new URLSearchParams({ notice: row.key }) : "");
export const fileAddress = (id, user) => `/page/file/${encodeURIComponent(id)}?` + new URLSearchParams({ user });

// tableAddress leaves out what is empty.
export function tableAddress(want) {
  const query = new URLSearchParams(Object.entries(want).filter(([, v]) => v)).toString();
  return "/table" + (query ? "?" + query : "");
}

// Addresses calls arrive(parsed) for where the browser is, now and whenever it
// goes somewhere else. Links with data-go are followed without loading the page.
export class Addresses {
  constructor(arrive) {
    this.arrive = arrive;
    addEventListener("popstate", () => this.here());
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-go]");
      if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.go(link.getAttribute("href"));
    });
  }

  here() { return this.arrive(parse(location.pathname, location.search)); }

  go(address) {
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return this.here();
  }

  // rename changes the address of what is shown already.
  rename(address) { history.replaceState(null, "", address); }
}
