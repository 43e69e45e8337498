package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
	"samsyn/internal/publish"
)

func (p *program) build() *cobra.Command {
	var out, baseURL string
	var drafts, noSearch bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site to a folder",
		Long: "build writes the whole site to a folder, or nothing where a problem is an error. Files that have not\n" +
			"changed stay as they are, files of an earlier build that are no longer part of the site go, and a\n" +
			"folder with files that samsyn did not make is refused.\n\n" +
			"The site's address is --base-url, else that of the deploy environment (URL, or DEPLOY_PRIME_URL for a\n" +
			"preview), else the baseURL of site.yaml.",
		Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			base, err := p.baseURL(baseURL)
			if err != nil {
				return err
			}
			if out == "" {
				out = filepath.Join(p.site, "public")
			}
			return p.buildTo(cmd.Context(), out, pipeline.Inputs{BaseURL: base, Drafts: drafts, NoSearch: noSearch})
		},
	}
	p.siteFlags(cmd)
	cmd.Flags().StringVar(&out, "out", "", "the folder to write to; public in the site's folder if left out")
	cmd.Flags().StringVar(&baseURL, "base-url", "", "the absolute address of the finished site")
	cmd.Flags().BoolVar(&drafts, "drafts", false, "publish drafts too")
	cmd.Flags().BoolVar(&noSearch, "no-search", false, "leave the search index out")
	_ = cmd.Flags().MarkHidden("no-search") // for measurements: the site's search finds nothing without it
	_ = cmd.MarkFlagDirname("out")
	return cmd
}

// baseURL chooses the site's address; "" leaves it to site.yaml.
func (p *program) baseURL(flag string) (string, error) {
	name, address := "--base-url", flag
	if address == "" {
		name, address = "the variable URL", p.getenv("URL")
		if preview := p.getenv("DEPLOY_PRIME_URL"); preview != "" && (address == "" || p.getenv("CONTEXT") != "production") {
			name, address = "the variable DEPLOY_PRIME_URL", preview
		}
	}
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", wrongUsage("write it like https://example.org/", "%s is %q, which is not the absolute address of a site", name, address)
	}
	if strings.Trim(u.Path, "/") != "" {
		return "", wrongUsage("write it like https://example.org/", "%s is %q, but a site stands at the root of its host", name, address)
	}
	return u.Scheme + "://" + u.Host + "/", nil
}

// errChanging says that a site was not made of one state of its files.
var errChanging = errors.New("the files of the site are being changed while they are read; nothing was written: build again when that is done")

// attempts is how often a site is made of files that change meanwhile.
const attempts = 3

func (p *program) buildTo(ctx context.Context, out string, in pipeline.Inputs) error {
	began := p.now()
	guard := publish.Options{Sources: []string{
		filepath.Join(p.site, "content"), filepath.Join(p.site, "layouts"), filepath.Join(p.site, "static"),
	}}
	if home, err := os.UserHomeDir(); err == nil {
		guard.Home = home
	}
	in, closeFolders, err := p.open(in)
	if err != nil {
		return err
	}
	defer closeFolders()
	for range attempts - 1 {
		if err := p.attempt(ctx, out, guard, in, began); !errors.Is(err, errChanging) {
			return err
		}
		fmt.Fprintln(p.stderr, "the files of the site have changed meanwhile: reading them again")
	}
	return p.attempt(ctx, out, guard, in, began)
}

// attempt makes the site once. It fails with errChanging, and writes nothing, where a file of the site is another at
// the end than it was at the beginning: a checkout must not leave pages of two states side by side.
func (p *program) attempt(ctx context.Context, out string, guard publish.Options, in pipeline.Inputs, began time.Time) error {
	m, err := p.newMemory(ctx, in)
	if err != nil {
		return err
	}
	if last := m.recall(out, guard); last != nil {
		return p.unchanged(out, last, p.now().Sub(began))
	}
	if err := publish.Check(out, guard); err != nil {
		return err
	}
	s, err := pipeline.NewBuilder().Build(ctx, in)
	if err = m.settled(ctx, err); err != nil {
		return err
	}
	defer s.Close()
	if err := p.print(atLeast(s.Problems, diag.Warning)); err != nil {
		return err
	}
	if !s.OK() {
		return p.nothingWritten(s.Problems)
	}
	guard.Note = func() []byte { return m.of(ctx, s) }
	report, err := publish.Write(ctx, out, guard, func(put publish.Put) error {
		found, err := s.Files(ctx, pipeline.Put(put))
		if err = m.settled(ctx, err); err != nil || !found.HasErrors() {
			return err
		}
		return errors.Join(p.print(found), p.nothingWritten(found))
	})
	if err != nil {
		return err
	}
	return p.built(out, s, report, p.now().Sub(began))
}

// built says what a build has done.
func (p *program) built(out string, s *pipeline.Snapshot, report publish.Report, took time.Duration) error {
	if _, err := fmt.Fprintln(p.stdout, summary(out, siteFactsOf(s), report, took)); err != nil || !report.Unsigned {
		return err
	}
	_, err := fmt.Fprintf(p.stderr, "the signature of the earlier site is gone: sign this one with samsyn sign --site %s\n", filepath.ToSlash(out))
	return err
}

func (p *program) nothingWritten(list diag.List) error {
	fmt.Fprintf(p.stderr, "%s; nothing was written\n", counts(list))
	return errProblems
}

// summary is the one line that a build prints.
func summary(out string, s siteFacts, report publish.Report, took time.Duration) string {
	line := fmt.Sprintf("%s: %s in %s, %.1f s, %s", filepath.ToSlash(out), plural(s.Pages, "page", "pages"),
		plural(s.Langs, "language", "languages"), took.Seconds(), s.Counts)
	if !report.Changed() {
		return line + "; nothing has changed"
	}
	return fmt.Sprintf("%s; %d files written, %d kept, %d removed", line, report.Written, report.Kept, report.Removed)
}

// counts says how many problems of each level there are.
func counts(list diag.List) string {
	var parts []string
	if n := list.Count(diag.Error); n > 0 {
		parts = append(parts, plural(n, "error", "errors"))
	}
	if n := list.Count(diag.Warning); n > 0 {
		parts = append(parts, plural(n, "warning", "warnings"))
	}
	if n := list.Count(diag.Advice); n > 0 {
		parts = append(parts, plural(n, "piece of advice", "pieces of advice"))
	}
	if parts == nil {
		return "no problems"
	}
	return strings.Join(parts, ", ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
