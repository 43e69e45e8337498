package pipeline

import (
	"context"
	"runtime"
	"sync"
)

// inOrder makes n things on as many workers as the machine has processors, and takes them one at a time in their
// order. At most a few more than the workers are in the making or wait for their turn, so memory does not grow
// with n. It ends at the first error: that of the lowest number, whichever worker was quickest.
func inOrder[T any](ctx context.Context, n int, make1 func(i int) (T, error), take func(i int, made T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	workers := min(runtime.GOMAXPROCS(0), max(n, 1))
	window := make(chan chan outcome[T], 4*workers) // the things in their order, each in a box of its own
	jobs := make(chan job[T])
	var done sync.WaitGroup
	defer done.Wait()
	defer cancel()
	for range workers {
		done.Go(func() {
			for j := range jobs {
				made, err := make1(j.i)
				j.box <- outcome[T]{made, err}
			}
		})
	}
	done.Go(func() {
		defer close(window)
		defer close(jobs)
		for i := range n {
			box := make(chan outcome[T], 1)
			select {
			case window <- box:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- job[T]{i, box}:
			case <-ctx.Done():
				return
			}
		}
	})
	return takeAll(ctx, n, window, take)
}

type job[T any] struct {
	i   int
	box chan<- outcome[T]
}

type outcome[T any] struct {
	made T
	err  error
}

func takeAll[T any](ctx context.Context, n int, window <-chan chan outcome[T], take func(int, T) error) error {
	for i := range n {
		var box chan outcome[T]
		select {
		case box = <-window:
		case <-ctx.Done():
			return ctx.Err()
		}
		select {
		case out := <-box:
			if out.err != nil {
				return out.err
			}
			if err := take(i, out.made); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
