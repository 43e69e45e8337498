// The standing of a day that the reader chooses, in words from the data in the page: nothing is fetched, nothing is
// written as markup, and the page itself is only hidden, so that today is always there again.
const byId = id => document.getElementById(id);
const data = JSON.parse(byId("_day-data").textContent);
const { words, days, badges, doc } = data;
const label = words.labels;
const headed = iso => words.heading.replace("$date", written(iso));
const main = byId("_main");
const form = byId("_day-form");
const input = form.elements.per;
const said = byId("_day-said");
let shown = [];

// make builds an element with its class, or with several attributes, and what it holds.
function make(name, attributes, ...content) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes.trim ? { class: attributes } : attributes)) if (value) e.setAttribute(key, value);
  e.append(...content.filter(Boolean));
  return e;
}

const link = ([text, url, lang]) => make(url ? "a" : "span", { href: url, lang }, text);

const badge = number => {
  const [text, tone, code] = badges[number];
  return make("span", `badge tone-${tone} is-${code}`, text);
};

const months = new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", timeZone: "UTC" });

// written is a date as the language writes it.
function written(date) {
  const [year, month, day] = date.split("-");
  if (!month) return year;
  return (day ? words.day : words.month)
    .replace("$day", Number(day)).replace("$month", months.format(Date.UTC(year, month - 1))).replace("$year", year);
}

// value is a fact: a text, or a number where it is missing.
const value = v => typeof v === "string" ? v :
  make("span", "missing", v ? label.unstated : label.unrecorded);

const date = v => /^\d/.test(v) && typeof v === "string" ? make("time", { datetime: v }, written(v)) : value(v);

// last is the last day that a date may mean.
function last(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return day ? iso : new Date(Date.UTC(year, month || 12, 0)).toISOString().slice(0, 10);
}

// at finds what a history, [day, a, b, day, …], says at a day; width counts the day too.
function at(history, width, day) {
  let found;
  for (let i = 0; i < history.length && history[i] <= day; i += width) found = history.slice(i + 1, i + width);
  return found;
}

// bandAt puts the changes up to a day together.
function bandAt(day) {
  const band = {};
  let sentence = "", showing = "";
  for (const changes of doc.bands.slice(0, day + 1)) {
    Object.assign(band, changes);
    sentence = edited(sentence, changes.t);
    showing = edited(showing, changes.w);
  }
  const [b, c] = band.v < 0 ? [] : versionAt(doc.versions[band.v], day);
  return { ...band, b, c, sentence, showing };
}

// edited is a text after its edits: how many characters stay, how many go, what comes, and again in threes.
function edited(text, edits = []) {
  let now = "";
  for (let i = 0; i < edits.length; i += 3) {
    now += text.slice(0, edits[i]) + edits[i + 2];
    text = text.slice(edits[i] + edits[i + 1]);
  }
  return now + text;
}

// versionAt gives a version's badge and count at a day; nothing before it is listed.
function versionAt({ h, of }, day) {
  const [b, n] = at(h, 3, day) ?? [];
  return b >= 0 && [b, n < 0 ? "" : of.replace("$n", n)];
}

// bandFor is the band of a day; the heads that the page's own band has too come from there, with what explains them.
function bandFor(band, iso) {
  const [word, tone] = badges[band.b];
  const what = band.e && make("button", { class: "what", popovertarget: band.e, "aria-label": `${label.what} ${word}` }, "?");
  const sentence = `${band.sentence} ${words.said.replace("$date", written(iso))}`;
  const facts = [["since", band.s && date(band.s)], ["force", band.f], ["rule", band.u], ["review", band.r]];
  const own = [...main.querySelectorAll(".standing dt")];
  return make("div", `standing tone-${tone}`,
    make("p", "standing-word", badge(band.b), " ", make("span", "standing-count", band.c), " ", what),
    make("p", "standing-sentence", sentence),
    make("dl", "standing-facts", ...facts.filter(f => f[1]).map(([key, v]) =>
      make("div", "", own.find(e => e.textContent === label[key])?.cloneNode(true) ?? make("dt", "", label[key]), make("dd", "", v)))));
}

// The page's own table as it was at first: it can be sorted.
const region = main.querySelector(".scroll:has([data-sort])")?.cloneNode(true);
const own = [...region?.querySelectorAll("tbody tr:not(.divider)") ?? []]
  .map(row => [row, Boolean(row.parentNode.querySelector(".divider"))]);
const heads = [...region?.querySelectorAll("thead th") ?? []].map(th => th.textContent.trim());

function tableFor(band, day) {
  const view = region.cloneNode(true);
  const table = view.querySelector("table");
  table.caption.textContent = doc.caption.replace("$version", doc.versions[band.v].url.slice(0, -1));
  table.caption.id = "_day-caption";
  view.setAttribute("aria-labelledby", "_day-caption");
  const lines = doc.parties.map(([r, ...h]) => {
    const [state] = at(h, 2, day) ?? [-1];
    if (state === -1) return null;
    const said = doc.states[state];
    const [row, outside] = state === -2 ? [own[r][0].cloneNode(true), own[r][1]] :
      [rowFor(Array.isArray(r) ? link(r) : own[r][0].querySelector("a, span").cloneNode(true), said), said.o];
    const time = row.cells[2].querySelector("time");
    return { row, outside, last: time ? last(time.dateTime) : "9999" };
  }).filter(Boolean).sort((a, b) => a.last < b.last ? -1 : Number(a.last > b.last));
  if (!lines.length) return null;
  const rows = apart => lines.filter(l => Boolean(l.outside) === apart).map(l => l.row);
  const [body, apart] = [1, 2].map(() => table.tBodies[0].cloneNode());
  for (const old of [...table.tBodies]) old.remove();
  table.append(body);
  body.append(...rows(false));
  if (!rows(true).length) return view;
  apart.append(make("tr", "divider", make("th", { scope: "rowgroup", colspan: 7 }, label.outside)), ...rows(true));
  table.append(apart);
  return view;
}

function rowFor(name, { b, d, m = [] }) {
  const row = own[0][0].cloneNode(true);
  const decision = doc.decisions[d];
  const cells = [name, badge(b)];
  if (decision) cells.push(date(decision[0]), ...decision.slice(1, 4).map(value), link(decision.slice(4)));
  [...row.cells].forEach((cell, i) => {
    cell.replaceChildren(cells[i] ?? "");
    if (i && i < 6) cell.dataset.label = heads[i];
  });
  row.cells[1].append(...m.map(([text, lang]) => make("p", { class: "remark", lang }, text)));
  return row;
}

function versionsFor(band, day) {
  const items = doc.versions.map((v, i) => {
    const now = versionAt(v, day);
    return now && make("li", i === band.v ? "here" : "",
      make("p", "timeline-head", link([v.name, v.url])),
      make("p", "", badge(now[0]), " ", make("span", "count", now[1])));
  });
  return make("ol", { class: "timeline", role: "list" }, ...items.filter(Boolean).reverse());
}

// since is the day from which a line or a mark is known: if nothing else is said, the last of its date.
function since(e) {
  if (e.dataset.day || e.matches(".is-planned")) return e.dataset.day ?? "";
  const iso = e.querySelector("time")?.dateTime ?? e.textContent.match(/(\d{4}(-\d\d){0,2})(–[\d-]+)?$/)?.[1];
  return iso ? last(iso) : "";
}

const mark = main.querySelector(".way-chosen");

// markOn moves the mark in the timeline to a day; what lies beyond its scale, or is no day, has none.
function markOn(iso) {
  const [left, right, ...ends] = mark?.dataset.scale.split(" ") ?? [];
  const [day, first, until] = [iso, ...ends].map(Date.parse);
  if (day >= first && day <= until) mark.setAttribute("transform", `translate(${+left + (right - left) * (day - first) / (until - first)})`);
  else mark?.removeAttribute("transform");
}

function show(e) {
  form.parentNode.after(e);
  shown.push(e);
  return e;
}

// documentOn shows a document on a day and gives the words to announce.
function documentOn(iso, day) {
  const band = bandAt(day);
  const view = show(make("section", { class: "on-day", "aria-labelledby": "_day-heading" }, headingFor(iso)));
  if (band.v < 0) {
    view.append(make("p", "notice is-missing", label.unlisted));
  } else {
    view.append(make("p", "showing", band.showing), bandFor(band, iso));
    const table = region && tableFor(band, day);
    if (table) view.append(make("h3", "", byId("_adoption").textContent), table);
    view.append(make("h3", "", byId("_versions").textContent), versionsFor(band, day));
    if (band.v !== doc.here) view.append(make("p", "", link([label.text, doc.versions[band.v].url])));
  }
  view.append(make("p", "note", label.hidden));
  const kept = ["_history", "_about", "_sources"];
  if (band.v === doc.here) kept.push("_text");
  for (const e of main.children) {
    if (!e.matches(".title-block, .day, .on-day, script, [data-day]") && !kept.includes(e.getAttribute("aria-labelledby"))) hide(e);
  }
  for (const e of main.querySelectorAll(".way > li, .way-marks > g, .way-names > [data-day]")) if (since(e) > iso) hide(e);
  return band.v < 0 ? label.unlisted : `${[badges[band.b][0], band.c].filter(Boolean).join(", ")}.`;
}

function headingFor(iso) {
  return make("div", "day-heading", make("h2", { id: "_day-heading" }, headed(iso)),
    make("a", { href: location.pathname, class: "day-back" }, label.back));
}

function gridsOn(iso, day) {
  show(headingFor(iso));
  main.querySelectorAll(".scroll:has(.adoption-grid)").forEach((region, i) => {
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
    row.cells[0].replaceChildren(name, " ", make("span", "version", version));
    row.cells[1].replaceChildren(badge(whole), " ", make("span", "count", count));
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
  if (when !== "") cell.append(" ", make("span", "cell-date", date(when)));
  return cell;
}

const hide = e => e.classList.add("is-later");

function today() {
  for (const e of shown) e.remove();
  for (const e of main.querySelectorAll(".is-later")) e.classList.remove("is-later");
  shown = [];
}

// choose shows a day; what is no day, or lies ahead, is today.
function choose(iso, announce) {
  today();
  const known = /^\d{4}-\d\d-\d\d$/.test(iso) && Date.parse(iso) ? iso : data.asOf;
  const other = known < data.asOf;
  const standing = other ? (doc ? documentOn : gridsOn)(known, days.findLastIndex(d => d <= known)) : "";
  markOn(other && known);
  input.value = other ? known : data.asOf;
  for (const button of form.querySelectorAll("[data-step]")) button.disabled = !neighbour(Number(button.dataset.step));
  for (const a of document.querySelectorAll(".languages a")) a.search = other ? `?per=${known}` : "";
  const heading = other ? headed(known) : label[known > data.asOf ? "later" : "today"];
  if (announce) said.textContent = standing ? `${heading}: ${standing}` : heading;
}

// neighbour is the day of the event before or after; the last is the page's own day.
function neighbour(step) {
  const now = input.value || data.asOf;
  if (step < 0) return days.findLast(d => d && d < now);
  return days.find(d => d > now) ?? (now < data.asOf ? data.asOf : undefined);
}

function go(iso) {
  const from = document.activeElement;
  history.pushState(null, "", iso && iso !== data.asOf ? `?per=${iso}` : location.pathname);
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
