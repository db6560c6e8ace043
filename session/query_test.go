package session_test

import (
	"strings"
	"testing"

	"cultivar/session"
)

func TestQuery(t *testing.T) {
	of := func(o session.Origin, words string) session.Provenance {
		return session.Provenance{Origin: o, Instruction: words}
	}
	tree := session.Tree{
		Branches: map[string]string{"main": "e1", "wild": "d1"},
		Versions: []session.Version{
			{ID: "e1", Parents: []string{"c1", "b1"}, Subject: "Cross", Branches: []string{"main"}, Provenance: of(session.Breed, "")},
			{ID: "d1", Parents: []string{"b1"}, Subject: "navy", Branches: []string{"wild"}, Provenance: of(session.Ask, "make it navy, please")},
			{ID: "c1", Parents: []string{"a1"}, Subject: "larger type", Step: true, Provenance: of(session.Breed, "")},
			{ID: "b1", Parents: []string{"a1"}, Subject: "warmer", Star: true, Provenance: of(session.Ask, "warmer palette")},
			{ID: "a1", Subject: "seed", Provenance: of(session.Seed, "")},
		},
	}
	for text, want := range map[string]string{
		"":                           "e1 d1 b1 a1",
		"palette":                    "b1",
		"PLEASE navy":                "d1",
		"c1":                         "",
		"is:step c1":                 "c1",
		"origin:breed":               "e1",
		"origin:ask,seed":            "d1 b1 a1",
		"is:starred":                 "b1",
		"is:crossed":                 "e1",
		"is:tip origin:ask":          "d1",
		"branch:wild":                "d1 b1 a1",
		"branch:main is:step":        "c1",
		"branch:nowhere":             "",
		"is:nothing":                 "",
		"origin:ask warmer":          "b1",
		"origin:":                    "",
		"branch:main origin:ask sea": "",
	} {
		var got []string
		for _, v := range session.ParseQuery(text).Find(tree) {
			got = append(got, v.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %v, wanted %s", text, got, want)
		}
	}
	for text, ok := range map[string]bool{
		"navy origin:ask": true, "branch:wild": true, "origin:brede": false, "is:beautiful": false, "branch:nowhere": false,
	} {
		if err := session.ParseQuery(text).Check(tree); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
}
