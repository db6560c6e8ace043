package tui

import (
	"strings"
	"testing"

	"cultivar/tui/status"
)

func TestALongErrorIsReadToItsEnd(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		d := open(t, size[0], size[1])
		d.m.status.Say(status.Bad, "%s, the end", strings.Repeat("a reason and one more ", 9))
		d.m.paint()
		d.Exact().Shows("a reason", "the end")
		d.Press("z").Settle().Hides("the end").Exact()
	}
}

func TestMessagesAreRemembered(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("!").Status("nothing was said")
	d.Press("x").Settle().Press("down").Settle().Press("!").Settle().Exact().Shows("messages", "n breeds a generation", "18:00:00")
}
