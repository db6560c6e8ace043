// Package tui is the studio in a terminal: one Model of Bubble Tea over a session.Studio.
//
// The words of the screen. The stage shows one version. The grid shows a generation, the parent
// first. Beside them stand the tile under the cursor, large, and the history; below them the prompt
// and the status line. A spot is a place that wants a picture; the desk knows which are there.
//
// The rules. Update never waits: what takes time is a task, a command with values captured outside
// and a context of its own, which esc ends. What comes back says which task or generation it answers,
// and is dropped if that is gone. Every key stands in one list of controls, from which dispatch, the
// footer, the help and the palette are made; a control that cannot act says why. Layout is arithmetic
// (arrange); pictures are planned by terminal.Screen against the text of the frame and written by
// terminal.Output behind it.
package tui
