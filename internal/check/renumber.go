package check

import (
	"regexp"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// numberKeys are the keys of the fields that numbersOf gives.
var numberKeys = [...]string{"section", "registration", "citation"}

// numbersOf are the fields of a decision that say where it is filed, and are wording where nothing hangs on them; none
// of any other record.
func numbersOf(r content.Record) []*content.String {
	d, ok := r.(*content.Decision)
	if !ok {
		return nil
	}
	return []*content.String{&d.Section, &d.Registration, &d.Citation}
}

// renumbered gives what lays the numbers of a decision's file into the register, or nil where something may hang on
// them: the order of what was decided on a day, the form that the council declares, a translation that repeats them, or
// whether two decisions are one.
func renumbered(reg *civic.Register, was, is *content.File, all *content.Tree) func() {
	before, after := was.Record.(*content.Decision), is.Record.(*content.Decision)
	d := find(reg.Decisions, is.ID, func(d *civic.Decision) string { return d.ID })
	if d == nil {
		return nil
	}
	filed := before.Section.Value == after.Section.Value && before.Registration.Value == after.Registration.Value
	switch {
	case filed && before.Citation.Value == after.Citation.Value:
		return func() {}
	case d.Origin.File != is.Path || repeated(is, all): // translations are held against the original
		return nil
	case !filed && (sharesItsDay(d) || !formsHold(d, after, all)):
		return nil
	}
	return func() {
		d.Section, d.Registration, d.Citation = str(after.Section), str(after.Registration), str(after.Citation)
	}
}

// repeated reports whether another file of the record gives numbers, too.
func repeated(f *content.File, all *content.Tree) bool {
	return slices.ContainsFunc(all.Files, func(other *content.File) bool {
		return other.ID == f.ID && other.Kind == f.Kind && other != f && slices.ContainsFunc(other.Keys, func(k content.Key) bool {
			return slices.Contains(numberKeys[:], k.Name)
		})
	})
}

// sharesItsDay reports whether another decision on one of the same documents may be of the same day.
func sharesItsDay(d *civic.Decision) bool {
	return slices.ContainsFunc(d.Decides, func(res *civic.Resolution) bool {
		return slices.ContainsFunc(res.Document.Decisions, func(other *civic.Decision) bool {
			return other != d && other.Date.Last().Compare(d.Date.Last()) == 0
		})
	})
}

// formsHold reports whether the numbers are of the forms that the decision's council declares.
func formsHold(d *civic.Decision, in *content.Decision, all *content.Tree) bool {
	if d.Council == nil {
		return true
	}
	i := slices.IndexFunc(all.Files, func(f *content.File) bool { return f.Path == d.Council.Origin.File })
	if i < 0 {
		return false
	}
	forms := all.Files[i].Record.(*content.Council).Forms.Value
	return fits(in.Section, forms.Section) && fits(in.Registration, forms.Registration)
}

func fits(f content.String, declared content.Field[content.Form]) bool {
	pattern := declared.Value.Pattern
	if !f.OK() || !pattern.OK() {
		return true
	}
	form, err := regexp.Compile(pattern.Value)
	return err != nil || ofForm(form, f.Value)
}

// ofForm reports whether a number is of a form. Of a sign that should not be there, content warns.
func ofForm(form *regexp.Regexp, number string) bool {
	return form.MatchString(number) || form.MatchString(strings.TrimLeft(number, "§ "))
}
