package site

import "samsyn/internal/civic"

// recordMarks warn of what a record is: a draft.
func (e *edition) recordMarks(r *civic.Record) []Mark {
	if !r.Draft {
		return nil
	}
	return []Mark{{Code: "draft", Text: e.t("mark.draft-record")}}
}

// prose is a record's body in the page's language, else in the original's. It is nil where there is none. shift
// is how many levels its headings go down to stand under those of the page.
func (e *edition) prose(r *civic.Record, shift int) *Prose {
	body, tag := e.bodyIn(r)
	if body == nil {
		return nil
	}
	return &Prose{
		HTML: e.markup(body, shift, nil),
		Lang: e.foreignTo(tag),
		Note: e.translationNote(tag, r.Lang, r.Translations[tag]),
	}
}

// bodyIn picks a record's body as pick does a text.
func (e *edition) bodyIn(r *civic.Record) (*civic.Prose, civic.Lang) {
	for _, tag := range append([]civic.Lang{e.lang, r.Lang}, sortedLangs(r.Bodies)...) {
		if body := r.Bodies[tag]; body != nil && body.Words > 0 {
			return body, tag
		}
	}
	return nil, ""
}

// translationNote says that a body is not in the page's language, or that its translation is not official.
func (e *edition) translationNote(tag, original civic.Lang, worth civic.Translation) string {
	switch {
	case tag != e.lang:
		return e.t("mark.other-language", "language", e.languageName(tag), "own", e.languageName(e.lang))
	case worth == civic.Unofficial:
		return e.t("mark.unofficial", "language", e.languageName(original))
	}
	return ""
}
