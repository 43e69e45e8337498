// Package check turns a tree of parsed files into the world: it joins translations to their records, resolves
// every name to what it names, and then looks at the whole for what a single file can't show, such as a council
// that decided without being a party, a sealed text that has changed, or a link to a heading that is gone. It
// reads no file and no clock, and it never mends: whatever can't be resolved becomes a problem at the word that
// is wrong, with the nearest right name where there is one, and nothing is left out without one.
//
// Read Resolve first, then the resolver's files by noun: councils.go, documents.go, decisions.go and so on fill
// the register; parties.go, seals.go, numbers.go and their like are the rules over it. Explain and Rules give
// the explanation of every rule of the reading wing, those that content and markdown report included; they are
// the Markdown files in rules/, one for each rule.
package check

import (
	"cmp"
	"maps"
	"regexp"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// Options is what a reading of the tree depends on beside the tree.
type Options struct {
	Today  civic.Date   // the day that is shown, and that "passed" is measured by
	Now    civic.Moment // the real moment: what lies before it is no future, whatever day is shown; zero where Moment is it
	Moment civic.Moment // releases whose embargo ends later are left out; zero means the beginning of Today
	Drafts bool         // keep records with "draft: true"
}

// Resolve joins the files of the tree to a register and reports every problem of the tree, those of the single
// files included, sorted by place. The register may be used only if no problem is an error: what could not be
// resolved is missing in it.
func Resolve(tree *content.Tree, opt Options) (*civic.Register, diag.List) {
	r := newResolver(tree, opt)
	r.gather()
	r.resolveSite()
	r.resolveLinks()
	r.resolveCouncils()
	r.resolveCollaborations()
	r.resolveDocuments()
	r.resolveDecisions()
	r.resolveReleases()
	r.resolveTermsAndPages()
	r.advise()
	r.found.Sort()
	return r.reg, r.found
}

// advise runs the rules that look at the whole register.
func (r *resolver) advise() {
	r.checkTranslations()
	r.checkFiles()
	r.checkAddresses()
	r.checkCycles()
	for _, d := range r.documents {
		r.checkDocument(d)
	}
	for _, d := range r.decisions {
		r.checkDecision(d)
	}
	r.checkDuplicateDecisions()
	r.adviseReleases()
}

// resolver holds what has been resolved so far. The maps by id hold live records only.
type resolver struct {
	tree  *content.Tree
	opt   Options
	reg   *civic.Register
	found diag.List

	entries   map[key]*entry
	sequence  []*entry                // all of them, sorted by kind and id
	byKind    map[civic.Kind][]*entry // live ones, sorted by id
	texts     map[string][]*entry     // live texts of versions, by document
	paths     map[string]*content.File
	beside    map[string]*attachment
	refs      map[*content.File][]civic.Ref
	fates     map[*content.File][]markdown.Fate // of the files with a link that is withheld
	files     map[key]map[string]bool           // names of the files that are published beside a record
	reworded  map[key]bool                      // releases whose wording is shown without a link to what is under embargo
	heldFiles map[string]*entry                 // releases under embargo, by the names of the files beside them
	folders   map[string][]string               // the paths in each folder, made when first asked for
	lost      map[key]bool                      // records whose file is there under a wrong name; see findLost
	misnamed  map[key]bool                      // records whose id breaks the pattern

	councils       map[string]*civic.Council
	collaborations map[string]*civic.Collaboration
	documentByID   map[string]*document
	decisionByID   map[string]*decision
	documents      []*document
	decisions      []*decision
	releases       []issued
	patterns       map[string]*regexp.Regexp

	guesses  map[string]string // the nearest names that have been found
	compared int               // the names that have been compared for it
}

func newResolver(tree *content.Tree, opt Options) *resolver {
	if opt.Moment.Day.IsZero() {
		opt.Moment = civic.Moment{Day: opt.Today, HasTime: true}
	}
	if opt.Now.IsZero() {
		opt.Now = opt.Moment
	}
	return &resolver{
		tree: tree, opt: opt, reg: &civic.Register{},
		entries: map[key]*entry{}, byKind: map[civic.Kind][]*entry{}, texts: map[string][]*entry{},
		paths: map[string]*content.File{}, beside: map[string]*attachment{},
		refs: map[*content.File][]civic.Ref{}, fates: map[*content.File][]markdown.Fate{},
		reworded: map[key]bool{}, heldFiles: map[string]*entry{}, files: map[key]map[string]bool{},
		councils: map[string]*civic.Council{}, collaborations: map[string]*civic.Collaboration{},
		documentByID: map[string]*document{}, decisionByID: map[string]*decision{},
		patterns: map[string]*regexp.Regexp{}, guesses: map[string]string{},
	}
}

// sortedKeys returns the keys of m in order, so that nothing depends on the order of a map.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
