// Package cite writes how to cite a case, and what a case cites, in the formats
// that reference managers read: BibTeX, RIS and CSL-JSON, and in plain text.
//
// Cases and sources become an [Item] first; the formats only write it. An item is
// written the same way each time, so that files can be compared.
package cite
