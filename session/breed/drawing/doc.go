// Package drawing breeds SVG drawings. A drawing is read once into slots: the places in the source
// where a paint, a width or a shape is said (presentation attributes, style attributes, style
// elements, gradient stops). Operators give slots other values and wrap the content; the viewBox
// and everything that nobody meant to change stay.
//
// Palettes are editions: a paper, a run of inks from light to dark, loud inks for little. A drawing that
// fills its frame is mounted (as a stamp, a print, a button), framed by a border or cut to another outline, one that does not is laid on a
// ground. Lines are drawn where there were only surfaces: gaps of the ground between them, keylines, a contour around all.
package drawing
