package terminal

import (
	"strconv"
	"strings"
)

// known is what terminals of one make do, where asking them does not tell.
type known struct {
	// name is how XTVERSION's answer begins, in lower case, or what the environment gave.
	name string
	// from is the first version for which the line holds, "" for all; lines of one name are newest first.
	from string
	// placeholders says that kitty pictures can ride in text.
	placeholders bool
	// films says that kitty pictures may have frames, which the terminal plays.
	films bool
	// prefer overrides the order kitty, sixel among what the terminal says that it shows; ITerm2 is
	// only ever used where it stands here, since no question asks for it.
	prefer []Protocol
	// never are protocols that the terminal answers to but does not bear.
	never   []Protocol
	colors  Colors
	symbols Symbols
	// largest is the largest sixel picture in pixels, where the terminal does not tell.
	largest Size
	// keeps is how many sixel pictures the terminal keeps before it forgets one that may be in sight, 0
	// for no known bound.
	keeps int
}

// knownTerminals was put together from the terminals' own documentation and change logs.
var knownTerminals = []known{
	{name: "kitty", from: "0.40", placeholders: true, films: true, colors: ColorsTrue, symbols: SymbolsOctant},
	{name: "kitty", from: "0.28", placeholders: true, films: true, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "kitty", from: "0.20", films: true, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "kitty", colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "ghostty", from: "1.2", placeholders: true, colors: ColorsTrue, symbols: SymbolsOctant},
	{name: "ghostty", placeholders: true, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "wezterm", prefer: []Protocol{ITerm2, Sixel}, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "iterm2", prefer: []Protocol{ITerm2}, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "warp", prefer: []Protocol{ITerm2}, colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "konsole", prefer: []Protocol{Kitty, Sixel}, colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "foot", colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "contour", colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "rio", prefer: []Protocol{ITerm2, Sixel}, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "mintty", prefer: []Protocol{ITerm2, Sixel}, colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "xterm.js", prefer: []Protocol{Sixel}, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "vscode", prefer: []Protocol{Sixel}, colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "hyper", colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "tabby", colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "vte", colors: ColorsTrue, symbols: SymbolsSextant},
	{name: "windows terminal", colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "alacritty", colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "mlterm", colors: ColorsTrue, symbols: SymbolsQuadrant},
	{name: "xterm", from: "331", colors: ColorsTrue, symbols: SymbolsQuadrant, largest: Size{1000, 1000}, keeps: 16},
	{name: "xterm", colors: Colors256, symbols: SymbolsQuadrant, largest: Size{1000, 1000}, keeps: 16},
	{name: "tmux", never: []Protocol{Kitty}, symbols: SymbolsQuadrant},
	{name: "screen", never: []Protocol{Kitty, Sixel}, symbols: SymbolsQuadrant},
	{name: "apple_terminal", never: []Protocol{Kitty, Sixel}, colors: Colors256, symbols: SymbolsHalf},
	{name: "linux", never: []Protocol{Kitty, Sixel}, colors: Colors16, symbols: SymbolsHalf},
}

// unknownTerminal is everything else.
var unknownTerminal = known{symbols: SymbolsQuadrant}

// lookUp finds the line for a terminal.
func lookUp(name, version string) known {
	name = strings.ToLower(name)
	for _, k := range knownTerminals {
		if k.name == name && (k.from == "" || atLeast(version, k.from)) {
			return k
		}
	}
	return unknownTerminal
}

// nameVersion takes XTVERSION's answer apart: "kitty(0.26.5)", "WezTerm 20240203-110809-5046fc22",
// "tmux 3.3a", "XTerm(379)".
func nameVersion(answer string) (name, version string) {
	answer = strings.TrimSpace(Printable(answer))
	cut := strings.IndexAny(answer, "( ")
	if cut < 0 {
		return answer, ""
	}
	return answer[:cut], strings.Trim(answer[cut:], "() ")
}

// namedByEnvironment is the terminal as its variables name it, for those that do not answer.
func namedByEnvironment(env Env) (name, version string) {
	term := env("TERM")
	switch {
	case env("TERM_PROGRAM") != "" && !strings.EqualFold(env("TERM_PROGRAM"), "tmux"):
		return namedByProgram(env("TERM_PROGRAM")), Printable(env("TERM_PROGRAM_VERSION"))
	case env("WT_SESSION") != "":
		return "Windows Terminal", ""
	case env("KONSOLE_VERSION") != "":
		return "Konsole", Printable(env("KONSOLE_VERSION"))
	case env("VTE_VERSION") != "":
		return "VTE", Printable(env("VTE_VERSION"))
	case env("STY") != "" || strings.HasPrefix(term, "screen"):
		return "screen", ""
	}
	return namedByTerm(term)
}

// namedByProgram reads TERM_PROGRAM.
func namedByProgram(program string) string {
	switch program {
	case "iTerm.app":
		return "iTerm2"
	case "WarpTerminal":
		return "warp"
	}
	return Printable(program)
}

// namedByTerm reads the name of a terminal's own terminfo entry.
func namedByTerm(term string) (name, version string) {
	for prefix, name := range map[string]string{
		"xterm-kitty": "kitty", "xterm-ghostty": "ghostty", "ghostty": "ghostty", "foot": "foot", "alacritty": "alacritty",
		"wezterm": "wezterm", "contour": "contour", "mlterm": "mlterm", "rio": "rio", "linux": "linux", "tmux": "tmux",
	} {
		if term == prefix || strings.HasPrefix(term, prefix+"-") {
			return name, ""
		}
	}
	return "", ""
}

// atLeast compares versions number by number; what is no number ends a version.
func atLeast(version, least string) bool {
	a, b := numbers(version), numbers(least)
	for i, n := range b {
		switch {
		case i >= len(a):
			return n == 0
		case a[i] != n:
			return a[i] > n
		}
	}
	return true
}

func numbers(version string) (all []int) {
	for part := range strings.SplitSeq(version, ".") {
		digits := part[:len(part)-len(strings.TrimLeft(part, "0123456789"))]
		n, err := strconv.Atoi(digits)
		if err != nil {
			break
		}
		all = append(all, n)
		if digits != part {
			break
		}
	}
	return all
}
