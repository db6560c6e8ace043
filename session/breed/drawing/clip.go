package drawing

import (
	"strings"

	"cultivar/session/artifact/markup"
)

// clip is the mask of the nearest clip around a shape, nil if there is none that can be read.
func (d *Drawing) clip(e *markup.Node, onGrid matrix) *mask {
	for n := e; n != nil && n != d.top; n = n.Parent {
		id, ok := strings.CutPrefix(n.Get("clip-path"), "url(#")
		if !ok {
			continue
		}
		c := d.doc.ByID(strings.Trim(id, `"') `))
		if c == nil || c.Get("clipPathUnits") == "objectBoundingBox" || n != e && n.Has("transform") {
			return nil
		}
		if d.empty(c) {
			return &mask{}
		}
		var out mask
		for _, s := range c.Children {
			if s.Kind != markup.Element || s.Has("transform") || !shapeTags[local(s)] || local(s) == "use" || local(s) == "text" {
				continue
			}
			out.fill(onGrid.each(d.outlines(s)), false)
		}
		if out.count() == 0 {
			return nil
		}
		return &out
	}
	return nil
}

// empty says that a clip lets nothing through: it, or a clip of its own, holds nothing.
func (d *Drawing) empty(clip *markup.Node) bool {
	for range 3 {
		if len(clip.Elements()) == 0 {
			return true
		}
		id, ok := strings.CutPrefix(clip.Get("clip-path"), "url(#")
		if clip = d.doc.ByID(strings.Trim(id, `"') `)); !ok || clip == nil {
			return false
		}
	}
	return false
}

// clippedAway says that a clip leaves nothing of a shape.
func (d *Drawing) clippedAway(e *markup.Node) bool {
	c := d.clip(e, d.grid())
	return c != nil && c.count() == 0
}

// inClip says that a shape lies in a clip.
func (d *Drawing) inClip(e *markup.Node) bool {
	for n := e; n != nil && n != d.top; n = n.Parent {
		if n.Has("clip-path") {
			return true
		}
	}
	return false
}
