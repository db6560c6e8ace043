package point

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cultivar/render"
	"cultivar/session/plain"
)

// Handle is what an element of a picture is called.
type Handle struct {
	// Name is written after "@"; no two elements of a picture share one.
	Name string
	Tag  string
	ID   string
	// Text is what can be read on the element first, shortened; "" if nothing can.
	Text string
	// Box is where it stands, in CSS pixels from the document's origin.
	Box render.Box
	// Element is its index in the facts.
	Element int
}

// Handles names the elements of a picture, in document order: by id, else by a class that all
// elements of one tag share, else by tag, numbered where there are several. Frames of the whole
// document and words emphasised within a text have none, but Find knows them.
func Handles(f *render.Facts) []Handle {
	if f == nil {
		return nil
	}
	c := census(f)
	taken := map[string]bool{}
	for _, e := range f.Elements {
		taken[e.ID] = true
	}
	var out []Handle
	for i, e := range f.Elements {
		if frames[e.Tag] && len(e.Path) < 2 || inline[e.Tag] && e.ID == "" && len(e.Classes) == 0 {
			continue
		}
		if name := c.name(e, i, taken); name != "" {
			taken[name] = true
			out = append(out, Handle{Name: name, Tag: e.Tag, ID: e.ID, Text: firstText(f, i), Box: e.Box, Element: i})
		}
	}
	return out
}

var (
	frames = map[string]bool{"html": true, "body": true, "svg": true}
	inline = map[string]bool{"b": true, "i": true, "em": true, "strong": true, "span": true, "br": true, "tspan": true, "small": true, "code": true, "sup": true, "sub": true}
)

var plainName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z][\w-]*$`) })

// count lists the elements of each class and tag.
type count struct {
	ids     map[string][]int
	classes map[string][]int
	tags    map[string][]int
	mixed   map[string]bool // classes on elements of several tags
}

func census(f *render.Facts) count {
	c := count{ids: map[string][]int{}, classes: map[string][]int{}, tags: map[string][]int{}, mixed: map[string]bool{}}
	for i, e := range f.Elements {
		if e.ID != "" {
			c.ids[e.ID] = append(c.ids[e.ID], i)
		}
		c.tags[e.Tag] = append(c.tags[e.Tag], i)
		for _, name := range e.Classes {
			if others := c.classes[name]; len(others) > 0 && f.Elements[others[0]].Tag != e.Tag {
				c.mixed[name] = true
			}
			if !slices.Contains(c.classes[name], i) {
				c.classes[name] = append(c.classes[name], i)
			}
		}
	}
	return c
}

// name is the first free name of element i.
func (c count) name(e render.Element, i int, taken map[string]bool) string {
	if len(c.ids[e.ID]) == 1 && plainName().MatchString(e.ID) {
		return e.ID
	}
	var names []string
	for _, class := range e.Classes {
		if plainName().MatchString(class) && !c.mixed[class] {
			names = append(names, numbered(class, c.classes[class], i))
		}
	}
	for _, name := range append(names, numbered(e.Tag, c.tags[e.Tag], i), e.Tag+"-"+strconv.Itoa(1+slices.Index(c.tags[e.Tag], i))) {
		if !taken[name] && !IsCell(name) {
			return name
		}
	}
	return ""
}

// numbered is a name alone where one element has it, else with its place among them.
func numbered(name string, all []int, i int) string {
	if len(all) == 1 {
		return name
	}
	return name + "-" + strconv.Itoa(1+slices.Index(all, i))
}

// firstText is the first text on an element or within it.
func firstText(f *render.Facts, i int) string {
	path := f.Elements[i].Path
	for _, e := range f.Elements[i:] {
		if len(e.Path) < len(path) || !slices.Equal(e.Path[:len(path)], path) {
			break
		}
		if e.Text != "" {
			return plain.Short(e.Text, 40)
		}
	}
	return ""
}

// Find is the index in the facts of the element that a name points at: a handle, else an id, a class
// or a tag, with its number where there are several. ok is false where it points at none or at
// several.
func Find(f *render.Facts, name string) (element int, ok bool) {
	for _, h := range Handles(f) {
		if strings.EqualFold(h.Name, name) {
			return h.Element, true
		}
	}
	if f == nil {
		return 0, false
	}
	c := census(f)
	base, n := Numbered(name)
	for _, try := range []struct {
		all []int
		n   int
	}{{c.ids[name], 0}, {c.classes[name], 0}, {c.tags[strings.ToLower(name)], 0}, {c.classes[base], n}, {c.tags[strings.ToLower(base)], n}} {
		switch {
		case len(try.all) == 1 && try.n == 0:
			return try.all[0], true
		case try.n > 0 && try.n <= len(try.all):
			return try.all[try.n-1], true
		}
	}
	return 0, false
}

// Numbered takes the number off a name: "card-2" is card, 2. A name without one has the number 0.
func Numbered(name string) (base string, n int) {
	i := strings.LastIndexByte(name, '-')
	if i <= 0 {
		return name, 0
	}
	n, err := strconv.Atoi(name[i+1:])
	if err != nil || n < 1 {
		return name, 0
	}
	return name[:i], n
}

// Complete lists the handles that what was typed after "@" may mean, the likeliest first: by name,
// then by tag, then by the words that stand on the element. Nothing typed means all.
func Complete(handles []Handle, typed string) []Handle {
	typed = strings.ToLower(typed)
	rank := func(h Handle) int {
		name, text := strings.ToLower(h.Name), strings.ToLower(h.Text)
		for i, fits := range []bool{
			name == typed, strings.HasPrefix(name, typed), strings.HasPrefix(h.Tag, typed), strings.HasPrefix(text, typed),
			strings.Contains(name, typed), strings.Contains(text, typed),
		} {
			if fits {
				return i
			}
		}
		return -1
	}
	var out []Handle
	for _, h := range handles {
		if rank(h) >= 0 {
			out = append(out, h)
		}
	}
	if typed != "" {
		slices.SortStableFunc(out, func(a, b Handle) int { return cmp.Compare(rank(a), rank(b)) })
	}
	return out
}
