// Reads the files of the search index: internal/search makes them and tells how they are laid out. Only what a query needs is
// fetched, and kept as long as the page is open.
import { fold } from "./words.js";

const decoder = new TextDecoder();
const text = bytes => decoder.decode(bytes);
const json = buffer => JSON.parse(text(buffer));

// Bytes reads numbers, seven bits a byte, and stretches of bytes one after another.
class Bytes {
  constructor(buffer) {
    this.bytes = new Uint8Array(buffer);
    this.at = 0;
  }
  number() {
    for (let n = 0, unit = 1; ; unit *= 128) {
      const byte = this.bytes[this.at++];
      if (byte == null) throw Error(); // cut off
      n += (byte & 127) * unit;
      if (byte < 128) return n;
    }
  }
  take(n) {
    return this.bytes.subarray(this.at, this.at += n);
  }
  words() {
    return unfold(text(this.take(this.number())));
  }
}

// unfold reads words one a line: how many letters are those of the word before, as one character, and the rest.
function unfold(lines) {
  let last = "";
  return lines.split("\n").map(line => last = last.slice(0, line.charCodeAt(0) - 35) + line.slice(1));
}

const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");

// How each kind of file is read, by the first letter of its name: nodes, rows, texts and columns; long postings; words by
// their ends; terms with their postings, or the files that have them; places.
const read = {
  n: json, d: json, x: json, c: json,
  l: buffer => new Uint8Array(buffer),
  r: buffer => unfold(text(buffer)).map(name => ({ name, key: fold(name) })),
  t(buffer) {
    const from = new Bytes(buffer);
    return from.words().map(name => {
      const n = from.number(), size = from.number(), blocks = [];
      const bytes = n % 2 ? null : from.take(size);
      for (let first = 0; !bytes && blocks.length < size;) blocks.push({ first: first += from.number(), name: "l" + hex(from.take(6)) });
      return { name, key: fold(name), count: n >> 1, bytes, blocks };
    });
  },
  p(buffer) {
    const from = new Bytes(buffer);
    return new Map(from.words().map(name => [name, { count: from.number(), bytes: from.take(from.number()) }]));
  },
};

// postings calls take with each entry's number and what is said of it: the byte with its strength, and its section.
export function postings(bytes, take) {
  const from = new Bytes(bytes);
  for (let id = 0; from.at < bytes.length;) {
    id += from.number();
    const head = bytes[from.at++], section = head & 7;
    take(id, head >> 3, section < 7 ? section : from.number());
  }
}

// places gives where a term stands in each entry of a stretch.
export function places({ count, bytes }) {
  const from = new Bytes(bytes), found = new Map();
  for (let id = 0; count--;) {
    const list = [];
    id += from.number();
    for (let n = from.number(), at = 0; n--;) list.push(at += from.number());
    found.set(id, list);
  }
  return found;
}

const format = 1; // of the files that are read here; internal/search tells which it writes

// openFiles reads the root of an edition's index, from the browser's cache or as told. A file that is not there, a network
// that is lost, or a format of another day, rejects with an error whose name is IndexError.
export async function openFiles(url, cache) {
  const files = new Map();
  async function load(name) {
    try {
      const answer = await fetch(name ? url.replace(/[^/]*$/, "parts/" + name) : url, { cache });
      if (answer.ok && name) return read[name[0]](await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
      const root = answer.ok && await answer.json();
      if (root.format === format) return root;
      throw answer;
    } catch (cause) {
      files.delete(name);
      throw new DOMException(cause, "IndexError");
    }
  }
  const file = name => {
    if (!files.has(name)) files.set(name, load(name));
    return files.get(name);
  };
  const root = await load("");

  // names lists the files of a tree that may hold keys from one to another.
  async function names(tree, from, to = from) {
    for (let list = root[tree].c, level = root[tree].l; ; level--) {
      const found = list.filter((_, i) => i % 2 && list[i - 1] <= to && !(list[i + 1] <= from));
      if (!(level > 0)) return found;
      list = (await Promise.all(found.map(file))).flat();
    }
  }
  return { root, file, names };
}
