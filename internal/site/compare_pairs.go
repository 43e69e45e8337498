package site

import (
	"slices"

	"samsyn/internal/civic"
)

// versionPair is two versions of one document whose texts can be compared, the older one first.
type versionPair struct{ older, newer *civic.VersionStatus }

// fewTexts is up to how many texts of a document every one is compared with every other.
const fewTexts = 6

// pairsOf lists the pairs of a document's versions that have a page: with few texts all of them, else the
// neighbours, and each with the one that the document's page shows.
func (p *Plan) pairsOf(doc *civic.Document) []versionPair {
	var texts []*civic.VersionStatus
	for _, vs := range p.Status(doc).Versions {
		if vs.Version.Original() != nil {
			texts = append(texts, vs)
		}
	}
	shown := p.Status(doc).Shown()
	var pairs []versionPair
	for j, newer := range texts {
		for i, older := range texts[:j] {
			if len(texts) > fewTexts && i != j-1 && older != shown && newer != shown {
				continue
			}
			if len(commonLangs(older.Version, newer.Version)) > 0 {
				pairs = append(pairs, versionPair{older, newer})
			}
		}
	}
	return pairs
}

// commonLangs lists the languages that both versions have a text in, in alphabetical order.
func commonLangs(a, b *civic.Version) []civic.Lang {
	return slices.DeleteFunc(sortedLangs(a.Texts), func(tag civic.Lang) bool {
		return a.Texts[tag] == nil || b.Texts[tag] == nil
	})
}

// comparedLang is the language that a page compares a pair in: its own, else that of the originals, else the
// first that both have.
func (e *edition) comparedLang(p versionPair) civic.Lang {
	common := commonLangs(p.older.Version, p.newer.Version)
	for _, tag := range []civic.Lang{e.lang, p.newer.Version.Lang, p.older.Version.Lang} {
		if slices.Contains(common, tag) {
			return tag
		}
	}
	return common[0]
}

// hasParallel reports whether a version has its original and a translation, to be read side by side.
func hasParallel(v *civic.Version) bool {
	return v.Original() != nil && len(v.Texts) > 1
}

// translationBeside is the language that stands beside the original: the page's, else the first of the site's
// that the version has a translation in, else the first of all.
func (e *edition) translationBeside(v *civic.Version) civic.Lang {
	for _, tag := range append(append([]civic.Lang{e.lang}, e.Register.Site.Languages...), sortedLangs(v.Texts)...) {
		if tag != v.Lang && v.Texts[tag] != nil {
			return tag
		}
	}
	return ""
}

// changesWord and parallelWord are words of addresses; like those of pathWords, they are never changed.
func (e *edition) changesWord() string {
	switch e.lang {
	case "sv":
		return "andringar"
	case "nb":
		return "endringer"
	}
	return "changes"
}

func (e *edition) parallelWord() string {
	if e.lang == "sv" || e.lang == "nb" {
		return "parallell"
	}
	return "parallel"
}

func (e *edition) comparisonURL(p versionPair) string {
	return e.record(civic.KindDocument, p.newer.Version.Document.ID) + e.changesWord() + "/" +
		p.older.Version.ID + ".." + p.newer.Version.ID + "/"
}

func (e *edition) parallelURL(v *civic.Version) string {
	return e.versionURL(v) + e.parallelWord() + "/"
}

// addComparisons plans the pages that lay two texts of a document beside each other.
func (p *Plan) addComparisons(doc *civic.Document) {
	for _, pair := range p.pairsOf(doc) {
		p.add(LayoutComparison, func(e *edition) string { return e.comparisonURL(pair) },
			func(e *edition, at *Page) any { return e.comparisonPage(at, pair) })
	}
	for _, vs := range p.Status(doc).Versions {
		if hasParallel(vs.Version) {
			p.add(LayoutParallel, func(e *edition) string { return e.parallelURL(vs.Version) },
				func(e *edition, at *Page) any { return e.parallelPage(at, vs) })
		}
	}
}

// textWays lead from a version's text to the pages that compare it: with the text before it, with the text after
// it, and with its translation.
func (e *edition) textWays(v *civic.Version) []Link {
	var before, after []Link
	for _, p := range e.pairsOf(v.Document) {
		switch v {
		case p.newer.Version: // the last of these is the neighbour
			before = []Link{{Text: e.t("compare.since", "version", p.older.Version.ID), URL: e.comparisonURL(p)}}
		case p.older.Version:
			if after == nil {
				after = []Link{{Text: e.t("compare.until", "version", p.newer.Version.ID), URL: e.comparisonURL(p)}}
			}
		}
	}
	ways := append(before, after...)
	if hasParallel(v) {
		ways = append(ways, Link{Text: e.t("compare.parallel", "first", e.languageName(v.Lang),
			"second", e.languageName(e.translationBeside(v))), URL: e.parallelURL(v)})
	}
	return ways
}

// comparisonLinks lead from a line of the version list to the pages that compare the version with older ones,
// the nearest first.
func (e *edition) comparisonLinks(v *civic.Version) []Link {
	var links []Link
	for _, p := range e.pairsOf(v.Document) {
		if p.newer.Version == v {
			links = append(links, Link{Text: e.versionName(p.older.Version), URL: e.comparisonURL(p)})
		}
	}
	slices.Reverse(links)
	return links
}

// neighbours lead to the versions before and after one in the document's list; nil where it is the only one.
func (e *edition) neighbours(v *civic.Version) *Neighbours {
	list := e.Status(v.Document).Versions
	at := slices.IndexFunc(list, func(vs *civic.VersionStatus) bool { return vs.Version == v })
	var n Neighbours
	if at > 0 {
		older := list[at-1].Version
		n.Prev = &Link{Text: e.t("version.previous", "version", older.ID), URL: e.versionURL(older)}
	}
	if at >= 0 && at+1 < len(list) {
		newer := list[at+1].Version
		n.Next = &Link{Text: e.t("version.next", "version", newer.ID), URL: e.versionURL(newer)}
	}
	if n.Prev == nil && n.Next == nil {
		return nil
	}
	return &n
}
