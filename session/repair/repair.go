package repair

import (
	"context"

	"cultivar/render"
	"cultivar/session/artifact"
)

// Look draws a design and measures it; facts are nil for what does not draw.
type Look func(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error)

// Result is what came of a repair.
type Result struct {
	Artifact artifact.Artifact
	// Done says what was mended, a line each; Left what is still wrong.
	Done, Left []string
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
	m.Left = m.wrong(ctx)
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
		return []rule{xmlStart, xmlReferences, xmlAttributes, pairXML, xmlNamespaces, styleElements}
	case extension(name) == ".css":
		return []rule{styleSheet}
	}
	return nil
}

// wrong lists what is still wrong, as lint and the camera say.
func (m *mender) wrong(ctx context.Context) []string {
	var out []string
	for _, p := range artifact.Lint(m.Artifact) {
		out = append(out, p.String())
	}
	if m.look == nil {
		return out
	}
	shot, _, err := m.look(ctx, m.Artifact)
	if err != nil {
		return out
	}
	if shot.Broken != "" {
		out = append(out, shot.Broken)
	}
	for _, e := range shot.Errors {
		out = append(out, located(e))
	}
	return out
}
