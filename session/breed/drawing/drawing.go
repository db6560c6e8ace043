package drawing

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/source"
	"cultivar/session/artifact/svgpath"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// Stock breeds drawings.
var Stock gene.Stock = &gene.Table[*Drawing]{
	Operators: slices.Concat(paletteOperators, strokeOperators, shapeOperators, layoutOperators, lightOperators, effectOperators, seriesOperators, haloOperators, mountOperators, keylineOperators, sectorOperators, cutOperators, darkOperators, crossOperators),
	Courses:   courses,
	Open:      open,
	Close:     finish,
	Theme:     (*Drawing).wear,
	Mean:      (*Drawing).overall,
}

// Drawing is a sketch being changed.
type Drawing struct {
	*sketch
	parents   []*sketch
	keep      map[*markup.Node]bool
	fixed     map[int32]bool // slots that decide how kept elements look
	values    map[int32]string
	attrs     map[*markup.Node]*attributes
	under     []string      // markup laid under everything
	fair      *themes.Color // the skin of a face, which keeps its colour
	laid      string        // the colour of the ground among it, "" for none
	rear      []string      // markup laid over the backdrop, under everything else
	wall      string        // the colour around that shape, "" for white
	plate     string        // the shape of the ground among what lies under everything, "" for the whole frame
	over      []string      // markup laid over everything
	defs      []string
	group     []string // attributes of a group around the content, names and values in turn
	copies    []replica
	guest     bool // another drawing is embedded
	reached   *reached
	stretched bool                    // something was changed that decides how far shapes reach
	dropped   map[*markup.Node]string // what stands in the place of elements
	after     map[*markup.Node]string // markup that follows elements
	blended   bool                    // gradients stand in the place of flat colours
	bleed     float64                 // room around the content that a filter needs
}

// replica is a further copy of the content.
type replica struct {
	transform string
	opacity   float64 // 1 for one like the content
	behind    bool
	extra     string // further attributes
}

// attributes are set on an element besides its slots: names and values in turn.
type attributes struct {
	list []string
	path svgpath.Path // what "d" was set to
}

func open(parents []artifact.Artifact, keep []string, _ map[string]string) (*Drawing, error) {
	d := &Drawing{fixed: map[int32]bool{}, values: map[int32]string{}, attrs: map[*markup.Node]*attributes{}, keep: map[*markup.Node]bool{}, dropped: map[*markup.Node]string{}, after: map[*markup.Node]string{}}
	for _, a := range parents {
		d.parents = append(d.parents, parse(a))
	}
	d.sketch = d.parents[0]
	if d.top == nil {
		return nil, fmt.Errorf("%s holds no svg element", d.art.Main)
	}
	for _, selector := range keep {
		d.hold(selector)
	}
	return d, nil
}

func (d *Drawing) value(id int32) string {
	if v, ok := d.values[id]; ok {
		return v
	}
	return d.slots[id].value
}

func (d *Drawing) set(id int32, value string) bool {
	if d.value(id) == value || d.fixed[id] || d.slots[id].node != nil && d.held(d.slots[id].node) {
		return false
	}
	d.values[id] = value
	d.touch(d.slots[id].prop)
	return true
}

// touch forgets what was measured, where a property decides how far shapes reach.
func (d *Drawing) touch(prop string) {
	if !colourful(prop) || prop == "stroke" {
		d.reached, d.stretched = nil, true
	}
}

// paint is what a property of a shape comes to now: what was set on it, its own or inherited slot, or the initial value.
func (d *Drawing) paint(e *markup.Node, prop string) string {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if a := d.attrs[n]; a != nil {
			if v, ok := a.get("style:" + prop); ok {
				return v
			}
			if v, ok := a.get(prop); ok {
				return v
			}
		}
		if id, ok := d.wins[n][prop]; ok && d.slots[id].value != "inherit" {
			return d.value(id)
		}
	}
	return initial[prop]
}

var initial = map[string]string{"fill": "black", "stroke": "none", "stroke-width": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter", "opacity": "1"}

// give gives a shape a value for a property: in its own slot, else as a new attribute.
func (d *Drawing) give(e *markup.Node, prop, value string) bool {
	if d.held(e) {
		return false
	}
	if id, ok := d.wins[e][prop]; ok && d.slots[id].node == e {
		return d.set(id, value)
	}
	if d.paint(e, prop) == value {
		return false
	}
	a := d.attrs[e]
	if a == nil {
		a = &attributes{}
		d.attrs[e] = a
	}
	if id, ok := d.wins[e][prop]; ok && d.slots[id].node == nil {
		prop = "style:" + prop // a rule of a style element wins over attributes
	}
	d.touch(prop)
	a.put(prop, value)
	return true
}

// attr sets an attribute that is no property, such as d.
func (d *Drawing) attr(e *markup.Node, name, value string) bool {
	if d.held(e) || d.attrOf(e, name) == value {
		return false
	}
	a := d.attrs[e]
	if a == nil {
		a = &attributes{}
		d.attrs[e] = a
	}
	d.touch(name)
	a.put(name, value)
	return true
}

// attrOf is an attribute's value now.
func (d *Drawing) attrOf(e *markup.Node, name string) string {
	if a := d.attrs[e]; a != nil {
		if v, ok := a.get(name); ok {
			return v
		}
	}
	return e.Get(name)
}

func (a *attributes) get(name string) (string, bool) {
	for i := 0; i+1 < len(a.list); i += 2 {
		if a.list[i] == name {
			return a.list[i+1], true
		}
	}
	return "", false
}

// said are the names and values in turn.
func (a *attributes) said() []string {
	if a == nil {
		return nil
	}
	return a.list
}

func (a *attributes) put(name, value string) {
	for i := 0; i+1 < len(a.list); i += 2 {
		if a.list[i] == name {
			a.list[i+1] = value
			return
		}
	}
	a.list = append(a.list, name, value)
}

// finish writes the changed artifact.
func finish(d *Drawing) (artifact.Artifact, error) {
	d.fit()
	var edits []source.Edit
	ids := make([]int, 0, len(d.values))
	for id := range d.values {
		ids = append(ids, int(id))
	}
	sort.Ints(ids)
	for _, id := range ids {
		if s := d.slots[id]; d.values[int32(id)] != s.value && !d.isDropped(s.node) {
			edits = append(edits, s.edit(d.values[int32(id)]))
		}
	}
	for _, e := range d.doc.Elements {
		if part, gone := d.dropped[e]; gone {
			ink, _ := d.flat(e, "fill")
			edits = append(edits, source.Replace(e.Start, e.End, strings.ReplaceAll(part, inkMark, ink.Hex())))
		} else if a := d.attrs[e]; a != nil && !d.isDropped(e) {
			edits = append(edits, d.write(e, a)...)
		}
		if part := d.after[e]; part != "" && !d.isDropped(e) {
			edits = append(edits, source.Insert(e.End, part))
		}
	}
	if e := d.backdrop(); len(d.rear) > 0 && e != nil {
		edits = append(edits, source.Insert(e.End, "\n"+strings.Join(d.rear, "\n")))
	}
	edits = append(d.frame(), edits...)
	data, err := source.Apply(d.doc.Source, edits...)
	if err != nil {
		return d.art, fmt.Errorf("change %s: %w", d.art.Main, err)
	}
	return d.art.WithSource(data), nil
}

// isDropped says that an element, or one around it, was put out of the drawing.
func (d *Drawing) isDropped(e *markup.Node) bool {
	for n := e; n != nil && len(d.dropped) > 0; n = n.Parent {
		if _, gone := d.dropped[n]; gone {
			return true
		}
	}
	return false
}

// write sets the attributes of one element.
func (d *Drawing) write(e *markup.Node, a *attributes) []source.Edit {
	var out []source.Edit
	var style []string
	for i := 0; i+1 < len(a.list); i += 2 {
		if prop, ok := strings.CutPrefix(a.list[i], "style:"); ok {
			style = append(style, prop+":"+a.list[i+1])
			continue
		}
		out = append(out, d.doc.SetAttr(e, a.list[i], a.list[i+1])...)
	}
	if len(style) == 0 {
		return out
	}
	if at := e.Attr("style"); at != nil && at.HasValue() {
		return append(out, source.Insert(at.ValueStart, strings.Join(style, ";")+";"))
	}
	return append(out, d.doc.SetAttr(e, "style", strings.Join(style, ";"))...)
}

// frame wraps the content in a group and lays things under and over it.
func (d *Drawing) frame() []source.Edit {
	if len(d.under)+len(d.over)+len(d.defs)+len(d.group)+len(d.copies) == 0 || d.top.SelfClosed {
		return nil
	}
	nl := "\n"
	var before, after strings.Builder
	if len(d.defs) > 0 {
		before.WriteString(nl + "<defs>" + strings.Join(d.defs, "") + "</defs>")
	}
	for _, u := range d.under {
		before.WriteString(nl + u)
	}
	if len(d.group) > 0 || len(d.copies) > 0 {
		d.wrap(&before, &after, nl)
	}
	for _, o := range d.over {
		after.WriteString(o + nl)
	}
	return []source.Edit{source.Insert(d.top.OpenEnd, before.String()), source.Insert(d.top.CloseStart, after.String())}
}

func (d *Drawing) wrap(before, after *strings.Builder, nl string) {
	id := ""
	if len(d.copies) > 0 {
		id = d.freeID("motif")
	}
	before.WriteString(nl + "<g")
	for i := 0; i+1 < len(d.group); i += 2 {
		before.WriteString(" " + d.group[i] + `="` + d.group[i+1] + `"`)
	}
	before.WriteString(">")
	if id != "" {
		for _, c := range d.copies {
			if c.behind {
				before.WriteString(nl + c.use(id))
			}
		}
		before.WriteString(`<g id="` + id + `">`)
		after.WriteString("</g>")
		for _, c := range d.copies {
			if !c.behind {
				after.WriteString(nl + c.use(id))
			}
		}
	}
	after.WriteString("</g>" + nl)
}

func (c replica) use(id string) string {
	faint := ""
	if c.opacity < 1 {
		faint = ` opacity="` + num(c.opacity, 2) + `"`
	}
	place := ""
	if c.transform != "" {
		place = ` transform="` + c.transform + `"`
	}
	return `<use href="#` + id + `"` + place + faint + c.extra + `/>`
}

// freeID is an id that the drawing does not use yet.
func (d *Drawing) freeID(base string) string {
	taken := strings.Join(d.defs, " ")
	for i := 1; ; i++ {
		id := base + "-" + strconv.Itoa(i)
		if d.doc.ByID(id) == nil && !strings.Contains(taken, `id="`+id+`"`) {
			return id
		}
	}
}

// num writes a number with at most so many decimals.
func num(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// unit is a length that is the given part of the drawing's smaller side.
func (d *Drawing) unit(part float64) float64 { return part * min(d.box.W, d.box.H) }

// length writes a length in user units with as many decimals as the drawing's size needs.
func (d *Drawing) length(v float64) string {
	return num(v, d.decimals())
}

func (d *Drawing) decimals() int {
	switch side := min(d.box.W, d.box.H); {
	case side < 4:
		return 4
	case side < 50:
		return 3
	case side < 600:
		return 2
	}
	return 1
}
