// Package layouts holds the built-in layouts and interface words of the site: Go templates in pages (one for
// each kind of page) and parts (one for each reused piece), and the words by language in strings. It only
// carries the files; package render parses the templates and package lang reads the words. A site's own
// layouts folder lies over these files, one by one; README.md tells how.
package layouts

import "embed"

// FS is the built-in layouts, rooted at this folder.
//
//go:embed pages parts strings
var FS embed.FS
