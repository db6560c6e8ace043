// Package render says what a picture is and how to ask for one: a Document seen from a Viewport
// becomes a Shot, taken by a Camera. It holds types and arithmetic only; render/browser has the
// camera, render/compare measures pictures against each other, render/terminal shows them.
package render

import "context"

// Camera takes pictures. An error means that the camera itself failed or ctx ended; what is wrong
// with a document is said in its Shot. A Camera may be used from several goroutines.
type Camera interface {
	// Shoot takes one picture.
	Shoot(ctx context.Context, doc Document, from Viewport) (Shot, error)
	// Sheet takes pictures of many documents, from one viewport, together. The result has one Shot
	// for each document, in order. each, if not nil, is called once per document as soon as its
	// shot is final, from one goroutine at a time.
	Sheet(ctx context.Context, docs []Document, from Viewport, each func(i int, s Shot)) ([]Shot, error)
	// Measure lays a document out and returns what it measured.
	Measure(ctx context.Context, doc Document, from Viewport) (Facts, error)
}

// Projector is a camera that can also film: frames at the given moments in seconds.
type Projector interface {
	Film(ctx context.Context, doc Document, from Viewport, at []float64, frame func(i int, s Shot) error) error
}

// Printer is a camera that can also print: pages and drawings as PDF, in vectors and text.
type Printer interface {
	// Print puts a document on paper: on a sheet as wide as the viewport and as long as the document,
	// or on paper of the size that its own @page rule asks for.
	Print(ctx context.Context, doc Document, from Viewport) ([]byte, error)
}
