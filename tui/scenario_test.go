package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
)

func TestOpen(t *testing.T) {
	open(t, 120, 40).Exact().Shows("garden", "main", "seed garden", "history", "n breed")
}

func TestWholeSession(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle().Exact().Grid().Has(9).Grid().At(1).Shows("generation 1")
	d.Press("space", "l", "space").Settle().Status("2 parents marked")
	d.Press("n").Settle().Grid().Has(9).Shows("generation 2")
	if name := d.m.gen.tiles[0].name; !strings.Contains(name, " × ") {
		t.Errorf("the parents of the cross are called %q", name)
	}
	d.Press("a").Settle().Status("accepted").Shows("● accepted")

	if got := git(t, d, "rev-list", "--parents", "-1", "HEAD"); len(strings.Fields(got)) != 3 {
		t.Errorf("a cross of two tiles was committed with the parents %q", got)
	}
	before := git(t, d, "rev-parse", "HEAD")
	d.Press("u").Settle().Status("undid")
	if git(t, d, "rev-parse", "HEAD") == before {
		t.Error("undo left the head where it was")
	}
	d.Press("ctrl+r").Settle().Status("did again")
	if git(t, d, "rev-parse", "HEAD") != before {
		t.Error("redo did not bring the head back")
	}

	d.Press("esc").Settle().Press("b").Type("wild").Press("enter").Settle().Status("now on the new branch wild").Shows("wild")
	out := t.TempDir() + "/out.html"
	d.Press("o")
	for range 40 {
		d.Press("backspace")
	}
	d.Type(out).Press("enter").Settle().Status("exported")
	if data, err := os.ReadFile(out); err != nil || !strings.Contains(string(data), "<html") {
		t.Errorf("the export holds no page: %v", err)
	}

	if text, _ := os.ReadFile(d.file); string(text) != garden {
		t.Error("the source was changed before w")
	}
	d.Press("w").Settle().Status("wrote garden.html")
	if text, _ := os.ReadFile(d.file); string(text) == garden {
		t.Error("w did not write the source")
	}
	if status := git(t, d, "status", "--porcelain"); status != "" {
		t.Errorf("git status is not clean: %s", status)
	}
}

func git(t *testing.T, d *driver, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = d.m.studio.Store().Dir()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// gardener is a model that does what it is told, unless it is told to fail.
type gardener struct{ asked []string }

func (g *gardener) Name() string { return "gardener-1" }

func (g *gardener) Propose(ctx context.Context, b session.Brief, on session.ModelEvents) error {
	if b.DryRun {
		on.Reply(0, session.Reply{Said: "about 2,400 tokens, 0.004"})
		return nil
	}
	g.asked = append(g.asked, b.Instruction)
	if strings.Contains(b.Instruction, "fail") {
		return errors.New("the model\x1b[2J is not reachable")
	}
	for i := range b.Count {
		on.Draft(i, "<!doctype html>\n<html>", 7)
		source := strings.Replace(string(b.Parents[0].Source()), "everybody", fmt.Sprintf("everybody and %d more", i+1), 1)
		on.Reply(i, session.Reply{Artifact: b.Parents[0].WithSource([]byte(source)), Caption: fmt.Sprintf("%d more", i+1), Said: "done as told"})
	}
	return nil
}

// openWithModel drives a session that has a model.
func openWithModel(t *testing.T, g *gardener) *driver {
	t.Helper()
	camera := &painter{}
	made, file := plot(t, camera)
	d := drive(t, 120, 40, Options{Studio: session.New(made.Store(), session.Options{Camera: camera, Model: g})})
	d.camera, d.file = camera, file
	return d.Settle().Shows("gardener-1")
}

func TestSaying(t *testing.T) {
	d := openWithModel(t, &gardener{})
	d.Type("invite more people").Press("enter").Settle().Exact().Grid().Has(2).Status("done as told").Shows("1 more")
	if d.m.prompt.Value() != "" {
		t.Errorf("the prompt still holds %q", d.m.prompt.Value())
	}
	d.Press("a").Settle().Status("accepted")
	d.Press("i").Press("up")
	if d.m.prompt.Value() != "invite more people" {
		t.Errorf("the last instruction does not come back, but %q", d.m.prompt.Value())
	}
	if text := git(t, d, "show", "HEAD:garden.html"); !strings.Contains(text, "everybody and 1 more") {
		t.Error("the version does not hold what was asked for")
	}
}

func TestAModelThatFails(t *testing.T) {
	d := openWithModel(t, &gardener{})
	d.Type("fail please").Press("enter").Settle().Exact().Status("the model is not reachable")
	if d.m.prompt.Value() != "fail please" {
		t.Errorf("the prompt holds %q", d.m.prompt.Value())
	}
}

func TestTheModelBreedsOnlyAfterItsPrice(t *testing.T) {
	g := &gardener{}
	d := openWithModel(t, g)
	d.Press("N").Settle().Exact().Shows("breed with gardener-1", "2,400 tokens")
	if len(g.asked) > 0 {
		t.Fatal("the model was asked before anybody agreed")
	}
	d.Press("esc").Settle().Press("N").Settle().Press("enter").Settle().Grid().Has(9)
	d.Press("n").Settle()
	if len(g.asked) != 1 {
		t.Errorf("the model was asked %d times", len(g.asked))
	}
}

func TestWhatIsNotUnderstoodStaysInThePrompt(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle().Press("l")
	d.Type("frobnicate the quux sideways").Press("enter").Settle().Grid().Has(9)
	if d.m.prompt.Value() != "frobnicate the quux sideways" {
		t.Errorf("the prompt holds %q", d.m.prompt.Value())
	}
	if d.m.status.Notice == "" || d.m.gen.number != 1 {
		t.Errorf("said %q on generation %d", d.m.status.Notice, d.m.gen.number)
	}
	d.Grid().At(2)
}

func TestSeveralLinesArePastedIntoThePrompt(t *testing.T) {
	d := open(t, 120, 40)
	d.take(tea.PasteMsg{Content: "warmer\nlarger type"})
	d.Settle().Exact().Shows("› warmer", "larger type")
	if d.m.prompt.Value() != "warmer\nlarger type" {
		t.Errorf("the prompt holds %q", d.m.prompt.Value())
	}
}

func TestRejectingFillsTheTileAgain(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle().Press("l", "space", "l")
	kept, gone := d.m.gen.tile(1).content, d.m.gen.tile(3).content
	d.Press("x").Settle().Exact().Grid().Has(9).Grid().At(3)
	if d.m.gen.tile(3).content == gone {
		t.Error("the rejected tile is still there")
	}
	if d.m.gen.tile(1).content != kept {
		t.Error("another tile has changed")
	}
	if len(d.m.marks) != 1 || d.m.marks[0] != d.m.gen.tile(2).ref {
		t.Errorf("the mark was lost: %v", d.m.marks)
	}
	d.Press("x", "h", "x").Settle().Exact().Grid().Has(9)
}

func TestRerollMoreOppositeKeepTheParents(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle().Press("a").Settle().Press("n").Settle()
	parents := d.m.gen.parents
	for _, key := range []string{"r", "m", "M"} {
		before := d.m.gen.id
		d.Press(key).Settle().Grid().Has(9)
		if d.m.gen.id == before {
			t.Errorf("%s made no generation: %s", key, d.m.status.Notice)
		}
		if d.m.gen.parents[0] != parents[0] {
			t.Errorf("%s bred from %v, not from %v", key, d.m.gen.parents, parents)
		}
	}
}

func TestAcceptAndBreedOn(t *testing.T) {
	d := open(t, 80, 24)
	d.Press("n").Settle().Grid().Has(4)
	d.Press("A").Settle().Shows("generation 2")
	if want := session.Ref(d.m.head.Version); d.m.gen.parents[0] != want {
		t.Errorf("bred from %s, not from the accepted %s", d.m.gen.parents[0], want)
	}
}

func TestGenerationsBackAndForth(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("[").Settle().Status("there is no generation yet")
	d.Press("n").Settle().Press("l", "n").Settle().Shows("generation 2")
	second := d.m.gen.tile(4).content
	d.Press("[").Settle().Shows("generation 1").Press("[").Settle().Status("oldest")
	d.Press("]").Settle().Shows("generation 2")
	if d.m.gen.tile(4).content != second {
		t.Error("the generation came back with other tiles")
	}
	if name := d.m.gen.tiles[0].name; strings.Contains(name, "earlier") {
		t.Errorf("the parent tile is called %q", name)
	}
	d.Press("]").Settle().Hides("generation").Shows("seed garden")
}

func TestThemes(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("t").Settle().Shows("wear a theme", "dusk")
	d.Type("dusk").Press("enter").Settle().Grid().Has(2)
	d.Press("a").Settle().Status("accepted")
}

func TestTheHistoryIsWalked(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle().Press("a").Settle().Press("esc").Settle()
	head := d.m.head.Version
	d.Press("tab", "j").Settle().Exact()
	if v, _ := d.m.history.Under(); v.ID == head {
		t.Fatal("the cursor of the history did not move")
	}
	if s, _ := d.m.desk.Spot("stage"); s.Ref == head {
		t.Error("the stage does not show the version under the cursor")
	}
	d.Press("s").Settle().Status("starred").Shows("★")
	d.Press("enter").Settle().Status("now at")
	if d.m.head.Version == head {
		t.Error("enter did not go to the version")
	}
}

func TestSearch(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle()
	caption := d.m.gen.tile(5).variant.Caption
	d.Press("/").Type(caption).Press("enter").Settle()
	if found := d.m.caption(*d.m.underCursor()); found != caption {
		t.Errorf("searched for %q and found %q", caption, found)
	}
	d.Press("/")
	for range len(caption) {
		d.Press("backspace")
	}
	d.Type("seed garden").Press("enter").Settle()
	if d.m.region != onHistory && d.m.underCursor().number != 0 {
		t.Error("the search did not go to the seed")
	}
}

func TestLensShowsARegion(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("v").Settle().Exact()
	s, _ := d.m.desk.Spot("stage")
	if w, _ := s.From.Pixels(); s.Lens == nil || w != 1280 {
		t.Errorf("the lens is %v on a picture of %d pixels", s.Lens, w)
	}
	d.Press("shift+right").Settle()
	if s, _ := d.m.desk.Spot("stage"); s.Lens.X == 0 {
		t.Error("the lens did not move")
	}
	d.Press("v").Settle()
	if s, _ := d.m.desk.Spot("stage"); s.Lens != nil {
		t.Error("the lens is still there")
	}
}

func TestBlinkAgainstTheParent(t *testing.T) {
	d := open(t, 80, 24)
	d.Press("n").Settle().Press("enter").Settle()
	own := d.Text()
	d.Press("c").Settle().Shows("the parent")
	other := d.Text()
	if own == other {
		t.Error("the picture did not change")
	}
	d.Tick().Hides("◐ the parent")
	d.Tick().Shows("◐ the parent")
	d.Press("esc").Settle()
	if d.m.blink.on || !d.m.look {
		t.Error("esc did not end the comparison alone")
	}
}

func TestCodeIsCompared(t *testing.T) {
	d := open(t, 80, 24)
	d.Press("d").Settle().Status("the seed has no parent")
	d.Press("n").Settle().Press("d").Settle().Exact().Shows("code, against the parent", "@@", "garden.html")
	d.Press("j", "G", "g", "l").Settle().Exact().Press("esc").Settle().Hides("@@")
}

func TestTheEditorsWorkIsProposed(t *testing.T) {
	studio, _ := plot(t, &painter{})
	d := drive(t, 120, 40, Options{Studio: studio, Editor: []string{"sh", "-c", `sed -i s/Plant/Sow/ "$0"`}}).Settle()
	d.Press("e").Settle().Grid().Has(2).Shows("edited by hand")
	d.Press("a").Settle().Status("accepted")
	if text := git(t, d, "show", "HEAD:garden.html"); !strings.Contains(text, "Sow") {
		t.Error("the edit is not in the version")
	}
	d.Press("esc").Settle().Press("e").Settle().Status("nothing was changed")
}

func TestTheEditorIsGivenTheTerminal(t *testing.T) {
	studio, _ := plot(t, &painter{})
	d := drive(t, 120, 40, Options{Studio: studio, Editor: []string{"true"}}).Settle()
	tty, err := os.Create(filepath.Join(t.TempDir(), "tty"))
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	d.m.sight.tty = tty
	var given io.Writer
	d.m.exec = func(c *exec.Cmd, done tea.ExecCallback) tea.Cmd {
		given = c.Stdout
		return func() tea.Msg { return done(nil) }
	}
	d.Press("e").Settle()
	if given != io.Writer(tty) {
		t.Errorf("the editor writes to %v", given)
	}
}

func TestCopy(t *testing.T) {
	d := open(t, 80, 24)
	d.Press("y").Settle().Status("copied garden.html")
	if !strings.Contains(d.clip, "A garden for everybody") {
		t.Error("the code is not on the clipboard")
	}
}

func TestProtocolSwitch(t *testing.T) {
	d := open(t, 120, 40)
	d.Press("n").Settle()
	for _, p := range []terminal.Protocol{terminal.Sixel, terminal.ITerm2, terminal.Kitty, terminal.Words, terminal.Blocks} {
		d.Press(":").Type("another way").Press("enter").Settle().Shows("how to show pictures")
		for range 6 {
			d.Press("up")
		}
		for d.m.dialog != nil {
			if item, _ := d.m.dialog.Under(); item.ID == p.String() {
				break
			}
			d.Press("down")
		}
		d.Press("enter").Settle().Exact()
		if d.m.sight.caps.Protocol != p {
			t.Errorf("pictures are shown as %s, not %s", d.m.sight.caps.Protocol, p)
		}
	}
	fresh := d.m.content
	d.m.content = ""
	d.Press("ctrl+l").Settle()
	if d.m.content != fresh {
		t.Error("a fresh draw differs")
	}
}

func TestQuit(t *testing.T) {
	d := open(t, 80, 24).Press("q")
	if d.Idle(); !d.quit {
		t.Error("q did not quit")
	}
	d = open(t, 80, 24).Press("ctrl+c")
	if d.Idle(); !d.quit {
		t.Error("ctrl+c did not quit")
	}
}
