package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	mostStreams = 64               // browsers that are told of changes at a time
	heartbeat   = 20 * time.Second // a word now and then, so that a stream that has been cut is noticed
	patience    = 10 * time.Second // how long a browser may take to read one word
)

// watching is what one browser has before it.
type watching struct {
	page         *url.URL
	languages    string
	seen, styles string // as its script tag says
	fault        *string
}

// word is something that a browser is told.
type word struct {
	event string
	data  any
}

// events tells a browser, for as long as it listens, when the page that it shows has changed, when only a style
// has, and what is wrong with the files. The browser says which page it has, so nothing is remembered of it here:
// after a break, even one in which the server was started anew, it is told what it has missed, or nothing.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		refuse(w, http.StatusForbidden, "only pages of the preview itself may listen")
		return
	}
	page, err := url.ParseRequestURI(r.URL.Query().Get("page"))
	if err != nil {
		refuse(w, http.StatusBadRequest, "say which page this is for")
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	select {
	case p.streams <- struct{}{}:
		defer func() { <-p.streams }()
	default:
		refuse(w, http.StatusServiceUnavailable, "too many pages of the preview are open")
		return
	}
	p.stream(w, r, &watching{
		page: page, languages: r.Header.Get("Accept-Language"),
		seen: r.URL.Query().Get("seen"), styles: r.URL.Query().Get("styles"),
	})
}

func (p *Preview) stream(w http.ResponseWriter, r *http.Request, to *watching) {
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // a stream is read from for as long as it is open
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		now, later := p.current.get()
		if _, err := fmt.Fprint(w, ": here\n\n"); err != nil {
			return
		}
		for _, word := range to.news(now) {
			data, err := json.Marshal(word.data)
			if err != nil {
				return
			}
			fmt.Fprintf(w, "event: %s\ndata: %s\n\n", word.event, data)
		}
		_ = out.SetWriteDeadline(p.opt.Now().Add(patience))
		if out.Flush() != nil {
			return
		}
		select {
		case <-later:
		case <-beat.C:
		case <-r.Context().Done():
			return
		}
	}
}

// news is what a browser has not been told yet. A page that has changed is told last: the browser then loads it
// anew, and listens anew.
func (to *watching) news(now state) (words []word) {
	fault, seen, styles := to.look(now)
	if to.fault == nil || *to.fault != fault {
		words = append(words, word{"fault", fault})
		to.fault = &fault
	}
	switch {
	case seen != to.seen:
		to.seen = seen
		words = append(words, word{"reload", seen})
	case styles != to.styles:
		to.styles = styles
		words = append(words, word{"styles", now.shown.styleWord()})
	}
	return words
}

// look gives what a browser would see at its page now. Where the page can't be made, it keeps what it has, and
// is told why.
func (to *watching) look(now state) (fault, seen, styles string) {
	fault = now.faults()
	if now.shown == nil {
		return fault, fingerprint([]byte(now.fault)), ""
	}
	a := now.shown.ask(to.page, to.languages)
	switch {
	case a.file == nil:
		return fault, a.location, now.shown.stylesTag
	case a.file.bad != "" && !strings.Contains(fault, a.file.bad):
		return fault + a.file.bad, to.seen, to.styles
	case a.file.bad != "":
		return fault, to.seen, to.styles
	}
	return fault, a.file.seen, now.shown.stylesTag
}

// styleWord tells a browser where the style sheets are now.
func (n *shown) styleWord() any {
	sheets := []string{}
	for _, style := range n.styles {
		sheets = append(sheets, "/"+style.Path)
	}
	return map[string]any{"tag": n.stylesTag, "sheets": sheets}
}
