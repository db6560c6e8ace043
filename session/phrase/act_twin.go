package phrase

// twinRules are for two adjectives before one noun: "a bigger, bolder title".
var twinRules = []rule{
	{kinds: "pd", act: (*scene).twins, patterns: []string{"[make|use|give|have|add|want|get] $adj:first and $adj:second $obj"}},
}

func init() {
	extraSlots["adj"] = func(s *scene, toks []token, i int) []reading {
		var out []reading
		for _, slot := range []string{"more", "tone", "look"} {
			for _, r := range s.read(slot, toks, i) {
				out = append(out, reading{r.end, bound{slot: r.value}})
			}
		}
		return out
	}
}

// twins carries out one adjective after the other.
func (s *scene) twins(got bound) bool {
	for _, key := range []string{"first", "second"} {
		one := bound{"obj": got["obj"]}
		for slot, v := range got[key].(bound) {
			one[slot] = v
		}
		act := s.looks
		switch {
		case one["more"] != nil:
			act = s.more
		case one["tone"] != nil:
			act = s.retint
		}
		if !act(one) {
			return false
		}
	}
	return true
}
