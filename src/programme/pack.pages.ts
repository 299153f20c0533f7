import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import { type Language } from '../platform/words.ts'
import { file, problemSummary } from '../web/form-parts.ts'
import { card, type ContentOf, empty, linkTo, pager, postTo, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { uploadTexts } from '../web/upload-limits.ts'
import type { PackProblem } from './pack-shape.rules.ts'
import { type PackWords, packWords } from './pack.text.ts'
import { type Change, type Difference, differences } from './programme-difference.rules.ts'
import type { ProgrammeDraft } from './programme-record.rules.ts'
import { offered, type Programme, type Section, sections } from './programme.rules.ts'
import { programmeWords } from './programme.text.ts'

export interface ImportPage {
  packs: readonly Programme[]
  waiting: Pick<ProgrammeDraft, '_id' | 'name' | 'uploadedAt'> | null
  /** The code of what is wrong with the form; none at first. */
  problem: string | null
  /** What is wrong with the pack that was sent. */
  mistakes: readonly PackProblem[]
}

/** Choosing a pack: one that comes with the program, or a file. */
export function importPage({ packs, waiting, problem, mistakes }: ImportPage, ctx: Ctx) {
  const t = packWords(ctx.language)
  const problems = problem ? { problems: { file: problem } } : {}
  const form = formState(ctx.language, problems, { ...t, ...uploadTexts(ctx.language) })
  const chosen = file(form, 'file', { label: t.file, required: true, accept: '.json,application/json' })
  return {
    title: t.title,
    t,
    waiting: waiting && {
      text: t.waiting,
      note: t.waitingNote(waiting.name, formatInstant(waiting.uploadedAt, ctx.language)),
      status: null,
      action: linkTo(t.open, paths.programmePreview({ draftId: waiting._id }), { look: 'primary' }),
    },
    problems: problemSummary(form, [chosen]),
    mistakes: mistakes.length > 0 ? mistakesTable(mistakes, t) : null,
    packs: packs.map((pack) => packCard(pack, ctx.language)),
    file: chosen,
    action: paths.programmeImport(),
    submit: { text: t.preview, cancel: { text: programmeWords(ctx.language).cancel, href: paths.programme() } },
    download: [linkTo(t.download, paths.programmePack(), { icon: 'it-download' })],
  }
}

function packCard(pack: Programme, language: Language) {
  const t = packWords(language)
  const kinds = offered(pack.activityKinds).map(({ name }) => name[language])
  const title = `${pack.cityName ?? t.neutral}: ${pack.name[language]}`
  return card(title, {
    text: t.shippedFacts(pack.themes.length, pack.districts.length, kinds.join(', ')),
    actions: [postTo(t.previewOf(pack.cityName ?? t.neutral), paths.programmePack(), { fields: { pack: pack.code } })],
  })
}

function mistakesTable(mistakes: readonly PackProblem[], t: PackWords) {
  return table({
    caption: t.wrongTitle,
    columns: [t.where, t.problem],
    rows: mistakes.map((mistake): ContentOf[] => [mistake.where || t.wholeFile, sentenceOf(mistake, t)]),
    empty: empty(t.wrongTitle),
  })
}

function sentenceOf({ reason, detail }: PackProblem, t: PackWords): string {
  if (reason === 'file-too-large') return t['pack-too-large']
  const sentence = t[reason]
  return typeof sentence === 'string' ? sentence : sentence(detail)
}

const linesPerPage = 50

export interface PreviewOf {
  draft: ProgrammeDraft
  now: Programme
  revision: number
  /** Only this part; null for all. */
  section: Section | null
  page: number
}

/** What a pack would change, in short and line by line; nothing has happened yet. */
export function previewPage({ draft, now, revision, section, page }: PreviewOf, ctx: Ctx) {
  const { language } = ctx
  const t = packWords(language)
  const all = differences(now, draft.programme, language)
  const shown = section ? all.filter((each) => each.section === section) : all
  const address = paths.programmePreview({ draftId: draft._id })
  const first = (page - 1) * linesPerPage
  const lines = shown.slice(first, first + linesPerPage)
  const retired = all.filter(({ change }) => change === 'retired').length
  const pack = `${draft.programme.code} ${draft.programme.edition}`
  return {
    title: t.previewTitle,
    t,
    lead: t.previewLead(pack, draft.name),
    retired: retired > 0 ? t.keptRetired(retired) : null,
    same: all.length === 0 ? empty(t.sameTitle, t.sameAdvice) : null,
    summary: summaryTable(all, { address, language }),
    table: differencesTable(lines, language),
    pager: pager({
      page,
      perPage: linesPerPage,
      total: shown.length,
      summary: t.lines,
      href: (number) =>
        `${address}?${new URLSearchParams({ parte: section ?? '', pagina: String(number) }).toString()}`,
    }),
    actions: [...(all.length > 0 ? [confirmButton(t, address, revision)] : []), discardButton(t, address, revision)],
  }
}

function confirmButton(t: PackWords, address: string, revision: number) {
  return postTo(t.confirm, address, {
    look: 'primary',
    fields: { revision: String(revision) },
    confirm: t.confirmAsk,
  })
}

function discardButton(t: PackWords, address: string, revision: number) {
  return postTo(t.discard, address, { fields: { revision: String(revision), discard: 'yes' } })
}

const changes: readonly Change[] = ['added', 'changed', 'restored', 'retired', 'removed']
const tones: Record<Change, Tone> = {
  added: 'success',
  changed: 'info',
  restored: 'success',
  retired: 'warning',
  removed: 'warning',
}

function summaryTable(all: readonly Difference[], { address, language }: { address: string; language: Language }) {
  const t = packWords(language)
  const names = programmeWords(language)
  const touched = sections.filter((section) => all.some((each) => each.section === section))
  const counted = (section: Section | null, change: Change) =>
    all.filter((each) => each.change === change && (section === null || each.section === section)).length
  return table({
    caption: t.summary,
    columns: [t.section, ...changes.map((change) => ({ text: t[change], numeric: true }))],
    rows: touched.map((section): ContentOf[] => [
      { text: names[section], href: `${address}?parte=${section}` },
      ...changes.map((change) => counted(section, change)),
    ]),
    totals: [{ text: t.allSections, href: address }, ...changes.map((change) => counted(null, change))],
    empty: empty(t.sameTitle, t.sameAdvice),
  })
}

function differencesTable(lines: readonly Difference[], language: Language) {
  const t = packWords(language)
  const names = programmeWords(language)
  return table({
    caption: t.changes,
    columns: [t.section, t.change, t.now, t.afterwards],
    rows: lines.map((each): ContentOf[] => [
      { text: names[each.section], note: each.fact && t[`fact-${each.fact}`] },
      status(t[each.change], tones[each.change]),
      each.change === 'added' ? null : valueText(each, each.before, language),
      each.change === 'retired' || each.change === 'removed' ? null : valueText(each, each.after, language),
    ]),
    empty: empty(t.sameTitle, t.sameAdvice),
  })
}

/** Long texts and pictures are not shown whole; yes and no are words. */
function valueText({ fact }: Difference, value: string | null, language: Language): string | null {
  const t = packWords(language)
  if (value === null) return null
  if (fact === 'logo') return t.image
  if (fact === 'agreement') return t.longText(formatCount(value.length, language))
  if (fact === 'qualificationRequired') return value === 'true' ? t.yes : t.no
  const isAction = fact === 'lowAttendanceAction' || fact === 'minimumAction'
  return (isAction ? actionText(value, t) : null) ?? value
}

/** What the rules for the labs say is to be done, in words. */
function actionText(value: string, { warn, suspend, cancel }: PackWords): string | null {
  return (
    new Map([
      ['warn', warn],
      ['suspend', suspend],
      ['cancel', cancel],
    ]).get(value) ?? null
  )
}
