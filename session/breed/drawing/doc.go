// Package drawing breeds SVG drawings. A drawing is read once into slots: the places in the source
// where a paint, a width or a shape is said (presentation attributes, style attributes, style
// elements, gradient stops). Operators give slots other values and wrap the content; the viewBox
// and everything that nobody meant to change stay.
package drawing
