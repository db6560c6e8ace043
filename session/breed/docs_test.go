package breed

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"cultivar/session/artifact"
)

// TestTheDocumentNamesEveryOperator keeps the table of docs/breeding.md equal to the operators that there are.
func TestTheDocumentNamesEveryOperator(t *testing.T) {
	data, err := os.ReadFile("../../docs/breeding.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), "<!-- operators -->\n")
	table, _, end := strings.Cut(rest, "<!-- end of operators -->")
	if want := operatorTable(); !ok || !end || table != want {
		t.Errorf("between <!-- operators --> and <!-- end of operators --> docs/breeding.md has\n%s\nwanted\n%s", table, want)
	}
}

func operatorTable() string {
	var b strings.Builder
	fmt.Fprint(&b, "| kind | trait | operators |\n| --- | --- | --- |\n")
	for _, kind := range []artifact.Kind{artifact.Page, artifact.Drawing, artifact.Shader} {
		for _, trait := range Traits(kind) {
			var names []string
			for _, e := range Operators(kind) {
				if e.Trait == trait {
					names = append(names, strings.TrimPrefix(e.Name, string(trait)+"."))
				}
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", kind, trait, strings.Join(names, ", "))
		}
	}
	return b.String()
}
