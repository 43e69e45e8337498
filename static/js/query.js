// Takes a query apart: into words and numbers, phrases, and what hits must not have. Each word and number is an item with the
// terms of the index that it may stand for.
import { letters, numbers, term, terms, tokens } from "./words.js";

const fewest = 3; // letters with which a word begins that is looked for by its beginning
const longest = 40; // items that a query may have

// readQuery adds to a query what it asks for. What is written last may go on while it is typed.
export function readQuery(query) {
  const q = query.q.slice(0, 10_000);
  query.langs = [...new Set([query.lang, ...query.facets.lang?.length ? query.facets.lang : query.root.langs])];
  query.phrases = [];
  query.unwanted = [];
  query.blank = !q.trim();
  const list = text => tokens(text).map(token => term(query.lang, token.word));
  const rest = q.replace(/[”“„«»]/g, '"').replace(/(?<!\S)(-?)"([^"]*)"?|(?<!\S)-(\S+)/g, (_, minus, phrase, word) => {
    (minus === "" ? query.phrases : query.unwanted).push(list(phrase ?? word));
    return " ; ";
  });
  const found = numbers(rest);
  const words = tokens(rest).filter(token => !found.some(n => n.start < token.end && token.start < n.end));
  query.items = [
    // A month is the beginning of its days.
    ...found.map(n => ({ ...n, word: rest.slice(n.start, n.end), number: true, begins: n.keys.find(key => /^#....-..$/.test(key)) })),
    ...words.map(token => itemOf(query, token)),
    ...query.phrases.flat().map(key => ({ word: key, keys: [key] })),
  ].slice(0, longest);
  for (const item of query.items) item.last = query.typing && item.end === rest.length;
}

// itemOf is the item of a word.
export function itemOf({ langs }, { word, end }) {
  const keys = langs.flatMap(lang => terms(lang, word));
  return { word, end, keys: [...new Set(keys)], begins: word.length < fewest ? "" : letters(word) };
}
