package phrase

// addShape draws a new shape.
func (s *scene) addShape(got bound) bool {
	b, ok := s.viewBox()
	top := s.doc.Top()
	if !ok || top == nil {
		s.refuse("the drawing has no viewBox and no size, so there is no place in it")
		return true
	}
	if o, there := got["obj"].(*object); there && !o.whole {
		return false
	}
	fill := "#333333"
	if c, ok := got["color"].(shade); ok {
		fill = c.css()
	}
	size := min(b.W, b.H) / 4
	switch got["size"] {
	case "bigger":
		size *= 1.8
	case "smaller":
		size /= 2
	}
	if n, ok := got["num"].(amount); ok {
		size = n.value
	}
	place, _ := got["placed"].([]string)
	x, y := s.spotIn(place, size)
	if text, ok := got["text"].(string); ok && got["shape"] == nil {
		s.edit(s.doc.Append(top, `<text x="`+num(x)+`" y="`+num(y)+`" font-size="`+num(b.H/10)+`" text-anchor="middle" fill="`+fill+`">`+s.doc.EscapeText(text)+`</text>`)...)
		s.say("text “" + text + "”")
		return true
	}
	shape, _ := got["shape"].(string)
	s.edit(s.doc.Append(top, drawnShape(shape, x, y, size, fill))...)
	s.say("new " + shape)
	return true
}

// addBehind draws a shape as large as the drawing's shorter side behind everything, its ground aside.
func (s *scene) addBehind(got bound) bool {
	b, ok := s.viewBox()
	if o, there := got["obj"].(*object); there && !o.whole || !ok || s.doc.Top() == nil {
		return false
	}
	fill := "#cccccc"
	if c, said := got["color"].(shade); said {
		fill = c.css()
	}
	shape, _ := got["shape"].(string)
	x, y := b.Center()
	element := drawnShape(shape, x, y, min(b.W, b.H), fill)
	if r := s.backdrop(); r != nil {
		s.edit(s.doc.InsertAfter(r, element)...)
	} else {
		s.behindAll(s.doc.Top(), element)
	}
	s.say(shape + " behind the drawing")
	return true
}

func (s *scene) spotIn(place []string, size float64) (x, y float64) {
	b, _ := s.viewBox()
	x, y = b.Center()
	inset := size/2 + min(b.W, b.H)/20
	for _, p := range place {
		switch p {
		case "left":
			x = b.X + inset
		case "right":
			x = b.X + b.W - inset
		case "top":
			y = b.Y + inset
		case "bottom":
			y = b.Y + b.H - inset
		}
	}
	return x, y
}

func drawnShape(shape string, x, y, size float64, fill string) string {
	paint := ` fill="` + fill + `"/>`
	r := size / 2
	switch shape {
	case "circle", "dot":
		return `<circle cx="` + num(x) + `" cy="` + num(y) + `" r="` + num(r) + `"` + paint
	case "ellipse", "oval":
		return `<ellipse cx="` + num(x) + `" cy="` + num(y) + `" rx="` + num(r) + `" ry="` + num(r*0.6) + `"` + paint
	case "line":
		return `<line x1="` + num(x-r) + `" y1="` + num(y) + `" x2="` + num(x+r) + `" y2="` + num(y) + `" stroke="` + fill + `" stroke-width="` + num(size/12) + `"/>`
	case "triangle":
		return `<polygon points="` + num(x) + " " + num(y-r) + " " + num(x+r) + " " + num(y+r) + " " + num(x-r) + " " + num(y+r) + `"` + paint
	case "star":
		return `<polygon points="` + starPoints(x, y, r) + `"` + paint
	}
	h := size
	if shape == "rectangle" || shape == "rect" {
		h = size * 0.6
	}
	return `<rect x="` + num(x-r) + `" y="` + num(y-h/2) + `" width="` + num(size) + `" height="` + num(h) + `"` + paint
}
