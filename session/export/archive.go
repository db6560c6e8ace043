package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"

	"cultivar/session/artifact"
)

// epoch is the time given to every file of an archive, so that equal trees give equal archives.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// archive is the tree as a zip file.
func archive(a artifact.Artifact) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range a.Paths() {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return nil, fmt.Errorf("export zip: add %s: %w", name, err)
		}
		if _, err := f.Write(a.Files[name]); err != nil {
			return nil, fmt.Errorf("export zip: add %s: %w", name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("export zip: %w", err)
	}
	return out.Bytes(), nil
}
