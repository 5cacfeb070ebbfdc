package main

// frenchCollections are what kb collection says.
func frenchCollections() map[string]string {
	return map[string]string{
		"a new collection needs more: %s":                                               "il manque à la nouvelle collection : %s",
		"--note is for one case: add them one by one":                                   "--note vaut pour un seul cas : ajoutez-les un à un",
		"%s is in the collection already, at place %d":                                  "%s est déjà dans la collection, à la place %d",
		"--at %d is no place: want 1 to %d":                                             "--at %d n'est pas une place : il faut de 1 à %d",
		"%q is no place: want 1 to %d":                                                  "« %s » n'est pas une place : il faut de 1 à %d",
		"a collection has at least one case: remove its file instead":                   "une collection a au moins un cas : supprimez plutôt son fichier",
		"note wants --note, --note-fr or both":                                          "note demande --note, --note-fr ou les deux",
		"%s is not in the collection":                                                   "%s n'est pas dans la collection",
		"%s is not in the collection; did you mean %q?":                                 "%s n'est pas dans la collection ; vouliez-vous dire « %s » ?",
		"%q is no name of a collection: want 3 to 80 small letters, digits and hyphens": "« %s » n'est pas un nom de collection : il faut de 3 à 80 lettres minuscules sans accent, chiffres et traits d'union",
		"nothing was written: the collection lacks something or has mistakes":           "rien n'a été écrit : il manque quelque chose à la collection, ou elle a des erreurs",
		"%s: a collection of that name is there already":                                "%s : il y a déjà une collection de ce nom",
	}
}
