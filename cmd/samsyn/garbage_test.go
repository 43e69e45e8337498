package main

import "testing"

// The whole heap of a site stays below the room that there is for it until half as much again as is in use does not.
func TestGarbageHasRoomWhileTheHeapIsSmall(t *testing.T) {
	before := mostGarbage
	for live := uint64(0); live < 4*roomyHeap; live += 1 << 20 {
		percent := garbageBeside(live)
		if percent > before || percent < leastGarbage {
			t.Fatalf("beside %d MB, %d %% may gather; beside a little less, %d %%", live>>20, percent, before)
		}
		if whole := live + live*uint64(percent)/100; percent > leastGarbage && whole > roomyHeap {
			t.Errorf("beside %d MB, %d %% may gather: %d MB in all", live>>20, percent, whole>>20)
		}
		before = percent
	}
	if before != leastGarbage {
		t.Errorf("beside much, %d %% may gather", before)
	}
}
