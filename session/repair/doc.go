// Package repair mends a broken design by rule, without a model: tags that do not pair, style sheets
// whose braces, quotes or semicolons are missing, drawings that are not well-formed XML, shaders that
// do not compile for a common reason, and text that cannot be read on its ground.
//
// Every rule changes the few bytes that it must, is kept only if something is better after it, and
// says in words what it did.
package repair
