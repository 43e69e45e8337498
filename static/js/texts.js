// What a browser knows of texts: their normal form, their fingerprint, their sketch, how alike two are, and which words differ.
// The twin of internal/markdown's Normalise, of internal/sketch and of internal/proof.

// normalise brings a text to the form of which fingerprints are taken.
export function normalise(text) {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").normalize("NFC").split("\n").map(trimmed);
  const words = line => line !== "";
  return lines.slice(Math.max(lines.findIndex(words), 0), lines.findLastIndex(words) + 1).join("\n") + "\n";
}

function trimmed(line) {
  let end = line.length;
  while (end && (line[end - 1] === " " || line[end - 1] === "\t")) end--;
  return line.slice(0, end);
}

// bodyOf is a normalised text without the front matter that an editor's file begins with; the text itself where there is none.
export function bodyOf(text) {
  if (!text.startsWith("---\n")) return text;
  const rest = text.slice(4), end = rest.startsWith("---\n") ? -1 : rest.indexOf("\n---\n");
  return rest.startsWith("---\n") ? normalise(rest.slice(4)) : end < 0 ? text : normalise(rest.slice(end + 5));
}

export async function fingerprint(text) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(sum, byte => byte.toString(16).padStart(2, "0")).join("");
}

const wordsOf = text => text.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? [];

// runs are the runs of three words of a text; a shorter text is one.
function runs(words) {
  if (words.length < 3) return [words];
  return words.slice(2).map((word, i) => [words[i], words[i + 1], word]);
}

function hash(word) {
  let h = 2166136261;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 16777619);
  return h;
}

function mix(run) {
  let h = 0;
  for (const word of run) h = Math.imul(h, 0x9e3779b1) + hash(word) | 0;
  h = Math.imul(h ^ h >>> 16, 0x85ebca6b);
  h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
  return (h ^ h >>> 16) >>> 0;
}

// sketch is the least numbers that the runs of a text hash to.
export const sketch = text => [...new Set(runs(wordsOf(text)).map(mix))].sort((a, b) => a - b).slice(0, 24);

const joined = text => new Set(runs(wordsOf(text)).map(run => run.join(" ")));

// likeness is how much of the runs of two texts is common to both, from 0 to 1.
export function likeness(one, other) {
  const a = joined(one), b = joined(other);
  let common = 0;
  for (const run of a) if (b.has(run)) common++;
  return common / (a.size + b.size - common);
}

// tokens are the words of a Markdown text without the signs of its structure, each with the heading that it stands under.
function tokens(text) {
  let heading = "";
  return text.split("\n").flatMap(line => {
    const words = line.split(/\s+/).map(bare).filter(Boolean);
    if (/^#{1,6} /.test(line)) heading = words.join(" ").replace(/ \{[^ ]*\}$/, "");
    return words.map(word => ({ word, heading }));
  });
}

const bare = word => word.replace(/[#*_>`|~\\]+/g, "");

// differences lists the places where the words of two texts differ, as runs of words that are gone, came or are the same around
// them: { heading, runs: [{ op, text }] } with op -1, 1 or 0.
export function differences(published, other) {
  const a = tokens(published), b = tokens(other), few = 6;
  const changes = edits(a.map(t => t.word), b.map(t => t.word)), places = [];
  const text = (list, from, to) => list.slice(from, to).map(t => t.word).join(" ");
  let last;
  for (const [i0, i1, j0, j1] of changes) {
    if (last && i0 - last.end <= 2 * few) {
      last.runs.push({ op: 0, text: text(a, last.end, i0) });
    } else {
      close(last);
      places.push(last = { heading: (a[i0] ?? a.at(-1))?.heading ?? "", runs: [{ op: 0, text: (i0 > few ? "… " : "") + text(a, Math.max(i0 - few, 0), i0) }] });
    }
    last.runs.push({ op: -1, text: text(a, i0, i1) }, { op: 1, text: text(b, j0, j1) });
    last.end = i1;
  }
  close(last);
  for (const place of places) place.runs = place.runs.filter(run => run.text);
  return places;

  function close(place) {
    if (place) place.runs.push({ op: 0, text: text(a, place.end, place.end + few) + (place.end + few < a.length ? " …" : "") });
  }
}

// signs is the first line that differs between two texts.
export function signs(published, other) {
  const was = published.split("\n"), is = other.split("\n");
  const line = Array.from({ length: Math.max(was.length, is.length) }).findIndex((_, i) => was[i] !== is[i]);
  return { line: line + 1, runs: [{ op: -1, text: was[line] ?? "" }, { op: 1, text: is[line] ?? "" }].filter(run => run.text) };
}

// edits lists the stretches in which two lists differ, [from, to) in the one and in the other, by Myers's way of the fewest steps.
// Lists that differ in more steps than most are one stretch between what they begin and end with.
export function edits(a, b, most = 1500) {
  let start = 0, ends = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  while (ends < a.length - start && ends < b.length - start && a.at(-1 - ends) === b.at(-1 - ends)) ends++;
  const n = a.length - start - ends, m = b.length - start - ends;
  if (!n && !m) return [];
  const whole = [[start, start + n, start, start + m]];
  if (!n || !m) return whole;
  const path = way(i => a[start + i], i => b[start + i], n, m, most);
  return path ? path.map(([i0, i1, j0, j1]) => [start + i0, start + i1, start + j0, start + j1]) : whole;
}

function way(a, b, n, m, most) {
  const reach = Math.min(n + m, most), v = new Int32Array(2 * reach + 3), trace = [], at = k => k + reach + 1;
  for (let d = 0; d <= reach; d++) {
    trace.push(v.slice(at(-d) - 1, at(d) + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || k !== d && v[at(k - 1)] < v[at(k + 1)] ? v[at(k + 1)] : v[at(k - 1)] + 1;
      while (x < n && x - k < m && a(x) === b(x - k)) x++;
      v[at(k)] = x;
      if (x >= n && x - k >= m) return back(trace, n, m);
    }
  }
}

// back follows the steps from the end, and joins those that touch.
function back(trace, x, y) {
  const found = [];
  for (let d = trace.length - 1; d > 0; d--) {
    const v = trace[d], at = k => k + d + 1, k = x - y;
    const down = k === -d || k !== d && v[at(k - 1)] < v[at(k + 1)];
    const px = v[at(down ? k + 1 : k - 1)], py = px - (down ? k + 1 : k - 1);
    const next = found[0], i1 = down ? px : px + 1, j1 = down ? py + 1 : py;
    if (next && next[0] === i1 && next[2] === j1) [next[0], next[2]] = [px, py];
    else found.unshift([px, i1, py, j1]);
    [x, y] = [px, py];
  }
  return found;
}
