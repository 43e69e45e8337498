// The standing of a day that the reader chooses. All words come from the data in the page; nothing is fetched, and
// nothing is written as markup. The page itself is only hidden, never changed, so that today is always there again.
const byId = id => document.getElementById(id);
const data = JSON.parse(byId("_day-data").textContent);
const { words, days, badges, doc } = data;
const main = byId("_main");
const form = byId("_day-form");
const input = form.elements.per;
const said = byId("_day-said");
let hidden = [];
let shown = [];

// make builds an element: its attributes, and what it holds, elements or text.
function make(name, attributes = {}, ...content) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) e.setAttribute(key, value);
  e.append(...content.filter(c => c !== ""));
  return e;
}

const link = ([text, url, lang]) => url ? make("a", { href: url, lang }, text) : make("span", { lang }, text);

const badge = number => {
  const [text, tone, code] = badges[number];
  return make("span", { class: `badge tone-${tone} is-${code}` }, text);
};

// written is a date as the language writes it, as precisely as it is known.
function written(date) {
  const [year, month, day] = date.split("-");
  if (!month) return year;
  return (day ? words.day : words.month)
    .replace("$day", Number(day)).replace("$month", words.months[month - 1]).replace("$year", year);
}

// value is a fact: a text, or a number for one that is missing.
function value(v) {
  if (typeof v === "string") return v;
  return make("span", { class: "missing" }, v ? words.labels.unstated : words.labels.unrecorded);
}

function date(v) {
  if (v === "" || typeof v === "number") return value(v);
  const [text, iso] = Array.isArray(v) ? v : [written(v), v];
  return make("time", { datetime: iso }, text);
}

// last is the last day that a date may mean.
function last(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return day ? iso : new Date(Date.UTC(year, month || 12, 0)).toISOString().slice(0, 10);
}

// at finds what a flat history of day, a, b, … says at a day; width counts the day too.
function at(history, width, day) {
  let found;
  for (let i = 0; i < history.length && history[i] <= day; i += width) found = history.slice(i + 1, i + width);
  return found;
}

// numberOf is the last of the days that is not later than a date.
const numberOf = iso => days.findLastIndex(d => d <= iso);

// bandAt puts together what the band says at a day out of all the changes up to it.
function bandAt(day) {
  const band = {};
  let sentence = "";
  for (const changes of doc.bands.slice(0, day + 1)) {
    Object.assign(band, changes);
    if (!changes.t) continue;
    const [before, text, after] = changes.t;
    sentence = sentence.slice(0, before) + text + sentence.slice(sentence.length - after);
  }
  const [b, c] = band.v < 0 ? [] : at(doc.versions[band.v].h, 3, day);
  return { ...band, b, c, sentence };
}

function bandFor(band, iso) {
  const sentence = `${band.sentence} ${words.said.replace("$date", written(iso))}`;
  const facts = [["since", band.s === "" ? "" : date(band.s === "not-stated" ? 1 : band.s)], ["force", band.f], ["rule", band.u], ["review", band.r]];
  return make("section", { class: `standing tone-${badges[band.b][1]}`, "aria-label": words.heading.replace("$date", written(iso)) },
    make("p", { class: "standing-word" }, badge(band.b), band.c && " ", band.c && make("span", { class: "standing-count" }, band.c)),
    make("p", { class: "standing-sentence" }, sentence),
    make("dl", { class: "standing-facts" }, ...facts.filter(f => f[1] !== "").map(([key, v]) =>
      make("div", {}, make("dt", {}, words.labels[key]), make("dd", {}, v)))));
}

// tableFor lays the rows of a day into a copy of the page's table.
function tableFor(band, day) {
  const region = (document.querySelector("#_main table.cards") || byId("_day-table").content.querySelector("table")).closest(".scroll").cloneNode(true);
  const table = region.querySelector("table");
  table.caption.textContent = band.x;
  table.caption.id = "_day-caption";
  region.setAttribute("aria-labelledby", "_day-caption");
  const own = [...table.tBodies].flatMap(body => [...body.rows].filter(row => !row.matches(".divider"))
    .map(row => ({ row, outside: Boolean(body.querySelector(".divider")) })));
  const blank = own[0].row;
  const lines = [];
  for (const { r, c, h } of doc.parties) {
    const [state] = at(h, 2, day) || [-1];
    if (state === -1) continue;
    const line = state === -2 ? own[r] : { row: rowFor(blank, c ? link(c) : own[r].row.cells[0].firstElementChild, doc.states[state]), outside: doc.states[state].o };
    const time = line.row.cells[2].querySelector("time");
    lines.push({ ...line, day: time ? last(time.dateTime) : "9999" });
  }
  lines.sort((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0);
  const body = table.tBodies[0].cloneNode();
  for (const old of [...table.tBodies]) old.remove();
  table.append(body);
  body.append(...lines.filter(l => !l.outside).map(l => l.row));
  const outside = lines.filter(l => l.outside).map(l => l.row);
  if (outside.length) {
    const apart = body.cloneNode();
    apart.append(make("tr", { class: "divider", role: "row" },
      make("th", { role: "rowheader", scope: "rowgroup", colspan: blank.cells.length }, words.labels.outside)), ...outside);
    table.append(apart);
  }
  return region;
}

function rowFor(blank, name, { b, d, m = [] }) {
  const row = blank.cloneNode(true);
  const decision = doc.decisions[d];
  const cells = [name.cloneNode(true), badge(b)];
  if (decision) cells.push(date(decision[0]), ...decision.slice(1, 4).map(value), link(decision.slice(4)));
  [...row.cells].forEach((cell, i) => cell.replaceChildren(cells[i] ?? ""));
  row.cells[1].append(...m.map(([text, lang]) => make("p", { class: "remark", lang }, text)));
  return row;
}

function versionsFor(band, day) {
  const items = doc.versions.map((v, i) => {
    const now = at(v.h, 3, day);
    return now && make("li", { class: i === band.v ? "here" : undefined },
      make("p", { class: "timeline-head" }, link([v.name, v.url])),
      make("p", {}, badge(now[0]), " ", now[1] && make("span", { class: "count" }, now[1])));
  });
  return make("ol", { class: "timeline", role: "list" }, ...items.filter(Boolean).reverse());
}

// documentOn shows a document on a day; it gives the words to announce.
function documentOn(iso, day) {
  const band = bandAt(day);
  const view = make("section", { class: "on-day", "aria-labelledby": "_day-heading" }, headingFor(iso));
  form.after(view);
  shown.push(view);
  if (band.v < 0) {
    view.append(make("p", { class: "notice is-missing" }, words.labels.unlisted));
  } else {
    view.append(make("p", { class: "showing" }, band.w), bandFor(band, iso));
    if (band.x) view.append(make("h3", {}, words.labels.adoption), tableFor(band, day));
    view.append(make("h3", {}, words.labels.versions), versionsFor(band, day));
    if (band.v !== doc.here) view.append(make("p", {}, link([words.labels.text, doc.versions[band.v].url])));
  }
  view.append(make("p", { class: "note" }, words.labels.hidden));
  const kept = ["_history", "_about", "_sources"];
  if (band.v === doc.here) kept.push("_text");
  for (const e of main.children) {
    if (!e.matches(".title-block, .day, .on-day, script, [data-day]") && !kept.includes(e.getAttribute("aria-labelledby"))) hide(e);
  }
  for (const e of main.querySelectorAll(".way [data-day], .way-drawing [data-day]")) if (e.dataset.day > iso) hide(e);
  return band.v < 0 ? words.labels.unlisted : [badges[band.b][0], band.c].filter(Boolean).join(", ");
}

function headingFor(iso) {
  return make("div", { class: "day-heading" }, make("h2", { id: "_day-heading" }, words.heading.replace("$date", written(iso))),
    make("a", { href: location.pathname, class: "day-back" }, words.labels.back));
}

// gridsOn shows the overview's tables on a day.
function gridsOn(iso, day) {
  const heading = headingFor(iso);
  form.after(heading);
  shown.push(heading);
  document.querySelectorAll("#_main .scroll:has(.adoption-grid)").forEach((region, i) => {
    const view = region.cloneNode(true);
    gridOn(view.querySelector("table"), data.grids[i], iso, day);
    region.before(view);
    shown.push(view);
    hide(region);
  });
  return "";
}

function gridOn(table, grid, iso, day) {
  table.caption.textContent = grid.caption.replace("$date", written(iso));
  const head = table.tHead.rows[0];
  while (head.cells.length > 2) head.lastElementChild.remove();
  head.append(...grid.councils.map(c => make("th", { scope: "col" }, link(c))));
  grid.rows.forEach((history, i) => {
    const row = table.tBodies[0].rows[i];
    const [version, whole, count] = at(history.w, 4, day);
    const name = row.cells[0].querySelector("a, span");
    row.cells[0].replaceChildren(name, " ", make("span", { class: "version" }, version));
    row.cells[1].replaceChildren(badge(whole), " ", make("span", { class: "count" }, count));
    while (row.cells.length > 2) row.lastElementChild.remove();
    row.append(...history.c.map((h, j) => cellFor(grid, at(h, 2, day)?.[0] ?? -1, grid.councils[j][0], name.textContent)));
  });
}

function cellFor(grid, number, council, title) {
  const cell = make("td", { "data-label": council });
  if (number < 0) return cell;
  const [b, when, id] = grid.cells[number];
  const label = `${badges[b][0]}, ${council}, ${title}`;
  cell.append(id ? make("a", { class: "cell", href: `${grid.at}${id}/`, "aria-label": label }, badge(b)) : badge(b));
  if (when !== "") cell.append(" ", make("span", { class: "cell-date" }, date(when)));
  return cell;
}

function hide(e) {
  if (e.classList.contains("is-later")) return;
  e.classList.add("is-later");
  hidden.push(e);
}

function today() {
  for (const e of shown) e.remove();
  for (const e of hidden) e.classList.remove("is-later");
  shown = [];
  hidden = [];
}

// choose shows a day: one that is not given, is no day or lies ahead is today.
function choose(iso, announce) {
  today();
  const known = iso && /^\d{4}-\d\d-\d\d$/.test(iso) && !isNaN(Date.parse(iso)) ? iso : data.asOf;
  const other = known < data.asOf;
  const standing = other ? (doc ? documentOn : gridsOn)(known, numberOf(known)) : "";
  input.value = other ? known : data.asOf;
  for (const button of form.querySelectorAll("[data-step]")) button.disabled = !neighbour(Number(button.dataset.step));
  for (const a of document.querySelectorAll(".languages a, .day-keep")) a.search = other ? `?per=${known}` : "";
  const heading = other ? words.heading.replace("$date", written(known)) : words.labels[known > data.asOf ? "later" : "today"];
  if (announce) said.textContent = standing ? `${heading}: ${standing}.` : heading;
}

// neighbour is the day of the next event, or of the one before; the last is the page's own day.
function neighbour(step) {
  const now = input.value || data.asOf;
  if (step < 0) return days.findLast(d => d && d < now);
  return days.find(d => d > now) ?? (now < data.asOf ? data.asOf : undefined);
}

function go(iso) {
  const from = document.activeElement;
  const url = new URL(location.href);
  if (iso && iso !== data.asOf) url.searchParams.set("per", iso);
  else url.searchParams.delete("per");
  history.pushState(null, "", url);
  choose(iso, true);
  if (from.disabled) input.focus();
}

const asked = () => new URLSearchParams(location.search).get("per");

form.addEventListener("submit", event => {
  event.preventDefault();
  go(input.value);
});
form.addEventListener("click", event => {
  const step = event.target.dataset?.step;
  if (step) go(neighbour(Number(step)));
});
main.addEventListener("click", event => {
  if (!event.target.matches(".day-back")) return;
  event.preventDefault();
  go(null);
  input.focus();
});
addEventListener("popstate", () => choose(asked(), true));
byId("_day").hidden = false;
choose(asked(), Boolean(asked()));
