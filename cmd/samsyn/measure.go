package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"samsyn/internal/corpus"
	"samsyn/internal/floor"
)

// measure is for those who work on samsyn itself: it builds invented sites in processes of their own and prints
// what they cost beside the floor.
func (p *program) measure() *cobra.Command {
	var sizes []int
	var dir, least string
	var pages int
	cmd := &cobra.Command{
		Use:    "measure",
		Short:  "Measure builds of invented sites beside the least that they must do",
		Hidden: true,
		Args:   arguments(0, 1, "nothing"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case least == "write":
				return floor.Write(filepath.Join(dir, "content"), args[0], pages)
			case least == "hash":
				return floor.Hash(filepath.Join(dir, "content"))
			}
			return p.measureAll(cmd.Context(), dir, sizes)
		},
	}
	cmd.Flags().IntSliceVar(&sizes, "n", []int{1000, 5000, 10000}, "how many documents, several sizes separated by commas")
	cmd.Flags().StringVar(&dir, "dir", "", "the folder to work in; a temporary one if left out")
	cmd.Flags().StringVar(&least, "least", "", "used by measure itself: write or hash")
	cmd.Flags().IntVar(&pages, "pages", 0, "used by measure itself")
	_ = cmd.Flags().MarkHidden("least")
	_ = cmd.Flags().MarkHidden("pages")
	return cmd
}

func (p *program) measureAll(ctx context.Context, dir string, sizes []int) error {
	if dir == "" {
		made, err := os.MkdirTemp("", "samsyn-measure-*")
		if err != nil {
			return fmt.Errorf("measure: %w", err)
		}
		defer os.RemoveAll(made)
		dir = made
	}
	table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "documents\tpages\twhat\twall s\tCPU s\t× floor\tms/page\tpeak MB\t")
	for _, n := range sizes {
		m := &measuring{ctx: ctx, table: table, n: n, site: filepath.Join(dir, strconv.Itoa(n))}
		if err := m.run(); err != nil {
			return err
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// measuring is the runs of one size.
type measuring struct {
	ctx   context.Context
	table *tabwriter.Writer
	n     int
	site  string
	pages int
	floor time.Duration
}

// run measures in an order in which each has what it needs: the floor writes as many pages as the build has written.
// Each writes into a folder of its own, and all go at the end: for some seconds after many files were removed, ext4
// looks in vain for room among them, which costs the next to write more than its own work.
func (m *measuring) run() error {
	if _, err := os.Stat(m.site); err != nil {
		if err := writeCorpus(m.site, corpus.Options{
			Documents: m.n, Seed: 1, Swedish: wordList(swedishList), English: wordList(englishList),
		}); err != nil {
			return err
		}
	}
	public := filepath.Join(m.site, "public")
	out := func(name string) string { return filepath.Join(public, name) }
	defer os.RemoveAll(public)
	build := []string{"build", "--site", m.site, "--out"}
	plain, err := m.child(append(build, out("plain"), "--no-search")...)
	if err != nil {
		return err
	}
	again, err := m.child(append(build, out("plain"), "--no-search")...)
	if err != nil {
		return err
	}
	if err := m.countPages(out("plain")); err != nil {
		return err
	}
	hash, err := m.child("measure", "--dir", m.site, "--least", "hash")
	if err != nil {
		return err
	}
	least, err := m.child("measure", "--dir", m.site, "--least", "write", "--pages", strconv.Itoa(m.pages), out("floor"))
	if err != nil {
		return err
	}
	whole, err := m.child(append(build, out("whole"))...)
	if err != nil {
		return err
	}
	m.floor = least.cpu
	m.print("the floor", least)
	m.print("build without search", plain)
	m.print("build", whole)
	m.print("reading and hashing", hash)
	m.print("second build", again)
	return nil
}

func (m *measuring) countPages(out string) error {
	return filepath.WalkDir(out, func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			m.pages++
		}
		return err
	})
}

// cost is what a process took.
type cost struct {
	wall time.Duration
	cpu  time.Duration // of its own and the system's for it
	peak int64         // bytes of memory; 0 where the system does not tell
}

// child runs this program with other arguments.
func (m *measuring) child(args ...string) (cost, error) {
	self, err := os.Executable()
	if err != nil {
		return cost{}, fmt.Errorf("measure: %w", err)
	}
	cmd := exec.CommandContext(m.ctx, self, args...)
	began := time.Now()
	if said, err := cmd.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("measure %s: %w: %s", args[0], err, said)
	}
	return cost{time.Since(began), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peakOf(cmd.ProcessState)}, nil
}

func (m *measuring) print(what string, c cost) {
	fmt.Fprintf(m.table, "%d\t%d\t%s\t%.2f\t%.2f\t%.1f\t%.2f\t%d\t\n", m.n, m.pages, what, c.wall.Seconds(), c.cpu.Seconds(),
		float64(c.cpu)/float64(m.floor), float64(c.cpu.Microseconds())/1000/float64(m.pages), c.peak>>20)
}
