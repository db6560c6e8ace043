package markup

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Doc is a parsed source.
type Doc struct {
	// Source is the text that was parsed; nobody changes it.
	Source []byte
	// XML says that the source was read as XML (SVG), not as HTML.
	XML bool
	// Root is the parent of all.
	Root *Node
	// Elements are all elements in document order: Elements[i].Number == i.
	Elements []*Node

	entities map[string]string
	ascii    bool
	dom      *dom
	keys     map[string][]*Node
	found    map[string][]*Node
}

// HTML parses a page.
func HTML(src []byte) *Doc { return parse(src, false) }

// XML parses a drawing.
func XML(src []byte) *Doc { return parse(src, true) }

// depthLimit bounds nesting, as browsers do.
const depthLimit = 512

type parser struct {
	doc   *Doc
	src   []byte
	at    int
	stack []*Node
}

func parse(src []byte, xml bool) *Doc {
	d := &Doc{Source: src, XML: xml, ascii: !utf8.Valid(src)}
	d.Root = &Node{Kind: Root, End: len(src), CloseStart: len(src), Number: -1}
	p := &parser{doc: d, src: src, stack: []*Node{d.Root}}
	for p.at < len(src) {
		p.next()
	}
	p.closeTo(1, len(src))
	return d
}

func (p *parser) top() *Node { return p.stack[len(p.stack)-1] }

// next reads one token.
func (p *parser) next() {
	rest := p.src[p.at:]
	switch {
	case rest[0] != '<':
		p.text()
	case bytes.HasPrefix(rest, []byte("<!--")):
		p.leaf(Comment, p.until("-->", 4))
	case bytes.HasPrefix(rest, []byte("<![CDATA[")) && (p.doc.XML || p.top().foreign):
		p.leaf(CDATA, p.until("]]>", 9))
	case bytes.HasPrefix(rest, []byte("<!")):
		p.doctype()
	case bytes.HasPrefix(rest, []byte("<?")):
		p.leaf(Instruction, p.until(map[bool]string{true: "?>", false: ">"}[p.doc.XML], 2))
	case len(rest) > 2 && rest[1] == '/' && nameStart(rest[2]):
		p.endTag()
	case len(rest) > 1 && nameStart(rest[1]):
		p.startTag()
	case len(rest) > 1 && rest[1] == '/' && !p.doc.XML:
		p.leaf(Comment, p.until(">", 2))
	default:
		p.text()
	}
}

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// until is the offset after the next end, searched from skip bytes on; the end of the source if there is none.
func (p *parser) until(end string, skip int) int {
	from := min(p.at+skip, len(p.src))
	if i := bytes.Index(p.src[from:], []byte(end)); i >= 0 {
		return from + i + len(end)
	}
	return len(p.src)
}

func (p *parser) leaf(k Kind, end int) *Node {
	n := &Node{Kind: k, Start: p.at, End: end, OpenEnd: end, CloseStart: end, Number: -1, foreign: p.top().foreign}
	p.add(n)
	p.at = end
	return n
}

func (p *parser) add(n *Node) {
	n.Parent = p.top()
	n.Parent.Children = append(n.Parent.Children, n)
}

func (p *parser) text() {
	end := len(p.src)
	if i := bytes.IndexByte(p.src[p.at+1:], '<'); i >= 0 {
		end = p.at + 1 + i
	}
	siblings := p.top().Children
	if k := len(siblings); k > 0 && siblings[k-1].Kind == Text && siblings[k-1].End == p.at {
		siblings[k-1].End = end // "a < b" is one text
		p.at = end
		return
	}
	p.leaf(Text, end)
}

var entityDecl = regexp.MustCompile(`<!ENTITY\s+([\w:.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>`)

// doctype ends at the > outside of an internal subset, whose entities are learnt.
func (p *parser) doctype() {
	end := p.until(">", 2)
	if open := bytes.IndexByte(p.src[p.at:end], '['); open >= 0 && p.doc.XML {
		if i := bytes.IndexByte(p.src[p.at+open:], ']'); i >= 0 {
			if j := bytes.IndexByte(p.src[p.at+open+i:], '>'); j >= 0 {
				end = p.at + open + i + j + 1
			}
		}
	}
	for _, m := range entityDecl.FindAllSubmatch(p.src[p.at:end], -1) {
		if p.doc.entities == nil {
			p.doc.entities = map[string]string{}
		}
		p.doc.entities[string(m[1])] = string(m[2]) + string(m[3])
	}
	p.leaf(Doctype, end)
}

func (p *parser) tagName(from int) int {
	i := from
	for i < len(p.src) && !isSpace(p.src[i]) && p.src[i] != '/' && p.src[i] != '>' {
		i++
	}
	return i
}

func (p *parser) endTag() {
	nameEnd := p.tagName(p.at + 2)
	name := p.fold(string(p.src[p.at+2 : nameEnd]))
	end := p.until(">", 2)
	i := p.openIndex(name)
	if i < 0 {
		p.leaf(Stray, end).Tag = name
		return
	}
	p.closeTo(i+1, p.at)
	n := p.top()
	n.CloseStart, n.End, n.Implied = p.at, end, false
	p.stack = p.stack[:i]
	p.at = end
}

// fold is the tag as the tree names it.
func (p *parser) fold(name string) string {
	if p.doc.XML || p.top().foreign {
		return name
	}
	return strings.ToLower(name)
}

// openIndex finds the open element that an end tag closes, or -1.
func (p *parser) openIndex(name string) int {
	barrier, special := endBarrier[name]
	if !special {
		barrier = cellBarrier
	}
	for i := len(p.stack) - 1; i > 0; i-- {
		n := p.stack[i]
		if n.Tag == name || !p.doc.XML && strings.EqualFold(n.Tag, name) {
			return i
		}
		if !p.doc.XML && barrier[n.Tag] {
			return -1
		}
	}
	return -1
}

// closeTo closes the open elements from stack index i on, without end tags, at an offset.
func (p *parser) closeTo(i, at int) {
	for len(p.stack) > i {
		n := p.top()
		n.End, n.CloseStart, n.Implied = at, at, true
		p.stack = p.stack[:len(p.stack)-1]
	}
}

func (p *parser) startTag() {
	nameEnd := p.tagName(p.at + 1)
	written := string(p.src[p.at+1 : nameEnd])
	foreign := !p.doc.XML && p.entersForeign(written)
	tag := written
	if !p.doc.XML && !foreign {
		tag = strings.ToLower(written)
		p.implyEnds(tag)
	}
	n := &Node{Kind: Element, Start: p.at, Tag: tag, NameEnd: nameEnd, foreign: foreign, Number: len(p.doc.Elements)}
	end, slash := p.attributes(n, nameEnd)
	n.OpenEnd, n.End, n.CloseStart = end, end, end
	p.add(n)
	p.doc.Elements = append(p.doc.Elements, n)
	p.at = end
	n.SelfClosed = slash && (p.doc.XML || foreign)
	n.Void = !p.doc.XML && !foreign && voids[tag]
	switch {
	case n.SelfClosed || n.Void || len(p.stack) > depthLimit:
	case !p.doc.XML && !foreign && raws[tag]:
		p.rawContent(n)
	default:
		p.stack = append(p.stack, n)
	}
}

// entersForeign says whether a tag opened now is SVG or MathML.
func (p *parser) entersForeign(tag string) bool {
	if low := strings.ToLower(tag); low == "svg" || low == "math" {
		return true
	}
	top := p.top()
	return top.foreign && !integration[top.Tag]
}

// implyEnds closes what a start tag closes silently.
func (p *parser) implyEnds(tag string) {
	if blocks[tag] {
		p.closeNearest(names("p"), buttonScope)
	}
	if !headOnly[tag] && p.top().Tag == "head" {
		p.closeTo(len(p.stack)-1, p.at)
	}
	c, ok := closers[tag]
	if !ok {
		if p.top().Tag == "option" && tag == "hr" {
			p.closeTo(len(p.stack)-1, p.at)
		}
		return
	}
	if c.barrier == nil { // headings: only the innermost open element
		if c.closes[p.top().Tag] {
			p.closeTo(len(p.stack)-1, p.at)
		}
		return
	}
	p.closeNearest(c.closes, c.barrier)
}

// closeNearest closes up to the outermost element of closes that lies above the barrier.
func (p *parser) closeNearest(closes, barrier set) {
	found := -1
	for i := len(p.stack) - 1; i > 0; i-- {
		tag := p.stack[i].Tag
		if closes[tag] {
			found = i
		} else if barrier[tag] {
			break
		}
	}
	if found > 0 {
		p.closeTo(found, p.at)
	}
}

// rawContent reads up to the element's end tag without looking for markup.
func (p *parser) rawContent(n *Node) {
	end, after := len(p.src), len(p.src)
	for i := p.at; i+2+len(n.Tag) <= len(p.src); i++ {
		if p.src[i] != '<' || p.src[i+1] != '/' || !strings.EqualFold(string(p.src[i+2:i+2+len(n.Tag)]), n.Tag) {
			continue
		}
		if j := i + 2 + len(n.Tag); j == len(p.src) || isSpace(p.src[j]) || p.src[j] == '>' || p.src[j] == '/' {
			end = i
			p.at, i = i, len(p.src)
			after = p.until(">", 2)
		}
	}
	if end > n.OpenEnd {
		raw := &Node{Kind: Raw, Start: n.OpenEnd, End: end, OpenEnd: end, CloseStart: end, Parent: n, Number: -1}
		n.Children = []*Node{raw}
	}
	n.CloseStart, n.End, n.Implied = end, after, end == after
	p.at = after
}

// attributes reads the rest of a start tag; it returns the tag's end and whether it ends in />.
func (p *parser) attributes(n *Node, at int) (end int, slash bool) {
	src := p.src
	for {
		for at < len(src) && (isSpace(src[at]) || src[at] == '/') {
			slash = src[at] == '/'
			at++
		}
		if at >= len(src) {
			return len(src), false
		}
		if src[at] == '>' {
			return at + 1, slash && src[at-1] == '/'
		}
		var a Attr
		a, at = p.attribute(at)
		if n.foreign || p.doc.XML {
			n.Attrs = append(n.Attrs, a)
			continue
		}
		a.Name = strings.ToLower(a.Name)
		n.Attrs = append(n.Attrs, a)
	}
}

func (p *parser) attribute(at int) (Attr, int) {
	src := p.src
	a := Attr{Start: at}
	for at++; at < len(src) && !isSpace(src[at]) && src[at] != '/' && src[at] != '>' && src[at] != '='; {
		at++
	}
	a.Name, a.NameEnd = string(src[a.Start:at]), at
	a.End, a.ValueStart, a.ValueEnd = at, at, at
	v := at
	for v < len(src) && isSpace(src[v]) {
		v++
	}
	if v >= len(src) || src[v] != '=' {
		return a, at
	}
	for v++; v < len(src) && isSpace(src[v]); {
		v++
	}
	if v < len(src) && (src[v] == '"' || src[v] == '\'') {
		a.Quote = src[v]
		a.ValueStart = v + 1
		i := bytes.IndexByte(src[v+1:], a.Quote)
		if i < 0 {
			i = len(src) - v - 1
		}
		a.ValueEnd = v + 1 + i
		a.End = min(a.ValueEnd+1, len(src))
	} else {
		a.ValueStart = v
		for v < len(src) && !isSpace(src[v]) && src[v] != '>' {
			v++
		}
		a.ValueEnd, a.End = v, v
	}
	a.Value = p.doc.Decode(string(src[a.ValueStart:a.ValueEnd]))
	return a, a.End
}

// entityLimit stops entities that expand without end.
const entityLimit = 1 << 16

// Decode replaces character references by what they stand for.
func (d *Doc) Decode(raw string) string {
	if strings.IndexByte(raw, '&') < 0 {
		return raw
	}
	for _, name := range slices.Sorted(maps.Keys(d.entities)) {
		if len(raw) < entityLimit {
			raw = strings.ReplaceAll(raw, "&"+name+";", d.entities[name])
		}
	}
	return html.UnescapeString(raw)
}
