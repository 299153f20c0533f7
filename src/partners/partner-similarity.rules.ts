// Two records of one organisation (doppioni) seldom have the same name to the letter: one says "Officine Bernasconi",
// the other "F.lli Bernasconi Officine Meccaniche S.r.l.". Names are compared as sets of words: without legal forms,
// particles, accents and capitals, in any order, one letter of a long word more or less. Words that many organisations
// share (officina, associazione, the name of the town) weigh little. Only partners in one town or postcode are compared.
// A likeness is a hint for people, never a refusal: only numbers (partita IVA, codice fiscale) prove that two are one.

import type { Partner, PartnerSite } from './partner.rules.ts'

export interface Named extends Pick<Partner, 'name'> {
  sites: Pick<PartnerSite, 'town' | 'postcode'>[]
}

interface Word {
  text: string
  /** The word and, of a long one, all that is left of it without one letter: two of them meet when one letter differs. */
  forms: ReadonlySet<string>
  weight: number
}

/** What of a partner is compared. */
interface Likeable {
  places: ReadonlySet<string>
  /** The words of the name; and those before the name of the owner ("... di Anselmo Rossi & C."), when they say enough. */
  names: readonly (readonly Word[])[]
}

const legalForms = words(`
  srl srls spa sas snc sapa ss scarl scrl scpa scs soc societa responsabilita limitata arl rl unipersonale semplice
  azioni aps odv onlus ets asd ssd impresa ditta individuale cooperativa coop sociale holding group gruppo`)
const particles = words(
  'di de da del della dello dei degli delle dell d e ed il lo la i gli le l un una per in a al con',
)
const common = words(`
  associazione fondazione consorzio studio officina officine laboratorio laboratori fablab makerspace azienda fratelli
  figli istituto scuola museo centro ente italia italiana italiano servizi the of and for`)

const commonWeight = 0.3
const longWord = 6

/** From this likeness on two names are shown to people. */
const alikeFrom = 0.6

/** How alike two names are in one place, from 0 to 1. */
export function nameLikeness(a: Named, b: Named): number {
  return likeness(likeable(a), likeable(b))
}

/** Those of the known partners that may be the new one: in its town or postcode, with a name like its own; likest first. */
export function alikeTo<P extends Named>(candidate: Named, known: readonly P[]): P[] {
  const own = likeable(candidate)
  return known
    .map((partner) => ({ partner, likeness: likenessNearby(own, likeable(partner)) }))
    .filter((each) => each.likeness >= alikeFrom)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map((each) => each.partner)
}

export interface Pair<P> {
  first: P
  second: P
  /** 0.6 to 1 */
  likeness: number
}

/** The pairs among these partners that may be one organisation, likest first. Only those that share a telling word meet. */
export function pairsAlike<P extends Named>(partners: readonly P[]): Pair<P>[] {
  const all = partners.map((partner) => ({ partner, own: likeable(partner) }))
  const compared = new Set<number>()
  const pairs: Pair<P>[] = []
  for (const [i, j] of meetings(all)) {
    const couple = i * all.length + j
    const found = compared.has(couple) ? null : pairOf(all[i], all[j])
    compared.add(couple)
    if (found) pairs.push(found)
  }
  return pairs.toSorted((a, b) => b.likeness - a.likeness)
}

/** The places in the list of each two that share a meeting point; two that share several come several times. */
function* meetings(all: readonly { own: Likeable }[]): Generator<[number, number]> {
  const met = new Map<string, number[]>()
  for (const [j, { own }] of all.entries())
    for (const point of meetingPoints(own)) {
      const before = met.get(point) ?? []
      for (const i of before) yield [i, j]
      met.set(point, before)
      before.push(j)
    }
}

type Entry<P> = { partner: P; own: Likeable }

function pairOf<P>(a: Entry<P> | undefined, b: Entry<P> | undefined): Pair<P> | null {
  if (!a || !b) return null
  const alike = likeness(a.own, b.own)
  return alike >= alikeFrom ? { first: a.partner, second: b.partner, likeness: alike } : null
}

/** Alike partners share a form of a telling word, or all of their common words. */
function meetingPoints({ names, places }: Likeable): string[] {
  const [name = []] = names
  const telling = name.filter(({ weight }) => weight === 1).flatMap(({ forms }) => [...forms])
  const points = telling.length > 0 ? telling : [name.map(({ text }) => text).join(' ')]
  return [...new Set(points)].flatMap((point) => [...places].map((place) => `${place} ${point}`))
}

function likenessNearby(a: Likeable, b: Likeable): number {
  if (![...a.places].some((place) => b.places.has(place))) return 0
  const pointsOfB = new Set(meetingPoints(b))
  return meetingPoints(a).some((point) => pointsOfB.has(point)) ? likeness(a, b) : 0
}

function likeness(a: Likeable, b: Likeable): number {
  return Math.max(...a.names.flatMap((ofA) => b.names.map((ofB) => shareOf(ofA, ofB))))
}

/** The weight of what two names share, in that of both. */
function shareOf(a: readonly Word[], b: readonly Word[]): number {
  const rest = [...b]
  let shared = 0
  for (const word of a) {
    const at = rest.findIndex((other) => sameWord(word, other))
    if (at < 0) continue
    shared += word.weight + (rest.splice(at, 1)[0]?.weight ?? 0)
  }
  return shared / (weightOf(a) + weightOf(b))
}

function sameWord(a: Word, b: Word): boolean {
  if (a.text === b.text) return true
  if (Math.abs(a.text.length - b.text.length) > 1 || Math.min(a.forms.size, b.forms.size) === 1) return false
  return [...a.forms].some((form) => b.forms.has(form))
}

function weightOf(name: readonly Word[]): number {
  return name.reduce((sum, { weight }) => sum + weight, 0)
}

function likeable({ name, sites }: Named): Likeable {
  const towns = new Set(sites.flatMap(({ town }) => splitWords(town)))
  const places = new Set(sites.flatMap(({ town, postcode }) => [`t:${splitWords(town).join(' ')}`, `p:${postcode}`]))
  const full = wordsOf(splitWords(name), towns)
  const split = splitWords(name)
  const owner = split.findIndex((word) => word === 'di')
  const short = owner > 0 ? wordsOf(split.slice(0, owner), towns) : []
  const saysEnough = short.length > 1 && short.some(({ weight }) => weight === 1)
  return { places, names: saysEnough ? [full, short] : [full] }
}

function wordsOf(split: readonly string[], towns: ReadonlySet<string>): Word[] {
  const telling = split.filter((word) => word.length > 1 && !legalForms.has(word) && !particles.has(word))
  // A name of nothing but particles and legal forms is still a name.
  const kept = telling.length > 0 ? telling : split
  return [...new Set(kept)].toSorted().map((text) => ({
    text,
    forms: formsOf(text),
    weight: common.has(text) || towns.has(text) ? commonWeight : 1,
  }))
}

function formsOf(word: string): ReadonlySet<string> {
  if (word.length < longWord) return new Set([word])
  return new Set([word, ...Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))])
}

function splitWords(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bf\.?lli\b/gu, 'fratelli')
    .replace(/\b(fab|maker)[ -](lab|space)\b/gu, '$1$2')
    // S.r.l. is one word, and so is A.P.S.
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u))
}
