package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
	"runtime/pprof"
	"syscall"

	"samsyn/internal/pipeline"
)

func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(0, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func TestDevIndex(t *testing.T) {
	in, out := os.Getenv("DEV_IN"), os.Getenv("DEV_OUT")
	if in == "" { t.Skip("dev") }
	s, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{Content: os.DirFS(in + "/content"), Now: time.Date(2026,11,22,0,0,0,0,time.UTC)})
	if err != nil || !s.OK() { t.Fatal(err, len(s.Problems)) }
	made := map[string]bool{}
	if p := os.Getenv("DEV_PROF"); p != "" { f, _ := os.Create(p); pprof.StartCPUProfile(f); defer pprof.StopCPUProfile() }
	n := 0
	c0, t0 := cpu(), time.Now()
	var write time.Duration
	err = s.SearchIndex(t.Context(), func(name string, data []byte) error {
		n++
		if out == "" { return nil }
		full := filepath.Join(out, name)
		if d := filepath.Dir(full); !made[d] { os.MkdirAll(d, 0o755); made[d] = true }
		return os.WriteFile(full, data, 0o644)
	})
	if err != nil { t.Fatal(err) }
	t.Log("files", n, "cpu", cpu()-c0, "wall", time.Since(t0), write)
}
