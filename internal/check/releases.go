package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// resolveReleases fills the releases. What they claim is resolved here and held against what follows from the
// register when all of it is there; see claims.go.
func (r *resolver) resolveReleases() {
	for _, e := range r.byKind[civic.KindRelease] {
		in := e.original.Record.(*content.Release)
		out := &civic.Release{
			Record:      r.record(e),
			Date:        in.Date.Value,
			Embargo:     in.Embargo.Value,
			Issuers:     r.councilList(in.Issuers),
			Corrections: corrections(in.Corrections),
			Example:     in.Example.Value,
		}
		if !r.reworded[e.key] {
			out.Source, out.Fingerprint = e.original.Source, e.original.SHA256
		}
		if w := in.Withdrawn; w.OK() {
			out.Withdrawn = &civic.Closing{Date: w.Value.Date.Value, Note: text(w.Value.Reason)}
		}
		r.releaseMatter(out, in)
		for _, c := range in.Contacts.Value {
			out.Contacts = append(out.Contacts, civic.Contact{
				Role: text(c.Role), Council: r.council(c.Council), Email: str(c.Email), Phone: str(c.Phone),
			})
		}
		r.checkRelease(in)
		r.reg.Releases = append(r.reg.Releases, out)
		r.releases = append(r.releases, issued{out, in, e})
	}
}

// releaseMatter resolves what a release is about, and notes it with the documents that it names.
func (r *resolver) releaseMatter(out *civic.Release, in *content.Release) {
	names := seen{}
	for _, item := range in.Documents.Value {
		d := r.document(item)
		if names.again(&r.found, item.Value, item.At, "document") || d == nil {
			continue
		}
		out.Documents = append(out.Documents, d.Document)
		d.MentionedIn = append(d.MentionedIn, out)
	}
	names = seen{}
	for _, item := range in.Decisions.Value {
		d := r.decision(item)
		if names.again(&r.found, item.Value, item.At, "decision") || d == nil {
			continue
		}
		out.Decisions = append(out.Decisions, d.Decision)
	}
	for _, c := range in.Claims.Value {
		d := r.document(c.Document)
		if d == nil {
			continue
		}
		out.Claims = append(out.Claims, civic.Claim{
			Document: d.Document, Version: r.version(d.Document, c.Version), Standing: c.Standing.Value,
			N: int(c.N.Value.Value), HasN: c.N.Value.Stated, Origin: origin(c.At.Pos),
		})
	}
}

// checkRelease looks at the order of a release's dates.
func (r *resolver) checkRelease(in *content.Release) {
	issued := content.Date{Value: in.Date.Value.Day, At: in.Date.At, Set: in.Date.Set, Bad: in.Date.Bad}
	for _, c := range in.Corrections.Value {
		r.checkOrder(issued, c.Date, "released", "corrected")
	}
	r.checkOrder(issued, in.Withdrawn.Value.Date, "released", "withdrawn")
}

func (r *resolver) resolveTermsAndPages() {
	for _, e := range r.byKind[civic.KindTerm] {
		r.reg.Terms = append(r.reg.Terms, &civic.Term{Record: r.record(e)})
	}
	for _, e := range r.byKind[civic.KindPage] {
		in := e.original.Record.(*content.Page)
		r.reg.Pages = append(r.reg.Pages, &civic.Page{
			Record: r.record(e), Nav: in.Nav.Value, Order: int(in.Order.Value.Value),
		})
	}
}
