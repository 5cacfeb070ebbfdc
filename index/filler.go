package index

// isFiller are words in English and French, folded, that no phrase worth suggesting
// begins or ends with, besides stop words and those of [isUntelling]: what people
// say of anything.
func isFiller(word string) bool {
	switch word {
	case "say", "says", "said", "saying", "tell", "tells", "told", "telling", "ask", "asks", "asked", "asking", "answers", "answered",
		"whether", "can", "may", "will", "would", "could", "should", "must", "also", "still", "even", "yet", "just", "only", "rather", "quite",
		"almost", "without", "within", "around", "among", "along", "across", "toward", "towards", "behind", "beside", "besides", "near",
		"inside", "outside", "another", "other", "others", "else", "every", "everyone", "everybody", "everything", "anyone", "anybody",
		"anything", "nobody", "nothing", "none", "somebody", "someone", "something", "people", "thing", "things", "matter", "way", "ways", "lot",
		"kind", "sort", "part", "whole", "case", "cases", "number", "numbers", "figure", "figures", "name", "word", "words", "point", "end",
		"side", "rest", "whose", "whom", "since", "find", "finds", "found", "come", "comes", "came", "coming", "goes", "went", "gone", "going",
		"take", "takes", "took", "taken", "taking", "get", "gets", "got", "getting", "make", "makes", "made", "making", "let", "lets", "know",
		"knows", "knew", "known", "like", "liked", "look", "looks", "looked", "seem", "seems", "seemed", "sound", "sounds", "show", "shows",
		"showed", "shown", "see", "sees", "saw", "seen", "write", "writes", "wrote", "written", "read", "reads", "put", "puts", "give", "gives",
		"gave", "given", "keep", "keeps", "kept", "lost", "bring", "brings", "brought", "invites", "invited", "choose", "chose", "chosen",
		"promise", "promised", "think", "thinks", "thought", "want", "wants", "wanted", "need", "needs", "needed", "use", "uses", "used",
		"using", "try", "tries", "tried", "call", "calls", "called", "begin", "begins", "began", "begun", "start", "starts", "started",
		"starting", "stop", "stops", "stopped", "open", "opens", "opened", "close", "closed", "become", "becomes", "became", "appear", "appears",
		"appeared", "remain", "remains", "stay", "stays", "stayed", "leave", "leaves", "left", "turn", "turns", "turned", "hold", "holds",
		"held", "run", "runs", "ran", "set", "sets", "sent", "send", "sends", "counts", "counted", "measured", "learn", "learned", "learnt",
		"speak", "speaks", "spoke", "talk", "talks", "much", "more", "most", "less", "least", "enough", "several", "any", "such", "same", "own",
		"different", "able", "full", "alone", "true", "then", "there", "here", "now", "never", "ever", "always", "already", "again", "instead",
		"soon", "ago", "long", "next", "last", "back", "away", "well", "together", "however", "though", "although", "thus", "therefore",
		"perhaps", "maybe", "really", "exactly", "nearly", "sorry", "apologise", "apologises", "apologised", "apologize", "apologizes", "apologized", "yes", "good", "great", "right", "wrong", "little", "big", "small", "best",
		"better", "new", "old":
		return true
	case "dit", "dire", "disent", "disant", "dits", "dite", "avoir", "ayant", "etre", "etant", "fait", "faits", "faite", "faire", "font",
		"faisant", "peut", "peuvent", "pouvoir", "doit", "doivent", "devoir", "veut", "veulent", "vouloir", "faut", "plus", "moins", "tres",
		"bien", "mal", "mieux", "tout", "tous", "toute", "toutes", "rien", "presque", "jamais", "toujours", "encore", "deja", "apres", "avant",
		"depuis", "pendant", "sans", "sous", "chez", "entre", "selon", "vers", "puis", "alors", "aussi", "ainsi", "comme", "meme", "memes",
		"autre", "autres", "autrui", "chaque", "chacun", "chacune", "plusieurs", "beaucoup", "peu", "combien", "comment", "pourquoi", "quand",
		"lorsque", "aucun", "aucune", "nul", "nulle", "personne", "quelque", "quelques", "quelqu", "seul", "seule", "seuls", "seules", "ensuite",
		"enfin", "tot", "vient", "viennent", "venir", "venu", "venus", "vont", "aller", "voir", "voit", "voient", "savoir", "sait", "savent",
		"met", "mettre", "mis", "mise", "ouvre", "ouvrir", "prend", "prendre", "pris", "prise", "donne", "donner", "trouve", "trouver", "reste",
		"rester", "parler", "parle", "ecrit", "ecrire", "lit", "lire", "nom", "noms", "choses", "cas", "mot", "mots", "coup", "partie", "lieu",
		"bout", "cote", "suite", "facon", "maniere", "sorte", "monde", "gens", "gros", "grand", "grande", "petit", "petite", "bon", "bonne",
		"nouveau", "nouvelle", "hors", "parmi", "contre", "malgre", "sauf", "lors", "dont", "celui", "celle", "ceux", "celles", "cela", "ceci",
		"tel", "telle", "ailleurs", "partout", "ici", "surtout", "seulement", "longtemps", "assez", "trop", "tant", "autant", "chiffre",
		"chiffres", "oui", "non", "car", "demande", "demander", "repond", "repondre", "montre", "montrer", "devient", "devenir", "commence",
		"commencer", "publie", "lance", "the":
		return true
	}
	return false
}
