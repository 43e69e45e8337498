package check

import (
	"strings"
	"testing"
)

// One file that is named wrongly is one problem, however many records refer to it.
func TestOneMisnamedFileIsOneProblem(t *testing.T) {
	facts := trebygden()[docFile]
	for _, test := range []struct{ name, old, rule, hint string }{
		{"documents/mal/document.md", docFile, "stray-file", "document.sv.md"},
		{"documents/mal/Document.sv.md", docFile, "misnamed-facts", "document.sv.md"},
		{"documents/mal/dokument.sv.md", docFile, "misnamed-facts", "document.sv.md"},
		{"documents/mal/mal.sv.md", docFile, "misnamed-facts", "document.sv.md"},
		{"documents/mal/document.SV.md", docFile, "unknown-language", "document.sv.md"},
		{"documents/mal/document_sv.md", docFile, "stray-file", ""},
		{"documents/mal/document.sv.txt", docFile, "stray-file", "document.sv.md"},
		{"documents/mal/document.sv.md.txt", docFile, "stray-file", "document.sv.md"},
		{"documents/mal/document.sv.MD", docFile, "stray-file", "document.sv.md"},
		{"documents/mal.sv.md", docFile, "stray-file", "documents/<id>/document"},
		{"councils/osterby.md", "councils/osterby.sv.md", "stray-file", "osterby.sv.md"},
		{"councils/Österby.sv.md", "councils/osterby.sv.md", "bad-id", `"osterby"`},
		{"councils/osterby.sv.md.txt", "councils/osterby.sv.md", "stray-file", "osterby.sv.md"},
		{"collaborations/trebygden.md", "collaborations/trebygden.sv.md", "stray-file", "trebygden.sv.md"},
		{"decisions/osterby.swe.md", osterby, "unknown-language", `"sv"`},
	} {
		for _, translated := range []bool{true, false} {
			files := trebygden()
			files[test.name] = files[test.old]
			if test.old == docFile {
				files[test.name] = facts
			}
			delete(files, test.old)
			if !translated {
				delete(files, "documents/mal/document.en.md")
			}
			if test.old == osterby {
				delete(files, "decisions/protokoll.pdf")
			}
			_, found := resolve(t, files, Options{Today: today()})
			if len(found) != 1 || found[0].Rule != test.rule || !strings.Contains(found[0].Hint, test.hint) {
				if !translated && test.old != docFile {
					continue // the English summary is missing too
				}
				t.Errorf("%s, translated %v: problems:%s\nwant one %s with %q", test.name, translated, listed(found), test.rule, test.hint)
			}
		}
	}
}

// A record whose files are all translations is blamed at the file that holds the facts, and for nothing else.
func TestARecordWithoutAnOriginalIsOneProblem(t *testing.T) {
	_, found := resolve(t, changed(t, []change{{docFile, "type: goals\n", "translation: official\ntype: goals\n"}}), Options{Today: today()})
	if len(found) != 1 || found[0].Rule != "missing-original" || found[0].At.File != "content/"+docFile {
		t.Errorf("problems:%s\nwant one missing-original in %s", listed(found), docFile)
	}
}

func TestNamesInFullAreRecognised(t *testing.T) {
	ids := []string{"osterby", "norrby", "norr", "stor-norrby"}
	for _, test := range []struct{ name, want string }{
		{"Österby kommun", "osterby"},
		{"Kommunfullmäktige i Österby", "osterby"},
		{"osterby.sv.md", "osterby"},
		{"Norrby kommun", "norrby"},
		{"Stor Norrby kommun", "stor-norrby"},
		{"Norrby och Österby", ""},
		{"Söderby", ""},
		{"", ""},
	} {
		if got := called(test.name, ids); got != test.want {
			t.Errorf("%q is taken for %q; want %q", test.name, got, test.want)
		}
	}
}
