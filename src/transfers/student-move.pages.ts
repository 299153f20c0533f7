import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { kindSlugs } from '../placements/amendment.pages.ts'
import { stateOf } from '../placements/placement-list.pages.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import type { Enrolment } from '../schools/enrolment.rules.ts'
import { periodText } from '../schools/school-class.pages.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { field, type FormState, problemSummary, select } from '../web/form-parts.ts'
import {
  type Action,
  type ContentOf,
  empty,
  facts,
  type Happening,
  linkTo,
  postTo,
  status,
  table,
} from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  type CertifiedLine,
  type MoveKind,
  type Release,
  type ReleaseStanding,
  settling,
  standingOf,
  type StudentMove,
} from './student-move.rules.ts'
import type { StudentMerge } from './student-merge.rules.ts'
import { studentMergeWords } from './student-merge.text.ts'
import { moveWords } from './student-move.text.ts'

export interface MovesView {
  student: Student
  enrolment: Enrolment | null
  placements: readonly Placement[]
  labs: readonly { _id: string; title: string; code: string }[]
  /** The classes of this school year. */
  classes: readonly SchoolClass[]
  /** Of all classes named in the moves. */
  labels: ReadonlyMap<string, string>
  /** Latest first. */
  moves: readonly StudentMove[]
  /** The other records that were merged into this one, latest first. */
  merges: readonly StudentMerge[]
  /** What the school would certify now. */
  certified: readonly CertifiedLine[]
  schools: ReadonlyMap<string, string>
  submitted: { kind?: MoveKind; typed?: Typed; problems?: Problems }
}

/** Where the student is, what is open, the forms that move them, and what has happened. */
export function movesPage(view: MovesView, ctx: Ctx) {
  const t = moveWords(ctx.language)
  const { student, enrolment } = view
  return {
    title: t.title(fullName(student)),
    t,
    actions: [
      linkTo(t.transfers, paths.transfers()),
      linkTo(studentMergeWords(ctx.language).link, paths.studentMerge({ studentId: student._id })),
    ],
    facts: facts(whereNow(view, ctx)),
    placements: openTable(view, ctx),
    labs: view.labs.map(({ _id, title, code }) => ({
      text: `${title} (${code})`,
      href: paths.edition({ editionId: _id }),
    })),
    release: releaseBox(view, ctx),
    forms: enrolment
      ? [changeForm(view, ctx), releaseForm(view, ctx), leavingForm(view, ctx)]
      : [returnForm(view, ctx)],
    history: historyOf(view, ctx),
  }
}

type Pairs = (readonly [string, ContentOf])[]

function whereNow({ enrolment, labels }: MovesView, { language }: Ctx): Pairs {
  const t = moveWords(language)
  if (!enrolment) return [[t.currentClass, status(t.noClass, 'warning')]]
  const { classId } = enrolment
  return [
    [t.currentClass, { text: labels.get(classId) ?? '', href: paths.schoolClass({ classId }) }],
    [t.since, formatDay(enrolment.from, language)],
  ]
}

function openTable({ placements }: MovesView, ctx: Ctx) {
  const t = moveWords(ctx.language)
  const open = placements.flatMap((placement) => {
    const toDo = settling(placement, ctx.today)
    return toDo ? [{ placement, toDo }] : []
  })
  return table({
    caption: t.placements,
    columns: [t.placement, t.period, t.state, t.toDo],
    rows: open.map(({ placement, toDo }): ContentOf[] => {
      const { _id: placementId, title, host, state } = placement
      const early = withQuery(paths.newPlacementAmendment({ placementId }), { tipo: kindSlugs['early-end'] })
      return [
        { text: title, href: paths.placement({ placementId }), note: host.name },
        periodText(effectiveTerms(placement), ctx.language),
        stateOf(state, ctx.language),
        { text: t[toDo], actions: toDo === 'cancel' ? [] : [linkTo(t.earlyEnd, early, { look: 'plain' })] },
      ]
    }),
    empty: empty(t.noPlacements, t.noPlacementsAdvice),
  })
}

/** The last release, unless the student has come back since. */
function releaseBox(view: MovesView, ctx: Ctx) {
  const release = view.moves.find(({ kind }) => kind === 'transfer')?.release
  if (!release || view.enrolment) return null
  const t = moveWords(ctx.language)
  const standing = standingOf(release, ctx.today)
  const differ = standing !== 'withdrawn' && JSON.stringify(view.certified) !== JSON.stringify(release.lines)
  return {
    facts: facts(releaseFacts(release, standing, view, ctx)),
    differ: differ ? t.hoursDiffer : null,
    actions: releaseActions(view.student._id, { standing, differ }, ctx),
  }
}

// oxlint-disable-next-line max-params -- what is told of one release, and to whom
function releaseFacts(release: Release, standing: ReleaseStanding, { schools }: MovesView, ctx: Ctx): Pairs {
  const t = moveWords(ctx.language)
  const waits = standing === 'waiting'
  const taken = t.taken(schools.get(release.taking?.schoolId ?? '') ?? '')
  const state = standing === 'taken' ? status(taken, 'success') : status(t[standing], waits ? 'info' : 'warning')
  const opening: Pairs = [
    [t.code, release.code],
    [t.until, formatDay(release.until, ctx.language)],
  ]
  return [[t.state, state], ...(waits ? opening : []), [t.certified, certifiedText(release.lines, ctx)]]
}

function releaseActions(
  studentId: string,
  { standing, differ }: { standing: ReleaseStanding; differ: boolean },
  { language }: Ctx,
): Action[] {
  const t = moveWords(language)
  const again = postTo(t.sendHours, paths.studentReleaseHours({ studentId }), { look: 'plain' })
  const back = postTo(t.withdraw, paths.studentReleaseWithdrawal({ studentId }), {
    look: 'danger',
    confirm: t.withdrawConfirm,
  })
  const unused = standing === 'waiting' || standing === 'expired'
  return [...(differ ? [again] : []), ...(unused ? [back] : [])]
}

function certifiedText(lines: readonly CertifiedLine[], { language }: Ctx): string {
  const t = moveWords(language)
  if (lines.length === 0) return t.noCertified
  return lines.map((line) => t.certifiedLine(line.schoolYear, formatHours(line.minutes), line.schoolName)).join('; ')
}

function stateFor(
  { submitted }: MovesView,
  { language }: Ctx,
  { kind, ...defaults }: { kind: MoveKind } & Typed,
): FormState {
  const mine = submitted.kind === kind ? { typed: submitted.typed ?? {}, problems: submitted.problems ?? {} } : {}
  return formState(language, { typed: defaults, ...mine }, moveWords(language))
}

function classOptions(classes: readonly SchoolClass[], without: string | null) {
  return classes.filter(({ _id }) => _id !== without).map(({ _id, label }) => ({ value: _id, text: label }))
}

type Controls = (ReturnType<typeof field> | ReturnType<typeof select>)[]
interface FormOf {
  title: string
  lead: string | null
  action: string
  submit: string
}

function formOf(form: FormState, about: FormOf, { selects = [], inputs }: { selects?: Controls; inputs: Controls }) {
  return {
    ...about,
    problems: problemSummary(form, [...selects, ...inputs]),
    selects,
    inputs,
    submit: { text: about.submit, cancel: null },
  }
}

function changeForm(view: MovesView, ctx: Ctx) {
  const t = moveWords(ctx.language)
  const form = stateFor(view, ctx, { kind: 'class-change', changeDay: ctx.today })
  const options = classOptions(view.classes, view.enrolment?.classId ?? null)
  const action = paths.studentClassChange({ studentId: view.student._id })
  return formOf(
    form,
    { title: t.changeTitle, lead: null, action, submit: t.change },
    {
      selects: [select(form, 'changeClass', { label: t.newClass, required: true, placeholder: t.choose, options })],
      inputs: [field(form, 'changeDay', { label: t.firstDay, type: 'date', required: true })],
    },
  )
}

function leavingForm(view: MovesView, ctx: Ctx) {
  const t = moveWords(ctx.language)
  const form = stateFor(view, ctx, { kind: 'leaving', leavingDay: ctx.today })
  const action = paths.studentLeaving({ studentId: view.student._id })
  return formOf(
    form,
    { title: t.leavingTitle, lead: t.leavingLead, action, submit: t.leave },
    {
      inputs: [
        field(form, 'leavingDay', { label: t.lastDay, type: 'date', required: true }),
        field(form, 'leavingReason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 200 }),
      ],
    },
  )
}

function releaseForm(view: MovesView, ctx: Ctx) {
  const t = moveWords(ctx.language)
  const form = stateFor(view, ctx, { kind: 'transfer', releaseDay: ctx.today })
  const action = paths.studentRelease({ studentId: view.student._id })
  return formOf(
    form,
    { title: t.releaseTitle, lead: t.releaseLead, action, submit: t.release },
    {
      inputs: [
        field(form, 'releaseDay', { label: t.lastDay, type: 'date', required: true }),
        field(form, 'releaseReason', { label: t.protocol, hint: t.releaseReasonHint, maxlength: 80 }),
      ],
    },
  )
}

function returnForm(view: MovesView, ctx: Ctx) {
  const t = moveWords(ctx.language)
  const form = stateFor(view, ctx, { kind: 'return', returnDay: ctx.today })
  const action = paths.studentReturn({ studentId: view.student._id })
  const options = classOptions(view.classes, null)
  return formOf(
    form,
    { title: t.returnTitle, lead: t.returnLead, action, submit: t.comeBack },
    {
      selects: [select(form, 'returnClass', { label: t.newClass, required: true, placeholder: t.choose, options })],
      inputs: [field(form, 'returnDay', { label: t.firstDayBack, type: 'date', required: true })],
    },
  )
}

function historyOf(view: MovesView, ctx: Ctx): Happening[] {
  const all = [
    ...view.moves.map((move) => ({ at: move.at, told: happening(move, view, ctx) })),
    ...view.merges.map((merge) => ({ at: merge.at, told: mergeHappening(merge, ctx) })),
  ]
  return all.toSorted((a, b) => b.at.getTime() - a.at.getTime()).map(({ told }) => told)
}

function mergeHappening({ at, by, before, reason }: StudentMerge, { language }: Ctx): Happening {
  const { surname, givenName, taxCode } = before.gone
  const who = [fullName({ surname, givenName }), ...(taxCode ? [taxCode] : [])].join(', ')
  const text = moveWords(language).byPerson(studentMergeWords(language).event(who), by.name)
  return { when: formatInstant(at, language), text, note: reason }
}

function happening(move: StudentMove, { labels }: MovesView, { language }: Ctx): Happening {
  const t = moveWords(language)
  const what = t[`event-${move.kind}`](formatDay(move.day, language), labels.get(move.toClassId ?? '') ?? '')
  return { when: formatInstant(move.at, language), text: t.byPerson(what, move.by.name), note: move.reason }
}
