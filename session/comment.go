package session

import (
	"regexp"
	"strings"

	"cultivar/session/artifact"
)

// commentPattern finds an instruction left in a design: <!-- cultivar: … -->, /* cultivar: … */ or
// // cultivar: … to the end of the line.
var commentPattern = regexp.MustCompile(`(?is)(?:<!--\s*cultivar:\s*(.+?)\s*-->|/\*\s*cultivar:\s*(.+?)\s*\*/|//[ \t]*cultivar:[ \t]*([^\n]+))`)

// commentInstruction is the first instruction that a comment in the artifact gives, "" if there is none.
func commentInstruction(a artifact.Artifact) string {
	for _, path := range append([]string{a.Main}, a.Paths()...) {
		if found := commentPattern.FindSubmatch(a.Files[path]); found != nil {
			for _, group := range found[1:] {
				if len(group) > 0 {
					return strings.Join(strings.Fields(string(group)), " ")
				}
			}
		}
	}
	return ""
}
