//go:build !unix

package pipeline

// nonblock is for pipes, which have no name in a folder here.
const nonblock = 0
