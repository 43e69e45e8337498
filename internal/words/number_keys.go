package words

import "strings"

// add adds a key, before it the one with letters, if there are any.
func (n *number) add(key string) {
	if n.letters != "" {
		n.keys = append(n.keys, "#"+n.letters+key)
	}
	n.keys = append(n.keys, "#"+key)
}

// addPair adds the keys of two numbers of which one is a year, if one may be. Two digits are a year only beside a
// slash, letters or a mark.
func (n *number) addPair(a, b, written string, sep byte, end int) bool {
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
	if !isYear(a) && !isYear(b) && (sep == '/' || n.letters != "" || n.marked) {
		if len(b) == 2 {
			read(century(b), a)
		}
		if len(a) == 2 {
			read(century(a), b)
		}
	}
	if len(readings) == 0 {
		return false
	}
	n.end = end
	if n.letters != "" {
		for _, reading := range readings {
			n.keys = append(n.keys, "#"+n.letters+reading)
		}
	}
	if written != readings[0] {
		n.keys = append(n.keys, "#="+written)
	}
	for _, reading := range readings {
		n.keys = append(n.keys, "#"+reading)
	}
	if n.section || n.letters == "kf" {
		_, serial, _ := strings.Cut(readings[0], "/")
		n.add("§" + serial)
	}
	return true
}

// addDotted adds the keys of a number written year.plan.serial.
func (n *number) addDotted(a, b, c string) {
	key := a
	for _, part := range []string{b, c} {
		key += "." + max(strings.TrimLeft(part, "0"), "0")
	}
	if n.letters != "" {
		n.keys = append(n.keys, "#"+n.letters+key)
	}
	if written := a + "." + b + "." + c; written != key {
		n.keys = append(n.keys, "#="+written)
	}
	n.keys = append(n.keys, "#"+key)
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

// monthOf gives the number of a month named in Swedish, Norwegian or English, whole or short; "" for another word.
func monthOf(name string) string {
	switch lower(name) {
	case "jan", "januari", "januar", "january":
		return "01"
	case "feb", "februari", "februar", "february":
		return "02"
	case "mar", "mars", "march":
		return "03"
	case "apr", "april":
		return "04"
	case "maj", "mai", "may":
		return "05"
	case "jun", "juni", "june":
		return "06"
	case "jul", "juli", "july":
		return "07"
	case "aug", "augusti", "august":
		return "08"
	case "sep", "sept", "september":
		return "09"
	case "okt", "oct", "oktober", "october":
		return "10"
	case "nov", "november":
		return "11"
	case "dec", "des", "december", "desember":
		return "12"
	}
	return ""
}
