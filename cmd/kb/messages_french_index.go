package main

// frenchIndex are what kb index says.
func frenchIndex() map[string]string {
	return map[string]string{
		"%s indexed anew in %s: %s":                       "%s indexés de nouveau en %s : %s",
		"%s indexed in %s":                                "%s indexés en %s",
		"%s: %d changed, %d removed, in %s":               "%s : %d modifiés, %d enlevés, en %s",
		"%s: the index is up to date":                     "%s : l'index est à jour",
		"there is no index in %s yet: kb index builds it": "il n'y a pas encore d'index dans %s : kb index en fait un",
		"there is no index on disk: you have no cache folder, so it is made in memory": "il n'y a pas d'index sur disque : vous n'avez pas de dossier de cache, il est donc fait en mémoire",
	}
}
