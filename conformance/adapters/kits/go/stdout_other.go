//go:build !linux

package gmmadapter

import "os"

// divertStdout has Go's own printing go to stderr, and returns what was stdout.
func divertStdout() *os.File {
	stdout := os.Stdout
	os.Stdout = os.Stderr
	return stdout
}
