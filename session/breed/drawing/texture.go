package drawing

import "slices"

// filter puts a filter on the group around the content.
func (d *Drawing) filter(name, primitives string) bool {
	if len(d.keep) > 0 || d.top.SelfClosed {
		return false
	}
	if slices.Contains(d.group, "filter") || len(d.copies) > 0 {
		return false
	}
	id := d.freeID(name)
	b := d.box
	d.defs = append(d.defs, `<filter id="`+id+`" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB" x="`+d.length(b.X-0.3*b.W)+`" y="`+d.length(b.Y-0.3*b.H)+`" width="`+d.length(1.6*b.W)+`" height="`+d.length(1.6*b.H)+`">`+primitives+`</filter>`)
	d.group = append(d.group, "filter", "url(#"+id+")")
	return true
}
