package phrase

import (
	"cmp"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// turn maps grounds that are light (or, towards light, dark) and inks that are not: a dark band with white text in a light page stays as it is.
func (s *scene) turn(f func(themes.Color) themes.Color, towardsLight bool) {
	inks := s.inkVars()
	scoped := map[*css.Rule]bool{}
	s.remapEach(func(v artifact.Styling, c themes.Color) themes.Color {
		if v.Decl != nil && v.Decl.Custom() && s.scopedTo(v.Rule(), towardsLight, scoped) {
			return c
		}
		p := c.LCH()
		ink := isInk(v.Property)
		if _, bare := triple(v); bare {
			var sure bool
			if ink, sure = s.shownAs(v.Property); !sure {
				return c
			}
		} else if strings.HasPrefix(v.Property, "--") {
			role, used := inks[v.Property]
			ink = used && role
			if !used {
				ink = p.L < 0.6 != towardsLight
			}
		}
		light := p.L > 0.62
		if light == ink != towardsLight || c.A < 0.1 || !ink && p.C > accentChroma && p.L < 0.85 && p.L > 0.3 && s.marks(v) {
			return c
		}
		return clear(f(c), ink != towardsLight)
	})
}

// scopedTo says that a rule's custom properties are those of a dark (or light) theme of the page's own, which is what a
// turned page needs there: known by what it is called, or by when it applies.
func (s *scene) scopedTo(r *css.Rule, light bool, known map[*css.Rule]bool) bool {
	if r == nil {
		return false
	}
	if is, ok := known[r]; ok {
		return is
	}
	name := map[bool]string{true: "light", false: "dark"}[light]
	is := slices.ContainsFunc(r.Media(), func(m string) bool {
		return strings.Contains(m, "prefers-color-scheme") && strings.Contains(m, name)
	})
	for _, sel := range r.Selectors {
		text := strings.ToLower(sel.Text)
		for _, form := range []string{"[data-theme=" + name, "[data-theme=\"" + name, "[data-bs-theme=" + name, "[data-mode=" + name, "." + name + "-mode", "." + name + "-theme", ".theme-" + name, "." + name} {
			is = is || strings.Contains(text, form) && !strings.Contains(text, ":not("+form)
		}
	}
	known[r] = is
	return is
}

// accentChroma is how colourful a ground is that marks something, as a button does: it keeps its colour.
const accentChroma = 0.1

// marks says that a style is of small parts that stand out: buttons and badges, or colours named so.
func (s *scene) marks(v artifact.Styling) bool {
	if strings.HasPrefix(v.Property, "--") {
		for _, word := range []string{"accent", "primary", "brand", "button", "btn", "danger", "success", "warning"} {
			if strings.Contains(v.Property, word) {
				return true
			}
		}
		return false
	}
	if strings.Contains(v.Value, "gradient(") || v.Property == "fill" || v.Property == "stop-color" {
		return false
	}
	nodes := []*markup.Node{v.Element}
	if r := v.Rule(); v.Element == nil && r != nil {
		nodes = s.matched(r)
	}
	for _, n := range nodes {
		if n == nil || n.Tag != "button" && n.Tag != "input" && !s.looksLikeButton(n) && (n.Tag != "span" && n.Tag != "td" || len(s.doc.Words(n)) > 40) {
			return false
		}
	}
	return len(nodes) > 0
}

// clear makes sure that a colour is light, or dark, enough for its part.
func clear(c themes.Color, light bool) themes.Color {
	p := c.LCH()
	if light {
		p.L = max(p.L, 0.72)
	} else {
		p.L = min(p.L, 0.4)
	}
	out := p.Color().Rounded()
	out.A = c.A
	return out
}

func isInk(property string) bool {
	return property == "color" || property == "stroke" || property == "fill" || property == "caret-color" || property == "text-decoration-color" || property == "-webkit-text-fill-color"
}

// inkVars says of custom properties whether they serve as ink, be it by way of others; those that serve as both are left out.
func (s *scene) inkVars() map[string]bool {
	ink, ground := map[string]bool{}, map[string]bool{}
	all := s.styles.All(nil)
	for range 4 { // chains of custom properties are short
		for _, v := range all {
			for _, ref := range css.References(v.Value) {
				custom := strings.HasPrefix(v.Property, "--")
				if isInk(v.Property) || custom && ink[v.Property] {
					ink[ref] = true
				}
				if !isInk(v.Property) && !custom || custom && ground[v.Property] {
					ground[ref] = true
				}
			}
		}
	}
	out := map[string]bool{}
	for name := range ink {
		if !ground[name] {
			out[name] = true
		}
	}
	for name := range ground {
		if !ink[name] {
			out[name] = false
		}
	}
	return out
}

// inverse makes a light design dark or a dark one light.
func (s *scene) inverse(got bound) bool {
	o := s.obj(got)
	_, light := got["light"]
	if !o.whole || o.prop != "" && o.prop != "palette" && o.prop != "background" {
		if o.prop == "" || o.prop == "background" {
			if light {
				return s.lightObject(o)
			}
			return s.darkObject(o)
		}
		return false
	}
	roles, ok := s.roles()
	if s.art.Kind == artifact.Drawing || !ok && len(s.wholeNodes()) > 0 && s.art.Kind == artifact.Drawing {
		return s.inverseDrawn(light)
	}
	if !ok {
		white, black := themes.MustParse("#ffffff").LCH(), themes.MustParse("#000000").LCH()
		roles = tint.Roles{Ground: white, Ink: black}
	}
	if roles.Dark() != light {
		s.refuse("the page is " + map[bool]string{true: "light", false: "dark"}[light] + " already")
		return true
	}
	turned := roles.Turned(0.5)
	veils := s.pictured(light)
	s.turn(roles.Onto(turned), light)
	s.ownGround(turned, !light)
	if !light {
		s.dimBackdrops()
	}
	s.veil(veils, light)
	s.after = func() { s.mendText(!light) }
	s.say(map[bool]string{true: "light mode", false: "dark mode"}[light])
	return true
}

// dimBackdrops darkens pictures that text stands on: as measured, or as the style says of a picture that is
// laid under what follows.
func (s *scene) dimBackdrops() {
	for _, p := range s.anything() {
		if p.Tag != "img" && p.Tag != "svg" && p.Tag != "video" && p.Tag != "picture" {
			continue
		}
		if under := s.textOver(p); under > 1 || under < 0 && s.coversHome(p) {
			s.set([]*markup.Node{p}, decl{"filter", "brightness(0.42)"})
		}
	}
}

// textOver is how many texts stand on a picture without being part of it; -1 where nothing is measured.
func (s *scene) textOver(p *markup.Node) int {
	box, ok := s.boxes[p]
	if !ok {
		return -1
	}
	over := 0
	for n, e := range s.boxes {
		if !n.Within(p) && e.Text != "" && box.Box.Contains(e.Box.Center()) {
			over++
		}
	}
	return over
}

// coversHome says that a picture fills the box that it stands in, behind the rest.
func (s *scene) coversHome(p *markup.Node) bool {
	position, _ := s.styles.Winner(p, "position")
	fit, _ := s.styles.Winner(p, "object-fit")
	return position.Value == "absolute" && fit.Value == "cover"
}

// mendText makes text readable on the ground that it stands on now: on parts that kept their colour, and
// in the dark on pictures.
func (s *scene) mendText(dark bool) {
	known := map[*markup.Node]standing{}
	for _, n := range s.anything() {
		if !s.hasOwnText(n) || s.locked(n) {
			continue
		}
		ground, ink := s.groundOf(n, known), s.inkOf(n)
		a, b := shade{Color: ground.Color}, shade{Color: ground.other}
		switch {
		case ground.ok && contrastOn(ink, a, b) < themes.AALarge && contrastOn(themes.MustParse(readableOn(a, b)), a, b) > contrastOn(ink, a, b):
			s.set([]*markup.Node{n}, decl{"color", readableOn(a, b)})
		case !ground.ok && dark && ink.LCH().L < 0.45:
			s.set([]*markup.Node{n}, decl{"color", "#f5f5f5"})
		}
	}
}

// standing is the colour that an element stands on; ok is false where that is a picture.
type standing struct {
	themes.Color
	// other is where a gradient ends that begins with the colour; the same colour elsewhere.
	other themes.Color
	ok    bool
}

// groundOf finds what an element stands on; known holds what was found before.
func (s *scene) groundOf(n *markup.Node, known map[*markup.Node]standing) standing {
	if n == nil || n.Kind != markup.Element {
		return standing{themes.MustParse("#ffffff"), themes.MustParse("#ffffff"), true}
	}
	if g, ok := known[n]; ok {
		return g
	}
	var g standing
	v, ok := s.styles.Winner(n, "background", "background-image")
	value := s.styles.ResolveAt(n, v.Value)
	if c := s.paintOf(n, "background-color", "background"); ok && (strings.Contains(value, "url(") || strings.Contains(value, "gradient(")) {
		g = s.gradientGround(value)
	} else if len(c) > 0 && c[0].A > 0.5 {
		g = standing{c[0], c[0], true}
	} else {
		g = s.groundOf(n.Parent, known)
	}
	known[n] = g
	return g
}

// gradientGround is what a gradient paints: from its darkest colour to its lightest. A picture, or a veil that lets
// something through, is not known.
func (s *scene) gradientGround(value string) standing {
	if strings.Contains(value, "url(") {
		return standing{}
	}
	var all []themes.Color
	for _, c := range css.Colors(css.Tokens(value, 0), true) {
		if p, err := themes.ParseColor(c.Text); err == nil && p.Paints() {
			if p.Color.A < 0.5 {
				return standing{}
			}
			all = append(all, p.Color)
		}
	}
	if len(all) == 0 {
		return standing{}
	}
	slices.SortStableFunc(all, func(a, b themes.Color) int { return cmp.Compare(a.LCH().L, b.LCH().L) })
	return standing{all[0], all[len(all)-1], true}
}

// pictured are the elements with a background picture that text stands on which will change its side: dark text on a
// light picture before a page turns dark.
func (s *scene) pictured(light bool) []*markup.Node {
	var out []*markup.Node
	if !slices.ContainsFunc(s.styles.All(nil), func(v artifact.Styling) bool { return strings.Contains(v.Value, "url(") }) {
		return nil
	}
	for _, n := range s.anything() {
		v, ok := s.styles.Winner(n, "background", "background-image")
		if !ok || !strings.Contains(s.styles.ResolveAt(n, v.Value), "url(") || s.locked(n) {
			continue
		}
		texts := n.Find(func(m *markup.Node) bool { return s.hasOwnText(m) })
		turning := slices.ContainsFunc(texts, func(m *markup.Node) bool {
			return len(s.doc.Words(m)) > 3 && s.inkOf(m).LCH().L < 0.45 != light && len(s.paintOf(m, "background-color", "background")) == 0
		})
		if turning {
			out = append(out, n)
		}
	}
	return out
}

// veil lays a dark (or light) veil over background pictures, so that the turned text on them can be read.
func (s *scene) veil(nodes []*markup.Node, light bool) {
	tint := map[bool]string{true: "rgba(255, 255, 255, 0.72)", false: "rgba(0, 0, 0, 0.62)"}[light]
	for _, n := range nodes {
		v, _ := s.styles.Winner(n, "background", "background-image")
		value := s.styles.ResolveAt(n, v.Value)
		at := strings.Index(value, "url(")
		if at < 0 {
			continue
		}
		picture := value[at:]
		if end := strings.IndexByte(picture, ')'); end > 0 {
			picture = picture[:end+1]
		}
		s.set([]*markup.Node{n}, decl{"background-image", "linear-gradient(" + tint + ", " + tint + "), " + picture})
	}
}

// hasOwnText says that an element has text beside that of the elements in it.
func (s *scene) hasOwnText(n *markup.Node) bool {
	for _, k := range n.Children {
		if k.Kind == markup.Text && strings.TrimSpace(s.doc.Slice(k)) != "" {
			return true
		}
	}
	return false
}

// ownGround writes ground and ink down where the page leaves them to the browser.
func (s *scene) ownGround(r tint.Roles, dark bool) {
	var decls []decl
	body := s.wholeNodes()
	if len(body) == 0 {
		return
	}
	if _, _, ok := s.styles.Inherited(body[0], "background-color", "background"); !ok {
		decls = append(decls, decl{"background-color", r.Ground.Color().Rounded().Hex()})
	}
	if _, _, ok := s.styles.Inherited(body[0], "color"); !ok {
		decls = append(decls, decl{"color", r.Ink.Color().Rounded().Hex()})
	}
	if dark {
		decls = append(decls, decl{"color-scheme", "dark"})
	}
	s.set(body, decls...)
}

func (s *scene) inverseDrawn(light bool) bool {
	s.remap(func(c themes.Color) themes.Color {
		p := c.LCH()
		p.L = 1 - p.L*0.92
		out := p.Color().Rounded()
		out.A = c.A
		return out
	})
	s.say(map[bool]string{true: "light colours", false: "dark colours"}[light])
	return true
}

// darkObject gives an object a dark ground and readable text.
func (s *scene) darkObject(o *object) bool { return s.grounded(o, true) }

func (s *scene) lightObject(o *object) bool { return s.grounded(o, false) }

func (s *scene) grounded(o *object, dark bool) bool {
	if o.whole && o.prop == "" {
		return s.inverse(bound{"obj": o, map[bool]string{true: "dark", false: "light"}[dark]: "x"})
	}
	name := map[bool]string{true: "dark", false: "light"}[dark]
	if o.prop != "" && o.prop != "background" {
		return false
	}
	if s.art.Kind == artifact.Drawing {
		return s.tinted(o, tone{"light", 1}, map[bool]float64{true: -3, false: 3}[dark])
	}
	for _, n := range o.nodes {
		base := s.pageColor()
		if c := s.paintOf(n, "background-color", "background"); len(c) > 0 {
			base = c[0]
		}
		p := base.LCH()
		p.L = map[bool]float64{true: 0.24, false: 0.96}[dark]
		p.C = min(p.C, 0.05)
		s.ground([]*markup.Node{n}, shade{Color: p.Color().Rounded(), name: name})
	}
	s.say(name + " " + o.label)
	return true
}
