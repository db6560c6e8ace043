package coder

import (
	"context"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"

	"cultivar/session/artifact"
	"cultivar/session/plain"
)

// elided knows the comments by which models leave out what they were asked to write.
var elided = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:<!--|/\*|//)[^\n]{0,40}\b(?:rest|remaining|existing|other|previous|same)\b[^\n]{0,40}\b(?:unchanged|same|here|code|as before|goes|stays?|omitted|content)\b`)
})

// rewritten takes an answer that is whole files instead of blocks, if they really are whole.
func (t *tile) rewritten(text string) (artifact.Artifact, bool) {
	parent := t.job.parent
	parts := parseFiles(text)
	whole := map[string]string{}
	if p, ok := mainPart(parts, t.job.kind); ok {
		whole[parent.Main] = p.Text
	}
	for _, p := range parts {
		if name := styleSheet(parent, p); name != "" {
			whole[name] = p.Text
		}
	}
	a := parent
	for name, source := range whole {
		if !t.isWhole(name, source) {
			return artifact.Artifact{}, false
		}
		a = a.With(name, []byte(endings(parent.Files[name], plain.Code(t.job.hidden.show(source)))))
	}
	return a, len(whole) > 0 && t.locksHold(parent, a) == nil && newLint(parent, a) == ""
}

// isWhole says that a source is a file of the parent to its end, with nothing left out.
func (t *tile) isWhole(name, source string) bool {
	ends := name != t.job.parent.Main || complete(source, t.job.kind)
	return ends && balanced(name, source) && !elided().MatchString(source) && 2*len(source) >= len(t.job.parent.Files[name])
}

func balanced(name, source string) bool {
	return path.Ext(name) != ".css" || strings.Count(source, "{") == strings.Count(source, "}")
}

// styleSheet is the style sheet that a part of an answer is, by its path, or the only one there is; "" for
// any other part.
func styleSheet(a artifact.Artifact, p part) string {
	var sheets []string
	for _, name := range editable(a) {
		if path.Ext(name) == ".css" {
			sheets = append(sheets, name)
		}
	}
	for _, name := range sheets {
		if p.Path != "" && strings.EqualFold(path.Base(name), path.Base(p.Path)) {
			return name
		}
	}
	if len(sheets) == 1 && p.Path == "" && p.Language == "css" {
		return sheets[0]
	}
	return ""
}

// newDesign makes an artifact of an answer's files; one more try is asked for if there is none.
func (t *tile) newDesign(ctx context.Context, q question, text string) (artifact.Artifact, error) {
	a, err := t.design(text)
	if err == nil {
		return a, nil
	}
	second, failed := t.ask(ctx, t.job.againQuestion(q, true, err.Error()))
	if failed != nil {
		return artifact.Artifact{}, failed
	}
	if a, err = t.design(second.Text); err != nil {
		return artifact.Artifact{}, fmt.Errorf("%w: “%s”", err, plain.Short(second.Text, 120))
	}
	return a, nil
}

func (t *tile) design(text string) (artifact.Artifact, error) {
	parts := parseFiles(text)
	if p := parseBlocks(text); t.written == "" {
		t.written = p.Caption
	}
	p, ok := mainPart(parts, t.job.kind)
	if !ok {
		return artifact.Artifact{}, fmt.Errorf("the answer holds no %s", crafts[t.job.kind].Noun)
	}
	if !complete(p.Text, t.job.kind) {
		return artifact.Artifact{}, errors.New("the source in the answer ends in the middle")
	}
	name := crafts[t.job.kind].Main
	if safePath(p.Path) {
		name = p.Path
	}
	a := artifact.Artifact{Kind: t.job.kind, Main: name, Files: map[string][]byte{name: []byte(plain.Code(p.Text))}}
	if t.job.kind == artifact.Page {
		for _, other := range parts {
			if other.Text != p.Text && safePath(other.Path) && other.Path != name {
				a = a.With(other.Path, []byte(plain.Code(other.Text)))
			}
		}
	}
	return a, nil
}

// complete says that a source was written to its end.
func complete(source string, kind artifact.Kind) bool {
	text := strings.ToLower(source)
	switch kind {
	case artifact.Page:
		return !strings.Contains(text, "<html") || strings.Contains(text, "</html>")
	case artifact.Drawing:
		return strings.Contains(text, "</svg>")
	}
	return strings.Count(text, "{") == strings.Count(text, "}") && strings.Contains(text, "{")
}

// safePath says that a path stays within the design's folder.
func safePath(p string) bool {
	return p != "" && p == path.Clean(p) && !path.IsAbs(p) && !strings.HasPrefix(p, ".") && !strings.ContainsAny(p, `\:`)
}
