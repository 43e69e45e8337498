package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"runtime"
	"strings"
	"sync"

	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
	"samsyn/internal/render"
)

// keptBytes bounds how much of what was made of one snapshot is kept. A crawler must not fill the memory.
const keptBytes = 32 << 20

// shown is a site without errors, and what has been made of it for those who look.
type shown struct {
	snapshot  *pipeline.Snapshot
	headers   []render.HeaderRule
	redirects []render.RedirectRule
	styles    []render.Asset
	stylesTag string // changes with the styles
	note      string // what is special about the whole preview; "" where it is what a build makes
	marks     marks
	text      func(diag.List) string
	hands     hands

	span     *span // of the preview
	manifest listing

	mu   sync.Mutex
	kept map[string]*made // by address
	size int
}

func newShown(s *pipeline.Snapshot, opt Options, between *span, text func(diag.List) string) *shown {
	n := &shown{snapshot: s, span: between, text: text, note: noteOf(opt), kept: map[string]*made{}, hands: make(hands, runtime.GOMAXPROCS(0))}
	n.headers, n.redirects = s.Hosting()
	hash := sha256.New()
	for _, asset := range s.Assets() {
		if path.Ext(asset.Path) == ".css" {
			n.styles = append(n.styles, asset)
			hash.Write([]byte(asset.Path + "\n"))
		}
	}
	n.stylesTag = hex.EncodeToString(hash.Sum(nil)[:6])
	n.marks = marksOf(s, opt)
	return n
}

// hands are as many as can work at once: hundreds who ask for a page each must not have hundreds made beside one
// another, and the memory for it taken.
type hands chan struct{}

func (h hands) do(work func()) {
	h <- struct{}{}
	defer func() { <-h }()
	work()
}

// noteOf says in what the preview differs from the site that a build would make today.
func noteOf(opt Options) string {
	var parts []string
	if !opt.AsOf.IsZero() {
		parts = append(parts, "as of "+opt.AsOf.String())
	}
	if opt.Drafts {
		parts = append(parts, "with drafts")
	}
	if parts == nil {
		return ""
	}
	return "Preview " + strings.Join(parts, ", ")
}

// made is a file of the site as it is sent. It never changes once its maker is done.
type made struct {
	hands hands
	once  sync.Once
	body  []byte
	tag   string // of the bytes
	seen  string // of what a reader sees of a page: stays where only its styles have changed
	bad   string // what is wrong with the layout, where the page could not be made
	err   error  // the machine failed

	squeezing sync.Once
	squeezed  []byte
}

// open makes the file of an address that the site has, or gives the one that was made before. Who asks for the
// same file at the same time waits for one making.
func (n *shown) open(url string) *made {
	n.mu.Lock()
	m := n.kept[url]
	if m == nil {
		m = &made{hands: n.hands}
		n.kept[url] = m
	}
	n.mu.Unlock()
	m.once.Do(func() { n.hands.do(func() { n.fill(m, url) }) })
	return m
}

func (n *shown) fill(m *made, url string) {
	if ofManifest(url) {
		n.fillManifest(m, url)
		return
	}
	body, _, err := n.snapshot.Open(url)
	if problem, ok := render.Problem(err); ok {
		m.bad = n.text(diag.List{problem})
		m.seen = fingerprint([]byte(m.bad))
		return
	}
	if m.err = err; err != nil {
		return
	}
	if isPage(url) {
		m.seen = n.seen(body, url)
		body = inject(body, scriptTag(m.seen, n.stylesTag, n.marks.of(url), n.note))
	}
	m.body, m.tag = body, fingerprint(body)
	n.count(len(body))
}

// fillManifest makes a file of the manifest. Where that was interrupted, the next who asks begins anew.
func (n *shown) fillManifest(m *made, url string) {
	var files map[string][]byte
	if files, m.bad, m.err = n.list(); m.err != nil {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.kept, url)
		return
	}
	m.body = files[url[1:]]
	m.tag = fingerprint(m.body)
	n.count(len(m.body))
}

// count keeps the sum of what is kept, and forgets all of it where that has grown too large.
func (n *shown) count(size int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.size += size; n.size > keptBytes {
		n.size = 0
		clear(n.kept)
	}
}

// seen is a fingerprint of what a page says: the names of the style sheets, which change with each edit of a
// style, are taken out of it.
func (n *shown) seen(body []byte, url string) string {
	for _, style := range n.styles {
		body = bytes.ReplaceAll(body, []byte(style.Path), []byte(style.Name))
	}
	return fingerprint(append(bytes.Clone(body), n.marks.of(url)+n.note...))
}

func isPage(url string) bool { return strings.HasSuffix(url, "/") || path.Ext(url) == ".html" }

func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}
