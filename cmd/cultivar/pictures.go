package main

import (
	"bytes"
	"image"
	"os"
	"strings"

	// The formats of pictures that commands read.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"

	"cultivar/render/packed"
	"cultivar/session"
)

// isPicture reports whether a file holds an image.
func isPicture(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	_, _, err = image.DecodeConfig(file)
	return err == nil
}

// readPicture opens an image file.
func readPicture(path string) (image.Image, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &session.Problem{Attempted: "open the picture " + path, Cause: strings.TrimPrefix(err.Error(), "open "+path+": "), Do: "name a PNG or JPEG", Err: err}
	}
	img, err := decodePicture(data)
	if err != nil {
		return nil, &session.Problem{Attempted: "open the picture " + path, Cause: err.Error(), Do: "name a PNG, JPEG, GIF or WebP", Err: err}
	}
	return img, nil
}

// decodePicture reads an image, PNG faster than the standard library does.
func decodePicture(data []byte) (image.Image, error) {
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		return packed.Decode(data)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	return img, err
}
