package coder

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

const (
	// condenseFrom is the size of a file from which on what the design does not use is not shown.
	condenseFrom = 16 << 10
	// gapLeast is the least that is worth a gap, and scriptMost the longest script shown, in bytes.
	gapLeast   = 300
	scriptMost = 6 << 10
)

// gap is a part of a file that is not shown.
type gap struct {
	start, end int
	what       string
}

// condense shows a file without the style rules that no element of the page can match and without
// long scripts: what a framework brings along. Each gap leaves a comment.
func condense(a artifact.Artifact, name string) string {
	text := string(a.Files[name])
	if a.Kind != artifact.Page || len(text) < condenseFrom {
		return text
	}
	styles := artifact.StylesOf(a)
	names := namesIn(styles.Doc)
	var gaps []gap
	for _, sheet := range styles.Sheets {
		if sheet.File == name {
			gaps = append(gaps, unused(sheet.Rules, names)...)
		}
	}
	if name == a.Main {
		gaps = append(gaps, scripts(styles.Doc)...)
	}
	if path.Ext(name) == ".js" {
		gaps = []gap{{0, len(text), fmt.Sprintf("%d KB of script", len(text)>>10)}}
	}
	return without(text, gaps)
}

// namesIn collects the tags, classes and ids of a page.
func namesIn(d *markup.Doc) map[string]bool {
	names := map[string]bool{"html": true, "body": true, "head": true}
	for _, e := range d.Elements {
		names[strings.ToLower(e.Tag)] = true
		names["#"+e.Get("id")] = true
		for _, c := range strings.Fields(e.Get("class")) {
			names["."+c] = true
		}
	}
	return names
}

var (
	selectorName = regexp.MustCompile(`[.#]?-?[a-zA-Z_](?:[\w-]|\\.)*`)
	selectorRest = regexp.MustCompile(`\[[^\]]*\]|::?[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?`)
)

// possible says that a selector may match something: all names in it occur in the page.
func possible(selector string, names map[string]bool) bool {
	for _, n := range selectorName.FindAllString(selectorRest.ReplaceAllString(selector, ""), -1) {
		if n[0] != '.' && n[0] != '#' {
			n = strings.ToLower(n)
		}
		if !names[strings.ReplaceAll(n, `\`, "")] {
			return false
		}
	}
	return true
}

// unused lists the runs of neighbouring rules that nothing in the page can match.
func unused(rules []*css.Rule, names map[string]bool) []gap {
	var out []gap
	run, count := gap{start: -1}, 0
	flush := func() {
		if run.start >= 0 && run.end-run.start >= gapLeast {
			run.what = fmt.Sprintf("%d rules that nothing here uses", count)
			out = append(out, run)
		}
		run, count = gap{start: -1}, 0
	}
	for _, r := range rules {
		if idle(r, names) {
			if run.start < 0 {
				run.start = r.Start
			}
			run.end = r.End
			count++
			continue
		}
		flush()
		out = append(out, unused(r.Rules, names)...)
	}
	flush()
	return out
}

// idle says that no part of a rule can match.
func idle(r *css.Rule, names map[string]bool) bool {
	if r.At == "font-face" {
		return false
	}
	if r.At != "" {
		for _, inner := range r.Rules {
			if !idle(inner, names) {
				return false
			}
		}
		return len(r.Rules) > 0 && r.At != "keyframes" && !strings.HasSuffix(r.At, "-keyframes")
	}
	for _, s := range r.Selectors {
		if possible(s.Text, names) {
			return false
		}
	}
	return len(r.Selectors) > 0
}

// scripts lists the long inline scripts.
func scripts(d *markup.Doc) []gap {
	var out []gap
	for _, e := range d.Elements {
		if size := e.CloseStart - e.OpenEnd; e.Tag == "script" && size > scriptMost {
			out = append(out, gap{e.OpenEnd, e.CloseStart, fmt.Sprintf("%d KB of script", size>>10)})
		}
	}
	return out
}

// gapComment begins every comment that stands for what is not shown.
const gapComment = "/* not shown: "

func without(text string, gaps []gap) string {
	var b strings.Builder
	at := 0
	for _, g := range gaps {
		if g.start < at || g.end > len(text) {
			continue
		}
		b.WriteString(text[at:g.start] + gapComment + g.what + " */")
		at = g.end
	}
	return b.String() + text[at:]
}
