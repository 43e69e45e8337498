package publish

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// buildVariable names the folder that this test, run as a second process, builds to.
const buildVariable = "SAMSYN_TEST_BUILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(buildVariable); dir != "" {
		buildSlowly(dir)
	}
	os.Exit(m.Run())
}

// buildSlowly writes the second site once its standard input ends.
func buildSlowly(dir string) {
	_, err := Write(context.Background(), dir, Options{}, func(put Put) error {
		fmt.Println("at work")
		_, _ = io.Copy(io.Discard, os.Stdin)
		return second.fill(put)
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// slowBuild is another process that builds to dir. It has the lock, and goes on when its input is closed.
func slowBuild(t *testing.T, dir string) (build *exec.Cmd, goOn io.Closer) {
	t.Helper()
	build = exec.Command(os.Args[0])
	build.Env, build.Stderr = append(os.Environ(), buildVariable+"="+dir), os.Stderr
	input, err := build.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	output, err := build.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = build.Process.Kill() })
	if line, err := bufio.NewReader(output).ReadString('\n'); line != "at work\n" {
		t.Fatalf("the other build says %q, %v", line, err)
	}
	return build, input
}

func TestSecondBuildSaysWhoseTheLockIs(t *testing.T) {
	dir := builtFirst(t)
	began := time.Now().Add(-time.Minute)
	other, goOn := slowBuild(t, dir)
	_, written := Write(t.Context(), dir, Options{}, first.fill)
	for what, err := range map[string]error{"Write": written, "Check": Check(dir, Options{})} {
		var locked *Locked
		if !errors.As(err, &locked) || !strings.Contains(err.Error(), fmt.Sprintf("process %d on ", other.Process.Pid)) {
			t.Fatalf("%s says %v, want the process %d", what, err, other.Process.Pid)
		}
		if locked.Since.Before(began) || locked.Since.After(time.Now().Add(time.Minute)) {
			t.Errorf("%s says that the lock is held since %v", what, locked.Since)
		}
	}
	wantSite(t, dir, first)
	if err := errors.Join(goOn.Close(), other.Wait()); err != nil {
		t.Fatalf("the build that had the lock: %v", err)
	}
	wantSite(t, dir, second)
	wantNothingBeside(t, dir)
}

func TestLockOfAKilledBuildIsTakenOver(t *testing.T) {
	dir := builtFirst(t)
	other, _ := slowBuild(t, dir)
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	if !exists(placesOf(dir).lock) {
		t.Fatal("a build that was killed has left no lock")
	}
	if err := Check(dir, Options{}); err != nil {
		t.Errorf("before the next build: %v", err)
	}
	wantNothingBeside(t, dir)
}

// Whoever the file names, the lock is free if nobody holds it: the number of a process comes again, and so do disks
// from one machine to another.
func TestLockThatNobodyHoldsIsTakenOver(t *testing.T) {
	for name, words := range map[string]string{
		"dead":          "process 999999999 on here\n",
		"number reused": fmt.Sprintf("process %d on here\n", os.Getppid()),
		"other machine": "process 1 on elsewhere\n",
		"empty":         "",
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			if err := os.WriteFile(placesOf(dir).lock, []byte(words), 0o644); err != nil {
				t.Fatal(err)
			}
			mustWrite(t, dir, first)
			wantNothingBeside(t, dir)
		})
	}
}

// However many take a lock and let it go, one has it at a time: also where its file is removed while another opens it.
func TestLockIsHeldByOneAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	var holders, taken atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 2000 {
				unlock, err := lock(name)
				if locked := new(Locked); errors.As(err, &locked) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				taken.Add(1)
				holders.Add(1)
				for range 20 {
					runtime.Gosched()
					if n := holders.Load(); n != 1 {
						t.Errorf("%d hold it", n)
					}
				}
				holders.Add(-1)
				unlock()
			}
		})
	}
	all.Wait()
	t.Logf("taken %d times", taken.Load())
}

// What a build was cut off from is cleared by the next one that has nothing to write, too.
func TestWhatIsLeftIsNoticedWhereNothingIsToDo(t *testing.T) {
	for _, left := range []func(places) string{
		func(p places) string { return p.tmp }, func(p places) string { return p.ready },
		func(p places) string { return p.old }, func(p places) string { return p.lock },
		func(p places) string { return p.memoryTmp },
	} {
		dir := builtFirst(t)
		p := placesOf(dir)
		if m := Recall(dir, Options{}); m == nil || !m.Holds() {
			t.Fatal("the site is not remembered")
		}
		name := left(p)
		if name == p.lock || name == p.memoryTmp {
			tree(t, filepath.Dir(name), filepath.Base(name))
		} else {
			tree(t, name, "sv/")
		}
		if Recall(dir, Options{}).Holds() {
			t.Errorf("%s beside the site is not noticed", filepath.Base(name))
		}
		if err := Check(dir, Options{}); err != nil {
			t.Error(err)
		}
		wantNothingBeside(t, dir)
	}
}
