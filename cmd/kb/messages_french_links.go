package main

// frenchLinks are what kb check --links says of addresses.
func frenchLinks() map[string]string {
	return map[string]string{
		"asking": "adresses",
		"no address answered: is there a network? Nothing was noted": "aucune adresse n'a répondu : y a-t-il un réseau ? Rien n'a été noté",
		"--links wants one folder, or case files of one folder":      "--links demande un dossier, ou des fichiers de cas d'un seul dossier",
		"link: source %d %s":                            "lien : la source %d %s",
		"; the archived copy is %s":                     " ; la copie archivée est %s",
		"; it has no archived copy: look for one at %s": " ; elle n'a pas de copie archivée : cherchez-en une sur %s",
		", last seen alive on %s":                       ", vue en vie pour la dernière fois le %s",
		"is dead%s%s":                                   "est morte%s%s",
		"; readers are led to the archived copy, %s":    " ; les lecteurs sont menés à la copie archivée, %s",
		"has moved for good to %s":                      "a déménagé pour de bon à %s",
		"leads into a private network and was not asked (--allow-private asks)": "mène dans un réseau privé et n'a pas été demandée (--allow-private le fait)",
		"is no web address":                          "n'est pas une adresse web",
		"does not let us look%s":                     "ne nous laisse pas regarder%s",
		"did not answer in time%s":                   "n'a pas répondu à temps%s",
		"is not there%s%s":                           "n'est plus là%s%s",
		"it redirects to what is no web address":     "elle renvoie à ce qui n'est pas une adresse web",
		"it redirects without end":                   "elle renvoie sans fin",
		"it leads into a private network":            "elle mène dans un réseau privé",
		"its certificate is not valid":               "son certificat n'est pas valable",
		"no connection":                              "pas de connexion",
		"it closes the connection without an answer": "elle ferme la connexion sans répondre",
		"the host asks to be left alone for now":     "l'hôte demande qu'on le laisse en paix pour l'instant",
		"has moved for good to %s, a front page: see whether it still says so": "a déménagé pour de bon à %s, une page d'accueil : voyez si elle le dit encore",
		"no such host":      "cet hôte n'existe pas",
		"no answer in time": "pas de réponse à temps",
	}
}
