package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
	"samsyn/layouts"
)

// siteFlags adds the flags of every verb that reads a site.
func (p *program) siteFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.site, "site", ".", "the folder of the site, which holds content")
	cmd.Flags().StringVar(&p.asOf, "as-of", "", "the day whose end is shown, as YYYY-MM-DD, or a moment of it, as YYYY-MM-DDTHH:MM in the site's time\nzone, which tells what embargoes are over; now if left out")
	_ = cmd.MarkFlagDirname("site")
}

// moment is the day, or the moment of a day, that --as-of names; zero where it is left out. A day without a time
// shows the end of that day, with the embargoes that were over at its beginning.
func (p *program) moment() (civic.Moment, error) {
	if p.asOf == "" {
		return civic.Moment{}, nil
	}
	const hint = "write a day as 2006-04-24, or a moment in the site's time zone as 2006-04-24T09:00"
	m, err := civic.ParseMoment(p.asOf)
	switch {
	case err != nil:
		return civic.Moment{}, wrongUsage(hint, "--as-of: %v", err)
	case !m.Day.Full():
		return civic.Moment{}, wrongUsage(hint, "--as-of: %q is not a whole day", p.asOf)
	}
	return m, nil
}

// howToBegin tells what the smallest site is.
const howToBegin = `name the folder of a site with --site, or make content/site.yaml:
        format: 1
        title: My site
        description: What it is about
        baseURL: https://example.org/
        languages: [sv, en]
        timezone: Europe/Stockholm
        publisher: {name: Who answers for it, email: me@example.org, organisation-number: not-stated}`

// read builds the snapshot of the site. The folders stay open until close is called.
func (p *program) read(ctx context.Context, in pipeline.Inputs) (s *pipeline.Snapshot, closeAll func(), err error) {
	in, closeFolders, err := p.open(in)
	if err != nil {
		return nil, nil, err
	}
	s, err = pipeline.NewBuilder().Build(ctx, in)
	if err != nil {
		closeFolders()
		return nil, nil, err
	}
	return s, func() { s.Close(); closeFolders() }, nil
}

// open opens the folders of the site and settles the moment. The folders stay open until close is called.
func (p *program) open(in pipeline.Inputs) (_ pipeline.Inputs, closeAll func(), err error) {
	if in.AsOf, err = p.moment(); err != nil {
		return in, nil, err
	}
	in.Now = p.now()
	var open []*os.Root
	closeAll = func() {
		for _, root := range open {
			root.Close()
		}
	}
	for folder, into := range map[string]*fs.FS{"content": &in.Content, "layouts": &in.Layouts, "static": &in.Static} {
		root, err := p.folder(folder)
		if err != nil {
			closeAll()
			return in, nil, err
		}
		if root != nil {
			open = append(open, root)
			*into = pipeline.Files(root)
			if p.testOnlyFiles != nil {
				*into = p.testOnlyFiles(*into)
			}
		}
	}
	if in.Content == nil {
		closeAll()
		return in, nil, wrongUsage(howToBegin, "there is no site in %s: it has no folder content", filepath.ToSlash(p.site))
	}
	return in, closeAll, nil
}

// folder opens a folder of the site; nil where there is none.
func (p *program) folder(name string) (*os.Root, error) {
	full := filepath.Join(p.site, name)
	root, err := pipeline.OpenFolder(p.site, name)
	if err == nil {
		return root, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if info, lookErr := os.Lstat(full); lookErr == nil && !info.IsDir() {
		return nil, wrongUsage("", "%v", err)
	}
	return nil, fmt.Errorf("open the folder %s: %w", full, err)
}

// print writes problems to standard error, with the lines that they stand on.
func (p *program) print(list diag.List) error {
	return diag.Printer{Source: p.source, Color: p.colored()}.Print(p.stderr, list)
}

// source reads a file of the site, or a built-in one, by the path that problems name it by.
func (p *program) source(file string) ([]byte, bool) {
	if !fs.ValidPath(file) {
		return nil, false
	}
	if data, err := os.ReadFile(filepath.Join(p.site, filepath.FromSlash(file))); err == nil {
		return data, true
	}
	const own = len("layouts/")
	if len(file) > own && file[:own] == "layouts/" {
		data, err := layouts.FS.ReadFile(file[own:])
		return data, err == nil
	}
	return nil, false
}

// colored reports whether standard error is a terminal that wants colours.
func (p *program) colored() bool {
	f, ok := p.stderr.(*os.File)
	if !ok || p.getenv("NO_COLOR") != "" || p.getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}

// readSound builds the snapshot of a site without errors; where there are any, it prints them.
func (p *program) readSound(ctx context.Context) (*pipeline.Snapshot, func(), error) {
	s, closeAll, err := p.read(ctx, pipeline.Inputs{})
	if err != nil {
		return nil, nil, err
	}
	if !s.OK() {
		closeAll()
		return nil, nil, errors.Join(p.print(atLeast(s.Problems, diag.Error)), errProblems)
	}
	return s, closeAll, nil
}

// atLeast keeps the problems that are as grave as the level or graver.
func atLeast(list diag.List, level diag.Level) diag.List {
	var kept diag.List
	for _, problem := range list {
		if problem.Level >= level {
			kept = append(kept, problem)
		}
	}
	return kept
}
