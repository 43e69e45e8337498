package site

import (
	"slices"

	"samsyn/internal/civic"
)

// releaseMatters are the documents that a release speaks of, each as it stood when the release was published and
// as it stands on the day of the plan.
func (e *edition) releaseMatters(r *civic.Release) []ReleaseMatter {
	matters := make([]ReleaseMatter, len(r.Documents))
	for i, doc := range r.Documents {
		matters[i] = e.releaseMatter(r, doc)
	}
	return matters
}

func (e *edition) releaseMatter(r *civic.Release, doc *civic.Document) ReleaseMatter {
	m := ReleaseMatter{Document: e.linkTo(civic.KindDocument, &doc.Record)}
	today := e.statuses[doc]
	then, known := e.statusThen(r, doc)
	var version *civic.Version
	if then != nil {
		version = then.Version
	} else if shown := today.Shown(); shown != nil {
		version = shown.Version
	}
	now := today.About(version)
	m.Then = e.standingOn(e.words.Date(r.Date.Day), then)
	if !known {
		m.Then = StandingOn{Day: e.words.Date(r.Date.Day), Badge: Badge{Text: e.t("release.then-unknown"), Code: "unknown", Tone: "none"}}
	}
	m.Now = e.standingOn(e.words.Date(e.AsOf), now)
	if version != nil {
		m.Version = e.versionName(version)
	}
	if then != nil && now != nil && Counted(then) && Counted(now) {
		m.Sentence = e.t("release.then-and-now", "then", e.words.Int(then.N), "then-of", e.words.Int(then.Of),
			"now", e.words.Int(now.N), "now-of", e.words.Int(now.Of))
	}
	if shown := today.Shown(); shown != nil && now != nil && shown.Version != now.Version {
		m.Newer = e.t("release.newer", "version", shown.Version.ID, "standing", e.standingBadge(shown).Text)
	}
	return m
}

// statusThen is the version that a release speaks of, at the end of its day: the one that it claims something of,
// else the one that the document showed. It is nil where none was listed, and not known where the release's date
// may mean days on which the document stood otherwise.
func (e *edition) statusThen(r *civic.Release, doc *civic.Document) (vs *civic.VersionStatus, known bool) {
	var version *civic.Version
	for _, c := range r.Claims {
		if c.Document == doc && c.Version != nil {
			version = c.Version
		}
	}
	first := doc.Status(r.Date.Day.First()).About(version)
	if r.Date.Day.Full() {
		return first, true
	}
	last := doc.Status(r.Date.Day.Last()).About(version)
	return last, first != nil && last != nil && first.Version == last.Version && first.Standing == last.Standing && first.N == last.N
}

func (e *edition) standingOn(day string, vs *civic.VersionStatus) StandingOn {
	on := StandingOn{Day: day, Badge: e.standingBadge(vs)}
	if vs == nil {
		on.Badge.Text = e.t("release.unlisted")
	}
	on.Count = e.count(vs)
	return on
}

// annulments tells which of the decisions that a release names have fallen since they were taken, and when.
func (e *edition) annulments(r *civic.Release) []string {
	var said []string
	for _, d := range r.Decisions {
		for _, res := range d.Decides {
			i := slices.IndexFunc(res.Document.Decisions, func(other *civic.Decision) bool {
				return other.Date.By(e.AsOf) && slices.ContainsFunc(other.Decides, func(o *civic.Resolution) bool { return o.Annuls == d })
			})
			if i >= 0 {
				said = append(said, e.t("release.annulled", "decider", e.deciderLink(d).Text, "date", e.words.Date(d.Date),
					"annulled", e.words.Date(res.Document.Decisions[i].Date)))
				break
			}
		}
	}
	return said
}

// claims are what a release asserts, each with what came of holding it against the decisions.
func (e *edition) claims(r *civic.Release) []ClaimItem {
	items := make([]ClaimItem, 0, len(r.Claims))
	for _, c := range r.Claims {
		if c.Standing == "" && !c.HasN {
			continue
		}
		f := c.Check(r.Date)
		item := ClaimItem{Document: e.linkTo(civic.KindDocument, &c.Document.Record), Text: e.claimed(c)}
		if c.Version != nil {
			item.Version = e.versionName(c.Version)
		}
		day := e.words.Date(r.Date.Day)
		switch f.Verdict {
		case civic.ClaimTrue:
			item.Verdict, item.Note = e.meaningBadge(ofClaim+"true"), e.t("claim.note-true", "date", day)
		case civic.ClaimUntrue:
			item.Verdict = e.meaningBadge(ofClaim + "untrue")
			item.Note = e.t("claim.note-unlisted", "date", day)
			if f.Status != nil {
				item.Note = e.t("claim.note-untrue", "date", day, "standing", e.standingBadge(f.Status).Text,
					"n", e.words.Int(f.Status.N), "of", e.words.Int(f.Status.Of))
			}
		default:
			item.Verdict = e.meaningBadge(ofClaim + "unknown")
			item.Note = e.t("claim.doubt." + string(f.Doubt))
		}
		items = append(items, item)
	}
	return items
}

// claimed is a claim in words.
func (e *edition) claimed(c civic.Claim) string {
	switch {
	case c.Standing == "":
		return e.words.N("claim.n", c.N)
	case !c.HasN:
		return e.t("standing." + string(c.Standing))
	}
	return e.t("claim.both", "standing", e.t("standing."+string(c.Standing)), "n", e.words.N("claim.n", c.N))
}
