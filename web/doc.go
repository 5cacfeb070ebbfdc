// Package web is Casebook's site and its JSON API.
//
// [New] makes a [Server] from an index and the library it was made of; its
// [Server.Handler] answers every address of the site map in routes.go, and
// [Server.Serve] runs it until it is told to stop.
//
// A request reads its input into a domain value, asks one generation of the
// index one question, and renders the answer as a page struct. Only handle.go
// knows of status codes, error pages and the log. Pages work without
// JavaScript, come in English and French, and ask nothing of other hosts.
package web
