// Package pipeline is the roof of the house: the one place that knows the order of the stages. It loads the
// content, resolves it to a register, plans the site of a day and makes its files, and holds the outcome in a
// Snapshot that never changes. It lays the site's own layouts and assets over the built-in ones. It writes no
// file and reads no clock: who calls it brings the time and takes the files.
//
// Read Builder.Build first, then Snapshot. How files are made in parallel and yet in order stands in files.go
// and order.go, the check of the finished pages' links in links.go, the overlay in overlay.go.
package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"samsyn/internal/attic"
	"samsyn/internal/check"
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/lang"
	"samsyn/internal/render"
	"samsyn/internal/site"
)

// Inputs is everything that a site is made from.
type Inputs struct {
	Content fs.FS        // the content folder
	Layouts fs.FS        // the site's own layouts; nil, or empty, where it has none
	Static  fs.FS        // likewise its own assets
	Now     time.Time    // decides the day, in the site's time zone, and which embargoes are over
	AsOf    civic.Moment // a full day that wins over Now; embargoes count as of its time, else its beginning. Zero for none
	BaseURL string       // wins over the site's own; "" for none
	Drafts  bool         // drafts belong to the site
	// Unsure names the files that may be others than at the builder's last build, by their paths within the site, for
	// who watches the folders: no other is looked at. Nil where any may be.
	Unsure []string
	// NoSearch leaves the search index out: for measurements, and for who looks at pages only.
	NoSearch bool
}

// Builder builds one site again and again. It remembers how files were read while their bytes are equal: a warm
// build says and makes what a cold one does. It builds one site at a time.
type Builder struct {
	cache *content.Cache
	attic *attic.Attic
	drawn *drawing  // of the last build; nil before the first
	known *resolved // likewise

	// Held for reading while files of a snapshot are made; see resolve. A snapshot points to it and not into the
	// builder, so that what was read goes when who builds only once lets go of the builder.
	wording *sync.RWMutex
}

// NewBuilder returns a builder that remembers nothing yet.
func NewBuilder() *Builder { return newBuilder(attic.New(textsInMemory)) }

func newBuilder(texts *attic.Attic) *Builder {
	return &Builder{cache: &content.Cache{Attic: texts}, attic: texts, wording: new(sync.RWMutex)}
}

// textsInMemory is how many bytes of bodies a builder holds in memory: those of about 1,500 documents in two
// languages. The rest stand in a temporary file until a page needs them.
const textsInMemory = 16 << 20

// Snapshot is one site on one day: what is wrong with it and, if nothing is an error, every file of it. It may be
// used from several goroutines, and never changes but in one: where a later build of its builder finds nothing but
// new wording, the files that the snapshot has not made yet have that too.
type Snapshot struct {
	Problems diag.List       // of the content and the layouts, sorted by place
	AsOf     civic.Date      // the day that it shows
	Register *civic.Register // to be trusted only where no problem is an error
	Plan     *site.Plan      // nil where a problem is an error
	Words    *lang.Catalog
	// Embargoes are the releases that are left out because their embargo ends later than the moment that is shown.
	Embargoes []check.Embargo
	// Until is when the same inputs may first make another site: a day later, or where an embargo ends.
	Until time.Time

	content  fs.FS
	wording  *sync.RWMutex // the builder's
	attic    *attic.Attic
	drawn    *drawing
	renderer *render.Renderer // that of the drawing
	answers  func() answers
	data     func() []render.DataFile

	noSearch  bool
	searching sync.Mutex // guards indexes
	indexes   map[civic.Lang]map[string][]byte
}

// Close gives up the texts that the builder has put away for its snapshots: none of them can be used any more. Who
// builds one snapshot closes it; a process that ends gives up all of them.
func (s *Snapshot) Close() { s.attic.Close() }

// OK reports whether the site can be made.
func (s *Snapshot) OK() bool { return s.Plan != nil }

// Build runs the stages. An error says that the machine failed; what is wrong in the author's files stands in
// the snapshot's problems.
func (b *Builder) Build(ctx context.Context, in Inputs) (*Snapshot, error) {
	tree, err := b.load(ctx, in)
	if err != nil {
		return nil, fmt.Errorf("read the content: %w", err)
	}
	known := b.resolve(tree, in)
	s := &Snapshot{
		Problems: slices.Clone(known.problems), AsOf: known.reading.Today, Register: known.reg, content: in.Content, attic: b.attic,
		Embargoes: known.embargoes, Until: known.until, wording: b.wording,
		noSearch: in.NoSearch, indexes: map[civic.Lang]map[string][]byte{},
	}
	strange, err := in.plainFolders()
	if err != nil {
		return nil, err
	}
	drawn, err := b.draw(in, known.reg.Site.Languages)
	if err != nil {
		return nil, err
	}
	s.Words, s.drawn, s.renderer = drawn.words, drawn, drawn.renderer
	s.Problems = append(append(s.Problems, drawn.problems...), strange...)
	s.Problems.Sort()
	if s.Problems.HasErrors() {
		return s, nil
	}
	base := in.BaseURL
	if base == "" {
		base = known.reg.Site.BaseURL
	}
	b.replan(known, site.Options{AsOf: s.AsOf, BaseURL: base, Strings: s.Words}, s.renderer)
	s.Plan = known.plan
	s.answers = known.answers
	s.data = sync.OnceValue(func() []render.DataFile { return s.renderer.Data(s.Plan) })
	return s, nil
}
