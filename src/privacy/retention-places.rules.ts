// What of each kind is taken away when its term is over, and where it is stored: a whole record, or only the part of it
// that must not stay (the reason of an absence goes, the absence stays). Drafts are no documents and are not counted.

import type { RetentionKind } from '../norms/retention.rules.ts'
import { schoolYearEnd, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { clockTime } from '../platform/clock-time.ts'
import { addDays, instantOf } from '../platform/day.ts'
import type { Stored } from './personal-data.rules.ts'
import { outcomePlace, roundPlace } from './round-retention.rules.ts'

/** What says to which school year a record belongs: a day, a moment, that of a first line, or the end of its placement. */
export type Dating = { day: string } | { moment: string } | { firstOf: string; moment: string } | 'placement'

export interface RetentionPlace {
  collection: string
  dating: Dating
  /** Of a school, those with something to take away. */
  filter: (schoolId: string) => object
  /** Of a record with lines of several schools: what this school may read and take along. */
  part?: (record: Stored, schoolId: string) => Stored
  /** Whom such a part is about, where no field of its own says it. */
  students?: (part: Stored) => string[]
  /** The fields that are emptied; missing: the whole record goes. */
  cut?: (record: Stored, schoolId: string) => Stored
}

interface RollLine {
  schoolId: string
  reason: string | null
}

const linesOf = (record: Stored): RollLine[] => (record['lines'] as RollLine[] | undefined) ?? []
const isTold = { $gt: '' }

/** Where the records of each kind are. */
export const retentionPlaces: Readonly<Record<RetentionKind, readonly RetentionPlace[]>> = {
  hours: [
    { collection: 'studentDays', dating: { day: 'day' }, filter: (schoolId) => ({ schoolId }) },
    { collection: 'placementAbsences', dating: { day: 'day' }, filter: (schoolId) => ({ schoolId }) },
  ],
  papers: [
    {
      collection: 'papers',
      dating: 'placement',
      filter: (schoolId) => ({
        schoolId,
        $or: [
          ...['project', 'exception', 'specificSafety', 'riskStatement', 'coherence'].map((name) => ({
            [name]: { $ne: null },
          })),
          ...['signatures.0', 'voided.0', 'history.0'].map((name) => ({ [name]: { $exists: true } })),
        ],
      }),
      cut: () => ({
        project: null,
        exception: null,
        specificSafety: null,
        riskStatement: null,
        coherence: null,
        signatures: [],
        voided: [],
        history: [],
      }),
    },
  ],
  'paper-registers': [
    {
      collection: 'paperRegisters',
      dating: { moment: 'uploadedAt' },
      filter: (schoolId) => ({ schoolId, state: 'applied' }),
    },
  ],
  'safety-certificates': [
    {
      collection: 'studentFiles',
      dating: { day: 'generalSafety.on' },
      filter: (schoolId) => ({ schoolId, 'generalSafety.scan.fileId': isTold }),
      cut: () => ({ 'generalSafety.scan': null }),
    },
  ],
  diary: [{ collection: 'diaryPages', dating: { day: 'day' }, filter: (schoolId) => ({ schoolId }) }],
  'absence-reasons': [
    {
      collection: 'placementAbsences',
      dating: { day: 'day' },
      filter: (schoolId) => ({ schoolId, $or: [{ reason: isTold }, { 'decision.reason': isTold }] }),
      cut: ({ decision }) => ({ reason: null, ...(decision ? { 'decision.reason': null } : {}) }),
    },
    { collection: 'announcedAbsences', dating: { moment: 'by.at' }, filter: (schoolId) => ({ schoolId }) },
    {
      collection: 'rollCalls',
      dating: { day: 'day' },
      filter: (schoolId) => ({ schoolIds: schoolId, lines: { $elemMatch: { schoolId, reason: isTold } } }),
      part: (record, schoolId) => ({
        ...Object.fromEntries(['_id', 'editionId', 'title', 'day'].map((name) => [name, record[name]])),
        lines: linesOf(record).filter((line) => line.schoolId === schoolId && line.reason),
      }),
      cut: (record, schoolId) =>
        Object.fromEntries(
          linesOf(record).flatMap((line, index) =>
            line.schoolId === schoolId && line.reason ? [[`lines.${index}.reason`, null]] : [],
          ),
        ),
    },
  ],
  // What decided is in the frozen round; the lists and their receipts serve whoever asks again in the year after.
  choices: [{ collection: 'choiceLists', dating: { moment: 'sentAt' }, filter: (schoolId) => ({ schoolId }) }],
  assignments: [outcomePlace, roundPlace],
  'family-links': [
    {
      collection: 'hostLinks',
      dating: { moment: 'createdAt' },
      filter: (schoolId) => ({ schoolId, purpose: 'pact' }),
      // What opens a link is no document, and leaves the site with nobody.
      part: ({ digests: _digests, goal: _goal, ...rest }) => rest,
    },
  ],
  'access-records': [{ collection: 'accessRecords', dating: { moment: 'at' }, filter: (schoolId) => ({ schoolId }) }],
}

const midnight = clockTime('00:00')

/** The records of a school year; of those that go by a placement, by the ids of the placements of that year. */
export function yearFilter(dating: Dating, year: SchoolYear, placementIds: readonly string[]): object {
  if (dating === 'placement') return { placementId: { $in: [...placementIds] } }
  const [from, to] = [schoolYearStart(year), schoolYearEnd(year)]
  if ('day' in dating) return { [dating.day]: { $gte: from, $lte: to } }
  const path = 'firstOf' in dating ? `${dating.firstOf}.0.${dating.moment}` : dating.moment
  return { [path]: { $gte: instantOf(from, midnight), $lt: instantOf(addDays(to, 1), midnight) } }
}

/** How records are summed up: by month or placement, and by student. */
export function yearGroup(dating: Dating): object {
  const months = dating === 'placement' ? { month: null } : { month: monthOf(dating) }
  return { ...months, placementId: '$placementId', studentId: '$studentId' }
}

function monthOf(dating: Exclude<Dating, 'placement'>): object {
  if ('day' in dating) return { $substrBytes: [`$${dating.day}`, 0, 7] }
  const date = 'firstOf' in dating ? { $min: `$${dating.firstOf}.${dating.moment}` } : `$${dating.moment}`
  return { $dateToString: { date, format: '%Y-%m', timezone: 'Europe/Rome' } }
}
