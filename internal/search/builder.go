package search

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"samsyn/internal/civic"
)

// Options is what an index is made for.
type Options struct {
	Lang    civic.Lang // of the edition
	Folder  string     // where its files lie: "search/sv/"
	TempDir string     // for what does not fit in memory; "" for the machine's own
}

// Builder makes the index of one edition. Entries are added by one caller; the work is done on all processors, and
// at most a few hundred megabytes are held, however many entries come.
type Builder struct {
	opt     Options
	queue   chan job
	workers sync.WaitGroup
	facts   []entryFacts
	values  interner
	most    int // postings that one of the workers gathers before it lays them away

	mu    sync.Mutex // guards what follows
	spool spool
	rows  []stretch // what is shown of each entry
	runs  []run
	err   error
}

type job struct {
	number int
	entry  Entry
}

// entryFacts is what is remembered of an entry while others are added: little, since there may be a million.
type entryFacts struct {
	later   bool                     // see isLater
	group   uint32                   // the collaboration, of the interner
	place   uint64                   // see placeOf
	url     uint64                   // its hash
	columns [len(columnNames)]uint32 // of the interner
}

// stretch is a part of the spool.
type stretch struct {
	at   int64
	size int
}

// spoolBytes is how much is held in memory before it goes to a file.
const spoolBytes = 32 << 20

// New begins an index. Files ends it, and so does Close.
func New(opt Options) *Builder {
	b := &Builder{opt: opt, queue: make(chan job, 64), values: newInterner(), most: mostGathered}
	b.spool = spool{dir: opt.TempDir, limit: spoolBytes}
	for range runtime.GOMAXPROCS(0) {
		b.workers.Go(b.work)
	}
	return b
}

// Add gives the index an entry. It keeps the entry's texts until they are read, which is later.
func (b *Builder) Add(e Entry) {
	f := entryFacts{later: isLater(&e), group: b.values.id(e.Facets.Collaboration), place: placeOf(&e), url: hashOf(e.URL)}
	for i, value := range columnValues(&e) {
		f.columns[i] = b.values.id(value)
	}
	b.facts = append(b.facts, f)
	b.queue <- job{len(b.facts) - 1, e}
}

// work reads entries until no more come. After an error it only empties the queue.
func (b *Builder) work() {
	a := newAnalyst()
	for j := range b.queue {
		a.entry(uint32(j.number), &j.entry)
		if err := b.keep(j.number, rowOf(&j.entry)); err != nil {
			b.fail(err)
			continue
		}
		if len(a.chunk.list) >= b.most {
			b.layAway(a)
		}
	}
	b.layAway(a)
}

func (b *Builder) keep(number int, row []byte) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err != nil {
		return nil
	}
	at, err := b.spool.add(row)
	for len(b.rows) <= number {
		b.rows = append(b.rows, stretch{})
	}
	b.rows[number] = stretch{at, len(row)}
	return err
}

func (b *Builder) layAway(a *analyst) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r, err := a.layAway(&b.spool)
	if b.err == nil {
		b.err = err
	}
	b.runs = append(b.runs, r)
}

func (b *Builder) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil {
		b.err = err
	}
}

// root is the one file that is not named by what it holds.
type root struct {
	Format  int        `json:"format"`
	Lang    civic.Lang `json:"lang"`
	Entries int        `json:"entries"`
	Numbers uint32     `json:"numbers"` // every entry's is smaller
	// Langs are the languages of entries, and Same the columns in which all entries have one value.
	Langs []string          `json:"langs"`
	Same  map[string]string `json:"same"`

	Terms   node `json:"terms"`
	Ends    node `json:"ends"`
	Places  node `json:"places"`
	Rows    node `json:"rows"`
	Columns node `json:"columns"`
}

// format is raised when a reader of an earlier one would misread the files.
const format = 1

// RootFile is what the root is called in the folder of an index.
const RootFile = "index.json"

// Files makes the files of everything that was added, and puts them one at a time, the root last. The same entries
// give the same files.
func (b *Builder) Files(ctx context.Context, put Put) error {
	b.finishReading()
	defer b.spool.close()
	if b.err != nil {
		return b.err
	}
	ids, space := numbered(b.facts, b.values.names)
	out := newOutput(ctx, b.opt.Folder, put)
	r := root{Format: format, Lang: b.opt.Lang, Entries: len(b.facts), Numbers: space}
	err := b.fill(&r, out, ids)
	if err != nil {
		out.stop(err)
	}
	if err := out.close(); err != nil {
		return fmt.Errorf("make the search index %s: %w", strings.TrimSuffix(b.opt.Folder, "/"), err)
	}
	return put(b.opt.Folder+RootFile, encoded(r))
}

func (b *Builder) finishReading() {
	if b.queue != nil {
		close(b.queue)
		b.workers.Wait()
		b.queue = nil
	}
}

// Close ends an index that is not wanted any more.
func (b *Builder) Close() error {
	b.finishReading()
	return b.spool.close()
}

func (b *Builder) fill(r *root, out *output, ids []uint32) error {
	byNumber := order(ids)
	rows, err := b.rowsTree(out, ids, byNumber)
	if err != nil {
		return err
	}
	r.Rows = rows
	r.Langs, r.Same = sameForAll(b.facts, b.values.names)
	r.Columns = columnsTree(out, b.facts, b.values.names, ids, byNumber)
	tails, err := b.tails(ids)
	if err != nil {
		return err
	}
	terms, places := newDictionary(out), newPositions(out)
	ends := &backwards{spool: &b.spool, most: min(b.most, mostTurned), chunk: newChunk()}
	err = merge(&b.spool, slices.Concat(b.runs, tails), ids, all, func(l list) error {
		terms.add(l)
		places.add(l)
		if isWord(l.term) {
			return ends.add(l.term)
		}
		return out.ctx.Err()
	})
	if err != nil {
		return err
	}
	r.Terms, r.Places = terms.finish(), places.finish()
	r.Ends, err = ends.tree(out)
	return err
}

// order lists the entries by number.
func order(ids []uint32) []int {
	list := make([]int, len(ids))
	for i := range list {
		list[i] = i
	}
	slices.SortFunc(list, func(a, b int) int { return cmp.Compare(ids[a], ids[b]) })
	return list
}
