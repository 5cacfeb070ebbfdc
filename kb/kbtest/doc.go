// Package kbtest helps with tests and benchmarks of case libraries: small ones
// from a text that stands in the test ([Library]), and large generated ones that
// are the same at every run ([Corpus]).
package kbtest
