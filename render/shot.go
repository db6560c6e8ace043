package render

import (
	"image"
	"time"
)

// Shot is a picture of a document at one viewport and time, with what the document said meanwhile.
type Shot struct {
	// Image is the picture, nil if Broken.
	Image *image.RGBA
	// Console holds console messages, oldest first.
	Console []Message
	// Errors holds uncaught exceptions and compile errors.
	Errors []Message
	// Blocked lists the addresses that the document asked for and did not get: remote ones, and local ones that are missing.
	Blocked []string
	// Broken says why there is no picture: "its script never ends", "does not compile: …". Empty if there is one.
	Broken string
	// Facts are the layout facts, if the viewport asked for them and the document has a layout.
	Facts *Facts
	// Blank says that the picture is of one colour.
	Blank bool
	// Took is the time from asking to having the picture.
	Took time.Duration
}

// Message is one line from a document's console or compiler. Text holds no control characters.
type Message struct {
	Level string // log, info, warning, error
	Text  string
	File  string // the designer's own path, if known
	Line  int    // from 1; 0 if unknown
}
