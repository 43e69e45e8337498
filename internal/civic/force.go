package civic

// force tells whether the version applies at the end of asOf: the first case below that fits.
// It claims nothing that the dates do not carry: a span whose beginning or end the source does not state is not
// stated, and an open one that rests on a collaboration ends in "not stated" with it.
func (t *timeline) force(newer []*timeline) Force {
	switch {
	case !t.everMet():
		return ForceNone
	case inForceAny(t.doc.RepealedBy, t.asOf):
		return ForceRepealed
	case anyInForce(newer) || inForceAny(t.doc.ReplacedBy, t.asOf):
		return ForceReplaced
	case !t.now().met:
		return ForceLapsed
	case t.v.Valid == nil:
		return ForceNone
	case t.v.Valid.NotStated:
		return ForceNotStated
	}
	return t.v.Valid.force(t.asOf, t.doc.Collaboration)
}

// force is what the dates of a span make of an adopted text at the end of the day asOf.
func (v *Validity) force(asOf Date, c *Collaboration) Force {
	switch {
	case passed(v.Until, asOf):
		return ForceExpired
	case v.From.Known() && v.From.First().After(asOf):
		return ForceNotYet
	case v.From == NoDate || v.Until == NoDate:
		return ForceNotStated
	case v.Until.IsZero() && !v.OpenEnded && c.Ended.By(asOf):
		return ForceNotStated
	}
	return ForceInForce
}

// anyInForce reports whether one of the versions has come into force.
func anyInForce(list []*timeline) bool {
	for _, t := range list {
		if !t.intoForce().IsZero() {
			return true
		}
	}
	return false
}

// inForceAny reports whether a version of one of the documents has come into force by the end of asOf.
func inForceAny(documents []*Document, asOf Date) bool {
	for _, d := range documents {
		if anyInForce(d.timelines(asOf)) {
			return true
		}
	}
	return false
}
