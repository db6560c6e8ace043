// Package check holds rules about a drawn design: "header is sticky", "the text reads Book now",
// "nothing overlaps that did not before". A Rule is data with a written form, so that it can be kept
// with a version and run on every later one; From writes rules from an instruction's words alone,
// Health are those that hold of every design. Rules are run on what a browser measured (a Scene),
// need no model, and compare with the parent where a design may have had the fault before.
package check
