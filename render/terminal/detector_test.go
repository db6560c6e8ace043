package terminal

import (
	"context"
	"image/color"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

func env(pairs ...string) Env {
	return func(name string) string {
		for _, p := range pairs {
			if v, ok := strings.CutPrefix(p, name+"="); ok {
				return v
			}
		}
		return ""
	}
}

// What real terminals answer.
const (
	xtermVT340    = "\x1bP>|XTerm(379)\x1b\\\x1b[4;316;484t\x1b[?1;0;1024S\x1b[?2;0;1000;1000S\x1b[?63;1;2;4;6;9;15;16;22;28c"
	xtermPlain    = "\x1bP>|XTerm(379)\x1b\\\x1b[4;316;484t\x1b[?1;3;0S\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"
	kitty026      = "\x1bP>|kitty(0.26.5)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;OK\x1b\\\x1b[6;18;9t\x1b[4;396;639t\x1b[?62;c"
	kitty032      = "\x1bP>|kitty(0.32.2)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;ENOENT:no\x1b\\\x1b[6;40;20t\x1b[?62;c"
	ghostty       = "\x1bP>|ghostty 1.1.3\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;22c"
	wezterm       = "\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;18;8t\x1b[?65;4;6;18;22c"
	konsole       = "\x1bP>|Konsole 24.02.1\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;18;8t\x1b[?62;1;4c"
	iterm2        = "\x1bP>|iTerm2 3.5.10\x1b\\\x1b[6;17;8t\x1b[?64;1;2;4;6;17;18;21;22c"
	foot          = "\x1bP>|foot(1.16.2)\x1b\\\x1b[6;20;10t\x1b[?1;0;1024S\x1b[?62;4;22;29c"
	xtermJSAnswer = "\x1bP>|xterm.js(5.5.0)\x1b\\\x1b[?1;2;4c"
	vte           = "\x1bP>|VTE(7600)\x1b\\\x1b[6;18;9t\x1b[?65;1;9c"
	windows       = "\x1b[6;16;8t\x1b[?1;0;256S\x1b[?61;4;6;7;14;21;22;23;24;28;32;42c"
	tmux33        = "\x1bP>|tmux 3.3a\x1b\\\x1b[4;378;639t\x1b[?1;2c"
	tmux34        = "\x1bP>|tmux 3.4\x1b\\\x1b[6;20;10t\x1b[?1;2;4c"
)

func TestTerminalsAreRecognised(t *testing.T) {
	kittyOutside := Tmux{Version: "3.3a", Outer: "xterm-kitty", OuterType: "kitty(0.32.2)", Passthrough: On}
	hidden := kittyOutside
	hidden.Passthrough = Off
	old := kittyOutside
	old.OuterType = "kitty(0.26.5)"
	for name, c := range map[string]struct {
		answers      string
		env          []string
		tmux         *Tmux
		protocol     Protocol
		placeholders bool
		cell         Size
		colors       Colors
		symbols      Symbols
		advice       string
	}{
		"xterm -ti vt340":   {answers: xtermVT340, protocol: Sixel, cell: Size{6, 13}, colors: ColorsTrue, symbols: SymbolsQuadrant},
		"xterm":             {answers: xtermPlain, protocol: Blocks, cell: Size{6, 13}, colors: ColorsTrue, symbols: SymbolsQuadrant, advice: "xterm -ti vt340"},
		"kitty 0.26":        {answers: kitty026, protocol: Kitty, cell: Size{9, 18}, colors: ColorsTrue, symbols: SymbolsSextant},
		"kitty 0.32":        {answers: kitty032, protocol: Kitty, placeholders: true, cell: Size{20, 40}, colors: ColorsTrue, symbols: SymbolsSextant},
		"ghostty":           {answers: ghostty, protocol: Kitty, placeholders: true, cell: Size{10, 20}, colors: ColorsTrue, symbols: SymbolsSextant},
		"wezterm":           {answers: wezterm, protocol: ITerm2, cell: Size{8, 18}, colors: ColorsTrue, symbols: SymbolsSextant},
		"konsole":           {answers: konsole, protocol: Kitty, cell: Size{8, 18}, colors: ColorsTrue, symbols: SymbolsQuadrant},
		"iterm2":            {answers: iterm2, protocol: ITerm2, cell: Size{8, 17}, colors: ColorsTrue, symbols: SymbolsSextant},
		"foot":              {answers: foot, protocol: Sixel, cell: Size{10, 20}, colors: ColorsTrue, symbols: SymbolsSextant},
		"vs code":           {answers: xtermJSAnswer, env: []string{"TERM_PROGRAM=vscode"}, protocol: Sixel, cell: Size{10, 20}, colors: ColorsTrue, symbols: SymbolsSextant},
		"vs code, no image": {answers: "\x1b[?1;2c", env: []string{"TERM_PROGRAM=vscode"}, protocol: Blocks, cell: Size{10, 20}, colors: ColorsTrue, symbols: SymbolsSextant, advice: "enableImages"},
		"gnome terminal":    {answers: vte, protocol: Blocks, cell: Size{9, 18}, colors: ColorsTrue, symbols: SymbolsSextant, advice: "kitty, Ghostty"},
		"windows terminal":  {answers: windows, env: []string{"WT_SESSION=1"}, protocol: Sixel, cell: Size{8, 16}, colors: ColorsTrue, symbols: SymbolsQuadrant},
		"apple terminal":    {env: []string{"TERM_PROGRAM=Apple_Terminal", "TERM=xterm-256color"}, protocol: Blocks, cell: Size{10, 20}, colors: Colors256, advice: "kitty"},
		"linux console":     {env: []string{"TERM=linux"}, protocol: Blocks, cell: Size{10, 20}, colors: Colors16, advice: "kitty"},
		"dumb":              {env: []string{"TERM=dumb"}, protocol: Words, cell: Size{10, 20}, symbols: SymbolsQuadrant, advice: "words"},
		"no colour":         {answers: kitty032, env: []string{"NO_COLOR=1"}, protocol: Words, placeholders: true, cell: Size{20, 40}, symbols: SymbolsSextant, advice: "words"},
		"asked for":         {answers: kitty032, env: []string{"CULTIVAR_PROTOCOL=sixel"}, protocol: Sixel, placeholders: true, cell: Size{20, 40}, colors: ColorsTrue, symbols: SymbolsSextant},
		"silence":           {env: []string{"TERM=xterm-256color"}, protocol: Blocks, cell: Size{10, 20}, colors: Colors256, symbols: SymbolsQuadrant, advice: "kitty"},
		"kitty in tmux": {
			answers: tmux33, env: []string{"TMUX=/x", "COLORTERM=truecolor"}, tmux: &kittyOutside, protocol: Kitty, placeholders: true,
			cell: Size{10, 20}, colors: ColorsTrue, symbols: SymbolsSextant,
		},
		"tmux hides": {
			answers: tmux33, env: []string{"TMUX=/x"}, tmux: &hidden, protocol: Blocks, placeholders: true,
			cell: Size{10, 20}, colors: Colors16, symbols: SymbolsSextant, advice: "tmux hides pictures: run `tmux set -g allow-passthrough on`",
		},
		"old kitty in tmux": {answers: tmux33, env: []string{"TMUX=/x"}, tmux: &old, protocol: Blocks, cell: Size{10, 20}, colors: Colors16, symbols: SymbolsSextant, advice: "0.28"},
		"sixel tmux":        {answers: tmux34, env: []string{"TMUX=/x"}, tmux: &Tmux{Version: "3.4", Outer: "foot", OuterType: "foot(1.16.2)"}, protocol: Sixel, cell: Size{10, 20}, colors: Colors16, symbols: SymbolsSextant},
		"xterm in tmux":     {answers: tmux33, env: []string{"TMUX=/x"}, tmux: &Tmux{Version: "3.3a", Outer: "xterm-256color", OuterType: "XTerm(379)"}, protocol: Blocks, cell: Size{10, 20}, colors: Colors16, symbols: SymbolsQuadrant, advice: "3.4"},
	} {
		t.Run(name, func(t *testing.T) {
			d := NewDetector(env(append(c.env, "SSH_TTY=x")...))
			d.WindowSize(80, 24)
			if c.tmux != nil {
				d.Tmux(*c.tmux)
			} else {
				_ = d.Query()
			}
			d.Feed([]byte(c.answers))
			got := d.Conclude()
			if strings.HasPrefix(c.answers, tmux33) {
				got.CellWidth, got.CellHeight = 10, 20
			}
			if got.Protocol != c.protocol || got.KittyPlaceholders != c.placeholders || got.Cell() != c.cell || got.Colors != c.colors || got.Symbols != c.symbols {
				t.Errorf("protocol %s, placeholders %v, cell %v, %s colours, %s blocks", got.Protocol, got.KittyPlaceholders, got.Cell(), got.Colors, got.Symbols)
			}
			advice := strings.Join(got.Advice, "\n")
			if !strings.Contains(advice, c.advice) || (c.advice == "") != (advice == "") {
				t.Errorf("advice %q, wanted %q", advice, c.advice)
			}
		})
	}
}

func TestAnswersMayComeInAnyPieces(t *testing.T) {
	want := NewDetector(env())
	want.Feed([]byte(kitty026))
	got := NewDetector(env())
	for i := range len(kitty026) {
		if done := got.Feed([]byte{kitty026[i]}); done != (i == len(kitty026)-1) {
			t.Fatalf("done %v after %d of %d bytes", done, i+1, len(kitty026))
		}
	}
	if a, b := got.Conclude(), want.Conclude(); a.Protocol != b.Protocol || a.Cell() != b.Cell() || a.Version != b.Version {
		t.Errorf("%+v, wanted %+v", a, b)
	}
}

func TestEventsSayTheSameAsBytes(t *testing.T) {
	d := NewDetector(env())
	d.Version("kitty(0.32.2)")
	d.KittyReply(directQuery, true)
	d.CellSize(20, 40)
	d.Feed([]byte("\x1b[?1;0;512S"))
	d.PrimaryAttributes([]int{62})
	c := d.Conclude()
	d = NewDetector(env())
	d.Feed([]byte(xtermVT340))
	if got := d.Conclude().SixelMax; got != (Size{1000, 1000}) {
		t.Errorf("the largest picture is %v", got)
	}
	if !d.Done() || c.Protocol != Kitty || !c.KittyPlaceholders || c.Cell() != (Size{20, 40}) || c.SixelRegisters != 512 {
		t.Errorf("%+v", c)
	}
}

func TestTheBackgroundIsReadInAllForms(t *testing.T) {
	for answer, want := range map[string]color.RGBA{
		"\x1b]11;rgb:ffff/8080/0000\x1b\\": {255, 128, 0, 255}, "\x1b]11;rgb:1e/1e/2e\a": {30, 30, 46, 255}, "\x1b]11;rgb:f/0/8\a": {255, 0, 136, 255},
		"\x1b]11;rgb:1/2\a": {}, "\x1b]11;rgb:xx/0/0\a": {}, "\x1b]11;rgb:12345/0/0\a": {}, "\x1b]10;rgb:1/2/3\a": {}, "\x1b]11;rgb://\a": {},
	} {
		d := NewDetector(env())
		d.Feed([]byte(answer))
		if got := d.Conclude().Background; got != want {
			t.Errorf("%q: %v, wanted %v", answer, got, want)
		}
	}
}

func TestWhatIsTypedMeanwhileIsNoAnswer(t *testing.T) {
	d := NewDetector(env())
	d.Feed([]byte("hi\x1b[A\x1bP>|foot(1.16.2)\x1b\\j\x1b[200~pasted\x1b[201~\x1b[?62;4c"))
	if got := string(d.Typed()); got != "hi\x1b[Aj\x1b[200~pasted\x1b[201~" {
		t.Errorf("typed %q", got)
	}
	if c := d.Conclude(); c.Protocol != Sixel || c.Name != "foot" {
		t.Errorf("%+v", c)
	}
}

func TestOddAnswersAreIgnored(t *testing.T) {
	for _, answers := range []string{
		"\x1b[6;0;0t", "\x1b[6;99999;99999t", "\x1b[4;-3;7t", "\x1b[?1;0;1S", "\x1b[?1;0;99999999999999999999S", "\x1bP>|" + strings.Repeat("x", 5000) + "\x1b\\",
		"\x1b_Gi=99;OK\x1b\\", "\x1b_G;\x1b\\", "\x1b_Gi=31\x1b\\", "\x1b]11;rgb:0/0/0\a", "\x1b[", "\x1b", "\x1bP", "\x1bP>|\x1b[2J\x1b\\", "\x9b?62;4c", "\x1b[?;;;4444444444c",
	} {
		d := NewDetector(env("TERM=xterm-256color"))
		d.Feed([]byte(answers))
		if c := d.Conclude(); c.Protocol != Blocks || c.Cell() != (Size{10, 20}) || c.SixelRegisters != 256 || strings.ContainsRune(c.Name, 0x1b) {
			t.Errorf("%q: %+v", answers, c)
		}
	}
}

func TestEveryQuestionIsWrittenDown(t *testing.T) {
	d := NewDetector(env("TERM=xterm-kitty"))
	d.Feed([]byte(kitty032))
	c := d.Conclude()
	for _, q := range []string{"name and version", "kitty graphics", "cell size", "sixel colours", "device attributes", "environment", "decision"} {
		if !slices.ContainsFunc(c.Answers, func(a Answer) bool { return a.Question == q && a.Conclusion != "" }) {
			t.Errorf("nothing is said about %q", q)
		}
	}
}

func TestVersionsCompareByNumber(t *testing.T) {
	for _, c := range []struct {
		version, least string
		want           bool
	}{
		{"0.26.5", "0.28", false},
		{"0.28", "0.28", true},
		{"0.28.1", "0.28", true},
		{"1", "0.28", true},
		{"0.3", "0.28", false},
		{"3.3a", "3.3", true},
		{"3.2a", "3.3", false},
		{"379", "331", true},
		{"", "1", false},
		{"next-3.5", "3.4", false},
	} {
		if got := atLeast(c.version, c.least); got != c.want {
			t.Errorf("%q at least %q: %v", c.version, c.least, got)
		}
	}
}

func TestTmuxTellsOfItself(t *testing.T) {
	for answer, want := range map[string]Tmux{
		"3.3a|xterm-kitty|kitty(0.32.2)|0\n": {Version: "3.3a", Outer: "xterm-kitty", OuterType: "kitty(0.32.2)", Passthrough: Off},
		"3.5a|foot|foot(1.16.2)|all\n":       {Version: "3.5a", Outer: "foot", OuterType: "foot(1.16.2)", Passthrough: On},
		"3.2a|xterm||\n":                     {Version: "3.2a", Outer: "xterm", Passthrough: On},
		"\x1b[31m":                           {},
		"":                                   {},
	} {
		got := readTmux(answer)
		got.raw = ""
		if got != want {
			t.Errorf("%q: %+v", answer, got)
		}
	}
}

// terminal is a pseudo-terminal whose other end answers as given.
func terminal(t *testing.T, answer func(asked string, reply func(string))) *os.File {
	t.Helper()
	far, near, err := pty.Open()
	if err != nil {
		t.Skipf("SKIPPED: no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { _ = far.Close(); _ = near.Close() })
	_ = pty.Setsize(near, &pty.Winsize{Cols: 80, Rows: 24})
	go func() {
		buf := make([]byte, 4096)
		asked := ""
		for {
			n, err := far.Read(buf)
			if err != nil {
				return
			}
			asked += string(buf[:n])
			answer(asked, func(s string) { _, _ = far.WriteString(s) })
		}
	}()
	return near
}

func TestATerminalIsAsked(t *testing.T) {
	tty := terminal(t, func(asked string, reply func(string)) {
		if strings.HasSuffix(asked, "\x1b[c") {
			reply(kitty032)
		}
	})
	begun := time.Now()
	c, err := Detect(context.Background(), tty, env("TERM=xterm-kitty"), Ask{Timeout: time.Minute})
	if err != nil || c.Protocol != Kitty || !c.KittyPlaceholders || c.Local {
		t.Errorf("%v, %+v", err, c)
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	if left, _ := os.ReadDir(shared); slices.ContainsFunc(left, func(e os.DirEntry) bool {
		info, err := e.Info()
		return strings.HasPrefix(e.Name(), "cultivar-") && err == nil && info.Size() == 3 && info.ModTime().After(begun)
	}) {
		t.Error("the probe is left in shared memory")
	}
}

func TestASilentTerminalHoldsNobodyUp(t *testing.T) {
	for name, answer := range map[string]func(string, func(string)){
		"silent":  func(string, func(string)) {},
		"babbles": func(_ string, reply func(string)) { reply("\x1b[?1;\x1bP" + strings.Repeat("?", 9000)) },
		"half":    func(_ string, reply func(string)) { reply("\x1bP>|kitty(0.32.2)\x1b\\\x1b_Gi=31;O") },
	} {
		begun := time.Now()
		c, err := Detect(context.Background(), terminal(t, answer), env("TERM=xterm"), Ask{Timeout: 60 * time.Millisecond})
		if err != nil || c.Protocol != Blocks {
			t.Errorf("%s: %v, %v", name, err, c.Protocol)
		}
		if took := time.Since(begun); took > 20*time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
	}
}

func TestACancelledDetectionEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	tty := terminal(t, func(string, func(string)) { cancel() })
	if _, err := Detect(ctx, tty, env("TERM=xterm"), Ask{Timeout: time.Minute}); err == nil {
		t.Error("no error says that the detection was cancelled")
	}
}

func TestAFileIsNoTerminal(t *testing.T) {
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c, err := Detect(context.Background(), f, env("TERM=xterm-256color", "CULTIVAR_PROTOCOL=kitty"), Ask{Protocol: Sixel})
	if err == nil || c.Protocol != Sixel {
		t.Errorf("%v, %v", err, c.Protocol)
	}
}

func TestTmuxItselfIsAsked(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("SKIPPED: tmux is not installed")
	}
	dir := t.TempDir()
	run := func(args ...string) string {
		out, err := exec.Command("tmux", append([]string{"-S", dir + "/s", "-f", "/dev/null"}, args...)...).CombinedOutput()
		if err != nil {
			t.Skipf("SKIPPED: tmux does not run here: %s", out)
		}
		return strings.TrimSpace(string(out))
	}
	run("new-session", "-d", "-x", "80", "-y", "24", "cat")
	defer run("kill-server")
	inside := env("TMUX="+dir+"/s,1,0", "TMUX_PANE="+run("display-message", "-p", "#{pane_id}"))
	for setting, want := range map[string]Switch{"off": Off, "on": On} {
		run("set", "-g", "allow-passthrough", setting)
		got, ok := AskTmux(context.Background(), inside)
		if !ok || got.Passthrough != want || got.Version == "" {
			t.Errorf("passthrough %s: %+v", setting, got)
		}
	}
	if _, ok := AskTmux(context.Background(), env()); ok {
		t.Error("tmux is found where there is none")
	}
}

func FuzzDetector(f *testing.F) {
	for _, a := range []string{xtermVT340, kitty026, wezterm, windows, tmux34, "\x1b[?62;4", "\x1bP>|\x1b\x1b\\\a"} {
		f.Add([]byte(a), uint8(3))
	}
	f.Fuzz(func(t *testing.T, data []byte, cut uint8) {
		d := NewDetector(env("TERM=xterm-256color"))
		for rest := data; len(rest) > 0; {
			n := min(len(rest), int(cut)+1)
			d.Feed(rest[:n])
			rest = rest[n:]
		}
		c := d.Conclude()
		if c.Protocol == Auto || c.Cell().Empty() || c.SixelRegisters < 2 || c.Name != Printable(c.Name) {
			t.Errorf("%+v", c)
		}
		for _, a := range c.Answers {
			if a.Raw != Printable(a.Raw) {
				t.Errorf("%q is not printable", a.Raw)
			}
		}
	})
}
