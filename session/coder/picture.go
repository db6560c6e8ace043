package coder

import (
	"encoding/base64"
	"image"
	"net/http"

	"golang.org/x/image/draw"

	"cultivar/render"
	"cultivar/session"
)

// pictureWidth is how wide a picture is sent at most, in pixels.
const pictureWidth = 1024

// pictureURL makes a data URL of a shot, "" if there is no picture.
func pictureURL(s *render.Shot) string {
	if s == nil || s.Image == nil {
		return ""
	}
	var img image.Image = s.Image
	if w := img.Bounds().Dx(); w > pictureWidth {
		h := img.Bounds().Dy() * pictureWidth / w
		small := image.NewRGBA(image.Rect(0, 0, pictureWidth, max(h, 1)))
		draw.ApproxBiLinear.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
		img = small
	}
	data, err := session.EncodePicture(img)
	if err != nil {
		return ""
	}
	return dataURL(data)
}

// dataURL wraps the bytes of a picture.
func dataURL(data []byte) string {
	return "data:" + http.DetectContentType(data) + ";base64," + base64.StdEncoding.EncodeToString(data)
}
