package main

import (
	"context"

	"github.com/spf13/cobra"

	"cultivar/session"
)

func (a *app) revertCommand() *cobra.Command {
	var rest bool
	cmd := &cobra.Command{
		Use:   "revert VERSION",
		Short: "Take back what one version changed, from the middle of the history",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				v, err := s.Revert(ctx, args[0], rest)
				if err != nil {
					return err
				}
				a.say("%s  %s", short(v.ID), v.Subject)
				return a.result(v)
			})
		},
	}
	cmd.Flags().BoolVar(&rest, "rest", false, "leave the lines that later versions changed again, and take the rest back")
	return cmd
}
