import { retentionNames } from '../norms/retention-names.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { plainFileName } from '../platform/file-name.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import type { Stored } from './personal-data.rules.ts'
import { retentionPlaces } from './retention-places.rules.ts'
import { retentionWords } from './retention.text.ts'
import type { Batch, BatchRecord, RetentionDeletion, RetentionOf } from './retention.rules.ts'
import { stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'

/** How the archive of a kind and school year is called. */
export function archiveName({ kind, schoolYear }: RetentionOf): string {
  return plainFileName(['conservazione', retentionNames('it')[kind], schoolYear], 'zip')
}

/** Everything as a program reads it. */
export function batchAsJson({ schoolId, of, digest, records }: Batch, schoolName: string): string {
  const places = retentionPlaces[of.kind]
  const data = places.map(({ collection }, place) => ({
    collection,
    records: records.filter((record) => record.place === place).map(({ part }) => part),
  }))
  const head = { school: schoolName, schoolId, kind: retentionNames('it')[of.kind], schoolYear: of.schoolYear, digest }
  return `${JSON.stringify({ ...head, data }, null, 2)}\n`
}

type Names = ReadonlyMap<string, Student>

/** Everything as people read it: one list for the lines of hours, one for the rest. */
export function batchLists({ of, records }: Batch, names: Names): ListSheet[] {
  const title = `${retentionNames('it')[of.kind]} ${of.schoolYear}`
  const places = retentionPlaces[of.kind]
  const inPlace = (record: BatchRecord) => places[record.place]?.collection ?? ''
  const days = records.filter((record) => inPlace(record) === 'studentDays')
  const others = records.filter((record) => inPlace(record) !== 'studentDays')
  const hours: ListSheet = {
    name: 'ore',
    title: `${title}: ore`,
    columns: [
      { header: 'Studente', kind: 'text', width: 30 },
      { header: 'Giorno', kind: 'day', width: 12 },
      { header: 'Dalle', kind: 'text', width: 8 },
      { header: 'Alle', kind: 'text', width: 8 },
      { header: 'Pausa (minuti)', kind: 'integer', width: 10 },
      { header: 'Minuti', kind: 'integer', width: 10 },
      { header: 'Stato', kind: 'text', width: 14 },
      { header: 'Convalidata da', kind: 'text', width: 26 },
      { header: 'Percorso', kind: 'text', width: 26 },
      { header: 'Attività', kind: 'text', width: 60 },
    ],
    rows: days.flatMap((record) => hourRows(record, names)),
    whole: true,
  }
  const rest: ListSheet = {
    name: 'elenco',
    title,
    columns: [
      { header: 'Studente', kind: 'text', width: 30 },
      { header: 'Quando', kind: 'text', width: 22 },
      { header: 'Che cosa', kind: 'text', width: 60 },
      { header: 'File', kind: 'integer', width: 8 },
      { header: 'Identificativo', kind: 'text', width: 40 },
    ],
    rows: others.map((record) => [
      namesOf(record, names),
      written(record.part['day'] ?? record.part['at'] ?? record.part['createdAt'] ?? record.part['uploadedAt']),
      textOf(record.part),
      record.files.length,
      record.id,
    ]),
    whole: true,
  }
  return days.length > 0 ? [hours, ...(others.length > 0 ? [rest] : [])] : [rest]
}

const states: Readonly<Record<string, string>> = {
  logged: 'registrata',
  confirmed: 'confermata',
  approved: 'convalidata',
  returned: 'rimandata',
  cancelled: 'annullata',
  rectified: 'rettificata',
}

function hourRows(record: BatchRecord, names: Names): ListCell[][] {
  const entries = (record.part['entries'] as Stored[] | undefined) ?? []
  return entries.map((entry) => [
    namesOf(record, names),
    written(record.part['day']),
    written(entry['from']),
    written(entry['to']),
    Number(entry['breakMinutes'] ?? 0),
    Number(entry['minutes'] ?? 0),
    states[written(entry['state'])] ?? written(entry['state']),
    written((entry['approvedBy'] as Stored | null)?.['name']),
    written(entry['placementId']),
    written(entry['activity']),
  ])
}

function namesOf({ studentIds }: BatchRecord, names: Names): string {
  return studentIds.map((id) => (names.has(id) ? fullName(names.get(id) as Student) : id)).join(', ')
}

function written(value: unknown): string {
  if (value instanceof Date) return stampCell(value) ?? ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The words that a record of whatever kind is known by. */
function textOf(part: Stored): string {
  const by = (part['by'] ?? part['to'] ?? part['uploadedBy']) as Stored | undefined
  const decision = part['decision'] as Stored | null | undefined
  const words = [part['title'], part['name'], part['fileName'], part['reason'], decision?.['reason'], part['text']]
  return [...words, by?.['name'], part['placementId']].map(written).filter(Boolean).join(' · ')
}

/** What was deleted, as a file. */
export function deletionsSheet(
  { deletions, total }: { deletions: readonly RetentionDeletion[]; total: number },
  language: Language,
): ListSheet {
  const t = retentionWords(language)
  const names = retentionNames(language)
  return {
    name: 'eliminazioni',
    title: t.deletions,
    columns: [
      { header: t.when, kind: 'instant', width: 17 },
      { header: t.who, kind: 'text', width: 28 },
      { header: t.kind, kind: 'text', width: 34 },
      { header: t.year, kind: 'text', width: 12 },
      { header: t.records, kind: 'integer', width: 12 },
      { header: t.students, kind: 'integer', width: 12 },
      { header: t.filesCount, kind: 'integer', width: 8 },
      { header: t.kept, kind: 'integer', width: 12 },
      { header: t.reason, kind: 'text', width: 50 },
      { header: t.filedAs, kind: 'text', width: 24 },
      { header: t.takenBy, kind: 'text', width: 28 },
      { header: t.archiveDigest, kind: 'text', width: 66 },
    ],
    rows: deletions.map((each) => [
      stampCell(each.at),
      each.by.name,
      names[each.kind],
      each.schoolYear,
      each.records,
      each.students,
      each.files,
      each.kept,
      each.reason,
      each.filedAs,
      `${each.taken.name}, ${stampCell(each.taken.at) ?? ''}`,
      each.taken.digest,
    ]),
    total,
  }
}
