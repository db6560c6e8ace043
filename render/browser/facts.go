package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	_ "embed"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

//go:embed facts.js
var factsScript string

// mostElements is how many elements are measured of one document.
const mostElements = 2000

// Measure lays a document out and returns what it measured; of a shader there is only the size. A
// document that cannot be laid out is an error that says why.
func (b *Browser) Measure(ctx context.Context, doc render.Document, from render.Viewport) (render.Facts, error) {
	if doc.Form == render.FormShader {
		return render.Facts{Width: float64(from.Width), Height: float64(from.Height)}, nil
	}
	if err := possible(from); err != nil {
		return render.Facts{}, fmt.Errorf("measure %s: %w", doc.Main, err)
	}
	var facts render.Facts
	err := b.with(ctx, func(e *engine) (err error) {
		facts, err = b.measure(ctx, e, doc, from)
		return err
	})
	if err != nil {
		return render.Facts{}, fmt.Errorf("measure %s: %w", doc.Main, err)
	}
	return facts, nil
}

func (b *Browser) measure(ctx context.Context, e *engine, doc render.Document, from render.Viewport) (render.Facts, error) {
	from.Scale = 1
	sub := newSubject(doc, time.Now())
	st, err := b.stage(ctx, e, []*subject{sub}, from, doc.Form == render.FormPage)
	if err != nil {
		return render.Facts{}, err
	}
	defer st.strike()
	if wrong := sub.report.Wrong; wrong != "" {
		return render.Facts{}, fmt.Errorf("it does not parse: %s", printable(wrong))
	}
	return st.measure(ctx, sub, from, b.limit)
}

// measure asks one subject of the stage for its layout facts.
func (st *stage) measure(ctx context.Context, sub *subject, from render.Viewport, limit time.Duration) (render.Facts, error) {
	place := placed(sub.doc, from)
	options, _ := json.Marshal(map[string]int{"most": mostElements, "x": place.Min.X, "y": place.Min.Y})
	world, err := st.page.ownWorld(ctx, sub)
	if err != nil {
		return render.Facts{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var text string
	if err := st.page.evaluate(ctx, world, strings.TrimSpace(factsScript)+"("+string(options)+")", &text); err != nil {
		st.ruined.Store(true)
		return render.Facts{}, err
	}
	var m measured
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		return render.Facts{}, fmt.Errorf("understand what was measured: %w", err)
	}
	facts := m.facts()
	if sub.doc.Form == render.FormDrawing {
		facts.Width, facts.Height = float64(from.Width), float64(from.Height)
	}
	return facts, nil
}

// ownWorld makes a script context in the subject's frame that its own scripts cannot reach.
func (p *page) ownWorld(ctx context.Context, sub *subject) (contextID, error) {
	session, frame, ok := p.frame(sub)
	if !ok {
		return contextID{}, fmt.Errorf("its frame is gone")
	}
	var made proto.PageCreateIsolatedWorldResult
	if err := p.wire.call(ctx, session, proto.PageCreateIsolatedWorld{FrameID: frame, WorldName: "cultivar"}, &made); err != nil {
		return contextID{}, err
	}
	return contextID{session, made.ExecutionContextID}, nil
}

// measured is facts.js's answer.
type measured struct {
	Width, Height float64
	Background    string
	Elements      []measuredElement
}

type measuredElement struct {
	Path       []int
	Selector   string
	Tag        string
	ID         string
	Classes    []string
	Role       string
	Text       string
	Box        [4]float64
	Color      string
	Background string
	Fill       string
	Stroke     string
	Font       string
	Size       float64
	Weight     int
	Radius     float64
	Display    string
	Position   string
	Contrast   float64
	Overflow   bool
	Clipped    bool
	Offscreen  bool
	Overlaps   []int
}

func (m measured) facts() render.Facts {
	f := render.Facts{Width: m.Width, Height: m.Height, Background: m.Background, Elements: make([]render.Element, len(m.Elements))}
	for i, e := range m.Elements {
		f.Elements[i] = render.Element{
			Path: e.Path, Selector: e.Selector, Tag: e.Tag, ID: e.ID, Classes: e.Classes, Role: e.Role, Text: e.Text,
			Box:   render.Box{X: e.Box[0], Y: e.Box[1], W: e.Box[2], H: e.Box[3]},
			Color: e.Color, Background: e.Background, Fill: e.Fill, Stroke: e.Stroke,
			FontFamily: e.Font, FontSize: e.Size, FontWeight: e.Weight, Radius: e.Radius,
			Display: e.Display, Position: e.Position, Contrast: e.Contrast,
			Overflow: e.Overflow, Clipped: e.Clipped, Offscreen: e.Offscreen, Overlaps: e.Overlaps,
		}
	}
	return f
}
