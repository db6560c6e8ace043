// Package terminal shows pictures in a terminal and keeps them true: sharp at the terminal's own
// pixels, never stale, never sent twice.
//
// The words. A Protocol is a way to write pictures. Capabilities are what one terminal can do; they
// come from asking it (Detect on a terminal of one's own, a Detector fed with typed answers inside an
// event loop). Encode turns an image into a Picture: the bytes for one protocol at one size in cells.
// An Album keeps encoded pictures within a bound of memory. A Screen knows which picture is where
// and says what to write so that the screen becomes what is wanted; Output writes that at the right
// moment.
//
// # Showing a picture once
//
//	caps, err := terminal.Detect(ctx, tty, os.Getenv, terminal.Ask{})
//	pic, err := terminal.Encode(img, terminal.Size{W: 80, H: 24}, caps)
//	_, err = io.WriteString(tty, pic.Inline())
//
// # Showing pictures in a full-screen program
//
// Every Picture has Rows, the text that its rectangle holds in the program's own frame: symbols, kitty
// placeholders, or blanks that the picture will cover. The program lays its frame out with them, then
// tells the Screen what stands where:
//
//	out := terminal.NewOutput(os.Stdout)               // the program's output
//	screen := terminal.NewScreen(caps)
//	…
//	w := screen.Plan(terminal.Frame{Content: view, Placements: shown, Covers: dialogs})
//	stamp := out.Stamp(w)                              // to stand in the frame that the pictures follow
//
// Plan compares the frame with the last one: nothing that still stands is sent again, what a dialog
// or a repaint has damaged is put back, and what is gone is erased and deleted in the terminal.
//
// After the terminal was resized or cleared, Forget; for another protocol, Reset.
//
// # Moving pictures
//
// EncodeFilm makes a picture that kitty plays by itself (Capabilities.Films). Elsewhere a program
// encodes frame after frame and swaps them, no faster than Output.Pace allows.
//
// The guarantees: no function panics on what a terminal answers or an image holds; Detect returns
// within its time limit; rows are exactly as wide as their picture by ansi.StringWidth; a Picture and
// Capabilities are never changed after they are made.
package terminal
