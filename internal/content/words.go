package content

import "strings"

// Authors write the words of their own language where the format has a word of its own. They are offered that
// word in the hint; nothing is ever read as if they had written it.

// OwnWord is the word of the format for a Swedish or Norwegian one, "" where it is none of those known. Of several
// that it may mean, the first is returned that allowed has.
func OwnWord(word string, allowed []string) string {
	word = strings.Trim(strings.ToLower(word), " _-.:?!")
	for _, line := range strings.Split(strings.TrimSpace(ownWords), "\n") {
		names, means, _ := strings.Cut(line, "=")
		for _, name := range strings.Split(names, ",") {
			if strings.TrimSpace(name) != word {
				continue
			}
			for _, meant := range strings.Fields(means) {
				for _, a := range allowed {
					if a == meant {
						return meant
					}
				}
			}
		}
	}
	return ""
}

const ownWords = `
rubrik, titel, namn, navn, tittel = title name
sammanfattning, sammendrag, ingress = summary
datum, dato = date
språk, språkversioner = languages
källa, källor, kilde, kilder = sources
kontrollerad, granskad = checked
anteckning, anteckningar, merknad = notes note
utkast, kladd = draft
översättning, oversettelse = translation
samarbete, samverkan, samarbeid = collaboration collaborations
fullmäktige, kommun, råd, kommunestyre, kommune = council councils municipality
dokument, dokumenter, handlingar = document documents
version, versjon, versjoner, versioner = version versions
beslut, beslutar, vedtak = decides decisions outcome
utfall, resultat, utgång = outcome
paragraf, §, sak, saksnummer = section
diarienummer, dnr, diarienr, arkivsaksnummer = registration
hänvisning, citat = citation
justerat, justerad, justering, protokollsjustering = approved
anslaget, anslag, tillkännagivet = announced
laga kraft, lagakraft, rettskraft = final
röster, stemmer = votes
för, for, ja = for yes true
mot, emot, nej, nei = against no false
avstod, avstår = abstained
reservation, reservationer, dissens = dissent deviation
protokoll, protokollet = minutes
villkor, vilkår = condition
avvikelse, ändringar, förbehåll = deviation
omfattning, avsnitt = scope
parter, part = parties
regel = rule
antagande, antagen av = adoption
alla, alle, samtliga = all
majoritet, flertal = majority
inget, ingen = none
medlemmar, medlemmer = members
från, fra = from
till, til, t.o.m. = until to
organ, nämnder = bodies body
giltig, giltighet, gäller, gjelder = valid
översyn, aktualitetsprövning, revision = review
ansvarig, ansvar, ansvarlig = responsible
ämnen, nyckelord, emner = topics
typ, type, sort = type kind
år = year
sida, side = page
fil = file
adress, länk, webbplats, hemsida, nettsted = url website email
telefon = phone
e-post, epost, mejl = email
roll = role
kontakt, kontakter = contacts
avsändare, utgivare = issuers publisher
påståenden = claims
rättelser, rättelse, rettelser = corrections
exempel, eksempel = example
skäl, anledning = reason
sekretess, sperrefrist = embargo
remiss, høring = referral
inskickad, översänd = submitted
mål = goals
strategi = strategy
riktlinje, riktlinjer, retningslinjer = guidelines
avtal, avtale = agreement
stadga, stadgar, reglemente, vedtekter = statutes
program = programme
verksamhetsplan, aktivitetsplan, virksomhetsplan = activity-plan plan
verksamhetsberättelse, årsberättelse, årsberetning = activity-report report
förslag, forslag = proposal
slutlig, fastställd = final
styrelse, styre = board
styrgrupp = board
arbetsgrupp, arbeidsgruppe = working-group
sekretariat, kansli = secretariat
sverige, sv, swe = SE
norge, nb, nor = NO
sidhuvud, huvudmeny = header
sidfot = footer
officiell, offisiell = official
inofficiell, uofficiell, uoffisiell = unofficial
ordagrann, ordrett = verbatim
referat, återgivning, gjengivelse = rendition
antagen, antaget, antagna, vedtatt = adopted
vilande, väntar, venter = awaiting
samarbeten = collaborations
pressmeddelanden, pressmeddelande, pressemeldinger = releases
ordlista, termer, begrepp = terms
sidor, sider = pages
`
