// Package search makes the search index of one language edition: entries in, small files out, which a browser
// reads one by one from a static host. It knows nothing of pages beyond their address, title, words and facets,
// never reads the clock, and gives the same files for the same entries. Its reader is static/js/index.js, and the
// two change together.
//
// Read Entry first: it is what is searched. Then Builder, which tells the order of things: entries become postings
// (analyse.go), which wait in sorted runs (chunk.go, spool.go) until all are there and are merged (merge.go) into
// trees of small files (tree.go): the dictionary with its postings (terms.go), the words from their ends
// (reverse.go), the places that phrases need (positions.go), what hits show (rows.go), and what they are narrowed,
// counted and sorted by (columns.go). Files are named by what they hold (output.go), and only the root changes its
// content under one name.
package search
