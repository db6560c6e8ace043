package tui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
)

// RunLines is the studio for a terminal that can but print lines, and for who has a screen read aloud:
// orders come from in, a line each, and designs are told in words on out. It ends with the input or by q.
func RunLines(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	t := &teller{opts: o, out: out}
	t.lightUp(ctx)
	err := t.begin(ctx)
	if err == nil {
		t.converse(ctx, typed(ctx, in))
	}
	if t.studio != nil {
		err = errors.Join(err, t.studio.Close())
	}
	return err
}

// typed reads lines as they come.
func typed(ctx context.Context, in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(in); scanner.Scan(); {
			select {
			case lines <- strings.TrimSpace(scanner.Text()):
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}

// teller is the studio in lines.
type teller struct {
	opts   Options
	out    io.Writer
	studio *session.Studio
	// camera gives a session the browser.
	camera func(*session.Studio)
}

// converse carries orders out until there are no more.
func (t *teller) converse(ctx context.Context, lines <-chan string) {
	for {
		fmt.Fprint(t.out, "> ")
		select {
		case <-ctx.Done():
			return
		case line, ok := <-lines:
			if !ok || line == "q" || line == "quit" || line == "exit" {
				return
			}
			if line != "" {
				t.complain(t.carryOut(ctx, line))
			}
		}
	}
}

func (t *teller) say(format string, args ...any) {
	fmt.Fprintln(t.out, terminal.Printable(fmt.Sprintf(format, args...)))
}

func (t *teller) complain(err error) {
	if err != nil {
		t.say("%s", sentence("", err))
	}
}

// lightUp starts the browser: what is bred is looked at, although nobody sees it.
func (t *teller) lightUp(ctx context.Context) {
	t.camera = func(*session.Studio) {}
	if t.opts.Camera == nil {
		return
	}
	camera, err := t.opts.Camera(ctx)
	why := ""
	if err != nil {
		why = sentence("", err)
		t.say("nothing is drawn or checked: %s", why)
	}
	t.camera = func(s *session.Studio) { s.SetCamera(camera, why) }
}

// begin opens what was named, or says what there is.
func (t *teller) begin(ctx context.Context) error {
	switch {
	case t.opts.Studio != nil:
		return t.opened(ctx, t.opts.Studio, nil)
	case t.opts.Path != "":
		s, err := t.opts.OpenFile(ctx, t.opts.Path)
		return t.opened(ctx, s, err)
	}
	t.say("cultivar. Nothing is open yet.")
	for i, s := range t.opts.Starters {
		t.say("new %d  %s", i+1, s.Title)
	}
	for _, r := range t.opts.Recent {
		t.say("open %s", r.Path)
	}
	t.say("open PATH opens a design, ? lists the orders.")
	return nil
}

// opened tells of a session that has come.
func (t *teller) opened(ctx context.Context, s *session.Studio, err error) error {
	if err != nil {
		return err
	}
	if t.studio != nil && t.studio != s {
		t.studio.Close()
	}
	t.studio = s
	t.camera(s)
	if err := t.tellHead(ctx); err != nil {
		return err
	}
	t.say("n breeds, a TILE accepts, anything in words is done, ? lists the orders.")
	return nil
}

// tellHead says where the session stands.
func (t *teller) tellHead(ctx context.Context) error {
	head, err := t.studio.Head(ctx)
	if err != nil {
		return err
	}
	v, err := t.studio.Store().Version(ctx, head.Version)
	if err != nil {
		return err
	}
	a, err := t.studio.Artifact(ctx, "head")
	if err != nil {
		return err
	}
	t.say("%s on %s: %s", short(v.ID), head.Branch, v.Subject)
	for _, line := range designWords(a) {
		t.say("  %s", line)
	}
	return nil
}

// order is one thing that can be typed.
type order struct {
	name, takes, does string
	// long is what the command line calls it; with more words than most it is an instruction: "write a longer headline".
	long string
	most int
	// words is how many words it needs at least.
	words int
	do    func(*teller, context.Context, []string) error
}

// orders are all of them. They are called as the keys of the screen are.
func orders() []order {
	return []order{
		{"n", "[TILE …]", "breed from the head, or from tiles", "breed", 99, 0, (*teller).breed},
		{"i", "WORDS", "do what the words say; so does any line that is no order", "ask", 999, 1, (*teller).instruct},
		{"t", "THEME", "wear a theme", "theme", 1, 1, (*teller).wear},
		{"a", "TILE", "accept a tile", "accept", 1, 1, (*teller).accept},
		{"d", "[TILE]", "tell how the code differs from the parent's", "diff", 1, 0, (*teller).diff},
		{"l", "", "list the history", "log", 0, 0, func(t *teller, ctx context.Context, _ []string) error { return t.log(ctx) }},
		{"c", "VERSION", "go to a version or a branch", "checkout", 1, 1, (*teller).checkout},
		{"u", "", "undo", "undo", 0, 0, func(t *teller, ctx context.Context, _ []string) error { return t.operate(ctx, t.studio.Undo) }},
		{"r", "", "redo", "redo", 0, 0, func(t *teller, ctx context.Context, _ []string) error { return t.operate(ctx, t.studio.Redo) }},
		{"w", "[!]", "write back to the source file; ! writes over a change", "write", 1, 0, (*teller).write},
		{"o", "PATH", "export; the ending is the format", "export", 1, 1, (*teller).export},
		{"new", "STARTER", "begin with a starter, by its number or name", "", 0, 1, (*teller).plant},
		{"open", "PATH", "open a design or a session", "", 0, 1, (*teller).open},
	}
}

// called says that words give the order.
func (o order) called(words []string) bool {
	return words[0] == o.name || o.long != "" && words[0] == o.long && len(words)-1 <= o.most
}

func (o order) alias() string {
	if o.long == "" {
		return ""
	}
	return " (" + o.long + ")"
}

// carryOut does what a line says.
func (t *teller) carryOut(ctx context.Context, line string) error {
	words := strings.Fields(line)
	if line == "?" || line == "help" {
		for _, o := range orders() {
			t.say("%-5s%-10s %s%s", o.name, o.takes, o.does, o.alias())
		}
		t.say("%-15s quit", "q")
		return nil
	}
	for _, o := range orders() {
		if !o.called(words) {
			continue
		}
		if len(words)-1 < o.words {
			return &session.Problem{Attempted: o.name, Cause: "it needs " + o.takes, Do: "? lists the orders"}
		}
		if t.studio == nil && o.name != "new" && o.name != "open" {
			return &session.Problem{Attempted: o.does, Cause: "nothing is open yet", Do: "open PATH, or new 1"}
		}
		return o.do(t, ctx, words[1:])
	}
	if t.studio == nil {
		s, err := t.opts.NewFromWords(ctx, line)
		return t.opened(ctx, s, err)
	}
	return t.instruct(ctx, words)
}

// tellTiles tells what a generation has.
func (t *teller) tellTiles(g session.Generation) {
	for _, v := range g.Variants {
		t.say("%2d  %s", v.Tile, strings.Join(variantWords(v), "; "))
	}
	if n := len(g.Variants); n > 0 {
		t.say("%s; a TILE accepts one", plural(n, "tile"))
	}
}

// follow waits for a generation and tells of it.
func (t *teller) follow(events <-chan session.Event) error {
	for e := range events {
		switch e := e.(type) {
		case session.Failed:
			if e.Tile < 0 {
				t.tellTiles(e.Generation)
				return e.Err
			}
			t.say("%2d  %s", e.Tile, sentence("could not be made", e.Err))
		case session.Done:
			t.tellTiles(e.Generation)
			if e.Said != "" {
				t.say("%s", e.Said)
			}
		}
	}
	return nil
}

// view is where the head is seen from, at the size of a tile.
func (t *teller) view(ctx context.Context) (render.Viewport, error) {
	a, err := t.studio.Artifact(ctx, "head")
	if err != nil {
		return render.Viewport{}, err
	}
	return standpoint(a).Within(320, 320), nil
}

// tileNumber reads the tile that an order names.
func tileNumber(word string) (session.Ref, error) {
	if n, err := strconv.Atoi(word); err != nil || n < 0 || n > 99 {
		return "", &session.Problem{Attempted: "find tile " + word, Cause: "it is no number of a tile", Do: "name one such as 3; for words say `i WORDS`"}
	}
	return session.Ref(word), nil
}
