package browser

import (
	"bytes"
	"context"
	_ "embed" // print.js
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

// cssInch is how many CSS pixels an inch has (CSS Values and Units, section 6.2).
const cssInch = 96

// longestPaper is the longest side of a sheet in inches: what PDF readers bear.
const longestPaper = 200

// A4 in inches.
const (
	a4Width  = 210 / 25.4
	a4Height = 297 / 25.4
)

// Print puts a page or a drawing on paper, as PDF: as it looks on the screen on one sheet as long as it
// is, or if it has an @page rule as it asks to be printed, on the paper named there or else on A4.
func (b *Browser) Print(ctx context.Context, doc render.Document, from render.Viewport) ([]byte, error) {
	if doc.Form == render.FormShader {
		return nil, fmt.Errorf("print %s: a shader has no outlines to print", doc.Main)
	}
	from.Scale, from.FullPage = 1, doc.Form == render.FormPage
	if err := possible(from); err != nil {
		return nil, fmt.Errorf("print %s: %w", doc.Main, err)
	}
	var out []byte
	err := b.with(ctx, func(e *engine) (err error) {
		out, err = b.print(ctx, e, doc, from)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("print %s: %w", doc.Main, err)
	}
	return out, nil
}

func (b *Browser) print(ctx context.Context, e *engine, doc render.Document, from render.Viewport) ([]byte, error) {
	sub := newSubject(doc, time.Now())
	st, err := b.stage(ctx, e, []*subject{sub}, from, doc.Form == render.FormPage)
	var bad *culprit
	if errors.As(err, &bad) {
		return nil, errors.New(bad.why)
	}
	if err != nil {
		return nil, err
	}
	defer st.strike()
	st.ruined.Store(true) // it has been on paper: nobody else shall see it so
	if asksForPaper(doc) {
		return st.onPaper(ctx, proto.PagePrintToPDF{PreferCSSPageSize: true, PaperWidth: inches(a4Width), PaperHeight: inches(a4Height)})
	}
	width, height := float64(from.Width), float64(from.Height)
	if st.layout.clip != nil {
		height = math.Ceil(st.layout.clip.Height)
	}
	scheme := "light"
	if from.Dark {
		scheme = "dark"
	}
	st.page.wire.send(st.page.session, proto.EmulationSetEmulatedMedia{
		Media: "screen", Features: []*proto.EmulationMediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if err := st.settleHeights(ctx); err != nil {
		return nil, err
	}
	nothing := inches(0)
	return st.onPaper(ctx, proto.PagePrintToPDF{
		PaperWidth: inches(width / cssInch), PaperHeight: inches(min(height/cssInch, longestPaper)),
		MarginTop: nothing, MarginBottom: nothing, MarginLeft: nothing, MarginRight: nothing,
	})
}

//go:embed print.js
var printScript string

// settleHeights makes lengths that are shares of the viewport what they are on the screen.
func (st *stage) settleHeights(ctx context.Context) error {
	in, ok := st.page.scriptContext(st.subjects[0])
	if !ok {
		return errors.New("the document is gone")
	}
	ctx, cancel := context.WithTimeout(ctx, st.browser.limit)
	defer cancel()
	return st.page.evaluate(ctx, in, printScript, nil)
}

func inches(n float64) *float64 { return &n }

// asksForPaper reports whether a document says how it wants to be printed.
func asksForPaper(doc render.Document) bool {
	for _, data := range doc.Files {
		if bytes.Contains(data, []byte("@page")) {
			return true
		}
	}
	return false
}

func (st *stage) onPaper(ctx context.Context, how proto.PagePrintToPDF) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, st.browser.limit)
	defer cancel()
	how.PrintBackground = true
	return st.page.wire.send(st.page.session, how).data(ctx)
}
