package terminal

import (
	"fmt"
	"slices"
	"strings"
)

// advice says in lines of their own how this terminal would show better pictures.
func advice(c Capabilities, d *Detector) []string {
	switch {
	case c.Protocol == Words && d.wish == Auto:
		return []string{"Without colours, designs are described in words: unset NO_COLOR, or use --protocol."}
	case c.Tmux:
		return tmuxAdvice(c, d)
	case c.Protocol != Blocks || d.wish != Auto:
		return nil
	}
	return blocksAdvice(c)
}

func tmuxAdvice(c Capabilities, d *Detector) []string {
	if c.Protocol != Blocks || d.wish != Auto || d.tmux == nil {
		return nil
	}
	outer := d.tmux.outer()
	switch {
	case outer.placeholders:
		return []string{"tmux hides pictures: run `tmux set -g allow-passthrough on`"}
	case outer.name == "kitty":
		return []string{"Inside tmux, pictures need kitty 0.28 or later outside; this one is older."}
	case !atLeast(d.tmux.Version, "3.4"):
		return []string{fmt.Sprintf("tmux %s shows no sixel pictures: tmux 3.4 built with them does, or leave tmux.", d.tmux.Version)}
	}
	return []string{"Inside tmux, real pictures need kitty or Ghostty outside, or a tmux built with sixel: or leave tmux."}
}

func blocksAdvice(c Capabilities) []string {
	name := strings.ToLower(c.Name)
	switch {
	case name == "xterm":
		return []string{"xterm shows real pictures when it is started as `xterm -ti vt340`."}
	case slices.Contains([]string{"vscode", "xterm.js"}, name):
		return []string{"VS Code shows real pictures when terminal.integrated.enableImages is on."}
	case name == "windows terminal":
		return []string{"Windows Terminal shows real pictures from version 1.22 on."}
	}
	return []string{"Real pictures are shown by kitty, Ghostty, WezTerm, iTerm2, foot, Konsole, Windows Terminal 1.22 and `xterm -ti vt340`."}
}
