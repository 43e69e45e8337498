package main

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// appendLine adds a line to a file: append FILE LINE.
func appendLine(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE LINE")
	}
	name := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(name, []byte(ts.ReadFile(name)+args[1]+"\n"), 0o644))
}

// replaceText changes the one place of a file where a text stands: replace FILE OLD NEW.
func replaceText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	name := ts.MkAbs(args[0])
	text := ts.ReadFile(name)
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
	}
	ts.Check(os.WriteFile(name, []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}
