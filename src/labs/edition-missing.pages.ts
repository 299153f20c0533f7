import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import { type Action, linkTo } from '../web/parts.ts'
import { plannedMinutes, presentParticipants, type StartProblem, type StartReason } from './edition-move.rules.ts'
import { editionNextWords } from './edition-next.text.ts'
import { belongsOf } from './edition-view.rules.ts'
import type { Edition } from './edition.rules.ts'

/** One thing that is missing; the way to mend it for who may go there. */
interface MissingLine {
  text: string
  note: string | null
  action: Action | null
}

interface Missing {
  problems: readonly StartProblem[]
  /** Names of the students whom this actor may know. */
  names: ReadonlyMap<string, string>
}

/** What is missing before an edition can start, each with the way to mend it; students by name only to their own school. */
export function missingTasks(edition: Edition, { problems, names }: Missing, ctx: Ctx): MissingLine[] {
  const t = editionNextWords(ctx.language)
  return problems.map(({ reason, studentIds }) => ({
    text: t[reason],
    note: amountOf(edition, reason, ctx) ?? studentsText(studentIds, names, ctx),
    action: mending(edition, reason, ctx),
  }))
}

/** How much is missing; null where it is not a matter of numbers. */
function amountOf(edition: Edition, reason: StartReason, { language, today }: Ctx): string | null {
  const t = editionNextWords(language)
  if (reason === 'sessions-too-short')
    return t.minutesShort(formatHours(plannedMinutes(edition)), formatHours(edition.module.minutes))
  return reason === 'below-minimum' ? t.countShort(presentParticipants(edition, today).length, edition.minimum) : null
}

function studentsText(studentIds: readonly string[], names: Missing['names'], { language }: Ctx): string | null {
  const t = editionNextWords(language)
  if (studentIds.length === 0) return null
  const known = studentIds.flatMap((id) => names.get(id) ?? [])
  const others = studentIds.length - known.length
  if (known.length === 0) return t.missingFor(others)
  const list = known.toSorted((a, b) => a.localeCompare(b, 'it')).join(', ')
  return others === 0 ? t.missingForNamed(list) : t.missingForBoth(list, others)
}

function mending(edition: Edition, reason: StartReason, ctx: Ctx): Action | null {
  const editionId = { editionId: edition._id }
  const seesParticipants = can(ctx.actor, 'participant.view', belongsOf(edition, 'participant.view'))
  const edits = can(ctx.actor, 'edition.edit', belongsOf(edition, 'edition.edit'))
  const participants = seesParticipants ? paths.labParticipants(editionId) : null
  const partner = edits ? paths.partnerQualification({ partnerId: edition.partnerId }) : null
  const places: Record<StartReason, string | null> = {
    'no-sessions': edits ? paths.editionPlan(editionId) : null,
    'sessions-too-short': edits ? paths.editionPlan(editionId) : null,
    'parts-do-not-add-up': may(ctx.actor, 'module.edit') ? paths.moduleEdit({ moduleId: edition.moduleId }) : null,
    'no-trainer': edits ? paths.editionStaff(editionId) : null,
    'below-minimum': participants,
    'privacy-missing': seesParticipants && may(ctx.actor, 'lab-enrolment.edit') ? paths.labPrivacy(editionId) : null,
    'module-missing': participants,
    'authorisation-missing': participants,
    'partner-suspended': partner,
    'partner-not-qualified': partner,
  }
  const href = places[reason]
  return href === null ? null : linkTo(editionNextWords(ctx.language).mend, href)
}
