package export

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// sprites brings drawings whose parts are used by fragment (icons.svg#star) into the file, unseen:
// browsers do not follow such references into data.
func (in *inliner) sprites(name string, data []byte, targets []string) []artifact.Edit {
	slices.Sort(targets)
	d := in.tree(name, data)
	if d == nil || len(targets) == 0 {
		return nil
	}
	var b strings.Builder
	for _, target := range slices.Compact(targets) {
		sprite := markup.XML(in.a.Files[target])
		if top := sprite.Top(); top != nil && !top.SelfClosed {
			b.WriteString(hidden(d.XML, sprite.Content(top)))
		}
	}
	home := d.Body()
	if home == nil {
		return []artifact.Edit{{File: name, Start: len(data), End: len(data), Text: b.String()}}
	}
	return artifact.InFile(name, []markup.Edit{{Start: home.OpenEnd, End: home.OpenEnd, Text: b.String()}})
}

func (in *inliner) tree(name string, data []byte) *markup.Doc {
	if name == in.a.Main && in.a.Kind == artifact.Drawing {
		return markup.XML(data)
	}
	if name == in.a.Main && in.a.Kind == artifact.Page {
		return markup.HTML(data)
	}
	return nil
}

func hidden(xml bool, content string) string {
	if xml {
		return "<defs>" + content + "</defs>"
	}
	return `<svg width="0" height="0" style="position:absolute" aria-hidden="true">` + content + "</svg>"
}
