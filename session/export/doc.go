// Package export makes files for the outside world out of an artifact: one self-contained page,
// drawing or shader, a picture, or an archive of the tree.
//
// What is embedded is put in by edits of the source: everything else stays byte for byte.
package export
