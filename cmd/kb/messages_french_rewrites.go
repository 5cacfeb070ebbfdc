package main

// frenchRewrites are what kb rename and kb merge say.
func frenchRewrites() map[string]string {
	return map[string]string{
		"%s has that name already":                      "%s porte déjà ce nom",
		"%s is now called %s; its old name leads there": "%s s'appelle maintenant %s ; son ancien nom y mène",
		"%d file":                "%d fichier",
		"%d files":               "%d fichiers",
		"links mended in %s: %s": "liens corrigés dans %s : %s",
		"%s is taken: %s had that name, and it leads there for ever":       "%s est pris : %s a porté ce nom, qui y mène pour toujours",
		"%s is taken: %s is there already; kb merge makes one case of two": "%s est pris : %s existe déjà ; kb merge réunit deux cas en un",
		"merge wants two cases": "merge demande deux cas",
		"%d source":             "%d source",
		"%d sources":            "%d sources",
		"%s leads to %s; %s taken over, %d there already": "%s mène à %s ; %s de plus, %d déjà là",
		"only %s has: %s": "seul %s a : %s",
		"a text in %s":    "un texte en %s",
		"the collection %s had both, and said of %s: %s":                      "la collection %s avait les deux, et disait de %s : %s",
		"its text is kept in %s: look through it":                             "son texte est gardé dans %s : relisez-le",
		"nothing was merged: the case has mistakes; your draft is kept in %s": "rien n'a été réuni : le cas a des erreurs ; votre brouillon est gardé dans %s",
		"nothing was merged: the case would have mistakes":                    "rien n'a été réuni : le cas aurait des erreurs",
	}
}
