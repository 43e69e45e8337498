package site

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/search"
)

// SearchFolder is where the index of an edition lies, from the root of the site.
func SearchFolder(tag civic.Lang) string { return "search/" + string(tag) + "/" }

// eagerly is the number of documents and decisions up to which what narrows the hits costs next to nothing to count.
const eagerly = 3000

// facetNames are what hits can be narrowed to, in the order in which the page asks.
var facetNames = []string{"kind", "type", "standing", "year", "council", "collaboration"}

func (e *edition) searchData() SearchData {
	data := SearchData{
		Root:   "/" + SearchFolder(e.lang) + search.RootFile,
		Eager:  len(e.Register.Documents)+len(e.decisions) <= eagerly,
		Words:  map[string]string{"hit": e.words.N("search.hits", 1)},
		Labels: map[string]string{},
		Badges: e.searchBadges(),
		Day:    e.pattern("date.day"),
		Month:  e.pattern("date.month"),
	}
	for _, key := range []string{
		"search.hits", "search.shown", "search.none", "search.more", "search.instead", "search.dropped", "search.failed", "search.waiting",
		"search.page", "search.previous", "search.next", "search.of", "search.section",
	} {
		data.Words[strings.TrimPrefix(key, "search.")] = e.pattern(key)
	}
	for _, name := range facetNames {
		data.Facets = append(data.Facets, [2]string{name, e.t("search.facet." + name)})
	}
	for _, kind := range foundKinds {
		data.Labels["kind:"+kind] = e.t("search.kind." + kind)
	}
	types := map[string]bool{}
	for _, doc := range e.Register.Documents {
		types[doc.Type] = true
	}
	for typ := range types {
		data.Labels["type:"+typ] = e.typeName(typ)
	}
	for month := 1; month <= 12; month++ {
		data.Months = append(data.Months, e.t("date.months."+strconv.Itoa(month)))
	}
	return data
}

// pattern is the words of a key with a mark for each name that the script fills in: "$hits, visar $from–$to".
func (e *edition) pattern(key string) string {
	return placeholder.ReplaceAllString(e.t(key), "$$$1")
}

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// searchBadges are the words of every standing that an entry may have, by its code.
func (e *edition) searchBadges() map[string][2]string {
	badges := map[string][2]string{
		"unlisted":          {e.t("standing.unlisted"), "none"},
		"concordant":        {e.t("standing.concordant"), tone(string(civic.StandingAdopted))},
		"scheduled-past":    {e.t("row.scheduled-past"), tone(string(civic.Scheduled))},
		"release-withdrawn": {e.t("release.withdrawn"), "no"},
		"release-example":   {e.t("release.example"), "none"},
	}
	for _, o := range civic.Outcomes {
		badges[string(o)] = [2]string{e.t("outcome." + string(o)), tone(string(o))}
	}
	for _, s := range standings {
		badges[string(s)] = [2]string{e.t("standing." + string(s)), tone(string(s))}
	}
	for _, force := range []civic.Force{civic.ForceRepealed, civic.ForceReplaced, civic.ForceExpired, civic.ForceNotYet} {
		badges[forcePrefix+string(force)] = [2]string{e.t("force." + string(force)), "none"}
	}
	return badges
}

// otherLanguages offers to search texts that are in a language other than the page's; "" where there are none.
func (e *edition) otherLanguages() string {
	var tags []civic.Lang
	for _, doc := range e.Register.Documents {
		for _, vs := range e.statuses[doc].Versions {
			for _, tag := range e.othersOf(vs.Version) {
				if !slices.Contains(tags, tag) {
					tags = append(tags, tag)
				}
			}
		}
	}
	if len(tags) == 0 {
		return ""
	}
	slices.Sort(tags)
	names := make([]string, len(tags))
	for i, tag := range tags {
		names[i] = e.languageName(tag)
	}
	return e.t("search.foreign", "languages", e.words.And(names))
}

// othersOf lists the languages of a version's texts that are found as entries of their own: those that the site is
// not in, and where the edition has no text of its own, the original that stands for it.
func (e *edition) othersOf(v *civic.Version) []civic.Lang {
	var tags []civic.Lang
	for _, tag := range sortedLangs(v.Texts) {
		if e.edition(tag) == nil || v.Texts[e.lang] == nil && tag == v.Lang {
			tags = append(tags, tag)
		}
	}
	return tags
}
