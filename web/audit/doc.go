// The audit holds the site against what others measure it by: axe-core for
// accessibility, the Nu checker for HTML, Lighthouse for what a phone gets. It
// runs against every kind of page, in both languages and both themes:
//
//	go run ./web/audit              # everything, against a site of its own
//	go run ./web/audit -only axe,html
//	go run ./web/audit -base http://127.0.0.1:8080 -only lighthouse -runs 5
//
// It needs Chromium, Node.js with npm, and Java; what it takes from npm (pinned
// in package.json) goes into the user's cache folder. The tests of the site need
// none of that.
package main
