package words

// plural takes off the genitive and the plural.
func (s *stemmer) plural() {
	for _, ending := range [...]string{"'s'", "'s", "'"} {
		if s.ends(ending) {
			s.swap(len(ending), "")
			break
		}
	}
	switch {
	case s.ends("sses"):
		s.swap(2, "")
	case s.ends("ies"), s.ends("ied"):
		if len(s.b) > 4 {
			s.swap(2, "")
		} else {
			s.swap(1, "")
		}
	case s.ends("us"), s.ends("ss"):
	case s.ends("s"):
		if s.vowelBefore(2) {
			s.swap(1, "")
		}
	}
}

// past takes off the endings of verbs.
func (s *stemmer) past() {
	switch {
	case s.ends("eed"):
		s.agreed(3)
	case s.ends("eedly"):
		s.agreed(5)
	case s.ends("ed"):
		s.verb(2)
	case s.ends("edly"):
		s.verb(4)
	case s.ends("ingly"):
		s.verb(5)
	case s.ends("ing"):
		switch {
		case len(s.b) == 5 && s.b[1] == 'y' && !isVowel(s.b[0]):
			s.swap(4, "ie")
		case s.is(3, "inn"), s.is(3, "out"), s.is(3, "cann"), s.is(3, "herr"), s.is(3, "earr"), s.is(3, "even"):
		default:
			s.verb(3)
		}
	}
}

// agreed shortens an ending that begins with "eed", but not in "proceed" and its like.
func (s *stemmer) agreed(n int) {
	if s.is(n, "proc") || s.is(n, "exc") || s.is(n, "succ") || !s.in(s.r1, n) {
		return
	}
	s.swap(n, "ee")
}

// verb takes off a verb's ending of n letters and mends what is left.
func (s *stemmer) verb(n int) {
	if !s.vowelBefore(n) {
		return
	}
	s.swap(n, "")
	k := len(s.b)
	switch {
	case s.ends("at"), s.ends("bl"), s.ends("iz"):
		s.swap(0, "e")
	case k > 1 && s.b[k-1] == s.b[k-2] && one("bdfgmnprt", s.b[k-1]):
		if k != 3 || !one("aeo", s.b[0]) {
			s.swap(1, "")
		}
	case k == s.r1 && s.short(0):
		s.swap(0, "e")
	}
}

// finalY writes i for a y after a consonant.
func (s *stemmer) finalY() {
	k := len(s.b)
	if k > 2 && one("yY", s.b[k-1]) && !isVowel(s.b[k-2]) {
		s.b[k-1] = 'i'
	}
}

// rule puts one ending for another.
type rule struct{ ending, stem string }

// longest gives the first of the rules whose ending the word has. Rules stand the longest first.
func (s *stemmer) longest(rules []rule) (found rule, ok bool) {
	for _, r := range rules {
		if s.ends(r.ending) {
			return r, true
		}
	}
	return rule{}, false
}

// doubleSuffix makes one ending of two.
func (s *stemmer) doubleSuffix() {
	r, ok := s.longest([]rule{
		{"ational", "ate"}, {"fulness", "ful"}, {"iveness", "ive"}, {"ization", "ize"}, {"ousness", "ous"},
		{"biliti", "ble"}, {"lessli", "less"}, {"tional", "tion"}, {"alism", "al"}, {"aliti", "al"}, {"ation", "ate"},
		{"entli", "ent"}, {"fulli", "ful"}, {"iviti", "ive"}, {"ogist", "og"}, {"ousli", "ous"}, {"abli", "able"},
		{"alli", "al"}, {"anci", "ance"}, {"ator", "ate"}, {"enci", "ence"}, {"izer", "ize"}, {"bli", "ble"},
		{"ogi", "og"}, {"li", ""},
	})
	n := len(r.ending)
	if !ok || !s.in(s.r1, n) ||
		r.ending == "ogi" && !s.follows(n, "l") || r.ending == "li" && !s.follows(n, "cdeghkmnrt") {
		return
	}
	s.swap(n, r.stem)
}

// derivation takes off the endings that make a word from another.
func (s *stemmer) derivation() {
	r, ok := s.longest([]rule{
		{"ational", "ate"}, {"tional", "tion"}, {"alize", "al"}, {"ative", ""}, {"icate", "ic"}, {"iciti", "ic"},
		{"ical", "ic"}, {"ness", ""}, {"ful", ""},
	})
	n := len(r.ending)
	if !ok || !s.in(s.r1, n) || r.ending == "ative" && !s.in(s.r2, n) {
		return
	}
	s.swap(n, r.stem)
}

// residue takes off what such endings leave.
func (s *stemmer) residue() {
	r, ok := s.longest([]rule{
		{"ement", ""}, {"able", ""}, {"ance", ""}, {"ence", ""}, {"ible", ""}, {"ment", ""}, {"ant", ""}, {"ate", ""},
		{"ent", ""}, {"ion", ""}, {"ism", ""}, {"iti", ""}, {"ive", ""}, {"ize", ""}, {"ous", ""}, {"al", ""}, {"er", ""},
		{"ic", ""},
	})
	n := len(r.ending)
	if !ok || !s.in(s.r2, n) || r.ending == "ion" && !s.follows(n, "st") {
		return
	}
	s.swap(n, "")
}

// finalE takes off a last e or one of two l.
func (s *stemmer) finalE() {
	if s.ends("e") && (s.in(s.r2, 1) || s.in(s.r1, 1) && !s.short(1)) || s.ends("ll") && s.in(s.r2, 1) {
		s.swap(1, "")
	}
}

// follows reports whether the letter before the last n is one of these.
func (s *stemmer) follows(n int, letters string) bool {
	return len(s.b) > n && one(letters, s.b[len(s.b)-n-1])
}

// one reports whether a letter is among these.
func one(letters string, c byte) bool {
	for i := range len(letters) {
		if letters[i] == c {
			return true
		}
	}
	return false
}
