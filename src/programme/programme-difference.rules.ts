// What a pack would change (anteprima), line by line: facts and entries added, changed, brought back or retired, and
// closures removed. An entry that the pack no longer has is not removed: it is retired, because records use it. Entries
// are compared by their code, closures by their first day, everything else as a whole.

import type { Language } from '../platform/words.ts'
import { closureLine, feastText } from './closure-lines.rules.ts'
import { type LabFact, labFactValues } from './lab-norms-facts.rules.ts'
import { type AnyEntry, lineOf } from './programme-lines.rules.ts'
import { type Bilingual, listOf, type ListSection, listSections, type Programme } from './programme.rules.ts'
import type { Section } from './programme.rules.ts'

export type Fact =
  | 'code'
  | 'cityName'
  | 'name'
  | 'logo'
  | 'map'
  | 'patron'
  | 'qualificationRequired'
  | 'qualificationMonths'
  | 'agreementMonths'
  | 'expiryWarnings'
  | 'specificSafetyHours'
  | LabFact
  | 'welcome'
  | 'agreement'

export type Change = 'added' | 'changed' | 'restored' | 'retired' | 'removed'

export interface Difference {
  section: Section
  change: Change
  /** Which fact; null for an entry of a list or a closure. */
  fact: Fact | null
  /** What it says now and what it would say; null for nothing. */
  before: string | null
  after: string | null
}

/** Everything that differs between the programme of now and another, section by section. */
export function differences(now: Programme, next: Programme, language: Language): Difference[] {
  const facts = factDifferences(now, next)
  const factsIn = (section: Section) => facts.filter((each) => each.section === section)
  return [
    ...factsIn('identity'),
    ...factsIn('calendar'),
    ...closureDifferences(now, next),
    ...factsIn('norms'),
    ...factsIn('labs'),
    ...listSections.flatMap((section) => listDifferences(section, listOf(now, section), { next, language })),
    ...factsIn('texts'),
  ]
}

function factDifferences(now: Programme, next: Programme): Difference[] {
  const after = new Map(factsOf(next).map(({ fact, value }) => [fact, value]))
  return factsOf(now).flatMap(({ section, fact, value }) => {
    const change = changeBetween(value, after.get(fact) ?? null)
    return change ? [{ section, fact, ...change }] : []
  })
}

function changeBetween(before: string | null, after: string | null): Omit<Difference, 'section' | 'fact'> | null {
  if (before === after) return null
  return { change: before === null ? 'added' : after === null ? 'removed' : 'changed', before, after }
}

interface FactValue {
  section: Section
  fact: Fact
  value: string | null
}

function factsOf(programme: Programme): FactValue[] {
  const { calendar, norms, texts, map } = programme
  const identity = (fact: Fact, value: string | null): FactValue => ({ section: 'identity', fact, value })
  const norm = (fact: Fact, value: string): FactValue => ({ section: 'norms', fact, value })
  const patron = calendar.patron ? `${feastText(calendar.patron.on)} ${calendar.patron.name}` : null
  return [
    identity('code', `${programme.code} ${programme.edition}`),
    identity('cityName', programme.cityName),
    identity('name', bothNames(programme.name)),
    identity('logo', programme.logo?.base64 ?? null),
    identity('map', map ? `${map.centre.lat}, ${map.centre.lon} (${map.zoom})` : null),
    { section: 'calendar', fact: 'patron', value: patron },
    norm('qualificationRequired', String(norms.qualificationRequired)),
    norm('qualificationMonths', String(norms.qualificationMonths)),
    norm('agreementMonths', String(norms.agreementMonths)),
    norm('expiryWarnings', norms.expiryWarnings.join(', ')),
    norm('specificSafetyHours', safetyHoursText(norms)),
    ...labFactValues(norms.labs).map(([fact, value]): FactValue => ({ section: 'labs', fact, value })),
    { section: 'texts', fact: 'welcome', value: texts.welcome && bothNames(texts.welcome) },
    { section: 'texts', fact: 'agreement', value: texts.agreement },
  ]
}

/** Low, medium, high. */
export function safetyHoursText({ specificSafetyHours }: Programme['norms']): string {
  const { low, medium, high } = specificSafetyHours
  return [low, medium, high].join(', ')
}

function bothNames({ it, en }: Bilingual): string {
  return it === en ? it : `${it} | ${en}`
}

function closureDifferences(now: Programme, next: Programme): Difference[] {
  const lines = (programme: Programme) =>
    new Map(programme.calendar.closures.map((closure) => [closure.from as string, closureLine(closure)]))
  const [before, after] = [lines(now), lines(next)]
  const days = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  return days.flatMap((day) => {
    const change = changeBetween(before.get(day) ?? null, after.get(day) ?? null)
    return change ? [{ section: 'calendar', fact: null, ...change }] : []
  })
}

interface Compared {
  next: Programme
  language: Language
}

function listDifferences(section: ListSection, now: readonly AnyEntry[], { next, language }: Compared): Difference[] {
  const newer: readonly AnyEntry[] = listOf(next, section)
  const older = new Map(now.map((entry) => [entry.code, entry]))
  const kept = new Set(newer.map(({ code }) => code))
  const line = (entry: AnyEntry) => lineOf(entry, language)
  const found = newer.flatMap((entry): Difference[] => {
    const change = changeOf(older.get(entry.code), entry, line)
    const before = older.get(entry.code)
    return change ? [{ section, change, fact: null, before: before ? line(before) : null, after: line(entry) }] : []
  })
  const dropped = now
    .filter(({ code, retired }) => !retired && !kept.has(code))
    .map((entry): Difference => ({ section, change: 'retired', fact: null, before: line(entry), after: line(entry) }))
  return [...found, ...dropped]
}

function changeOf(before: AnyEntry | undefined, after: AnyEntry, line: (entry: AnyEntry) => string): Change | null {
  if (!before) return 'added'
  if (before.retired !== after.retired) return after.retired ? 'retired' : 'restored'
  return line(before) === line(after) ? null : 'changed'
}
