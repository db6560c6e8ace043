package coder

import (
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
)

// first is the question that a tile begins with.
func (j *job) first(sees bool, d direction) question {
	q := j.question(system(j.kind, j.whole), j.briefText(d.text(), sees))
	q.Likely = j.likely()
	if sees {
		q.Pictures = j.pictures(j.Picture)
	}
	return q
}

// likely is how long a first answer probably is, in tokens: a few blocks, more of them where a whole
// look is wanted, or a design of usual size.
func (j *job) likely() int {
	switch {
	case j.whole && j.kind == artifact.Page:
		return 5000
	case j.whole:
		return 1800
	case open(j.asked):
		return 1500
	}
	return 500
}

func (j *job) question(system, text string) question {
	return question{System: system, Text: text, Rows: j.rows(), Dense: j.kind == artifact.Drawing}
}

// pictures are what a model that sees is shown: a shot, then the reference.
func (j *job) pictures(s *render.Shot) []string {
	var out []string
	if url := pictureURL(s); url != "" {
		out = append(out, url)
	}
	if j.Reference != nil {
		out = append(out, dataURL(j.Reference.Data))
	}
	return out
}

func (j *job) briefText(direction string, sees bool) string {
	data := struct {
		Files                  []file
		Others, Outline, Head  string
		Partners               []partner
		Standing, Checks, Mend []string
		Keep, Reference        string
		Pointed, Host          string
		Pictured               string
		Instruction, Direction string
	}{
		Outline: outline(j.Facts), Head: j.drawnHead(), Pointed: pointed(j.Instruction, j.Facts), Host: j.host(), Standing: j.Standing, Checks: j.checkNames(), Mend: j.Mend,
		Keep: strings.Join(j.Keep, ", "), Instruction: j.Instruction, Direction: direction,
	}
	if !j.whole {
		data.Files, data.Others = j.hidden.material(j.parent)
		data.Partners = j.partners()
	}
	if sees {
		data.Pictured = j.pictured(j.Picture)
	}
	data.Reference = j.reference(sees)
	return fill("brief", data)
}

// pictured says what the pictures are that a model is shown, "" if there are none.
func (j *job) pictured(s *render.Shot) string {
	shown := "it as drawn"
	if j.kind == artifact.Page {
		shown = "its first screen as drawn"
	}
	switch {
	case s == nil || s.Image == nil:
		return ""
	case j.Reference != nil:
		return "The first picture shows " + shown + "."
	}
	return "The picture shows " + shown + "."
}

// reference says what a model is told of the reference, "" if there is none.
func (j *job) reference(sees bool) string {
	switch {
	case j.Reference == nil:
		return ""
	case sees:
		return "The last picture is a reference"
	}
	return "There is a reference picture, which you are not shown: " + j.Reference.Words()
}

// blockQuestion asks for one bad block again, alone. Where a long file has something that comes close
// to what was searched for, that is enough to go by.
func (j *job) blockQuestion(a artifact.Artifact, path string, b Block, why, near string) question {
	text := j.hidden.text(a, path)
	if near != "" && len(text) > excerptFrom {
		text = ""
	}
	return j.question(system(j.kind, false), fill("block", map[string]string{
		"Path": path, "Text": text, "File": path,
		"Search": j.hidden.hide(lineBroken(b.Search)), "Replace": j.hidden.hide(lineBroken(b.Replace)),
		"Why": why, "Near": j.hidden.hide(near), "Instruction": j.Instruction,
	}))
}

// excerptFrom is the size of a file from which on an excerpt is sent instead, in bytes.
const excerptFrom = 3 << 10

func lineBroken(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}

// mendQuestion tells a model what is wrong with what it made, and what came of an attempt to mend it
// that failed, if there was one.
func (j *job) mendQuestion(sees bool, a attempt, failed *attempt, direction string) question {
	files, others := j.mended(a.artifact)
	q := j.question(system(j.kind, false), "")
	pictured := ""
	if sees {
		q.Pictures, pictured = j.pictures(a.shot), j.pictured(a.shot)
	}
	data := map[string]any{
		"Files": files, "Others": others, "Instruction": j.Instruction,
		"Direction": direction, "Standing": j.Standing, "Keep": strings.Join(j.Keep, ", "), "Faults": a.faults,
		"Pictured": pictured, "Reference": j.reference(sees),
	}
	if failed != nil {
		data["Tried"], data["Worse"] = changedLines(a.artifact, failed.artifact), failed.outcome()
	}
	q.Text = fill("mend", data)
	return q
}

// againQuestion asks once more where an answer held nothing to work with.
func (j *job) againQuestion(q question, whole bool, why string) question {
	q.Text = fill("again", map[string]any{"Brief": q.Text, "Whole": whole, "Why": why})
	if whole {
		q.System = system(j.kind, true)
	}
	return q
}

// planQuestion asks for directions: from the design's outline, its picture if the model sees, and the
// designs it is crossed with.
func (j *job) planQuestion(sees bool) question {
	data := map[string]any{
		"Seen": j.seenAs(), "Instruction": j.Instruction, "Standing": j.Standing, "Keep": strings.Join(j.Keep, ", "), "Reference": j.reference(sees),
	}
	if len(j.Parents) > 1 {
		data["Partners"] = j.partners()
	}
	q := j.question(fill("plan", map[string]int{"Count": j.Count}), "")
	if sees {
		q.Pictures, data["Pictured"] = j.pictures(j.Picture), j.pictured(j.Picture)
	}
	q.Text = fill("plan_brief", data)
	q.MaxTokens, q.Likely = 4000, 40*j.Count
	return q
}

// checksQuestion asks for checks of what no rule understood, from the instruction and the outline.
func (j *job) checksQuestion() question {
	text := j.seenAs()
	if now := j.now(); now != "" {
		text += "The page now: " + now + "\n\n"
	}
	if j.Reference != nil {
		text += "A reference picture is attached: " + j.Reference.Words() + "\n\n"
	}
	text += "Instruction: " + j.Instruction
	if at := pointed(j.Instruction, j.Facts); at != "" {
		text += "\n" + at
	}
	if names := j.checkNames(); len(names) > 0 {
		text += "\n\nChecked already: " + strings.Join(names, "; ") + ". Write checks for the rest: " + strings.Join(j.unruled, "; ")
	}
	q := j.question(fill("checks", map[string]string{"Vocabulary": j.vocabulary()}), text)
	q.MaxTokens, q.Likely = 4000, 60
	return q
}

// critiqueQuestion shows a model that sees what came of the instruction.
func (j *job) critiqueQuestion(shot *render.Shot, direction string) question {
	text := "Instruction: " + j.Instruction
	if direction != "" {
		text += "\nIn this direction: " + direction
	}
	text += "\n" + strings.TrimSpace(j.pictured(shot)+" "+j.reference(true))
	q := j.question(fill("critique", nil), text)
	q.Pictures = j.pictures(shot)
	q.MaxTokens = 4000
	return q
}
