// Package static holds the built-in style sheets, scripts and pictures of the site. It only carries the files; package
// render joins the style sheets, gives every file a name that holds its content's hash, and tells the layouts
// that name. A site's own static folder lies over these files, one by one; README.md tells how.
package static

import "embed"

// FS is the built-in assets, rooted at this folder.
//
//go:embed css icons js
var FS embed.FS
