package phrase

import (
	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
)

// keyframes are the animations that can be asked for.
var keyframes = map[string][]css.NewRule{
	"fade-in":  {newRule("from", "opacity", "0"), newRule("to", "opacity", "1")},
	"slide-in": {newRule("from", "opacity", "0", "transform", "translateY(24px)"), newRule("to", "opacity", "1", "transform", "none")},
	"pulse":    {newRule("0%, 100%", "transform", "scale(1)"), newRule("50%", "transform", "scale(1.05)")},
	"spin":     {newRule("to", "transform", "rotate(360deg)")},
	"bounce":   {newRule("0%, 100%", "transform", "translateY(0)"), newRule("50%", "transform", "translateY(-12px)")},
}

// animated gives elements an animation that stops for those who want no motion.
func animated(name, timing string) func(*scene, *object) bool {
	return func(s *scene, o *object) bool {
		if o.prop != "" {
			return false
		}
		if s.art.Kind == artifact.Drawing {
			return s.animateDrawn(o, name)
		}
		s.set(o.nodes, decl{"animation", name + " " + timing})
		if s.keyframesNamed(name) == nil {
			s.writeSheet(css.NewRule{Prelude: "@keyframes " + name, Rules: keyframes[name]})
		}
		s.say(o.label + " with " + name + " animation")
		return true
	}
}

func (s *scene) keyframesNamed(name string) *css.Rule {
	var found *css.Rule
	for _, sh := range s.styles.Sheets {
		sh.Walk(func(r *css.Rule) bool {
			if r.At == "keyframes" && r.Prelude == name {
				found = r
			}
			return true
		})
	}
	return found
}

// animateDrawn writes SMIL, which a drawing can carry by itself.
func (s *scene) animateDrawn(o *object, name string) bool {
	for _, n := range s.free(o.nodes) {
		b, ok := s.userBox(n)
		if o.whole {
			b, ok = s.viewBox()
		}
		text := `<animate attributeName="opacity" from="0" to="1" dur="0.8s" fill="freeze"/>`
		x, y := b.Center()
		switch {
		case name == "spin" && ok:
			text = `<animateTransform attributeName="transform" type="rotate" from="0 ` + num(x) + " " + num(y) + `" to="360 ` + num(x) + " " + num(y) + `" dur="6s" repeatCount="indefinite" additive="sum"/>`
		case name == "pulse":
			text = `<animate attributeName="opacity" values="1;0.5;1" dur="1.6s" repeatCount="indefinite"/>`
		case name == "bounce" || name == "slide-in":
			text = `<animateTransform attributeName="transform" type="translate" values="0 0;0 ` + num(-b.H/8) + `;0 0" dur="1.2s" repeatCount="indefinite" additive="sum"/>`
		}
		s.edit(s.doc.Append(n, text)...)
	}
	s.say(o.label + " with " + name + " animation")
	return true
}
