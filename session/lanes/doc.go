// Package lanes lays a history out as a graph of characters: one row a version, and a row of its own
// where a version's second parent branches off. A lane is a column that a line of descent runs in;
// rows say which character stands where and what it means, colours are the caller's.
package lanes
