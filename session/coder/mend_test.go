package coder

import (
	"context"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/session/artifact"
)

const (
	twoWishes = "make the header sticky and the button teal"
	stuck     = "    header { background: #102030; color: #fff; position: sticky; top: 0; }"
)

func TestAnAttemptThatCameOutWorseIsToldToTheNext(t *testing.T) {
	s := serve(t, says(sticky),
		says(block(stuck, "    header { background: #102030; color: #fff; }")),
		says(block(buttonLine, "    .btn { background: teal; border-radius: 4px; }")))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, seen(brief(twoWishes)))
	if o.line() != "" {
		t.Fatal(o.line())
	}
	told := s.prompt(2)
	for _, want := range []string{"An attempt to mend it was dropped", "-" + stuck, "and then: ", "“header is sticky” does not hold"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is missing in\n%s", want, told)
		}
	}
	if got := string(o.replies[0].Artifact.Source()); !strings.Contains(got, stuck) || !strings.Contains(got, "teal") {
		t.Errorf("got\n%s", got)
	}
}

func TestAModelThatCannotMendIsNotAskedTwiceAndSaysWhy(t *testing.T) {
	s := serve(t, says(sticky), says("CANNOT: the button has no room"))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, seen(brief(twoWishes)))
	if o.line() != "" || len(s.requests()) != 2 {
		t.Fatalf("%q after %d requests", o.line(), len(s.requests()))
	}
	if said := o.replies[0].Said; !strings.Contains(said, "the button has no room") {
		t.Errorf("said %q", said)
	}
}

func TestMendingShowsOfAPageWhatThereIsToMend(t *testing.T) {
	b := seen(brief(twoWishes))
	b.Parents[0] = b.Parents[0].With("img/sea.svg", []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"))
	s := serve(t, says(sticky), says("CANNOT: so be it"))
	c, _ := coderFor(t, s, nil, Options{})
	good(t, propose(t.Context(), c, b))
	if first := s.prompt(0); !strings.Contains(first, `<file path="img/sea.svg">`) {
		t.Errorf("the picture was not shown:\n%s", first)
	}
	if told := s.prompt(1); strings.Contains(told, `<file path="img/sea.svg">`) || !strings.Contains(told, "not shown: img/sea.svg") {
		t.Errorf("the untouched picture was sent again:\n%s", told)
	}
}

func TestABlockThatTheAnswerWasCutInIsAskedForAloneAndKept(t *testing.T) {
	cut := block(headerLine, stuck) + "index.html\n<<<<<<< SEARCH\n" + buttonLine + "\n=======\n    .btn { backgr"
	s := serve(t, ends(cut, "length"), says(block(buttonLine, "    .btn { background: teal; border-radius: 4px; }")))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, brief(twoWishes))
	if o.line() != "" || len(s.requests()) != 2 || !strings.Contains(s.prompt(1), "the answer was cut in the middle of it") {
		t.Fatalf("%q after %d requests", o.line(), len(s.requests()))
	}
	if got := string(o.replies[0].Artifact.Source()); !strings.Contains(got, stuck) || !strings.Contains(got, "teal") {
		t.Errorf("got\n%s", got)
	}
}

func TestAForgottenClosingMarkerLosesNothing(t *testing.T) {
	open := block(headerLine, stuck) + "index.html\n<<<<<<< SEARCH\n" + buttonLine + "\n=======\n    .btn { background: teal; border-radius: 4px; }\n"
	s := serve(t, says(open))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, brief(twoWishes))
	if o.line() != "" || len(s.requests()) != 1 {
		t.Fatalf("%q after %d requests", o.line(), len(s.requests()))
	}
	if got := string(o.replies[0].Artifact.Source()); !strings.Contains(got, stuck) || !strings.Contains(got, "teal") {
		t.Errorf("got\n%s", got)
	}
}

// halves looks at a page that draws only once the stray mark of its heading and that of its button are gone.
func halves(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
	shot, facts, err := lookAt(ctx, a)
	if strings.Contains(string(a.Source()), "STRAY") {
		shot.Broken = "a stray mark"
	}
	return shot, facts, err
}

func TestABrokenDesignMayTakeSeveralBlocksToMend(t *testing.T) {
	stray := strings.NewReplacer("font-size: 40px", "STRAY", "border-radius: 4px", "STRAY").Replace(source)
	b := brief("mend what is broken")
	b.Parents[0] = parent().WithSource([]byte(stray))
	b.Mend, b.Look = []string{`index.html:7: "STRAY" is not understood`}, halves
	s := serve(t, says(block("    h1 { STRAY; color: var(--accent); }", headingRow)+block("    .btn { background: var(--accent); STRAY; }", buttonLine)))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, b)
	if o.line() != "" || len(s.requests()) != 1 || string(o.replies[0].Artifact.Source()) != source {
		t.Fatalf("%q after %d requests", o.line(), len(s.requests()))
	}
	told := s.prompt(0)
	if !strings.Contains(told, "What is wrong:\n- index.html:7: \"STRAY\"") || strings.Contains(told, "must pass") {
		t.Errorf("told\n%s", told)
	}
}

func TestWhatIsMendedIsJudgedByItself(t *testing.T) {
	b := brief("mend what is broken")
	b.Mend, b.Look = []string{"a stray mark"}, lookAt
	b.Parents[0] = parent().WithSource([]byte(strings.Replace(source, "font-size: 40px", "--note: BREAKS", 1)))
	shot, facts, _ := lookAt(t.Context(), b.Parents[0])
	b.Picture, b.Facts = &shot, facts
	s := serve(t, says(block(buttonLine, "    .btn { background: teal; border-radius: 4px; }")), says(block("    h1 { --note: BREAKS; color: var(--accent); }", headingRow)))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, b)
	if o.line() != "" || len(s.requests()) != 2 || !strings.Contains(s.prompt(1), "its script never ends") {
		t.Fatalf("%q after %d requests", o.line(), len(s.requests()))
	}
}
