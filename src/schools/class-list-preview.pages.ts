import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatCount, formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { checkbox, field, type FormState, problemSummary, type Select, select } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, type Figure, pager, postTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { completeField, decisionField, siteField } from './class-list-import.forms.ts'
import { importSteps, siteChoices } from './class-list-import.pages.ts'
import type { Choice, LineKind, ListLine, ListPreview } from './class-list-import.rules.ts'
import { importWords, lineReasonText, uploadProblemTexts } from './class-list-import.text.ts'
import { classListProblemText } from './class-list.pages.ts'
import { countLines } from './import-plan.rules.ts'
import type { School } from './school.rules.ts'
import { fullName, groupBy, type Student } from './student.rules.ts'
import type { UploadedClassList } from './uploaded-list.rules.ts'

const kinds = ['joined', 'moved', 'left', 'unchanged', 'doubtful'] as const satisfies readonly LineKind[]
const linesPerPage = 50
const leftOutShown = 200

export const previewViews = ['overview', 'joined', 'moved', 'left', 'unchanged', 'warnings'] as const
export type PreviewView = (typeof previewViews)[number]

export interface PreviewOf {
  upload: UploadedClassList
  preview: ListPreview & { seal: string }
  school: School
  /** Names of students that a doubtful line could be. */
  students: ReadonlyMap<string, Student>
  view: PreviewView
  page: number
}

/** What a list would change; its overview asks for the decisions and the confirmation. */
export function previewPage(given: PreviewOf, ctx: Ctx, submitted: { typed?: Typed; problems?: Problems } = {}) {
  const t = importWords(ctx.language)
  const { upload, preview, view } = given
  const doubtful = preview.lines.filter(({ kind }) => kind === 'doubtful')
  const changes = preview.lines.some((line) => line.changes.length > 0 || Object.keys(line.corrections).length > 0)
  const form = formState(ctx.language, submitted, uploadProblemTexts(ctx.language))
  return {
    title: t.preview,
    t,
    steps: importSteps(1, ctx.language),
    tabs: tabsOf(given, ctx.language),
    overview:
      view === 'overview'
        ? {
            facts: previewFacts(given, ctx.language),
            figures: figuresOf(given, ctx.language),
            classes: classTable(given, ctx.language),
            settling: settlingForm(given, form, ctx.language),
            leftOut: leftOutTable(given, ctx.language),
            complete: completeBox(doubtful, ctx.language),
            doubts: doubtful.length > 0 ? doubtTable(given, doubtful, ctx.language) : null,
            confirm: changes || doubtful.some(({ choices }) => choices.length > 0) ? t.confirm : null,
            discard: [discarding(upload, ctx.language)],
          }
        : null,
    lines: view === 'overview' ? null : linesOf(given, ctx.language),
    seal: preview.seal,
    confirmAction: paths.classListConfirmation({ classListId: upload._id }),
    settleAction: paths.classList({ classListId: upload._id }),
  }
}

/** Many missing at once are decided at once: a list of half a class is a mistake, or the class has changed. */
function completeBox(doubtful: readonly ListLine[], language: Language) {
  const missing = doubtful.filter(({ choices }) => choices.includes('apply')).length
  const t = importWords(language)
  return missing > 1 ? checkbox(formState(language, {}), completeField, { label: t.complete(missing) }) : null
}

function discarding({ _id }: UploadedClassList, language: Language) {
  const t = importWords(language)
  const fields = { discard: 'yes' }
  const action = paths.classList({ classListId: _id })
  return postTo(t.discard, action, { look: 'danger', fields, confirm: t.discardConfirm })
}

function viewHref(upload: UploadedClassList, view: PreviewView, page = 1): string {
  const address = paths.classList({ classListId: upload._id })
  if (view === 'overview') return address
  return `${address}?${new URLSearchParams({ vista: view, ...(page > 1 ? { pagina: String(page) } : {}) }).toString()}`
}

function tabsOf({ upload, preview, view }: PreviewOf, language: Language) {
  const t = importWords(language)
  const counts: Partial<Record<PreviewView, number>> = {
    ...countLines(preview.lines),
    warnings: warned({ upload, preview }).length,
  }
  const tabs = previewViews.map((each) => {
    const count = counts[each]
    const text = count === undefined ? t[each] : `${t[each]} (${count})`
    return { text, href: viewHref(upload, each), current: each === view }
  })
  return { tabs }
}

function previewFacts({ upload, preview, school }: PreviewOf, language: Language) {
  const t = importWords(language)
  const sensitive = upload.droppedColumns.filter((column) => column.sensitive).map(({ heading }) => heading)
  const others = upload.droppedColumns.filter((column) => !column.sensitive).map(({ heading }) => heading)
  const general = upload.problems.filter(({ row }) => row === null)
  const site = school.sites.find(({ code }) => code === upload.siteCode)
  return facts([
    [t.from, upload.fileName],
    [t.schoolYear, upload.schoolYear],
    [t.effective, formatDay(upload.effective, language)],
    [t.site, site ? site.name : upload.siteCode],
    [t.rows, formatCount(preview.lines.filter(({ listed }) => listed !== null).length, language)],
    [t.dropped, sensitive.join(', ') || t.noneDropped],
    [t.droppedOther, others.join(', ') || t.noneDropped],
    ...general.map(({ reason }) => [t.general, classListProblemText(reason, language)] as const),
  ])
}

function figuresOf({ upload, preview }: PreviewOf, language: Language): Figure[] {
  const t = importWords(language)
  const counts = countLines(preview.lines)
  return kinds.map((kind) => ({
    value: formatCount(counts[kind], language),
    label: t[kind],
    note: null,
    href: kind === 'doubtful' ? null : viewHref(upload, kind),
  }))
}

function classTable({ preview }: PreviewOf, language: Language) {
  const t = importWords(language)
  const byClass = groupBy(preview.lines, ({ className }) => className)
  const numeric = (text: string) => ({ text, numeric: true })
  return table({
    caption: t.byClass,
    columns: [t.schoolClass, ...kinds.map((kind) => numeric(t[kind]))],
    rows: preview.classes.map(({ className, existing }): ContentOf[] => {
      const counts = countLines(byClass.get(className) ?? [])
      const name = existing ? { text: className } : { text: className, status: status(t.newClass, 'info') }
      return [name, ...kinds.map((kind) => formatCount(counts[kind], language))]
    }),
    empty: empty(t.nobodyHere),
  })
}

interface Settling {
  selects: Select[]
  defaultClass: ReturnType<typeof field> | null
  problems: ReturnType<typeof problemSummary>
}

// Asked only where there is something to say: several sites, or rows without a class.
function settlingForm({ preview, school, upload }: PreviewOf, form: FormState, language: Language): Settling | null {
  const t = importWords(language)
  const options = siteChoices(school)
  const classless = upload.defaultClass !== null || preview.lines.some(({ reasons }) => reasons.includes('no-class'))
  if (options.length < 2 && !classless) return null
  const sites = preview.classes.map(({ className, siteCode }) => [siteField(className), siteCode ?? ''] as const)
  const typed = { defaultClass: upload.defaultClass ?? '', ...Object.fromEntries(sites), ...form.typed }
  const state = { ...form, typed }
  const selects =
    options.length < 2
      ? []
      : preview.classes.map(({ className }) =>
          select(state, siteField(className), { label: t.siteOf(className), required: true, options }),
        )
  const named = { label: t.defaultClass, hint: t.defaultClassHint, maxlength: 40, width: 'medium' as const }
  const defaultClass = classless ? field(state, 'defaultClass', named) : null
  return { selects, defaultClass, problems: problemSummary(state, defaultClass ? [...selects, defaultClass] : selects) }
}

/** The problems of a row, in words. */
function notesOf(upload: UploadedClassList): (line: ListLine) => UploadedClassList['problems'] {
  const byRow = groupBy(upload.problems, ({ sheet, row }) => `${row} ${sheet}`)
  return ({ listed }) => (listed ? (byRow.get(`${listed.row} ${listed.sheet}`) ?? []) : [])
}

function warned({ upload, preview }: Pick<PreviewOf, 'upload' | 'preview'>): ListLine[] {
  const notes = notesOf(upload)
  return preview.lines.filter((line) => notes(line).length > 0)
}

function leftOutTable({ upload, preview }: PreviewOf, language: Language) {
  const t = importWords(language)
  const read = new Set(preview.lines.flatMap(({ listed }) => (listed ? `${listed.row} ${listed.sheet}` : [])))
  const left = upload.problems.filter(({ sheet, row }) => row !== null && !read.has(`${row} ${sheet}`))
  if (left.length === 0) return null
  return table({
    caption: t.leftOut,
    columns: [{ text: t.row, numeric: true }, t.why],
    rows: left.slice(0, leftOutShown).map(({ row, reason }) => [row, classListProblemText(reason, language)]),
    empty: empty(t.nobodyHere),
  })
}

function lineCells(given: PreviewOf, line: ListLine, language: Language): ContentOf[] {
  const birth = line.listed?.birthDate ?? line.student?.birthDate
  return [
    { text: fullName(line), note: birth ? formatDay(birth, language) : null },
    line.listed?.row ?? null,
    line.kind === 'moved' ? `${line.fromClass ?? ''} → ${line.className ?? ''}` : line.className,
    whyText(given, line, language),
  ]
}

function whyText({ upload }: PreviewOf, line: ListLine, language: Language): string {
  const why = [
    ...line.reasons.map((reason) => lineReasonText(reason, language)),
    ...notesOf(upload)(line)
      .filter(({ reason }) => !(line.reasons.includes('no-class') && reason.startsWith('class-')))
      .map(({ reason }) => classListProblemText(reason, language)),
  ]
  return why.join(' · ')
}

function lineColumns(language: Language) {
  const t = importWords(language)
  return [t.student, { text: t.row, numeric: true }, t.schoolClass, t.why]
}

function doubtTable(given: PreviewOf, lines: readonly ListLine[], language: Language) {
  const t = importWords(language)
  const form = formState(language, {})
  return table({
    caption: t.doubtfulRows,
    columns: [...lineColumns(language), t.decision],
    rows: lines.map((line) => {
      const options = line.choices.map((choice) => ({ value: choice, text: choiceText(given, choice, language) }))
      const label = t.decisionFor(fullName(line))
      const choice = select(form, decisionField(line.key), { label, placeholder: t.skip, options })
      return [...lineCells(given, line, language), options.length > 0 ? { select: choice } : null]
    }),
    empty: empty(t.nobodyHere),
  })
}

function choiceText({ students }: PreviewOf, choice: Choice, language: Language): string {
  const t = importWords(language)
  if (choice === 'new') return t.asNew
  if (choice === 'apply') return t.doApply
  const student = students.get(choice.slice('same:'.length))
  if (!student) return t.isSame('?')
  const birth = student.birthDate ? ` (${formatDay(student.birthDate, language)})` : ''
  return t.isSame(fullName(student) + birth)
}

function linesOf(given: PreviewOf, language: Language) {
  const t = importWords(language)
  const { upload, preview, view } = given
  const all = view === 'warnings' ? warned(given) : preview.lines.filter(({ kind }) => kind === view)
  const pages = Math.max(1, Math.ceil(all.length / linesPerPage))
  const page = Math.min(given.page, pages)
  const first = (page - 1) * linesPerPage
  const shown = all.slice(first, first + linesPerPage)
  return {
    table: table({
      caption: t[view],
      columns: lineColumns(language),
      rows: shown.map((line) => lineCells(given, line, language)),
      empty: empty(t.nobodyHere),
    }),
    pager: pager({
      page,
      perPage: linesPerPage,
      total: all.length,
      summary: t.summary,
      href: (to) => viewHref(upload, view, to),
    }),
  }
}
