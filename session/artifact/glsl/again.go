package glsl

import "slices"

// Again parses a text that is the same as an old file's up to an offset. It is what ParseWith gives, but declarations that
// end before the offset are shared with the old file, which is not changed.
func Again(old *File, text string, same int, known Known) *File {
	n := old.before(same)
	if n == 0 || old.firstOnly || len(old.Opaque) > 0 {
		return ParseWith([]byte(text), known)
	}
	cut := old.Decls[n-1].End
	f := &File{Text: text, Tokens: old.tokensTo(cut)}
	f.Tokens = append(f.Tokens, lex(text[cut:], cut)...)
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.toks = f.split(s.toks[:0], false)
	s.pairs = pair(s.toks, s.pairs[:0])
	p := &parser{file: f, toks: s.toks, pairs: s.pairs, structs: map[string]*Struct{}}
	f.share(old, n, cut)
	for _, s := range f.Structs {
		p.structs[s.Name] = s
	}
	for p.at, _ = slices.BinarySearchFunc(p.toks, cut, tokenAt); p.at < len(p.toks); {
		p.topLevel()
	}
	if len(f.Opaque) > 0 {
		return ParseWith([]byte(text), known)
	}
	f.resolve(known, n)
	return f
}

// before is how many declarations end before an offset, the last of them at the end of its line.
func (f *File) before(same int) int {
	n := 0
	for n < len(f.Decls) && f.Decls[n].End < same {
		n++
	}
	for n > 0 && f.Text[f.Decls[n-1].End] != '\n' && f.Text[f.Decls[n-1].End] != '\r' {
		n--
	}
	return n
}

func tokenAt(t Token, at int) int { return t.Start - at }

// tokensTo is a copy of the tokens before an offset, with room for more.
func (f *File) tokensTo(cut int) []Token {
	n, _ := slices.BinarySearchFunc(f.Tokens, cut, tokenAt)
	return append(make([]Token, 0, len(f.Tokens)+len(f.Tokens)/8), f.Tokens[:n]...)
}

// share takes over the first n declarations of an old file, which end at an offset.
func (f *File) share(old *File, n, cut int) {
	f.Decls = slices.Clone(old.Decls[:n])
	for _, fn := range old.Functions {
		if fn.Start < cut {
			f.Functions = append(f.Functions, fn)
		}
	}
	for _, v := range old.Globals {
		if v.Start < cut {
			f.Globals = append(f.Globals, v)
		}
	}
	for _, s := range old.Structs {
		if s.Start < cut {
			f.Structs = append(f.Structs, s)
		}
	}
}
