package browser

import (
	"bytes"
	"encoding/xml"
	"image"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"cultivar/render"
)

// drawingSize is a drawing's own size in CSS pixels; zero where it has none.
type drawingSize struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// sizeOf reads the size that an SVG document has by itself: its width and height, else the
// proportions of its viewBox (SVG 2, 8.12 "Intrinsic sizing properties of SVG content").
func sizeOf(svg []byte) drawingSize {
	attributes := rootAttributes(svg)
	width, height := length(attributes["width"]), length(attributes["height"])
	box := numbers(attributes["viewBox"])
	hasBox := len(box) == 4 && box[2] > 0 && box[3] > 0
	switch {
	case width > 0 && height > 0:
	case hasBox && width > 0:
		height = width * box[3] / box[2]
	case hasBox && height > 0:
		width = height * box[2] / box[3]
	case hasBox:
		width, height = box[2], box[3]
	default:
		return drawingSize{}
	}
	return drawingSize{width, height}
}

// rootAttributes reads the attributes of a document's first element, as far as it can be read.
func rootAttributes(svg []byte) map[string]string {
	d := xml.NewDecoder(bytes.NewReader(svg))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return nil
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attributes := map[string]string{}
		for _, a := range element.Attr {
			if a.Name.Space == "" {
				attributes[a.Name.Local] = a.Value
			}
		}
		return attributes
	}
}

// units are CSS pixels in a unit; those relative to fonts take the default font.
var units = map[string]float64{
	"": 1, "px": 1, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54,
	"em": 16, "rem": 16, "ex": 7.2,
}

var lengthParts = regexp.MustCompile(`^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)\s*$`)

// length reads an absolute length in CSS pixels; 0 for a percentage or nonsense.
func length(text string) float64 {
	m := lengthParts.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return 0
	}
	return n * units[strings.ToLower(m[2])]
}

func numbers(text string) []float64 {
	var list []float64
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) }) {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil
		}
		list = append(list, n)
	}
	return list
}

// placed is where a document lies within the viewport: a drawing as large as it fits with its
// proportions kept, in the middle; a page everywhere.
func placed(doc render.Document, from render.Viewport) image.Rectangle {
	whole := image.Rect(0, 0, from.Width, from.Height)
	if doc.Form != render.FormDrawing {
		return whole
	}
	size := sizeOf(doc.Files[doc.Main])
	if size.Width <= 0 || size.Height <= 0 {
		return whole
	}
	s := math.Min(float64(from.Width)/size.Width, float64(from.Height)/size.Height)
	w, h := max(1, int(math.Round(size.Width*s))), max(1, int(math.Round(size.Height*s)))
	at := image.Pt((from.Width-w)/2, (from.Height-h)/2)
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
}

var position = regexp.MustCompile(`(?i)error on line (\d+) at column (\d+): (.*?)\s*(?:Below is a rendering.*)?$`)

var namespace = regexp.MustCompile(`\{[^{}\s]*\}`)

// parseFailure turns the browser's words about a broken document into a message at its line.
func parseFailure(file, wrong string) render.Message {
	m := render.Message{Text: printable(wrong), File: file}
	if at := position.FindStringSubmatch(wrong); at != nil {
		m.Line, _ = strconv.Atoi(at[1])
		m.Text = namespace.ReplaceAllString(at[3], "")
	}
	return m
}
