package main

// frenchChecks are what kb check says beside the mistakes themselves.
func frenchChecks() map[string]string {
	return map[string]string{
		"--dry-run goes with --fix":                            "--dry-run va avec --fix",
		"--refresh and --allow-private go with --links":        "--refresh et --allow-private vont avec --links",
		"%s, %d asked now, %d failed":                          "%s ; demandées maintenant : %d, en échec : %d",
		"%d address":                                           "%d adresse",
		"%d addresses":                                         "%d adresses",
		"%s without an archived copy; --unarchived names them": "%s sans copie archivée ; --unarchived les nomme",
		"%d source is":                                         "%d source est",
		"%d sources are":                                       "%d sources sont",
		"%s checked, no mistakes":                              "contrôle de %s : aucune erreur",
		"%s checked: %s, %s":                                   "contrôle de %s : %s, %s",
		"%d error":                                             "%d erreur",
		"%d errors":                                            "%d erreurs",
		"%d warning":                                           "%d avertissement",
		"%d warnings":                                          "%d avertissements",
		"%s:%d: mended: %s taken out":                          "%s:%d: corrigé : %s enlevé",
		"%s:%d: mended: %s is now %s":                          "%s:%d: corrigé : %s devient %s",
		"%s: mended: blanks at %s taken out":                   "%s: corrigé : espaces enlevées à %s",
		"the end of %d line":                                   "la fin de %d ligne",
		"the ends of %d lines":                                 "la fin de %d lignes",
	}
}
