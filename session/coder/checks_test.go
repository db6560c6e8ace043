package coder

import (
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/check"
)

// unruled is an instruction that no rule understands.
const unruled = "let it smell of fresh rolls"

func TestWhoWritesChecksIsToldWhatNobodyCanReadOff(t *testing.T) {
	q := newJob(seen(brief(unruled))).checksQuestion()
	if !strings.Contains(q.Text, "The page now: warmth ") || !strings.Contains(q.Text, "lightness ") || !strings.Contains(q.Text, "ground #ffffff") {
		t.Errorf("got\n%s", q.Text)
	}
}

func TestChecksNamePartsHoweverAModelCallsThem(t *testing.T) {
	j := newJob(seen(brief(unruled)))
	for name, want := range map[string]string{"btn": "btn", ".btn": ".btn", "a.btn": "a.btn", "div.btn": ".btn"} {
		rules := readRules("radius "+name+" >= 8", j)
		if len(rules) != 1 || len(check.Find(j.Facts, rules[0].Args[0])) == 0 || rules[0].Args[0] != want {
			t.Errorf("%s: got %v", name, rules)
		}
	}
	if rules := readRules("radius oven >= 8\nabove header oven\n", j); len(rules) != 0 {
		t.Errorf("kept checks of what is not there: %v", rules)
	}
}

func TestAChildWithoutWordsHasNoChecks(t *testing.T) {
	b := seen(brief(""))
	b.Parents = append(b.Parents, parent())
	j := newJob(b)
	if j.wantsChecks() || len(j.rules) > 0 || !strings.Contains(j.Instruction, "one design out of these") {
		t.Errorf("wants checks %v, has %v of %q", j.wantsChecks(), j.rules, j.Instruction)
	}
}

func TestOfAPartnerIsShownWhatItHasOtherwise(t *testing.T) {
	long := strings.Repeat("p { margin: 0; }\n", 40)
	first := parent().With("a.css", []byte("h1 { color: red; }\n"+long)).With("b.css", []byte(long))
	second := first.With("a.css", []byte("h1 { color: teal; }\n"+long)).With("c.css", []byte("h2 { top: 0; }\n"))
	b := brief("")
	b.Parents = []artifact.Artifact{first, second}
	text := newJob(b).first(false, direction{}).Text
	_, told, _ := strings.Cut(text, "Design 2, to take from")
	for _, want := range []string{"-h1 { color: red; }\n+h1 { color: teal; }\n", "<file path=\"c.css\">\nh2 { top: 0; }", "The same as in the first: index.html, b.css."} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is missing in\n%s", want, told)
		}
	}
	if strings.Count(text, long) != 2 {
		t.Error("what both have is shown twice")
	}
}

func TestChecksAreAskedForInTheWordsOfTheKind(t *testing.T) {
	b := seen(brief(unruled))
	page, drawing := newJob(b), newJob(b)
	drawing.kind = artifact.Drawing
	if !strings.Contains(page.vocabulary(), "\nsticky ") || strings.Contains(drawing.vocabulary(), "\nsticky ") {
		t.Errorf("pages:\n%s\ndrawings:\n%s", page.vocabulary(), drawing.vocabulary())
	}
	shader := newJob(b)
	shader.kind = artifact.Shader
	if !page.wantsChecks() || shader.wantsChecks() {
		t.Error("a shader has no elements to check")
	}
}
