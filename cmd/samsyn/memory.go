package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
	"samsyn/internal/publish"
)

// memory is what a build leaves to the next one beside the site, so that one that has nothing to do need only read
// and hash what the site is made from. It holds for the program that wrote it, and for as long as time makes no
// other site of the same files.
type memory struct {
	Program string
	Made    string // the fingerprint of what the site is made from
	From    time.Time
	Until   time.Time
	Facts   siteFacts

	in   pipeline.Inputs
	look string // of the files when they were hashed
}

// siteFacts are what the line that a build prints says of the site, and the problems that it prints.
type siteFacts struct {
	Pages, Langs int
	Counts       string
	Problems     diag.List // warnings, none graver
}

func siteFactsOf(s *pipeline.Snapshot) siteFacts {
	return siteFacts{len(s.Plan.Pages), len(s.Plan.Langs), counts(s.Problems), atLeast(s.Problems, diag.Warning)}
}

func (p *program) newMemory(ctx context.Context, in pipeline.Inputs) (*memory, error) {
	in = p.unguarded(in)
	print, err := in.Fingerprint(ctx)
	if err != nil {
		return nil, err
	}
	return &memory{Program: programVersion(), Made: print.Made, From: in.Now, in: in, look: print.Look}, nil
}

// unguarded reads the folders of the site without asking at every step of a path whether it leads out of them. It
// serves to hash them alone: nothing of what it reads is published.
func (p *program) unguarded(in pipeline.Inputs) pipeline.Inputs {
	for name, folder := range map[string]*fs.FS{"content": &in.Content, "layouts": &in.Layouts, "static": &in.Static} {
		if *folder != nil {
			*folder = pipeline.Unguarded(filepath.Join(p.site, name))
		}
	}
	return in
}

// programVersion tells this program from every other one: by its version, and by how its file looks.
func programVersion() string {
	version := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.String()
	}
	if name, err := os.Executable(); err == nil {
		if info, err := os.Stat(name); err == nil {
			version += fmt.Sprintf(" %d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	return version
}

// recall returns the memory of the site in out where it says that the site would come out as it stands; else nil.
func (m *memory) recall(out string, guard publish.Options) *memory {
	kept := publish.Recall(out, guard)
	var last memory
	if kept == nil || json.Unmarshal(kept.Note, &last) != nil || last.Program != m.Program || last.Made != m.Made ||
		m.From.Before(last.From) || !m.From.Before(last.Until) || !kept.Holds() {
		return nil
	}
	return &last
}

// settled returns err, or errChanging where the files no longer look as they did when they were hashed.
func (m *memory) settled(ctx context.Context, err error) error {
	if look, lookErr := m.in.Look(ctx); ctx.Err() == nil && (lookErr != nil || look != m.look) {
		return errChanging
	}
	return err
}

// of is the memory of a site that has been written; nil where its files were changed meanwhile.
func (m *memory) of(ctx context.Context, s *pipeline.Snapshot) []byte {
	if look, err := m.in.Look(ctx); err != nil || look != m.look {
		return nil
	}
	m.Until, m.Facts = s.Until, siteFactsOf(s)
	note, err := json.Marshal(m)
	if err != nil {
		return nil
	}
	return note
}

// unchanged says of a site that stands as it would be built what a build would have said.
func (p *program) unchanged(out string, last *memory, took time.Duration) error {
	if err := p.print(last.Facts.Problems); err != nil {
		return err
	}
	_, err := fmt.Fprintln(p.stdout, summary(out, last.Facts, publish.Report{}, took))
	return err
}
