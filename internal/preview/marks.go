package preview

import (
	"strings"
	"time"

	"samsyn/internal/civic"
	"samsyn/internal/pipeline"
)

// What a mark says.
const (
	draftRecord      = "This is a draft: a build leaves it out"
	draftTranslation = "This translation is a draft: a build leaves it out"
	draftText        = "The text is a draft: a build leaves it out"
	draftTerms       = "Some of these words are drafts: a build leaves them out"
)

// marks says what pages show that a build would not publish now, by their addresses.
type marks struct {
	records map[string]string // holds for the pages below as well
	pages   map[string]string // for the page alone
}

func marksOf(s *pipeline.Snapshot, opt Options) marks {
	m := marks{map[string]string{}, map[string]string{}}
	for _, tag := range s.Plan.Langs {
		at := func(kind civic.Kind, id string) string {
			return "/" + strings.TrimPrefix(s.Plan.RecordURL(tag, kind, id), s.Plan.BaseURL)
		}
		m.addEmbargoed(s.Register, opt.Now(), at)
		if !opt.Drafts {
			continue // the register has none
		}
		eachRecord(s.Register, func(kind civic.Kind, r *civic.Record) {
			if url := at(kind, r.ID); r.Draft {
				m.records[url] = draftRecord
			} else if r.DraftIn[tag] {
				m.records[url] = draftTranslation
			}
		})
		for _, r := range s.Register.Terms {
			if r.Draft || r.DraftIn[tag] {
				glossary, _, _ := strings.Cut(at(civic.KindTerm, r.ID), "#")
				m.pages[glossary] = draftTerms
			}
		}
		for _, doc := range s.Register.Documents {
			m.addTexts(s.Plan.Status(doc), tag, at(civic.KindDocument, doc.ID))
		}
	}
	return m
}

func (m marks) addEmbargoed(reg *civic.Register, now time.Time, at func(civic.Kind, string) string) {
	if zone, err := time.LoadLocation(reg.Site.Timezone); err == nil {
		now = now.In(zone)
	}
	for _, r := range reg.Releases {
		if !r.Embargo.IsZero() && r.Embargo.After(civic.MomentOf(now)) {
			m.records[at(civic.KindRelease, r.ID)] = "This release is under embargo until " +
				strings.Replace(r.Embargo.String(), "T", " ", 1) + ": a build leaves it out until then"
		}
	}
}

// addTexts marks the pages of a document in a language that show a text which is a draft: those of its versions, and
// its own at url, which shows one of them. A text in a language that the site is not in has a page of its own.
func (m marks) addTexts(status *civic.DocumentStatus, tag civic.Lang, url string) {
	for _, vs := range status.Versions {
		v := vs.Version
		version := url + v.ID + "/"
		for other, text := range v.Texts {
			if text.Draft {
				m.pages[version+string(other)+"/"] = draftText
			}
		}
		shown := v.Texts[tag]
		if shown == nil {
			shown = v.Original()
		}
		if shown == nil || !shown.Draft {
			continue
		}
		m.pages[version] = draftText
		if status.Shown() == vs {
			m.pages[url] = draftText
		}
	}
}

// eachRecord calls do with every record that has a page of its own.
func eachRecord(reg *civic.Register, do func(civic.Kind, *civic.Record)) {
	for _, r := range reg.Collaborations {
		do(civic.KindCollaboration, &r.Record)
	}
	for _, r := range reg.Councils {
		do(civic.KindCouncil, &r.Record)
	}
	for _, r := range reg.Documents {
		do(civic.KindDocument, &r.Record)
	}
	for _, r := range reg.Decisions {
		do(civic.KindDecision, &r.Record)
	}
	for _, r := range reg.Releases {
		do(civic.KindRelease, &r.Record)
	}
	for _, r := range reg.Pages {
		do(civic.KindPage, &r.Record)
	}
}

// of says what a page shows, or what the record is that it lies below; "" for what a build publishes as it is. What
// is said of the whole record comes first.
func (m marks) of(url string) string {
	alone := m.pages[url]
	for len(m.records) > 0 && strings.Count(url, "/") > 2 {
		if text, found := m.records[url]; found {
			return text
		}
		url = url[:strings.LastIndexByte(strings.TrimSuffix(url, "/"), '/')+1]
	}
	return alone
}
