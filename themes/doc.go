// Package themes holds colour science and design tokens. It knows nothing of designs, sessions or
// terminals: a Theme is plain data (colours as "#rrggbb", fonts as CSS stacks, sizes in CSS pixels)
// that a page, a drawing or the studio's own chrome can wear.
//
// Words: a Color is a gamma-encoded sRGB colour that may lie outside the gamut; an LCH is the same
// colour in OKLCH; a Value is a Color together with the way it was written; a style code is an
// integer that names a generated Theme. Every code gives a complete Theme whose text and accents
// reach WCAG AA on the surfaces they stand on.
//
// Everything here is a pure function, and what is written into source is rounded to fixed decimals.
package themes
