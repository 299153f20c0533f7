// The programme of a city (programma della città) as data: its name and logo, calendar, norms that a city may set, and the
// lists that people choose from. It is kept as one file, the programme pack (pacchetto), which another city imports and
// changes: nothing in the code names a city. An entry that is no longer offered is retired, never removed, because
// records that were made with it must still read.

import type { MonthDay } from '../norms/holidays.rules.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import type { SafetyHours } from '../norms/safety-training.rules.ts'
import type { TownCalendar } from '../norms/town-calendar.rules.ts'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Language } from '../platform/words.ts'

export interface Bilingual {
  it: string
  en: string
}

/** An entry of a list; `code` is what records keep. */
export interface ListEntry {
  code: string
  name: Bilingual
  retired: boolean
}

export interface Position {
  lat: number
  lon: number
}

export interface District extends ListEntry {
  /** About the middle, for the map. */
  position: Position | null
}

/** A track of study (indirizzo). */
export interface Track extends ListEntry {
  kind: SchoolKind
}

/**
 * How the participants of a kind of activity are counted: by class, by the editions of labs linked with the activity and
 * by class besides, or by the placements of the schools that take part.
 */
export type CountedBy = 'classes' | 'labs' | 'placements'

export interface ActivityKind extends ListEntry {
  countedBy: CountedBy
}

/** A kind of machine (tipo di macchina) of the labs; `authorisation`: who uses one needs an authorisation for it. */
export interface MachineKind extends ListEntry {
  authorisation: boolean
}

export interface CityClosure {
  from: Day
  to: Day
  reason: Bilingual
}

export interface ProgrammeNorms {
  /** Whether a partner must be qualified before agreements and placements begin with it. */
  qualificationRequired: boolean
  /** How long a qualification lasts when the city does not say otherwise. */
  qualificationMonths: number
  /** The longest an agreement between a school and a host may last. */
  agreementMonths: number
  /** Days before the end of an agreement or a document when people are told, longest first. */
  expiryWarnings: number[]
  /** Hours of specific safety training by the risk of the work. */
  specificSafetyHours: SafetyHours
  labs: LabNorms
}

export interface Programme {
  format: 1
  /** Which pack this is, and which edition of it; both chosen by who wrote the pack. */
  code: string
  edition: string
  /** null: the name in the configuration of the installation. */
  cityName: string | null
  name: Bilingual
  /** PNG or JPEG in base64. */
  logo: { type: 'image/png' | 'image/jpeg'; base64: string } | null
  /** Where the map opens. */
  map: { centre: Position; zoom: number } | null
  calendar: { patron: { on: MonthDay; name: string } | null; closures: CityClosure[] }
  norms: ProgrammeNorms
  themes: ListEntry[]
  districts: District[]
  tracks: Track[]
  activityKinds: ActivityKind[]
  machineKinds: MachineKind[]
  texts: {
    /** On the first page and the sign-in page. */
    welcome: Bilingual | null
    /** The template of the agreement (convenzione), in the language of agreements/template.rules.ts. */
    agreement: string
  }
}

/** The entries that may still be chosen; those that a record already has stay choosable for it. */
export function offered<E extends ListEntry>(entries: readonly E[], kept: readonly string[] = []): E[] {
  return entries.filter((entry) => !entry.retired || kept.includes(entry.code))
}

/** The name of an entry; the code itself when the programme has no such entry. */
export function entryName(entries: readonly ListEntry[], code: string, language: Language): string {
  return entries.find((entry) => entry.code === code)?.name[language] ?? code
}

/** The parts that are changed each with a form of its own. */
export const sections = [
  'identity',
  'calendar',
  'norms',
  'labs',
  'themes',
  'districts',
  'tracks',
  'kinds',
  'machines',
  'texts',
] as const
export type Section = (typeof sections)[number]

/** The sections that are lists people choose from. */
export const listSections = ['themes', 'districts', 'tracks', 'kinds', 'machines'] as const
export type ListSection = (typeof listSections)[number]

export function isListSection(section: Section): section is ListSection {
  return listSections.some((each) => each === section)
}

interface Lists {
  themes: ListEntry[]
  districts: District[]
  tracks: Track[]
  kinds: ActivityKind[]
  machines: MachineKind[]
}

export function listOf<S extends ListSection>(programme: Programme, section: S) {
  const { themes, districts, tracks, activityKinds: kinds, machineKinds: machines } = programme
  const lists: Lists = { themes, districts, tracks, kinds, machines }
  return lists[section]
}

/** The patron's feast and the closures, for whoever agrees on days. */
export function townCalendar({ calendar }: Programme): TownCalendar {
  const { patron, closures } = calendar
  return { patron: patron?.on ?? null, closures: closures.map(({ from, to }) => ({ from, to })) }
}

/** The entries of a newer list, and after them those that it dropped, retired: records that use them must still read. */
function withRetired<E extends ListEntry>(newer: readonly E[], older: readonly E[]): E[] {
  const there = new Set(newer.map(({ code }) => code))
  return [...newer, ...older.filter(({ code }) => !there.has(code)).map((entry) => ({ ...entry, retired: true }))]
}

/** A newer programme that has lost no entry of the older one. */
export function keepingEntries(newer: Programme, older: Programme): Programme {
  return {
    ...newer,
    themes: withRetired(newer.themes, older.themes),
    districts: withRetired(newer.districts, older.districts),
    tracks: withRetired(newer.tracks, older.tracks),
    activityKinds: withRetired(newer.activityKinds, older.activityKinds),
    machineKinds: withRetired(newer.machineKinds, older.machineKinds),
  }
}
