package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// serving is a preview that a script has started.
type serving struct {
	cmd    *exec.Cmd
	url    string
	stdout *bufio.Reader
	stderr *heardText
}

// heardText collects what a program writes, and tells who waits for a word.
type heardText struct {
	mu    sync.Mutex
	text  bytes.Buffer
	later chan struct{} // closed at the next write
	ended bool
}

func (h *heardText) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.text.Write(b)
	close(h.later)
	h.later = make(chan struct{})
	return len(b), nil
}

func (h *heardText) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ended = true
	close(h.later)
	h.later = make(chan struct{})
}

// wait reads on to the first match of a pattern; found is false where the program ended without it, or is silent
// for too long.
func (h *heardText) wait(pattern *regexp.Regexp) (found bool) {
	for {
		h.mu.Lock()
		at, ended, later := pattern.FindIndex(h.text.Bytes()), h.ended, h.later
		if at != nil {
			h.text.Next(at[1])
		}
		h.mu.Unlock()
		if at != nil || ended {
			return at != nil
		}
		select {
		case <-later:
		case <-time.After(20 * time.Second):
			return false
		}
	}
}

// servingKey finds the preview of a script among its values.
type servingKey struct{}

func servingOf(ts *testscript.TestScript) *serving { return ts.Value(servingKey{}).(*serving) }

var whereSite = regexp.MustCompile(`http://\S+/`)

// serve starts a preview and waits until it says where the site is: serve FLAG…
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: serve FLAG…")
	}
	s := servingOf(ts)
	s.stderr = &heardText{later: make(chan struct{})}
	s.cmd = exec.Command("samsyn", append([]string{"serve"}, args...)...)
	s.cmd.Dir, s.cmd.Stderr = ts.MkAbs("."), s.stderr
	s.cmd.Env = append(os.Environ(), testOnlyNow+"="+ts.Getenv(testOnlyNow), "PATH="+ts.Getenv("PATH"))
	out, err := s.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	ts.Defer(func() { _ = s.cmd.Process.Kill() }) // where the script fails
	s.stdout = bufio.NewReader(out)
	line, err := s.stdout.ReadString('\n')
	if err != nil {
		ts.Fatalf("the preview did not begin: %v\n%s", s.cmd.Wait(), s.stderr.text.String())
	}
	s.url = whereSite.FindString(line)
	fmt.Fprint(ts.Stdout(), line)
}

// fetch prints what the preview answers: the status, the headers, an empty line, the body. fetch [METHOD] PATH
// [HEADER: VALUE]…
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	method := http.MethodGet
	if len(args) > 1 && !strings.HasPrefix(args[0], "/") {
		method, args = args[0], args[1:]
	}
	if neg || len(args) == 0 {
		ts.Fatalf("usage: fetch [METHOD] PATH [HEADER: VALUE]…")
	}
	request, err := http.NewRequest(method, strings.TrimSuffix(servingOf(ts).url, "/")+args[0], nil)
	ts.Check(err)
	for _, header := range args[1:] {
		name, value, _ := strings.Cut(header, ": ")
		if name == "Host" {
			request.Host = value
		}
		request.Header.Set(name, value)
	}
	response, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(request)
	ts.Check(err)
	defer response.Body.Close()
	fmt.Fprintln(ts.Stdout(), response.Status)
	for _, name := range slices.Sorted(maps.Keys(response.Header)) {
		fmt.Fprintf(ts.Stdout(), "%s: %s\n", name, strings.Join(response.Header[name], ", "))
	}
	body, err := io.ReadAll(response.Body)
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "\n%s", body)
}

// says waits until the preview has written a line that fits a pattern: says PATTERN
func says(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: says PATTERN")
	}
	if !servingOf(ts).stderr.wait(regexp.MustCompile(`(?m)` + args[0])) {
		ts.Fatalf("the preview has not said %q, but\n%s", args[0], servingOf(ts).stderr.text.String())
	}
}

// interrupt ends the preview as Ctrl+C does, and prints what it said since; it must end well.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	s := servingOf(ts)
	ts.Check(s.cmd.Process.Signal(os.Interrupt))
	rest, err := io.ReadAll(s.stdout)
	ts.Check(err)
	if err := s.cmd.Wait(); err != nil {
		ts.Fatalf("the preview did not end well: %v\n%s", err, s.stderr.text.String())
	}
	s.stderr.end()
	fmt.Fprintf(ts.Stdout(), "%s%s", rest, s.stderr.text.String())
}
