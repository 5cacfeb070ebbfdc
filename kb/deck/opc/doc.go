// Package opc writes packages of the Open Packaging Conventions, the ZIP files that
// Office documents are, and what their parts have in common: text as XML holds it,
// addresses, tags of languages, the direction of writing, core properties.
package opc
