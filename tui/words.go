package tui

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/themes"
)

// caption is the line under a tile.
func (m *Model) caption(t tile) string {
	switch {
	case t.failed != "":
		return "could not be made"
	case t.number == 0:
		return t.name
	case t.variant != nil && t.variant.Caption == "" && t.plan != "":
		return t.plan + ", being written"
	case t.variant != nil:
		return terminal.Printable(t.variant.Title())
	case t.plan != "":
		return t.plan
	case t.draft != "":
		return "being written"
	}
	return ""
}

// nameOf says what ref names in a few words.
func (m *Model) nameOf(ref session.Ref) string {
	if v, ok := m.version(string(ref)); ok {
		return terminal.Printable(v.Subject)
	}
	if v := m.variantAt(ref); v != nil {
		return terminal.Printable(v.Caption)
	}
	if _, n, ok := ref.Tile(); ok {
		return fmt.Sprintf("tile %d of an earlier generation", n)
	}
	return m.name
}

// describeTile is a tile in words, for those who see no picture of it.
func (m *Model) describeTile(t tile) []string {
	switch {
	case t.failed != "":
		return []string{"could not be made", t.failed}
	case t.number == 0:
		return m.describeRef(t.ref)
	case t.variant == nil:
		return []string{"being made"}
	}
	return variantWords(*t.variant)
}

func variantWords(v session.Variant) []string {
	words := []string{terminal.Printable(v.Caption), distanceWords(v.Distance)}
	if names := coloursOf(v); len(names) > 0 {
		words = append(words, "in "+strings.Join(names, ", "))
	}
	if len(v.Traits) > 0 {
		words = append(words, "changes "+strings.Join(v.Traits, ", "))
	}
	return words
}

func distanceWords(d float64) string {
	switch {
	case d < 0:
		return "not drawn"
	case d == 0:
		return "looks the same at this size"
	case d < 0.02:
		return "a small change"
	}
	return fmt.Sprintf("%.0f %% away", d*100)
}

// describeRef is a version, or a tile, in words.
func (m *Model) describeRef(ref session.Ref) []string {
	if m.gen != nil {
		for _, t := range m.gen.tiles {
			if t.ref == ref && t.number > 0 {
				return m.describeTile(t)
			}
		}
	}
	v, ok := m.version(string(ref))
	if !ok {
		return []string{m.nameOf(ref)}
	}
	words := []string{terminal.Printable(v.Subject)}
	if v.Instruction != "" {
		words = append(words, "asked for: "+terminal.Printable(v.Instruction))
	}
	words = append(words, fmt.Sprintf("%s, %s", v.Origin, v.When.Local().Format("2 January 15:04")))
	if v.ID == m.head.Version {
		words = append(words, m.words...)
	}
	return words
}

// blindness says why there are no pictures, and what to do; nothing if the designer wants none.
func (m *Model) blindness() []string {
	if m.sight.caps.Protocol == terminal.Words {
		return nil
	}
	_, why := m.studio.CanDraw()
	if why == "" {
		why = "there is no browser"
	}
	return []string{"", "no pictures: " + terminal.Printable(why), "breeding, saying, accepting and exporting work all the same; `cultivar doctor` says how to get a browser"}
}

// designWords is a design in words: what it is, what it says, its colours.
func designWords(a artifact.Artifact) []string {
	size := 0
	for _, data := range a.Files {
		size += len(data)
	}
	words := []string{fmt.Sprintf("a %s of %s, %s", a.Kind, plural(len(a.Files), "file"), sizeWords(size))}
	if said := headings(a); len(said) > 0 {
		words = append(words, "it says: "+strings.Join(said, " · "))
	}
	if names := paletteNames(a); len(names) > 0 {
		words = append(words, "colours: "+strings.Join(names, ", "))
	}
	return words
}

var (
	headingTag = regexp.MustCompile(`(?is)<(?:h[1-3]|text|title)\b[^>]*>(.*?)</(?:h[1-3]|text|title)>`)
	anyTag     = regexp.MustCompile(`(?s)<[^>]*>`)
)

// headings are the first lines that a page or a drawing says loudest.
func headings(a artifact.Artifact) []string {
	if a.Kind == artifact.Shader {
		return nil
	}
	var out []string
	for _, match := range headingTag.FindAllSubmatch(a.Source(), 6) {
		text := html.UnescapeString(string(anyTag.ReplaceAll(match[1], []byte(" "))))
		if text = strings.Join(strings.Fields(terminal.Printable(text)), " "); text != "" {
			out = append(out, text)
		}
	}
	return out
}

var hexColor = regexp.MustCompile(`#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b`)

// coloursOf names the colours that cover a variant's picture, or those of its code where it was not drawn.
func coloursOf(v session.Variant) []string {
	if len(v.Colors) > 0 {
		return v.Colors
	}
	return paletteNames(v.Artifact)
}

// paletteNames names the colours that a design's code uses most.
func paletteNames(a artifact.Artifact) []string {
	count := map[string]int{}
	for _, path := range a.Paths() {
		if len(a.Files[path]) > 1<<20 {
			continue
		}
		for _, match := range hexColor.FindAllString(string(a.Files[path]), 400) {
			if v, err := themes.ParseColor(match); err == nil {
				count[themes.ColorName(v.Color)]++
			}
		}
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return names[:min(4, len(names))]
}

// facts stand at the right of the status line.
func (m *Model) facts() []string {
	var out []string
	if t := m.underCursor(); t != nil && t.variant != nil {
		if passed, all := t.variant.Passed(); all > 0 {
			out = append(out, fmt.Sprintf("✓ %d/%d", passed, all))
		}
	}
	if n := len(m.marks); n > 0 {
		out = append(out, fmt.Sprintf("%d marked", n))
	}
	if m.sight.known {
		out = append(out, m.sight.caps.Protocol.String())
	}
	out = append(append(out, m.browserFact()), m.proposerFacts()...)
	return append(out, m.steerFacts()...)
}

func (m *Model) browserFact() string {
	switch {
	case m.studio == nil && m.sight.camera != nil, m.studio != nil && m.canShoot():
		if m.desk.Busy() {
			return "drawing"
		}
		return ""
	case m.hopeless():
		return "no browser"
	}
	return "starting the browser"
}
