import { accessLine } from '../access-records/access-record.pages.ts'
import type { AccessRecord } from '../access-records/access-record.rules.ts'
import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import { withQuery } from '../platform/path.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type ContentOf, empty, pager, postTo, table } from '../web/parts.ts'
import { personalDataWords } from './personal-data.text.ts'

export interface ReadersView {
  student: Student
  records: readonly AccessRecord[]
  total: number
  page: number
  perPage: number
}

/** The copy of the data, and who has taken some of them. */
export function personalDataPage({ student, records, total, page, perPage }: ReadersView, ctx: Ctx) {
  const t = personalDataWords(ctx.language)
  const { _id: studentId, schoolId } = student
  const asks = can(ctx.actor, 'personal-data.export', { schoolId, studentId })
  const own = paths.studentData({ studentId })
  const isOwn = ctx.actor.role === 'student'
  const readers = isOwn ? t.readersOwn : t.readers
  return {
    title: t.title(fullName(student)),
    t,
    readers,
    copyLead: isOwn ? t.copyOwn : null,
    copyOffice: asks ? null : t.copyOffice,
    actions: asks ? [postTo(t.ask, paths.studentDataCopy({ studentId }), { icon: 'it-download' })] : [],
    table: table({
      caption: readers,
      columns: [t.when, t.who, t.what, t.name],
      rows: records.map((record) => readerRow(record, ctx)),
      empty: empty(t.none, t.noneAdvice),
    }),
    pager: pager({ page, perPage, total, summary: t.summary, href: (n) => withQuery(own, { pagina: String(n) }) }),
    exports: total > 0 ? exportLinks(own) : null,
  }
}

// The person learns to whom the data went, not which employee it was (Court of Justice, C-579/21).
function whoOf(record: AccessRecord, { actor, language }: Ctx) {
  const { who, role } = accessLine(record, language)
  const hidden = actor.role === 'student' && record.by.role !== 'student'
  return { who: hidden ? role : who || role, role }
}

function readerRow(record: AccessRecord, ctx: Ctx): ContentOf[] {
  const { who, role } = whoOf(record, ctx)
  return [
    formatInstant(record.at, ctx.language),
    who === role ? role : { text: who, note: role },
    accessLine(record, ctx.language).what,
    record.name,
  ]
}

/** The readers as a file. */
export function readersSheet({ records, total }: Pick<ReadersView, 'records' | 'total'>, ctx: Ctx): ListSheet {
  const t = personalDataWords(ctx.language)
  return {
    name: t.sheet,
    title: t.readers,
    columns: [
      { header: t.when, kind: 'instant', width: 17 },
      { header: t.who, kind: 'text', width: 28 },
      { header: t.what, kind: 'text', width: 24 },
      { header: t.name, kind: 'text', width: 44 },
    ],
    rows: records.map((record) => [
      stampCell(record.at),
      whoOf(record, ctx).who,
      accessLine(record, ctx.language).what,
      record.name,
    ]),
    total,
  }
}
