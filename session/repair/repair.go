package repair

import (
	"context"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/check"
)

// Look draws a design and measures it; facts are nil for what does not draw.
type Look func(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error)

// Result is what came of a repair.
type Result struct {
	Artifact artifact.Artifact
	// Done says what was mended, a line each; Left what is still broken.
	Done, Left []string
	// Looks says what looks wrong and may be meant: what sticks out, lies over other text, is cut off or cannot
	// be read, the first of each.
	Looks []string
}

// ByRule mends what rules can mend. look may be nil: then what only a browser finds is left alone.
// The error is that of ctx.
func ByRule(ctx context.Context, a artifact.Artifact, look Look) (Result, error) {
	m := &mender{Result: Result{Artifact: a}, look: look}
	for _, name := range a.Paths() {
		m.file(name)
	}
	if a.Kind == artifact.Shader {
		m.shader(ctx)
	} else {
		m.contrast(ctx)
	}
	m.Left, m.Looks = Wrong(ctx, m.Artifact, look)
	return m.Result, ctx.Err()
}

type mender struct {
	Result
	look Look
}

// rule mends one source; done is "" if it found nothing to do.
type rule func(source string) (mended, done string)

// file runs the rules for one file's language until none finds anything more.
func (m *mender) file(name string) {
	for _, r := range m.rules(name) {
		source := string(m.Artifact.Files[name])
		mended, done := r(source)
		if done == "" || mended == source {
			continue
		}
		m.keep(m.Artifact.With(name, []byte(mended)), name+": "+done)
	}
}

// keep takes a change unless more is wrong after it than before.
func (m *mender) keep(next artifact.Artifact, done string) bool {
	if faults(next) > faults(m.Artifact) {
		return false
	}
	m.Artifact = next
	m.Done = append(m.Done, done)
	return true
}

func faults(a artifact.Artifact) int { return len(artifact.Lint(a)) }

func (m *mender) rules(name string) []rule {
	switch kind, _ := artifact.Detect(name, m.Artifact.Files[name]); {
	case name == m.Artifact.Main && m.Artifact.Kind == artifact.Page:
		return []rule{openRawText, styleElements, pairTags}
	case name == m.Artifact.Main && m.Artifact.Kind == artifact.Shader:
		return []rule{braces}
	case name == m.Artifact.Main || kind == artifact.Drawing && extension(name) == ".svg":
		return []rule{xmlStart, xmlReferences, pairXML, xmlAttributes, xmlNamespaces, styleElements}
	case extension(name) == ".css":
		return []rule{styleSheet}
	}
	return nil
}

// Wrong lists what is broken in a design, as lint and the camera say, and what looks wrong; look may be nil.
func Wrong(ctx context.Context, a artifact.Artifact, look Look) (broken, looks []string) {
	for _, p := range artifact.Lint(a) {
		broken = append(broken, p.String())
	}
	if look == nil {
		return broken, nil
	}
	shot, facts, err := look(ctx, a)
	if err != nil {
		return broken, nil
	}
	if shot.Broken != "" {
		broken = append(broken, shot.Broken)
	}
	for _, e := range shot.Errors {
		if text := located(e); !strings.HasSuffix(shot.Broken, text) && !slices.Contains(broken, text) {
			broken = append(broken, text)
		}
	}
	return broken, laidOut(&check.Scene{Artifact: a, Shot: &shot, Facts: facts})
}

func laidOut(s *check.Scene) (out []string) {
	for _, r := range check.Health() {
		result, known := r.Check(s)
		if known && !result.OK && s.Facts != nil && r.Verb != "errors" {
			out = append(out, result.Note)
		}
	}
	return out
}
