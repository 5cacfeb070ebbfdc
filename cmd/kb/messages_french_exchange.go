package main

// frenchExchange are what kb export, kb import, kb init, kb stats and kb tags say.
func frenchExchange() map[string]string {
	return map[string]string{
		"%s has no records": "%s ne contient rien",
		"%s is a spreadsheet: save it as CSV UTF-8, and import that":                               "%s est un classeur : enregistrez-le comme CSV UTF-8, et importez celui-ci",
		"--format is missing: the name %s does not say whether it is %s":                           "il manque --format : le nom %s ne dit pas si c'est %s",
		"--what is for bibtex, ris and csl-json":                                                   "--what vaut pour bibtex, ris et csl-json",
		"--with is for json and ndjson":                                                            "--with vaut pour json et ndjson",
		"--with none stands alone":                                                                 "--with none va seul",
		"--output is empty: want a file, or - for standard output":                                 "--output est vide : il faut un fichier, ou - pour la sortie standard",
		"export wants SLUGs or a search, not both":                                                 "export demande des SLUG ou une recherche, pas les deux",
		"csv has no room for collections and taxonomy.yaml: json and ndjson have":                  "csv n'a pas de place pour les collections ni pour taxonomy.yaml : json et ndjson en ont",
		"%s is a folder, not a file":                                                               "%s est un dossier, pas un fichier",
		"standard input":                                                                           "l'entrée standard",
		"--format is missing: the name of the file does not say whether it is json, ndjson or csv": "il manque --format : le nom du fichier ne dit pas si c'est json, ndjson ou csv",
		"--map: column %q can't be both %s and %s":                                                 "--map : la colonne « %s » ne peut pas être à la fois %s et %s",
		"--map: %s can't be both column %q and column %q":                                          "--map : %s ne peut pas être à la fois la colonne « %s » et la colonne « %s »",
		"--set gives %s twice":                                                                     "--set donne deux fois %s",
		"%s %q: want %s":                                                                           "%s « %s » : il faut %s",
		"KEY=COLUMN":                                                                               "CLÉ=COLONNE",
		"KEY=VALUE":                                                                                "CLÉ=VALEUR",
		"%s %q: %q is no key of a case":                                                            "%s « %s » : « %s » n'est pas une clé d'un cas",
		"%s %q: %q is no key of a case; did you mean %q?":                                          "%s « %s » : « %s » n'est pas une clé d'un cas ; vouliez-vous dire « %s » ?",
		"%d collection":                                                                            "%d collection",
		"%d collections":                                                                           "%d collections",
		"--lang %q: want en or fr":                                                                 "--lang « %s » : il faut en ou fr",
		"%s is there already and stays as it is":                                                   "%s existe déjà et reste tel quel",
		"%s is there already: this is a library":                                                   "%s existe déjà : c'est une bibliothèque",
		"the library is ready. Next:\n  %s":                                                        "la bibliothèque est prête. Ensuite :\n  %s",
		"--wanted and --facets can't both be":                                                      "--wanted et --facets ne vont pas ensemble",
		"--limit is for --wanted":                                                                  "--limit vaut pour --wanted",
	}
}
