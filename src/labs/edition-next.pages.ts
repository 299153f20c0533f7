import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatLongDay, formatStamp } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import { enrolmentStep } from './edition-enrol-next.pages.ts'
import {
  type CompleteReason,
  type EditionEvent,
  isMoveFrom,
  nextSession,
  nextSessionOf,
  type StartProblem,
  type StartReason,
} from './edition-move.rules.ts'
import { editionNextWords } from './edition-next.text.ts'
import { belongsOf } from './edition-view.rules.ts'
import { editableParts } from './edition-facts.rules.ts'
import { type Edition, type LabSession, plannedSessions } from './edition.rules.ts'

/** What the next step depends on besides the record. */
export interface AroundNext {
  /** What is missing before it can start; null where nobody asks. */
  problems: readonly StartProblem[] | null
  /** Why it cannot be completed; null where nobody asks. */
  completing: readonly CompleteReason[] | null
  /** Sessions that have begun and whose roll call this actor can still take, oldest first. */
  toTake: readonly LabSession[]
  /** Of the city: when enrolment is locked. */
  norms: Pick<LabNorms, 'enrolmentLockPercent'>
}

export interface NextStep {
  text: string
  /** What the person should know before pressing. */
  notes: string[]
  actions: Action[]
  /** What can be done besides, for who runs the edition. */
  more: Action[]
}

/** Where the edition stands for this person, in a sentence, with the buttons that bring it forward. */
export function nextStep(edition: Edition, around: AroundNext, ctx: Ctx): NextStep {
  if (can(ctx.actor, 'edition.edit', belongsOf(edition, 'edition.edit'))) return editorStep(edition, around, ctx)
  if (ctx.actor.role === 'student') return studentStep(edition, ctx.actor.studentId, ctx)
  if (ctx.actor.role === 'host') return hostStep(edition, around, ctx)
  return schoolStep(edition, around, ctx)
}

/** What clock and calendar show now. */
export function clockOf({ now, today }: Ctx): { day: typeof today; time: string } {
  return { day: today, time: formatStamp(now).slice(11) }
}

function editorStep(edition: Edition, around: AroundNext, ctx: Ctx): NextStep {
  const t = editionNextWords(ctx.language)
  return {
    text: editorText(edition, around, ctx),
    notes: edition.state === 'draft' && isUnplanned(edition) ? [t.openUnplanned] : missingNote(around, ctx),
    actions: [
      ...sessionActions(edition, around, ctx),
      ...planActions(edition, ctx),
      ...moves
        .filter((event) => isMoveFrom(edition.state, event) && isTime(event, around))
        .flatMap((event) => moveAction(edition, event, { around, ctx })),
    ],
    more: [...editActions(edition, ctx), ...endings(edition, ctx)],
  }
}

/** To complete an edition is offered once its sessions are behind. */
function isTime(event: EditionEvent, { completing }: AroundNext): boolean {
  return event !== 'complete' || !completing?.includes('sessions-ahead')
}

function isUnplanned(edition: Edition): boolean {
  return plannedSessions(edition).length === 0
}

/** Planning comes before everything else while there is no session. */
function planActions(edition: Edition, { language }: Ctx): Action[] {
  if (editableParts(edition.state) === 'none' || !isUnplanned(edition)) return []
  const href = paths.editionPlan({ editionId: edition._id })
  return [linkTo(editionNextWords(language).plan, href, { look: 'primary' })]
}

function editorText(edition: Edition, { problems, completing }: AroundNext, ctx: Ctx): string {
  const t = editionNextWords(ctx.language)
  const { state } = edition
  if (state === 'open') return problems?.length === 0 ? t['next-start'] : t['next-open']
  if (state !== 'running') return t[`next-${state}`]
  const today = sessionToday(edition, ctx)
  if (today) return t['next-today'](today.from, today.to)
  return completing?.length === 0 ? t['next-complete'] : t['next-run']
}

function sessionToday(edition: Edition, ctx: Ctx): LabSession | null {
  return plannedSessions(edition).find(({ day }) => day === ctx.today) ?? null
}

/** The roll call of today, for who takes it; before that the oldest that is still missing. */
function sessionActions(edition: Edition, { toTake }: AroundNext, ctx: Ctx): Action[] {
  const t = editionNextWords(ctx.language)
  const session = edition.state === 'running' ? sessionToday(edition, ctx) : null
  const takes = can(ctx.actor, 'roll-call.take', belongsOf(edition, 'roll-call.take'))
  const begun = session && session.from <= clockOf(ctx).time ? session : null
  const hrefOf = ({ id }: LabSession) => paths.rollCall({ editionId: edition._id, sessionId: id })
  if (!takes) return []
  const [oldest] = toTake.filter(({ id }) => id !== begun?.id)
  return [
    ...(begun ? [linkTo(t.rollCall, hrefOf(begun), { look: 'primary' })] : []),
    ...(oldest ? [linkTo(t.rollCallOf(formatDay(oldest.day, ctx.language)), hrefOf(oldest), { look: 'primary' })] : []),
  ]
}

/** How many roll calls are missing, for who can take them. */
function missingNote({ toTake }: AroundNext, { language }: Ctx): string[] {
  return toTake.length > 0 ? [editionNextWords(language).toTake(toTake.length)] : []
}

const moves = ['open', 'start', 'resume', 'complete'] as const satisfies readonly EditionEvent[]

interface Asked {
  around: AroundNext
  ctx: Ctx
}

function moveAction(edition: Edition, event: EditionEvent, { around, ctx }: Asked): Action[] {
  const t = editionNextWords(ctx.language)
  const url = paths.editionMove({ editionId: edition._id })
  const form = withQuery(url, { azione: event })
  if (event === 'start' && mayStartAnyway(around, ctx)) return [linkTo(t.startAnyway, form, { look: 'primary' })]
  return [
    postTo(t[event], url, {
      look: isUnplanned(edition) ? 'secondary' : 'primary',
      fields: { event, version: String(edition.version) },
      disabledBecause: whyNot(event, around).map((reason) => t[reason]),
    }),
  ]
}

/** The city may start an edition that lacks nothing but participants. */
function mayStartAnyway({ problems }: AroundNext, { actor }: Ctx): boolean {
  return may(actor, 'edition.start-anyway') && problems?.length === 1 && problems[0]?.reason === 'below-minimum'
}

function whyNot(event: EditionEvent, { problems, completing }: AroundNext): readonly (StartReason | CompleteReason)[] {
  if (event === 'start') return problems?.map(({ reason }) => reason) ?? []
  return event === 'complete' ? (completing ?? []) : []
}

function editActions(edition: Edition, { language }: Ctx): Action[] {
  const t = editionNextWords(language)
  const id = { editionId: edition._id }
  const changes = [
    linkTo(t.edit, paths.editionEdit(id), { icon: 'it-pencil' }),
    linkTo(t.staff, paths.editionStaff(id)),
  ]
  return [...(editableParts(edition.state) === 'none' ? [] : changes), linkTo(t.copy, paths.editionCopy(id))]
}

/** What is not done without a reason: each leads to a form that asks for it. */
function endings(edition: Edition, { language }: Ctx): Action[] {
  const t = editionNextWords(language)
  const url = paths.editionMove({ editionId: edition._id })
  return (['suspend', 'cancel'] as const)
    .filter((event) => isMoveFrom(edition.state, event))
    .map((event) =>
      linkTo(t[event], withQuery(url, { azione: event }), { look: event === 'cancel' ? 'danger' : 'secondary' }),
    )
}

function studentStep(edition: Edition, studentId: string, ctx: Ctx): NextStep {
  const t = editionNextWords(ctx.language)
  const over = edition.state === 'cancelled' || edition.state === 'completed'
  const session = over ? null : nextSessionOf(edition, studentId, clockOf(ctx))
  if (edition.state === 'suspended') return { text: t['student-suspended'], notes: [], actions: [], more: [] }
  if (edition.state === 'cancelled') return { text: t['next-cancelled'], notes: [], actions: [], more: [] }
  if (!session) return { text: t['student-none'], notes: [], actions: [], more: [] }
  const absences = paths.sessionAbsences({ editionId: edition._id, sessionId: session.id })
  return { text: t['student-next'], notes: [whenText(session, ctx)], actions: [linkTo(t.absence, absences)], more: [] }
}

/** 'mercoledì 25 novembre 2026, 14:00–17:00'. */
export function whenText({ day, from, to }: Pick<LabSession, 'day' | 'from' | 'to'>, ctx: Ctx): string {
  return `${formatLongDay(day, ctx.language)}, ${from}–${to}`
}

/** The partner of a substitute. */
function hostStep(edition: Edition, around: AroundNext, ctx: Ctx): NextStep {
  const t = editionNextWords(ctx.language)
  const actions = sessionActions(edition, around, ctx)
  return { text: t['host-looking'], notes: missingNote(around, ctx), actions, more: [] }
}

function schoolStep(edition: Edition, around: AroundNext, ctx: Ctx): NextStep {
  const t = editionNextWords(ctx.language)
  const takesPart = can(ctx.actor, 'participant.view', belongsOf(edition, 'participant.view'))
  const participants = paths.labParticipants({ editionId: edition._id })
  const see = takesPart ? [linkTo(t.seeParticipants, participants)] : []
  const session = nextSession(edition, clockOf(ctx))
  const plan = session ? [linkTo(t.seePlan, paths.editionPlan({ editionId: edition._id }))] : []
  if (edition.state === 'cancelled') return { text: t['next-cancelled'], notes: [], actions: see, more: [] }
  const enrolling = enrolmentStep(edition, around, ctx)
  const actions = [...sessionActions(edition, around, ctx), ...enrolling.actions, ...see, ...plan]
  return { ...enrolling, notes: [...missingNote(around, ctx), ...enrolling.notes], actions, more: [] }
}
