// Package gene is the contract between the embedded engine and the kinds that it breeds. A kind of
// artifact gives a Stock: a table of Operators over its own working state (a parsed genome that
// collects edits). The engine plans which operators work at what strength; the stock carries them
// out. What was done is written down as a Recipe, and the same recipe on the same parents gives
// the same bytes.
//
// What an operator does may depend on the parents' bytes, on its Gene, and on the recipe's Keep and Hints; on
// nothing else, no clock, no map order, no global random numbers.
package gene
