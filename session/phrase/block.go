package phrase

import (
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// block is a part of a page with everything in it, to be filled with the designer's own words.
type block struct {
	name, heading string
	// names are what it is called in an instruction.
	names string
	// item is how each of items is written, "|" between its texts; "" for a block without any.
	item  string
	items []string
	// rest follows the items: text, a form, a button.
	rest func(*scene) string
}

var blocks = []block{
	{name: "testimonials", heading: "What people say", names: "testimonials testimonial reviews feedback", item: "quote", items: []string{"Exactly what we were looking for.|Alex Morgan", "It saved us weeks of work.|Sam Rivera", "I would choose it again at once.|Kim Novak"}},
	{name: "pricing", heading: "Pricing", names: "pricing prices plans pricingtable", item: "plan", items: []string{"Starter|Free|For trying things out", "Team|$12 a month|For small groups", "Studio|$29 a month|For everybody"}},
	{name: "features", heading: "Features", names: "features feature benefits advantages services", item: "point", items: []string{"Quick|Ready in minutes.", "Simple|Nothing to learn first.", "Yours|Take it with you at any time."}},
	{name: "faq", heading: "Questions", names: "faq faqs questions", item: "question", items: []string{"How does it work?|Say what it does in two sentences.", "What does it cost?|Name the price and what is in it.", "How can I reach you?|Give an address or a number."}},
	{name: "team", heading: "Team", names: "team people staff", item: "point", items: []string{"Alex Morgan|Design", "Sam Rivera|Engineering", "Kim Novak|Support"}},
	{name: "numbers", heading: "In numbers", names: "numbers stats statistics figures", item: "point", items: []string{"120|projects", "38|countries", "4.9|of 5 stars"}},
	{name: "contact", heading: "Contact", names: "contactform contact contactus", rest: func(s *scene) string {
		return s.formMarkup("Name|text", "E-mail|email", "Message|textarea", "Send|button")
	}},
	{name: "newsletter", heading: "Stay in touch", names: "newsletter newsletterform signupform signup subscribe subscription mailinglist", rest: func(s *scene) string {
		return s.formMarkup("E-mail|email", "Subscribe|button")
	}},
	{name: "about", heading: "About us", names: "about aboutus", rest: func(*scene) string {
		return "  <p>Say in three sentences who you are and what you care about.</p>\n"
	}},
	{name: "call to action", heading: "Ready to start?", names: "cta", rest: func(s *scene) string {
		return "  <p>One sentence that says what happens next.</p>\n  " + s.buttonMarkup(newElement{}, "Get started") + "\n"
	}},
}

var blockRules = []rule{
	{kinds: "p", act: (*scene).addBlock, patterns: []string{
		"add|insert|put|create|place|include|append|want|need|have|make|build [new] $block [section|area|part|box|form] [below|above|before|after|inside|in|to|at|on=how] [$where] [$obj]", "add|insert|put|create|place|include [new] section|area|part with|for|of|about $block [below|above|before|after=how] [$where] [$obj]",
		"add|insert|put|create|place|include [new] $block [section|form] $where",
	}},
	{kinds: "p", act: (*scene).addFooter, patterns: []string{"add|insert|put|create|place|include|append|want|need|have|make [new] [simple] footer [to|at] [bottom] [of] [$obj]"}},
}

func init() {
	extraSlots["block"] = func(_ *scene, toks []token, i int) []reading {
		if toks[i].sort != word {
			return nil
		}
		for k := range blocks {
			for _, name := range strings.Fields(blocks[k].names) {
				if toks[i].text == name {
					return one(i+1, &blocks[k])
				}
			}
		}
		return nil
	}
}

// addBlock writes a block in the page's own style: its cards where it has such, its heading, its buttons.
func (s *scene) addBlock(got bound) bool {
	b := got["block"].(*block)
	at, ok := s.target(got)
	if !ok {
		return true
	}
	home := s.homeOfBlock()
	if at.of != nil && len(at.of.nodes) > 0 {
		home = at.of.nodes[len(at.of.nodes)-1]
		if at.how == "before" {
			home = at.of.nodes[0]
		}
	} else if at.how == "last" && home != nil && home.Tag != "main" && home.Tag != "body" {
		at.how = "after"
	}
	if home == nil {
		s.refuse("the page has no body to add to")
		return true
	}
	class := s.newClass(strings.ReplaceAll(b.name, " ", "-"))
	tag := "section"
	if sections := s.named("section"); len(sections) > 0 && s.laidOut(sections[0]) {
		tag = "div" // the page lays every section out in its own way
	}
	text := "<" + tag + " class=\"" + class + "\">\n  <h2" + s.headingClass() + ">" + b.heading + "</h2>\n"
	rules := []css.NewRule{newRule("."+class, "padding", "64px 24px", "text-align", "center")}
	if b.item != "" {
		list, more := s.itemsMarkup(b, class)
		text, rules = text+list, append(rules, more...)
	}
	if b.rest != nil {
		text += b.rest(s)
		rules = append(rules, formRules(class, b.name)...)
	}
	s.insert(home, at.how, text+"</"+tag+">")
	s.writeSheet(rules...)
	s.say("new section “" + b.heading + "”")
	return true
}

// laidOut says that a rule for its tag alone makes an element a flexible box or a grid.
func (s *scene) laidOut(n *markup.Node) bool {
	v, ok := s.styles.Winner(n, "display")
	return ok && v.Rule() != nil && len(v.Rule().Selectors) > 0 && v.Rule().Selectors[0].Text == n.Tag && (strings.Contains(v.Value, "flex") || strings.Contains(v.Value, "grid"))
}

// homeOfBlock is the section that a block follows if nobody says where: the last but a footer, or main or body.
func (s *scene) homeOfBlock() *markup.Node {
	if sections := s.named("section"); len(sections) > 0 {
		return sections[len(sections)-1]
	}
	if nodes := s.named("main"); len(nodes) > 0 && nodes[0].Tag == "main" {
		return nodes[0]
	}
	if f := s.named("footer"); len(f) > 0 && f[0].Prev() != nil {
		return f[0].Prev()
	}
	return s.doc.Body()
}

// newClass is a class that the page does not use yet.
func (s *scene) newClass(base string) string {
	class := base
	for i := 2; s.known(class); i++ {
		class = base + "-" + num(float64(i))
	}
	return class
}

// headingClass is the class that the page's own second headings share.
func (s *scene) headingClass() string {
	all, err := s.doc.Query("section h2, main h2, body h2")
	if err != nil || len(all) == 0 {
		return ""
	}
	if c := common(all, func(n *markup.Node) []string { return n.Classes() }); len(c) > 0 {
		return ` class="` + strings.Join(c, " ") + `"`
	}
	return ""
}

// itemsMarkup writes a block's items, as the page's cards if it has three or more in a row.
func (s *scene) itemsMarkup(b *block, class string) (string, []css.NewRule) {
	list, item := class+"-list", class+"-item"
	rules := []css.NewRule{newRule("."+list, "display", "grid", "grid-template-columns", "repeat(auto-fit, minmax(220px, 1fr))", "gap", "24px", "max-width", "1080px", "margin", "32px auto 0", "text-align", "left")}
	if c := s.cardClass(); c != "" {
		item = c + " " + item
	} else {
		line := s.inkOf(s.doc.Body())
		line.A = 0.16
		rules = append(rules, newRule("."+item, "padding", "24px", "border", "1px solid "+line.Hex(), "border-radius", s.usualRadius()))
	}
	rules = append(rules, newRule("."+class+"-item > :first-child", "margin-top", "0"), newRule("."+class+"-item > :last-child", "margin-bottom", "0"))
	var t strings.Builder
	t.WriteString("  <div class=\"" + list + "\">\n")
	for _, texts := range b.items {
		t.WriteString(s.itemMarkup(b.item, item, strings.Split(texts, "|")))
	}
	t.WriteString("  </div>\n")
	return t.String(), rules
}

func (s *scene) itemMarkup(form, class string, p []string) string {
	open := "    <div class=\"" + class + "\">\n"
	switch form {
	case "quote":
		return "    <blockquote class=\"" + class + "\" style=\"margin: 0\">\n      <p>“" + p[0] + "”</p>\n      <footer>" + p[1] + "</footer>\n    </blockquote>\n"
	case "plan":
		return open + "      <h3>" + p[0] + "</h3>\n      <p><strong>" + p[1] + "</strong></p>\n      <p>" + p[2] + "</p>\n      " + s.buttonMarkup(newElement{}, "Choose") + "\n    </div>\n"
	case "question":
		return "    <details class=\"" + class + "\">\n      <summary>" + p[0] + "</summary>\n      <p>" + p[1] + "</p>\n    </details>\n"
	}
	return open + "      <h3>" + p[0] + "</h3>\n      <p>" + p[1] + "</p>\n    </div>\n"
}

// cardClass is the class of the page's cards, "" if it has none that stand side by side.
func (s *scene) cardClass() string {
	cards := s.named("card")
	if len(cards) < 2 || cards[0].Parent != cards[1].Parent {
		return ""
	}
	for _, class := range cards[0].Classes() {
		if strings.Contains(class, "card") || strings.Contains(class, "tile") || strings.Contains(class, "panel") {
			return class
		}
	}
	return ""
}

// usualRadius is the corner radius of the page's buttons, at most 16px.
func (s *scene) usualRadius() string {
	for _, n := range s.boxed() {
		if v, ok := s.styles.Winner(n, "border-radius"); ok {
			if r := length(s.styles.ResolveAt(n, v.Value)); r > 0 && r <= 16 {
				return num(r) + "px"
			}
		}
	}
	return "8px"
}

// formMarkup writes a form from "label|type"; fields take on the classes of the page's own.
func (s *scene) formMarkup(fields ...string) string {
	class := ""
	if inputs := s.named("input"); len(inputs) > 0 {
		if c := common(inputs, func(n *markup.Node) []string { return n.Classes() }); len(c) > 0 {
			class = ` class="` + strings.Join(c, " ") + `"`
		}
	}
	var t strings.Builder
	t.WriteString("  <form>\n")
	for _, f := range fields {
		label, kind, _ := strings.Cut(f, "|")
		switch name := strings.ToLower(strings.ReplaceAll(label, "-", "")); kind {
		case "button":
			t.WriteString("    " + strings.Replace(s.submitMarkup(label), "<button", `<button type="submit"`, 1) + "\n")
		case "textarea":
			t.WriteString("    <label>" + label + " <textarea" + class + ` name="` + name + `" rows="4"></textarea></label>` + "\n")
		default:
			t.WriteString("    <label>" + label + " <input" + class + ` type="` + kind + `" name="` + name + `"></label>` + "\n")
		}
	}
	return t.String() + "  </form>\n"
}

// submitMarkup is a button, never a link, with the classes of the page's buttons.
func (s *scene) submitMarkup(label string) string {
	if b := s.modelButton(); b != nil && b.Get("class") != "" {
		return `<button class="` + s.doc.EscapeValue(b.Get("class"), '"') + `">` + label + "</button>"
	}
	return "<button>" + label + "</button>"
}

func formRules(class, name string) []css.NewRule {
	if name != "contact" && name != "newsletter" {
		return nil
	}
	return []css.NewRule{
		newRule("."+class+" form", "display", "grid", "gap", "16px", "max-width", "480px", "margin", "24px auto 0", "text-align", "left"),
		newRule("."+class+" label", "display", "grid", "gap", "6px"),
		newRule("."+class+" input, ."+class+" textarea", "width", "100%", "box-sizing", "border-box", "padding", "10px 12px", "font", "inherit"),
		newRule("."+class+" form button", "justify-self", "start", "font", "inherit", "padding", "10px 20px"),
	}
}

// addFooter writes a plain footer with the name of the page.
func (s *scene) addFooter(bound) bool {
	if f := s.named("footer"); len(f) > 0 {
		s.refuse("the page has a footer already; say what should be in it")
		return true
	}
	body := s.doc.Body()
	if body == nil {
		s.refuse("the page has no body to add to")
		return true
	}
	name := "Your name"
	if t := s.doc.First("title"); t != nil && s.doc.Words(t) != "" {
		name = strings.TrimSpace(strings.FieldsFunc(s.doc.Words(t), func(r rune) bool { return strings.ContainsRune("|·–—-:", r) })[0])
	}
	line := s.inkOf(body)
	line.A = 0.16
	s.insert(body, "last", "<footer class=\"footer\">\n  <p>© "+s.doc.EscapeText(name)+"</p>\n</footer>")
	s.writeSheet(newRule(".footer", "padding", "32px 24px", "text-align", "center", "border-top", "1px solid "+line.Hex()))
	s.say("new footer")
	return true
}
