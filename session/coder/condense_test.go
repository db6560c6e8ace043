package coder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session/artifact"
)

func framework() artifact.Artifact {
	var css strings.Builder
	css.WriteString(".btn { color: red; }\n")
	for range 300 {
		css.WriteString(".grid-unused > .cell { margin: 0 auto; padding: 1rem; color: blue; }\n")
	}
	css.WriteString("@media (min-width: 10em) { .btn:hover { color: teal; } }\n@keyframes spin { to { rotate: 1turn; } }\n")
	page := strings.Replace(source, "<style>", "<style>\n"+css.String(), 1)
	page = strings.Replace(page, "</body>", "<script>"+strings.Repeat("var a = 1;\n", 2000)+"</script>\n</body>", 1)
	return parent().WithSource([]byte(page))
}

func TestWhatAPageDoesNotUseIsNotShown(t *testing.T) {
	a := framework()
	got := condense(a, a.Main)
	if len(got) > 2500 || strings.Contains(got, "grid-unused") || strings.Contains(got, "var a") {
		t.Errorf("%d bytes:\n%.600s", len(got), got)
	}
	for _, want := range []string{".btn { color: red; }", ".btn:hover { color: teal; }", "@keyframes spin", "300 rules that nothing here uses", "21 KB of script", headerLine} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not shown in\n%s", want, got)
		}
	}
}

func TestABlockFitsAPageThatWasShownInPart(t *testing.T) {
	b := brief("make the header sticky")
	b.Parents[0] = framework()
	c, _ := coderFor(t, serve(t, says(sticky)), nil, Options{})
	o := propose(t.Context(), c, b)
	want := strings.Replace(string(framework().Source()), "color: #fff; }", "color: #fff; position: sticky; top: 0; }", 1)
	if o.line() != "" || string(o.replies[0].Artifact.Source()) != want {
		t.Errorf("got %q", o.line())
	}
}

func TestCorpusPagesAreShownWithoutWhatTheyDoNotUse(t *testing.T) {
	corpus := os.Getenv("CULTIVAR_CORPUS")
	if corpus == "" {
		t.Skip("CULTIVAR_CORPUS is not set")
	}
	files, _ := filepath.Glob(filepath.Join(corpus, "html/*/*.html"))
	for _, file := range files {
		a, _, err := artifact.Open(file)
		if err != nil {
			t.Error(err)
			continue
		}
		whole := len(a.Source())
		shown := len((&elision{}).text(a, a.Main))
		t.Logf("%-70s %7d → %7d", filepath.Base(file), whole, shown)
		if shown > whole+1 {
			t.Errorf("%s grew", file)
		}
	}
}
