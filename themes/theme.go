package themes

// Theme is a complete set of design tokens. Colours are "#rrggbb"; sizes are CSS pixels.
type Theme struct {
	// Name is the name of a built-in theme, or the style code in digits.
	Name string `json:"name"`
	// Code is the style code that made the theme, 0 for a built-in one.
	Code int  `json:"code"`
	Dark bool `json:"dark"`
	Palette
	Type   Type   `json:"type"`
	Shape  Shape  `json:"shape"`
	Motion Motion `json:"motion"`
	// Space is the unit that gaps and paddings are multiples of.
	Space float64 `json:"space"`
}

// Palette holds colours by role. Text, Muted and the state colours reach AA on Background and Surface, OnAccent on Accent, and
// Accent and Accent2 reach AA as text on Background.
type Palette struct {
	Background string `json:"background"`
	Surface    string `json:"surface"`
	Text       string `json:"text"`
	Muted      string `json:"muted"`
	Accent     string `json:"accent"`
	Accent2    string `json:"accent2"`
	OnAccent   string `json:"onAccent"`
	Border     string `json:"border"`
	Success    string `json:"success"`
	Warning    string `json:"warning"`
	Danger     string `json:"danger"`
}

// Type is how text is set.
type Type struct {
	Heading Font `json:"heading"`
	Body    Font `json:"body"`
	Mono    Font `json:"mono"`
	// Size is that of body text; each step of the modular scale multiplies it by Scale.
	Size          float64 `json:"size"`
	Scale         float64 `json:"scale"`
	Leading       float64 `json:"leading"` // line height of body text, as a multiple
	HeadingWeight int     `json:"headingWeight"`
	HeadingCase   string  `json:"headingCase"`  // none or uppercase
	HeadingTrack  float64 `json:"headingTrack"` // letter spacing of headings in em
}

// Shape is how boxes are drawn.
type Shape struct {
	Radius float64 `json:"radius"`
	Border float64 `json:"border"` // width
	// Depth is flat, soft, raised or hard; Shadow is its box-shadow, "none" for flat.
	Depth  string `json:"depth"`
	Shadow string `json:"shadow"`
}

// Motion is how things move.
type Motion struct {
	Name     string `json:"name"`     // still, quick, gentle, springy
	Duration int    `json:"duration"` // milliseconds, 0 for still
	Easing   string `json:"easing"`
}

// Step is the font size n steps up the modular scale from body text, in CSS pixels rounded to half pixels.
func (t Type) Step(n int) float64 {
	size := t.Size
	for range n {
		size *= t.Scale
	}
	return float64(int(size*2+0.5)) / 2
}

// settled makes every promise of Palette true by mending lightness.
func (p Palette) settled() Palette {
	bg, surface := MustParse(p.Background), MustParse(p.Surface)
	both := func(hex string, ratio float64) string {
		c := Mend(MustParse(hex), bg, ratio)
		if mended := Mend(c, surface, ratio); Contrast(mended.Rounded(), bg) >= ratio {
			return mended.Hex()
		}
		return Readable(bg, 1).Hex()
	}
	p.Text = both(p.Text, 7)
	p.Muted, p.Success, p.Warning, p.Danger = both(p.Muted, AA), both(p.Success, AA), both(p.Warning, AA), both(p.Danger, AA)
	p.Accent, p.Accent2 = both(p.Accent, AA), both(p.Accent2, AA)
	p.OnAccent = Mend(MustParse(p.Background), MustParse(p.Accent), AA).Hex()
	return p
}
