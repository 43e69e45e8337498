package words

import "strings"

// add adds the keys of a number that may be read in several ways, the likeliest first: those with its letters, if it has any,
// then the one as written unless that is "", and those without letters.
func (n *number) add(readings []string, written string) {
	if n.letters != "" {
		for _, reading := range readings {
			n.keys = append(n.keys, "#"+n.letters+reading)
		}
	}
	if written != "" {
		n.keys = append(n.keys, "#="+written)
	}
	for _, reading := range readings {
		n.keys = append(n.keys, "#"+reading)
	}
}

// addPair adds the keys of the first digits and others, one of which is a year. Two digits are a year only beside a slash,
// letters or a mark; after letters there may be none, as in "HSN 1512-1234".
func (n *number) addPair(sep byte, second lexeme, written string) bool {
	years := n.years(sep, second.text)
	if len(years) == 0 {
		return false
	}
	readings := make([]string, len(years))
	for i, pair := range years {
		readings[i] = century(pair[0]) + "/" + bare(pair[1])
	}
	n.end = second.end
	if n.signs == 0 && n.letters != "kf" {
		n.add(readings, written)
		return true
	}
	n.add(readings, "§"+written)
	n.add([]string{"§" + bare(years[0][1])}, "")
	return true
}

// years are the ways to tell which of two numbers is the year, and comes first, and which the serial.
func (n *number) years(sep byte, b string) [][2]string {
	a := n.first.text
	var found, either [][2]string
	for _, pair := range [][2]string{{b, a}, {a, b}} {
		if isSerial(pair[1]) {
			either = append(either, pair)
		}
	}
	for i := len(either) - 1; i >= 0; i-- {
		if isYear(either[i][0]) {
			found = append(found, either[i])
		}
	}
	if len(found) > 0 || sep != '/' && n.letters == "" && !n.marked {
		return found
	}
	for _, pair := range either {
		if len(pair[0]) == 2 {
			found = append(found, pair)
		}
	}
	if len(found) == 0 && n.letters != "" && n.signs == 0 && len(a) > 2 && (sep == '-' || sep == '/' || sep == ':') && len(either) > 0 {
		found = either[len(either)-1:]
	}
	return found
}

// isSerial reports whether digits are a number of one to seven, without leading zeros.
func isSerial(digits string) bool {
	serial := strings.TrimLeft(digits, "0")
	return serial != "" && len(serial) < 8
}

// addDate adds the key of a day, if it is one.
func (n *number) addDate(year, month, day string, end int) bool {
	year, month, day = century(year), padded(month), padded(day)
	if !isYear(year) || !isWithin(month, "12") || !isWithin(day, "31") {
		return false
	}
	n.keys = append(n.keys, "#"+year+"-"+month+"-"+day)
	n.end, n.date = end, date{year, n.letters, end}
	return true
}

// addMonth adds the key of a month, if it is one.
func (n *number) addMonth(year, month string, end int) bool {
	if month = padded(month); !isWithin(month, "12") {
		return false
	}
	n.keys = append(n.keys, "#"+year+"-"+month)
	n.end = end
	return true
}

// isWithin reports whether two digits are from 01 to a highest.
func isWithin(digits, highest string) bool {
	return len(digits) == 2 && "01" <= digits && digits <= highest
}

// padded writes a single digit as two.
func padded(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

// isYear reports whether digits are a year of this century or the last.
func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// century gives the year that two digits mean: those up to 40 belong to this century. Other digits stay.
func century(s string) string {
	switch {
	case len(s) != 2:
		return s
	case s <= "40":
		return "20" + s
	}
	return "19" + s
}

// bare is a number without its leading zeros.
func bare(digits string) string { return max(strings.TrimLeft(digits, "0"), "0") }

// further reports whether one number is greater than another.
func further(digits, than string) bool {
	digits, than = bare(digits), bare(than)
	return len(digits) > len(than) || len(digits) == len(than) && digits > than
}

// monthOf gives the number of a month by its Swedish, Norwegian or English name, or a short form of it; 0 for another word.
func monthOf(name string) int {
	if len(name) < 3 {
		return 0
	}
	for i, month := range monthNames {
		for ; month != ""; month = month[min(3, len(month)):] {
			if month[:3] == name[:3] && strings.Contains(monthEnds[i], " "+name[3:]+" ") {
				return i + 1
			}
		}
	}
	return 0
}

// monthNames are the first three letters of each month's names, monthEnds what may follow them.
var (
	monthNames = [12]string{"jan", "feb", "mar", "apr", "majmaimay", "jun", "jul", "aug", "sep", "octokt", "nov", "decdes"}
	monthEnds  = [12]string{
		"  uari uary uar ", "  ruari ruary ruar ", "  s ch ", "  il ", "  ", "  i e ", "  i y ", "  ust usti ", "  t tember ", "  ober ", "  ember ", "  ember ",
	}
)
