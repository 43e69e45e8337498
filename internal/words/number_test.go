package words_test

import (
	"slices"
	"strings"
	"testing"

	"samsyn/internal/words"
)

// keysOf gives the keys of every number in a text: those of one number with a space between, numbers parted by " | ".
func keysOf(text string) string {
	var found []string
	for n := range words.Numbers(text) {
		found = append(found, strings.Join(n.Keys, " "))
	}
	return strings.Join(found, " | ")
}

// The spellings are those found in real minutes and lists of documents.
func TestNumbersAreReadHoweverTheyAreWritten(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"150/05", "#=150/05 #2005/150"},
		{"dnr 150/2005", "#=150/2005 #2005/150"},
		{"KF 86/05", "#kf2005/86 #kf1986/5 #=86/05 #2005/86 #1986/5 #kf§86 #§86"},
		{"KF § 86", "#kf§86 #§86"},
		{"§86", "#§86"},
		{"2005.110.005", "#=2005.110.005 #2005.110.5"},
		{"KS 2005/0097", "#ks2005/97 #=2005/0097 #2005/97"},
		{"ks2005/97", "#ks2005/97 #2005/97"},
		{"KS 2005-0097", "#ks2005/97 #=2005-0097 #2005/97"},
		{"KS 2005 0097", "#ks2005/97 #=2005 0097 #2005/97"},
		{"Kf 2006-03-27 21", "#2006-03-27 | #kf2006/21 #2006/21 #kf§21 #§21"},
		{"KF 2005-12-12 § 86", "#2005-12-12 | #kf2005/86 #2005/86 #kf§86 #§86"},
		{"2006-04-24 16 dnr KS 2005/0097", "#2006-04-24 | #2006/16 #§16 | #ks2005/97 #=2005/0097 #2005/97"},
		{"Kf 11/2006, 2006-01-30, Dnr 2005.110.005",
			"#kf2006/11 #=11/2006 #2006/11 #kf§11 #§11 | #2006-01-30 | #=2005.110.005 #2005.110.5"},
		{"29/11 2017, § 141", "#2017-11-29 | #2017/141 #§141"},
		{"§ 65 Dnr 2023KS133", "#§65 | #ks2023/133 #=2023ks133 #2023/133"},
		{"KF 30 2013 (h.id. 2013.427)", "#kf2013/30 #=30 2013 #2013/30 #kf§30 #§30 | #id2013/427 #=2013.427 #2013/427"},
		{"Antaget 2017-12-04 149", "#2017-12-04 | #2017/149 #§149"},
		{"Dnr: KS 2011/1912", "#ks2011/1912 #ks1912/2011 #2011/1912 #1912/2011"},
		{"Ks 900/2019", "#ks2019/900 #=900/2019 #2019/900"},
		{"den 9 juni 1997, 54", "#1997-06-09 | #1997/54 #§54"},
		{"12 December 2005", "#2005-12-12"},
		{"Dnr KS/2018:60", "#ks2018/60 #=2018:60 #2018/60"},
		{"KS-2014/407", "#ks2014/407 #2014/407"},
		{"Dnr 1-306/2019", "#=306/2019 #2019/306"},
		{"Nr F 16:1", "#f2016/1 #=16:1 #2016/1"},
		{"Kommunfullmäktige , 83", "#kf§83 #§83"},
		{"Kommunfullmäktige § 86", "#kf§86 #§86"},
		{"K-sak 014/13", "#k2013/14 #=014/13 #2013/14"},
		{"sak PS 57/15", "#ps2015/57 #ps1957/15 #=57/15 #2015/57 #1957/15"},
		{"KS-04/0005", "#ks2004/5 #=04/0005 #2004/5"},
		{"Kommunestyresak 46/15", "#=46/15 #2015/46 #1946/15"},
		{"sak nr. 16/171", "#=16/171 #2016/171"},
		{"under sak 14/17", "#=14/17 #2017/14 #2014/17"},
		{"Arkivsaksnr.: 09/810", "#=09/810 #2009/810"},
		{"20/0086", "#=20/0086 #2020/86"},
		{"i 4 §", "#§4"},
		{"§§ 86–88", "#§86"},
		{"enligt i § 5", "#§5"},
		{"taxa 150/05", "#=150/05 #2005/150"},
		{"Ks2018/", ""},
	} {
		if got := keysOf(test.text); got != test.want {
			t.Errorf("the keys of %q are\n%s; want\n%s", test.text, got, test.want)
		}
	}
}

// What is asked for and what is written share a key.
func TestNumberIsFoundInAnotherForm(t *testing.T) {
	for _, test := range []struct{ asked, written string }{
		{"150/05", "2005-12-12, KF 86/05 Dnr 150/05"},
		{"dnr 150/2005", "Dnr 150/05"},
		{"2005/150", "Dnr 150/05"},
		{"dnr 05-150", "05/150"},
		{"KF § 86", "KF 86/05"},
		{"§ 86", "KF 86/05"},
		{"86/05", "2005-12-12, § 86"},
		{"kf 86", "Kommunfullmäktige § 86"},
		{"ks2005/97", "dnr KS 2005/0097"},
		{"ks 2005-97", "KS 2005/0097"},
		{"0097/2005", "KS 2005/0097"},
		{"KS 2005:97", "KS/2005:0097"},
		{"2005-110-005", "Dnr 2005.110.005"},
		{"2005.110.5", "Dnr 2005.110.005"},
		{"2023/133", "2023KS133"},
		{"KS 133/2023", "2023KS133"},
		{"KF § 21", "Kf 2006-03-27 21"},
		{"12 dec 2005", "2005-12-12"},
		{"k-sak 14/2013", "K-sak 014/13"},
		{"16/171", "2016/171"},
	} {
		asked, written := strings.Fields(keysOf(test.asked)), strings.Fields(keysOf(test.written))
		if !slices.ContainsFunc(asked, func(key string) bool { return key != "|" && slices.Contains(written, key) }) {
			t.Errorf("%q (%v) does not find %q (%v)", test.asked, asked, test.written, written)
		}
	}
}

func TestOtherFiguresAreNoNumbers(t *testing.T) {
	for _, text := range []string{
		"0143-950 00", "1 234 567 kr", "5,6 %", "10:30", "1/2", "212000-0464", "3.14", "+47 33 44 55 66", "år 2005", "86", "A4",
		"123456789/05", "1.2.3", "12.500", "0/0",
	} {
		if got := keysOf(text); got != "" {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}

func TestNumberKnowsWhereItStands(t *testing.T) {
	text := "Enligt Dnr KS 2005/0097 och § 86"
	var stands []string
	for n := range words.Numbers(text) {
		stands = append(stands, text[n.Start:n.End])
	}
	if want := []string{"Dnr KS 2005/0097", "§ 86"}; !slices.Equal(stands, want) {
		t.Errorf("the numbers stand at %q; want %q", stands, want)
	}
}
