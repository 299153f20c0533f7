import { createHash } from 'node:crypto'
import { formatHours } from '../platform/format.ts'
import type { PdfBlock, PdfDocument } from '../platform/pdf.ts'
import type { PlacementState } from '../placements/placement-state.rules.ts'
import { placementWords } from '../placements/placement.text.ts'
import type { LeavingReason } from '../schools/enrolment.rules.ts'
import { leavingText } from '../schools/school-class.text.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { countsOf, type PersonalData, type PlaceName, type Stored } from './personal-data.rules.ts'
import { placeTexts } from './personal-data.text.ts'

interface Copied {
  student: Student
  schoolName: string
  data: PersonalData
  /** The names of the classes, by id. */
  classes: ReadonlyMap<string, string>
}

/** The same as long as nothing that is stored has changed. */
export function copyDigest({ data }: Pick<Copied, 'data'>): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex')
}

/** Everything, as a program reads it. */
export function copyAsJson({ student, schoolName, data }: Omit<Copied, 'classes'>): string {
  return `${JSON.stringify({ student: fullName(student), school: schoolName, data }, null, 2)}\n`
}

/** Everything in words, for the person; what is long is counted here and stands in full in the other file. */
export function copyDocument({ student, schoolName, data, classes }: Copied, made: Date): PdfDocument {
  return {
    title: `Dati di ${fullName(student)}`,
    author: schoolName,
    createdAt: made,
    header: schoolName,
    footer: 'Copia dei dati personali (art. 15 del regolamento UE 2016/679)',
    watermark: null,
    blocks: [
      { kind: 'title', text: `Dati di ${fullName(student)}` },
      {
        kind: 'paragraph',
        text: `Il titolare dei dati è ${schoolName}. Questo documento dice in parole che cosa è conservato; il file «dati.json» consegnato insieme contiene ogni registrazione per intero.`,
      },
      ...countsOf(data).flatMap(({ place }) => section(place, data[place], classes)),
    ],
    boxes: [],
  }
}

function section(place: PlaceName, records: readonly Stored[], classes: Copied['classes']): PdfBlock[] {
  const told = [...new Set(records.map((record) => lines[place](record, classes)).filter(Boolean))]
  return [
    { kind: 'heading', text: `${placeTexts[place]} (${records.length})` },
    ...told.map((text): PdfBlock => ({ kind: 'item', text })),
  ]
}

const at = (record: unknown, ...names: string[]): unknown =>
  names.reduce<unknown>((value, name) => (value as Stored | null | undefined)?.[name], record)

const written = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const joined = (...values: unknown[]): string => values.map(written).filter(Boolean).join(', ')

const hours = (value: unknown): string => (typeof value === 'number' ? formatHours(value) : '')

const leavingIn = (value: unknown): string => (value ? leavingText(value as LeavingReason, 'it') : '')

const placementState = (value: unknown): string => placementWords('it')[value as PlacementState] ?? ''

const moveNames: Readonly<Record<string, string>> = {
  'class-change': 'cambio di classe',
  leaving: 'uscita',
  return: 'rientro',
  transfer: 'trasferimento',
}

const signers = (value: unknown): string =>
  Array.isArray(value) ? joined(...value.map((each) => at(each, 'name'))) : ''

const placeStates: Record<string, string> = {
  none: 'senza posto',
  assigned: 'posto da confermare',
  accepted: 'posto confermato',
  withdrawn: 'posto lasciato',
  placed: 'percorso preparato',
}

const placesOf = (value: unknown): string =>
  Array.isArray(value) ? joined(...value.map((each) => placeStates[written(at(each, 'state'))])) : ''

const choiceCount = (value: unknown): string => (Array.isArray(value) ? `${value.length} scelte` : '')

const decisionNames: Readonly<Record<string, string>> = {
  lock: 'posto fissato',
  forbidden: 'un ente escluso',
  'keep-apart': 'non insieme a un altro studente',
  approved: 'spostamento approvato',
  refused: 'spostamento respinto',
}

const decidedOn = (value: unknown, what: string): string[] =>
  (Array.isArray(value) ? value : []).map(
    (each) => `${decisionNames[written(at(each, what))] ?? ''} (${joined(at(each, 'day'), at(each, 'by'))})`,
  )

/** What a reader wants to know of each kind first. */
const lines: Record<PlaceName, (record: Stored, classes: Copied['classes']) => string> = {
  students: (r) => joined(r['surname'], r['givenName'], r['taxCode'], r['birthDate'], r['sex'], r['email']),
  enrolments: (r, classes) => joined(classes.get(written(r['classId'])), r['from'], r['to'], leavingIn(r['leaving'])),
  studentMoves: (r) => joined(moveNames[written(r['kind'])], r['day'], r['reason']),
  studentMerges: (r) => joined(r['at'], at(r, 'before', 'gone', 'surname'), at(r, 'before', 'gone', 'givenName')),
  accounts: (r) => joined(r['name'], r['username'], r['email'], r['createdAt']),
  studentFiles: (r) =>
    joined(at(r, 'familyNotice', 'on'), at(r, 'familyNotice', 'textVersion'), at(r, 'generalSafety', 'on')),
  hostProposals: (r) => joined(r['name'], r['state'], r['createdAt']),
  placements: (r) =>
    joined(r['title'], at(r, 'host', 'name'), at(r, 'terms', 'from'), at(r, 'terms', 'to'), placementState(r['state'])),
  papers: (r) => signers(r['signatures']),
  hostLinks: (r) => joined(r['purpose'], at(r, 'to', 'name'), r['createdAt']),
  placementGroups: (r) => joined(r['title'], r['schoolYear']),
  studentDays: (r) => joined(r['day'], hours(r['minutes'])),
  placementAbsences: (r) => joined(r['day'], r['reason']),
  diaryPages: (r) => joined(r['day']),
  paperRegisters: (r) => joined(r['fileName'], r['uploadedAt']),
  priorHours: (r) => joined(r['schoolYear'], r['fromSchool'], hours(r['minutes'])),
  evaluations: (r) => joined(r['party'], r['state']),
  certificates: (r) => joined(r['number'], r['issuedAt']),
  labEditions: (r) => joined(r['code'], r['title']),
  rollCalls: (r) => joined(r['day']),
  announcedAbsences: (r) => joined(r['sessionId'], r['reason']),
  machineAuthorisations: (r) => joined(r['machineKind']),
  attestations: (r) => joined(r['number'], r['title']),
  choiceLists: (r) => joined(r['sentAt'], choiceCount(r['offerIds'])),
  assignments: (r) => placesOf(r['places']),
  rounds: (r) =>
    joined(
      r['title'],
      r['schoolYear'],
      r['leftOut'] === true ? 'non partecipa' : null,
      r['accessible'] === true ? 'serve un posto senza barriere' : null,
      ...decidedOn(r['constraints'], 'kind'),
    ),
  roundRuns: (r) => joined(...decidedOn(r['decided'], 'decision')),
  submissions: (r) => joined(r['schoolYear'], r['number'], r['at']),
  ledgerEntries: (r) => joined(r['schoolYear'], r['seq'], r['kind']),
}
