// Finds what people mean in the search index of an edition.
import { openFiles } from "./files.js";
import { answer } from "./find.js";

// openIndex opens the index whose root file has the address, in the language of its edition. What it gives answers queries:
//
//   find({ q, facets: { kind: […], council: […], … }, sort: "relevance" | "date", page, size, typing, counts, signal })
//     → { total, more, instead: [{ word, used }], dropped: [word], facets: { kind: [[id, count], …], … }, hits }
//
// typing asks for no more than a few files. counts names the columns to count. more says
// that there may be further hits. Each of hits is { url, title, kind, lang, standing, date, section, excerpt }: the section
// is { id, heading } or null, and the excerpt is a list of { text, mark }.
//
// A file that is not there, or a network that is lost, rejects with an error whose name is IndexError; but first the root is
// read anew, since the site may have been published again. Any query gives hits or none.
export async function openIndex(url, lang) {
  let files = await openFiles(url);
  const find = options => answer({ ...files, lang }, options);
  return {
    find: options => find(options).catch(async error => {
      if (error.name !== "IndexError") throw error;
      files = await openFiles(url, "no-cache");
      return find(options);
    }),
  };
}
