//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"samsyn/internal/publish"
)

// killsVariable tells how many builds of the real site TestKilledBuildLeavesAWholeSite kills. Without it, it kills a few
// of the small one.
const killsVariable = "SAMSYN_TEST_KILLS"

// house is a site of two states, whose every page differs, and what the manifest of each is when it is built.
type house struct {
	dir       string
	sources   [2]string // of site.yaml
	manifests [2][]byte
	took      time.Duration // a build of all of it
}

// extra is a page of the second state alone.
const extra = "---\ntitle: En sida till\n---\nBara ibland.\n"

// newHouse copies a site and builds both of its states beside each other.
func newHouse(t *testing.T, from string) *house {
	t.Helper()
	h := &house{dir: t.TempDir()}
	if err := os.CopyFS(filepath.Join(h.dir, "content"), os.DirFS(filepath.Join(from, "content"))); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(h.file("content/site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	h.sources = [2]string{string(source), strings.Replace(string(source), "\ntitle: {sv: ", "\ntitle: {sv: Nya ", 1)}
	for state := range h.manifests {
		h.turn(t, state)
		out := filepath.Join(t.TempDir(), "public")
		began := time.Now()
		if text, err := h.build("--out", out).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		h.took = time.Since(began)
		h.manifests[state] = manifestOf(t, out)
	}
	if bytes.Equal(h.manifests[0], h.manifests[1]) {
		t.Fatal("both states make one site")
	}
	return h
}

func (h *house) file(name string) string { return filepath.Join(h.dir, filepath.FromSlash(name)) }

// turn gives the content another state.
func (h *house) turn(t *testing.T, state int) {
	t.Helper()
	err := os.WriteFile(h.file("content/site.yaml"), []byte(h.sources[state]), 0o644)
	page := h.file("content/pages/en-sida-till.sv.md")
	if state == 1 {
		err = errors.Join(err, os.MkdirAll(filepath.Dir(page), 0o755), os.WriteFile(page, []byte(extra), 0o644))
	} else {
		err = errors.Join(err, os.RemoveAll(page))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// build is a process that builds the site.
func (h *house) build(flags ...string) *exec.Cmd {
	cmd := exec.Command("samsyn", append([]string{"build", "--site", h.dir}, flags...)...)
	cmd.Env = append(os.Environ(), testOnlyNow+"=2026-11-21T12:00:00Z")
	return cmd
}

// beside lists what lies beside the site and is not the memory.
func (h *house) beside(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob(h.file(".public.samsyn-*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range names {
		names[i] = strings.TrimPrefix(filepath.Base(names[i]), ".public.samsyn-")
	}
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return name == "memory" }), " ")
}

// wantWhole holds the site to one of its states, every file of it.
func (h *house) wantWhole(t *testing.T, states ...int) {
	t.Helper()
	if a, err := publish.Examine(h.file("public")); err != nil || !a.Sound() {
		t.Fatalf("the site is not as its manifest says: %+v, %v", a, err)
	}
	manifest := manifestOf(t, h.file("public"))
	if !slices.ContainsFunc(states, func(s int) bool { return bytes.Equal(manifest, h.manifests[s]) }) {
		t.Fatalf("the site is not that of the states %v", states)
	}
}

// finish builds the site to its end, and holds what then is there to the state.
func (h *house) finish(t *testing.T, state int) {
	t.Helper()
	if text, err := h.build().CombinedOutput(); err != nil {
		t.Fatalf("the next build: %v\n%s", err, text)
	}
	h.wantWhole(t, state)
	if left := h.beside(t); left != "" {
		t.Fatalf("the next build leaves %s", left)
	}
}

func manifestOf(t *testing.T, dir string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(publish.ManifestPath)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A build that is killed at any moment leaves the whole old site or the whole new one, and the next build works and
// clears what it left. Half of the moments are spread over the whole build, half over what it does to the folder.
func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	from, kills := filepath.Join("testdata", "small"), 15
	if n, err := strconv.Atoi(os.Getenv(killsVariable)); err == nil {
		from, kills = filepath.Join("..", ".."), n
	}
	h := newHouse(t, from)
	h.turn(t, 0)
	h.finish(t, 0)
	left := map[string]int{}
	killed := 0
	for i := 0; killed < kills && i < 5*kills; i++ {
		state := (i + 1) % 2
		old := []int{1 - state, state}
		h.turn(t, state)
		anew := i%8 == 7
		if anew {
			if err := os.RemoveAll(h.file("public")); err != nil {
				t.Fatal(err)
			}
		}
		died := h.killOne(t, i)
		if _, err := os.Lstat(h.file("public")); err == nil {
			h.wantWhole(t, old...)
		} else if !anew {
			t.Fatalf("no site stands: %v", err)
		}
		if died {
			killed++
			left[h.beside(t)]++
		}
		h.finish(t, state)
	}
	if killed < kills {
		t.Errorf("only %d builds were killed, want %d", killed, kills)
	}
	t.Logf("%d builds killed, which left %v", killed, left)
}

// killOne begins a build and kills it; false where it came to its end before.
func (h *house) killOne(t *testing.T, i int) bool {
	t.Helper()
	build := h.build()
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = build.Wait(); close(ended) }()
	wait := h.took
	if i%2 == 1 {
		name := []string{"lock", "new", "ready", "new"}[i/2%4]
		h.await(h.file(".public.samsyn-"+name), ended)
		wait = map[string]time.Duration{"lock": h.took / 20, "new": h.took / 2, "ready": h.took / 50}[name]
	}
	select {
	case <-ended:
	case <-time.After(rand.N(wait)):
		_ = build.Process.Kill()
	}
	<-ended
	return !build.ProcessState.Exited()
}

// await waits until a file is there, or a process has ended.
func (h *house) await(name string, ended <-chan struct{}) {
	look := time.NewTicker(50 * time.Microsecond)
	defer look.Stop()
	for {
		if _, err := os.Lstat(name); err == nil {
			return
		}
		select {
		case <-ended:
			return
		case <-look.C:
		}
	}
}

// A build that is told to stop ends by itself, with nothing changed and nothing left.
func TestBuildThatIsToldToStopLeavesTheOldSite(t *testing.T) {
	h := newHouse(t, filepath.Join("testdata", "small"))
	h.turn(t, 0)
	h.finish(t, 0)
	h.turn(t, 1)
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		heed(t, sig)
		for !h.stopOne(t, sig) {
			h.turn(t, 0)
			h.finish(t, 0)
			h.turn(t, 1)
		}
	}
}

// heed lets the processes that a test starts hear a signal, also where the test itself is to outlive its terminal: what
// a process takes itself is new to those that it starts, and only what it ignores they ignore too.
func heed(t *testing.T, sig os.Signal) {
	t.Helper()
	taken := make(chan os.Signal, 1)
	signal.Notify(taken, sig)
	t.Cleanup(func() { signal.Stop(taken) })
}

// stopOne tells a build to stop while it is making the new site; false where that came too late.
func (h *house) stopOne(t *testing.T, sig syscall.Signal) bool {
	t.Helper()
	build := h.build()
	var said bytes.Buffer
	build.Stderr = &said
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = build.Wait(); close(ended) }()
	h.await(h.file(".public.samsyn-new"), ended)
	_ = build.Process.Signal(sig)
	<-ended
	if build.ProcessState.ExitCode() == exitOK {
		return false
	}
	if code := build.ProcessState.ExitCode(); code != exitMachine || said.String() != "samsyn: stopped before the end; nothing was changed\n" {
		t.Errorf("%v: it ends with %d and says %q", sig, code, &said)
	}
	h.wantWhole(t, 0)
	if left := h.beside(t); left != "" {
		t.Errorf("%v: %s is left", sig, left)
	}
	return true
}

// A limit on the size of files is as a full disk: the file is named, and the old site stays. A memory that does not fit
// is no reason to have no site.
func TestLimitOnTheSizeOfFilesKeepsTheOldSite(t *testing.T) {
	h := newHouse(t, filepath.Join("testdata", "small"))
	h.turn(t, 0)
	h.finish(t, 0)
	h.turn(t, 1)
	failed := 0
	for blocks := 1; ; blocks *= 2 { // of 512 bytes
		limited := h.build()
		limited.Args = append([]string{"sh", "-c", fmt.Sprintf(`ulimit -f %d && exec "$@"`, blocks), "sh"}, limited.Args...)
		limited.Path, limited.Err = "/bin/sh", nil
		text, err := limited.CombinedOutput()
		if left := h.beside(t); left != "" {
			t.Fatalf("%d blocks: %s is left", blocks, left)
		}
		if err == nil {
			break
		}
		failed++
		said := string(text)
		if limited.ProcessState.ExitCode() != exitMachine || !strings.HasPrefix(said, "samsyn: write ") ||
			!strings.Contains(said, ": file too large\n") || !strings.Contains(said, "public is as it was; raise the limit on the size of files (ulimit -f) and build again") {
			t.Errorf("%d blocks: it ends with %v and says %s", blocks, err, said)
		}
		h.wantWhole(t, 0)
	}
	h.wantWhole(t, 1)
	t.Logf("%d limits met", failed)
}

func TestBuildSaysWhoBuildsToTheSameFolder(t *testing.T) {
	h := &house{dir: t.TempDir()}
	if err := os.CopyFS(h.dir, os.DirFS(filepath.Join("testdata", "small"))); err != nil {
		t.Fatal(err)
	}
	lock, err := os.Create(h.file(".public.samsyn-lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if _, err := lock.WriteString("process 4711 on kansli-1\n"); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	build := h.build()
	text, _ := build.CombinedOutput()
	if said := string(text); build.ProcessState.ExitCode() != exitMachine || !strings.Contains(said, "process 4711 on kansli-1 has held ") ||
		!strings.Contains(said, "\n  hint: wait until it has ended\n") {
		t.Errorf("it ends with %d and says %s", build.ProcessState.ExitCode(), said)
	}
}
