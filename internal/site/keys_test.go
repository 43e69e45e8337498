package site

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// sourceLiterals collects the string literals of the program's sources that may be keys, tests apart.
func sourceLiterals(t *testing.T) map[string]bool {
	literals := map[string]bool{}
	for _, folder := range []string{"internal/site", "internal/lang", "internal/render", "cmd/samsyn"} {
		err := fs.WalkDir(os.DirFS("../.."), folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), "../../"+name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					text, _ := strconv.Unquote(lit.Value)
					literals[text] = true
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return literals
}

var templateKey = regexp.MustCompile(`\bt "([^"]+)"`)

// templateKeys collects the keys that the layouts use.
func templateKeys(t *testing.T) map[string]bool {
	keys := map[string]bool{}
	layouts := os.DirFS("../../layouts")
	err := fs.WalkDir(layouts, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		src, err := fs.ReadFile(layouts, name)
		for _, match := range templateKey.FindAllSubmatch(src, -1) {
			keys[string(match[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestEveryKeyOfTheLayoutsHasWords(t *testing.T) {
	catalog := strings3(t)
	for _, tag := range catalog.Langs() {
		words, _ := catalog.In(tag)
		for key := range templateKeys(t) {
			if !words.Has(key) {
				t.Errorf("the layouts use %q, which has no words in %q", key, tag)
			}
		}
	}
}

func TestNoWordsAreWithoutUse(t *testing.T) {
	literals, inTemplates := sourceLiterals(t), templateKeys(t)
	words, _ := strings3(t).In("sv")
	used := func(key string) bool {
		if strings.HasPrefix(key, "label.") {
			return inTemplates[key] || literals[key]
		}
		for _, prefix := range composedKeys {
			if strings.HasPrefix(key, prefix) {
				return true
			}
		}
		// Some keys are chosen by their last part: "sentence.draft-not-sent" and its "-body", "appeal.sweden" and
		// its "-past", "provenance.checked" and its "-by", a group's ".few" and ".many", a reader's ".name" and ".text".
		for _, end := range []string{"", "-body", "-past", "-by", ".name", ".text"} {
			if base, has := strings.CutSuffix(key, end); has && (literals[base] || inTemplates[base]) {
				return true
			}
		}
		return false
	}
	for _, key := range words.Keys() {
		if !used(key) {
			t.Errorf("nothing uses the words of %q", key)
		}
	}
}

func TestEveryComposedKeyHasWords(t *testing.T) {
	var keys []string
	for _, o := range civic.Outcomes {
		keys = append(keys, "outcome."+string(o))
	}
	for _, s := range standings {
		keys = append(keys, "standing."+string(s))
	}
	for _, f := range forces {
		keys = append(keys, "force."+string(f))
	}
	for _, s := range []civic.RowStanding{
		civic.RowAdoptedNewer, civic.RowAdoptedEarlier, civic.RowNoDecision, civic.RowNotAsked, civic.RowJoinedLater,
		civic.RowNotAParty,
	} {
		keys = append(keys, "row."+string(s))
	}
	for _, meaning := range meanings() {
		keys = append(keys, "legend."+meaning)
	}
	for _, group := range groupOrder {
		keys = append(keys, "sentence.group."+group+".few", "sentence.group."+group+".many")
	}
	for _, typ := range builtInTypes {
		keys = append(keys, "type."+typ)
	}
	for _, kind := range []string{"assembly", "board", "presidium", "executives", "working-group", "secretariat", "project"} {
		keys = append(keys, "body.kind."+kind)
	}
	for _, r := range []civic.RuleKind{
		civic.RuleAll, civic.RuleMajority, civic.RuleAtLeast, civic.RuleShare, civic.RuleOptIn, civic.RuleBody,
		civic.RuleNone, civic.RuleNotStated,
	} {
		keys = append(keys, "rule."+string(r))
	}
	catalog := strings3(t)
	for _, tag := range catalog.Langs() {
		words, _ := catalog.In(tag)
		for _, key := range keys {
			if !words.Has(key) {
				t.Errorf("%q has no words in %q", key, tag)
			}
		}
	}
}

// The words are those of the guide to reading the status, to the letter.
func TestOutcomesHaveTheWordsOfTheGuide(t *testing.T) {
	want := map[civic.Outcome][3]string{
		civic.Adopted:            {"antagen", "adopted", "vedtatt"},
		civic.AdoptedAmended:     {"antagen med ändringar", "adopted with amendments", "vedtatt med endringer"},
		civic.AdoptedReservation: {"antagen med förbehåll", "adopted with a reservation", "vedtatt med forbehold"},
		civic.AdoptedConditional: {"antagen med villkor", "adopted on a condition", "vedtatt på vilkår"},
		civic.AdoptedInPart:      {"delvis antagen", "adopted in part", "delvis vedtatt"},
		civic.Rejected:           {"avslagen", "rejected", "ikke vedtatt"},
		civic.ReferredBack:       {"återremitterad", "referred back", "sendt tilbake"},
		civic.Tabled:             {"bordlagd", "postponed", "utsatt"},
		civic.Noted:              {"lagd till handlingarna", "noted", "tatt til orientering"},
		civic.Consulted:          {"yttrande avgivet", "opinion given", "høringsuttalelse avgitt"},
		civic.Withdrawn:          {"utgår", "withdrawn from the agenda", "trukket"},
		civic.Scheduled:          {"planerad", "scheduled", "planlagt"},
		civic.Repealed:           {"upphävd", "repealed", "opphevet"},
		civic.Annulled:           {"upphävd efter laglighetsprövning", "annulled on review", "kjent ugyldig"},
	}
	catalog := strings3(t)
	for outcome, texts := range want {
		for i, tag := range []civic.Lang{"sv", "en", "nb"} {
			words, _ := catalog.In(tag)
			if got := words.T("outcome." + string(outcome)); got != texts[i] {
				t.Errorf("%s in %q is %q; want %q", outcome, tag, got, texts[i])
			}
		}
	}
	if !slices.Equal(catalog.Langs(), []civic.Lang{"en", "nb", "sv"}) {
		t.Errorf("the languages are %v", catalog.Langs())
	}
}

// codes finds the constants of civic that are a standing, a force or the standing of a row.
var codes = regexp.MustCompile(`(?m)^\t(?:Standing|Force|Row)\w+\s+(Standing|Force|RowStanding) += ("[^"]+"|NotStated)`)

// A code that civic learns without the pages explaining its word would be shown bare.
func TestEveryCodeHasAMeaning(t *testing.T) {
	source, err := os.ReadFile("../civic/status.go")
	if err != nil {
		t.Fatal(err)
	}
	explained := meanings()
	for _, o := range civic.Outcomes {
		if !slices.Contains(explained, string(o)) {
			t.Errorf("nothing explains the outcome %q", o)
		}
	}
	found := codes.FindAllStringSubmatch(string(source), -1)
	if len(found) < 20 {
		t.Fatalf("only %d codes were found", len(found))
	}
	for _, code := range found {
		meaning := strings.Trim(code[2], `"`)
		if meaning == "NotStated" {
			meaning = civic.NotStated
		}
		meaning = map[string]string{"Standing": ofStanding, "Force": ofForce}[code[1]] + meaning
		if !slices.Contains(explained, meaning) {
			t.Errorf("nothing explains %q", meaning)
		}
	}
}
