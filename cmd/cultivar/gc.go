package main

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cultivar/session"
)

// gcFlags say which generations may go.
type gcFlags struct {
	keep      int
	olderThan string
	keepSize  string
	dryRun    bool
}

func (a *app) gcCommand() *cobra.Command {
	var f gcFlags
	cmd := &cobra.Command{
		Use:   "gc",
		Short: "Drop old generations that nothing refers to; never a version, a star or what either came from",
		Example: `cultivar gc --older-than 30d --dry-run
cultivar gc --keep-size 200MB`,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			limits, err := f.limits(time.Now(), cmd.Flags().Changed("keep"))
			if err != nil {
				return err
			}
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error { return a.collect(ctx, s, limits) })
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&f.keep, "keep", 50, "how many of the newest stay in any case (0 if one of the next two is given)")
	flags.StringVar(&f.olderThan, "older-than", "", "only those older than this: 12h, 30d, 8w, 1y")
	flags.StringVar(&f.keepSize, "keep-size", "", "only until the rest take no more disk than this: 500kB, 200MB, 1GB")
	flags.BoolVar(&f.dryRun, "dry-run", false, "say what would go and leave everything")
	return cmd
}

func (a *app) collect(ctx context.Context, s *session.Studio, limits session.Limits) error {
	p, err := s.Prune(ctx, limits)
	if err != nil {
		return err
	}
	did := "dropped "
	if limits.DryRun {
		did = "would drop "
	}
	a.say("%s%s; %d stay", did, p, p.Left)
	return a.result(map[string]any{"dropped": len(p.Generations), "generations": p.Generations, "bytes": p.Bytes, "left": p.Left, "dry_run": limits.DryRun})
}

// limits reads the flags; now is when ages are counted from.
func (f gcFlags) limits(now time.Time, keepGiven bool) (session.Limits, error) {
	l := session.Limits{Keep: f.keep, DryRun: f.dryRun}
	if f.keep < 0 {
		return l, usagef("--keep %d: give 0 or more", f.keep)
	}
	if !keepGiven && f.olderThan+f.keepSize != "" {
		l.Keep = 0
	}
	if f.olderThan != "" {
		age, ok := measure(f.olderThan, ages)
		if !ok {
			return l, usagef("--older-than %s: give an age such as 12h, 30d, 8w or 1y", f.olderThan)
		}
		l.Before = now.Add(-time.Duration(age))
	}
	if f.keepSize != "" {
		size, ok := measure(f.keepSize, sizes)
		if !ok || size == 0 {
			return l, usagef("--keep-size %s: give a size such as 500kB, 200MB or 1GB", f.keepSize)
		}
		l.Bytes = int64(size)
	}
	return l, nil
}

var (
	ages = map[string]float64{
		"m": float64(time.Minute), "h": float64(time.Hour), "d": 24 * float64(time.Hour), "w": 7 * 24 * float64(time.Hour), "y": 365 * 24 * float64(time.Hour),
	}
	sizes       = map[string]float64{"": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9}
	measurement = regexp.MustCompile(`^(\d+(?:\.\d+)?)\s*([a-zA-Z]*)$`)
)

// measure reads a number with one of the units, up to about 290 years or 10^18 bytes.
func measure(text string, units map[string]float64) (float64, bool) {
	parts := measurement.FindStringSubmatch(text)
	if parts == nil {
		return 0, false
	}
	unit, known := units[strings.ToLower(parts[2])]
	n, err := strconv.ParseFloat(parts[1], 64)
	return n * unit, err == nil && known && n*unit < 9.2e18
}
