// Package point lets words point at what stands in a picture: every element has a handle, which is
// written after "@" ("@card-2", "@signup"), and the first screen has a lettered grid ("@B3"). Who
// draws the handles and who reads them ask here, so that both mean the same element.
package point
