// Shows where in a text the words of a query stand.
import { letters, numbers, term, tokens } from "./words.js";

const long = 220, before = 60; // letters of an excerpt at most, and before its first marked word

// excerpt takes the stretch of a text that has most of the items, in pieces, { text, mark }, and tells how near one another
// two of them are: 1 for neighbours, 0 where there is only one.
export function excerpt(text, items, lang) {
  const names = items.flatMap(item => [...item.found.keys()]);
  const whole = new Set(names), parts = names.filter(name => name.endsWith("\x01")).map(name => name.slice(0, -1));
  const heads = new Set(names.map(name => name.slice(0, 2)));
  const marked = word => {
    const written = letters(word);
    return heads.has(written.slice(0, 2)) && whole.has(term(lang, word)) || parts.some(part => written.includes(part));
  };
  const words = tokens(text);
  const marks = [...words.filter(({ word }) => marked(word)), ...numbers(text).filter(n => n.keys.some(k => whole.has(k)))];
  marks.sort((a, b) => a.start - b.start);
  let most = 0, from = 0;
  for (const { start } of marks) {
    const within = new Set(marks.filter(m => m.start >= start && m.end < start + long).map(m => m.word ?? m.start));
    if (within.size > most) [most, from] = [within.size, start];
  }
  const begin = text[long] && from > before ? words.find(w => w.start >= from - before).start : 0;
  const end = words.findLast(w => w.end <= begin + long)?.end ?? long;
  const pieces = begin ? [{ text: "… " }] : [];
  let at = begin;
  const show = (to, mark) => to > at && pieces.push({ text: text.slice(at, at = to), mark });
  for (const m of marks) if (m.start >= at && m.end <= end) {
    show(m.start);
    show(m.end, true);
  }
  const more = words.at(-1)?.end > end;
  show(more ? end : text.length);
  if (more) pieces.push({ text: " …" });
  const gaps = marks.slice(1).map((m, i) => m.word === marks[i].word ? Infinity : m.start - marks[i].end);
  return { pieces, near: 1 / Math.max(1, Math.min(...gaps)) };
}
