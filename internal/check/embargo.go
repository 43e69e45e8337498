package check

import (
	"slices"
	"strings"
	"unicode"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// Embargo is a release that is left out because its embargo has not ended.
type Embargo struct {
	Until civic.Moment
	File  string // of the release's original
}

// Embargoes lists the releases of the tree whose embargo ends after the moment, the first to end first. Drafts are
// left out: they will not be published then either.
func Embargoes(tree *content.Tree, now civic.Moment) []Embargo {
	var ahead []Embargo
	for _, f := range tree.Files {
		if in, ok := f.Record.(*content.Release); ok && !isDraft(f) && in.Embargo.OK() && in.Embargo.Value.After(now) && !in.Translation.Set {
			ahead = append(ahead, Embargo{in.Embargo.Value, f.Path})
		}
	}
	slices.SortStableFunc(ahead, func(a, b Embargo) int {
		switch {
		case a.Until.After(b.Until):
			return 1
		case b.Until.After(a.Until):
			return -1
		}
		return strings.Compare(a.File, b.File)
	})
	return ahead
}

// embargoed reports whether the release's embargo ends later than the moment of this reading.
func (r *resolver) embargoed(release *content.Release) bool {
	return release.Embargo.OK() && release.Embargo.Value.After(r.opt.Moment)
}

// withhold tells what becomes of a link if it leads to a release under embargo, or to a file that only such a
// release uses. Where the embargo is over by now, and only the day that is shown lies before its end, nobody is
// to blame: the link goes, and its words with it if they tell of the release. Where it is not, words that tell
// are an error, since they are published.
func (r *resolver) withhold(e *entry, f *content.File, link markdown.Link) markdown.Fate {
	to := resolvePath(f.Path, link.Dest)
	target := r.heldBack(e, to)
	if target == nil {
		return markdown.Kept
	}
	over := !target.original.Record.(*content.Release).Embargo.Value.After(r.opt.Now)
	tells := tellsOf(link.Text, target)
	switch {
	case f == e.original && (e.Kind == civic.KindVersion || e.Kind == civic.KindRelease && !over):
		r.embargoNamed(target, link.At, "and this text is published word for word, its links too")
	case tells && !over:
		r.embargoNamed(target, link.At, "and the words of the link tell of it")
	case tells && inHeading(f, link.Text):
		r.embargoNamed(target, link.At, "and the heading that links to it tells of it")
	case over && f == e.original && e.Kind == civic.KindRelease:
		r.reworded[e.key] = true
	case !over:
		p := r.found.Warnf("embargo-linked", link.At, "release %q is under embargo until %s: the words stand without the link till then",
			target.ID, target.original.Record.(*content.Release).Embargo.Value)
		p.Hint = "see that the words may be read before that"
	}
	if tells {
		return markdown.Masked
	}
	return markdown.Unlinked
}

func (r *resolver) embargoNamed(target *entry, at diag.Span, why string) {
	p := r.found.Errorf("embargo-named", at, "release %q is under embargo, %s", target.ID, why)
	p.Hint = "refer to it when the embargo has ended"
}

// heldBack is the release under embargo that a path belongs to: its own file, or one beside it that no other
// release publishes. It is nil where the path may be linked to.
func (r *resolver) heldBack(e *entry, to string) *entry {
	if target := r.paths[to]; target != nil {
		if found := r.entries[key{target.Kind, target.ID, target.Version}]; found.hidden == underEmbargo {
			return found
		}
		return nil
	}
	a := r.beside[to]
	if a == nil || a.Kind != civic.KindRelease {
		return nil
	}
	if _, published := r.owner(e, a); published {
		return nil
	}
	return r.heldFiles[a.Name]
}

// tellsOf reports whether words give a release away: whether they share a run of words with its title or summary
// in any language, long enough not to be chance.
func tellsOf(words string, target *entry) bool {
	said := plainWords(words)
	for _, f := range target.files {
		head := f.Record.Head()
		if title := plainWords(head.Title.Value); share(said, title, min(3, len(title))) {
			return true
		}
		if share(said, plainWords(head.Summary.Value), 5) {
			return true
		}
	}
	return false
}

func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// share reports whether a and b have run words in a row in common.
func share(a, b []string, run int) bool {
	if run == 0 {
		return false
	}
	for i := 0; i+run <= len(a); i++ {
		for j := 0; j+run <= len(b); j++ {
			if slices.Equal(a[i:i+run], b[j:j+run]) {
				return true
			}
		}
	}
	return false
}

func inHeading(f *content.File, words string) bool {
	return slices.ContainsFunc(f.Body.Sections, func(s markdown.Section) bool { return strings.Contains(s.Title, words) })
}
