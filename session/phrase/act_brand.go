package phrase

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// brandRules rename what a page is about: the name of the company, the site or the product.
var brandRules = []rule{{kinds: "p", act: (*scene).renameBrand, patterns: []string{
	"[change|set|replace|rename|make|update] brandname [be|to|with|by|into|as|for] $text", "rename brandname $text", "replace $text:old [brandname] with|by|to $text brandname",
}}}

// renameBrand gives the company another name wherever it stands.
func (s *scene) renameBrand(got bound) bool {
	to := got["text"].(string)
	name := s.brandName()
	if name == "" {
		s.refuse("no name of a company is found in this page: neither in its title, its logo nor its footer; say which name: “replace \"Old name\" with \"" + to + "\"”")
		return true
	}
	if name == to {
		s.refuse("the name is “" + to + "” already")
		return true
	}
	n := s.replaceName(name, to) + s.replaceInAttributes(name, to)
	if n == 0 {
		s.refuse("the name “" + name + "” is not in this page's text")
		return true
	}
	s.say("“" + name + "” is now “" + to + "” (" + count(n, "place") + ")")
	return true
}

// brandName is what the page's maker is called: by its own data, by the logo, by the copyright line, by the part of the
// title that its text says too, or by the name that stands in its text most often; "" if nothing tells.
func (s *scene) brandName() string {
	for _, sel := range []string{`meta[property="og:site_name"]`, `meta[name="application-name"]`, `meta[name="apple-mobile-web-app-title"]`} {
		if nodes, err := s.doc.Query(sel); err == nil && len(nodes) > 0 && s.stands(nodes[0].Get("content")) {
			return strings.TrimSpace(nodes[0].Get("content"))
		}
	}
	if body := s.doc.Body(); body != nil {
		if m := placeholder.FindString(s.doc.Words(body)); m != "" {
			return m
		}
	}
	if name := s.logoName(); name != "" {
		return name
	}
	if name := s.copyrightName(); name != "" {
		return name
	}
	if t := s.doc.First("title"); t != nil {
		for _, part := range titleParts.Split(s.doc.Words(t), -1) {
			if part = strings.TrimSpace(part); part != "" && len(part) <= 40 && s.stands(part) {
				return part
			}
		}
	}
	return s.oftenNamed()
}

// placeholder is what templates have where a name belongs.
var placeholder = regexp.MustCompile(`\[(?:Product|Company|Brand|Business|Site|Organi[sz]ation|Your)[^\]\n]{0,30}\]|\{\{\s*\w*(?:company|product|site|brand)[\w.]*\s*\}\}`)

var homeAddress = regexp.MustCompile(`^(?:/|#|\./|index\.html?|#(?:page-)?top|#!?)$`)

// logoName is what stands on the logo, or on the first link of the header or the navigation that leads home.
func (s *scene) logoName() string {
	nodes, err := s.doc.Query("#logo, .logo, .brand, .navbar-brand, .site-logo, .site-title, .site-name, .wordmark")
	if err != nil {
		return ""
	}
	if links, err := s.doc.Query("header a:first-child, nav a:first-child"); err == nil && len(links) > 0 {
		if home := links[0]; homeAddress.MatchString(home.Get("href")) && !strings.EqualFold(s.doc.Words(home), "home") && !s.looksLikeButton(home) && home.Get("role") != "button" {
			nodes = append(slices.Clone(nodes), home)
		}
	}
	for _, n := range nodes {
		if text := s.doc.Words(n); text != "" && len(text) <= 40 {
			return text
		}
		for _, img := range n.Find(func(m *markup.Node) bool { return m.Has("alt") }) {
			if alt := strings.TrimSpace(strings.TrimSuffix(strings.ToLower(img.Get("alt")), "logo")); alt != "" {
				return strings.TrimSpace(img.Get("alt")[:len(alt)])
			}
		}
	}
	return ""
}

var titleParts = regexp.MustCompile(`\s*[|·•»:]\s*|\s+[-–—]\s+`)

// stands says that the page's text has a name in it.
func (s *scene) stands(name string) bool {
	body := s.doc.Body()
	return strings.TrimSpace(name) != "" && body != nil && containsFold(s.doc.Words(body), strings.TrimSpace(name))
}

var copyright = regexp.MustCompile(`(?:©|\(c\)|[Cc]opyright)[\s,©]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,-]*((?:[A-Z][\pL\pN&'’.-]*)(?:\s+(?:[A-Z&][\pL\pN&'’.-]*))*)`)

// copyrightName is the name in the line “© 2024 Acme”.
func (s *scene) copyrightName() string {
	body := s.doc.Body()
	if body == nil {
		return ""
	}
	m := copyright.FindStringSubmatch(s.doc.Words(body))
	if m == nil {
		return ""
	}
	name := strings.TrimRight(m[1], ".,")
	if i := strings.Index(name, ". "); i > 0 {
		name = name[:i]
	}
	name = strings.TrimSpace(strings.TrimSuffix(name, "All"))
	if len(name) > 40 {
		return ""
	}
	return name
}

var properName = regexp.MustCompile(`[\pL\pN,;]\s+((?:[A-Z][\pL&'’-]+)(?:\s+[A-Z][\pL&'’-]+){0,3})`)

// oftenNamed is the name that stands within sentences most often, at least three times.
func (s *scene) oftenNamed() string {
	body := s.doc.Body()
	if body == nil {
		return ""
	}
	counts := map[string]int{}
	for _, n := range s.anything() {
		for _, k := range n.Children {
			if k.Kind != markup.Text || isHeading(n) || n.Tag == "a" || n.Tag == "button" {
				continue
			}
			for _, m := range properName.FindAllStringSubmatch(s.doc.Slice(k), -1) {
				if len(m[1]) > 2 && len(m[1]) < 40 {
					counts[m[1]]++
				}
			}
		}
	}
	list := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	if len(list) == 0 || counts[list[0]] < 3 || len(list) > 1 && counts[list[1]] == counts[list[0]] {
		return ""
	}
	return list[0]
}

// replaceName replaces a name in texts, in its own case. A word that the page uses as an ordinary one too is left where it
// is a part of another name: “Business Strategy”.
func (s *scene) replaceName(from, to string) int {
	common := s.ordinary(from)
	before := len(s.edits)
	n := s.replaceIn(from, to)
	if !common {
		return n
	}
	s.edits = append(s.edits[:before:before], slices.DeleteFunc(slices.Clone(s.edits[before:]), func(e artifact.Edit) bool {
		rest := string(s.art.Source())[e.End:]
		part := nextName.MatchString(rest)
		if part {
			n--
		}
		return part
	})...)
	return n
}

// ordinary says that a name is a word which the page, or everybody, uses for other things too.
func (s *scene) ordinary(name string) bool {
	lower := strings.ToLower(name)
	if generic[lower] {
		return true
	}
	body := s.doc.Body()
	return body != nil && !strings.Contains(name, " ") && strings.Contains(" "+s.doc.Words(body)+" ", " "+lower+" ")
}

var generic = wordSet("business company studio agency brand product shop store news blog health design market media food travel home name")

var nextName = regexp.MustCompile(`^\s+[A-Z]`)

// replaceInAttributes replaces a name within the attributes that people or their programs read.
func (s *scene) replaceInAttributes(from, to string) int {
	n := 0
	for _, e := range s.doc.Elements {
		if s.locked(e) {
			continue
		}
		for _, name := range []string{"alt", "title", "aria-label", "content"} {
			value := e.Get(name)
			at := strings.Index(value, from)
			if value == "" || value == from && name != "content" || at < 0 || s.ordinary(from) && nextName.MatchString(value[at+len(from):]) || !wordEdges(value, at, at+len(from)) || name == "content" && e.Tag != "meta" {
				continue
			}
			s.edit(s.doc.SetAttr(e, name, strings.ReplaceAll(value, from, to))...)
			n++
		}
	}
	return n
}
