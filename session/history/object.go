package history

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// pack gathers objects that are written together.
type pack struct {
	objects []packed
	seen    map[string]bool
}

type packed struct {
	id   string
	kind byte // the pack format's number: 1 commit, 2 tree, 3 blob
	data []byte
}

var kindNumbers = map[string]byte{"commit": 1, "tree": 2, "blob": 3}

// objectID is git's name for an object.
func objectID(kind string, data []byte) string {
	h := sha1.New()
	h.Write([]byte(kind + " " + strconv.Itoa(len(data)) + "\x00"))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

// add puts an object in and returns its id.
func (p *pack) add(kind string, data []byte) string {
	id := objectID(kind, data)
	if p.seen == nil {
		p.seen = map[string]bool{}
	}
	if !p.seen[id] {
		p.seen[id] = true
		p.objects = append(p.objects, packed{id, kindNumbers[kind], data})
	}
	return id
}

// entry is one line of a tree object.
type entry struct {
	name string
	dir  bool
	id   string
}

// tree puts in a tree object.
func (p *pack) tree(entries []entry) string {
	sortKey := func(e entry) string {
		if e.dir {
			return e.name + "/"
		}
		return e.name
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(sortKey(a), sortKey(b)) })
	var b bytes.Buffer
	for _, e := range entries {
		mode := "100644 "
		if e.dir {
			mode = "40000 "
		}
		b.WriteString(mode + e.name + "\x00")
		raw, _ := hex.DecodeString(e.id)
		b.Write(raw)
	}
	return p.add("tree", b.Bytes())
}

// files puts in a map of paths to bytes with all its folders and returns the root's id.
func (p *pack) files(files map[string][]byte) string {
	ids := map[string]string{}
	for path, data := range files {
		ids[path] = p.add("blob", data)
	}
	return p.folder(ids)
}

// folder puts in the trees of a map of paths to blob ids.
func (p *pack) folder(ids map[string]string) string {
	below := map[string]map[string]string{}
	var entries []entry
	for path, id := range ids {
		name, rest, deeper := strings.Cut(path, "/")
		if !deeper {
			entries = append(entries, entry{name: name, id: id})
			continue
		}
		if below[name] == nil {
			below[name] = map[string]string{}
		}
		below[name][rest] = id
	}
	for name, inner := range below {
		entries = append(entries, entry{name: name, dir: true, id: p.folder(inner)})
	}
	return p.tree(entries)
}

// commit puts in a commit.
func (p *pack) commit(tree string, parents []string, when time.Time, message string) string {
	var b bytes.Buffer
	b.WriteString("tree " + tree + "\n")
	for _, parent := range parents {
		b.WriteString("parent " + parent + "\n")
	}
	stamp := fmt.Sprintf("%s <%s> %d %s\n", gitName, gitEmail, when.Unix(), when.Format("-0700"))
	b.WriteString("author " + stamp + "committer " + stamp + "\n" + message)
	return p.add("commit", b.Bytes())
}

// parseTree reads a tree object. Entries that are neither files nor folders are left out.
func parseTree(data []byte) ([]entry, error) {
	var entries []entry
	for len(data) > 0 {
		mode, rest, ok := bytes.Cut(data, []byte(" "))
		name, rest, ok2 := bytes.Cut(rest, []byte{0})
		if !ok || !ok2 || len(rest) < sha1.Size {
			return nil, fmt.Errorf("read a tree: it is cut off")
		}
		e := entry{name: string(name), dir: string(mode) == "40000", id: hex.EncodeToString(rest[:sha1.Size])}
		if e.dir || bytes.HasPrefix(mode, []byte("100")) {
			entries = append(entries, e)
		}
		data = rest[sha1.Size:]
	}
	return entries, nil
}

// commitObject is a parsed commit.
type commitObject struct {
	tree    string
	parents []string
	when    time.Time
	note    note
}

func parseCommit(data []byte) (commitObject, error) {
	var c commitObject
	head, message, _ := bytes.Cut(data, []byte("\n\n"))
	c.note = parseNote(string(message))
	for line := range strings.Lines(string(head)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch key {
		case "tree":
			c.tree = value
		case "parent":
			c.parents = append(c.parents, value)
		case "committer":
			c.when = parseStamp(value)
		}
	}
	if c.tree == "" {
		return c, fmt.Errorf("read a commit: it has no tree")
	}
	return c, nil
}

// parseStamp reads the time from "Name <mail> 1700000000 +0100".
func parseStamp(s string) time.Time {
	f := strings.Fields(s[strings.LastIndex(s, ">")+1:])
	if len(f) == 0 {
		return time.Time{}
	}
	seconds, _ := strconv.ParseInt(f[0], 10, 64)
	t := time.Unix(seconds, 0)
	if len(f) > 1 {
		if zone, err := time.Parse("-0700", f[1]); err == nil {
			return t.In(zone.Location())
		}
	}
	return t
}
