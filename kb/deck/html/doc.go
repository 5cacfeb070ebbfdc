// Package html draws a deck as one self-contained page: no request leaves it, and
// it works from a file. Keys, touch and buttons turn the slides; a second window
// shows the speaker the notes, the next slide and a clock; printed, each slide is a
// page. Without a script the slides follow one another.
package html
