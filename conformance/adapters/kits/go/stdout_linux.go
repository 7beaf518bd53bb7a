package gmmadapter

import (
	"os"
	"syscall"
)

// divertStdout makes file descriptor 1 another name of stderr, for C libraries too, and returns what it was.
func divertStdout() *os.File {
	kept, err := syscall.Dup(1)
	if err == nil {
		err = syscall.Dup3(2, 1, 0)
	}
	if err != nil {
		panic(err)
	}
	syscall.CloseOnExec(kept)
	return os.NewFile(uintptr(kept), "stdout")
}
