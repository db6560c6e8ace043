package browser

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cultivar/render"
)

// sheets are the sizes of a PDF's pages, in whole points.
func sheets(t *testing.T, pdf []byte) []string {
	t.Helper()
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Fatalf("no PDF: %.20q", pdf)
	}
	var out []string
	for _, m := range regexp.MustCompile(`/MediaBox \[([^\]]*)\]`).FindAllSubmatch(pdf, -1) {
		var x, y, w, h float64
		if _, err := fmt.Sscan(string(m[1]), &x, &y, &w, &h); err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%.0f %.0f %.0f %.0f", x, y, w, h))
	}
	return out
}

func TestPrint(t *testing.T) {
	long := `<!doctype html><style>body{margin:0}div{height:1200px;background:#008000}</style><div>text</div>` + "<p style='position:absolute;top:0'>abcdefghijklmnopqrstuvwxyz<b>abcdefghijklmnopqrstuvwxyz</b>"
	for name, c := range map[string]struct {
		doc  render.Document
		want []string
	}{
		"a page is one sheet as long as it is":          {pageOf(long), []string{"0 0 240 900"}},
		"what fills the screen does not fill the sheet": {pageOf(strings.Replace(long, "div{", "header{min-height:100vh}div{", 1) + "<header style='height:50vh'></header>"), []string{"0 0 240 1080"}},
		"a page may ask for paper":                      {pageOf(strings.Replace(long, "<style>", "<style>@page{size:A5;margin:0}", 1)), []string{"0 0 420 595", "0 0 420 595"}},
		"a drawing is as large as its view":             {drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 24"><rect width="9" height="9"/></svg>`), []string{"0 0 240 180"}},
	} {
		pdf, err := camera(t).Print(context.Background(), c.doc, render.Viewport{Width: 320, Height: 240})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := sheets(t, pdf); !slices.Equal(got, c.want) {
			t.Errorf("%s: sheets of %q, wanted %q", name, got, c.want)
		}
	}
}

func TestPrintOfTheBrokenSaysWhy(t *testing.T) {
	for _, doc := range []render.Document{pageOf("<script>for(;;);</script>"), program("void main(){}")} {
		if _, err := camera(t).Print(context.Background(), doc, small()); err == nil {
			t.Errorf("%s is printed", doc.Form)
		}
	}
}
