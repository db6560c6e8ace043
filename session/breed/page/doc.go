// Package page breeds HTML pages. A design is a parsed artifact with an own small model of the
// cascade: which declaration decides which property of which element. A Page is a design being
// changed: operators give declarations other values, add declarations where nothing decides a
// property, and exchange elements. What is written in the end is the source with those bytes changed.
//
// The model knows enough of CSS to find what paints (selectors, specificity, importance, inheritance, custom properties, media
// queries at 1280 pixels); where it is wrong, a proposal is drawn and judged like any other.
// Where the parent was drawn, the boxes that a browser measured come along as hints: they tell what stands in the first screen, and
// how much room there is.
package page
