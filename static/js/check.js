// The page that tells what a text is. The text stays in the browser: what is fetched are the site's own lists of fingerprints and
// sketches, and the published texts that are most alike. Markup is never written: what is said is built from texts and links.
import { bodyOf, differences, fingerprint, likeness, normalise, signs, sketch } from "./texts.js";

const byId = id => document.getElementById(id);
const data = JSON.parse(byId("_check-data").textContent);
const { words } = data;
const lang = document.documentElement.lang;
const [form, said, out] = ["_check", "_said", "_checked"].map(byId);
const { text: box, file: picker } = form.elements;
const least = 0.1; // below it, two texts only share a subject
const places = 50; // that are shown of those that differ
const nearby = 8; // texts that are compared
const few = 256; // texts up to which everything is fetched beforehand, for when the network is gone
const kept = new Map();
let asked = 0;

function make(name, attributes, ...content) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) e.setAttribute(key, value);
  e.append(...content.filter(Boolean));
  return e;
}

const fill = (text, values) => text.replace(/\$(\w+)/g, (_, key) => values[key]);

// filled is a sentence with an element in the place of $what.
function filled(text, e) {
  const [before, after] = text.split("$what");
  return [before, e, after];
}

// load keeps what it has fetched. What fails is asked for anew the next time.
function load(url, how = "json") {
  if (!kept.has(url)) {
    kept.set(url, fetch(url).then(answer => {
      if (!answer.ok) throw Error(`${answer.status} ${url}`);
      return answer[how]();
    }).catch(cause => {
      kept.delete(url);
      throw cause;
    }));
  }
  return kept.get(url);
}

const part = (folder, i) => load(`${data.folder}${folder}/${i}.json`);
const entry = async n => (await part(lang, Math.floor(n / data.each)))[n % data.each];

// exact gives the published texts of a fingerprint.
async function exact(print) {
  const numbers = (await part("prints", parseInt(print.slice(0, 4), 16) % data.prints))[print] ?? [];
  return Promise.all(numbers.map(entry));
}

// nearest gives the published text that shares most with a text, among those that their sketches point out.
async function nearest(text) {
  const shared = new Map();
  const hashes = sketch(text).slice(0, data.runs > 1 ? 10 : undefined);
  const found = await Promise.all(hashes.map(async h => (await part("runs", h % data.runs))[h.toString(36)] ?? []));
  for (const n of found.flat()) shared.set(n, (shared.get(n) ?? 0) + 1);
  const first = [...shared].sort(([n, a], [m, b]) => b - a || n - m).slice(0, nearby).map(([n]) => n).sort((a, b) => a - b);
  const entries = await Promise.all(first.map(entry));
  const texts = await Promise.all(entries.map(e => load(e.text, "text")));
  let best = null, most = least;
  entries.forEach((e, i) => {
    const like = likeness(text, texts[i]);
    if (like > most) [best, most] = [{ entry: e, text: texts[i] }, like];
  });
  return best;
}

// verdict tells what a text is: { code, said, parts }, and the words of why where it cannot be told.
async function verdict(source) {
  let text = normalise(source), print = await fingerprint(text), found = await exact(print);
  const body = bodyOf(text);
  if (!found.length && body !== text) [text, print] = [body, await fingerprint(body)], found = await exact(print);
  const tail = make("p", {}, words.print, ": ", make("code", {}, print));
  if (found.length) return { code: "exact", said: found.flatMap((e, i) => [i ? " " : "", ...filled(i ? words.also : words.exact, link(e))]), parts: [...found.flatMap(e => about(e, words.about)), tail] };
  let near;
  try {
    near = await nearest(text);
  } catch {
    return { code: "none", said: [words.offline], parts: [tail] };
  }
  if (!near) return { code: "none", said: [words.none], parts: [tail] };
  return { code: "near", said: filled(words.near, link(near.entry)), parts: [...compared(near.text, text), ...about(near.entry, words.nearest), tail] };
}

const link = e => make("a", { href: e.url, lang: e.lang }, e.name);

const about = (e, heading) => [
  make("h2", {}, heading), ...e.notes.map(note => make("p", {}, note)),
  make("p", {}, make("a", { href: e.text }, words.file)), make("p", { class: "note" }, words.asOf),
];

// compared shows the words that differ, or where the words are the same the line whose signs do.
function compared(published, text) {
  const found = differences(published, text);
  if (!found.length) {
    const { line, runs } = signs(published, text);
    return [make("p", {}, fill(words.signs, { line })), make("p", { class: "excerpt" }, ...marked(runs)), make("p", { class: "note" }, words.legend)];
  }
  const list = [make("h2", {}, found.length === 1 ? words.place : fill(words.places, { n: found.length.toLocaleString(lang) }))];
  let under = "";
  for (const { heading, runs } of found.slice(0, places)) {
    if (heading !== under && heading) list.push(make("h3", {}, fill(words.under, { heading })));
    under = heading;
    list.push(make("p", { class: "excerpt" }, ...marked(runs)));
  }
  if (found.length > places) list.push(make("p", {}, fill(words.more, { n: (found.length - places).toLocaleString(lang) })));
  return [...list, make("p", { class: "note" }, words.legend)];
}

const hidden = text => make("span", { class: "visually-hidden" }, text);

const marked = runs => runs.flatMap(({ op, text }, i) => [
  i ? " " : "",
  op < 0 ? make("del", {}, hidden(`${words.goneStarts} `), text, hidden(` ${words.goneEnds}`)) :
    op > 0 ? make("ins", {}, hidden(`${words.addedStarts} `), text, hidden(` ${words.addedEnds}`)) : text,
]);

// show tells what a text is; what comes later ends what came before.
async function show(source) {
  const turn = ++asked;
  said.replaceChildren();
  said.className = "verdict";
  out.hidden = true;
  let found;
  try {
    found = crypto.subtle ? await verdict(await source()) : { code: "none", said: [words.insecure], parts: [] };
  } catch (error) {
    found = { code: "none", said: [error.own ?? words.failed], parts: [] };
  }
  if (turn !== asked) return;
  out.replaceChildren(...found.parts);
  out.hidden = !found.parts.length;
  said.classList.add(`is-${found.code}`);
  said.append(...found.said);
}

const own = text => Object.assign(Error(text), { own: text });

// pasted is the text in the box; read is that of a file, which must be text.
async function pasted() {
  if (!box.value.trim()) throw own(words.empty);
  return box.value;
}

async function read(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    throw own(words.unread);
  }
}

form.addEventListener("submit", event => {
  event.preventDefault();
  const [file] = picker.files;
  show(file && !box.value.trim() ? () => read(file) : pasted);
});
picker.addEventListener("change", () => {
  const [file] = picker.files;
  if (!file) return;
  box.value = "";
  show(() => read(file));
});
box.addEventListener("input", () => picker.value = "");
for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
  form.addEventListener(type, event => {
    const { files, types } = event.dataTransfer;
    if (!types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("is-over", type === "dragenter" || type === "dragover");
    if (type !== "drop" || !files.length) return;
    box.value = picker.value = "";
    show(() => read(files[0]));
  });
}
form.hidden = false;
if (data.texts <= few) {
  for (let i = 0; i < data.prints; i++) part("prints", i).catch(() => {});
  for (let i = 0; i * data.each < data.texts; i++) part(lang, i).catch(() => {});
}
