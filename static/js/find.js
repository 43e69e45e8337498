// Answers a query from the files of the search index: entries that have all its words and numbers come first.
import { itemOf, readQuery } from "./query.js";
import { each, endings, guess, leaves, look, tail } from "./terms.js";
import { places, postings } from "./files.js";
import { everything, key, shown } from "./hits.js";
import { fold, tokens } from "./words.js";

const enough = 10; // hits: with fewer, less likely words are looked for too
const everywhere = 2000; // entries at least of a word that needs not be looked up in each

// answer finds what the options ask for, as find in index.js tells.
export async function answer(index, options) {
  const query = { q: "", facets: {}, page: 1, size: 10, counts: [], ...index, ...options, more: false, instead: [] };
  readQuery(query);
  const single = query.items.length === 1;
  const most = single ? query.typing ? 2 : 8 : 1;
  await each(query.items, item => look(query, item, item.last ? 2 : most));
  await spell(query, most);
  await each(query.items, async item => {
    if (!item.found.size) await endings(query, item);
    if (item.found.size) return;
    await guess(query, item);
    if (item.found.size) query.instead.push({ word: item.word, used: [...item.found.keys()][0].replace(tail, "") });
  });
  let { common, some } = await match(query);
  if (common.size < (single ? enough : 1) && !query.typing) {
    await each(query.items.filter(item => item.found.size && item.begins && !item.number), item => single ? endings(query, item) : look(query, item, 4));
    ({ common, some } = await match(query));
  }
  let hits = [];
  if (query.items.length) {
    hits = [...common].map(id => score(query, id));
    if (hits.length < enough && !query.phrases.length) {
      const rest = [...some].filter(id => !common.has(id)).map(id => score(query, id)).filter(hit => hit.part > .5 || !hits[0] && hit.part > .3);
      hits = hits.concat(rest);
    }
  } else if ((query.blank || query.unwanted.flat().length) && Object.keys(query.facets).some(name => name !== "lang")) hits = await everything(query);
  for (const list of query.phrases) hits = await phrase(query, list, hits, true);
  for (const list of query.unwanted) if (list.length) hits = await phrase(query, list, hits, false);
  return shown(query, hits);
}

// spell takes a number that no entry has for the words that it is written with.
async function spell(query, most) {
  query.items = query.items.flatMap(item => item.number && !item.found.size ? tokens(item.word).map(token => itemOf(query, token)) : item);
  await each(query.items.filter(item => !item.found), item => look(query, item, most));
}

// count tells how many entries an item may have, more or less.
const count = item => Math.max(0, ...Array.from(item.found.values(), ({ entry, weight }) => entry.count * weight));

// match finds the entries that have all items, and where those are few, those that have the weightier ones.
async function match(query) {
  const { entries } = query.root;
  const items = query.items.filter(item => item.found.size).sort((a, b) => count(a) - count(b));
  query.dropped = query.items.filter(item => !item.found.size).map(item => item.word);
  let common, some = new Set();
  for (const item of items) {
    if (common?.size && count(item) > everywhere + entries * .4) continue; // it tells nothing more
    item.rarity = Math.log(1 + entries / (1 + count(item)));
    const wanted = common?.size ? common : some;
    await gather(query, item, wanted.size > 0 && wanted.size < 3000 && [...wanted]);
    common = new Set([...common ?? item.has.keys()].filter(id => item.has.has(id)));
    if (item.has.size < 3000) for (const id of item.has.keys()) some.add(id);
  }
  query.matched = items.filter(item => item.has);
  return { common: common ?? new Set(), some };
}

// gather reads the postings of an item: of entries that are asked for, or of all. An entry's worth, section, and whether
// its title, number or council tells the item, are one number, the greatest of its terms'.
async function gather(query, item, wanted) {
  item.has = new Map();
  await each(item.found.values(), async ({ entry, weight }) => {
    const parts = entry.bytes ? [entry.bytes] : await each(needed(entry.blocks, wanted), block => query.file(block.name));
    for (const part of parts) postings(part, (id, head, section) => {
      const worth = Math.round(((head & 15) + (head & 16)) * weight * 32);
      const value = (worth * 1024 + Math.min(section, 511)) * 2 + (head >> 4);
      const other = item.has.get(id) | 0, told = (value | other) & 1; // a title that tells one form tells the item
      item.has.set(id, (Math.max(value, other) | told) + (item.number && other ? 2 << 14 : 0)); // more forms of a number agree
    });
  });
}

// needed picks the files of a long list that entries may be in.
const needed = (blocks, ids) => blocks.filter(({ first }, i) => !ids || ids.some(id => id >= first && !(id >= blocks[i + 1]?.first)));

function score(query, id) {
  let score = 0, told = 0, rarities = 0, body = 0, section = 0, all = true;
  const weights = {};
  for (const { has, rarity } of query.matched) {
    rarities += rarity;
    const value = has.get(id);
    if (!value) {
      all = false;
      continue;
    }
    const at = value >> 1 & 1023;
    score += rarity * (value >> 11);
    if (value & 1) told += rarity;
    else body += rarity;
    if (!at) continue;
    weights[at] = (weights[at] ?? 0) + (value & 1 ? rarity / 4 : rarity);
    if (!(weights[at] <= weights[section])) section = at;
  }
  const share = weights[section] ?? 0;
  return { id, all, section: body ? section : 0, part: (told + body) / rarities, score: score * (1 + (told / rarities) ** 2) * (1 + share / rarities / 4) };
}

// phrase keeps the hits in which the words follow one another; or, where they are unwanted, the others.
async function phrase(query, list, hits, wanted) {
  const held = await standing(query, list, hits.map(hit => hit.id));
  return hits.filter(hit => held.has(hit.id) === wanted);
}

// standing gives the entries, of some, in which the words of a list follow one another, with the places where they begin.
async function standing(query, list, ids) {
  let starts = new Map(ids.map(id => [id]));
  for (const [i, word] of list.entries()) {
    const begin = `${fold(word)}\0${word}\0`, next = new Map();
    const names = new Set((await each(starts.keys(), id => query.names("places", begin + key(id)))).flat());
    for (const leaf of await each(names, query.file)) for (const [id, at] of leaf.has(word) ? places(leaf.get(word)) : []) {
      const from = at.map(place => place - i).filter(place => starts.get(id)?.includes(place) ?? starts.has(id));
      if (from.length) next.set(id, from);
    }
    starts = next;
  }
  return starts;
}
