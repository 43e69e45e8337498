// Narrows hits, counts what they can be narrowed to, orders them, and reads what is shown of each.
import { term, tokens } from "./words.js";
import { excerpt } from "./excerpt.js";
import { each, leaves } from "./terms.js";

const span = 2048; // entries in a file of a column

// key is an entry's number as keys write it.
export const key = id => id.toString(36).padStart(6, "0");

// everything is all that there is, for those who only narrow.
export async function everything(query) {
  const hits = [];
  for (let from = 0; from < query.root.numbers; from += span) {
    const { s } = await stretch(query, "kind", from / span);
    for (let i = 0; i < s.length; i++) if (s[i] !== " ") hits.push({ id: from + i, score: 0, section: 0 });
  }
  return hits;
}

const stretch = async (query, column, number) => (await leaves(query, "columns", `${column}:${key(number)}`))[0];

// column gives the values of hits in a column.
async function column(query, name, hits) {
  if (name in query.root.same) return hits.map(() => query.root.same[name]);
  const stretches = new Map(await each(new Set(hits.map(hit => hit.id / span | 0)), async n => [n, await stretch(query, name, n)]));
  return hits.map(({ id }) => {
    const { v, s } = stretches.get(id / span | 0);
    return v[s.charCodeAt(id % span) - 35];
  });
}

// narrow applies the facets, and counts what each would leave if it were not chosen itself.
async function narrow(query, hits) {
  const values = {}, facets = {};
  for (const name of [...query.counts, ...Object.keys(query.facets)]) values[name] ??= (await column(query, name, hits)).map(v => v.split("|"));
  const passes = (i, but) => Object.entries(query.facets).every(([name, list]) => name === but || values[name][i].some(v => list.includes(v)));
  for (const name of query.counts) {
    const counts = new Map();
    hits.forEach((_, i) => passes(i, name) && values[name][i].forEach(v => v && counts.set(v, (counts.get(v) | 0) + 1)));
    facets[name] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }
  return { facets, hits: hits.filter((_, i) => passes(i)) };
}

// order puts the hits that have all items first; by date, where they have one; the better first.
const order = (a, b) => b.day?.localeCompare(a.day) || b.all - a.all || b.score - a.score || a.id - b.id;

// shown is the answer with the hits of a page.
export async function shown(query, found) {
  const { page, size, more, instead, dropped } = query;
  const { facets, hits } = await narrow(query, found);
  if (query.sort === "date") {
    const dates = await column(query, "date", hits);
    hits.forEach((hit, i) => hit.day = dates[i]);
  }
  const rows = hits.sort(order).slice((page - 1) * size, page * size);
  await each(rows, hit => row(query, hit));
  rows.sort(order); // now that it is known how near one another the words are
  for (const said of instead) { // terms are words without their endings: it is said as a hit writes it
    const written = ({ lang, title, excerpt }) => tokens([title, ...excerpt.map(piece => piece.text)].join(" ")).filter(({ word }) => term(lang, word) === said.used);
    said.used = rows.flatMap(written)[0]?.word ?? said.used;
  }
  return { total: hits.length, more, instead, dropped, facets, hits: rows };
}

// row adds to a hit what is shown of it.
async function row(query, hit) {
  const { id, section } = hit;
  const [, url, title, kind, lang, standing, date, summary, sections] = (await leaves(query, "rows", key(id))).find(row => row[0] === id);
  const [sectionID, heading, inline, ...refs] = sections[section - 1] ?? sections.find(s => s[2]) ?? ["", "", ""];
  let body = section || !summary ? inline : summary;
  if (section && refs.length && !query.typing) {
    const files = await each(refs.slice(0, 3), query.file);
    body = files.flat().filter(([of, at]) => of === id && at === section - 1).map(piece => piece[2]).join("");
  }
  const { pieces, near } = excerpt(body || summary, query.items, lang);
  hit.score *= section ? 1 + near / 2 : 1.5; // a title's words are near one another
  Object.assign(hit, { url, title, kind, lang, standing, date, section: section ? { id: sectionID, heading } : null, excerpt: pieces });
}
