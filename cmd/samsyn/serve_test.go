package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"samsyn/internal/preview"
)

// quietProgram is a run of the command that writes to the buffer.
func quietProgram() (*program, *bytes.Buffer) {
	var said bytes.Buffer
	return &program{surroundings: surroundings{stdout: &said, stderr: &said, getenv: func(string) string { return "" }}}, &said
}

func TestPortInUseIsNamedAndAnotherTakenOnlyIfNoneWasAskedFor(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	p, said := quietProgram()
	_, err = p.listen(context.Background(), "127.0.0.1", port, true)
	var usage *usageError
	if !errors.As(err, &usage) || usage.text != "port "+strconv.Itoa(port)+" is in use" {
		t.Errorf("a port in use that was asked for: %v", err)
	}
	l, err := p.listen(context.Background(), "127.0.0.1", port, false)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if !strings.HasPrefix(said.String(), "samsyn: port "+strconv.Itoa(port)+" is in use; taking ") {
		t.Errorf("it says %q", said)
	}
}

func TestOtherAddressesAreWarnedOf(t *testing.T) {
	for address, warned := range map[string]bool{
		"127.0.0.1": false, "127.3.2.1": false, "::1": false, "localhost": false,
		"0.0.0.0": true, "": true, "::": true, "192.168.1.4": true, "min-dator.local": true,
	} {
		p, said := quietProgram()
		p.warnOfOthers(address)
		if strings.Contains(said.String(), "WARNING") != warned {
			t.Errorf("for %q it says %q", address, said)
		}
	}
}

func TestLimitOfWatchedFoldersIsToldWithHowToRaiseIt(t *testing.T) {
	p, said := quietProgram()
	p.tell()(preview.News{Unwatched: syscall.ENOSPC})
	want := "samsyn: cannot watch the folders: the system watches no more; looking for changes every second instead\n" +
		"  hint: raise the limit: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512\n"
	if said.String() != want {
		t.Errorf("it says\n%s\nwant\n%s", said, want)
	}
}
