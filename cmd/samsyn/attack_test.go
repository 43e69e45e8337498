//go:build !windows

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	attackers  = 10_000
	mostMemory = 200 << 20 // bytes, of a preview under attack
)

// victim is a preview in a process of its own.
type victim struct {
	t    *testing.T
	cmd  *exec.Cmd
	url  string // without a slash at its end
	said *heardText
}

// startVictim starts a preview of a site.
func startVictim(t *testing.T, site string) *victim {
	t.Helper()
	heed(t, syscall.SIGHUP)
	v := &victim{t: t, said: &heardText{later: make(chan struct{})}}
	v.cmd = exec.Command("samsyn", "serve", "--port", "0", "--site", site)
	v.cmd.Stderr = v.said
	out, err := v.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := v.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.cmd.Process.Kill() }) // where the test fails
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("%v: %s", err, v.said.text.String())
	}
	v.url = strings.TrimSuffix(whereSite.FindString(line), "/")
	return v
}

// dial opens a connection and sends a text; nil where the preview has hung up already.
func (v *victim) dial(text string) net.Conn {
	v.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(v.url, "http://"))
	if errors.Is(err, syscall.EMFILE) {
		v.t.Skip("this machine lets a process have too few connections")
	}
	if err != nil {
		return nil
	}
	_, _ = io.WriteString(c, text)
	return c
}

// answers waits until a page is answered as ever: the places of those who have gone become free as the preview notices.
func (v *victim) answers(after string) {
	v.t.Helper()
	for began := time.Now(); time.Since(began) < time.Minute; {
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request(v.url + "/sv/"))
		if err != nil {
			continue
		}
		page, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != http.StatusOK || !strings.Contains(string(page), "</html>") {
			v.t.Fatalf("after %s a page is answered with %s", after, response.Status)
		}
		return
	}
	v.t.Fatalf("after %s no page is answered", after)
}

func request(url string) *http.Request {
	r, _ := http.NewRequest(http.MethodGet, url, nil) // an address of the test's own
	return r
}

// memory is what the process has in memory now, in bytes, and what it had at most; 0 where the machine does not tell.
func (v *victim) memory() (now, most int) {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", v.cmd.Process.Pid))
	of := func(name string) int {
		_, rest, _ := strings.Cut(string(status), name+":")
		kilobytes, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		n, _ := strconv.Atoi(kilobytes)
		return n << 10
	}
	return of("VmRSS"), of("VmHWM")
}

// end sends signals, and tells how long the process took to end, and how.
func (v *victim) end(signals ...syscall.Signal) (took time.Duration, err error) {
	v.t.Helper()
	began := time.Now()
	for _, s := range signals {
		_ = v.cmd.Process.Signal(s)
	}
	err = v.cmd.Wait()
	return time.Since(began), err
}

// Ten thousand connections at once, of those who say nothing, say half, ask and do not read, or listen for changes; then
// a thousand who ask for all that there is. The preview is there after each, has never needed much memory, and ends when
// it is told to.
func TestPreviewStandsTenThousandConnections(t *testing.T) {
	v := startVictim(t, filepath.Join("testdata", "trebygden"))
	texts := []string{
		"", "GET /sv/ HTTP/1.1\r\nHost: local", "GET /data/documents.json HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /.samsyn/events?page=/sv/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
	}
	held := make([]net.Conn, 0, attackers)
	defer func() { hangUp(held) }()
	for i := range attackers {
		if c := v.dial(texts[i%len(texts)]); c != nil {
			held = append(held, c)
		}
	}
	now, _ := v.memory()
	t.Logf("%d connections are open, %d MB are in use", len(held), now>>20)
	if len(held) < attackers*9/10 {
		t.Errorf("only %d connections came about", len(held))
	}
	hangUp(held)
	held = held[:0]
	v.answers("ten thousand connections")

	built := serveSite(t, filepath.Join("testdata", "trebygden"))
	for name := range built.files {
		if c := v.dial("GET /" + strings.TrimSuffix(name, "index.html") + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"); c != nil {
			held = append(held, c)
		}
		if len(held) == 500 {
			hangUp(held)
			held = held[:0]
		}
	}
	v.answers("who asks for everything")

	_, most := v.memory()
	if took, err := v.end(os.Interrupt.(syscall.Signal)); err != nil {
		t.Errorf("it ends after %s with %v: %s", took, err, v.said.text.String())
	}
	t.Logf("at most %d MB were in use", most>>20)
	if most > mostMemory {
		t.Errorf("%d MB were in use", most>>20)
	}
}

func hangUp(held []net.Conn) {
	for _, c := range held {
		c.Close()
	}
}

// Whoever ends the preview, while it builds and browsers listen, is not kept waiting; nothing has been written.
func TestPreviewEndsWithinASecond(t *testing.T) {
	for name, signals := range map[string][]syscall.Signal{
		"Ctrl+C": {syscall.SIGINT}, "Ctrl+C twice": {syscall.SIGINT, syscall.SIGINT}, "the end of the session": {syscall.SIGTERM},
		"the end of the terminal": {syscall.SIGHUP},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := addFiles(dir, os.DirFS(filepath.Join("testdata", "small"))); err != nil {
				t.Fatal(err)
			}
			before := folderOf(t, dir)
			file := filepath.Join(dir, "content", "documents", "mal", "document.sv.md")
			least := time.Hour
			for range 3 { // of which the quickest counts: others use this machine too
				v := startVictim(t, dir)
				defer v.dial("GET /.samsyn/events?page=/sv/ HTTP/1.1\r\nHost: localhost\r\n\r\n").Close()
				v.answers("an open stream")
				text := []byte(strings.Replace(before["content/documents/mal/document.sv.md"], "title: Mål", "title: Nya mål", 1))
				if err := os.WriteFile(file, text, 0o644); err != nil {
					t.Fatal(err)
				}
				took, err := v.end(signals...)
				if stopped := new(exec.ExitError); err != nil && (len(signals) == 1 || !errors.As(err, &stopped)) {
					t.Errorf("it ends with %v: %s", err, v.said.text.String())
				}
				least = min(least, took)
				if err := os.WriteFile(file, []byte(before["content/documents/mal/document.sv.md"]), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			t.Logf("it ends after %s", least.Round(time.Millisecond))
			if least > time.Second {
				t.Errorf("it ends after %s", least)
			}
			if after := folderOf(t, dir); len(after) != len(before) {
				t.Errorf("%d files are left of %d", len(after), len(before))
			}
		})
	}
}

// A build that is told to stop leaves no site, or the whole one, and nothing beside it.
func TestBuildThatIsToldToStopLeavesNothingHalf(t *testing.T) {
	site, err := filepath.Abs(filepath.Join("testdata", "trebygden"))
	if err != nil {
		t.Fatal(err)
	}
	heed(t, syscall.SIGHUP)
	for i, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGTERM} {
		dir := t.TempDir()
		cmd := exec.Command("samsyn", "build", "--site", site, "--out", filepath.Join(dir, "public"))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		moment := filepath.Join(dir, ".public.samsyn-"+[]string{"lock", "new", "new/sv", "new/data"}[i])
		for began := time.Now(); time.Since(began) < time.Minute; {
			if _, err := os.Stat(moment); err == nil {
				break
			}
		}
		_ = cmd.Process.Signal(signal)
		ended := cmd.Wait()
		files := folderOf(t, dir)
		_, whole := files["public/data/manifest.json"]
		for name := range files {
			if !strings.HasPrefix(name, "public/") && (!whole || name != memoryFile) {
				t.Errorf("%s: %s is left", moment, name)
			}
		}
		var stopped *exec.ExitError
		if whole != (ended == nil) || !whole && (!errors.As(ended, &stopped) || stopped.ExitCode() != exitMachine || len(files) > 0) {
			t.Errorf("%s: it ends with %v and leaves %d files", moment, ended, len(files))
		}
	}
}
