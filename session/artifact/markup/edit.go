package markup

import (
	"regexp"
	"strconv"
	"strings"

	"cultivar/session/artifact/source"
)

// SetText replaces everything between an element's tags by text; the white space at both ends stays.
func (d *Doc) SetText(n *Node, text string) []Edit {
	return d.SetContent(n, d.EscapeText(text))
}

// SetContent is SetText for ready markup.
func (d *Doc) SetContent(n *Node, content string) []Edit {
	if n.SelfClosed {
		return []Edit{source.Replace(d.slash(n), n.OpenEnd, ">"+content+"</"+n.Tag+">")}
	}
	if n.Void {
		return nil
	}
	start, end := n.OpenEnd, n.CloseStart
	for start < end && isSpace(d.Source[start]) {
		start++
	}
	for end > start && isSpace(d.Source[end-1]) {
		end--
	}
	return []Edit{source.Replace(start, end, content)}
}

// slash is where the /> of a self-closed tag begins, with the white space before it.
func (d *Doc) slash(n *Node) int {
	i := n.OpenEnd - 2
	for i > n.NameEnd && isSpace(d.Source[i-1]) {
		i--
	}
	return i
}

// Remove takes a node away; if it stands alone on its lines, the lines go too.
func (d *Doc) Remove(n *Node) []Edit {
	start, end := d.span(n)
	return []Edit{{Start: start, End: end}}
}

// span is what Remove removes.
func (d *Doc) span(n *Node) (start, end int) {
	line, alone := d.lineStart(n.Start)
	after := d.lineRest(n.End)
	switch {
	case alone && after >= 0:
		return line, after
	case n.Start > 0 && isSpace(d.Source[n.Start-1]) && n.End < len(d.Source) && isSpace(d.Source[n.End]):
		return n.Start - 1, n.End // one of the two spaces
	}
	return n.Start, n.End
}

// lineStart is the start of the line of an offset, and whether only white space lies between.
func (d *Doc) lineStart(at int) (int, bool) {
	i := at
	for i > 0 && d.Source[i-1] != '\n' {
		i--
		if !isSpace(d.Source[i]) {
			return 0, false
		}
	}
	return i, true
}

// lineRest is the offset after the line break behind an offset; -1 if something else comes first.
func (d *Doc) lineRest(at int) int {
	for i := at; i < len(d.Source); i++ {
		if d.Source[i] == '\n' {
			return i + 1
		}
		if !isSpace(d.Source[i]) {
			return -1
		}
	}
	return len(d.Source)
}

// indent is the white space before n on its line; ok says that n begins its line.
func (d *Doc) indent(n *Node) (string, bool) {
	line, ok := d.lineStart(n.Start)
	if !ok || n.Start == 0 {
		return "", false
	}
	return string(d.Source[line:n.Start]), true
}

// newline is the line break that the source uses.
func (d *Doc) newline() string {
	if i := strings.IndexByte(string(d.Source[:min(len(d.Source), 4096)]), '\n'); i > 0 && d.Source[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// unit is one step of indentation in the source.
func (d *Doc) unit() string {
	for _, e := range d.Elements {
		own, ok := d.indent(e)
		if !ok || e.Parent == nil || e.Parent.Kind != Element {
			continue
		}
		outer, ok := d.indent(e.Parent)
		if (ok || e.Parent.Parent == d.Root) && len(own) > len(outer) && strings.HasPrefix(own, outer) {
			return own[len(outer):]
		}
	}
	return "  "
}

// lay gives every line of ready markup but the first an indentation.
func (d *Doc) lay(content, indent string) string {
	lines := strings.Split(strings.ReplaceAll(content, "\r\n", "\n"), "\n")
	common := commonIndent(lines[1:])
	for i := 1; i < len(lines); i++ {
		if strings.TrimSpace(lines[i]) != "" {
			lines[i] = indent + strings.TrimPrefix(lines[i], common)
		}
	}
	return strings.Join(lines, d.newline())
}

// commonIndent is the indentation of the last line, which of an element is that of its own tag.
func commonIndent(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	last := lines[len(lines)-1]
	return last[:len(last)-len(strings.TrimLeft(last, " \t"))]
}

// InsertBefore puts ready markup before a node, on a line of its own if the node has one.
func (d *Doc) InsertBefore(n *Node, content string) []Edit {
	if indent, ok := d.indent(n); ok {
		return []Edit{source.Replace(n.Start, n.Start, d.lay(content, indent)+d.newline()+indent)}
	}
	return []Edit{source.Replace(n.Start, n.Start, content)}
}

// InsertAfter puts ready markup behind a node, on a line of its own if the node has one.
func (d *Doc) InsertAfter(n *Node, content string) []Edit {
	if indent, ok := d.indent(n); ok {
		return []Edit{source.Replace(n.End, n.End, d.newline()+indent+d.lay(content, indent))}
	}
	return []Edit{source.Replace(n.End, n.End, content)}
}

// Append puts ready markup at the end of an element's content.
func (d *Doc) Append(n *Node, content string) []Edit {
	if kids := n.Elements(); len(kids) > 0 && d.lineRest(kids[len(kids)-1].End) >= 0 {
		return d.InsertAfter(kids[len(kids)-1], content)
	}
	return d.fill(n, n.CloseStart, content)
}

// Prepend puts ready markup at the start of an element's content.
func (d *Doc) Prepend(n *Node, content string) []Edit {
	if kids := n.Elements(); len(kids) > 0 && strings.TrimSpace(string(d.Source[n.OpenEnd:kids[0].Start])) == "" {
		return d.InsertBefore(kids[0], content)
	}
	return d.fill(n, n.OpenEnd, content)
}

// fill inserts into an element that has no child to align with.
func (d *Doc) fill(n *Node, at int, content string) []Edit {
	if n.SelfClosed {
		return []Edit{source.Replace(d.slash(n), n.OpenEnd, ">"+content+"</"+n.Tag+">")}
	}
	if n.Void {
		return nil
	}
	indent, ok := d.indent(n)
	closeLine, alone := d.lineStart(n.CloseStart)
	if ok && alone && at == n.CloseStart && closeLine > n.OpenEnd {
		inner := indent + d.unit()
		return []Edit{source.Replace(closeLine, closeLine, inner+d.lay(content, inner)+d.newline())}
	}
	return []Edit{source.Replace(at, at, content)}
}

var idAttr = regexp.MustCompile(`(\sid\s*=\s*["']?)([^"'\s>]+)`)

// Duplicate puts a copy of an element behind it; ids in the copy get a number, so that they stay unique.
func (d *Doc) Duplicate(n *Node) []Edit {
	copied := idAttr.ReplaceAllStringFunc(d.Slice(n), func(m string) string {
		parts := idAttr.FindStringSubmatch(m)
		return parts[1] + d.freeID(parts[2])
	})
	return d.InsertAfter(n, copied)
}

func (d *Doc) freeID(id string) string {
	for i := 2; ; i++ {
		if next := id + "-" + strconv.Itoa(i); d.ByID(next) == nil {
			return next
		}
	}
}

// Swap exchanges two elements; nil if one contains the other.
func (d *Doc) Swap(a, b *Node) []Edit {
	if a.Within(b) || b.Within(a) {
		return nil
	}
	ia, _ := d.indent(a)
	ib, _ := d.indent(b)
	return []Edit{
		source.Replace(a.Start, a.End, d.lay(d.Slice(b), ia)),
		source.Replace(b.Start, b.End, d.lay(d.Slice(a), ib)),
	}
}

// MoveBefore takes n away and puts it before target; nil if target lies within n.
func (d *Doc) MoveBefore(n, target *Node) []Edit {
	if target.Within(n) {
		return nil
	}
	return append(d.Remove(n), d.InsertBefore(target, d.Slice(n))...)
}

// MoveAfter takes n away and puts it behind target; nil if target lies within n.
func (d *Doc) MoveAfter(n, target *Node) []Edit {
	if target.Within(n) {
		return nil
	}
	return append(d.Remove(n), d.InsertAfter(target, d.Slice(n))...)
}

// Wrap puts ready markup around an element.
func (d *Doc) Wrap(n *Node, before, after string) []Edit {
	return []Edit{source.Replace(n.Start, n.Start, before), source.Replace(n.End, n.End, after)}
}
