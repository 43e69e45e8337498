// Keeps the page as its files are: loads it anew when it has changed, swaps its styles when only they have, and lays
// what is wrong with the files over it. It comes with every page of the preview, and with no page of the site.
{
const own = document.currentScript.dataset;
const base = "/.samsyn/";
const kept = "samsyn-preview:" + location.pathname;
let seen = own.seen, styles = own.styles;

// panels are the states of all that opens and closes, each by its words and their turn on the page.
function panels() {
  const turns = {};
  return [...document.querySelectorAll("details")].map(panel => {
    const words = panel.querySelector("summary")?.textContent ?? "";
    turns[words] = (turns[words] ?? 0) + 1;
    return [`${words}#${turns[words]}`, panel];
  });
}

// reload loads the page anew; restore then puts the reader back to the same place.
function reload() {
  const mark = [...document.querySelectorAll("body [id]")].find(e => e.getBoundingClientRect().top >= 0);
  sessionStorage.setItem(kept, JSON.stringify({
    x: scrollX, y: scrollY, id: mark?.id, top: mark?.getBoundingClientRect().top,
    panels: panels().map(([name, panel]) => [name, panel.open]),
    popovers: [...document.querySelectorAll("[popover][id]:popover-open")].map(e => e.id),
  }));
  history.scrollRestoration = "manual";
  location.reload();
}

function restore() {
  const before = JSON.parse(sessionStorage.getItem(kept));
  sessionStorage.removeItem(kept);
  history.scrollRestoration = "auto";
  if (!before) return;
  const were = new Map(before.panels);
  for (const [name, panel] of panels()) panel.open = were.get(name) ?? panel.open;
  for (const id of before.popovers) document.getElementById(id)?.showPopover?.();
  const mark = before.y > 0 && before.id && document.getElementById(before.id);
  const y = mark ? scrollY + mark.getBoundingClientRect().top - before.top : before.y;
  scrollTo({ left: before.x, top: y, behavior: "instant" });
}

// swap lays new style sheets over those of the same name, and takes the old ones away when they have come.
function swap({ tag, sheets }) {
  styles = tag;
  for (const sheet of sheets) {
    const stem = sheet.replace(/[0-9a-f]+\.css$/, "");
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const href = link.getAttribute("href");
      if (href === sheet || !href.startsWith(stem) || !/^[0-9a-f]+\.css$/.test(href.slice(stem.length))) continue;
      const fresh = link.cloneNode();
      fresh.href = sheet;
      fresh.onload = () => link.remove();
      link.after(fresh);
    }
  }
}

// make builds an element with its properties and what it holds.
function make(name, properties, ...content) {
  const e = Object.assign(document.createElement(name), properties);
  e.append(...content);
  return e;
}

// The preview's words stand in a tree of their own, where the site's styles don't reach and are not reached.
const host = document.createElement("samsyn-preview");
const root = host.attachShadow({ mode: "open" });
root.append(make("link", { rel: "stylesheet", href: base + "preview.css" }));
const bar = [own.mark, own.note].filter(Boolean).join(" · ");
if (bar) root.append(make("p", { className: "bar", role: "note" }, bar));
let overlay;

function fault(text) {
  if ("fault" in own) return; // the page itself says it
  overlay?.remove();
  overlay = undefined;
  if (!text) return;
  const close = make("button", { type: "button", onclick: () => overlay.remove() }, "Hide");
  overlay = make("section", { className: "fault", role: "alert" },
    make("h2", {}, "The files have errors"), close,
    make("pre", { tabIndex: 0 }, text),
    make("p", {}, "Below is the site as it was before. Mend the errors and save: this goes away by itself."));
  root.append(overlay);
}

let stream, timer, wait = 250;

function connect() {
  clearTimeout(timer);
  stream?.close();
  stream = new EventSource(`${base}events?${new URLSearchParams({ page: location.pathname, seen, styles })}`);
  stream.onopen = () => { wait = 250; };
  stream.onerror = () => {
    stream.close();
    timer = setTimeout(connect, wait * (0.5 + Math.random()));
    wait = Math.min(2 * wait, 15000);
  };
  stream.addEventListener("fault", e => fault(JSON.parse(e.data)));
  stream.addEventListener("styles", e => swap(JSON.parse(e.data)));
  stream.addEventListener("reload", reload);
}

// A page that nobody sees does not listen: browsers allow few connections to one server, and a hundred open pages
// must not knock at once on one that was started anew.
function attend() {
  if (document.visibilityState === "visible") return connect();
  clearTimeout(timer);
  stream?.close();
}

document.documentElement.append(host);
document.addEventListener("visibilitychange", attend);
addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", e => { if (e.persisted) attend(); });
if (document.readyState === "complete") restore(); else addEventListener("load", restore);
attend();
}
