// Package queue keeps what readers send to a library until somebody has reviewed
// it: whole cases, tips (an address and a sentence), and changes to a case.
//
// The queue is a folder, one JSON file an entry, named by the entry's id. A file
// is written whole, synced, and only then given its name, so that a crash leaves
// an entry or none; names that begin with a dot are no entries. Nothing of what
// was sent enters a name. The sender's secret address is kept as a hash only.
//
//	{
//	  "id": "k3v9x0abq2ms",
//	  "kind": "case",                 // case, tip, change
//	  "state": "waiting",             // waiting, resent, accepted, refused
//	  "secret": "9f86d081…",          // SHA-256 of the address's token
//	  "received": "2026-11-24T20:15:00Z",
//	  "changed": "…",                 // when the sender last mended it
//	  "decided": "…",                 // when it was accepted or refused
//	  "reason": "…",                  // why it was refused
//	  "case": "old-spice-responses",  // that a change is about, or that it became
//	  "lang": "fr",                   // that the sender reads
//	  "name": "Judy Smith",
//	  "title": "…",
//	  "note": "…",                    // to whoever reviews it
//	  "tip": {"url": "https://…", "sentence": "…"},
//	  "files": [{"lang": "", "base": "…", "text": "…"}],
//	  "form": {"title": ["…"]}        // as it was filled in, to be mended
//	}
package queue
