package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much memory the program tries to do with. Garbage may stay while all of the heap is below roomyHeap, so that a
// site of some thousand documents is made with few collections; above it, garbage may be leastGarbage of what is in
// use. While a site of 20,000 documents is read and joined, 1.6 GB are in use at once: only then does memoryLimit count,
// near which garbage is collected sooner still.
const (
	roomyHeap    = 400 << 20
	leastGarbage = 50  // percent
	mostGarbage  = 300 // percent: more saves hardly anything
	memoryLimit  = 1800 << 20
)

// tendGarbage sets when garbage is collected, now and again after each collection. Whoever runs the program can set
// it otherwise by GOGC and GOMEMLIMIT.
func tendGarbage() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(mostGarbage)
		afterCollection(0)
	}
}

// collected stands for a collection: nothing holds one, so each collection finds it.
type collected struct{ _ [2]*byte }

// afterCollection lets the next collection set the room for the one after it; set is the percentage that holds.
func afterCollection(set int) {
	runtime.AddCleanup(&collected{}, func(set int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if percent := garbageBeside(live[0].Value.Uint64()); percent != set {
			debug.SetGCPercent(percent)
			set = percent
		}
		afterCollection(set)
	}, set)
}

// garbageBeside is how much garbage may gather, in percent of the bytes that are in use. Small steps are left out: each
// change stops the program for a moment.
func garbageBeside(live uint64) int {
	if live >= roomyHeap {
		return leastGarbage
	}
	percent := 100 * (roomyHeap - live) / max(live, 1)
	return int(min(max(percent/25*25, leastGarbage), mostGarbage))
}
