package tui

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// keyTable is the README's list of keys, made from the keymap.
func keyTable(m *Model) string {
	var b strings.Builder
	b.WriteString("| | |\n| --- | --- |\n")
	for _, group := range m.keys.Groups() {
		var does []string
		for _, c := range m.keys.In(group) {
			if label := c.Label(); label != "" {
				does = append(does, fmt.Sprintf("`%s` %s", strings.ReplaceAll(label, " ", "` `"), c.Name))
			}
		}
		fmt.Fprintf(&b, "| **%s** | %s |\n", group, strings.Join(does, " · "))
	}
	return b.String()
}

func TestTheReadmeListsEveryKey(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), "<!-- keys -->\n")
	table, _, end := strings.Cut(rest, "<!-- end of keys -->")
	if want := keyTable(open(t, 80, 24).m); !ok || !end || table != want {
		t.Errorf("between <!-- keys --> and <!-- end of keys --> the README has\n%s\nwanted\n%s", table, want)
	}
}
