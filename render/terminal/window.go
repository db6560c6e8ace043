package terminal

import "os"

// WindowOf is the size of a terminal's window as the kernel knows it, in cells and in pixels; a size is
// zero if the kernel does not know it.
func WindowOf(tty *os.File) (cells, pixels Size) {
	d := NewDetector(func(string) string { return "" })
	d.takeWindow(tty)
	return d.window, d.pixels
}
