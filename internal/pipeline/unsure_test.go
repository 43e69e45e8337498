package pipeline

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"samsyn/internal/civic"
)

// A builder that is told which files may have changed, and looks at no other, says and makes what a new one does:
// whatever was edited, on whatever day, with drafts or without, after faults and after none.
func TestToldBuildEqualsColdBuild(t *testing.T) {
	for seed := range uint64(2) {
		r := rand.New(rand.NewPCG(seed, 1))
		content, warm := small(t), NewBuilder()
		unsure, good := []string(nil), 0
		for step := range 16 {
			before, what := maps.Clone(content), "nothing"
			for range r.IntN(3) {
				what = mutate(t, r, content)
			}
			if unsure = append(unsure, changes(before, content)...); step > 0 && unsure == nil {
				unsure = []string{}
			}
			in := Inputs{Content: content, AsOf: civic.Moment{Day: testDay.Add(-r.IntN(2) * r.IntN(9000))}, Drafts: r.IntN(4) == 0, Unsure: unsure}
			told := build(t, warm, in)
			unsure, in.Unsure = nil, nil
			cold := build(t, NewBuilder(), in)
			what = fmt.Sprintf("seed %d, step %d, %s", seed, step, what)
			want := said(t, cold)
			wantEqual(t, what, said(t, told), want)
			if cold.OK() {
				good++
				wantEqual(t, what+", opened", opened(t, told, want), want)
			}
		}
		if good < 4 {
			t.Errorf("seed %d: only %d of the sites could be made", seed, good)
		}
	}
}

// opened are the named files of a site as they are made when each is asked for; the search index, which is made
// as a whole, and the problems are taken over.
func opened(t *testing.T, s *Snapshot, names map[string]string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name, data := range names {
		if name == "the problems" || strings.HasPrefix(name, "search/") {
			all[name] = data
			continue
		}
		data, found, err := s.Open("/" + strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		if found {
			all[name] = string(data)
		}
	}
	return all
}

var (
	digits   = regexp.MustCompile(`[0-9]`)
	sections = regexp.MustCompile(`section: "[0-9]+"`)
	outcomes = regexp.MustCompile(`outcome: [a-z-]+`)
)

// mutate changes one file, mostly so that it can still be read.
func mutate(t *testing.T, r *rand.Rand, content fstest.MapFS) string {
	names := slices.Sorted(maps.Keys(content))
	name := names[r.IntN(len(names))]
	swap := func(pattern *regexp.Regexp, with string) string {
		data := content[name].Data
		if places := pattern.FindAllIndex(data, -1); len(places) > 0 {
			at := places[r.IntN(len(places))]
			content[name] = &fstest.MapFile{Data: slices.Concat(data[:at[0]], []byte(with), data[at[1]:])}
		}
		return fmt.Sprintf("write %q into %s", with, name)
	}
	switch r.IntN(10) {
	case 0, 1:
		maps.Copy(content, small(t))
		return "put everything back"
	case 2:
		return swap(digits, fmt.Sprint(r.IntN(10)))
	case 3:
		all := civic.Outcomes
		return swap(outcomes, "outcome: "+string(all[r.IntN(len(all))]))
	case 4:
		return swap(regexp.MustCompile(`title: "`), "title: \"En ny ")
	case 5:
		return swap(regexp.MustCompile(`\ntitle:`), "\ndraft: true\ntitle:")
	case 6:
		content[strings.TrimSuffix(name, ".md")+".pdf"] = &fstest.MapFile{Data: []byte("%PDF-")}
		return "put a file beside " + name
	case 7:
		return swap(sections, fmt.Sprintf("section: \"%d\"", r.IntN(300)))
	case 8:
		content[name] = &fstest.MapFile{Data: append(bytes.Clone(content[name].Data), "\nEtt stycke till.\n"...)}
		return "write below " + name
	default:
		return edit(t, r, content)
	}
}

// changes lists the files that are not the same in both, with a few that an editor makes and takes away.
func changes(before, after fstest.MapFS) []string {
	paths := []string{"layouts", "content/.hidden", "content/councils/x.md~", "content/councils/x.md___jb_tmp___"}
	for name := range before {
		if after[name] == nil {
			paths = append(paths, "content/"+name)
		}
	}
	for name, file := range after {
		if before[name] == nil || !bytes.Equal(before[name].Data, file.Data) {
			paths = append(paths, "content/"+name)
		}
	}
	return paths
}
