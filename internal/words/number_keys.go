package words

import "strings"

// add adds the keys of a number that may be read in several ways, the likeliest first: those with its letters, if it has any,
// then the one as written unless that is a reading or "", and those without letters.
func (n *number) add(readings []string, written string) {
	if n.letters != "" {
		for _, reading := range readings {
			n.keys = append(n.keys, "#"+n.letters+reading)
		}
	}
	if written != "" && written != readings[0] {
		n.keys = append(n.keys, "#="+written)
	}
	for _, reading := range readings {
		n.keys = append(n.keys, "#"+reading)
	}
}

// addPair adds the keys of two numbers of which one is a year, if one may be. Two digits are a year only beside a
// slash, letters or a mark.
func (n *number) addPair(a, b, written string, slash bool, end int) bool {
	var readings []string
	read := func(year, serial string) {
		if serial = strings.TrimLeft(serial, "0"); serial != "" && len(serial) < 8 {
			readings = append(readings, year+"/"+serial)
		}
	}
	if isYear(a) {
		read(a, b)
	}
	if isYear(b) {
		read(b, a)
	}
	if readings == nil && (slash || n.letters != "" || n.marked) {
		if len(b) == 2 {
			read(century(b), a)
		}
		if len(a) == 2 {
			read(century(a), b)
		}
	}
	if readings == nil {
		return false
	}
	n.end = end
	n.add(readings, written)
	if n.section || n.letters == "kf" {
		_, serial, _ := strings.Cut(readings[0], "/")
		n.add([]string{"§" + serial}, "")
	}
	return true
}

// addDate adds the key of a day, if it is one.
func (n *number) addDate(year, month, day string, end int) bool {
	if !isYear(year) || len(month) > 2 || len(day) > 2 {
		return false
	}
	month, day = ("0" + month)[len(month)-1:], ("0" + day)[len(day)-1:]
	if month < "01" || month > "12" || day < "01" || day > "31" {
		return false
	}
	n.keys = append(n.keys, "#"+year+"-"+month+"-"+day)
	n.end, n.date = end, date{year, n.letters, end}
	return true
}

// isYear reports whether digits are a year of this century or the last.
func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// century gives the year that two digits mean: those up to 40 belong to this century.
func century(s string) string {
	if s <= "40" {
		return "20" + s
	}
	return "19" + s
}

// bare is a number without its leading zeros.
func bare(digits string) string { return max(strings.TrimLeft(digits, "0"), "0") }

// monthOf gives the number of a month by the first letters of its Swedish, Norwegian or English name; "" for another word.
func monthOf(name string) string {
	switch name[:min(3, len(name))] {
	case "jan":
		return "01"
	case "feb":
		return "02"
	case "mar":
		return "03"
	case "apr":
		return "04"
	case "maj", "mai", "may":
		return "05"
	case "jun":
		return "06"
	case "jul":
		return "07"
	case "aug":
		return "08"
	case "sep":
		return "09"
	case "okt", "oct":
		return "10"
	case "nov":
		return "11"
	case "dec", "des":
		return "12"
	}
	return ""
}
