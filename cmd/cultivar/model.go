package main

import (
	"context"
	"os"

	"cultivar/session"
	"cultivar/session/coder"
)

// model sets up the language model that the configuration and the environment name; nil if there is none.
func (a *app) model(ctx context.Context) (session.Model, error) {
	profile, ok, err := a.config.Model.Choose(os.Getenv)
	if err != nil {
		return nil, &session.Problem{Attempted: "set up the model", Cause: err.Error(), Do: "mend " + configPath(), Err: err}
	}
	if !ok {
		if missing := a.config.Model.Missing(os.Getenv); missing != "" {
			a.note("no model: %s", missing)
		}
		return nil, nil
	}
	budget := coder.NewBudget(a.config.Model.Budget, 0, func(spent, limit float64) {
		a.note("%.2f of the budget of %.2f is spent", spent, limit)
	})
	model, err := coder.New(ctx, profile, coder.Options{Env: os.Getenv, Budget: budget})
	if err != nil {
		return nil, &session.Problem{Attempted: "set up the model " + profile.Model, Cause: err.Error(), Do: "check the key and the profile", Err: err}
	}
	return model, nil
}
