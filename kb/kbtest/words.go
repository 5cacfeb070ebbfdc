package kbtest

import (
	"math/rand/v2"
	"strings"
)

// A vocabulary is the words of one language, the most frequent first: real ones,
// then made-up ones without end.
type vocabulary struct {
	real      []string
	syllables []string
	endings   []string
}

// distinct is how many different words a corpus draws from, in each language.
const distinct = 40_000

// word is the word of a rank from 0. Real texts have a long tail of words that
// stand in a case or two: it is made up from syllables.
func (v *vocabulary) word(rank int) string {
	if rank < len(v.real) {
		return v.real[rank]
	}
	n := rank - len(v.real)
	var b strings.Builder
	for range 2 {
		b.WriteString(v.syllables[n%len(v.syllables)])
		n /= len(v.syllables)
	}
	if n > 0 {
		b.WriteString(v.syllables[n%len(v.syllables)])
	}
	b.WriteString(v.endings[rank%len(v.endings)])
	return b.String()
}

// A speaker draws words of a vocabulary by Zipf's law, as texts do: the n-th
// most frequent word comes about n times less often than the first.
type speaker struct {
	*vocabulary
	zipf *rand.Zipf
}

func newSpeaker(v *vocabulary, r *rand.Rand) speaker {
	return speaker{v, rand.NewZipf(r, 1.2, 3, distinct-1)}
}

func (s speaker) next() string { return s.word(int(s.zipf.Uint64())) } //nolint:gosec // under distinct

// content is a word that says something: none of the first, which only join.
func (s speaker) content() string {
	for {
		if rank := int(s.zipf.Uint64()); rank >= joining { //nolint:gosec // under distinct
			return s.word(rank)
		}
	}
}

// joining is the number of words at the head of each list that only join others.
const joining = 40

func english() *vocabulary {
	return &vocabulary{
		real: strings.Fields(`the of to and a in it is that for was on with as by they are at this from
not an be had its their were who which has but what when one or more than out so into
people company customers page answer blog post team brand comments public week twitter facebook day year customer
service campaign video story employees questions press first time answers media social share crisis name written
online users followers photo said read because after before every some two many few without through still own new
community complaint complaints apology statement spokesperson account channel posts tweet tweets message messages
network fans like reply replies hours minutes morning night weekend months sales store stores product
products price offer order orders delivery refund helpline phone email website forum forums thread threads
moderation moderators rules policy guidelines training manager managers director chairman founder agency agencies
budget cost costs results figures measure measured numbers views visits visitors subscribers reach engagement
reputation trust honesty humour tone voice person persons personal human warm plain clear quick slow silent silence
angry critics criticism backlash anger mistake mistakes error fault blame responsibility responsible accident recall
safety health risk risks danger warning monitoring listening alert alerts dashboard report reports reported
journalists journalist newspaper newspapers television radio interview interviews article articles coverage
bloggers blogger influencers relations event events launch launched contest prize prizes viral shared
sharing spread hashtag hashtags trend trending meme parody parodies joke jokes
internal intranet staff colleagues office offices headquarters union unions culture values pride knowledge wiki
innovation ideas idea suggestion suggestions vote votes crowd co-creation design designs designer
partners suppliers competitors competitor market markets segment audience audiences target young older women men
families parents children students teachers school university hospital hospitals patients doctors
airline airlines flight flights passengers passenger luggage delay delays airport train trains station stations
bank banks branch branches insurance telecom operator operators energy water power outage outages
restaurant restaurants food drinks coffee tea beer chocolate bread meat supermarket supermarkets shelf shelves
fashion shoes clothes cosmetics soap perfume car cars dealer dealers garage tyre tyres museum museums concert
hotel hotels guests guest booking bookings travel tourists tourism lake mountain city cities town village
government ministry mayor election elections law lawyer lawyers court regulator authority police army
strategy objective objectives plan planned prepared preparation lesson lessons learned experience expert experts
consultant consultants workshop workshops presentation slides study studies survey surveys research researcher
quarter percent thousand million double doubled half third growth growing fell rose rising decline declined
started opened closed stopped continued changed moved returned left joined signed promised explained admitted
denied refused removed deleted blocked banned published posted answered asked thanked apologised corrected
filmed streamed live broadcast podcast newsletter app mobile tablet screen camera desk tool tools software
platform platforms algorithm timeline feed profile profiles avatar cover banner link links traffic search`),
		syllables: strings.Fields(`al an ar bar ben bor cal can car cor dan del den der dor el en er fal fen fer
gal gar ger gran hal har hel ken lan lar len ler lor mal man mar mel mer mor nal nar nel nor pal par pel per por
ral ran rel ren sal san sel sen ser sol tal tan tar tel ten ter tor val van vel ven ver vor wal wen wer`),
		endings: []string{"ing", "ed", "s", "er", "ment", "ness", "ful", "ity", "y", "ation"},
	}
}

func french() *vocabulary {
	return &vocabulary{
		real: strings.Fields(`de la le les et des à en un une du que qui est pour dans sur il elle ne
pas par au plus avec ce se son sa ses ils ont été aux mais comme ou leur sont cette
entreprise page clients réponse blog billet équipe marque commentaires public semaine twitter facebook jour année
client service campagne vidéo histoire employés questions presse premier temps réponses médias sociaux crise nom
ligne utilisateurs abonnés photo dit lire parce après avant chaque quelques deux beaucoup sans encore propre nouveau
communauté réclamation réclamations excuses communiqué porte-parole compte canal billets tweet tweets message
réseau fans aime répond répondent heures minutes matin nuit mois gens ventes magasin magasins produit produits prix
offre commande commandes livraison remboursement téléphone courriel site forum forums discussion discussions
modération modérateurs règles charte formation responsable responsables directeur directrice président fondateur
agence agences budget coût coûts résultats chiffres mesure mesurer nombre vues visites visiteurs portée engagement
réputation confiance honnêteté humour ton voix personne personnes humain chaleureux simple clair rapide lent silence
colère critiques critique tollé erreur erreurs faute responsabilité accident rappel sécurité santé risque risques
danger alerte alertes veille écoute tableau rapport rapports journaliste journalistes journal journaux télévision
radio entretien entretiens article articles blogueurs blogueuse influenceurs relations événement événements
lancement lancé concours prix viral partagé partager diffusion mot-dièse tendance parodie parodies blague
interne intranet collaborateurs collègues bureau bureaux siège syndicat syndicats culture valeurs fierté savoir
innovation idées idée suggestion suggestions vote votes foule cocréation dessin dessins partenaires fournisseurs
concurrents concurrent marché marchés public cible jeunes femmes hommes familles parents enfants étudiants école
université hôpital hôpitaux patients médecins compagnie vol vols passagers bagages retard retards aéroport train
trains gare gares banque banques agence assurance opérateur énergie eau panne pannes restaurant restaurants
nourriture boissons café thé bière chocolat pain viande supermarché rayon rayons mode chaussures vêtements
savon parfum voiture voitures garage pneu pneus musée musées concert hôtel hôtels hôtes réservation voyage
touristes tourisme lac montagne ville villes village gouvernement ministère maire élection loi avocat tribunal
autorité police stratégie objectif objectifs plan prévu préparé préparation leçon leçons appris expérience expert
consultant consultante atelier ateliers présentation étude études sondage recherche chercheur trimestre pourcent
mille million double moitié tiers croissance baisse hausse recul commencé ouvert fermé arrêté continué changé
retourné quitté rejoint signé promis expliqué reconnu nié refusé retiré supprimé bloqué publié répondu demandé
remercié corrigé filmé direct balado infolettre application mobile tablette écran caméra outil outils logiciel
plateforme plateformes algorithme fil profil profils couverture bannière lien liens trafic moteur deuxième
rédaction savoir-faire bouche-à-oreille communication marketing publicité bénéfice lectrices lecteurs fidélité`),
		syllables: strings.Fields(`ba be bé bi bo bra bri ca ce cé chan che cho cla co cri da de dé di do dra é en
fa fé fi fla fo fra ga gé glo gra gri ja jo la le li lo ma mé mi mo na né ni no pa pé pi pla po pré pri ra ré ri ro
sa sé si so ta té ti to tra tri va vé vi vo`),
		endings: []string{"tion", "ment", "é", "es", "er", "ure", "eur", "ique", "ance", "s"},
	}
}
