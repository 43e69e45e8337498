// Command samsyn turns a folder of Markdown into a website that says which councils have adopted which joint
// document, and when. Each verb is one reading of the same snapshot: check prints its problems, status what its
// decisions mean, build hands its files to the folder of the finished site.
//
// What was asked for goes to standard output, remarks and problems to standard error. The exit code is 0 where
// all is well, 1 where the content has problems, 2 where the command was used wrongly, 3 where the machine
// failed. Read program.go first; each verb has a file of its own name.
package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // the site's time zone must be known on any machine
)

func main() { os.Exit(start(time.Now)) }

// start runs the command as the machine has called it, and returns the exit code.
func start(now func() time.Time) int {
	tendGarbage()
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	return run(ctx, os.Args[1:], surroundings{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: now, getenv: os.Getenv,
	})
}

// endings are the signals that end a run in good order. One that is to outlive its terminal, as by nohup, does.
func endings() []os.Signal {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		ends = append(ends, syscall.SIGHUP)
	}
	return ends
}

// surroundings is what a run takes from the machine besides its files.
type surroundings struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
	getenv         func(string) string

	testOnlyFiles func(fs.FS) fs.FS // wraps each folder of the site; nil for none
}
