// Package search makes the search index of one language edition: entries in, small files out, which a browser
// reads one by one from a static host. It knows nothing of pages beyond their address, title, words and facets,
// never reads the clock, and gives the same files for the same entries in whatever order they come.
//
// Read Entry first: it is what is searched.
package search
