// Answers a query from the files of the search index. What a query says is read in Query.read; each of its words and numbers
// becomes an item with the terms of the index that it may stand for; entries that have all items come first.
import { fold, letters, like, near, numbers, term, terms, tokens } from "./words.js";
import { places, postings } from "./files.js";
import { excerpt } from "./excerpt.js";

const tail = "\x01", after = "\uffff"; // what ends the later part of a compound, and what stands after every key
const enough = 10; // hits: with fewer, less likely words are looked for too
const fewest = 3; // letters with which a word begins that is looked for by its beginning
const longest = 40; // items that a query may have
const everywhere = 2000; // entries at least of a word that needs not be looked up in each
const columns = ["kind", "council", "type", "standing", "year", "collaboration", "lang", "date"];
const span = 2048; // entries in a file of a column

const each = (list, work) => Promise.all(Array.from(list, work));
const reversed = word => Array.from(word).reverse().join("");
const sum = list => list.reduce((a, b) => a + b, 0);

export class Query {
  constructor(index, { q = "", facets = {}, sort = "relevance", page = 1, size = 10, typing = false, counts = true, signal }) {
    Object.assign(this, index, { facets, sort, page, size, typing, counts, signal, more: false, instead: [] });
    this.langs = new Set([this.lang, ...facets.lang?.length ? facets.lang : this.root.langs]);
    this.read(String(q).slice(0, 10_000));
  }

  // read takes a query apart: words and numbers, phrases, and what hits must not have. What is written last may go on while
  // it is typed.
  read(q) {
    this.phrases = [];
    this.unwanted = [];
    this.blank = !q.trim();
    const list = text => tokens(text).map(token => term(this.lang, token.word));
    const rest = q.replace(/[”“„«»]/g, '"').replace(/(?<!\S)(-?)"([^"]*)"?|(?<!\S)-(\S+)/g, (_, minus, phrase, word) => {
      (minus === "" ? this.phrases : this.unwanted).push(list(phrase ?? word));
      return " ; ";
    });
    const found = [...numbers(rest)];
    const words = tokens(rest).filter(token => !found.some(n => n.start < token.end && token.start < n.end));
    this.items = [
      ...found.map(n => ({ word: rest.slice(n.start, n.end), end: n.end, keys: n.keys, number: true })),
      ...words.map(token => this.item(token)),
      ...this.phrases.flat().map(key => ({ word: key, keys: [key] })),
    ].slice(0, longest);
    for (const item of this.items) item.last = this.typing && item.end === rest.length;
  }

  item({ word, end }) {
    const keys = [...this.langs].flatMap(lang => terms(lang, word));
    return { word, end, keys: [...new Set(keys)], begins: word.length < fewest ? "" : letters(word) };
  }

  // leaves gives the things of a tree whose keys may lie between two, out of so many files at most.
  async leaves(tree, from, to, most) {
    const names = await this.names(tree, from, to);
    if (names.length > most) this.more = true;
    const files = await each(names.slice(0, most), this.file);
    this.signal?.throwIfAborted();
    return files.flat();
  }

  // look finds the terms that an item may stand for, and how well each does.
  async look(item, most) {
    const begins = item.number ? item.last && item.keys[0] : item.begins;
    const ranges = new Set(item.keys.map(fold));
    const found = await each(ranges, key => this.leaves("terms", key, key + tail));
    if (begins) found.push(await this.leaves("terms", fold(begins), fold(begins) + after, most));
    item.found = new Map();
    const starts = [...ranges, ...begins ? [fold(begins)] : []];
    for (const entry of found.flat()) if (starts.some(start => entry.key.startsWith(start))) this.keep(item, entry, fit(item, begins, entry));
    const exact = [...item.found.values()].some(({ weight }) => weight > .9);
    if (exact && most === 1) for (const [name, { entry, weight }] of item.found) if (entry.blocks && weight < .7) item.found.delete(name);
  }

  keep(item, entry, weight) {
    if (weight > 0) item.found.set(entry.name, { entry, weight });
  }

  // endings finds words of which the item's is the end: compounds for which no border is known.
  async endings(item) {
    if (!(item.begins?.length > 3) || this.lang === "en" && item.found.size) return;
    const end = reversed(item.keys[0]);
    const list = (await this.leaves("ends", fold(end), fold(end) + after, 2)).filter(({ name, key }) =>
      name.length > end.length && key.startsWith(fold(end)) && like(end, name)).slice(0, 6);
    await each(list, async ({ name }) => this.add(item, reversed(name), .3));
  }

  // add looks up a term that another tree told.
  async add(item, name, weight) {
    for (const entry of await this.leaves("terms", fold(name), fold(name))) if (entry.name === name) this.keep(item, entry, weight);
  }

  // guess finds what a misspelt word may be: half of it is right, so the words near it begin or end as it does.
  async guess(item) {
    if (!(item.begins?.length > 3)) return;
    const wrong = fold(item.keys[0]), whole = fold(item.begins), half = Math.ceil(wrong.length / 2);
    const most = whole.length < 8 ? 1 : 2;
    const turned = reversed(wrong);
    const heads = await this.around("terms", wrong, wrong.slice(0, half - 1));
    const ends = await this.around("ends", turned, turned.slice(0, half - 1));
    const pick = ends => closest(new Set([...heads.map(entry => entry.name), ...ends.map(entry => reversed(entry.name))]), wrong, whole, most);
    let list = pick(ends);
    if (!list.length && most > 1) list = pick(await this.mended(turned, half));
    await each(list.slice(0, 6), name => this.add(item, name, .7));
  }

  // mended finds words, read from their ends, that differ from one in its first letters: the files in which they would stand
  // if they differed in one letter only, those first that most such words would stand in. Two slips, one in each half of a
  // word, leave no half right, but its end comes right with one of the letters of the alphabet.
  async mended(turned, half) {
    const chances = {};
    const count = async (key, chance) => {
      const [name] = await this.names("ends", key);
      chances[name] = (chances[name] ?? 0) + chance;
    };
    for (let at = 0; at < half; at++) {
      const before = turned.slice(0, at), rest = turned.slice(at), next = turned.slice(at + 1);
      await count(before + next, 26);
      await count(before + next[0] + rest[0] + next.slice(1), 26);
      for (let c = 10; c < 36; c++) for (const after of [rest, next]) await count(before + c.toString(36) + after, 1);
    }
    const likely = Object.keys(chances).sort((a, b) => chances[b] - chances[a]);
    return (await each(likely.slice(0, 8), this.file)).flat();
  }

  // around gives the things of a tree that begin as a key does, those nearest to the key.
  async around(tree, key, begin) {
    const [at] = await this.names(tree, key), all = await this.names(tree, begin, begin + after);
    const from = Math.max(all.indexOf(at) - 2, 0);
    return (await each(all.slice(from, from + 4), this.file)).flat();
  }

  // gather reads the postings of an item: of entries that are asked for, or of all. An entry's worth, section, and whether
  // its title, number or council tells the item, are one number, the greatest of its terms'.
  async gather(item, wanted) {
    item.has = new Map();
    const ids = wanted && [...wanted].sort((a, b) => a - b);
    await each(item.found.values(), async ({ entry, weight }) => {
      const parts = entry.bytes ? [entry.bytes] : await each(needed(entry.blocks, ids), block => this.file(block.name));
      for (const part of parts) postings(part, (id, head, section) => {
        const worth = Math.round(((head & 15) + (head & 16)) * weight * 32);
        const value = (worth * 1024 + Math.min(section, 511)) * 2 + (head >> 4);
        const other = item.has.get(id) | 0, told = (value | other) & 1; // a title that tells one form tells the item
        item.has.set(id, (Math.max(value, other) | told) + (item.number && other ? 2 << 14 : 0)); // more forms of a number agree
      });
    });
    this.signal?.throwIfAborted();
  }

  // match finds the entries that have all items, and where those are few, those that have the weightier ones.
  async match() {
    const items = this.items.filter(item => item.found.size).sort((a, b) => count(a) - count(b));
    this.dropped = this.items.filter(item => !item.found.size).map(item => item.word);
    let common, some = new Set();
    for (const item of items) {
      if (common?.size && count(item) > Math.max(everywhere, this.root.entries * .4)) continue; // it tells nothing more
      item.rarity = Math.log(1 + this.root.entries / (1 + count(item)));
      const wanted = common?.size ? common : some;
      const large = [...item.found.values()].some(({ entry }) => entry.blocks);
      await this.gather(item, large && wanted.size && wanted.size < 3000 ? wanted : undefined);
      common = new Set([...common ?? item.has.keys()].filter(id => item.has.has(id)));
      if (item.has.size < 3000) for (const id of item.has.keys()) some.add(id);
    }
    this.matched = items.filter(item => item.has);
    return { common: common ?? new Set(), some };
  }

  score(id) {
    let score = 0, told = 0, all = 0, body = 0;
    const sections = new Map();
    for (const { has, rarity } of this.matched) {
      all += rarity;
      const value = has.get(id);
      if (value === undefined) continue;
      const worth = value / 2048 | 0, section = value >> 1 & 1023;
      score += rarity * worth;
      if (value & 1) told += rarity;
      else body += rarity;
      if (section) sections.set(section, (sections.get(section) ?? 0) + (value & 1 ? rarity / 4 : rarity));
    }
    const [section, share] = [...sections].reduce((a, b) => b[1] > a[1] ? b : a, [0, 0]);
    const covered = told / (all || 1);
    return { id, section: body ? section : 0, part: (told + body) / (all || 1), score: score * (1 + covered * covered) * (1 + share / (all || 1) / 4) };
  }

  async answer() {
    const single = this.items.length === 1;
    const most = single ? this.typing ? 2 : 8 : 1;
    await each(this.items, item => this.look(item, item.last ? 2 : most));
    await this.spell(most);
    await each(this.items, async item => {
      if (item.found.size) return;
      await this.endings(item);
      if (item.found.size) return;
      await this.guess(item);
      if (item.found.size) this.instead.push({ word: item.word, used: [...item.found.keys()][0].replace(tail, "") });
    });
    let { common, some } = await this.match();
    if (common.size < (single ? enough : 1) && !this.typing) {
      await each(this.items.filter(item => item.found.size && item.begins), item => single ? this.endings(item) : this.look(item, 4));
      ({ common, some } = await this.match());
    }
    let hits;
    if (!this.items.length) hits = (this.blank || this.unwanted.flat().length) && Object.entries(this.facets).some(([name, list]) => name !== "lang" && list.length) ? await this.everything() : [];
    else {
      hits = [...common].map(id => this.score(id));
      if (hits.length < enough && !this.phrases.length) {
        const rest = [...some].filter(id => !common.has(id)).map(id => this.score(id)).filter(hit => hit.part > .5 || !hits.length && hit.part > .3);
        hits = hits.concat(rest);
      }
      for (const hit of hits) hit.all = common.has(hit.id);
    }
    for (const list of this.phrases) hits = await this.phrase(list, hits, true);
    for (const list of this.unwanted) if (list.length) hits = await this.phrase(list, hits, false);
    return this.shown(hits);
  }

  // spell takes a number that no entry has for the words that it is written with.
  async spell(most) {
    this.items = this.items.flatMap(item => item.number && !item.found.size ? tokens(item.word).map(token => this.item(token)) : item);
    await each(this.items.filter(item => !item.found), item => this.look(item, most));
  }

  // phrase keeps the hits in which the words follow one another; or, where they are unwanted, the others.
  async phrase(list, hits, wanted) {
    const held = await this.standing(list, hits.map(hit => hit.id));
    return hits.filter(hit => held.has(hit.id) === wanted);
  }

  async standing(list, ids) {
    let starts;
    for (const [i, word] of list.entries()) {
      const found = await this.placesOf(word, starts ? [...starts.keys()] : ids);
      const next = new Map();
      for (const [id, at] of found) {
        const from = at.map(place => place - i).filter(place => !starts || starts.get(id)?.includes(place));
        if (from.length) next.set(id, from);
      }
      starts = next;
    }
    return starts ?? new Set(ids);
  }

  async placesOf(word, ids) {
    const start = `${fold(word)}\0${word}\0`;
    const names = new Set((await each(ids, id => this.names("places", start + key(id)))).flat());
    const all = new Map();
    for (const leaf of await each(names, this.file)) {
      if (leaf.has(word)) for (const [id, at] of places(leaf.get(word))) all.set(id, at);
    }
    this.signal?.throwIfAborted();
    return new Map(ids.filter(id => all.has(id)).map(id => [id, all.get(id)]));
  }

  async everything() {
    const hits = [];
    for (let from = 0; from < this.root.numbers; from += span) {
      const { s } = await this.stretch("kind", from / span);
      for (let i = 0; i < s.length; i++) if (s[i] !== " ") hits.push({ id: from + i, score: 0, section: 0 });
    }
    return hits;
  }

  stretch(column, number) {
    return this.leaves("columns", `${column}:${key(number)}`, `${column}:${key(number)}`).then(([leaf]) => leaf);
  }

  // column gives the values of hits in a column.
  async column(name, hits) {
    if (name in this.root.same) return hits.map(() => this.root.same[name]);
    const stretches = new Map(await each(new Set(hits.map(hit => hit.id / span | 0)), async n => [n, await this.stretch(name, n)]));
    return hits.map(({ id }) => {
      const { v, s } = stretches.get(id / span | 0);
      return v[s.charCodeAt(id % span) - 35];
    });
  }

  // narrow applies the facets, and counts what each would leave if it were not chosen itself.
  async narrow(hits) {
    const chosen = Object.entries(this.facets).filter(([, list]) => list?.length);
    const asked = this.counts === true ? columns.slice(0, 7) : this.counts || [];
    const fits = {}, values = {};
    for (const name of new Set([...asked, ...chosen.map(([name]) => name)])) values[name] = (await this.column(name, hits)).map(v => v.split("|"));
    for (const [name, list] of chosen) fits[name] = values[name].map(v => v.some(value => list.includes(value)));
    const passes = (i, but) => chosen.every(([name]) => name === but || fits[name][i]);
    const facets = {};
    for (const name of asked) {
      const counts = new Map();
      hits.forEach((_, i) => passes(i, name) && values[name][i].forEach(v => v && counts.set(v, (counts.get(v) ?? 0) + 1)));
      facets[name] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    }
    return { facets, hits: hits.filter((_, i) => passes(i)) };
  }

  async shown(found) {
    const { facets, hits } = await this.narrow(found);
    if (this.sort === "date") {
      const dates = await this.column("date", hits);
      hits.forEach((hit, i) => hit.date = dates[i]);
    }
    hits.sort(order);
    const shown = await each(hits.slice((this.page - 1) * this.size, this.page * this.size), hit => this.row(hit));
    this.signal?.throwIfAborted();
    shown.sort((a, b) => order(a.hit, b.hit)); // now that it is known how near one another the words are
    for (const said of this.instead) { // terms are words without their endings: it is said as a hit writes it
      const written = ({ lang, title, excerpt }) => tokens([title, ...excerpt.map(piece => piece.text)].join(" ")).filter(({ word }) => term(lang, word) === said.used);
      said.used = shown.flatMap(written)[0]?.word ?? said.used;
    }
    return { total: hits.length, more: this.more, instead: this.instead, dropped: this.dropped, facets, hits: shown.map(({ hit, ...rest }) => rest) };
  }

  async row(hit) {
    const { id, section } = hit;
    const [, url, title, kind, lang, standing, date, summary, sections] = (await this.leaves("rows", key(id), key(id))).find(row => row[0] === id);
    const [sectionID, heading, inline, ...refs] = sections[section - 1] ?? sections.find(s => s[2]) ?? ["", "", ""];
    let body = section || !summary ? inline : summary;
    if (section && refs.length && !this.typing) {
      const files = await each(refs.slice(0, 3), this.file);
      body = files.flat().filter(([of, at]) => of === id && at === section - 1).map(piece => piece[2]).join("");
    }
    const { pieces, near } = excerpt(body || summary, this.items, lang);
    hit.score *= section ? 1 + near / 2 : 1.5; // a title's words are near one another
    return { hit, url, title, kind, lang, standing, date, section: section ? { id: sectionID, heading } : null, excerpt: pieces };
  }
}

// fit tells how well a term of the index stands for an item, from 0 to 1.
function fit(item, begins, { name, key }) {
  const part = name.endsWith(tail), whole = part ? name.slice(0, -1) : name;
  const place = item.keys.indexOf(whole);
  let weight = place < 0 ? 0 : 1 - place / 20;
  if (!weight && !item.number && item.keys.some(k => k.length === whole.length && like(k, whole))) weight = .6;
  if (!weight && begins && key.startsWith(fold(begins)) && (item.number || like(begins, whole))) weight = .4 * Math.sqrt(begins.length / whole.length);
  return part ? weight * .6 : weight;
}

// closest picks the words that are the fewest edits from one, as it is kept or as it is written, and no more than most.
function closest(names, wrong, whole, most) {
  let list = [];
  for (const name of names) {
    const far = Math.min(near(wrong, fold(name), most), near(whole, fold(name), most));
    if (far < most) list = [];
    if (far <= most) {
      most = far;
      list.push(name);
    }
  }
  return list;
}

// count tells how many entries an item may have, more or less.
const count = item => Math.max(0, ...Array.from(item.found.values(), ({ entry, weight }) => entry.count * weight));

// needed picks the files of a long list that entries may be in.
const needed = (blocks, ids) => !ids ? blocks : blocks.filter((block, i) => {
  const next = blocks[i + 1]?.first ?? Infinity;
  let low = 0, high = ids.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (ids[middle] < block.first) low = middle + 1;
    else high = middle;
  }
  return ids[low] < next;
});

// order puts the hits that have all items first; by date, where they have one; the better first.
const order = (a, b) => (b.date ?? "").localeCompare(a.date ?? "") || Number(b.all ?? 0) - Number(a.all ?? 0) || b.score - a.score || a.id - b.id;

const key = id => id.toString(36).padStart(6, "0");
