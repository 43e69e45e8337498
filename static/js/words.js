// Words and numbers as the search index keeps them: the twin of internal/words, which tells why. Equal words come out
// equal on both sides; a test compares the two.

const cut = (word, n) => word.slice(0, word.length - n);

// region finds where a word's endings may begin: after the first vowel that a consonant follows, and that consonant,
// but not within the first three letters.
const region = (word, rule) => Math.max(...[rule, /^[^]{3}/u].map(rule => (rule.exec(word) ?? [word])[0].length));

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
  const from = region(word, /^[^aeiouyäåö]*[aeiouyäåö]+[^aeiouyäåö]/u);
  const takesEt = base => /.[aeiouyäåö][^aeiouyäåö]$/u.test(base) &&
    !/(h|iet|[cdmnprstux]it|[ai]lit|ivit|kvit|fab|kom|[rp]ak|stak)$/.test(base);
  const end = ending(word, from, /((a|[aeo]rna|(ad|and)?e|(ar|het)?en|ern)s?|heterna|ad|ar(n?e)?|aste?|anden|(het)?er|or|at|(and|h)?et|s)$/g);
  const base = cut(word, end.length);
  if (end === "s" && base.endsWith("et") && takesEt(cut(base, 2))) word = cut(base, 2);
  else if (end === "s" ? /[bcdfghjklmnoprtvy]$/.test(base) : end !== "et" || takesEt(base)) word = base;
  word = drop(word, from, /([dg]d|nn|[dgkt]t)$/g, 1);
  word = drop(word, from, /(fullt|(?<=[iklnprtuv])öst)$/g, 1);
  return drop(word, from, /(l?ig|els)$/g);
}

function norwegian(word) {
  const from = region(word, /^[^aeêioòóôuyæåø]*[aeêioòóôuyæåø]+[^aeêioòóôuyæåø]/u);
  const end = ending(word, from, /((a|(ed|end)?e|(het)?ene?|e[rt])s?|and?e|ar|het(er)?|ast|s|erte?)$/g);
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
const irregular = { __proto__: null, skis: "ski", skies: "sky", idly: "idl", gently: "gentl", singly: "singl", ugly: "ugli", early: "earli", only: "onli" };

function english(word) {
  if (irregular[word] || !/^[^]{3}/u.test(word) || /^(sky|news|howe|atlas|cosmos|bias|andes)$/.test(word)) return irregular[word] ?? word;
  const short = word => /([^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/u.test(word);
  const past = (word, from) => from + (word.slice(from).match(/^[^aeiouy]*[aeiouy]+[^aeiouy]/u) ?? [word])[0].length;
  word = word.replace(/^'/, "").replace(/^y|([aeiouy])y/g, "$1Y");
  const r1 = word.match(/^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/)?.[0].length ?? past(word, 0);
  const r2 = past(word, r1);

  word = word.replace(/'(s'?)?$/, "");
  if (/(sses|(?<=..)ie[sd])$/u.test(word)) word = cut(word, 2);
  else if (/(ie[sd]|(?<=[aeiouy].+)(?<![us])s)$/u.test(word)) word = cut(word, 1);

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
  word = word.replace(/(?<=.[^aeiouy])y$/iu, "i");
  word = doubleSuffix(word, r1, (base, end) => end === "ogi" ? /l$/.test(base) : end !== "li" || /[cdeghkmnrt]$/.test(base));
  word = derivation(word, r1, (base, end) => end !== "ative" || base.length >= r2);
  word = residue(word, r2, (base, end) => end !== "ion" || /[st]$/.test(base));
  if (/e$/.test(word) && (word.length > r2 || word.length > r1 && !short(cut(word, 1))) || /ll$/.test(word) && word.length > r2) word = cut(word, 1);
  return word.replaceAll("Y", "y");
}

// stem takes the ending off a word of tokens.
const stems = { __proto__: null, sv: swedish, nb: norwegian, en: english }; // Rules: Snowball, © 2001 Porter, 2004 Boulton, BSD-3-Clause
export const stem = (lang, word) => stems[lang]?.(word) ?? word;

// shorter lists what may be the basic form of a word whose definite ending stem leaves on.
export const shorter = (lang, word) => (/sv|nb/.test(lang) ? [/ets?$/g, /ens?$/g, /ns?$/g] : [])
  .map(end => drop(word, 0, end)).filter(form => form !== word && /^[^]{3}/u.test(form));

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
const joined = gap => {
  if (gap.length > 4) return "x";
  gap = gap.replace(/^\s*\/\s*$/, "/").replace(/^(?![.:]$)[\s.,:;]+$/, " ");
  return /^[-./: ]?$/.test(gap) ? gap || "_" : "x";
};
const isYear = digits => /^(19|20)\d\d$/.test(digits);
const century = digits => digits.length === 2 ? (digits > "40" ? "19" : "20") + digits : digits;
const months = "jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[cs]".split("|");
const month = name => 1 + months.findIndex(rule => RegExp(`^${rule}(r?uar[iy]?|(?<=mar)(s|ch)|il|(?<=ju.)[iey]|usti?|t|t?ember|ober)?$`).test(name));
// What follows at a place in a text: another paragraph, and a sign that belongs to what stands before it.
const more = "[ \xa0]*(?:(-)|,|och|og|and)[ \xa0]*(\\d{1,3})(?![./:]?\\d)", sign = "[ \xa0]?§+(?![§ \xa0]*\\d)";
const follows = (rule, text, at) => text.slice(at).match("^" + rule);

export function numbers(text) {
  const found = [];
  text = text.replace(/[‐‑‒–−]/g, "-");
  // Runs of digits (d), signs (s) and letters (w), and how each is joined to the next.
  const runs = [...text.matchAll(/(\d+)(?:(?:st|nd|rd|th|:[ae])(?![\p{L}\p{M}\d]))?|§+|[\p{L}\p{M}]+/gu)].map(({ 0: raw, 1: digits, index: start }, i, all) => ({
    raw: digits ?? lower(raw), start, end: start + raw.length, joint: joined(text.slice(start + raw.length, all[i + 1]?.index)),
  }));
  const shapes = runs.map(({ raw, joint }) => (/\d/.test(raw) ? "d" : raw === "§" ? "s" : "w") + joint).join("");
  let at = 0, last;
  runs.forEach((first, i) => {
    const { raw: a, joint } = first, [b, c] = [runs[i + 1]?.raw, runs[i + 2]?.raw];
    if (shapes[2 * i] !== "d" || first.start < at) return;

    let letters = "", section = 0, marked, named, j = i; // section is the number of signs, named of the month before
    for (; j && runs[j - 1].start >= at && !/x|d./.test(shapes.slice(2 * j - 2, 2 * j)); j--) {
      const { raw, joint, start, end } = runs[j - 1];
      if (/^(§|par(agraf(en)?)?|section)$/.test(raw)) {
        if (section || letters) break;
        section = end - start;
      } else if (j === i && (named = month(raw))) ;
      else if (/(n(umme)?r|sak)$|^(ärende|(den|no|case)$)/.test(raw)) marked = true;
      else if (letters) break;
      else if (/fullm.ktiges?$/.test(raw)) letters = "kf";
      else if ((joint === " " ? /^(?!(kl|och|i)$).{1,3}$/u : /^.{1,5}$/u).test(raw)) letters = raw;
      else break;
    }
    const { start } = runs[j];
    let end, day, to = 0; // to counts the runs after the first that belong to the number

    const keys = [], is = rule => rule.test(shapes.slice(2 * i));
    const put = (readings, ...written) => keys.push(...letters && readings.map(key => letters + key), ...written.map(key => "=" + key), ...readings);
    const date = (n, year, ...rest) => {
      const key = [century(year), ...rest.map(n => `${n}`.padStart(2, 0))].join("-");
      if (!/^(19|20)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(key)) return;
      to = n;
      day = rest[1] && { year: key.slice(0, 4), letters };
      return keys.push(key);
    };
    const pair = (n, b, written) => {
      const either = [[a, b], [b, a]].filter(pair => /^0*[1-9]\d{0,6}$/.test(pair[1]));
      let years = either.filter(pair => isYear(pair[0]));
      if (!years[0] && (joint === "/" || letters || marked)) {
        years = either.reverse().filter(pair => pair[0].length === 2);
        if (!years[0] && letters && !section && a.length > 2 && /[-/:]/.test(joint)) years = either.slice(-1);
      }
      if (!years[0]) return;
      to = n;
      const sign = section || letters === "kf" ? "§" : "";
      put(years.map(([year, serial]) => `${century(year)}/${+serial}`), sign + written);
      return sign ? put([sign + +years[0][1]]) : 1;
    };
    // several reads paragraphs: one, or a list or stretch of them.
    const several = () => {
      const after = !section && a.length < 4 && follows(sign, text, first.end);
      if (after) section = 2;
      const dated = last && last.end <= start && joined(text.slice(last.end, start)) === " ", all = [+a];
      if (!all[0] || a.length > 4 || !section && (a.length > 3 || letters !== "kf" && !dated)) return;
      end = first.end;
      for (let next; (next = follows(more, text, end)) && (next[1] || section > 1) && next[2] > all.at(-1); end += next[0].length) {
        for (let n = all.at(-1); next[1] && ++n < next[2] && all.length < 9;) all.push(n);
        all.push(+next[2]);
      }
      end += after && follows(sign, text, end)[0].length;
      if (dated) letters ||= last.letters;
      for (const n of all) {
        if (dated) put([`${last.year}/${n}`]);
        put(["§" + n]);
      }
      return true;
    };

    const tight = is(/^d[-./:]d/), three = is(/^d([-./])d\1d/);
    if (isYear(a) && is(/^d s[ _]d/)) last = { year: a, letters, end: first.end };
    if ((three || is(/^d\/d-d/) && !marked || is(/^d([/.]d| w) d/) && isYear(c)) &&
        (joint === "-" && date(2, a, b, c) || date(2, c, is(/^d w/) ? month(b) : b, a) || date(2, a, b, c)) ||
      named && (is(/^d d/) && isYear(b) ? date(1, b, named, a) : !tight && isYear(a) && date(0, a, named)) ||
      !tight && date(0, a.slice(0, -4), a.slice(-4, -2), a.slice(-2)) && keys.push("=" + a) ||
      three && isYear(a) && put([[a, b, c].join(".").replace(/\.0+(?=\d)/g, ".")], [a, b, c].join(".")) && (to = 2) ||
      is(/^d[-_/]w[-_/:]d/) && /^.{1,5}$/u.test(b) && pair(2, c, a + (letters = b) + c) ||
      (tight ? !(section && joint === "-" && b.length < 4 && +b > a) : is(/^d d(?![-./:]d)/) && (isYear(a) || isYear(b)) && (letters || marked || section)) &&
        pair(1, b, a + joint + b) && (joint === "-" && !letters && !marked && date(1, a, b), 1) ||
      (!tight || section && joint === "-") && several()) {
      end ??= runs[i + to].end;
      found.push({ keys: keys.map(key => "#" + key), start, end });
      at = end;
      last = day && { ...day, end };
    }
  });
  return found;
}

// near is the number of edits between two words, or Infinity if there are more than max. Two letters that changed places
// are one edit.
export function near(a, b, max) {
  if (Math.abs(a.length - b.length) > max) return Infinity;
  let before, row = [...Array(b.length + 1).keys()];
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
