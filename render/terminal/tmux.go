package terminal

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// Tmux is what the tmux in between said of itself.
type Tmux struct {
	Version string
	// Outer is the TERM of the terminal around tmux, OuterType what it calls itself ("kitty(0.32.2)").
	Outer, OuterType string
	// Passthrough says whether allow-passthrough is on.
	Passthrough Switch
	raw         string
}

// AskTmux asks the tmux that env tells of. It reports false when there is none; a tmux that does not
// answer within a second is one of which nothing is known.
func AskTmux(ctx context.Context, env Env) (Tmux, bool) {
	if env("TMUX") == "" {
		return Tmux{}, false
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	t := askTmux(ctx, env)
	// A tmux just started is still asking the terminal around it; of these it matters which version.
	for tries := 0; tries < 3 && t.OuterType == "" && namesKitty(t.Outer); tries++ {
		select {
		case <-ctx.Done():
			return t, true
		case <-time.After(40 * time.Millisecond):
			t = askTmux(ctx, env)
		}
	}
	return t, true
}

func namesKitty(term string) bool {
	return strings.HasSuffix(term, "kitty") || strings.HasSuffix(term, "ghostty")
}

func askTmux(ctx context.Context, env Env) Tmux {
	args := []string{"display-message", "-p"}
	if pane := env("TMUX_PANE"); pane != "" {
		args = append(args, "-t", pane)
	}
	ask := exec.CommandContext(ctx, "tmux", append(args, "#{version}|#{client_termname}|#{client_termtype}|#{allow-passthrough}")...)
	ask.Env = append(ask.Environ(), "TMUX="+env("TMUX"))
	answer, err := ask.Output()
	if err != nil {
		return Tmux{}
	}
	return readTmux(string(answer))
}

// readTmux reads tmux's answer, four fields parted by bars.
func readTmux(answer string) Tmux {
	answer = Printable(strings.TrimRight(answer, "\r\n"))
	f := strings.Split(answer+"||||", "|")
	t := Tmux{Version: f[0], Outer: f[1], OuterType: f[2], raw: answer}
	switch f[3] {
	case "on", "all", "1":
		t.Passthrough = On
	case "off", "0":
		t.Passthrough = Off
	default: // before tmux 3.3 there is no such setting, and everything passes
		if t.Version != "" && !atLeast(t.Version, "3.3") {
			t.Passthrough = On
		}
	}
	return t
}

// outer is the terminal around tmux.
func (t Tmux) outer() known {
	if t.OuterType != "" {
		name, version := nameVersion(t.OuterType)
		return lookUp(name, version)
	}
	name, version := namedByTerm(t.Outer)
	if name == "kitty" && version == "" { // every kitty of the last years
		version = "0.28"
	}
	return lookUp(name, version)
}
