// Package coder is a language model as proposer: any endpoint that speaks the OpenAI protocol turns
// an instruction into variants.
//
// A Coder builds its prompts from the design and from the instructions that still stand, never from
// a transcript. It asks for search/replace blocks, applies them one by one, draws and checks what
// came of each, asks again for a bad one alone, mends what looking at the result shows, and keeps
// the best attempt. Bytes outside the blocks stay as they were, and locked parts cannot change.
//
// Nothing is sent without Propose being called, nothing beyond the Budget, and neither a key nor a
// design goes to a log.
package coder
