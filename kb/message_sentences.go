package kb

// A sentence says a code in both languages of the site. See [fill] for {…} and ⟦…⟧.
type sentence struct {
	code   Code
	en, fr string
}

// sentences are all that this package and the library ever tell about files, in
// the order of the codes.
var sentences = []sentence{
	{
		CodeFileName,
		`the name "{name}" is not of the form slug.md or slug.fr.md; a slug has 3 to 80 letters a-z, digits and hyphens⟦; call it {right}⟧`,
		`le nom « {name} » n’a pas la forme slug.md ou slug.fr.md ; un slug compte de 3 à 80 lettres a-z, chiffres et traits d’union⟦ ; appelez-le {right}⟧`,
	},
	{
		CodeFileSize,
		`the file is larger than {max} bytes; a case has a few thousand`,
		`le fichier dépasse {max} octets ; un cas en compte quelques milliers`,
	},
	{
		CodeUnreadable,
		`the file can't be read: {detail}`,
		`le fichier ne peut pas être lu : {detail}`,
	},
	{
		CodeUTF8,
		`this is not valid UTF-8; save the file in the encoding UTF-8`,
		`ceci n’est pas de l’UTF-8 valable ; enregistrez le fichier dans l’encodage UTF-8`,
	},
	{
		CodeControl,
		`the character {char} is no text; take it out`,
		`le caractère {char} n’est pas du texte ; retirez-le`,
	},
	{
		CodeTooMany,
		`there are more problems than the {count} told here; mend these first`,
		`il y a plus de problèmes que les {count} donnés ici ; corrigez d’abord ceux-ci`,
	},
	{
		CodeNoFront,
		`there is no front matter; the file must begin with a line ---`,
		`il n’y a pas d’en-tête ; le fichier doit commencer par une ligne ---`,
	},
	{
		CodeOpenFront,
		`the front matter does not end; close it with a line ---`,
		`l’en-tête n’est pas fermé ; terminez-le par une ligne ---`,
	},
	{
		CodeFrontForm,
		`the front matter must be keys and values, such as title: "…"`,
		`l’en-tête doit être fait de clés et de valeurs, comme title: "…"`,
	},
	{
		CodeYAML,
		`the YAML is not well formed: {detail}`,
		`le YAML est mal formé : {detail}`,
	},
	{
		CodeYAMLTab,
		`the line is indented with a tab; YAML takes only spaces`,
		`la ligne est en retrait par une tabulation ; YAML n’admet que des espaces`,
	},
	{
		CodeYAMLColon,
		`a colon is not possible here; put the value in quotes where it holds one, and check the indentation`,
		`un deux-points n’est pas possible ici ; mettez entre guillemets une valeur qui en contient, et vérifiez le retrait`,
	},
	{
		CodeYAMLQuote,
		`the quote that begins here is not closed`,
		`le guillemet ouvert ici n’est pas fermé`,
	},
	{
		CodeYAMLBracket,
		`the list or the braces that begin here are not closed; check brackets and commas, and put values that hold them in quotes`,
		`la liste ou les accolades ouvertes ici ne sont pas fermées ; vérifiez crochets et virgules, et mettez entre guillemets les valeurs qui en contiennent`,
	},
	{
		CodeYAMLStart,
		`a value can't begin with "{value}"; put it in quotes`,
		`une valeur ne peut pas commencer par « {value} » ; mettez-la entre guillemets`,
	},
	{
		CodeYAMLIndent,
		`this does not fit what stands above; check the indentation and the quotes`,
		`ceci ne s’accorde pas avec ce qui précède ; vérifiez le retrait et les guillemets`,
	},
	{
		CodeYAMLDash,
		`a list can't begin here; put each "- " on a line of its own, or write [a, b]`,
		`une liste ne peut pas commencer ici ; mettez chaque « - » sur une ligne à part, ou écrivez [a, b]`,
	},
	{
		CodeYAMLSecond,
		`a line that begins with --- or ... can't stand inside of the front matter; take it out`,
		`une ligne qui commence par --- ou ... n’a pas sa place dans l’en-tête ; retirez-la`,
	},
	{
		CodeYAMLAlias,
		`anchors (&) and aliases (*) are not read; write the value out, or put it in quotes`,
		`les ancres (&) et les alias (*) ne sont pas lus ; écrivez la valeur en entier, ou mettez-la entre guillemets`,
	},
	{
		CodeYAMLTag,
		`the tag {value} is not read; take it out, or put the value in quotes`,
		`l’étiquette {value} n’est pas lue ; retirez-la, ou mettez la valeur entre guillemets`,
	},
	{
		CodeKeyUnknown,
		`key "{key}" is not known⟦; did you mean "{nearest}"?⟧⟦; possible: {known}⟧`,
		`la clé « {key} » est inconnue⟦ ; vouliez-vous dire « {nearest} » ?⟧⟦ ; possibles : {known}⟧`,
	},
	{
		CodeKeyTwice,
		`key "{key}" is here already, on line {line}; keep one of them`,
		`la clé « {key} » est déjà là, à la ligne {line} ; n’en gardez qu’une`,
	},
	{
		CodeKeyMissing,
		`key "{key}" is missing⟦: {hint}⟧`,
		`il manque la clé « {key} »⟦ : {hint}⟧`,
	},
	{
		CodeKeyOriginal,
		`key "{key}" stands in the original; a translation holds only title, translated, figures and timeline`,
		`la clé « {key} » se trouve dans l’original ; une traduction ne contient que title, translated, figures et timeline`,
	},
	{
		CodeWrongKind,
		`{key} must be {want}, not {got}⟦; write {right}⟧`,
		`{key} doit être {want}, non {got}⟦ ; écrivez {right}⟧`,
	},
	{
		CodeEmpty,
		`{key} is empty; fill it in or leave it out`,
		`{key} est vide ; remplissez cette clé ou enlevez-la`,
	},
	{
		CodeTooShort,
		`{key} has {length} characters; it needs {min} at least`,
		`{key} compte {length} caractères ; il en faut {min} au moins`,
	},
	{
		CodeTooLong,
		`{key} has {length} characters; it may have {max} at most`,
		`{key} compte {length} caractères ; il en faut {max} au plus`,
	},
	{
		CodeNumber,
		`{key} "{value}" is not a whole number from {min} to {max}`,
		`{key} « {value} » n’est pas un nombre entier de {min} à {max}`,
	},
	{
		CodeDate,
		`{key} "{value}" is not a date; write 2010, 2010-07 or 2010-07-14`,
		`{key} « {value} » n’est pas une date ; écrivez 2010, 2010-07 ou 2010-07-14`,
	},
	{
		CodeNoSuchDay,
		`{key} "{value}" is not in the calendar; the month has {last} days`,
		`{key} « {value} » n’est pas au calendrier ; le mois compte {last} jours`,
	},
	{
		CodePeriod,
		`{key} "{value}" is not a period; write 2010, 2010-07, 2010-07-14, 2008..2013 or 2008..`,
		`{key} « {value} » n’est pas une période ; écrivez 2010, 2010-07, 2010-07-14, 2008..2013 ou 2008..`,
	},
	{
		CodePeriodOrder,
		`{key} "{value}" ends before it starts⟦; write {right}⟧`,
		`{key} « {value} » finit avant de commencer⟦ ; écrivez {right}⟧`,
	},
	{
		CodeMoment,
		`{key} "{value}" is not a moment; write 2010, 2010-07, 2010-07-14, 2010-07-14T09:30 or 2010-07-14T09:30+02:00`,
		`{key} « {value} » n’est pas un moment ; écrivez 2010, 2010-07, 2010-07-14, 2010-07-14T09:30 ou 2010-07-14T09:30+02:00`,
	},
	{
		CodeTerm,
		`{what} "{value}" is not known⟦; did you mean "{nearest}"?⟧⟦; possible: {known}⟧`,
		`{what} « {value} » n’est pas connu⟦ ; vouliez-vous dire « {nearest} » ?⟧⟦ ; possibles : {known}⟧`,
	},
	{
		CodeSlug,
		`{key} "{value}" is not a slug; write 3 to 80 letters a-z, digits and hyphens⟦, such as {right}⟧`,
		`{key} « {value} » n’est pas un slug ; écrivez de 3 à 80 lettres a-z, chiffres et traits d’union⟦, comme {right}⟧`,
	},
	{
		CodeTag,
		`{key} "{value}" is not of the form of a tag; write 2 to 80 letters a-z, digits and hyphens⟦, such as {right}⟧`,
		`{key} « {value} » n’a pas la forme d’une étiquette ; écrivez de 2 à 80 lettres a-z, chiffres et traits d’union⟦, comme {right}⟧`,
	},
	{
		CodeCountry,
		`country "{value}" is not a code of ISO 3166-1 in two capitals⟦; did you mean {nearest}?⟧`,
		`le pays « {value} » n’est pas un code ISO 3166-1 en deux capitales⟦ ; vouliez-vous dire {nearest} ?⟧`,
	},
	{
		CodeLang,
		`{key} "{value}" is not a language tag such as en, fr or de-CH⟦; did you mean {nearest}?⟧`,
		`{key} « {value} » n’est pas un code de langue comme en, fr ou de-CH⟦ ; vouliez-vous dire {nearest} ?⟧`,
	},
	{
		CodeURL,
		`{key} "{value}" is not a web address; it must begin with https:// or http://`,
		`{key} « {value} » n’est pas une adresse web ; elle doit commencer par https:// ou http://`,
	},
	{
		CodeTwice,
		`{key} names "{value}" twice; once is enough`,
		`{key} nomme deux fois « {value} » ; une fois suffit`,
	},
	{
		CodeSourceNumber,
		`there is no source {value}; the sources are numbered from 1 to {count}`,
		`il n’y a pas de source {value} ; les sources sont numérotées de 1 à {count}`,
	},
	{
		CodeReference,
		`{value} points to no source; the sources are numbered from 1 to {count}`,
		`{value} ne renvoie à aucune source ; les sources sont numérotées de 1 à {count}`,
	},
	{
		CodeFootnote,
		`the note {value} is nowhere defined; number a source, or add a line {value}: …`,
		`la note {value} n’est définie nulle part ; donnez le numéro d’une source, ou ajoutez une ligne {value}: …`,
	},
	{
		CodeSelf,
		`{key} names the case itself; take it out`,
		`{key} nomme le cas lui-même ; retirez-le`,
	},
	{
		CodeContributorCompany,
		`contributor "{value}" is one of the companies; name a person, such as Judy Smith ({value})`,
		`« {value} », dans contributors, est l’une des organisations ; nommez une personne, comme Judy Smith ({value})`,
	},
	{
		CodeAnonymous,
		`an anonymous case names no companies; take out one of the two`,
		`un cas anonyme ne nomme pas d’organisation ; retirez l’une des deux clés`,
	},
	{
		CodeCrisisMissing,
		`key "crisis" is missing, for crisis is the first use; add crisis: {cause: …, response: […]}`,
		`il manque la clé « crisis », car crisis est le premier usage ; ajoutez crisis: {cause: …, response: […]}`,
	},
	{
		CodeCrisisAdvised,
		`crisis is one of the uses; better add crisis: {cause: …, response: […]}`,
		`crisis est l’un des usages ; mieux vaut ajouter crisis: {cause: …, response: […]}`,
	},
	{
		CodeTimelineMissing,
		`key "timeline" is missing, for crisis is the first use; tell every step with its date`,
		`il manque la clé « timeline », car crisis est le premier usage ; donnez chaque étape avec sa date`,
	},
	{
		CodeTimelineAdvised,
		`crisis is one of the uses; better add a timeline with the date of every step`,
		`crisis est l’un des usages ; mieux vaut ajouter timeline, avec la date de chaque étape`,
	},
	{
		CodeUpdatedEarly,
		`updated "{value}" is before added, {added}`,
		`updated « {value} » précède added, {added}`,
	},
	{
		CodeSectionMissing,
		`section "{section}" is missing; the body has, in this order, {order}`,
		`il manque la section « {section} » ; le texte comporte, dans cet ordre, {order}`,
	},
	{
		CodeSectionUnknown,
		`section "{section}" is not known; did you mean "{nearest}"?`,
		`la section « {section} » est inconnue ; vouliez-vous dire « {nearest} » ?`,
	},
	{
		CodeSectionPlace,
		`section "{section}" stands among the first four; move it after "{after}"`,
		`la section « {section} » se trouve parmi les quatre premières ; placez-la après « {after} »`,
	},
	{
		CodeSectionOrder,
		`section "{section}" comes too late; the order is {order}`,
		`la section « {section} » vient trop tard ; l’ordre est {order}`,
	},
	{
		CodeSectionTwice,
		`section "{section}" is here already, on line {line}; join the two`,
		`la section « {section} » est déjà là, à la ligne {line} ; réunissez-les`,
	},
	{
		CodeSectionLanguage,
		`section "{section}" is not in the body's language; write "{right}"`,
		`la section « {section} » n’est pas dans la langue du texte ; écrivez « {right} »`,
	},
	{
		CodeTranslationBehind,
		`the translation of {translated} is behind the original, updated on {updated}; see what changed and set translated`,
		`la traduction du {translated} est en retard sur l’original, mis à jour le {updated} ; voyez ce qui a changé et corrigez translated`,
	},
	{
		CodeTranslationLang,
		`this is a second file in {lang}, the language of {original}; two files for one slug and language`,
		`c’est un second fichier en {lang}, la langue de {original} ; deux fichiers pour un slug et une langue`,
	},
	{
		CodeTranslationTwice,
		`{other} is a translation into {lang} already; two files for one slug and language`,
		`{other} est déjà une traduction en {lang} ; deux fichiers pour un slug et une langue`,
	},
	{
		CodeTranslationOrphan,
		`this is a translation without its original, {original}`,
		`c’est une traduction sans son original, {original}`,
	},
	{
		CodeTranslationExtra,
		`{key} has {length} texts here, but only {count} in the original`,
		`{key} compte {length} textes ici, mais seulement {count} dans l’original`,
	},
	{
		CodeCaseUnknown,
		`{key} names "{value}", which is no case here⟦; did you mean "{nearest}"?⟧`,
		`{key} nomme « {value} », qui n’est pas un cas d’ici⟦ ; vouliez-vous dire « {nearest} » ?⟧`,
	},
	{
		CodeAliasTaken,
		`alias "{value}" already leads to {owner}`,
		`l’alias « {value} » mène déjà à {owner}`,
	},
	{
		CodeCollectionName,
		`the name "{name}" is not of the form of a collection, such as first-answers.md`,
		`le nom « {name} » n’a pas la forme de celui d’une collection, comme premieres-reponses.md`,
	},
	{
		CodeContributorBrand,
		`contributor "{value}" is an organisation, {company}; name a person, such as Judy Smith ({company})`,
		`« {value} », dans contributors, est une organisation, {company} ; nommez une personne, comme Judy Smith ({company})`,
	},
	{
		CodeDuplicate,
		`this may be the same case as {other}, "{title}"; name it in related where it is not, or make one of the two (kb merge)`,
		`c’est peut-être le même cas que {other}, « {title} » ; nommez-le dans related si ce n’est pas le cas, ou réunissez les deux (kb merge)`,
	},
	{
		CodeFileUnread,
		`nobody reads this file, for its name does not end in .md⟦; call it {right}⟧`,
		`personne ne lit ce fichier, car son nom ne finit pas par .md⟦ ; appelez-le {right}⟧`,
	},
	{
		CodeNotArchived,
		`source {number} has no archived copy; where there is one, add archived: https://web.archive.org/…`,
		`la source {number} n’a pas de copie archivée ; s’il en existe une, ajoutez archived: https://web.archive.org/…`,
	},
	{
		CodeTaxonomyFixed,
		`"{key}" can't be added to; a library adds only channels and sectors`,
		`« {key} » ne peut pas être complété ; une bibliothèque n’ajoute que des channels et des sectors`,
	},
	{
		CodeTermExists,
		`{what} "{value}" is known already; take it out here`,
		`{what} « {value} » est déjà connu ; retirez-le d’ici`,
	},
	{
		CodeRecordSlug,
		`slug is missing, and there is no title to make one of`,
		`il manque slug, et il n’y a pas de titre pour en faire un`,
	},
	{
		CodeRecordEnd,
		`the file ends in the middle of a record`,
		`le fichier finit au milieu d’un enregistrement`,
	},
	{
		CodeRecordDepth,
		`the values lie too deep in each other`,
		`les valeurs sont trop imbriquées`,
	},
	{
		CodeRecordJSON,
		`this is not JSON⟦: {detail}⟧`,
		`ceci n’est pas du JSON`,
	},
	{
		CodeRecordLine,
		`one record stands on a line, and more follows`,
		`une ligne contient un seul enregistrement, et il y en a davantage`,
	},
	{
		CodeRecordArray,
		`the array of records is closed, and more follows`,
		`le tableau des enregistrements est fermé, et il y a une suite`,
	},
	{
		CodeRecordQuote,
		`a quote stands where none can: a cell with quotes is in quotes, and its own are doubled`,
		`un guillemet n’a pas sa place ici : une cellule qui en contient est entre guillemets, et les siens sont doublés`,
	},
	{
		CodeRecordCell,
		`{key}: the cell begins as JSON and is none`,
		`{key} : la cellule commence comme du JSON et n’en est pas`,
	},
	{
		CodeRecordForm,
		`a record is a mapping of keys and values, such as {"slug": …, "title": …}`,
		`un enregistrement est fait de clés et de valeurs, comme {"slug": …, "title": …}`,
	},
	{
		CodeRecordEmpty,
		`the record is empty`,
		`l’enregistrement est vide`,
	},
	{
		CodeRecordKind,
		`{key} must be {want}`,
		`{key} doit être {want}`,
	},
	{
		CodeRecordLang,
		`a translation needs its lang, such as "fr"`,
		`une traduction a besoin de son lang, comme "fr"`,
	},
	{
		CodeRecordSize,
		`the record that begins here has more than {max} bytes`,
		`l’enregistrement qui commence ici dépasse {max} octets`,
	},
	{
		CodeRecordUTF8,
		`{key} is not UTF-8; save the table as CSV UTF-8`,
		`{key} n’est pas de l’UTF-8 ; enregistrez le tableau comme CSV UTF-8`,
	},
	{
		CodeRecordUTF16,
		`the file is UTF-16; save the table as CSV UTF-8`,
		`le fichier est de l’UTF-16 ; enregistrez le tableau comme CSV UTF-8`,
	},
	{
		CodeRecordColumn,
		`column "{column}" is no key of a case⟦; did you mean "{nearest}"?⟧⟦; say with --map KEY={map} which key it is, or leave it out with --ignore⟧`,
		`la colonne « {column} » n’est pas une clé d’un cas⟦ ; vouliez-vous dire « {nearest} » ?⟧⟦ ; dites avec --map CLÉ={map} quelle clé c’est, ou laissez-la de côté avec --ignore⟧`,
	},
	{
		CodeRecordColumnTwice,
		`column "{column}" is there twice`,
		`la colonne « {column} » est là deux fois`,
	},
	{
		CodeRecordColumnMissing,
		`there is no column "{column}", which is to be {key}⟦; did you mean "{nearest}"?⟧`,
		`il n’y a pas de colonne « {column} », qui doit être {key}⟦ ; vouliez-vous dire « {nearest} » ?⟧`,
	},
	{
		CodeRecordColumnless,
		`there is a cell without a column: "{value}"`,
		`il y a une cellule sans colonne : « {value} »`,
	},
	{
		CodeRecordOneColumn,
		`the first line must name the columns, parted by commas, semicolons or tabs; it is "{value}"`,
		`la première ligne doit nommer les colonnes, séparées par des virgules, des points-virgules ou des tabulations ; elle est « {value} »`,
	},
	{
		CodeRecordTaken,
		`{path}: a case of that slug is there already`,
		`{path} : il y a déjà un cas de ce slug`,
	},
	{
		CodeRecordRepeated,
		`slug {slug} is also that of the record in line {line}`,
		`le slug {slug} est aussi celui de l’enregistrement de la ligne {line}`,
	},
	{
		CodeRecordAlias,
		`slug {slug} is a name that {owner} had: it leads there for ever`,
		`le slug {slug} est un ancien nom de {owner} : il y mène pour toujours`,
	},
	{
		CodeRecordCollection,
		`{path}: a collection of that name is there already`,
		`{path} : il y a déjà une collection de ce nom`,
	},
	{
		CodeRecordTaxonomy,
		`the library has a taxonomy.yaml of its own, which lacks {terms}; add what is missing there, then import again`,
		`la bibliothèque a son propre taxonomy.yaml, où il manque {terms} ; ajoutez-y ce qui manque, puis importez de nouveau`,
	},
}
