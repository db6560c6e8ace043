package export

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// filmTime is how long making a video of its frames may take.
const filmTime = 2 * time.Minute

var errNoFFmpeg = errors.New("ffmpeg is not installed; install it, or export a gif or an apng")

// video makes an MP4 with ffmpeg: H.264 in yuv420p, which everything plays, sides made even.
func video(ctx context.Context, frames []*image.RGBA, rate int) ([]byte, error) {
	ffmpeg, err := exec.LookPath("ffmpeg")
	if err != nil {
		return nil, errNoFFmpeg
	}
	dir, err := os.MkdirTemp("", "cultivar-film-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	ctx, cancel := context.WithTimeout(ctx, filmTime)
	defer cancel()
	file := filepath.Join(dir, "film.mp4")
	size := frames[0].Rect.Size()
	cmd := exec.CommandContext(ctx, ffmpeg, "-hide_banner", "-loglevel", "error", "-y",
		"-f", "rawvideo", "-pix_fmt", "rgba", "-s", fmt.Sprintf("%dx%d", size.X, size.Y), "-framerate", fmt.Sprint(rate), "-i", "-",
		"-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,format=yuv420p", "-c:v", "libx264", "-crf", "18", "-movflags", "+faststart", file)
	said := &strings.Builder{}
	cmd.Stderr = said
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	for _, f := range frames {
		if _, err = in.Write(f.Pix); err != nil {
			break // ffmpeg has ended: it says why
		}
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		line, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		return nil, fmt.Errorf("ffmpeg: %w: %s", err, line)
	}
	return os.ReadFile(file)
}
