// Looks up the terms of the index that a word of a query may stand for: itself, words that begin or end as it does, and those
// that it may be a slip of the pen for.
import { fold, like, near } from "./words.js";

export const tail = "\x01"; // what ends the later part of a compound
const after = "\uffff"; // what stands after every key

export const each = (list, work) => Promise.all(Array.from(list, work));
const reversed = word => [...word].reverse().join("");

// leaves gives the things of a tree whose keys may lie between two, out of so many files at most.
export async function leaves(query, tree, from, to = from, most) {
  const names = await query.names(tree, from, to);
  if (names.length > most) query.more = true;
  const files = await each(names.slice(0, most), query.file);
  query.signal?.throwIfAborted();
  return files.flat();
}

// look finds the terms that an item may stand for, and how well each does.
export async function look(query, item, most) {
  const begins = item.begins || item.number && item.last && item.keys[0];
  const found = await each(new Set(item.keys.map(fold)), key => leaves(query, "terms", key, key + tail));
  if (begins) found.push(await leaves(query, "terms", fold(begins), fold(begins) + after, most));
  item.found = new Map();
  for (const entry of found.flat()) keep(item, entry, fit(item, begins, entry));
  const exact = [...item.found.values()].some(({ weight }) => weight > .9);
  if (exact && most === 1) for (const [name, { entry, weight }] of item.found) if (!entry.bytes && weight < .7) item.found.delete(name);
}

function keep(item, entry, weight) {
  if (weight > 0) item.found.set(entry.name, { entry, weight });
}

// fit tells how well a term of the index stands for an item, from 0 to 1.
function fit(item, begins, { name, key }) {
  const part = name.endsWith(tail), whole = part ? name.slice(0, -1) : name;
  const place = item.keys.indexOf(whole);
  let weight = place < 0 ? 0 : 1 / (1 + place / 20);
  if (!weight && !item.number && item.keys.some(k => k.length === whole.length && like(k, whole))) weight = .6;
  if (!weight && begins && key.startsWith(fold(begins))) weight = .2 * like(begins, whole) * Math.sqrt(begins.length / whole.length);
  return part ? weight * .6 : weight;
}

// endings finds words of which the item's is the end: compounds for which no border is known.
export async function endings(query, item) {
  if (!(item.begins?.length > 3) || query.lang === "en" && item.found.size) return;
  const end = reversed(item.keys[0]);
  const list = (await leaves(query, "ends", fold(end), fold(end) + after, 2)).filter(({ name }) =>
    name.length > end.length && like(end, name)).slice(0, 6);
  await each(list, ({ name }) => add(query, item, reversed(name), .3));
}

// add looks up a term that another tree told.
async function add(query, item, name, weight) {
  for (const entry of await leaves(query, "terms", fold(name))) if (entry.name === name) keep(item, entry, weight);
}

// guess finds what a misspelt word may be: half of it is right, so the words near it begin or end as it does.
export async function guess(query, item) {
  if (!(item.begins?.length > 3)) return;
  const wrong = fold(item.keys[0]), whole = fold(item.begins), half = Math.ceil(wrong.length / 2);
  const most = whole.length < 8 ? 1 : 2;
  const turned = reversed(wrong);
  const heads = await around(query, "terms", wrong, wrong.slice(0, half - 1));
  const ends = await around(query, "ends", turned, turned.slice(0, half - 1));
  const pick = ends => closest(new Set([...heads.map(entry => entry.name), ...ends.map(entry => reversed(entry.name))]), wrong, whole, most);
  let list = pick(ends);
  if (!list.length && most > 1 && !query.typing) list = pick(await mended(query, turned, half));
  await each(list.slice(0, 6), name => add(query, item, name, .7));
}

// around gives the things of a tree that begin as a key does, those nearest to the key.
async function around(query, tree, key, begin) {
  const [at] = await query.names(tree, key), all = await query.names(tree, begin, begin + after);
  const from = Math.max(all.indexOf(at) - 2, 0);
  return (await each(all.slice(from, from + 4), query.file)).flat();
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

// mended finds words, read from their ends, that differ from one in its first letters: the files in which they would stand
// if they differed in one letter only, those first that most such words would stand in. Two slips, one in each half of a
// word, leave no half right, but its end comes right with one of the letters of the alphabet.
async function mended(query, turned, half) {
  const chances = {};
  const count = async (key, chance) => {
    const [name] = await query.names("ends", key);
    chances[name] = (chances[name] ?? 0) + chance;
  };
  for (let at = 0; at < half; at++) {
    const before = turned.slice(0, at), rest = turned.slice(at), next = turned.slice(at + 1);
    await count(before + next, 26);
    await count(before + next[0] + rest[0] + next.slice(1), 26);
    for (let c = 10; c < 36; c++) for (const after of [rest, next]) await count(before + c.toString(36) + after, 1);
  }
  const likely = Object.keys(chances).sort((a, b) => chances[b] - chances[a]);
  return (await each(likely.slice(0, 8), query.file)).flat();
}
