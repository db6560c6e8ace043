package themes

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Form is the notation in which a colour was written.
type Form int

// The notations.
const (
	FormHex     Form = iota // #rgb, #rgba, #rrggbb, #rrggbbaa
	FormNamed               // tomato
	FormNone                // transparent
	FormCurrent             // currentcolor
	FormRGB
	FormHSL
	FormHWB
	FormLab
	FormLCH
	FormOKLab
	FormOKLCH
	FormProfile // color(srgb …), color(display-p3 …)
	FormTriple  // 13, 110, 253
	FormTripleHSL
)

// Value is a colour and the way it was written.
type Value struct {
	Color Color
	Form  Form
	text  string   // as written
	name  string   // function name as written
	args  []string // arguments as written, without the alpha
	alpha string   // alpha as written, "" if none
	comma bool     // legacy syntax
}

// ParseColor reads one literal CSS colour of any notation: hex, rgb(), hsl(), hwb(), lab(), lch(), oklab(),
// oklch(), color(srgb|srgb-linear|display-p3), a keyword, transparent or currentcolor (whose Color is zero). An alpha may be a
// var(), which counts as 1 and is kept as written; other colours that depend on something (var(), color-mix(), "from …") and system colours are errors.
func ParseColor(s string) (Value, error) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "#") {
		return parseHex(s)
	}
	if open := strings.IndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") {
		return parseFunction(s, open)
	}
	lower := strings.ToLower(s)
	switch lower {
	case "transparent":
		return Value{Form: FormNone, text: s}, nil
	case "currentcolor":
		return Value{Form: FormCurrent, text: s}, nil
	}
	if rgb, ok := named[lower]; ok {
		return Value{Color: RGB8(uint8(rgb>>16), uint8(rgb>>8), uint8(rgb)), Form: FormNamed, text: s}, nil
	}
	return Value{}, fmt.Errorf("read colour %q: not a colour", s)
}

// MustParse reads a colour known to be right, such as one of a Theme; anything else is opaque black.
func MustParse(s string) Color {
	v, err := ParseColor(s)
	if err != nil {
		return Color{A: 1}
	}
	return v.Color
}

func parseHex(s string) (Value, error) {
	digits := s[1:]
	bits, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return Value{}, fmt.Errorf("read colour %q: not hexadecimal", s)
	}
	v := Value{Form: FormHex, text: s}
	n := func(shift, mask uint64) float64 { return float64(bits>>shift&mask) / float64(mask) }
	switch len(digits) {
	case 3:
		v.Color = Color{n(8, 15), n(4, 15), n(0, 15), 1}
	case 4:
		v.Color = Color{n(12, 15), n(8, 15), n(4, 15), n(0, 15)}
	case 6:
		v.Color = Color{n(16, 255), n(8, 255), n(0, 255), 1}
	case 8:
		v.Color = Color{n(24, 255), n(16, 255), n(8, 255), n(0, 255)}
	default:
		return Value{}, fmt.Errorf("read colour %q: %d digits", s, len(digits))
	}
	return v, nil
}

var functions = map[string]Form{
	"rgb": FormRGB, "rgba": FormRGB, "hsl": FormHSL, "hsla": FormHSL, "hwb": FormHWB, "lab": FormLab, "lch": FormLCH,
	"oklab": FormOKLab, "oklch": FormOKLCH, "color": FormProfile,
}

func parseFunction(s string, open int) (Value, error) {
	form, ok := functions[strings.ToLower(s[:open])]
	if !ok {
		return Value{}, fmt.Errorf("read colour %q: unknown function", s)
	}
	v := Value{Form: form, text: s, name: s[:open]}
	if err := v.split(s[open+1 : len(s)-1]); err != nil {
		return Value{}, fmt.Errorf("read colour %q: %w", s, err)
	}
	if err := v.compute(); err != nil {
		return Value{}, fmt.Errorf("read colour %q: %w", s, err)
	}
	return v, nil
}

// split takes the arguments apart, in legacy (comma) or modern (space and slash) syntax.
func (v *Value) split(inner string) error {
	if at := strings.IndexAny(inner, "/"); at > 0 && !strings.Contains(inner[:at], ",") && strings.HasPrefix(strings.TrimSpace(inner[at+1:]), "var(") {
		v.alpha, inner = strings.TrimSpace(inner[at+1:]), inner[:at]
	} else if at := strings.LastIndex(inner, ", var("); at > 0 && strings.Count(inner[:at], ",") == 2 {
		v.comma, v.alpha, inner = true, inner[at+2:], inner[:at]
	}
	v.comma = v.comma || strings.Contains(inner, ",")
	if strings.ContainsAny(inner, "(*+") {
		return fmt.Errorf("an argument is computed")
	}
	if v.comma {
		for _, a := range strings.Split(inner, ",") {
			v.args = append(v.args, strings.TrimSpace(a))
		}
	} else {
		before, after, slash := strings.Cut(inner, "/")
		v.args = strings.Fields(before)
		if slash {
			v.alpha = strings.TrimSpace(after)
		}
	}
	want := 3
	if v.Form == FormProfile {
		want = 4
	}
	if v.comma && len(v.args) == want+1 {
		v.alpha, v.args = v.args[want], v.args[:want]
	}
	if len(v.args) != want {
		return fmt.Errorf("%d arguments, want %d", len(v.args), want)
	}
	return nil
}

func (v *Value) compute() (err error) {
	alpha := 1.0
	if v.alpha != "" && !strings.HasPrefix(v.alpha, "var(") {
		if alpha, err = number(v.alpha, 1); err != nil {
			return err
		}
	}
	args := v.args
	if v.Form == FormProfile {
		args = args[1:]
	}
	var n [3]float64
	for i, a := range args {
		if n[i], err = component(v.Form, i, a); err != nil {
			return err
		}
	}
	v.Color, err = v.toColor(n)
	v.Color.A = clamp(alpha, 0, 1)
	return err
}

// percentOf is what 100 % of each component means in each notation.
var percentOf = map[Form][3]float64{
	FormRGB: {255, 255, 255}, FormHSL: {360, 100, 100}, FormHWB: {360, 100, 100}, FormLab: {100, 125, 125},
	FormLCH: {100, 150, 360}, FormOKLab: {1, 0.4, 0.4}, FormOKLCH: {1, 0.4, 360}, FormProfile: {1, 1, 1},
}

// hueAt is the place of the hue among the components, -1 for none.
func hueAt(f Form) int {
	switch f {
	case FormHSL, FormHWB:
		return 0
	case FormLCH, FormOKLCH:
		return 2
	}
	return -1
}

func component(f Form, i int, s string) (float64, error) {
	if i == hueAt(f) {
		return angle(s)
	}
	return number(s, percentOf[f][i])
}

// number reads a number or a percentage of the given whole; "none" is 0.
func number(s string, whole float64) (float64, error) {
	if strings.EqualFold(s, "none") {
		return 0, nil
	}
	digits, percent := strings.CutSuffix(s, "%")
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) || strings.ContainsAny(digits, "xXpP_") {
		return 0, fmt.Errorf("%q is not a number", s)
	}
	if percent {
		return n * whole / 100, nil
	}
	return n, nil
}

var angleUnits = []struct {
	unit    string
	degrees float64
}{{"grad", 0.9}, {"deg", 1}, {"rad", 180 / math.Pi}, {"turn", 360}}

func angle(s string) (float64, error) {
	lower := strings.ToLower(s)
	for _, u := range angleUnits {
		if digits, ok := strings.CutSuffix(lower, u.unit); ok {
			n, err := number(digits, 0)
			return n * u.degrees, err
		}
	}
	return number(lower, 360)
}

// ParseTriple reads the bare components that style sheets keep in custom properties: "13, 110, 253" (to be
// put into rgb()) and "222.2 84% 4.9%" (to be put into hsl()).
func ParseTriple(s string) (Value, error) {
	v := Value{text: s, Form: FormTriple}
	trimmed := strings.TrimSpace(s)
	if strings.Contains(trimmed, "%") {
		v.Form = FormTripleHSL
	}
	if err := v.split(trimmed); err != nil || v.alpha != "" {
		return Value{}, fmt.Errorf("read colour triple %q: not three components", s)
	}
	base := FormRGB
	if v.Form == FormTripleHSL {
		base = FormHSL
	}
	inner := Value{Form: base, args: v.args}
	if err := inner.compute(); err != nil {
		return Value{}, fmt.Errorf("read colour triple %q: %w", s, err)
	}
	if base == FormRGB && !wholeBytes(v.args) {
		return Value{}, fmt.Errorf("read colour triple %q: not bytes", s)
	}
	v.Color = inner.Color
	return v, nil
}

func wholeBytes(args []string) bool {
	for _, a := range args {
		if _, err := strconv.ParseUint(a, 10, 8); err != nil {
			return false
		}
	}
	return true
}
