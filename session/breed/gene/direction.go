package gene

// Direction is where a designer might take a design as a whole: operators that go together, so that what comes of them reads as one idea.
type Direction struct {
	// Name is unique within its kind: "editorial".
	Name string
	// Steps are done in turn, the ones that make its character first; a step is one of several operators, by name.
	Steps [][]string
}
