import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, pager, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { ReleaseStanding } from './student-move.rules.ts'
import { transferWords } from './student-move.text.ts'

/** A transfer as one of the two schools sees it. */
export interface ListedTransfer {
  direction: 'out' | 'in'
  studentId: string
  name: string
  otherSchool: string | null
  day: Day
  standing: ReleaseStanding
}

export interface TransferList {
  transfers: readonly ListedTransfer[]
  total: number
  page: number
  perPage: number
  /** The classes of this school year. */
  classes: readonly SchoolClass[]
  submitted: { typed?: Typed; problems?: Problems }
}

const tones: Record<ReleaseStanding, Tone> = {
  waiting: 'info',
  expired: 'warning',
  withdrawn: 'neutral',
  taken: 'success',
}

/** How a transfer stands, in words. */
export function standingText(
  { direction, standing }: Pick<ListedTransfer, 'direction' | 'standing'>,
  language: Language,
) {
  const t = transferWords(language)
  return direction === 'in' ? t.arrived : t[standing]
}

/** Who has gone and who has come, and the form that takes somebody over. */
export function transfersPage(list: TransferList, ctx: Ctx) {
  const t = transferWords(ctx.language)
  return {
    title: t.title,
    t,
    table: table({
      caption: t.title,
      columns: [t.student, t.direction, t.school, t.day, t.state],
      rows: list.transfers.map((transfer): ContentOf[] => [
        { text: transfer.name, href: paths.student({ studentId: transfer.studentId }) },
        t[transfer.direction],
        transfer.otherSchool,
        formatDay(transfer.day, ctx.language),
        status(standingText(transfer, ctx.language), tones[transfer.standing]),
      ]),
      empty: empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => withQuery(paths.transfers(), { pagina: String(page) }),
    }),
    exports: list.total > 0 ? exportLinks(paths.transfers()) : null,
    form: takingForm(list, ctx),
  }
}

function takingForm({ classes, submitted }: TransferList, ctx: Ctx) {
  const t = transferWords(ctx.language)
  const form = formState(ctx.language, { typed: { from: ctx.today }, ...submitted }, t)
  const code = field(form, 'code', {
    label: t.code,
    hint: t.codeHint,
    required: true,
    maxlength: 20,
    width: 'medium',
    autocomplete: 'off',
  })
  const taxCode = field(form, 'taxCode', {
    label: t.taxCode,
    required: true,
    maxlength: 20,
    width: 'medium',
    autocomplete: 'off',
  })
  const options = classes.map(({ _id, label }) => ({ value: _id, text: label }))
  const classId = select(form, 'classId', { label: t.schoolClass, required: true, placeholder: t.choose, options })
  const from = field(form, 'from', { label: t.firstDay, type: 'date', required: true })
  return {
    action: paths.transfers(),
    code,
    taxCode,
    classId,
    from,
    problems: problemSummary(form, [code, taxCode, classId, from]),
    submit: { text: t.take, cancel: null },
  }
}
