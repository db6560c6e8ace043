package codeview

import (
	"path"
	"regexp"
	"strings"
	"sync"

	"charm.land/lipgloss/v2"

	"cultivar/tui/style"
)

// syntax is how a language is coloured, line by line: a line of a diff stands alone, so that more than
// what a line itself tells cannot be known.
type syntax struct {
	// endings are those of the files that are written in it.
	endings []string
	// words has a group for each class of words; what is in none is left as it is.
	words func() *regexp.Regexp
}

// expression compiles when it is first needed.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

var syntaxes = []syntax{
	{
		[]string{".html", ".htm", ".xhtml", ".svg", ".xml"},
		expression(`(?P<comment><!--.*?(?:-->|$)|/\*.*?(?:\*/|$))|(?P<word></?[A-Za-z][\w:.-]*|/?>|<!\w+|<\?\w+|\?>)` +
			`|(?P<value>"[^"]*"|'[^']*'|#[0-9a-fA-F]{3,8}\b|\b\d+(?:\.\d+)?(?:px|r?em|%|m?s|v[wh]|deg)?\b)|(?P<name>[\w:@-]+=)`),
	},
	{
		[]string{".css"},
		expression(`(?P<comment>/\*.*?(?:\*/|$))|(?P<word>@[\w-]+|!important\b)|(?P<name>(?:--)?[\w-]+\s*:)` +
			`|(?P<value>"[^"]*"|'[^']*'|#[0-9a-fA-F]{3,8}\b|[-+]?\b\d+(?:\.\d+)?(?:[a-z]+\b|%)?)`),
	},
	{
		[]string{".frag", ".glsl", ".fs", ".fsh", ".vert", ".isf"},
		expression(`(?P<comment>//.*|/\*.*?(?:\*/|$))|(?P<name>^\s*#\w+)|(?P<word>\b(?:if|else|for|while|do|return|break|continue|discard|switch|case|default|const|uniform|varying|attribute|in|out|inout|precision|lowp|mediump|highp|struct|void|bool|int|uint|float|[biu]?vec[234]|mat[234](?:x[234])?|sampler\w+|true|false)\b)` +
			`|(?P<value>\b\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)`),
	},
	{
		[]string{".js", ".mjs", ".json", ".ts"},
		expression("(?P<comment>//.*|/\\*.*?(?:\\*/|$))|(?P<value>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`|\\b\\d+(?:\\.\\d+)?\\b)" +
			`|(?P<word>\b(?:async|await|break|case|catch|class|const|continue|default|delete|do|else|export|extends|false|finally|for|from|function|if|import|in|instanceof|let|new|null|of|return|super|switch|this|throw|true|try|typeof|undefined|var|void|while|yield)\b)`),
	},
}

// highlighter colours lines by the syntax that a file's name tells.
func highlighter(name string, s style.Set) painter {
	ending := strings.ToLower(path.Ext(name))
	for _, l := range syntaxes {
		for _, e := range l.endings {
			if e == ending && !s.Plain {
				return l.painter(s)
			}
		}
	}
	return plain
}

func plain(line string, base lipgloss.Style) string { return base.Render(line) }

func (l syntax) painter(s style.Set) painter {
	words := l.words()
	styles := make([]lipgloss.Style, words.NumSubexp()+1)
	for i, class := range words.SubexpNames() {
		styles[i] = classStyle(class, s)
	}
	return func(line string, base lipgloss.Style) string {
		var b strings.Builder
		at := 0
		for _, m := range words.FindAllStringSubmatchIndex(line, -1) {
			b.WriteString(base.Render(line[at:m[0]]))
			b.WriteString(styles[group(m)].Render(line[m[0]:m[1]]))
			at = m[1]
		}
		return b.String() + base.Render(line[at:])
	}
}

// group is the number of the group that matched.
func group(match []int) int {
	for i := 2; i < len(match); i += 2 {
		if match[i] >= 0 {
			return i / 2
		}
	}
	return 0
}

func classStyle(class string, s style.Set) lipgloss.Style {
	switch class {
	case "comment":
		return s.Faint
	case "word":
		return s.Key
	case "value":
		return s.Warning
	}
	return s.Text
}
