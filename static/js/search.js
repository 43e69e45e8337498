// The search page. The address holds what is asked for, so that it can be sent, kept and gone back to; each change of it is
// answered from the index, a few small files at a time. Markup is never written: hits are built from texts and links.

const byId = id => document.getElementById(id);
const data = JSON.parse(byId("_search-data").textContent);
const { words, labels, badges } = data;
const lang = document.documentElement.lang;
const title = document.title;
const [form, box, said, found, narrow, facets, list, pages, all, sort] =
  ["_search", "_q", "_said", "_found", "_narrow", "_facets", "_hits", "_hit-pages", "_index", "_sort"].map(byId);
const heading = narrow.querySelector("summary"), narrowed = heading.textContent;
const other = form.elements.other;
const size = 10; // hits on a page
const most = 40; // rows of a facet
const fewest = 3; // letters from which on hits are shown while they are typed
const patience = 1500; // milliseconds after which the page says that it is still searching
let index, running, typing, saying, drafting, counted;

// make builds an element with attributes, as far as they have a value, and what it holds.
function make(name, attributes, ...content) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value || value === "") e.setAttribute(key, value);
  e.append(...content.filter(Boolean));
  return e;
}

const fill = (text, values) => text.replace(/\$(\w+)/g, (_, key) => values[key]);
const number = n => n.toLocaleString(lang);
const asked = () => new URLSearchParams(location.search);
const foreign = tag => tag !== lang && tag;

// written is a date as the language writes it.
function written(date) {
  const [year, month, day] = date.split("-");
  if (!month) return year;
  return fill(day ? data.day : data.month, { year, month: data.months[month - 1], day: Number(day) });
}

// standing is a code, or several, in words with their signs.
const standing = codes => codes.split(" ").map(code => {
  const [text, tone] = badges[code] ?? [code, "none"];
  return make("span", { class: `badge tone-${tone} is-${code}` }, text);
});

function hit({ url, title, kind, standing: code, date, lang: tag, section, excerpt }) {
  return make("li", {},
    make("h3", {}, make("a", { href: url, lang: foreign(tag) }, title)),
    make("ul", { class: "meta", role: "list" },
      make("li", {}, labels[`kind:${kind}`]),
      code && make("li", {}, ...standing(code)),
      date && make("li", {}, make("time", { datetime: date }, written(date)))),
    excerpt.length > 0 && make("p", { class: "excerpt", lang: foreign(tag) },
      ...excerpt.map(({ text, mark }) => mark ? make("mark", {}, text) : text)),
    section?.id && make("p", { class: "note" },
      make("a", { href: `${url}#${section.id}` }, fill(words.section, { heading: section.heading }))));
}

// label is a facet's value as readers know it.
const label = (name, id) => (name === "standing" ? badges[id]?.[0] : labels[`${name}:${id}`]) ?? id;

// choices are the rows of a facet: what is chosen stays, though it may leave nothing.
function choices(name, legend, counts, chosen) {
  const rows = counts.filter(([id], i) => i < most || chosen.includes(id));
  for (const id of chosen) if (!rows.some(row => row[0] === id)) rows.push([id, 0]);
  if (name === "year") rows.sort((a, b) => b[0] - a[0]);
  return rows.length > 0 && make("fieldset", {}, make("legend", {}, legend), ...rows.map(([id, n]) => {
    const check = make("input", { type: "checkbox", name, value: id });
    check.checked = chosen.includes(id);
    return make("label", {}, check, " ", make("span", {}, label(name, id)), " ", make("span", { class: "count" }, `(${number(n)})`));
  }));
}

function drawFacets(counts, params) {
  const { name, value } = facets.contains(document.activeElement) ? document.activeElement : {};
  facets.replaceChildren(...data.facets.map(([id, legend]) => choices(id, legend, counts[id] ?? [], params.getAll(id))).filter(Boolean));
  for (const check of facets.querySelectorAll("input")) if (check.name === name && check.value === value) check.focus();
}

// link leads to another page of the hits.
function link(params, page, rel, text) {
  const to = new URLSearchParams(params);
  to.delete("page");
  if (page > 1) to.set("page", page);
  return make("a", { href: `?${to}`, rel }, text);
}

function drawPages(params, page, last) {
  pages.hidden = last < 2;
  pages.replaceChildren(...[
    page > 1 && link(params, page - 1, "prev", words.previous),
    make("span", {}, fill(words.of, { page: number(page), pages: number(last) })),
    page < last && link(params, page + 1, "next", words.next),
  ].filter(Boolean));
}

// summary says how many hits there are, which are shown, and what was looked for instead of what was written.
function summary({ total, more, instead, dropped, hits }, from) {
  const count = total === 1 ? words.hit : fill(words.hits, { n: number(total) });
  const shown = !total ? words.none : total <= hits.length ? `${count}.` :
    fill(words.shown, { hits: count, from: number(from + 1), to: number(from + hits.length) });
  return [shown, ...instead.map(mended => fill(words.instead, mended)),
    total && dropped.length && fill(words.dropped, { words: dropped.join(", ") }),
    more && words.more].filter(Boolean).join(" ");
}

// say tells how it went, after a pause while the reader types.
function say(text) {
  clearTimeout(saying);
  saying = setTimeout(() => said.textContent = text, drafting ? 600 : 0);
}

function draw(answer, params, page) {
  const from = (page - 1) * size, last = Math.ceil(answer.total / size);
  say(summary(answer, from));
  list.replaceChildren(...answer.hits.map(hit));
  if (counted) drawFacets(answer.facets, params);
  drawPages(params, page, last);
  found.hidden = false;
  all.hidden = true;
}

// narrowing lists what hits are narrowed to, by facet.
const narrowing = params => Object.fromEntries(data.facets.map(([id]) => [id, params.getAll(id)]).filter(([, list]) => list.length));

const open = () => index ??= import("./index.js").then(reader => reader.openIndex(data.root, lang)).catch(error => {
  index = null;
  throw error;
});

// show answers the address. A newer question ends an older one; what fails leaves the lists as they are.
async function show() {
  running?.abort();
  const { signal } = running = new AbortController();
  const params = asked(), q = params.get("q")?.trim() ?? "", chosen = narrowing(params);
  const page = Math.max(1, Number.parseInt(params.get("page")) || 1);
  sort.value = params.get("sort") === "date" ? "date" : "relevance";
  if (other) other.checked = params.has("other");
  if (!drafting) box.value = params.get("q") ?? "";
  document.title = [q, page > 1 && fill(words.page, { page }), title].filter(Boolean).join(" – ");
  for (const a of document.querySelectorAll(".languages a")) a.search = location.search;
  if (!q && !Object.keys(chosen).length) {
    say("");
    found.hidden = true;
    all.hidden = false;
    return;
  }
  counted = narrow.open;
  const slow = setTimeout(() => signal.aborted || say(words.waiting), patience);
  heading.textContent = narrowed + (Object.keys(chosen).length ? ` (${Object.values(chosen).flat().length})` : "");
  try {
    const answer = await (await open()).find({
      q, facets: { ...chosen, ...(!params.has("other") && { lang: [lang] }) }, sort: sort.value, page, size,
      typing: drafting, counts: counted ? data.facets.map(([id]) => id) : [], signal,
    });
    if (!signal.aborted) draw(answer, params, page);
  } catch {
    if (signal.aborted) return;
    say(words.failed);
    all.hidden = false;
  } finally {
    clearTimeout(slow);
  }
}

// go moves to another question. What is typed in one go is one step of the way back.
function go(params, draft = false) {
  clearTimeout(typing);
  if (draft && drafting || `?${params}` === location.search) history.replaceState(null, "", `?${params}`);
  else history.pushState(null, "", `?${params}`);
  drafting = draft;
  show();
}

// change gives the address with another value under a name, and the first page.
function change(name, ...values) {
  const params = asked();
  for (const key of [name, "page"]) params.delete(key);
  if (name !== "q") params.set("q", box.value);
  for (const value of values) params.append(name, value);
  return params;
}

box.addEventListener("input", () => {
  clearTimeout(typing);
  running?.abort();
  const q = box.value.trim();
  if (!q || Array.from(q).length >= fewest) typing = setTimeout(() => go(change("q", box.value), true), 150);
});
form.addEventListener("submit", event => {
  event.preventDefault();
  go(change("q", box.value));
});
document.getElementById("_main").addEventListener("change", ({ target }) => {
  if (target === sort) go(target.value === "date" ? change("sort", "date") : change("sort"));
  if (target === other) go(other.checked ? change("other", 1) : change("other"));
  if (facets.contains(target)) {
    go(change(target.name, ...Array.from(facets.querySelectorAll(`[name=${target.name}]:checked`), check => check.value)));
  }
});
narrow.addEventListener("toggle", () => {
  if (narrow.open && !counted && !found.hidden) show();
});
pages.addEventListener("click", event => {
  if (!event.target.matches("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(new URLSearchParams(event.target.search));
  byId("_hits-title").focus();
});
addEventListener("popstate", () => {
  drafting = false;
  show();
});
narrow.open = innerWidth >= 900 && (data.eager || Object.keys(narrowing(asked())).length > 0);
show();
