// Package export makes files for the outside world: one self-contained file of a design that is a
// tree, or a picture of it.
package export
