package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/history"
	"cultivar/session/starter"
)

func (a *app) newCommand() *cobra.Command {
	var from, name, words string
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Make a session from a file, a starter or words",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.newSession(cmd.Context(), args[0], from, name, words)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "the design file to start from, with the local files that it refers to")
	cmd.Flags().StringVar(&name, "starter", "", "the starter to start from")
	cmd.Flags().StringVar(&words, "ask", "", "what to design, in words")
	cmd.MarkFlagsMutuallyExclusive("from", "starter")
	cmd.MarkFlagsMutuallyExclusive("from", "ask")
	return cmd
}

func (a *app) newSession(ctx context.Context, dir, from, name, words string) error {
	if from == "" && name == "" && words == "" {
		return usagef("new needs --from FILE, --starter NAME or --ask \"WORDS\"")
	}
	if history.Exists(dir) {
		return &session.Problem{Attempted: "make the session " + dir, Cause: "there is a session here already", Do: "open it with `cultivar " + dir + "`, or name another directory"}
	}
	var v session.Version
	var err error
	switch {
	case from != "":
		v, err = a.newFromFile(ctx, dir, from)
	case words != "" && name == "":
		_, v, err = a.newFromWords(ctx, dir, words)
	default:
		_, v, err = a.newFromStarter(ctx, dir, name)
	}
	if err != nil {
		return err
	}
	a.say("%s  %s  %s", dir, short(v.ID), v.Subject)
	return a.result(map[string]any{"session": dir, "version": v.ID})
}

func (a *app) newFromFile(ctx context.Context, dir, from string) (session.Version, error) {
	design, err := a.introduceDesign(from)
	if err != nil {
		return session.Version{}, err
	}
	s, v, err := a.createSession(ctx, dir, design, session.Provenance{Proposer: "person"}, "open "+filepath.Base(from))
	if err != nil || from == "-" {
		return v, err
	}
	return v, s.Link(ctx, from, design)
}

func (a *app) newFromStarter(ctx context.Context, dir, name string) (*session.Studio, session.Version, error) {
	design, err := starter.Get(name)
	if err != nil {
		return nil, session.Version{}, usageError{err}
	}
	return a.createSession(ctx, dir, design, session.Provenance{Proposer: "person"}, "start from "+name)
}

// newFromWords has a model write the first version; without one that answers, the nearest starter is taken and
// the phrasebook does what it understands.
func (a *app) newFromWords(ctx context.Context, dir, words string) (*session.Studio, session.Version, error) {
	o, err := a.options(ctx, false)
	if err != nil {
		return nil, session.Version{}, err
	}
	without := "no model is set up"
	if o.Model != nil {
		design, p, err := a.designFromWords(ctx, o, words)
		if err == nil {
			return a.createSession(ctx, dir, design, p, words)
		}
		if !errors.Is(err, session.ErrUnreachable) {
			return nil, session.Version{}, err
		}
		without = "the model's server does not answer"
	}
	described, err := session.Describe(words)
	if err != nil {
		return nil, session.Version{}, err
	}
	s, v, err := a.newFromStarter(ctx, dir, described.Starter.Name)
	if err != nil {
		return nil, v, err
	}
	done := ""
	if described.Instruction != "" {
		v, done, err = a.plant(ctx, s, v, described)
	}
	s.Greeting = described.Said(done)
	a.note("%s. %s", without, s.Greeting)
	return s, v, err
}

// plant carries out on a new session what its description asks for, and says what was done.
func (a *app) plant(ctx context.Context, s *session.Studio, v session.Version, d session.Description) (session.Version, string, error) {
	_, events := s.Ask(ctx, nil, session.AskRequest{Instruction: d.Instruction, By: "phrasebook", Tile: session.View(d.Starter.Kind).Within(320, 200)})
	g, said, err := a.follow(ctx, events, nil)
	if err == nil && len(g.Variants) == 1 {
		v, err = s.Accept(ctx, g.Variants[0].Ref())
		return v, said, err
	}
	return v, "", nil // the starter stays as it is
}

func (a *app) designFromWords(ctx context.Context, o session.Options, words string) (artifact.Artifact, session.Provenance, error) {
	nursery := session.NewNursery(o)
	_, events := nursery.Ask(ctx, session.Parents{}, session.AskRequest{Instruction: words, By: "model"})
	g, _, err := a.follow(ctx, events, nil)
	if err != nil {
		return artifact.Artifact{}, session.Provenance{}, err
	}
	if len(g.Variants) == 0 {
		return artifact.Artifact{}, session.Provenance{}, fmt.Errorf("design from words: the model proposed nothing")
	}
	p := g.Variants[0].Provenance
	p.Origin = session.Seed
	return g.Variants[0].Artifact, p, nil
}

// short is an id as people write it.
func short(id string) string { return id[:min(len(id), 7)] }
