package page

import "strings"

// group is a set of properties that decide the same thing.
type group int

// The groups that the model keeps track of.
const (
	gColor group = iota
	gBackground
	gImage // background-image
	gSize  // font-size
	gFamily
	gWeight
	gLeading
	gTracking
	gCase
	gStyle // font-style
	gAlign
	gRadius
	gBorder
	gShadow
	gPadding
	gMargin
	gGap
	gWidth
	gMaxWidth
	gDisplay
	gColumns // grid-template-columns
	gFlow    // flex-direction
	gFill
	gStroke
	gFloat
	gPosition
	gOpacity
	gJustify   // justify-content
	gItems     // align-items
	gMinHeight // min-height
	gHeight
	gFilter
	gAbove // margin-top
	gUnder // margin-bottom
	groups
)

// groupsOf says which groups a property decides.
var groupsOf = map[string][]group{
	"color": {gColor}, "background": {gBackground, gImage}, "background-color": {gBackground}, "background-image": {gImage},
	"font": {gSize, gFamily, gWeight, gLeading}, "font-size": {gSize}, "font-family": {gFamily}, "font-weight": {gWeight},
	"line-height": {gLeading}, "letter-spacing": {gTracking}, "text-transform": {gCase}, "font-style": {gStyle}, "text-align": {gAlign},
	"border-radius": {gRadius}, "border": {gBorder}, "border-color": {gBorder}, "border-width": {gBorder}, "border-style": {gBorder},
	"border-top": {gBorder}, "border-bottom": {gBorder}, "border-left": {gBorder}, "border-right": {gBorder},
	"box-shadow": {gShadow}, "padding": {gPadding}, "padding-top": {gPadding}, "padding-bottom": {gPadding}, "padding-left": {gPadding}, "padding-right": {gPadding},
	"margin": {gMargin, gAbove, gUnder}, "margin-top": {gAbove}, "margin-bottom": {gUnder}, "gap": {gGap}, "grid-gap": {gGap}, "column-gap": {gGap},
	"width": {gWidth}, "max-width": {gMaxWidth}, "display": {gDisplay}, "grid-template-columns": {gColumns}, "grid-template": {gColumns}, "flex-direction": {gFlow}, "flex-flow": {gFlow},
	"fill": {gFill}, "stroke": {gStroke}, "float": {gFloat}, "position": {gPosition}, "opacity": {gOpacity},
	"justify-content": {gJustify}, "align-items": {gItems}, "place-items": {gItems}, "place-content": {gJustify}, "min-height": {gMinHeight}, "height": {gHeight}, "filter": {gFilter},
}

// propOf is the property that is added to decide a group.
var propOf = [groups]string{
	gColor: "color", gBackground: "background-color", gImage: "background-image", gSize: "font-size", gFamily: "font-family", gWeight: "font-weight", gLeading: "line-height",
	gTracking: "letter-spacing", gCase: "text-transform", gStyle: "font-style", gAlign: "text-align", gRadius: "border-radius", gBorder: "border", gShadow: "box-shadow",
	gPadding: "padding", gMargin: "margin", gGap: "gap", gWidth: "width", gMaxWidth: "max-width", gDisplay: "display", gColumns: "grid-template-columns", gFlow: "flex-direction",
	gFill: "fill", gStroke: "stroke", gFloat: "float", gPosition: "position", gOpacity: "opacity",
	gJustify: "justify-content", gItems: "align-items", gMinHeight: "min-height", gHeight: "height", gFilter: "filter",
	gAbove: "margin-top", gUnder: "margin-bottom",
}

// inherited are the groups that an element takes from its parent.
var inherited = [groups]bool{gColor: true, gSize: true, gFamily: true, gWeight: true, gLeading: true, gTracking: true, gCase: true, gStyle: true, gAlign: true, gFill: true, gStroke: true}

// decides reports whether a slot's value says anything about a group: a background may be a picture without a colour.
func decides(s *slot, g group) bool {
	v := s.value
	switch {
	case v == "inherit" || v == "unset" || v == "revert":
		return false
	case s.prop == "background" && g == gImage:
		return strings.Contains(v, "url(") || strings.Contains(v, "gradient(")
	case s.prop == "font" && g == gLeading:
		return strings.Contains(v, "/")
	}
	return true
}
