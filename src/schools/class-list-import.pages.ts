import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { type ChoiceOf, field, file, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, type Figure, linkTo, pager, postTo, status, steps, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { importWords, uploadProblemTexts } from './class-list-import.text.ts'
import type { ImportResult } from './import-plan.rules.ts'
import { type School, type SchoolSite, teachingSites } from './school.rules.ts'
import { importableYears, type UploadedClassList, type UploadState, usualEffectiveDay } from './uploaded-list.rules.ts'

export type ListedUpload = Pick<
  UploadedClassList,
  '_id' | 'fileName' | 'uploadedAt' | 'schoolYear' | 'effective' | 'state' | 'result'
>

export interface Uploads {
  uploads: readonly ListedUpload[]
  total: number
  page: number
  pageSize: number
}

export interface ListsView {
  school: School
  lists: Uploads
  /** What came back from a refused form. */
  typed?: Typed
  problems?: Problems
}

const tones = { draft: 'warning', applying: 'danger', applied: 'success' } as const satisfies Record<
  UploadState,
  string
>

/** The form that takes a list, and the lists taken so far. */
export function classListsPage({ school, lists, ...submitted }: ListsView, ctx: Ctx) {
  const t = importWords(ctx.language)
  const form = uploadForm(ctx, submitted)
  const sites = siteChoices(school)
  const chosen = file(form, 'file', { label: t.file, hint: t.fileHint, required: true, accept: '.xlsx,.csv,.txt' })
  const years = importableYears(ctx.today).map((value) => ({ value, text: value }))
  const year = select(form, 'schoolYear', { label: t.schoolYear, required: true, options: years })
  const effective = field(form, 'effective', {
    label: t.effective,
    hint: t.effectiveHint,
    required: true,
    type: 'date',
  })
  const site =
    sites.length > 1
      ? select(form, 'siteCode', {
          label: t.site,
          hint: t.siteHint,
          required: true,
          placeholder: t.chooseSite,
          options: sites,
        })
      : null
  const defaultClass = field(form, 'defaultClass', {
    label: t.defaultClass,
    hint: t.defaultClassHint,
    width: 'medium',
    maxlength: 40,
  })
  return {
    title: t.lists,
    t,
    noSites: sites.length === 0 ? t.noSites : null,
    problems: problemSummary(form, [chosen, year, effective, ...(site ? [site] : []), defaultClass]),
    file: chosen,
    year,
    effective,
    site,
    defaultClass,
    action: paths.classLists(),
    submit: { text: t.send, cancel: { text: t.toClasses, href: paths.classes() } },
    table: uploadsTable(lists, ctx.language),
    pager: pagerOf(lists, ctx.language),
    exports: exportLinks(paths.classLists()),
  }
}

function uploadForm(ctx: Ctx, { typed, problems }: Pick<ListsView, 'typed' | 'problems'>): FormState {
  const [current] = importableYears(ctx.today)
  const usual = current ? { schoolYear: current, effective: usualEffectiveDay(current, ctx.today) } : {}
  return formState(ctx.language, { typed: typed ?? usual, problems: problems ?? {} }, uploadProblemTexts(ctx.language))
}

/** The sites that can have classes, as choices. */
export function siteChoices(school: School): ChoiceOf[] {
  return teachingSites(school).map((site) => ({ value: site.code, text: siteName(site) }))
}

function siteName({ name, code, address }: SchoolSite): string {
  return [`${code} · ${name}`, address].filter(Boolean).join(', ')
}

function uploadsTable({ uploads }: Uploads, language: Language) {
  const t = importWords(language)
  return table({
    caption: t.previous,
    columns: [t.from, t.uploadedAt, t.effective, t.state, t.outcome],
    rows: uploads.map((upload): ContentOf[] => [
      { text: upload.fileName || t.lists, href: paths.classList({ classListId: upload._id }) },
      formatInstant(upload.uploadedAt, language),
      formatDay(upload.effective, language),
      status(t[upload.state], tones[upload.state]),
      upload.result && t.outcomeOf(upload.result),
    ]),
    empty: empty(t.noLists, t.noListsAdvice),
  })
}

function pagerOf({ total, page, pageSize }: Uploads, language: Language) {
  return pager({
    page,
    perPage: pageSize,
    total,
    summary: importWords(language).summary,
    href: (to) => `${paths.classLists()}?pagina=${to}`,
  })
}

/** Where the import stands: 0 upload, 1 check, 2 done. */
export function importSteps(current: number, language: Language) {
  const t = importWords(language)
  return steps([t.stepUpload, t.stepCheck, t.stepDone], current)
}

/** A list that was applied: what it changed, and where to go on. */
export function appliedPage(upload: UploadedClassList, labels: ReadonlyMap<string, string>, ctx: Ctx) {
  const t = importWords(ctx.language)
  const result = upload.result
  return {
    title: t.done,
    steps: importSteps(3, ctx.language),
    lead: t.doneLead(result?.newClasses ?? 0),
    figures: result ? resultFigures(result, ctx.language) : [],
    classes: table({
      caption: t.classesOfList,
      columns: [t.schoolClass],
      rows: [...labels].map(([classId, text]) => [{ text, href: paths.schoolClass({ classId }) }]),
      empty: empty(t.nobodyHere),
    }),
    actions: [
      linkTo(t.toClasses, paths.classes(), { look: 'primary' }),
      linkTo(t.another, paths.classLists(), { icon: 'it-upload' }),
    ],
  }
}

function resultFigures(result: ImportResult, language: Language): Figure[] {
  const t = importWords(language)
  const figure = (value: number, label: string): Figure => ({ value: String(value), label, note: null, href: null })
  return [
    figure(result.joined, t.joined),
    figure(result.moved, t.moved),
    figure(result.left, t.left),
    figure(result.unchanged, t.unchanged),
    figure(result.doubtful, t.undecided),
  ]
}

/** A list that was cut off while it was being applied. */
export function interruptedPage(upload: UploadedClassList, ctx: Ctx) {
  const t = importWords(ctx.language)
  const action = paths.classListConfirmation({ classListId: upload._id })
  return {
    title: t.interrupted,
    lead: t.interruptedLead,
    actions: [postTo(t.finish, action, { look: 'primary' }), linkTo(t.lists, paths.classLists())],
  }
}
