package phrase_test

import "cultivar/session/artifact"

func drawing(text string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Drawing, Main: "a.svg", Files: map[string][]byte{"a.svg": []byte(text)}}
}

func page(text string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Page, Main: "index.html", Files: map[string][]byte{"index.html": []byte(text)}}
}

func shader(text string) artifact.Artifact {
	return artifact.Artifact{Kind: artifact.Shader, Main: "a.frag", Files: map[string][]byte{"a.frag": []byte(text)}}
}
