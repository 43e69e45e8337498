package civic

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// randomWorld makes a document of two versions and four councils with random decisions.
func randomWorld(t *testing.T, random *rand.Rand) *world {
	w := newWorld(t, "a", "b", "c")
	w.join("d", "2006-01-01", "2008-12-31")
	if random.IntN(2) == 0 {
		w.merge("a", "b", "2007-01-01")
	}
	rules := []Rule{ruleAll, {Kind: RuleMajority}, {Kind: RuleAtLeast, Number: 2}, {Kind: RuleShare, Num: 2, Den: 3}, {Kind: RuleOptIn}}
	stages := []Stage{StageDraft, StageReferral, StageSubmitted, StageFinal}
	for _, id := range []string{"1", "2"} {
		date := []string{"", "2004", "2005-03", "2005-06-01"}[random.IntN(4)]
		v := w.version(id, date, stages[random.IntN(4)], rules[random.IntN(len(rules))])
		v.Valid = []*Validity{nil, {FromAdoption: true}, {From: w.date("2007-01-01"), Until: w.date("2009")}}[random.IntN(3)]
	}
	for range random.IntN(12) {
		addRandomDecision(w, random, 2005, 2009)
	}
	return w
}

func addRandomDecision(w *world, random *rand.Rand, from, to int) {
	outcome := Outcomes[random.IntN(len(Outcomes))]
	date := fmt.Sprintf("%d-%02d-%02d", from+random.IntN(to-from+1), 1+random.IntN(12), 1+random.IntN(28))
	date = date[:[]int{4, 7, 10, 10}[random.IntN(4)]]
	line := fmt.Sprintf("%c %s %d %s", 'a'+rune(random.IntN(5)), date, 1+random.IntN(2), outcome)
	w.decide(line, func(r *Resolution) {
		switch {
		case outcome == Annulled && len(w.doc.Decisions) > 0:
			r.Annuls = w.doc.Decisions[random.IntN(len(w.doc.Decisions))]
		case outcome == AdoptedConditional && random.IntN(2) == 0:
			r.ConditionMet = w.date(fmt.Sprint(from + random.IntN(to-from+1)))
		}
	})
}

func TestLaterDecisionNeverChangesAnEarlierDay(t *testing.T) {
	for seed := range uint64(3000) {
		random := rand.New(rand.NewPCG(seed, 1))
		w := randomWorld(t, random)
		day := fmt.Sprintf("%d-%02d-15", 2004+random.IntN(6), 1+random.IntN(12))
		asOf := w.date(day)
		before := digest(w, asOf)
		for range 3 {
			addRandomDecision(w, random, asOf.Year()+1, asOf.Year()+3)
		}
		if after := digest(w, asOf); after != before {
			t.Fatalf("seed %d: a decision later than %s changed it\n  from %s\n  to   %s", seed, day, before, after)
		}
	}
}

// digest is what must hold still on a day whatever is decided later.
func digest(w *world, asOf Date) string {
	s := w.doc.Status(asOf)
	out := fmt.Sprint(s.Current != nil, s.Latest != nil, s.Force)
	for _, v := range s.Versions {
		out += fmt.Sprint(" | ", v.Version.ID, " ", v.N, "/", v.Of, " ", v.Standing, " ", v.Since, " ", v.Force)
	}
	return out
}

func TestStatusIsTheSameEachTime(t *testing.T) {
	for seed := range uint64(300) {
		w := randomWorld(t, rand.New(rand.NewPCG(seed, 2)))
		asOf := w.date("2009-12-31")
		full := func() string {
			out := digest(w, asOf)
			for _, v := range w.doc.Status(asOf).Versions {
				for _, r := range v.Rows {
					out += fmt.Sprint(" ", r.id(), r.Standing, r.Counted, r.Counts, r.date())
				}
			}
			return out
		}
		first := full()
		for range 5 {
			if again := full(); again != first {
				t.Fatalf("seed %d:\n  %s\n  %s", seed, first, again)
			}
		}
	}
}

func TestCountedRowsAddUp(t *testing.T) {
	for seed := range uint64(1000) {
		w := randomWorld(t, rand.New(rand.NewPCG(seed, 3)))
		for _, v := range w.doc.Status(w.date("2009-12-31")).Versions {
			n, of := 0, 0
			for _, r := range v.Rows {
				if r.Counted {
					of++
				}
				if r.Counts {
					n++
				}
			}
			if n != v.N || of != v.Of {
				t.Fatalf("seed %d: version %s has %d/%d, its rows give %d/%d", seed, v.Version.ID, v.N, v.Of, n, of)
			}
			if adopted := v.Standing == StandingAdopted; adopted != (v.Rule.Kind != RuleOptIn && v.Rule.met(v.N, v.Of)) {
				t.Fatalf("seed %d: version %s is %s with %d/%d", seed, v.Version.ID, v.Standing, v.N, v.Of)
			}
		}
	}
}

// Who only counts the parties counts what the status says.
func TestPartyCountsAreThoseOfTheStatus(t *testing.T) {
	for seed := range uint64(1000) {
		w := randomWorld(t, rand.New(rand.NewPCG(seed, 0)))
		for _, day := range []string{"2003-06-30", "2006-01-01", "2199-12-31"} {
			counts, status := w.doc.PartyCounts(w.date(day)), w.doc.Status(w.date(day))
			if len(counts) != len(status.Versions) {
				t.Fatalf("seed %d, %s: %d versions are counted, want %d", seed, day, len(counts), len(status.Versions))
			}
			for _, vs := range status.Versions {
				if of, listed := counts[vs.Version]; !listed || of != vs.Of {
					t.Fatalf("seed %d, %s: version %s has %d parties, want %d", seed, day, vs.Version.ID, of, vs.Of)
				}
			}
		}
	}
}

func BenchmarkStatusOfSixtyParties(b *testing.B) {
	var members []string
	for i := range 60 {
		members = append(members, fmt.Sprintf("c%02d", i))
	}
	w := newWorld(b, members...)
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	for i, id := range members {
		w.decide(fmt.Sprintf("%s 2005-%02d-%02d 1 adopted", id, 2+i/28, 1+i%28))
	}
	asOf := w.date("2009-12-31")
	b.ReportAllocs()
	for b.Loop() {
		w.doc.Status(asOf)
	}
}
