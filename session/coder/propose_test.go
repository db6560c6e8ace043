package coder

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
)

func TestOnlyTheBadBlockIsAskedForAgain(t *testing.T) {
	four := "CAPTION: all new\n" +
		block("    :root { --accent: #c04020; }", "    :root { --accent: teal; }") +
		block("    .heading { size: huge; }", "    .heading { size: small; }") +
		block(buttonLine, "    .btn { background: var(--accent); border-radius: 20px; }") +
		block("  <header>Loaf</header>", "  <header>Loaf &amp; Co</header>")
	s := serve(t, says(four), says(block(headingRow, "    h1 { font-size: 56px; color: var(--accent); }")))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, brief("rework it"))
	if o.line() != "" {
		t.Fatal(o.line())
	}
	got := string(o.replies[0].Artifact.Source())
	for _, want := range []string{"--accent: teal", "font-size: 56px", "border-radius: 20px", "Loaf &amp; Co"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	again := s.prompt(1)
	if len(s.requests()) != 2 || !strings.Contains(again, ".heading { size: huge; }") || !strings.Contains(again, "not in the file") {
		t.Errorf("the second of %d requests:\n%s", len(s.requests()), again)
	}
	if strings.Contains(again, "border-radius: 20px") || strings.Contains(again, ":root { --accent: #c04020; }") {
		t.Errorf("other blocks were sent again:\n%s", again)
	}
}

func TestABlockThatIsWrittenOverAndOverIsAppliedOnce(t *testing.T) {
	again := block("  <header>Loaf</header>", "  <header>Loaf</header>\n  <p>Open until six</p>")
	s := serve(t, says(strings.Repeat(again, 200)))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, brief("say when it is open"))
	if o.line() != "" {
		t.Fatal(o.line())
	}
	if n := strings.Count(string(o.replies[0].Artifact.Source()), "Open until six"); n != 1 {
		t.Errorf("it stands there %d times", n)
	}
}

func TestABlockThatIsAskedForTwiceKeepsItsReason(t *testing.T) {
	s := serve(t, says("NONE"), says(block(headingRow, "    h1 { --note: BREAKS; }")), says("Just leave that line out!"), says(block(headingRow, "    h1 { font-size: 56px; }")))
	c, _ := coderFor(t, s, nil, Options{Repairs: -1})
	propose(t.Context(), c, seen(brief("rework it")))
	if told := s.prompt(3); !strings.Contains(told, "its script never ends") || !strings.Contains(told, "held no search/replace block") {
		t.Errorf("told\n%s", told)
	}
}

func TestABlockThatBreaksTheDesignDoesNotCount(t *testing.T) {
	s := serve(t, says(block(headingRow, "    h1 { --note: BREAKS; }")+block(buttonLine, "    .btn { background: teal; border-radius: 4px; }")))
	c, _ := coderFor(t, s, nil, Options{Repairs: -1})
	o := propose(t.Context(), c, seen(brief("rework it")))
	if o.line() != "" {
		t.Fatal(o.line())
	}
	r := o.replies[0]
	if got := string(r.Artifact.Source()); strings.Contains(got, "BREAKS") || !strings.Contains(got, "teal") {
		t.Errorf("got\n%s", got)
	}
	if !strings.Contains(r.Said, "change 1 of 2") || !strings.Contains(r.Said, "never ends") {
		t.Errorf("said %q", r.Said)
	}
	if told := s.prompt(len(s.requests()) - 1); !strings.Contains(told, "its script never ends") {
		t.Errorf("the model was not told why:\n%s", told)
	}
}

func TestBlocksThatParseOnlyTogetherAreTakenTogether(t *testing.T) {
	opens := block("  <h1>Bread, daily</h1>", "  <main>\n  <h1>Bread, daily</h1>")
	closes := block(`  <a class="btn" href="#">Order now</a>`, "  <a class=\"btn\" href=\"#\">Order now</a>\n  </main>")
	between := block(buttonLine, "    .btn { background: teal; border-radius: 4px; }")
	s := serve(t, says(opens+between+closes))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, seen(brief("wrap it in a main")))
	if o.line() != "" {
		t.Fatal(o.line())
	}
	got := string(o.replies[0].Artifact.Source())
	if len(s.requests()) != 2 || !strings.Contains(got, "<main>") || !strings.Contains(got, "</main>") || !strings.Contains(got, "teal") {
		t.Errorf("after %d requests\n%s", len(s.requests()), got)
	}
}

func TestAnInstructionIsTakenWithWhatItPointsAt(t *testing.T) {
	text := newJob(seen(brief("move @btn to C4 and leave @A1"))).first(false, direction{}).Text
	for _, want := range []string{"@btn is a.btn 0,200 100×40", "\nC4 is the area 427,400 213×133 px", "@A1 is the area 0,0 213×133 px; nothing has its middle in it"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestAShadersHostIsExplained(t *testing.T) {
	a := artifact.Artifact{Kind: artifact.Shader, Main: "s.glsl", Files: map[string][]byte{"s.glsl": []byte("void mainImage(out vec4 c, in vec2 p) { c = vec4(1.0); }\n")}}
	b := brief("make it pulse")
	b.Parents = []artifact.Artifact{a}
	if text := newJob(b).first(false, direction{}).Text; !strings.Contains(text, "iTime, iResolution, iMouse, iFrame") {
		t.Errorf("got\n%s", text)
	}
}

func TestLockedPartsCannotBeChanged(t *testing.T) {
	s := serve(t, says(block("  <header>Loaf</header>", "  <header>Crumb</header>")))
	c, _ := coderFor(t, s, nil, Options{})
	b := brief("another name")
	b.Keep = []string{"header"}
	if line := propose(t.Context(), c, b).line(); !strings.Contains(line, "header, which is locked") {
		t.Errorf("got %q", line)
	}
	if !strings.Contains(s.prompt(0), "Locked, must stay byte for byte and look the same: header") {
		t.Error("the model was not told")
	}
}

func TestLockedPartsCannotBeRecoloured(t *testing.T) {
	s := serve(t, says(block("    :root { --accent: #c04020; }", "    :root { --accent: teal; }")))
	c, _ := coderFor(t, s, nil, Options{})
	b := seen(brief("another accent"))
	b.Keep = []string{".btn"}
	b.Look = func(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
		shot, facts, err := lookAt(ctx, a)
		facts.Elements[1].Path = []int{1, 2}
		return shot, facts, err
	}
	if line := propose(t.Context(), c, b).line(); !strings.Contains(line, "its background became #008080") {
		t.Errorf("got %q", line)
	}
}

func TestAForgottenInstructionIsNamedAndMended(t *testing.T) {
	forgets := says(block(headerLine, "    header { background: #102030; color: #fff; }\n    .btn { color: teal }"))
	s := serve(t, forgets, says(sticky[len("CAPTION: sticky header\n"):]))
	c, _ := coderFor(t, s, nil, Options{})
	b := seen(brief("make the button teal"))
	b.Standing = []string{"make the header sticky", "bigger headline"}
	b.Checks = []session.Check{{Name: "header is sticky", Rule: "sticky header"}}
	o := propose(t.Context(), c, b)
	if o.line() != "" {
		t.Fatal(o.line())
	}
	if told := s.prompt(1); !strings.Contains(told, "What is wrong now:\n- asked for before and forgotten: “header is sticky” does not hold: header scrolls away\n\nMend") {
		t.Errorf("the repair was told\n%s", told)
	}
	passed := map[string]bool{}
	for _, check := range o.replies[0].Checks {
		passed[check.Name] = check.OK
	}
	if !passed["header is sticky"] || !passed["button in teal"] {
		t.Errorf("got %v", o.replies[0].Checks)
	}
}

func TestWhatIsStillForgottenIsNamedOnTheTile(t *testing.T) {
	s := serve(t, says(block(buttonLine, "    .btn { background: teal; border-radius: 4px; }")), says("I cannot."))
	c, _ := coderFor(t, s, nil, Options{})
	b := seen(brief("make the button teal"))
	b.Checks = []session.Check{{Name: "header is sticky", Rule: "sticky header"}}
	r := propose(t.Context(), c, b).replies[0]
	if len(r.Checks) == 0 || r.Checks[0].OK || r.Checks[0].Name != "header is sticky" || r.Checks[0].Note != "header scrolls away" {
		t.Errorf("got %+v", r.Checks)
	}
	if n := len(s.requests()); n != 2 {
		t.Errorf("%d requests, want one and the repair that it would not make", n)
	}
}

func TestTheBestAttemptIsKeptNotTheLast(t *testing.T) {
	s := serve(t, says(sticky),
		says(block("position: sticky; top: 0; }", "top: 0; }")),
		says(block("position: sticky; top: 0; }", "top: 1px; }")))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, seen(brief("make the header sticky and the button teal")))
	if o.line() != "" {
		t.Fatal(o.line())
	}
	r := o.replies[0]
	if !strings.Contains(string(r.Artifact.Source()), "position: sticky") {
		t.Errorf("got\n%s", r.Artifact.Source())
	}
}

func TestANewInstructionGoesOverAnOldOne(t *testing.T) {
	b := seen(brief("make the button red"))
	b.Checks = []session.Check{{Rule: "tint button teal"}, {Rule: "sticky header"}}
	var got []string
	for _, r := range newJob(b).rules {
		got = append(got, r.String())
	}
	if strings.Join(got, "; ") != "sticky header; tint button red" {
		t.Errorf("got %q", got)
	}
}

func TestVariantsTakePlannedDirections(t *testing.T) {
	plan := says("1. Calm shore | sand and sea green\n2. **Night bakery** | dark with lamp light\n3. Newsprint | black on white, rules")
	s := serve(t, plan, says(sticky))
	c, _ := coderFor(t, s, func(p *Profile) { p.Together = 2 }, Options{})
	b := brief("surprise me")
	b.Count = 3
	o := propose(t.Context(), c, b)
	if o.line() != "" || len(o.replies) != 3 {
		t.Fatalf("%d replies, %q", len(o.replies), o.line())
	}
	var directions []string
	for i := 1; i <= 3; i++ {
		_, d, _ := strings.Cut(s.prompt(i), "takes this direction: ")
		directions = append(directions, d)
	}
	for _, want := range []string{"Calm shore: sand and sea green", "Night bakery: dark with lamp light", "Newsprint: black on white, rules"} {
		if !strings.Contains(strings.Join(directions, "\n"), want) {
			t.Errorf("%q was not asked for: %q", want, directions)
		}
	}
	if o.replies[0].Tokens != 2200 || o.replies[1].Tokens != 1100 {
		t.Errorf("tokens %d and %d: the plan counts to the first", o.replies[0].Tokens, o.replies[1].Tokens)
	}
}

func TestADirectionShowsAsTheCaption(t *testing.T) {
	s := serve(t, says("1. Calm shore | sand"), says(sticky[len("CAPTION: sticky header\n"):]))
	c, _ := coderFor(t, s, nil, Options{})
	b := brief("surprise me")
	b.Count = 2
	o := propose(t.Context(), c, b)
	if o.replies[0].Caption != "Calm shore" || o.replies[1].Caption != byHand[0].Caption {
		t.Errorf("captions %q and %q", o.replies[0].Caption, o.replies[1].Caption)
	}
}

func TestANewDesignFromWords(t *testing.T) {
	svg := "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">\n<circle r=\"4\"/>\n</svg>"
	for name, answer := range map[string]string{
		"tagged":         "CAPTION: a dot\n<file path=\"drawing.svg\">\n" + svg + "\n</file>",
		"fenced":         "Here you are:\n```svg\n" + svg + "\n```\nEnjoy!",
		"two fences":     "```html\n<p>how to use it</p>\n```\n```svg\n" + svg + "\n```",
		"bare":           svg,
		"wrong language": "```html\n" + svg + "\n```",
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := coderFor(t, serve(t, says(answer)), nil, Options{})
			o := propose(t.Context(), c, session.Brief{Instruction: "an icon of a dot", Count: 1})
			if o.line() != "" {
				t.Fatal(o.line())
			}
			a := o.replies[0].Artifact
			if a.Kind != artifact.Drawing || strings.TrimSpace(string(a.Source())) != svg {
				t.Errorf("got %s\n%s", a.Kind, a.Source())
			}
		})
	}
}

func TestAHalfWrittenDesignIsAskedForAgainAndNeverShown(t *testing.T) {
	s := serve(t, ends("<file path=\"drawing.svg\">\n<svg xmlns=\"http://www.w3.org/2000/svg\"><circle", "length"))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, session.Brief{Instruction: "an icon", Count: 1})
	if !strings.Contains(o.line(), "ends in the middle") && !strings.Contains(o.line(), "holds no drawing") || len(s.requests()) != 2 {
		t.Errorf("got %q after %d requests", o.line(), len(s.requests()))
	}
}

func TestAWholeFileInsteadOfBlocksIsTakenOnlyIfItIsWhole(t *testing.T) {
	whole := strings.Replace(source, "#102030", "#203040", 1)
	lazy := strings.Replace(whole, "  <h1>Bread, daily</h1>\n", "  <!-- rest of the page unchanged -->\n", 1)
	s := serve(t, says("```html\n"+lazy+"```"), says("```html\n"+whole+"```"))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, brief("another blue"))
	if o.line() != "" || string(o.replies[0].Artifact.Source()) != whole || len(s.requests()) != 2 {
		t.Errorf("%q after %d requests", o.line(), len(s.requests()))
	}
}

func TestAWholeStyleSheetInsteadOfBlocksIsTaken(t *testing.T) {
	const sheet = ":root { --accent: #c04020; }\nh1 { color: var(--accent); }\n"
	b := brief("teal")
	b.Parents[0] = b.Parents[0].With("css/styles.css", []byte(sheet))
	teal := strings.Replace(sheet, "#c04020", "teal", 1)
	for name, answer := range map[string]string{
		"named":  "**styles.css**\n```css\n" + teal + "```",
		"fenced": "Sure:\n```css\n" + teal + "```",
		"tagged": "<file path=\"css/styles.css\">\n" + teal + "</file>",
	} {
		s := serve(t, says(answer))
		c, _ := coderFor(t, s, nil, Options{})
		o := propose(t.Context(), c, b)
		if o.line() != "" || len(s.requests()) != 1 || string(o.replies[0].Artifact.Files["css/styles.css"]) != teal {
			t.Errorf("%s: %q after %d requests", name, o.line(), len(s.requests()))
		}
	}
	s := serve(t, says("```css\n:root { --accent: teal; \n```"), says(sticky))
	c, _ := coderFor(t, s, nil, Options{})
	good(t, propose(t.Context(), c, b))
}

func TestDryRunSendsNothingAndShowsExactlyWhatWouldBeSent(t *testing.T) {
	s := serve(t, says(sticky))
	c, _ := coderFor(t, s, nil, Options{})
	b := brief("make the header sticky")
	b.DryRun = true
	said := propose(t.Context(), c, b).replies[0].Said
	if len(s.requests()) != 0 {
		t.Fatal("something was sent")
	}
	b.DryRun = false
	propose(t.Context(), c, b)
	compact := strings.NewReplacer("\n", "", " ", "")
	if !strings.Contains(compact.Replace(said), compact.Replace(s.requests()[0])) {
		t.Errorf("said\n%s\nsent\n%s", said, s.requests()[0])
	}
	if strings.Contains(said, key) || !strings.Contains(said, "/v1/chat/completions") {
		t.Errorf("said\n%.300s", said)
	}
}

func TestAPictureGoesToAModelThatSeesAndToNoOther(t *testing.T) {
	for _, sees := range []bool{true, false} {
		s := serve(t, says(sticky), says("OK"))
		c, _ := coderFor(t, s, func(p *Profile) { p.Vision = sees }, Options{})
		b := brief("make the header sticky")
		b.Reference = reference(t)
		good(t, propose(t.Context(), c, b))
		if told := strings.Contains(s.prompt(0), "main colours by area:") && strings.Contains(s.prompt(0), "#008080 50 %"); told == sees {
			t.Errorf("sees %v: told the colours %v:\n%s", sees, told, s.prompt(0))
		}
		if got := strings.Contains(s.requests()[0], "data:image/png;base64,"); got != sees {
			t.Errorf("sees %v: picture sent %v", sees, got)
		}
	}
}

func TestEmbeddedDataIsNotSentAndComesBack(t *testing.T) {
	data := "data:image/png;base64," + strings.Repeat("iVBORw0K", 60)
	a := parent().WithSource([]byte(strings.Replace(source, "<header>Loaf", `<header><img alt="" src="`+data+`">Loaf`, 1)))
	b := brief("another name")
	b.Parents = []artifact.Artifact{a}
	s := serve(t, says(block(`  <header><img alt="" src="data:embedded,0">Loaf</header>`, `  <header><img alt="" src="data:embedded,0">Crumb</header>`)))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, b)
	if o.line() != "" || string(o.replies[0].Artifact.Source()) != strings.Replace(string(a.Source()), "Loaf</header>", "Crumb</header>", 1) {
		t.Errorf("%q\n%s", o.line(), o.replies[0].Artifact.Source())
	}
	if strings.Contains(s.requests()[0], "iVBORw0K") {
		t.Error("the data was sent")
	}
}

func TestTheOutlinesOfIconsInAPageAreNotSentAndComeBack(t *testing.T) {
	icon := `<svg viewBox="0 0 24 24"><path d="M1 1` + strings.Repeat("l3.25-1.5 2 4z", 20) + `"/></svg>`
	a := parent().WithSource([]byte(strings.Replace(source, "<header>Loaf", "<header>"+icon+"Loaf", 1)))
	b := brief("another name")
	b.Parents = []artifact.Artifact{a}
	hidden := `  <header><svg viewBox="0 0 24 24"><path d="data:embedded,0"/></svg>`
	s := serve(t, says(block(hidden+"Loaf</header>", hidden+"Crumb</header>")))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, b)
	if o.line() != "" || string(o.replies[0].Artifact.Source()) != strings.Replace(string(a.Source()), "Loaf</header>", "Crumb</header>", 1) {
		t.Errorf("%q\n%s", o.line(), o.replies[0].Artifact.Source())
	}
	if strings.Contains(s.requests()[0], "l3.25-1.5") {
		t.Error("the outline was sent")
	}
}

func TestConcurrentRequestsStayWithinTheBudget(t *testing.T) {
	var sent atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		sent.Add(1)
		says(sticky)(w, r)
	})
	// One request holds at most about 0.021 while it runs and costs 0.002 in the end.
	budget := NewBudget(1, 0.99, nil)
	c, _ := coderFor(t, s, func(p *Profile) { p.Together = 8 }, Options{Budget: budget})
	b := brief("surprise me")
	b.Count = 8
	o := propose(t.Context(), c, b)
	if sent.Load() != 0 || !strings.Contains(o.line(), "the budget of 1.00 has 0.0100 left") {
		t.Errorf("%d were sent; %q", sent.Load(), o.line())
	}
	budget = NewBudget(1, 0.90, nil)
	c, _ = coderFor(t, s, func(p *Profile) { p.Together = 8 }, Options{Budget: budget})
	o = propose(t.Context(), c, b)
	spent, _, _ := budget.Spent()
	if spent > 1 || len(o.replies) == 0 || len(o.replies)+len(o.fails) != 8 {
		t.Errorf("spent %.4f, %d replies, %d failed", spent, len(o.replies), len(o.fails))
	}
}

func TestTheBudgetWarnsOnceAndStopsWhenSpent(t *testing.T) {
	var warnings []string
	b := NewBudget(1, 0.7, func(spent, limit float64) { warnings = append(warnings, fmt.Sprintf("%.2f of %.0f", spent, limit)) })
	for range 3 {
		if err := b.reserve(t.Context(), 0.1); err != nil {
			continue
		}
		b.settle(0.1, 0.15, Usage{Out: 1})
	}
	if strings.Join(warnings, "; ") != "0.85 of 1" {
		t.Errorf("warned %q", warnings)
	}
	if err := b.reserve(t.Context(), 0); err == nil {
		t.Error("a spent budget lets more be sent")
	}
}

func TestWhatIsHeldForOthersIsWaitedForAndNotRefused(t *testing.T) {
	b := NewBudget(1, 0, nil)
	if err := b.reserve(t.Context(), 0.8); err != nil {
		t.Fatal(err)
	}
	second := make(chan error)
	go func() { second <- b.reserve(t.Context(), 0.8) }()
	b.settle(0.8, 0.1, Usage{})
	if err := <-second; err != nil {
		t.Errorf("refused though 0.90 were left: %v", err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := b.reserve(cancelled, 0.8); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled while waiting: %v", err)
	}
	if err := b.reserve(t.Context(), 0.95); err == nil {
		t.Error("0.95 of 0.90 was let through")
	}
}

func TestARequestThatIsGivenUpIsCounted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	c, _ := coderFor(t, s, nil, Options{})
	propose(ctx, c, brief("make the header sticky"))
	if got := c.Spent(); got.Tokens < 100 {
		t.Errorf("counted %d tokens", got.Tokens)
	}
}

func TestADesignThatDoesNotFitIsNotSent(t *testing.T) {
	s := serve(t, says(sticky))
	c, _ := coderFor(t, s, func(p *Profile) { p.Context = 2500 }, Options{})
	if o := propose(t.Context(), c, brief("x")); !strings.Contains(o.line(), "the model holds 2500") || len(s.requests()) != 0 {
		t.Errorf("%q after %d requests", o.line(), len(s.requests()))
	}
}

func TestTokensOfTurnTenAreLittleMoreThanOfTurnOne(t *testing.T) {
	first := newJob(brief("make the header sticky")).first(false, direction{})
	b := brief("make the button teal")
	for i := range 9 {
		b.Standing = append(b.Standing, fmt.Sprintf("make part number %d of the page a little calmer", i))
	}
	tenth := newJob(b).first(false, direction{})
	one, ten := tokens(first.System+first.Text), tokens(tenth.System+tenth.Text)
	if float64(ten) > 1.5*float64(one) {
		t.Errorf("turn 10 takes %d tokens, turn 1 %d", ten, one)
	}
}

func TestChecksOfWhatNoRuleUnderstandsComeFromTheModel(t *testing.T) {
	s := serve(t, says("sticky header\nwidth .btn >= 90\nshiny button\nsize unicorn > 4"), says(sticky))
	c, _ := coderFor(t, s, nil, Options{})
	o := propose(t.Context(), c, seen(brief("let the top follow me down")))
	good(t, o)
	var got []string
	for _, check := range o.replies[0].Checks[:2] {
		got = append(got, check.Rule)
	}
	if strings.Join(got, "; ") != "sticky header; width .btn >= 90" {
		t.Errorf("got %q", got)
	}
	if strings.Contains(s.prompt(0), "border-radius") {
		t.Error("whoever writes the checks saw the code")
	}
}
