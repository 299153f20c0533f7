// What a column of a class list (elenco alunni) holds, told by the words of its heading and by nothing else: programs
// and offices choose and name columns freely. Only what an enrolment needs is kept. Data on health, disability, learning
// disorders (DSA, BES) and religion are special categories (GDPR art. 9); those of parents, and addresses, telephones
// and passwords, are not needed (art. 5.1.c). None of them is read, and each is named to whoever brings the file.

export type Field =
  | 'surname'
  | 'givenName'
  | 'fullName'
  | 'taxCode'
  | 'birthDate'
  | 'sex'
  | 'male'
  | 'female'
  | 'class'
  | 'year'
  | 'section'
  | 'track'
  | 'note'
  | 'leavingDate'
  | 'email'
  | 'ordinal'

export interface Meaning {
  /** null: not a column we know, or not one we want. */
  field: Field | null
  /** Data that must not even pass through. */
  sensitive: boolean
  /** A column about a parent, a teacher or a firm rather than about the student. */
  somebodyElse: boolean
}

const HEADINGS: Record<Field, string> = {
  surname: 'cognome|cognomi|cogn|surname|last name|lastname|family name|cognome nascita',
  givenName: 'nome|nomi|name|first name|firstname|given name|givenname|forename|prenome|nome battesimo|nome proprio',
  fullName:
    'cognome nome|cogn nome|nome cognome|nome completo|alunno|alunna|alunni|alunne|alunno a|alunni alunne|alunn|allievo|allieva' +
    '|allievi|allievo a|studente|studentessa|studenti|studente ssa|studente essa|studenti esse|nominativo|nominativi' +
    '|full name|fullname|display name|nome visualizzato|student|students|pupil|student name|pr alunno|n alunno' +
    '|n cognome nome|elenco alunni|elenco studenti|anagrafica|anagrafica alunno|generalita|candidato|surname name' +
    '|name surname|last name first name|first name last name|cognome nome alunno',
  taxCode:
    'codice fiscale|cod fis|cod fisc|cod fiscale|codice fisc|codfis|codfisc|codfiscale|codicefiscale|c f|cf|c fiscale' +
    '|tax code|taxcode|fiscal code|tax id|italian tax code|id fiscale',
  birthDate:
    'data nascita|data nasc|dt nascita|dt nasc|d nascita|datanascita|nato il|nata il|nato a il|nata a il|nato nata il' +
    '|nato o il|nascita|nascita data|birth date|birthdate|date birth|birthday|dob|luogo data nascita' +
    '|data luogo nascita|nato a luogo data|giorno nascita',
  male: 'm|maschi|maschio',
  female: 'f|femmine|femmina',
  sex: 'sesso|sex|genere|gender|m f|sesso m f|mf',
  class:
    'classe|class|cl|classe sezione|classe sez|cl sez|gruppo classe|sezione classe|nome classe|org unit path|unita organizzativa' +
    '|percorso unita organizzativa|classi|class name|sigla classe|cod classe|codice classe|descrizione classe',
  year: 'anno corso|anno|anno classe|year|grade|classe anno|anno frequenza|year course',
  section: 'sezione|sez|section|lettera|corso sezione',
  track:
    'indirizzo|indirizzo studio|indirizzo studi|corso|corso studi|corso studio|specializzazione|articolazione|sigla indirizzo|track',
  note: 'note|nota|annotazioni|annotazione|osservazioni|stato|status|esito|situazione|stato alunno|stato frequenza|frequenza|movimenti|ritirato|ritiro|ritirati|stato iscrizione',
  leavingDate:
    'data ritiro|data uscita|data trasferimento|data cessazione|ritirato il|trasferito il|data fine frequenza|data fine',
  email:
    'email|e mail|mail|posta elettronica|indirizzo email|email address|indirizzo e mail|email istituzionale|username|account|e mail istituzionale|utente',
  ordinal:
    'n|nr|num|numero|n ord|nd ord|nd ordine|n ordine|num ord|nro|no|pr|prog|progr|progressivo|pos|ord|n prog|n progr|n registro|numero registro',
}

const FIELD_OF = new Map(
  Object.entries(HEADINGS).flatMap(([field, headings]) =>
    headings.split('|').map((heading) => [heading, field as Field]),
  ),
)

const SOMEBODY_ELSE =
  /\b(padre|madre|mamma|papa|genitor\w*|tutor|tutore|tutori|tutrice|parent\w*|guardian\w*|mother|father|famigli\w*|affidatari\w*|delegat\w*|esercente|docent[ei]|insegnant[ei]|coordinator\w*|professor\w*|teacher|referente|azienda|impresa|fratello|sorella|nonn[oa]|coniuge)\b/
const SENSITIVE = new RegExp(
  `\\b(${[
    'sostegno disab\\w* handicap\\w* h 104 170 dsa bes pdp pei pai pfi adhd obiettivi minimi certificat\\w* certificazion\\w*',
    'diagnos\\w* salute sanit\\w* medic\\w* allerg\\w* intolleran\\w* farmac\\w* vaccin\\w* invalid\\w* bisogni dieta mensa',
    'relig\\w* irc alternativa cittadinanza nazionalita naz etnia lingua madrelingua permesso passaporto',
    'telefon\\w* tel cell\\w* recapit\\w* phone mobile fax contatt\\w* residen\\w* domicil\\w* indirizzo address via cap',
    'comune citta localita provincia prov luogo stato nato nata password pwd pin credit\\w* vot\\w* media isee iban reddito',
    'username user email mail pec ip documento carta note nota annotazion\\w* osservazion\\w* ripetent\\w* bocciat\\w* esito',
    'giudizio assenz\\w* debit\\w* foto tassa tasse contribut\\w* legge l deroga',
  ]
    .join(' ')
    .replaceAll(' ', '|')})\\b`,
)
const ABOUT_THE_STUDENT =
  /\b(alunn[oaie]|allie[vt]\w*|studente|studentessa|studenti|student|pupil|figli[oa]|iscritt[oi])\b/g
const LINKING_WORDS = /\b(di|del|dello|della|dell|dei|degli|e|ed|of|the|and|d)\b/g
const NAMELESS = new Set(['classe precedente', 'classe provenienza', 'classe concorso', 'classe scorsa'])

/** What a heading announces. Brackets, stars, accents, line breaks and camelCase make no difference. */
export function meaningOf(heading: string): Meaning {
  const full = plainWords(heading)
  const short = plainWords(heading.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')) || full
  const somebodyElse = SOMEBODY_ELSE.test(full)
  const field = somebodyElse ? null : fieldOf(short)
  const wanted = field !== null && field !== 'note' && field !== 'email'
  return { field, sensitive: somebodyElse || (!wanted && SENSITIVE.test(full)), somebodyElse }
}

function fieldOf(words: string): Field | null {
  const linked = tidy(words.replace(LINKING_WORDS, ' '))
  const bare = tidy(linked.replace(ABOUT_THE_STUDENT, ' '))
  const known = FIELD_OF.get(words) ?? FIELD_OF.get(linked) ?? FIELD_OF.get(bare)
  if (known) return known
  if (NAMELESS.has(linked)) return null
  return /^classe (?!conc|prec|prov)/.test(linked) ? 'class' : null
}

/** Whether a heading for the whole name says that the given name comes first. */
export function saysNameFirst(heading: string): boolean {
  return /\b(nome|first name|name)\W+(e\W+)?(cognome|last name|surname)\b/i.test(
    heading.replace(/cognome\W+(e\W+)?nome/i, ''),
  )
}

function plainWords(text: string): string {
  const latin = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
  const words = latin.replace(/[^a-z0-9]+/g, ' ').replace(/([a-z])(\d)|(\d)([a-z])/g, '$1$3 $2$4')
  return tidy(words).replace(/\b(?:[a-z] )+[a-z]\b/g, (initials) => initials.replaceAll(' ', ''))
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
