package tui

import (
	"cmp"
	"fmt"
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
	case t.variant != nil:
		return terminal.Printable(t.variant.Caption)
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
	words := []string{terminal.Printable(v.Caption)}
	if len(v.Traits) > 0 {
		words = append(words, "changes "+strings.Join(v.Traits, ", "))
	}
	if names := paletteNames(v.Artifact); len(names) > 0 {
		words = append(words, "colours: "+strings.Join(names, ", "))
	}
	return append(words, distanceWords(v.Distance))
}

func distanceWords(d float64) string {
	switch {
	case d < 0:
		return "not drawn, so not compared"
	case d < 0.02:
		return "looks almost the same as the parent"
	}
	return fmt.Sprintf("%.0f %% away from the parent", d*100)
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
	return append(words, fmt.Sprintf("%s, %s", v.Origin, v.When.Local().Format("2 January 15:04")))
}

var hexColor = regexp.MustCompile(`#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b`)

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
	out = append(out, m.browserFact(), m.proposerFact())
	if m.rate != 0.3 {
		out = append(out, fmt.Sprintf("strength %.1f", m.rate))
	}
	if len(m.locks) > 0 {
		out = append(out, plural(len(m.locks), "lock"))
	}
	return out
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

// proposerFact is who proposes: the model, or the engine; and what it has cost.
func (m *Model) proposerFact() string {
	if m.studio == nil {
		return ""
	}
	name := m.studio.ModelName()
	if name == "" {
		return "engine"
	}
	return terminal.Printable(name)
}
