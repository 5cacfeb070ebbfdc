// Package marp writes a deck as Markdown for Marp, which makes slides of it: each
// slide is a part between rules, with its class, header and footer as comments, and
// what the speaker reads as one more comment. The file is meant to be edited on.
package marp
