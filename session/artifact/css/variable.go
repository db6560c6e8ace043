package css

import "strings"

// Resolve replaces every var() in a value by what lookup knows, or by its fallback. What neither
// knows stays as it is. Chains end after 16 steps.
func Resolve(value string, lookup func(name string) (string, bool)) string {
	return resolve(value, lookup, 16)
}

func resolve(value string, lookup func(string) (string, bool), steps int) string {
	if steps == 0 || !strings.Contains(value, "var(") {
		return value
	}
	toks := Tokens(value, 0)
	var b strings.Builder
	for i := 0; i < len(toks); i++ {
		if toks[i].Kind != Function || !strings.EqualFold(toks[i].Text, "var(") {
			b.WriteString(toks[i].Text)
			continue
		}
		end := closing(toks, i)
		b.WriteString(variable(toks[i:end+1], lookup, steps-1))
		i = end
	}
	return b.String()
}

// variable resolves the tokens of one var(…).
func variable(toks []Token, lookup func(string) (string, bool), steps int) string {
	name, fallback := "", ""
	for i, t := range toks[1:] {
		if t.Kind == Ident && name == "" {
			name = t.Text
		}
		if t.Kind == Comma {
			fallback = strings.TrimSpace(strings.TrimSuffix(join(toks[i+2:]), ")"))
			break
		}
	}
	if v, ok := lookup(name); ok {
		return resolve(v, lookup, steps)
	}
	if fallback != "" {
		return resolve(fallback, lookup, steps)
	}
	return join(toks)
}

// References lists the custom properties that a value uses.
func References(value string) []string {
	if !strings.Contains(value, "var(") {
		return nil
	}
	var out []string
	in := false
	for _, t := range Tokens(value, 0) {
		if t.Kind == Function {
			in = strings.EqualFold(t.Text, "var(")
		}
		if in && t.Kind == Ident && strings.HasPrefix(t.Text, "--") {
			out = append(out, t.Text)
			in = false
		}
	}
	return out
}
