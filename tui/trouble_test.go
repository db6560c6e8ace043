package tui

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/history"
)

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// until lets messages come in until something holds.
func (d *driver) until(what string, holds func() bool) *driver {
	d.t.Helper()
	deadline := time.After(20 * time.Second)
	for !holds() {
		select {
		case msg := <-d.queue:
			d.take(msg)
		case <-deadline:
			d.t.Fatalf("waited in vain until %s\n%s", what, d.Text())
		}
	}
	return d
}

func TestEscCancelsBreeding(t *testing.T) {
	d := open(t, 120, 40)
	d.camera.block = make(chan struct{})
	d.Press("n").until("the grid is there", func() bool { return d.m.gen != nil }).Shows("breeding", "esc cancel").Exact()
	d.Press("a").Status("still being made")
	d.Press("n").Status("still being made")
	d.Press("esc")
	close(d.camera.block)
	d.Settle().Exact()
	if d.m.tasks.newest() != nil {
		t.Error("something still runs")
	}
	d.Press("n").Settle().Grid().Has(9)
}

func TestEventsOfAnotherGenerationAreDropped(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle()
	before := d.m.gen.tile(1).content
	stale := session.Proposed{For: "another", Variant: session.Variant{Tile: 1, Caption: "stale"}}
	closed := make(chan session.Event)
	close(closed)
	d.take(event{task: 9999, event: stale, open: true, next: closed})
	d.Settle().Hides("stale")
	if d.m.gen.tile(1).content != before {
		t.Error("a stale event changed a tile")
	}
}

// slow is a store whose commits wait.
type slow struct {
	session.Store
	gate chan struct{}
}

func (s slow) Commit(ctx context.Context, kind, onto string, drafts []session.Draft) ([]session.Version, error) {
	if kind == "accept" {
		<-s.gate
	}
	return s.Store.Commit(ctx, kind, onto, drafts)
}

func TestSuccessIsSaidOnlyWhenItIsDurable(t *testing.T) {
	camera := &painter{}
	made, _ := plot(t, camera)
	gate := make(chan struct{})
	studio := session.New(slow{made.Store(), gate}, session.Options{Camera: camera})
	d := drive(t, 120, 40, Options{Studio: studio}).Settle()
	d.Press("n").Settle().Press("a").Shows("accepting tile 1").Hides("accepted")
	close(gate)
	d.Settle().Status("accepted").Shows("● accepted")
}

func TestWithoutABrowser(t *testing.T) {
	studio, _ := plot(t, nil)
	d := drive(t, 120, 40, Options{Studio: studio}).Settle().Exact()
	d.Shows("no pictures: no browser was found", "cultivar doctor", "A garden for everybody", "no browser")
	d.Press("n").Settle().Exact().Grid().Has(9).Shows("not drawn", "changes")
	d.Press("c").Settle().Status("no pictures")
	d.Press("a").Settle().Status("accepted")
}

func TestTheBrowserComesLater(t *testing.T) {
	studio, _ := plot(t, nil)
	gate := make(chan struct{})
	d := drive(t, 120, 40, Options{Studio: studio, Camera: func(context.Context) (render.Camera, error) {
		<-gate
		return &painter{}, nil
	}})
	d.until("the design is open", func() bool { return d.m.head.Version != "" }).Shows("starting the browser", "· · ·").Hides("no pictures")
	close(gate)
	d.Settle().Hides("starting the browser", "· · ·").Exact()
}

func TestTheBrowserDoesNotStart(t *testing.T) {
	studio, _ := plot(t, nil)
	d := drive(t, 80, 24, Options{Studio: studio, Camera: func(context.Context) (render.Camera, error) {
		return nil, errors.New("no chromium\x1b[31m anywhere")
	}}).Settle().Exact()
	d.Shows("no pictures: no chromium anywhere")
}

func TestADesignThatDoesNotDraw(t *testing.T) {
	camera := &painter{broken: map[string]string{"everybody": "its script\x1b[2J never ends"}}
	studio, _ := plot(t, camera)
	d := drive(t, 80, 24, Options{Studio: studio}).Settle().Exact().Shows("no picture", "its script never ends")
	if strings.Contains(d.m.content, "\x1b[2J") {
		t.Error("a control sequence of the design reached the screen")
	}
}

func TestWithoutColours(t *testing.T) {
	studio, _ := plot(t, &painter{})
	d := drive(t, 120, 40, Options{Studio: studio, Environ: []string{"TERM=xterm", "NO_COLOR=1"}, Protocol: terminal.Words}).Settle()
	d.Press("n").Settle().Exact().Shows("changes", "% away", "it says: Garden")
	if strings.Contains(d.m.content, "38;") || strings.Contains(d.m.content, "48;") {
		t.Error("there are colours on the screen")
	}
	d = drive(t, 80, 24, Options{Studio: studio, Environ: []string{"TERM=dumb"}, Protocol: terminal.Auto}).Settle().Exact()
	if d.m.style.Plain != true {
		t.Error("a dumb terminal is given colours")
	}
}

func TestSmallScreens(t *testing.T) {
	d := open(t, 120, 40)
	for _, size := range [][2]int{{1, 1}, {0, 0}, {3, 200}, {200, 2}, {39, 24}, {80, 7}, {40, 8}, {60, 15}, {79, 23}, {80, 15}} {
		d.Resize(size[0], size[1]).Settle()
		if size[0] > 0 {
			d.Exact()
		}
		for _, key := range []string{"n", "l", "?", "esc", ":", "esc", "tab", "esc", "enter", "j", "esc", "i", "esc", "d", "esc"} {
			d.Press(key).Settle()
			if size[0] > 0 {
				d.Exact()
			}
		}
	}
	d.Resize(39, 7).Settle().Shows("needs 40×8", "39×7")
	d.Resize(80, 24).Settle().Exact().Hides("needs 40×8")
}

func TestKeysDoNothingUnseen(t *testing.T) {
	d := open(t, 120, 40).Press("n").Settle()
	id := d.m.gen.id
	d.Resize(30, 6).Settle().Press("a", "n", "x", "i", "w").Settle()
	if d.m.gen.id != id || d.m.region != onStage || d.m.gen.tiles[1].version != "" {
		t.Error("a key acted on a screen that shows nothing")
	}
	d.Press("q")
	d.Settle()
	if !d.quit {
		t.Error("q does not quit there")
	}
}

func TestOneTileAtATimeOnASmallScreen(t *testing.T) {
	d := open(t, 60, 15).Exact().Shows("garden", "seed garden", "press i")
	d.Press("n").Settle().Exact().Grid().Has(4).Shows("  1 of 3  ")
	d.Press("l").Settle().Exact().Shows(" 2 of 3 ").Hides("  1 of")
	d.Press("a").Settle().Status("accepted")
	d.Press("tab").Settle().Exact().Shows("seed garden").Press("esc").Settle().Shows(" 2 of 3 ")
	d.Resize(80, 20).Settle().Exact().Shows(" 2 of 3 ", "history", "away")
}

func TestResizeStorm(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle()
	dice := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		d.Resize(80+dice.IntN(140), 24+dice.IntN(40)).Exact()
		if dice.IntN(4) == 0 {
			d.Press("l")
		}
	}
	d.m.status.Clear()
	d.Resize(130, 42).Settle().Exact()
	after := d.m.content
	d.m.desk.Reset(d.m.sight.caps)
	d.m.sight.screen.Forget()
	d.Press("ctrl+l").Settle().Exact()
	if d.m.content != after {
		t.Errorf("a fresh draw differs:\n%s", d.Text())
	}
}

func TestMovingTheCursorSendsNoPicture(t *testing.T) {
	for _, p := range []terminal.Protocol{terminal.Sixel, terminal.Kitty, terminal.ITerm2} {
		studio, _ := plot(t, &painter{})
		d := drive(t, 80, 24, Options{Studio: studio, Protocol: p}).Settle()
		d.Press("n").Settle()
		if d.sent.bytes == 0 {
			t.Fatalf("%s: no picture was sent at all", p)
		}
		before := d.sent.bytes
		for _, key := range []string{"l", "h", "j", "k", "1", "2", "3", "0"} {
			d.Press(key).Settle()
		}
		if sent := d.sent.bytes - before; sent != 0 {
			t.Errorf("%s: moving the cursor sent %d bytes", p, sent)
		}
		d.Type("hello").Settle()
		if sent := d.sent.bytes - before; sent != 0 {
			t.Errorf("%s: typing sent %d bytes", p, sent)
		}
	}
}

func TestFastMovesDoNotStirTheLargePicture(t *testing.T) {
	studio, _ := plot(t, &painter{})
	d := drive(t, 120, 40, Options{Studio: studio, Protocol: terminal.Sixel}).Settle()
	d.Press("n").Settle()
	before := d.sent.bytes
	for range 50 {
		d.Press("l", "j", "h", "k").Idle()
	}
	if sent := d.sent.bytes - before; sent != 0 {
		t.Errorf("200 moves without a rest sent %d bytes", sent)
	}
	d.Press("3").Settle()
	if d.sent.bytes == before {
		t.Error("the large picture did not follow the resting cursor")
	}
}

func TestDialogsComeAndGo(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle()
	before := d.m.content
	for _, key := range []string{"?", ":", "t", "L", "b", "o", "/"} {
		d.Press(key).Settle().Exact()
		if d.m.content == before {
			t.Errorf("%s opened nothing", key)
		}
		d.Press("esc").Settle()
		if d.m.content != before {
			t.Errorf("%s left something behind", key)
		}
	}
}

func TestAnotherProgramChangesTheSource(t *testing.T) {
	d := open(t, 120, 40)
	writeFile(t, d.file, strings.Replace(garden, "A garden for everybody", "A meadow for nobody", 1))
	d.until("the change is shown", func() bool { return d.m.gen != nil && d.m.gen.task == 0 })
	d.Settle().Grid().Has(2).Shows("changed by another program")
	d.Press("a").Settle().Status("accepted")
	if text := git(t, d, "show", "HEAD:garden.html"); !strings.Contains(text, "meadow") {
		t.Error("the change is not in the version")
	}
	d.Press("w").Settle().Status("holds this version already")
}

func TestWritingBackOverAnUnseenChange(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle().Press("a").Settle()
	unseen := strings.Replace(garden, "Plant", "Weed", 1)
	writeFile(t, d.file, unseen)
	d.until("the change is noticed", func() bool { return d.m.out != nil })
	d.Press("w").Settle().Exact().Shows("garden.html has changed: 1 theirs", "theirs, line 11", "m merge", "t take theirs", "o write over")
	if text, _ := os.ReadFile(d.file); string(text) != unseen {
		t.Fatal("the unseen change was overwritten")
	}
	d.Press("o").Settle().Status("wrote").Hides("changed by another program", "m merge")
	if log := git(t, d, "log", "--format=%s"); !strings.Contains(log, "keep what was in garden.html") {
		t.Errorf("the unseen change is in no version:\n%s", log)
	}
}

func TestAnswersOfTheTerminalAreNotTyped(t *testing.T) {
	studio, _ := plot(t, &painter{})
	d := drive(t, 80, 24, Options{Studio: studio, Protocol: terminal.Auto})
	d.Press("i")
	for _, answer := range []tea.Msg{
		uv.UnknownCsiEvent("\x1b[?1;0;256S"),
		uv.PrimaryDeviceAttributesEvent{62, 4},
		tea.TerminalVersionMsg{Name: "odd\x1b[31m"},
		uv.CellSizeEvent{Width: -1, Height: 90000},
		uv.UnknownEvent("junk"), uv.UnknownOscEvent("\x1b]52;c;AAAA\x07"),
	} {
		d.take(answer)
	}
	d.Settle().Exact()
	if d.m.prompt.Value() != "" {
		t.Errorf("answers were typed: %q", d.m.prompt.Value())
	}
}

func TestHostileNames(t *testing.T) {
	ctx := context.Background()
	made, _ := plot(t, &painter{})
	a, err := made.Artifact(ctx, "head")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := made.CommitEdit(ctx, a.With("x.css", []byte("a{}")), "evil \x1b]0;owned\x07 \x1b[2J name"); err != nil {
		t.Fatal(err)
	}
	d := drive(t, 120, 40, Options{Studio: made}).Settle().Exact()
	if strings.Contains(d.m.content, "\x1b]0;") || strings.Contains(d.m.content, "\x1b[2J") {
		t.Error("a control sequence reached the screen")
	}
}

func TestFailingToOpen(t *testing.T) {
	d := drive(t, 120, 40, Options{Path: "/nowhere/x.html", OpenFile: func(context.Context, string) (*session.Studio, error) {
		return nil, &session.Problem{Attempted: "open x.html", Cause: "there is no such file", Do: "check the path"}
	}}).Settle().Exact()
	d.Status("there is no such file").Shows("open a file", "describe it in words")
}

func TestStoreThatIsGone(t *testing.T) {
	d := open(t, 80, 24)
	if err := os.RemoveAll(d.m.studio.Store().Dir() + "/.git"); err != nil {
		t.Fatal(err)
	}
	if history.Exists(d.m.studio.Store().Dir()) {
		t.Fatal("the store is still there")
	}
	d.Press("u").Settle().Exact()
	if d.m.status.Notice == "" {
		t.Error("nothing was said")
	}
}

func TestWhatADesignSaysIsShown(t *testing.T) {
	camera := &painter{blocked: []string{"https://fonts.example/x.woff2\x1b[31m", "img/missing.png"}, errors: []string{"x is not defined"}}
	studio, _ := plot(t, camera)
	d := drive(t, 120, 40, Options{Studio: studio}).Settle().Exact()
	d.Status("1 blocked, 1 missing: fonts.example, img/missing.png").Shows("! 1 error, 1 blocked, 1 missing")
	d.Press("!").Settle().Exact().Shows("x is not defined", "https://fonts.example/x.woff2", "img/missing.png")
	d.Press("esc", "n").Settle().Press("esc").Settle()
	if strings.Contains(d.m.status.Notice, "blocked") {
		t.Error("what is blocked is named again")
	}
}

func TestWritingBackMergesWithAnUnseenChange(t *testing.T) {
	d := open(t, 120, 40)
	writeFile(t, d.file, strings.Replace(garden, "Plant", "Weed", 1))
	d.until("the change is shown", func() bool { return d.m.gen != nil && d.m.gen.task == 0 })
	d.Settle().Press("esc").Settle()
	d.Type("make the background navy").Press("enter").Settle().Press("a").Settle().Status("accepted")
	d.Press("w").Settle().Exact().Shows("1 theirs", "yours, line")
	d.Press("m").Settle().Status("wrote garden.html").Hides("changed by another program")
	text, err := os.ReadFile(d.file)
	if err != nil || !strings.Contains(string(text), "Weed") || strings.Contains(string(text), "#f6f8f0") {
		t.Errorf("the source does not hold both changes: %v\n%s", err, text)
	}
	if d.m.out != nil {
		t.Error("the change is still offered")
	}
}

func TestAChangeFromTheMiddleIsTakenBack(t *testing.T) {
	d := open(t, 120, 40)
	for _, words := range []string{"make the background navy", "make the heading larger", "make the background teal"} {
		d.Type(words).Press("enter").Settle().Press("a").Settle().Status("accepted")
	}
	d.Press("esc").Settle().Press("tab", "j").Settle()
	size := d.m.tree.Versions[1].ID
	d.Press(":").Type("take back").Press("enter").Settle().Status("took back " + short(size))
	d.Press("j").Settle()
	d.Press(":").Type("take back").Press("enter").Settle().Exact().Shows("cannot be taken back whole", "garden.html line")
	d.Press("enter").Settle()
}
