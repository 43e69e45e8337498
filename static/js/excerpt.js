// Shows where in a text the words of a query stand.
import { fold, like, numbers, term, tokens } from "./words.js";

const long = 220; // letters of an excerpt, about

// excerpt takes the stretch of a text that has most of the items, in pieces: { text, mark }.
export function excerpt(text, items, lang) {
  const words = tokens(text);
  const terms = items.flatMap(item => item.found ? [...item.found.keys()].map(name => name.replace("\x01", "")) : []);
  const exact = new Set(terms);
  const begins = items.filter(item => item.begins).map(item => item.begins);
  const marks = words.filter(({ word }) => exact.has(term(lang, word)) || begins.some(b => like(b, word)));
  for (const n of numbers(text)) if (n.keys.some(k => exact.has(k))) marks.push(n);
  marks.sort((a, b) => a.start - b.start);
  let best = 0, from = 0;
  for (const first of marks) {
    const within = new Set(marks.filter(m => m.start >= first.start && m.end < first.start + long).map(m => m.word ?? m.start));
    if (within.size > best) [best, from] = [within.size, first.start];
  }
  const start = words.findLast(w => w.start <= Math.max(from - 60, 0))?.start ?? 0;
  const begin = start > 0 && from > 60 ? start : 0;
  const end = words.find(w => w.end >= begin + long)?.end ?? text.length;
  const pieces = [];
  const add = (piece, mark) => piece && pieces.push({ text: piece, mark });
  let at = begin;
  add(begin > 0 ? "… " : "", false);
  for (const m of marks) {
    if (m.start < at || m.end > end) continue;
    add(text.slice(at, m.start), false);
    add(text.slice(m.start, m.end), true);
    at = m.end;
  }
  add(text.slice(at, end) + (end < text.length ? " …" : ""), false);
  return pieces;
}
