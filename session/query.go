package session

import (
	"fmt"
	"slices"
	"strings"
)

// Query says which versions are looked for: "origin:breed is:starred branch:main sticky header".
// Everything that it names must hold.
type Query struct {
	// Words must stand in the version's subject, instruction, branches or at the beginning of its id.
	Words []string
	// Origins are those that it may have; empty means any.
	Origins []Origin
	// Branch is a branch that reaches it, "" for any.
	Branch string
	// Is are qualities that it must have: starred, step, kept, crossed, tip.
	Is []string
	// Steps has steps found too, without "is:step".
	Steps bool
}

// qualities are the words that may follow "is:".
var qualities = map[string]func(Version) bool{
	"starred": func(v Version) bool { return v.Star },
	"step":    func(v Version) bool { return v.Step },
	"kept":    func(v Version) bool { return v.Kept },
	"crossed": func(v Version) bool { return len(v.Parents) > 1 },
	"tip":     func(v Version) bool { return len(v.Branches) > 0 },
}

// QueryHelp says in one line what a query may hold.
const QueryHelp = "words, origin:breed, branch:main, is:starred, is:crossed, is:kept, is:step, is:tip"

// ParseQuery reads a query. What is no such thing is a word.
func ParseQuery(text string) Query {
	var q Query
	for _, field := range strings.Fields(text) {
		name, value, ok := strings.Cut(field, ":")
		switch {
		case ok && name == "origin" && value != "":
			for _, o := range strings.Split(value, ",") {
				q.Origins = append(q.Origins, Origin(strings.ToLower(o)))
			}
		case ok && name == "branch" && value != "":
			q.Branch = value
		case ok && name == "is" && value != "":
			q.Is = append(q.Is, strings.ToLower(value))
		default:
			q.Words = append(q.Words, strings.ToLower(field))
		}
	}
	return q
}

// Empty reports whether every version is meant.
func (q Query) Empty() bool {
	return len(q.Words)+len(q.Origins)+len(q.Is) == 0 && q.Branch == ""
}

// Filters reports whether it asks for more than words.
func (q Query) Filters() bool { return len(q.Origins)+len(q.Is) > 0 || q.Branch != "" }

// Says reports whether a text holds all of its words.
func (q Query) Says(text string) bool {
	text = strings.ToLower(text)
	return !slices.ContainsFunc(q.Words, func(w string) bool { return !strings.Contains(text, w) })
}

// Check says what in the query nothing can ever fit.
func (q Query) Check(t Tree) error {
	for _, o := range q.Origins {
		if !slices.Contains([]Origin{Seed, Ask, Breed, Edit, Theme, Repair, Restore}, o) {
			return &Problem{Attempted: "search the history", Cause: fmt.Sprintf("there is no origin %q", o), Do: "origins are seed, ask, breed, edit, theme, repair and restore"}
		}
	}
	for _, is := range q.Is {
		if qualities[is] == nil {
			return &Problem{Attempted: "search the history", Cause: fmt.Sprintf("no version is %q", is), Do: "give " + QueryHelp}
		}
	}
	if _, ok := t.Branches[q.Branch]; !ok && q.Branch != "" {
		return &Problem{Attempted: "search the history", Cause: fmt.Sprintf("there is no branch %q", q.Branch), Do: "`cultivar branch` lists them"}
	}
	return nil
}

// Find lists the tree's versions that fit, in the tree's order.
func (q Query) Find(t Tree) []Version {
	reached := map[string]bool{}
	if q.Branch != "" {
		reached = t.ancestry(t.Branches[q.Branch])
	}
	var found []Version
	for _, v := range t.Versions {
		if (q.Branch == "" || reached[v.ID]) && q.fits(v) {
			found = append(found, v)
		}
	}
	return found
}

func (q Query) fits(v Version) bool {
	if v.Step && !q.Steps && !slices.Contains(q.Is, "step") {
		return false
	}
	if len(q.Origins) > 0 && !slices.Contains(q.Origins, v.Origin) {
		return false
	}
	for _, is := range q.Is {
		if has := qualities[is]; has == nil || !has(v) {
			return false
		}
	}
	text := strings.ToLower(v.Subject + "\n" + v.Instruction + "\n" + strings.Join(v.Branches, "\n"))
	for _, w := range q.Words {
		if !strings.Contains(text, w) && !strings.HasPrefix(v.ID, w) {
			return false
		}
	}
	return true
}

// ancestry is a version with all that it came from.
func (t Tree) ancestry(id string) map[string]bool {
	reached := map[string]bool{id: true}
	for _, v := range t.Versions { // parents come after their children
		if reached[v.ID] {
			for _, p := range v.Parents {
				reached[p] = true
			}
		}
	}
	return reached
}
