import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import { field, problemSummary, textarea } from '../web/form-parts.ts'
import { type Action, type ContentOf, facts, type Figure, linkTo, postTo, type Task } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { mayEdit, mayTakePart } from './round-access.rules.ts'
import { announcementOf, type AnnouncementParts } from './round-announcement.pages.ts'
import type { RoundProblem } from './round-check.rules.ts'
import { deadlineParts } from './round-deadline.rules.ts'
import { historyOf } from './round-history.pages.ts'
import { roundState } from './round-list.pages.ts'
import { roundProblemWords } from './round-problem.text.ts'
import { setupWords } from './round-setup.text.ts'
import { changeRefusal, mayCancel } from './round-steps.rules.ts'
import { pathOfStep, roundTabs } from './round-tabs.pages.ts'
import { type Round, type RoundState, takesChoices, versionOf } from './round.rules.ts'
import { roundWords } from './round.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface RoundParts extends AnnouncementParts {
  /** names of schools */
  schools: ReadonlyMap<string, string>
  /** titles of offers by id */
  offers: ReadonlyMap<string, { title: string }>
  students: number
  /** of a copy that may be made: pressing twice makes one */
  copyId: string
  problems: readonly RoundProblem[]
  warnings: readonly RoundProblem[]
  /** which of the two forms was refused */
  deadline: Submitted
  cancelling: Submitted
}

export function roundPage(round: Round, parts: RoundParts, ctx: Ctx) {
  const t = roundWords(ctx.language)
  const steers = mayEdit(ctx.actor, round)
  const draft = round.state === 'draft'
  const subjects = { _id: round._id, offers: parts.offers }
  return {
    title: round.title,
    t,
    state: roundState(round.state, ctx.language),
    tabs: roundTabs(round, 'opening', ctx),
    next: nextOf(round, parts, ctx),
    missing: tasksOf(steers && draft ? parts.problems : [], subjects, ctx),
    warnings: tasksOf(steers && draft ? parts.warnings : [], subjects, ctx),
    figures: figuresOf(round, parts, ctx),
    facts: facts(factsOf(round, parts, ctx)),
    announcement: announcementOf(round, parts, ctx),
    deadline: steers && takesChoices(round, ctx.now) ? deadlineForm(round, parts.deadline, ctx) : null,
    cancelling: steers && mayCancel(round) ? cancelForm(round, parts.cancelling, ctx) : null,
    history: historyOf(round, parts, ctx),
  }
}

function nextOf(round: Round, parts: RoundParts, ctx: Ctx) {
  const t = roundWords(ctx.language)
  const steers = mayEdit(ctx.actor, round)
  const texts = [whereItStands(round, steers, ctx)]
  if (steers && round.state === 'draft' && parts.problems.length === 0) texts.push(t.nothingMissing)
  if (mayJoin(round, ctx)) texts.push(t.joinNote)
  return { texts, actions: [...steps(round, parts, ctx), ...(steers ? [copyButton(round, parts.copyId, ctx)] : [])] }
}

function whereItStands(round: Round, steers: boolean, { now, language }: Ctx): string {
  const t = roundWords(language)
  const { closesAt, published } = round
  const states: Record<RoundState, () => string> = {
    draft: () => (steers ? t.isDraft : t.isDraftOfOthers),
    open: () => (now < closesAt ? t.isOpen(formatInstant(closesAt, language)) : t.isOver),
    closed: () => t.isClosed,
    published: () => t.isPublished(published ? formatInstant(published.at, language) : ''),
    cancelled: () => whyCancelled(round, language),
  }
  return states[round.state]()
}

function whyCancelled({ history }: Round, language: Ctx['language']): string {
  const line = history.findLast(({ event }) => event === 'cancelled')
  if (!line) return roundWords(language).cancelled
  return roundWords(language).isCancelled(line.by.name, formatDay(dayOf(line.at), language), line.text ?? '')
}

/** A school that is not in it may still come into a round of the city. */
function mayJoin(round: Round, { actor, now }: Ctx): boolean {
  if (round.schoolId !== null || !mayTakePart(actor, round) || !('schoolId' in actor)) return false
  return (
    !round.schoolIds.includes(actor.schoolId) && round.state === 'open' && changeRefusal(round, 'who', now) === null
  )
}

/** What comes next, and the pages that the state of the round opens; each by its own permission. */
function steps(round: Round, { problems }: RoundParts, ctx: Ctx): Action[] {
  const t = roundWords(ctx.language)
  const roundId = round._id
  const { actor } = ctx
  const takesPart = 'schoolId' in actor && round.schoolIds.includes(actor.schoolId)
  const open = postTo(t.openNow, paths.roundMove({ roundId }), {
    fields: { step: 'open', version: String(versionOf(round)) },
    look: 'primary',
    confirm: t.openConfirm,
    disabledBecause: problems.length > 0 ? [roundProblemWords(ctx.language)['not-ready']] : [],
  })
  const shown: readonly (readonly [boolean, Action])[] = [
    [round.state === 'draft' && mayEdit(actor, round), open],
    [mayJoin(round, ctx), linkTo(t.join, paths.roundPart({ roundId }), { look: 'primary' })],
    [begun(round) && (actor.role === 'city' || takesPart), linkTo(t.seeChoices, paths.roundChoices({ roundId }))],
    [mayMatch(round, ctx), linkTo(t.desk, paths.roundDesk({ roundId }), { look: 'primary' })],
    [isOut(round) && may(actor, 'assignment.view'), linkTo(t.result, paths.roundResult({ roundId }))],
    [isOut(round) && may(actor, 'assignment.view'), linkTo(t.charts, paths.roundCharts({ roundId }))],
    [isOut(round) && actor.role !== 'teacher', linkTo(t.audit, paths.roundAudit({ roundId }))],
  ]
  return shown.filter(([holds]) => holds).map(([, action]) => action)
}

const begun = ({ state }: Round) => state === 'open' || state === 'closed' || state === 'published'
const isOut = ({ state }: Round) => state === 'published'

function mayMatch(round: Round, { actor, now }: Ctx): boolean {
  if (!mayEdit(actor, round) || !may(actor, 'round-run.make')) return false
  return round.state === 'closed' || (round.state === 'open' && now >= round.closesAt)
}

function copyButton({ _id }: Round, id: string, { language }: Ctx): Action {
  const fields = { step: 'copy', id }
  return postTo(roundWords(language).copy, paths.roundMove({ roundId: _id }), { fields })
}

/** What is missing, or may be a mistake, each with the step in which it is mended. */
function tasksOf(problems: readonly RoundProblem[], { _id, offers }: Subjects, { language }: Ctx): Task[] {
  const t = roundWords(language)
  const p: Readonly<Record<string, string>> = roundProblemWords(language)
  return problems.map(({ step, code, about }) => {
    const subject = about === null ? undefined : offers.get(about)?.title
    const text = p[code] ?? code
    return {
      text: subject ? `${subject}: ${text}` : text,
      note: setupWords(language)[step],
      status: null,
      action: linkTo(t.mend, pathOfStep[step]({ roundId: _id })),
    }
  })
}

type Subjects = Pick<Round, '_id'> & Pick<RoundParts, 'offers'>

function figuresOf({ parts: all, offers, kind }: Round, { students }: RoundParts, { language }: Ctx): Figure[] {
  const t = roundWords(language)
  const classes = all.reduce((sum, { classIds }) => sum + classIds.length, 0)
  const figure = (n: number, label: string) => ({ value: String(n), label, note: null, href: null })
  return [
    figure(classes, t.classesCount),
    ...(kind === 'labs' ? [] : [figure(students, t.studentsCount)]),
    figure(offers.length, t.offersCount),
  ]
}

function factsOf(round: Round, { schools }: RoundParts, ctx: Ctx): (readonly [string, ContentOf])[] {
  const t = roundWords(ctx.language)
  const { kind, schoolId, schoolYear, opensAt, closesAt } = round
  return [
    [t.kind, t[kind]],
    [t.owner, schoolId ? (schools.get(schoolId) ?? schoolId) : t.city],
    [t.who, whoText(round, schools, ctx)],
    [t.schoolYear, schoolYear],
    ...(opensAt ? [[t.opensAt, formatInstant(opensAt, ctx.language)] as const] : []),
    [t.closesAt, formatInstant(closesAt, ctx.language)],
  ]
}

/** The city reads which schools take part; a school reads itself, and how many others. */
function whoText({ schoolIds }: Round, schools: RoundParts['schools'], { actor, language }: Ctx): string {
  const t = roundWords(language)
  const seen = schoolIds.filter((id) => can(actor, 'round.view', { schoolId: id }))
  const others = schoolIds.length - seen.length
  const names = seen.map((id) => schools.get(id) ?? id)
  return [...names, ...(others > 0 ? [t.otherSchools(others)] : [])].join(', ') || t.nobody
}

function deadlineForm(round: Round, { typed, problems }: Submitted, { language }: Ctx) {
  const t = roundWords(language)
  const s = setupWords(language)
  const start = typed ?? deadlineParts(round.closesAt)
  const form = formState(language, { typed: start, problems: problems ?? {} }, roundProblemWords(language))
  const fields = {
    day: field(form, 'day', { label: s.day, type: 'date', required: true }),
    time: field(form, 'time', { label: s.time, type: 'time', required: true, hint: s.timeHint }),
  }
  return {
    open: problems !== undefined,
    problems: problemSummary(form, Object.values(fields)),
    fields,
    hidden: [{ name: 'version', value: String(versionOf(round)) }],
    action: paths.roundDeadline({ roundId: round._id }),
    submit: { text: t.move, cancel: null },
  }
}

function cancelForm(round: Round, { typed, problems }: Submitted, { language }: Ctx) {
  const t = roundWords(language)
  const form = formState(language, { typed: typed ?? {}, problems: problems ?? {} }, roundProblemWords(language))
  const reason = textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 500 })
  return {
    open: problems !== undefined,
    problems: problemSummary(form, [reason]),
    reason,
    hidden: [
      { name: 'step', value: 'cancel' },
      { name: 'version', value: String(versionOf(round)) },
    ],
    action: paths.roundMove({ roundId: round._id }),
    submit: { text: t.cancelSend, cancel: null },
  }
}
