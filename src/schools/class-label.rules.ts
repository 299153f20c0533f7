// The name of a class (classe): the year of the course, 1 to 5, the section (sezione) and sometimes the track
// (indirizzo) in short. Every office spells it its own way: 3^A INF, 3AINF, III A INF, terza A inf. The ministry knows a
// class by year of course and section; a section may have several letters (ALFA, ASA, 4/4AS with the year repeated).
// What follows in words ("Liceo Scientifico", "ITI TRIENNIO INF") describes the class and is not part of its name.

export interface ClassLabel {
  /** Year of the course, 1 to 5. */
  year: number
  /** Upper case; empty when only the year is given ("terza"). */
  section: string
  track: string | null
}

const YEAR_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^prim[ae]\b/i, 1],
  [/^second[ae]\b/i, 2],
  [/^terz[ae]\b/i, 3],
  [/^quart[ae]\b/i, 4],
  [/^quint[ae]\b/i, 5],
]
const ROMAN: readonly (readonly [string, number])[] = [
  ['III', 3],
  ['II', 2],
  ['IV', 4],
  ['I', 1],
  ['V', 5],
]

// Tracks that offices glue to the letter of the section: AINF is section A of INF, while ALFA is one section.
const TRACKS = new Set(
  `INF INFO TLC ELN ELT ELE ELET MEC MECC ENE AUT CHI CHIM BIO BIOT SAN AMB CAT TUR AFM RIM SIA CAIM LOG GRA GRAF GEO MODA
  MAT MMT ART ARCH DES AUD AUDIO SCEN FIG MUS COR LSA LSS LES LSU LSC SPO SPORT LIN LING CLA CLASS SCI SCIE ENO ALB CUC
  SALA ACC SOC OTT ODO AGR AGRO COMM PROM WEB MAN MAT ODONT`.split(/\s+/),
)
// Words of the kind of school: where one begins, the description begins.
const KINDS_OF_SCHOOL = new Set(
  'ITI ITT ITC ITE ITIS ITG ITCG IPS IPC IPSIA IPIA IPSS IPSSAR IIS ISIS IST LICEO SERALE CORSO BIENNIO TRIENNIO DEL DI DA E'.split(
    ' ',
  ),
)
const SHORTEST_GLUED_TRACK = 3
const SECTION = /^[A-Z][A-Z0-9]{0,5}$|^[A-Z]{1,2}[./_-][A-Z0-9]{1,3}$/

/** The class that a text spells, or null when it spells none. */
export function parseClassLabel(text: string): ClassLabel | null {
  const plain = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:classe|class|cl\.?)\b\s*[:.]?\s*/i, '')
    .replace(/\b20\d\d\s*[/-]\s*(20)?\d\d\b/, '')
    .trim()
  if (/^\/|\/.*\/.*[a-z]/i.test(plain)) return parsePath(plain)
  const start = readYear(plain)
  return start ? readSection(start) : readTrackFirst(plain)
}

/** One spelling for each class: 3A, 3INF, 3A INF. */
export function classText({ year, section, track }: ClassLabel): string {
  return `${year}${section}${track ? ` ${track}` : ''}`
}

// A unit of an organisation, /Studenti/Liceo/4B: the last part that is a class.
function parsePath(path: string): ClassLabel | null {
  const parts = path.split('/').filter((part) => part.trim() !== '')
  const labels = parts.map((part) => parseClassLabel(part)).filter((label) => label !== null && label.section !== '')
  return labels.at(-1) ?? null
}

interface YearRead {
  year: number
  rest: string
}

function readYear(text: string): YearRead | null {
  // "3a A" is terza A, but "3a inf" is section A of informatica.
  const digit = /^([1-5])(?!\d)\s*(?:[\^°ªº'’`´*]|a(?=\s+[A-Za-z](?![A-Za-z])))*/.exec(text)
  if (digit) return { year: Number(digit[1]), rest: text.slice(digit[0].length) }
  for (const [word, year] of YEAR_WORDS) {
    const found = word.exec(text)
    if (found) return { year, rest: text.slice(found[0].length) }
  }
  return readRoman(text)
}

// Glued to its section a Roman number is believed only before one letter: VA is quinta A, VIA is a street.
function readRoman(text: string): YearRead | null {
  const upper = text.toUpperCase()
  for (const [roman, year] of ROMAN) {
    if (!upper.startsWith(roman)) continue
    const rest = text.slice(roman.length)
    if (/^[\s^°ªº'’.:/-]|^$/.test(rest) || isGluedSection(rest)) return { year, rest }
  }
  return null
}

function isGluedSection(rest: string): boolean {
  const [word = ''] = rest.toUpperCase().split(/\s/)
  return /^[A-Z]$/.test(word) || TRACKS.has(word.slice(1))
}

function readSection({ year, rest }: YearRead): ClassLabel | null {
  const words = sectionWords(year, rest)
  const [first, ...others] = words
  if (first === undefined || KINDS_OF_SCHOOL.has(first) || isPlainWord(first)) return { year, section: '', track: null }
  const { section, glued } = splitSection(first)
  if (!SECTION.test(section)) return null
  return { year, section, track: glued ?? trackAfter(others, first) }
}

function sectionWords(year: number, rest: string): string[] {
  return rest
    .toUpperCase()
    .replace(/^[\s^°ªº'’`´.:/_-]+/, '')
    .replace(/^(SEZIONE|SEZ)\b[\s.:]*/, '')
    .replace(/["“”'’]/g, '')
    .replace(new RegExp(`^${year}(?=[A-Z])`), '')
    .replace(/\s[-–—]\s.*$/, '')
    .replace(/^([A-Z]{1,2})\s*-\s*([A-Z]{1,2})$/, '$1-$2')
    .replace(/[()[\],;]/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
}

function isPlainWord(word: string): boolean {
  return /^[A-ZÀ-Ü]{7,}$/.test(word)
}

function splitSection(word: string): { section: string; glued: string | null } {
  const parts = /^([A-Z]{1,2})[-_/.](.+)$/.exec(word)
  if (parts?.[1] && parts[2] && TRACKS.has(parts[2])) return { section: parts[1], glued: parts[2] }
  const tail = word.slice(1)
  const splits = tail.length >= SHORTEST_GLUED_TRACK && TRACKS.has(tail) && !TRACKS.has(word)
  return splits ? { section: word.slice(0, 1), glued: tail } : { section: word, glued: null }
}

// A short code after the section is its track, unless it opens a description or only repeats the section.
function trackAfter(words: string[], section: string): string | null {
  const [first] = words
  if (first === undefined || KINDS_OF_SCHOOL.has(first)) return null
  return first !== section && (/^[A-Z]{1,4}$/.test(first) || TRACKS.has(first)) ? first : null
}

// INF 3A, LSA4B: the track before the year.
function readTrackFirst(text: string): ClassLabel | null {
  const found = /^([A-Z]{2,5})[\s_-]*([1-5])[\s^°]*([A-Z])$/.exec(text.toUpperCase())
  if (!found?.[1] || !found[3] || !TRACKS.has(found[1])) return null
  return { year: Number(found[2]), section: found[3], track: found[1] }
}

/**
 * The class named in a title: "Elenco alunni classe 4^B Informatica - a.s. 2026/27", "Classe: 3 Sezione: A", or a title
 * that is a class and nothing else. Null when it names none or, like "Classi: 3A - 4A", more than one.
 */
export function classInTitle(title: string): ClassLabel | null {
  const text = title.replace(/\s+/g, ' ').trim()
  const pair = /\b(?:classe|anno(?: di corso)?)\s*[:.]?\s*(\S+?)[\s,;-]+sez(?:ione|\.)?\s*[:.]?\s*(\S+)/i.exec(text)
  if (pair) return parseClassLabel(`${pair[1]} ${pair[2]}`)
  const named = /\b(?:classe|class|cl\.)\s*[:.]?\s*(.+)$/i.exec(text) ?? LIST_OF.exec(text)
  if (named?.[1]) return parseClassLabel(beforeOtherMatters(named[1]))
  return /^[1-5IV]/.test(text) && text.length <= 40 ? withSection(parseClassLabel(beforeOtherMatters(text))) : null
}

const LIST_OF =
  /\b(?:alunni|alunne|studenti|studentesse|allievi|elenco)\b(?:\s*[-–:]\s*|\s+)(?:e\s+alunne\s+)?(?:della\s+|di\s+)?([1-5IV]\S*.*)$/i

function beforeOtherMatters(text: string): string {
  return text.split(/\s[-–—]\s|\ba\.?\s?s\.?\s*\d|\banno scolastico\b|[;(|]|,\s/i)[0]?.trim() ?? ''
}

function withSection(label: ClassLabel | null): ClassLabel | null {
  return label && label.section !== '' ? label : null
}
