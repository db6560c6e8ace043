package codeview

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

func cutLeft(line string, n int) string {
	if n == 0 {
		return line
	}
	return ansi.TruncateLeft(line, n, "")
}

func percent(n int) string { return strconv.Itoa(n) + " %" }
