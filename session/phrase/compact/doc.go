// Package compact makes drawings shorter without changing the picture: path data is written again
// in its shortest exact form, colours and numbers lose what says nothing, and the white space and
// metadata that no renderer looks at go.
package compact
