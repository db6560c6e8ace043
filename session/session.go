// Package session is the domain of Cultivar: artifacts, variants, generations, versions, and the
// Studio service that the command line and the screen are two front doors to.
//
// One instruction goes one way: a front door calls Studio.Breed or Studio.Ask, proposals come as
// Events on a channel, the designer accepts one, and the Store commits it. Accepting never waits
// for a picture.
package session
