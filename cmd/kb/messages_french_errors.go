package main

// frenchErrors are faults that any command may meet.
func frenchErrors() map[string]string {
	return map[string]string{
		"%s is a name that %s had: it leads there for ever":  "%s est un ancien nom de %s : il y mène pour toujours",
		"%s: a case of that slug is there already":           "%s : il y a déjà un cas de ce slug",
		"%s: the file has changed meanwhile":                 "%s : le fichier a changé entre-temps",
		"the embedded library can't be written":              "la bibliothèque fournie avec kb ne peut pas être modifiée",
		"there is no %s":                                     "%s n'existe pas",
		"there is no folder %s":                              "le dossier %s n'existe pas",
		"there is no folder %s (named by %s)":                "le dossier %s n'existe pas (nommé par %s)",
		"%s can't be opened: you may not read or write it":   "%s ne peut pas être ouvert : vous n'en avez pas le droit",
		"the files are changed but the index is not yet: %s": "les fichiers sont modifiés, mais pas encore l'index : %s",
		"the cases are written but not yet searchable: %s":   "les cas sont écrits, mais la recherche ne les trouve pas encore : %s",
		"the case is written but not yet searchable: %s":     "le cas est écrit, mais la recherche ne le trouve pas encore : %s",
		"nothing was changed":                                "rien n'a été modifié",
	}
}
