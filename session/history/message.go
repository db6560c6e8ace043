package history

import (
	"encoding/json"
	"strconv"
	"strings"

	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

// note is what a commit message says about a version.
type note struct {
	subject string
	session.Provenance
	step    bool
	variant session.Ref
	kind    artifact.Kind
	main    string
}

const trailerPrefix = "Cultivar-"

// message writes a note as a commit message: subject, the instruction untouched, and the machine's
// facts as trailers in the last paragraph.
func (n note) message() string {
	var b strings.Builder
	b.WriteString(n.subject + "\n\n")
	if body := strings.ReplaceAll(n.Instruction, "\x00", ""); body != "" {
		b.WriteString(body + "\n\n")
	}
	for _, t := range n.trailers() {
		if t[1] != "" {
			b.WriteString(trailerPrefix + t[0] + ": " + t[1] + "\n")
		}
	}
	return b.String()
}

func (n note) trailers() [][2]string {
	t := [][2]string{
		{"Kind", oneLine(string(n.kind))},
		{"Main", quoteMain(n.main)},
		{"Origin", oneLine(string(n.Origin))},
		{"Proposer", oneLine(n.Proposer)},
		{"Model", oneLine(n.Model)},
		{"Variant", oneLine(string(n.variant))},
	}
	if n.Recipe.Genes != nil {
		genes, _ := json.Marshal(n.Recipe.Genes)
		t = append(t, [2]string{"Operators", string(genes)})
	}
	if n.Recipe.Engine != 0 {
		t = append(t, [2]string{"Engine", strconv.Itoa(n.Recipe.Engine)})
	}
	if n.Seed != 0 {
		t = append(t, [2]string{"Seed", strconv.FormatUint(n.Seed, 10)})
	}
	if n.Tokens != 0 {
		t = append(t, [2]string{"Tokens", strconv.Itoa(n.Tokens)})
	}
	if n.Cost != 0 {
		t = append(t, [2]string{"Cost", strconv.FormatFloat(n.Cost, 'g', -1, 64)})
	}
	if n.step {
		t = append(t, [2]string{"Step", "true"})
	}
	return t
}

// parseNote reads a commit message. A message without our trailers is somebody's plain git commit.
func parseNote(message string) note {
	head, facts, ok := splitTrailers(message)
	n := note{}
	subject, body, _ := strings.Cut(head, "\n\n")
	n.subject = strings.TrimSpace(strings.ReplaceAll(subject, "\n", " "))
	n.Instruction = body
	if !ok {
		n.Origin, n.Proposer = session.Edit, "person"
		n.Instruction = strings.TrimSpace(body)
		return n
	}
	n.Origin = session.Origin(facts["Origin"])
	n.Proposer, n.Model = facts["Proposer"], facts["Model"]
	n.kind, n.main = artifact.Kind(facts["Kind"]), unquoteMain(facts["Main"])
	n.variant, n.step = session.Ref(facts["Variant"]), facts["Step"] == "true"
	n.Seed, _ = strconv.ParseUint(facts["Seed"], 10, 64)
	n.Tokens, _ = strconv.Atoi(facts["Tokens"])
	n.Cost, _ = strconv.ParseFloat(facts["Cost"], 64)
	n.Recipe = parseRecipe(facts)
	return n
}

func parseRecipe(facts map[string]string) gene.Recipe {
	var r gene.Recipe
	r.Engine, _ = strconv.Atoi(facts["Engine"])
	if genes := facts["Operators"]; genes != "" {
		_ = json.Unmarshal([]byte(genes), &r.Genes)
	}
	return r
}

// splitTrailers takes the last paragraph off a message if it is made of trailers of ours, as
// `git interpret-trailers --no-divider` would. Trailers of other tools may stand among them.
func splitTrailers(message string) (head string, facts map[string]string, ok bool) {
	message = strings.TrimRight(message, "\n")
	at := strings.LastIndex(message, "\n\n")
	if at < 0 {
		return message, nil, false
	}
	facts = map[string]string{}
	for line := range strings.SplitSeq(message[at+2:], "\n") {
		key, value, found := strings.Cut(line, ": ")
		if !found || strings.ContainsAny(key, " \t") {
			return message, nil, false
		}
		if name, ours := strings.CutPrefix(key, trailerPrefix); ours {
			facts[name] = value
		}
	}
	if facts["Origin"] == "" && facts["Main"] == "" {
		return message, nil, false
	}
	return message[:at], facts, true
}

// oneLine makes a value fit for a trailer.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }), " ")
}

// quoteMain keeps a path as it is unless it would break its line.
func quoteMain(path string) string {
	if path != strings.TrimSpace(oneLine(path)) || strings.HasPrefix(path, `"`) {
		return strconv.Quote(path)
	}
	return path
}

func unquoteMain(s string) string {
	if strings.HasPrefix(s, `"`) {
		if path, err := strconv.Unquote(s); err == nil {
			return path
		}
	}
	return s
}

// subjectLine makes one short line out of words.
func subjectLine(s string) string {
	s = strings.Join(strings.Fields(oneLine(s)), " ")
	if r := []rune(s); len(r) > 100 {
		s = string(r[:99]) + "…"
	}
	return s
}
