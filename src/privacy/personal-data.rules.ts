// The copy of the data of one person (accesso ai dati): everything that is stored about a student, collection by
// collection, with what is of others left out. The list below is complete: a test compares it with every collection that
// names a student. Passwords, codes and digests are no data about anybody and stay out; what records of several people
// hold (a lab, a roll call, a group, a return) is cut down to the one. Who has read the data is a page of its own.
// Source: GDPR, art. 15 (right of access), 15.4 (not to the disadvantage of others), 12.3 (one month).

import { movesAbout, movesFor, roundFor, roundsAbout } from './round-data.rules.ts'

export interface Subject {
  studentId: string
  /** The ids of records that have gone into the student's: what is never changed still names them. */
  formerIds?: readonly string[]
  placementIds: readonly string[]
}

export type Stored = Record<string, unknown>

export interface Place {
  filter: (subject: Subject) => object
  /** Of a record: these and nothing else; missing: all of it. */
  fields?: readonly string[]
  /** What of a record may be told, where taking out fields is not enough; by all ids of the subject. */
  own?: (record: Stored, ids: readonly string[]) => Stored
}

const ofStudent: Place = { filter: ({ studentId }) => ({ studentId }) }
const inLines: Place['filter'] = ({ studentId }) => ({ 'lines.studentId': studentId })

/** Where something about a student is stored. */
export const places = {
  students: { filter: ({ studentId }) => ({ _id: studentId }) },
  enrolments: ofStudent,
  studentMoves: ofStudent,
  studentMerges: { filter: ({ studentId }) => ({ keepId: studentId }) },
  accounts: {
    filter: ({ studentId }) => ({ 'hats.studentId': studentId }),
    fields: ['name', 'username', 'email', 'language', 'createdAt', 'closedAt'],
  },
  studentFiles: ofStudent,
  hostProposals: ofStudent,
  placements: ofStudent,
  papers: ofStudent,
  hostLinks: {
    filter: ({ placementIds }) => ({ placementId: { $in: [...placementIds] } }),
    fields: ['placementId', 'purpose', 'to', 'createdAt', 'expiresAt', 'sentAt', 'opened', 'signedAt'],
  },
  placementGroups: { filter: inLines, fields: ['title', 'schoolYear', 'lines'] },
  studentDays: ofStudent,
  placementAbsences: ofStudent,
  diaryPages: ofStudent,
  paperRegisters: { filter: ({ placementIds }) => ({ placementId: { $in: [...placementIds] } }) },
  priorHours: ofStudent,
  evaluations: ofStudent,
  certificates: ofStudent,
  labEditions: {
    filter: ({ studentId }) => ({
      $or: [
        { 'participants.studentId': studentId },
        { 'groups.studentIds': studentId },
        { 'groups.history.studentId': studentId },
      ],
    }),
    fields: ['title', 'code', 'participants'],
  },
  rollCalls: { filter: inLines, fields: ['editionId', 'sessionId', 'day', 'lines'] },
  announcedAbsences: ofStudent,
  machineAuthorisations: ofStudent,
  attestations: ofStudent,
  choiceLists: ofStudent,
  assignments: { filter: ({ studentId }) => ({ 'places.studentId': studentId }), fields: ['places'] },
  rounds: { filter: (subject) => roundsAbout(idsOf(subject)), own: roundFor },
  roundRuns: { filter: (subject) => movesAbout(idsOf(subject)), own: movesFor },
  submissions: {
    filter: (subject) => ({ 'students.studentId': { $in: idsOf(subject) } }),
    fields: ['schoolYear', 'number', 'at', 'students'],
  },
  ledgerEntries: {
    filter: (subject) => ({ subject: { $in: [...idsOf(subject), ...subject.placementIds] } }),
    fields: ['schoolYear', 'seq', 'kind', 'subject', 'fields', 'at'],
  },
} as const satisfies Record<string, Place>

export type PlaceName = keyof typeof places
export const placeNames = Object.keys(places) as PlaceName[]

/** What is no data about the person: keys that open something. */
const secrets = new Set(['code', 'digests', 'passwordHash', 'secret'])

/** A record cut down to what it says of the subject. */
export function ownPart(place: Pick<Place, 'fields' | 'own'>, record: Stored, subject: Subject): Stored {
  const { fields, own } = place
  if (own) return own(record, idsOf(subject))
  const kept = fields
    ? Object.fromEntries(Object.entries(record).filter(([name]) => name === '_id' || fields.includes(name)))
    : record
  return pruned(kept, subject) as Stored
}

function pruned(value: unknown, subject: Subject): unknown {
  if (Array.isArray(value))
    return value.filter((each) => !isOfAnother(each, subject)).map((each) => pruned(each, subject))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !secrets.has(name))
      .map(([name, each]) => [name, name === 'studentIds' ? [subject.studentId] : pruned(each, subject)]),
  )
}

function isOfAnother(value: unknown, subject: Subject): boolean {
  return isPlain(value) && 'studentId' in value && !idsOf(subject).some((id) => value['studentId'] === id)
}

function idsOf({ studentId, formerIds = [] }: Subject): string[] {
  return [studentId, ...formerIds]
}

function isPlain(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Everything about one student, by the name of the collection. */
export type PersonalData = Readonly<Record<PlaceName, readonly Stored[]>>

/** How many records there are of each kind, those without any left out. */
export function countsOf(data: PersonalData): { place: PlaceName; count: number }[] {
  return placeNames.map((place) => ({ place, count: data[place].length })).filter(({ count }) => count > 0)
}
