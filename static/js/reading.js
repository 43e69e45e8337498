// What eases reading: buttons that copy, sort and print, the current section in the contents list, and a language
// switch that stays on the section. All words come from the page, and everything can be read without this.
const words = document.body.dataset;
const main = document.getElementById("_main");
const all = (selector, from = main) => [...from.querySelectorAll(selector)];
const target = hash => hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));

function button(kind, text, label) {
  const b = document.createElement("button");
  b.className = kind;
  b.type = "button";
  b.textContent = text;
  if (label) b.ariaLabel = label;
  return b;
}

const said = document.createElement("p");
said.className = "visually-hidden";
said.role = "status";
said.dataset.day = "keep";
main.append(said);

// roles says what a table's elements are: where rows are laid out as cards, some browsers forget it.
const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

// equip gives the page its buttons, and tables their roles; a band and a table that are shown later get theirs then.
function equip() {
  for (const e of all("table.cards, .cards :is(thead, tbody, tr, th, td)")) {
    e.role = roles[e.tagName] ?? (e.scope === "col" ? "columnheader" : "rowheader");
  }
  if (navigator.clipboard) for (const e of all(".standing-sentence, .cite-text")) {
    if (!e.nextElementSibling?.matches(".copy")) e.after(button("copy", words.copy));
  }
  for (const th of all("table[data-sort] thead th:not(.more-cell)")) {
    if (!th.querySelector(".sort")) th.append("\u00a0", button("sort", "", `${words.sort} ${th.textContent.trim()}`));
  }
}

// quoted is what a copy button copies: the sentence with the page's address, or the reference with the section that
// the reader has gone to.
function quoted(e) {
  const here = document.querySelector("link[rel=canonical]").href;
  if (!e.matches(".cite-text")) return `${e.textContent} ${here}${e.closest(".on-day") ? location.search : ""}`;
  const title = target(location.hash);
  const section = title && title.closest(".wording");
  const lines = all("p", e).map(p => p.textContent + (section && p.matches(".cite-url") ? location.hash : ""));
  if (section) lines.splice(1, 0, `${e.dataset.section} ${title.textContent}`);
  return lines.join("\n");
}

// key is what a cell sorts by: a date by the last day that it may mean; what is missing comes last.
function key(cell) {
  const time = cell.querySelector("time");
  if (time) return `${time.dateTime}-99-99`.slice(0, 10);
  return cell.querySelector(".missing") ? "" : cell.textContent.trim();
}

function sort(th) {
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const turn = th.ariaSort === "ascending" ? -1 : 1;
  for (const other of th.parentElement.cells) other.ariaSort = null;
  th.ariaSort = turn < 0 ? "descending" : "ascending";
  for (const body of th.closest("table").tBodies) {
    const rows = [...body.rows].filter(row => !row.matches(".divider")).map(row => [key(row.cells[th.cellIndex]), row]);
    rows.sort(([a], [b]) => !a - !b || turn * compare(a, b));
    body.append(...rows.map(([, row]) => row));
  }
}

document.addEventListener("click", async ({ target: on }) => {
  const b = on.closest(".copy, .sort, .print, .languages a");
  if (!b) return;
  if (b.matches(".languages a")) b.hash = location.hash;
  if (b.matches(".print")) print();
  if (b.matches(".sort")) sort(b.closest("th"));
  if (!b.matches(".copy")) return;
  said.textContent = "";
  await navigator.clipboard.writeText(quoted(b.previousElementSibling));
  said.textContent = b.textContent = words.copied;
});

for (const e of all(".copies")) e.append(" ", button("print", words.print));
equip();
new MutationObserver(equip).observe(main, { childList: true });

const current = new Map(all(".contents a").map(a => [target(a.hash), a]));
const seen = new IntersectionObserver(entries => {
  for (const entry of entries.filter(e => e.isIntersecting)) {
    for (const a of current.values()) a.ariaCurrent = null;
    current.get(entry.target).ariaCurrent = "location";
  }
}, { rootMargin: "0px 0px -70%" });
for (const heading of current.keys()) if (heading) seen.observe(heading);

// The search box is one chord away. It takes a modifier, so that no one who speaks or mistypes is carried off.
document.addEventListener("keydown", event => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const box = document.querySelector("[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
});
