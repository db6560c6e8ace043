package coder

import (
	"regexp"
	"slices"
	"strings"
)

// Block is one search/replace block: in File the text Search becomes Replace.
type Block struct {
	// File is the path as the model wrote it, "" if it wrote none.
	File            string
	Search, Replace string
}

// parsed is an answer taken apart.
type parsed struct {
	Blocks []Block
	// Caption is what the model calls its change; Said is what else it wrote, one line each.
	Caption string
	Said    []string
	// Open is the last block as far as it goes, if it never ended; it is not among Blocks.
	Open *Block
}

var (
	opening = regexp.MustCompile(`^\s*<{5,9}\s*(?:SEARCH|ORIGINAL|HEAD|BEFORE)?\s*:?\s*(.*?)\s*$`)
	divider = regexp.MustCompile(`^\s*={5,9}\s*$`)
	closing = regexp.MustCompile(`^\s*>{5,9}\s*(?:REPLACE|UPDATED|AFTER)?\b.*$`)
	fence   = regexp.MustCompile("^\\s*(?:```+|~~~+)\\s*(.*?)\\s*$")
	caption = regexp.MustCompile(`(?i)^\s*[*_#]*\s*caption\s*:\s*[*_]*\s*(.+?)\s*[*_]*\s*$`)
)

// parseBlocks takes an answer apart. It copes with fences around blocks or none, with the path
// before a block, before its fence, on the fence's line or behind the marker.
func parseBlocks(text string) parsed {
	r := reader{lines: strings.SplitAfter(text, "\n")}
	for r.at < len(r.lines) {
		r.step()
	}
	return r.out
}

type reader struct {
	lines []string
	at    int
	// path is the last line that may be the path of the block that follows.
	path string
	out  parsed
}

func (r *reader) step() {
	line := strings.TrimRight(r.lines[r.at], "\r\n")
	r.at++
	if m := opening.FindStringSubmatch(line); m != nil {
		r.block(m[1])
		return
	}
	if m := fence.FindStringSubmatch(line); m != nil {
		if path := pathIn(m[1]); path != "" {
			r.path = path
		}
		return
	}
	if m := caption.FindStringSubmatch(line); m != nil {
		r.out.Caption = m[1]
		return
	}
	if path := pathIn(line); path != "" {
		r.path = path
		return
	}
	if line = strings.TrimSpace(line); line != "" && !divider.MatchString(line) && !closing.MatchString(line) {
		r.out.Said = append(r.out.Said, line)
	}
}

// block reads from behind an opening marker to behind the closing one, or to the next opening one where
// the closing one was forgotten.
func (r *reader) block(label string) {
	file := r.path
	if path := pathIn(label); path != "" {
		file = path
	}
	search, parted := r.until(divider)
	if !parted {
		r.out.Open = &Block{File: file}
		return
	}
	replace, closed := r.until(closing)
	b := Block{File: file, Search: unfence(search), Replace: unfence(replace)}
	r.path = file
	switch {
	case closed:
		r.out.Blocks = append(r.out.Blocks, b)
	case r.at < len(r.lines):
		last := lastLine(b.Replace)
		if path := pathIn(last); path != "" {
			r.path = path
		}
		r.out.Blocks = append(r.out.Blocks, b.closed())
	default:
		r.out.Open = &b
	}
}

// until collects lines up to a marker line and steps over it; it stops before an opening marker.
func (r *reader) until(marker *regexp.Regexp) (string, bool) {
	var b strings.Builder
	for ; r.at < len(r.lines); r.at++ {
		bare := strings.TrimRight(r.lines[r.at], "\r\n")
		if marker.MatchString(bare) {
			r.at++
			return b.String(), true
		}
		if opening.MatchString(bare) {
			break
		}
		b.WriteString(r.lines[r.at])
	}
	return b.String(), false
}

// distinct leaves out blocks that repeat one before: a model that loses its way writes the same over and over.
func (p parsed) distinct() parsed {
	var once []Block
	for _, b := range p.Blocks {
		if !slices.Contains(once, b) {
			once = append(once, b)
		}
	}
	p.Blocks = once
	return p
}

// empty says that there is nothing to apply.
func (p parsed) empty() bool { return len(p.Blocks) == 0 && (p.Open == nil || p.Open.Search == "") }

// ended is an answer that its model brought to an end: a last block without its closing marker was meant
// to end there.
func (p parsed) ended() parsed {
	if p.Open != nil && p.Open.Search != "" {
		p.Blocks, p.Open = append(p.Blocks, p.Open.closed()), nil
	}
	return p
}

// closed is a block whose closing marker is missing, without what was written behind it: a fence, the path
// of the next block, a paragraph of words.
func (b Block) closed() Block {
	for {
		last := lastLine(b.Replace)
		at := strings.LastIndex(b.Replace, last)
		if last == "" || strings.Contains(b.Search, last) || !fence.MatchString(last) && pathIn(last) == "" && !isProse(b.Replace[:at], last) {
			return b
		}
		b.Replace = b.Replace[:at]
	}
}

// lastLine is a text's last line that is not empty.
func lastLine(text string) string {
	text = strings.TrimRight(text, " \t\r\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// isProse says that a line is words behind code: a sentence behind an empty line.
func isProse(before, line string) bool {
	return strings.HasSuffix(strings.ReplaceAll(before, "\r", ""), "\n\n") && !strings.ContainsAny(line, "<>{};=/") && strings.Contains(line, " ")
}

// unfence takes a fence off that a model put inside a block.
func unfence(text string) string {
	first, rest, ok := strings.Cut(text, "\n")
	if !ok || !fence.MatchString(first) {
		return text
	}
	body := strings.TrimRight(rest, "\r\n")
	last := body[strings.LastIndexByte(body, '\n')+1:]
	if !fence.MatchString(last) {
		return text
	}
	return body[:len(body)-len(last)]
}

var pathLine = regexp.MustCompile("^[\\s#*`>/<!-]*(?:[Ff]ile(?:name)?\\s*:)?[\\s*`\"']*((?:[\\w@.-]+/)*[\\w@-]+(?:\\.[\\w-]+)*\\.(?:html?|xhtml|svg|css|js|mjs|frag|glsl|fs|vert|json|txt|xml|md))[\\s*`\"':/>-]*$")

// pathIn is the path that a line consists of, "" if it is any other line. A fence may name its
// language first.
func pathIn(line string) string {
	if m := pathLine.FindStringSubmatch(line); m != nil {
		return strings.TrimSpace(m[1])
	}
	_, rest, found := strings.Cut(strings.TrimSpace(line), " ")
	if m := pathLine.FindStringSubmatch(rest); found && m != nil && !strings.Contains(rest, " ") {
		return m[1]
	}
	return ""
}
