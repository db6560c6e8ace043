package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

var gradientRules = []rule{
	{kinds: "pd", act: (*scene).gradient, patterns: []string{
		"[" + turns + "|add|put|apply] $obj [to|into|be|have|with] [a] gradient [background|fill] [from] $color:a [and|to|into] $color:b", "[" + turns + "|add|apply|use|put] gradient [background|fill] [from|of] $color:a and|to|into $color:b [to|on|for|in|behind] $obj",
		"[" + turns + "|add|apply|use|put] gradient [background] [to|on|for|in] $obj from $color:a and|to|into $color:b", "[add|use|make|apply] gradient background from|of $color:a and|to $color:b", "[" + turns + "] $obj [have|to|into] gradient [background|fill]", "[add|use|apply] gradient [background] [to|on|for] $obj",
	}},
}

var styleRules = []rule{
	{kinds: "p", act: (*scene).stackAll, patterns: []string{"stack=form all columns", "[make|show|put] everything [in|into] stacked [layout]"}},
	{kinds: "p", act: (*scene).columnsByScreen, patterns: []string{
		"[show|arrange|lay|put|display|make|set|use|have] [$obj] [out] [in|with|to] $num columns [for|of] [$obj] ondesktop and one|1|stacked|single=few [columns|column] onmobile [for|of|in] [$obj]", "[show|arrange|lay|put|display|make|set|use|have] [$obj] [out] [in|with|to] one|1|stacked|single=few [columns|column] [for|of] [$obj] onmobile and $num [columns] ondesktop [for|of|in] [$obj]",
		"[show|arrange|lay|put|display|make|set|use|have] [$obj] [out] [in|with|to] $num columns [for|of] [$obj] ondesktop and $num:small [columns] onmobile [for|of|in] [$obj]",
	}},
	{kinds: "p", act: (*scene).columns, patterns: []string{
		"[show|arrange|lay|put|display|make|set|place|have|split|organize|organise|turn] $obj [out] [to|in|into|as|have|with|use] [$num] columns|column", "$num columns [for $obj]", "[make|use] $num columns [for|in $obj]",
		"[show|arrange|lay|put|display|make|set|place|turn] $obj [out] [in|into] sidebyside=form", "[show|arrange|lay|put|display|make|stack|set|turn] $obj [out] [in|into] stacked=form", "[make|let|have] $obj stack=form [vertically|up]", "stack=form $obj [vertically]",
	}},
	{kinds: "pd", act: (*scene).align, patterns: []string{
		"center|align $obj [text] [horizontally]", "align [text] [of|in] $obj [to] $side", "align $side $obj", "[make|put] $obj [to|in|at] center [of] [page|screen|everything]", "$obj center", "center [text] [of|in] $obj", "justify=just $obj",
		"[make|set|have] $obj [be] $aligned", "$aligned $obj",
	}},
	{kinds: "p", act: (*scene).font, patterns: []string{
		"[use|set|apply|make|try|choose|switch|change] [to] $font font|typeface [for|on|in $obj]", "[use|apply|try] $font [font] for|on|in $obj", "[use|set|apply|make|try|switch|change] [to] $font [font]", "[set|change|make|switch|turn|give] $obj [font] [to|into|in|be|use] $font [font]", "$font for $obj", "$font $obj",
		"[set|change|switch] $obj [to|into] $font", "[set|change|switch] font [to|into] $font",
	}},
	{kinds: "pd", act: (*scene).valued, patterns: []string{
		"[set|change|make|give|adjust|put|increase|decrease|use] $obj [to|at|be|of|is] $value", "[give|add] $obj $value $prop", "[give|add] $value $prop to|around|on|in|for $obj", "[give|add] $prop of $value to|around|on|in|for $obj", "[set|change|make|give|adjust] $obj $prop [to|at|of|be] $value", "limit|cap|restrict|constrain=limit $obj [to|at] [at] [most] [maximum] $value", "[make|set] $obj [$deg] $value $dimension", "[set|make|change] $obj to $dimension [of] $value",
	}},
	{kinds: "p", act: (*scene).bordered2, patterns: []string{
		"[give|add|put|draw] $obj [$num] [thin|thick=weight] [solid|dashed|dotted=style] [$color] [solid|dashed|dotted=style] bottom|top|left|right=edge border|line", "[give|add|put|draw] $obj [$num] [thin|thick=weight] [solid|dashed|dotted=style] [$color] [solid|dashed|dotted=style] border|outline|line [around] [below|above|under=edge]", "[give|add|put|draw] [$num] [thin|thick=weight] [solid|dashed|dotted=style] [$color] [solid|dashed|dotted=style] border|outline|line [to|around|on|for|below|above|under=edge] $obj",
		"$obj with [$num] [thin|thick=weight] [solid|dashed|dotted=style] [$color] border",
	}},
	{kinds: "pd", act: (*scene).looks, patterns: []string{
		"[make|turn|set|have|let|give|keep|render|want|get|add|put|show|display|position] $obj [be|look|to|a|with|have|into|appear|is|are|in|more|all] $look", "[make|add|use|give|set|have] $look $obj", "[make|add|use|give|set|have|put|apply] $look to|for|on|around|below|behind|in|of $obj", "$look", "[make|be|look|add|use] $look",
		"[make|add|use|give|put|apply] $look and $look:second to|for|on|around|under|in|of $obj", "[make|give|let] $obj [have|be] $look and $look:second",
		"$look [off] [corner|corners|radius] [of] $obj", "$look [off] $obj [corner|corners]",
	}},
}

// look is an adjective: what it sets on elements of a page and of a drawing.
type look struct {
	name  string
	page  []decl
	drawn []decl
	act   func(*scene, *object) bool
}

var looks = map[string]look{
	"bold":           {"bold", ds("font-weight", "700"), ds("font-weight", "700"), nil},
	"italic":         {"italic", ds("font-style", "italic"), ds("font-style", "italic"), nil},
	"underlined":     {"underlined", ds("text-decoration", "underline"), ds("text-decoration", "underline"), nil},
	"uppercase":      {"uppercase", ds("text-transform", "uppercase"), nil, nil},
	"lowercase":      {"lowercase", ds("text-transform", "lowercase"), nil, nil},
	"capitalize":     {"capitalized", ds("text-transform", "capitalize"), nil, nil},
	"sticky":         {"sticky", nil, nil, (*scene).sticky},
	"fixed":          {"sticky", nil, nil, (*scene).sticky},
	"rounded":        {"rounded", nil, nil, (*scene).rounded},
	"roundedcorners": {"rounded", nil, nil, (*scene).rounded},
	"squarecorners":  {"square corners", ds("border-radius", "0"), ds("rx", "0"), nil},
	"square":         {"square corners", ds("border-radius", "0"), ds("rx", "0"), nil},
	"circular":       {"circular", ds("border-radius", "50%"), nil, nil},
	"pill":           {"pill-shaped", ds("border-radius", "999px"), nil, nil},
	"shadow":         {"shadow", nil, nil, (*scene).shadowed},
	"flat":           {"flat", ds("box-shadow", "none"), nil, nil},
	"fullwidth":      {"full width", ds("width", "100%", "max-width", "100%"), nil, nil},
	"fullheight":     {"full height", ds("min-height", "100vh"), nil, nil},
	"hidden":         {"hidden", ds("display", "none"), ds("display", "none"), nil},
	"invisible":      {"hidden", ds("display", "none"), ds("display", "none"), nil},
	"visible":        {"visible", ds("display", "revert", "visibility", "visible"), ds("display", "inline"), nil},
	"translucent":    {"half transparent", nil, nil, func(s *scene, o *object) bool { return s.fade(o, 0.5) }},
	"transparent":    {"transparent", nil, nil, (*scene).transparent},
	"opaque":         {"opaque", ds("opacity", "1"), ds("opacity", "1"), nil},
	"grayscale":      {"in greys", nil, nil, (*scene).grayscale},
	"blurry":         {"blurred", ds("filter", "blur(4px)"), nil, nil},
	"blurred":        {"blurred", ds("filter", "blur(4px)"), nil, nil},
	"dashed":         {"dashed", ds("border-style", "dashed"), ds("stroke-dasharray", "4 2"), nil},
	"dotted":         {"dotted", ds("border-style", "dotted"), ds("stroke-dasharray", "1 2", "stroke-linecap", "round"), nil},
	"fadein":         {"fades in", nil, nil, animated("fade-in", "0.8s ease-out both")},
	"slidein":        {"slides in", nil, nil, animated("slide-in", "0.7s ease-out both")},
	"animated":       {"fades in", nil, nil, animated("fade-in", "0.8s ease-out both")},
	"pulse":          {"pulses", nil, nil, animated("pulse", "1.6s ease-in-out infinite")},
	"pulsing":        {"pulses", nil, nil, animated("pulse", "1.6s ease-in-out infinite")},
	"spin":           {"spins", nil, nil, animated("spin", "6s linear infinite")},
	"spinning":       {"spins", nil, nil, animated("spin", "6s linear infinite")},
	"bounce":         {"bounces", nil, nil, animated("bounce", "1.2s ease-in-out infinite")},
	"bouncing":       {"bounces", nil, nil, animated("bounce", "1.2s ease-in-out infinite")},
	"underline":      {"underlined", ds("text-decoration", "underline"), ds("text-decoration", "underline"), nil},
	"highlight":      {"highlighted", ds("background-color", "#fff3a3"), nil, nil},
	"highlighted":    {"highlighted", ds("background-color", "#fff3a3"), nil, nil},
	"hovereffect":    {"lifts on hover", nil, nil, (*scene).hover},
	"nounderline":    {"not underlined", ds("text-decoration", "none"), ds("text-decoration", "none"), nil},
	"regular":        {"regular weight", ds("font-weight", "400"), ds("font-weight", "400"), nil},
	"upright":        {"upright", ds("font-style", "normal"), ds("font-style", "normal"), nil},
	"normalcase":     {"in normal case", ds("text-transform", "none"), nil, nil},
	"vertical":       {"vertical", ds("display", "flex", "flex-direction", "column"), nil, nil},
	"horizontal":     {"horizontal", ds("display", "flex", "flex-direction", "row"), nil, nil},
	"justified":      {"justified", ds("text-align", "justify"), nil, nil},
	"outlined":       {"outlined", nil, nil, (*scene).outlined},
	"dark":           {"dark", nil, nil, (*scene).darkObject},
	"light":          {"light", nil, nil, (*scene).lightObject},
}

func ds(namesAndValues ...string) []decl {
	var out []decl
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		out = append(out, decl{namesAndValues[i], namesAndValues[i+1]})
	}
	return out
}

var lookWords = map[string]string{
	"round": "rounded", "curved": "rounded", "pillshaped": "pill", "caps": "uppercase", "cursive": "italic", "oval": "circular", "circle": "circular", "blurred out": "blurred", "in shadow": "shadow", "gone": "hidden", "strong": "bold", "heavy": "bold", "hover effect": "hovereffect",
	"hover effects": "hovereffect", "hover animation": "hovereffect", "lift on hover": "hovereffect", "hover": "hovereffect", "fading": "fadein", "fadein animation": "fadein", "slidein animation": "slidein", "pulse animation": "pulse", "bounce animation": "bounce", "spin animation": "spin",
	"fadein effect": "fadein", "soft shadow": "shadow", "subtle shadow": "shadow", "animation": "fadein", "animations": "fadein", "entrance animation": "fadein", "animate": "fadein", "pill shaped": "pill", "half transparent": "translucent", "translucent": "translucent", "completely transparent": "invisible",
	"fully transparent": "invisible", "spaced out": "airier", "half translucent": "translucent", "without serif": "", "emphasized": "bold", "emphasize": "bold", "italicize": "italic", "unbold": "regular",
	"slightly transparent": "", "blur": "blurred", "desaturated": "grayscale",
}

// readLook reads an adjective of one to three words.
func (s *scene) readLook(toks []token, i int) []reading {
	for end := min(i+3, len(toks)); end > i; end-- {
		name, ok := joinWords(toks[i:end])
		if !ok {
			continue
		}
		if other, there := lookWords[name]; there {
			name = other
		}
		if l, ok := looks[name]; ok {
			return one(end, l)
		}
	}
	return nil
}

// looks gives an object an adjective.
func (s *scene) looks(got bound) bool {
	l, ok := got["look"].(look)
	if !ok {
		return false
	}
	if second, there := got["second"].(look); there && !s.dress(second, s.obj(got)) {
		return false
	}
	return s.dress(l, s.obj(got))
}

// dress gives an object one adjective.
func (s *scene) dress(l look, o *object) bool {
	switch {
	case o.prop == "text" || o.prop == "font":
		o = &object{nodes: o.nodes, label: "text", scoped: o.scoped, whole: o.whole}
	case o.prop != "" && o.prop != "radius" && o.prop != "border" && o.prop != "shadow" && o.prop != "background":
		return false
	case o.prop == "background" && l.name != "dark" && l.name != "light" && l.name != "transparent":
		return false
	}
	if l.act != nil {
		return l.act(s, o)
	}
	decls := l.page
	if s.art.Kind == artifact.Drawing {
		decls = l.drawn
	}
	if decls == nil {
		s.refuse(l.name + " means nothing for a " + string(s.art.Kind))
		return true
	}
	nodes := o.nodes
	if s.art.Kind == artifact.Drawing && o.whole && strings.HasPrefix(decls[0].name, "font") {
		nodes = s.named("text")
	}
	s.set(nodes, decls...)
	s.say(l.name + " " + o.label)
	return true
}

// sticky keeps an element at the top; one without a background gets that of the page, or text would show through.
func (s *scene) sticky(o *object) bool {
	if o.whole || s.art.Kind != artifact.Page {
		return false
	}
	if len(o.nodes) != 1 {
		s.refuse(s.which(o) + " stays")
		return true
	}
	if v, ok := s.styles.Winner(o.nodes[0], "position"); ok && (v.Value == "fixed" || v.Value == "sticky") {
		s.refuse(o.label + " stays in view already")
		return true
	}
	edge := "top"
	if o.nodes[0].Tag == "footer" || strings.Contains(o.label, "footer") {
		edge = "bottom"
	}
	decls := ds("position", "sticky", edge, "0", "z-index", "10")
	if n := o.nodes[0]; len(s.paintOf(n, "background", "background-color")) == 0 && !s.hasImage(n) {
		ground := shade{Color: s.pageColor()}
		decls = append(decls, decl{"background-color", ground.Hex()})
		if s.mendInside(n, ground, ground); themes.Contrast(s.inkOf(n), ground.Color) < themes.AALarge {
			decls = append(decls, decl{"color", readableOn(ground, ground)})
		}
	}
	s.set(o.nodes, decls...)
	s.freeOverflow(o.nodes[0])
	s.say("sticky " + o.label)
	return true
}

func (s *scene) hasImage(n *markup.Node) bool {
	v, ok := s.styles.Winner(n, "background", "background-image")
	return ok && v.Value != "none"
}

// freeOverflow lets ancestors that would hold a sticky element clip without scrolling.
func (s *scene) freeOverflow(n *markup.Node) {
	for p := n.Parent; p != nil && p.Kind == markup.Element && p.Tag != "body" && p.Tag != "html"; p = p.Parent {
		if v, ok := s.styles.Winner(p, "overflow", "overflow-x", "overflow-y"); ok && v.Value == "hidden" {
			s.set([]*markup.Node{p}, decl{v.Property, "clip"})
		}
	}
}

// pageColor is the colour behind everything.
func (s *scene) pageColor() themes.Color {
	for _, n := range s.wholeNodes() {
		for p := n; p != nil && p.Kind == markup.Element; p = p.Parent {
			if c := s.paintOf(p, "background", "background-color"); len(c) > 0 {
				return c[0]
			}
		}
	}
	if s.facts != nil {
		if v, err := themes.ParseColor(s.facts.Background); err == nil {
			return v.Color
		}
	}
	return themes.MustParse("#ffffff")
}

const softShadow = "0 8px 24px rgba(0, 0, 0, 0.15)"

// hover lets elements rise a little under the pointer.
func (s *scene) hover(o *object) bool {
	if o.whole || s.art.Kind != artifact.Page {
		return false
	}
	sel := s.selectorFor(o.nodes, nil)
	if sel == "" {
		return false
	}
	s.writeSheet(newRule(sel, "transition", "transform 0.2s, box-shadow 0.2s"), newRule(hovered(sel), "transform", "translateY(-3px)", "box-shadow", softShadow))
	s.say(o.label + " rise on hover")
	return true
}

func hovered(selector string) string {
	parts := strings.Split(selector, ", ")
	for i := range parts {
		parts[i] += ":hover"
	}
	return strings.Join(parts, ", ")
}
