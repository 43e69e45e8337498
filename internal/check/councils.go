package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// resolveCouncils fills the councils, then the mergers, which may name a council that comes later.
func (r *resolver) resolveCouncils() {
	for _, e := range r.byKind[civic.KindCouncil] {
		in := e.original.Record.(*content.Council)
		c := &civic.Council{
			Record:       r.record(e),
			Municipality: r.texted(e, func(f *content.File) content.String { return f.Record.(*content.Council).Municipality }),
			Code:         str(in.Code),
			Country:      country(in.Country),
			County:       text(in.County),
			Website:      str(in.Website),
			JoinedOn:     in.JoinedInto.Value.Date.Value,
			Forms: civic.Forms{
				Section:      form(in.Forms.Value.Section),
				Registration: form(in.Forms.Value.Registration),
			},
		}
		r.councils[e.ID] = c
		r.reg.Councils = append(r.reg.Councils, c)
	}
	for i, e := range r.byKind[civic.KindCouncil] {
		in := e.original.Record.(*content.Council)
		r.reg.Councils[i].JoinedInto = r.council(in.JoinedInto.Value.Council)
	}
	r.checkMergers()
}

func country(f content.Field[civic.Country]) civic.Country {
	if f.NotStated {
		return civic.Country(civic.NotStated)
	}
	return f.Value
}

func form(f content.Field[content.Form]) civic.Form {
	return civic.Form{Pattern: f.Value.Pattern.Value, Order: f.Value.Order.Value}
}

// checkMergers reports councils that end up joined into themselves, and cuts the circle, since whoever follows
// a merger would follow it for ever.
func (r *resolver) checkMergers() {
	ring := &circle[*civic.Council]{
		next: func(c *civic.Council) []*civic.Council {
			if c.JoinedInto == nil {
				return nil
			}
			return []*civic.Council{c.JoinedInto}
		},
	}
	for _, path := range ring.find(r.reg.Councils) {
		var ids []string
		var at []diag.Span
		for _, c := range path {
			in := r.entries[key{Kind: civic.KindCouncil, ID: c.ID}].original.Record.(*content.Council)
			ids, at = append(ids, c.ID), append(at, in.JoinedInto.Value.Council.At)
		}
		r.reportCircle("is joined into", ids, at)
		for _, c := range path {
			c.JoinedInto = nil
		}
	}
}
