package main

// frenchDeck are the sentences of kb deck.
func frenchDeck() map[string]string {
	return map[string]string{
		"--%s is empty": "--%s est vide",
		"deck wants SLUGs, --query or --collection":                                                      "deck demande des SLUG, --query ou --collection",
		"deck wants SLUGs, --query or --collection, not two of them":                                     "deck demande des SLUG, --query ou --collection, pas deux à la fois",
		"a deck has room for %d cases, not %d":                                                           "une présentation contient au plus %d cas, et non %d",
		"a deck has room for %d cases, and the search finds %d: add words or filters, or name the cases": "une présentation contient au plus %d cas, et la recherche en trouve %d : ajoutez des mots ou des filtres, ou nommez les cas",
		"a deck has room for %d cases, and the collection has %d: name those that you want":              "une présentation contient au plus %d cas, et la collection en a %d : nommez ceux que vous voulez",
		"deck wants -o FILE: thursday.pptx, .html, .md or .docx, or - for standard output":               "deck demande -o FICHIER : jeudi.pptx, .html, .md ou .docx, ou - pour la sortie standard",
		"-o - wants --format: %s":                                                                        "-o - demande --format : %s",
		"a terminal can't show %s: write it to a file with -o, or into a pipe":                           "un terminal ne peut pas montrer un fichier %s : écrivez-le avec -o, ou envoyez-le dans un tube",
		"%s: a file of slides ends in %s":                                                                "%s : le nom d’un fichier de diapositives se termine par %s",
		"--format %s and the file %s don't agree":                                                        "--format %s et le fichier %s se contredisent",
		"--template is for .pptx, not for %s":                                                            "--template vaut pour .pptx, pas pour %s",
		"--brief is for .docx, not for %s":                                                               "--brief vaut pour .docx, pas pour %s",
		"--brief tells how a case ended: it can't be with --reveal":                                      "--brief raconte comment un cas a fini : il ne va pas avec --reveal",
		"--brief has no notes: it can't be with --no-notes":                                              "--brief n’a pas de notes : il ne va pas avec --no-notes",
		"--open wants a file: -o - has none":                                                             "--open demande un fichier : -o - n’en a pas",
		"--lang %s: slides are made in English (en) or French (fr)":                                      "--lang %s : les diapositives se font en anglais (en) ou en français (fr)",
		"--check-template makes no slides: it wants no SLUGs":                                            "--check-template ne fait pas de diapositives : il ne prend pas de SLUG",
		"--check-template makes no slides: it can't be with --%s":                                        "--check-template ne fait pas de diapositives : il ne va pas avec --%s",
		"there is no collection %q":                                                                      "il n’y a pas de collection « %s »",
		"there is no collection %q; did you mean %q?":                                                    "il n’y a pas de collection « %s » ; vouliez-vous dire « %s » ?",
		"%s: %s": "%s : %s",
		"%s is a folder: the slides want the name of a file": "%s est un dossier : il faut le nom d’un fichier pour les diapositives",
		"%s can't be written: there is no folder %s":         "%s ne peut pas être écrit : il n’y a pas de dossier %s",
		"%s wants different cases, not %q twice":             "%s demande des cas différents, et non deux fois « %s »",
	}
}
