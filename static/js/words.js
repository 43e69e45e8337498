// Words and numbers as the search index keeps them: the twin of internal/words, which tells why. Equal words come out
// equal on both sides; a test compares the two.

const cut = (word, n) => word.slice(0, word.length - n);

// region finds where a word's endings may begin: after the first vowel that a consonant follows, and that consonant,
// but not within the first three letters.
const region = (word, vowels) => Math.max(...[`^[^${vowels}]*[${vowels}]+[^${vowels}]`, "^[^]{3}"]
  .map(rule => (word.match(RegExp(rule, "u")) ?? [word])[0].length));

// ending finds the longest ending behind a place that a rule names; drop takes it off, or n letters of it.
const ending = (word, from, rule) => {
  rule.lastIndex = from;
  return (rule.exec(word) ?? [""])[0];
};
const drop = (word, from, rule, n) => {
  const end = ending(word, from, rule);
  return cut(word, end && (n ?? end.length));
};

function swedish(word) {
  const from = region(word, "aeiouyäåö");
  const takesEt = base => /[^][aeiouyäåö][^aeiouyäåö]$/u.test(base) &&
    !/(h|iet|[cdmnprstux]it|[ai]lit|ivit|kvit|fab|kom|[rp]ak|stak)$/.test(base);
  const end = ending(word, from, /(a|arna|erna|heterna|orna|ad|e|ade|ande|arne|are|aste|en|anden|aren|heten|ern|ar|er|heter|or|as|arnas|ernas|ornas|es|ades|andes|ens|arens|hetens|erns|at|andet|het|ast|et|s)$/g);
  const base = cut(word, end.length);
  if (end === "s" && base.endsWith("et") && takesEt(cut(base, 2))) word = cut(base, 2);
  else if (end === "s" ? /[bcdfghjklmnoprtvy]$/.test(base) : end !== "et" || takesEt(base)) word = base;
  word = drop(word, from, /([dg]d|nn|[dgkt]t)$/g, 1);
  word = drop(word, from, /(fullt|(?<=[iklnprtuv])öst)$/g, 1);
  return drop(word, from, /(l?ig|els)$/g);
}

function norwegian(word) {
  const from = region(word, "aeêioòóôuyæåø");
  const end = ending(word, from, /(a|e|ede|ande|ende|ane|ene|hetene|en|heten|ar|er|heter|as|es|edes|endes|enes|hetenes|ens|hetens|ets|et|het|ast|ers|s|erte?)$/g);
  const base = cut(word, end.length);
  if (end.startsWith("ert")) word = base + "er";
  else if (end === "ers" ? !/(amm|ast|ind|(?<!s)kap|kk|lt|nk|omm|pp|(?<!gi|ha)v|øst)$/.test(base) :
    end !== "s" || /([bcdfghjlmnoptvyz]|(?<!e)r|[^aeêioòóôuyæåø]k)$/.test(base)) word = base;
  word = drop(word, from, /[dv]t$/g, 1);
  return drop(word, from, /(e?leg|e?l?ig|eig|els|(e|s|hets)?lov)$/g);
}

// An English ending and what is put for it.
const swaps = list => {
  const table = Object.fromEntries(list.split(" ").map(pair => pair.split(":")));
  const rule = RegExp(`(${Object.keys(table).join("|")})$`, "g");
  return (word, from, fits = () => true) => {
    const end = ending(word, 0, rule);
    const base = cut(word, end.length);
    return end && base.length >= from && fits(base, end) ? base + (table[end] ?? "") : word;
  };
};
const doubleSuffix = swaps("tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogist:og ogi:og fulli:ful lessli:less li");
const derivation = swaps("tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful ness ative");
const residue = swaps("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion");
const irregular = { skis: "ski", skies: "sky", idly: "idl", gently: "gentl", singly: "singl", ugly: "ugli", early: "earli", only: "onli" };

function english(word) {
  if (irregular[word] || !/^[^]{3}/u.test(word) || /^(sky|news|howe|atlas|cosmos|bias|andes)$/.test(word)) return irregular[word] ?? word;
  const short = word => /([^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/u.test(word);
  const past = (word, from) => from + (word.slice(from).match(/^[^aeiouy]*[aeiouy]+[^aeiouy]/u) ?? [word])[0].length;
  word = word.replace(/^'/, "").replace(/^y|([aeiouy])y/g, "$1Y");
  const r1 = word.match(/^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/)?.[0].length ?? past(word, 0);
  const r2 = past(word, r1);

  word = word.replace(/'(s'?)?$/, "");
  if (/(sses|(?<=..)ie[sd])$/su.test(word)) word = cut(word, 2);
  else if (/(ie[sd]|(?<=[aeiouy].+)(?<![us])s)$/su.test(word)) word = cut(word, 1);

  const end = ending(word, 0, /(eed|ed|ing)(ly)?$/g);
  const base = cut(word, end.length);
  if (end.startsWith("ee")) {
    if (!/^(proc|exc|succ)$/.test(base) && base.length >= r1) word = base + "ee";
  } else if (end === "ing" && /^[^aeiouy]y$/u.test(base)) word = base[0] + "ie";
  else if (end && !(end === "ing" && /^(inn|out|cann|herr|earr|even)$/.test(base)) && /[aeiouy]/.test(base)) {
    word = base;
    if (/(at|bl|iz)$/.test(base)) word += "e";
    else if (/([bdfgmnprt])\1$/.test(base)) word = cut(base, !/^[aeo]..$/.test(base));
    else if (base.length === r1 && short(base)) word += "e";
  }
  word = word.replace(/(?<=[^][^aeiouy])y$/iu, "i");
  word = doubleSuffix(word, r1, (base, end) => end === "ogi" ? /l$/.test(base) : end !== "li" || /[cdeghkmnrt]$/.test(base));
  word = derivation(word, r1, (base, end) => end !== "ative" || base.length >= r2);
  word = residue(word, r2, (base, end) => end !== "ion" || /[st]$/.test(base));
  if (/e$/.test(word) && (word.length > r2 || word.length > r1 && !short(cut(word, 1))) || /ll$/.test(word) && word.length > r2) word = cut(word, 1);
  return word.replaceAll("Y", "y");
}

// stem takes the ending off a word of tokens.
const stems = { sv: swedish, nb: norwegian, en: english }; // Rules: Snowball, © 2001 Porter, 2004 Boulton, BSD-3-Clause
export const stem = (lang, word) => stems[lang]?.(word) ?? word;

// shorter lists what may be the basic form of a word whose definite ending stem leaves on.
export const shorter = (lang, word) => lang !== "sv" && lang !== "nb" ? [] :
  ["et", "en", "n"].map(end => word.match(`^([^]{3,})${end}s?$`)?.[1]).filter(Boolean);

// letters writes a word without accents, but leaves å, ä and ö; fold takes these too.
const others = { æ: "ä", ø: "ö", đ: "d", ð: "d", ł: "l", ŋ: "n", ŧ: "t", þ: "th", ß: "ss", œ: "oe", ı: "i" };
export const letters = word => word.replace(/[^\0-\x7fåäö]/gu, c => others[c] ?? c.normalize("NFD").replace(/\p{M}/gu, ""));
export const fold = word => letters(word).replace(/[åä]/g, "a").replaceAll("ö", "o");

// term is how the index keeps a word; terms lists all that a query's word may stand for, the likeliest first.
export const term = (lang, word) => letters(stem(lang, word));
export const terms = (lang, word) => [...new Set([word, ...shorter(lang, word)].map(form => term(lang, form)))];

// like compares a query's word with the beginning of a term: 2 is the same letters, 1 with rings or dots where the query has
// none, 0 another word.
export const like = (query, term) => term.startsWith(query) ? 2 :
  Number(Array.from(query).every((c, i) => c === term[i] || c === fold(term[i] ?? "")));

// tokens cuts a text into its words: { word, start, end }.
const lower = word => word.startsWith("§") ? "§" :
  word.toLowerCase().replaceAll("\xad", "").normalize("NFC").replaceAll("\u0307", "").replaceAll("ς", "σ");
export const tokens = text => [...text.matchAll(/§+|(?!(?<=[\p{L}\p{M}\p{N}]['’:])s(?![\p{L}\p{M}\p{N}\xad]))[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\xad]*/giu)]
  .map(({ 0: word, index: start }) => ({ word: lower(word), start, end: start + word.length }));

// numbers finds the paragraphs, registration numbers and dates of a text: { keys, start, end }, the most telling key first.
const space = "[ \\t\\n\\r\\xa0\\u2009\\u202f]";
const joints = [["", ""], ["[-‐‑‒–−]", "-"], ["\\.", "."], [":", ":"], [space + "+", " "], [`${space}*/${space}*`, "/"], [`(${space}|[.:,;])+`, ","]]
  .map(([rule, sign]) => [RegExp(`^${rule}$`), sign]);
const joined = gap => gap.length < 5 ? joints.find(([rule]) => rule.test(gap))?.[1] ?? "x" : "x";
const loose = joint => joint === " " || joint === ",";
const months = "jan(uar[iy]?)? feb(ruar[iy]?)? mar(s|ch)? apr(il)? ma[ijy] jun[ei]? jul[iy]? aug(usti?)? sep(t(ember)?)? o[ck]t(ober)? nov(ember)? de[cs](ember)?"
  .split(" ").map(rule => RegExp(`^${rule}$`));
const isMark = /^(d?nr|no|diarien(umme)?r|ärende|case|item|number|ref|(arkiv)?saksnr)$|sak$/;
const common = /^(av|i|om|se|och|den|de|till|från|för|fra|til|på|en|ett|kap|år|kl|the|of|in|on|by|to|and|see|or|at|as)$/;
const isYear = digits => /^(19|20)\d\d$/.test(digits);
const century = digits => (digits > "40" ? "19" : "20") + digits;
const bare = digits => digits.replace(/^0+/, "");

export function numbers(text) {
  const runs = [...text.matchAll(/[\p{L}\p{M}]+|\d+|§+/gu)].map(({ 0: raw, index: start }) => ({ raw, start, end: start + raw.length }));
  runs.forEach((run, i) => {
    run.joint = i + 1 in runs ? joined(text.slice(run.end, runs[i + 1].start)) : "x";
    run.sign = run.raw[0] === "§";
    run.digits = /\d/.test(run.raw);
    run.name = lower(run.raw);
  });
  const found = [];
  let last;
  for (let i = 0; i < runs.length; i++) {
    const number = read(text, runs, i, last);
    if (!number) continue;
    found.push(number.said);
    last = number.day;
    while (i + 1 in runs && runs[i + 1].start < number.said.end) i++;
  }
  return found;
}

// read reads the number that begins with a run of digits; last is the date before it.
function read(text, runs, i, last) {
  const none = { raw: "", name: "", joint: "x" };
  const first = runs[i], second = runs[i + 1] ?? none, third = runs[i + 2] ?? none;
  const a = first.raw, b = second.raw, c = third.raw, joint = first.joint, joint2 = second.joint;
  if (!first.digits || a.length > 8) return;
  let letters = "", section = false, marked = false, j = i;
  for (; j > 0; j--) {
    const { raw, name, joint, sign, digits } = runs[j - 1];
    const length = Array.from(name).length, capitals = /^\p{Lu}+$/u.test(raw);
    if (joint === "x" || digits) break;
    if (sign || /^(paragraf(en)?|section)$/.test(name)) {
      if (section || letters) break;
      section = true;
    } else if (isMark.test(name)) marked = true;
    else if (letters) break;
    else if (name.endsWith("fullmäktige") && loose(joint)) letters = "kf";
    else if (length < 6 && (joint === "" || joint === "-" || "/:".includes(joint) && !marked ||
      joint === " " && (capitals || !marked && length < 4 && !common.test(name)))) letters = name;
    else break;
  }
  let { start } = runs[j], keys = [], day;

  const add = key => keys.push(...letters ? [letters + key] : [], key);
  const said = end => ({ said: { keys: keys.map(key => "#" + key), start, end }, day });
  const pair = (a, b, written, slash) => {
    const readings = [];
    const put = (year, serial) => /^\d{1,7}$/.test(serial = bare(serial)) && readings.push(`${year}/${serial}`);
    if (isYear(a)) put(a, b);
    if (isYear(b)) put(b, a);
    if (!isYear(a) && !isYear(b) && (slash || letters || marked)) {
      if (b.length === 2) put(century(b), a);
      if (a.length === 2) put(century(a), b);
    }
    if (!readings.length) return false;
    if (letters) keys = readings.map(reading => letters + reading);
    if (written !== readings[0]) keys.push("=" + written);
    keys.push(...readings);
    if (section || letters === "kf") add("§" + readings[0].slice(5));
    return true;
  };
  const dotted = () => {
    const key = [a, ...[b, c].map(part => bare(part) || "0")].join("."), written = [a, b, c].join(".");
    if (letters) keys.push(letters + key);
    if (written !== key) keys.push("=" + written);
    keys.push(key);
    return true;
  };
  const date = (year, month, dayOf, end) => {
    const iso = [year, month.padStart(2, "0"), dayOf.padStart(2, "0")].join("-");
    if (!isYear(year) || !/-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(iso)) return false;
    keys.push(iso);
    day = { year, letters, end };
    return true;
  };
  const month = name => String(1 + months.findIndex(rule => rule.test(name)));
  const tight = "/-:.".includes(joint || "x"), same = tight && joint === joint2;

  if (third.digits && second.digits) {
    if (same && date(a, b, c, third.end)) return joint === "." && dotted(), said(third.end);
    if ((same || "/.".includes(joint || "x") && joint2 === " ") && date(c, b, a, third.end)) return said(third.end);
    if (same && isYear(a)) return dotted(), said(third.end);
    if (!same && joint === "-" && joint2 === "/" && pair(b, c, `${a}-${b}/${c}`, true)) return said(third.end);
  }
  if (third.digits && loose(joint) && loose(joint2) && date(c, month(b), a, third.end)) return said(third.end);
  if (third.digits && !second.digits && !second.sign && ["", "-", "/"].includes(joint) && joint === joint2 && Array.from(b).length < 6) {
    const before = letters;
    letters = second.name;
    if (pair(a, c, a + letters + c, true)) return said(third.end);
    letters = before;
  }
  let end = first.end;
  if (second.digits) {
    const name = runs[i - 1];
    if (name && loose(joint) && loose(name.joint) && date(b, month(name.name), a, second.end)) {
      start = name.start;
      day.letters = "";
      return said(second.end);
    }
    if ((tight || joint === " " && (isYear(a) || isYear(b)) && (letters || marked || section)) &&
      pair(a, b, a + joint + b, joint === "/")) return said(second.end);
    if (tight && !(section && joint === "-")) return;
  } else if (second.sign && !section && (joint === "" || joint === " ") && !(third.digits && joint2 !== "x")) {
    section = true;
    end = second.end;
  }
  if (a.length === 8 && date(a.slice(0, 4), a.slice(4, 6), a.slice(6), end)) return said(first.end);
  const dated = last && last.end <= start && loose(joined(text.slice(last.end, start)));
  if (!/^0*[1-9]/.test(a) || a.length > 4 || !section && (a.length > 3 || letters !== "kf" && !dated)) return;
  if (dated) {
    letters ||= last.letters;
    add(`${last.year}/${bare(a)}`);
  }
  add("§" + bare(a));
  return said(end);
}

// near is the number of edits between two words, or Infinity if there are more than max. Two letters that changed places
// are one edit.
export function near(a, b, max) {
  if (Math.abs(a.length - b.length) > max) return Infinity;
  let before, row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : Infinity;
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1]), swap);
    }
    if (Math.min(...next) > max && Math.min(...row) > max) return Infinity;
    [before, row] = [row, next];
  }
  return row[b.length] > max ? Infinity : row[b.length];
}
