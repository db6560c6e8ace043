// Package compare measures how different two pictures are: as a person sees it (Distance), as a
// signal (SSIM, PSNR), pixel by pixel (Pixels), in their colours (Colors), and as a picture of the
// difference (Heat). A Signature is a small stand-in for a picture, for comparing many with many.
//
// Everything here is a pure function of pixels.
package compare
