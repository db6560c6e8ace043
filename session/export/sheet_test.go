package export

import (
	"strings"
	"testing"
)

func TestASheetLeavesFewPlacesEmpty(t *testing.T) {
	for n := 1; n <= 40; n++ {
		columns := sheetColumns(n)
		rows := (n + columns - 1) / columns
		if empty := columns*rows - n; empty > 2+n/16 {
			t.Errorf("%d pictures in %d columns leave %d places empty", n, columns, empty)
		}
		if columns > 2*rows+1 || rows > columns+2 {
			t.Errorf("%d pictures stand in %d columns and %d rows", n, columns, rows)
		}
	}
}

func TestALabelHasTwoLinesBeforeItIsCut(t *testing.T) {
	face, err := sheetFace()
	if err != nil {
		t.Fatal(err)
	}
	lines := wrapped(face, "4 indigo palette, sides swapped, geometric sans headings with humanist sans text", 320)
	if len(lines) != 2 || strings.Contains(strings.Join(lines, " "), "…") {
		t.Errorf("the label is cut: %q", lines)
	}
	lines = wrapped(face, strings.Repeat("word ", 80), 320)
	if len(lines) != 2 || !strings.HasSuffix(lines[1], "…") {
		t.Errorf("a label without end has the lines %q", lines)
	}
}
