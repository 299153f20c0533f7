import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { retentionNames } from '../norms/retention-names.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { checkbox, field, problemSummary, textarea } from '../web/form-parts.ts'
import { empty, facts, linkTo, pager, postTo, steps, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { RetentionBlock, RetentionDeletion, RetentionFacts, RetentionOf, TakenExport } from './retention.rules.ts'
import { deletionsTable } from './retention-deletions.pages.ts'
import { dueCell, inAddress } from './retention.pages.ts'
import { retentionBlockTexts, retentionWords } from './retention.text.ts'

export interface RetentionItemView {
  batch: { of: RetentionOf; digest: string; studentIds: readonly string[]; files: number }
  facts: RetentionFacts
  blocks: readonly RetentionBlock[]
  taken: TakenExport | null
  deletions: readonly RetentionDeletion[]
  submitted: { typed?: Typed; problems?: Problems }
}

/** One kind and school year: what there is, what stands in the way, and the three steps; or that nothing is there. */
export function retentionItemPage(view: RetentionItemView, ctx: Ctx) {
  const { language } = ctx
  const t = retentionWords(language)
  const { batch, deletions, facts: known } = view
  return {
    title: t.itemTitle(retentionNames(language)[batch.of.kind], batch.of.schoolYear),
    lead: known.records > 0 ? t.itemLead : t.nothingLeft,
    there: known.records > 0 ? whatIsThere(view, ctx) : null,
    deletions: deletions.length > 0 ? { title: t.deletions, table: deletionsTable(deletions, ctx) } : null,
  }
}

function whatIsThere(view: RetentionItemView, ctx: Ctx) {
  const { language } = ctx
  const t = retentionWords(language)
  const { batch, blocks, taken } = view
  const { on: dueOn, ...due } = view.facts.due
  const address = inAddress(batch.of)
  const reasons = blocks.map((block) => retentionBlockTexts(language)[block])
  const next = taken || blocks.length > 0 ? 'secondary' : 'primary'
  return {
    steps: steps([t.stepExport, t.stepTake, t.stepDelete], taken ? 2 : 0),
    facts: facts([
      [t.records, formatCount(view.facts.records, language)],
      [t.students, formatCount(batch.studentIds.length, language)],
      [t.filesCount, formatCount(batch.files, language)],
      [t.due, dueCell({ dueOn, ...due }, ctx)],
    ]),
    blocked: reasons.length > 0 ? { title: t.blocked, reasons } : null,
    taken: takenText(view, ctx),
    actions: [
      postTo(t.makeExport, paths.retentionExport(address), { look: next, icon: 'it-download' }),
      linkTo(t.showStudents, paths.retentionStudents(address)),
      ...whereToMend(view, ctx),
      linkTo(t.exports, paths.exportJobs(), { look: 'plain' }),
    ],
    form: reasons.length === 0 && taken ? deletionForm(view, ctx) : null,
  }
}

/** Where what stands in the way is put right. */
function whereToMend({ batch, blocks }: RetentionItemView, { actor, language }: Ctx) {
  const t = retentionWords(language)
  const schoolId = 'schoolId' in actor ? actor.schoolId : ''
  const { schoolYear } = inAddress(batch.of)
  const toReturn = linkTo(t.toReturn, paths.schoolReturn({ schoolId, schoolYear }))
  return [
    ...(blocks.includes('not-returned') || blocks.includes('approved-after-return') ? [toReturn] : []),
    ...(blocks.includes('hours-waiting') ? [linkTo(t.toApprove, paths.hoursToApprove())] : []),
    ...(blocks.includes('ledger-differs') ? [linkTo(t.toLedger, paths.ledger())] : []),
  ]
}

function takenText({ taken }: RetentionItemView, { language }: Ctx) {
  const t = retentionWords(language)
  if (!taken) return { text: t.notTaken, digest: null }
  const digest = `${t.archiveDigest}: ${taken.digest}`
  return { text: t.taken(taken.name, formatInstant(taken.at, language)), digest }
}

function deletionForm({ batch, submitted }: RetentionItemView, ctx: Ctx) {
  const t = retentionWords(ctx.language)
  const allowed = may(ctx.actor, 'retention.delete')
  const form = formState(ctx.language, submitted, { ...t, ...retentionBlockTexts(ctx.language) })
  const filedAs = field(form, 'filedAs', {
    label: t.filedAs,
    hint: t.filedAsHint,
    required: true,
    width: 'medium',
    maxlength: 80,
  })
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.reasonHint,
    required: true,
    rows: 3,
    maxlength: 300,
  })
  const declaration = checkbox(form, 'declaration', { label: t.declaration, required: true })
  return {
    title: t.deleteTitle,
    officeOnly: allowed ? null : t.officeOnly,
    lead: t.deleteLead,
    hours: batch.of.kind === 'hours' ? t.deleteHours : null,
    action: paths.retentionDeletion(inAddress(batch.of)),
    seen: batch.digest,
    problems: problemSummary(form, [filedAs, reason, declaration]),
    filedAs,
    reason,
    declaration,
    submit: { text: t.delete, cancel: { text: t.title, href: paths.retention() } },
  }
}

export interface RetentionStudentsView {
  of: RetentionOf
  students: readonly { student: Student; records: number }[]
  page: number
  perPage: number
}

/** Whose records of a kind and school year there are. */
export function retentionStudentsPage({ of, students, page, perPage }: RetentionStudentsView, { language }: Ctx) {
  const t = retentionWords(language)
  const here = paths.retentionStudents(inAddress(of))
  const first = (page - 1) * perPage
  return {
    title: t.studentsTitle(retentionNames(language)[of.kind], of.schoolYear),
    lead: t.studentsLead,
    table: table({
      caption: t.students,
      columns: [t.students, { text: t.records, numeric: true }],
      rows: students
        .slice(first, first + perPage)
        .map(({ student, records }) => [
          { text: fullName(student), href: paths.student({ studentId: student._id }) },
          formatCount(records, language),
        ]),
      empty: empty(t.noStudents, t.noStudentsAdvice),
    }),
    pager: pager({ page, perPage, total: students.length, summary: t.summary, href: (n) => `${here}?pagina=${n}` }),
    exports: exportLinks(here),
  }
}

/** The same as a file. */
export function retentionStudentsSheet(
  { of, students }: Pick<RetentionStudentsView, 'of' | 'students'>,
  { language }: Ctx,
): ListSheet {
  const t = retentionWords(language)
  return {
    name: t.sheetStudents,
    title: t.studentsTitle(retentionNames(language)[of.kind], of.schoolYear),
    columns: [
      { header: t.students, kind: 'text', width: 34 },
      { header: t.records, kind: 'integer', width: 14 },
    ],
    rows: students.map(({ student, records }) => [fullName(student), records]),
    total: students.length,
  }
}
