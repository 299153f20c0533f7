import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatLongDay } from '../platform/format.ts'
import { type Action, type ContentOf, facts, linkTo, postTo } from '../web/parts.ts'
import { editionTabs } from './edition-tabs.pages.ts'
import { belongsOf, participantsFor } from './edition-view.rules.ts'
import { type Edition, expectedAt, isOpenEnded, type LabSession } from './edition.rules.ts'
import { backToPlan, partNames } from './plan.pages.ts'
import { changeRefusals } from './session-change.rules.ts'
import { lastingText, placesText, recoveryText, sessionStatus, staffText } from './session-day.pages.ts'
import { type AroundSession, sessionForm } from './session-form.pages.ts'
import { hasBegun } from './session-plan.rules.ts'
import { recoverable } from './session-recovery.rules.ts'
import { sessionWords } from './session.text.ts'

export function sessionPage(edition: Edition, session: LabSession, around: AroundSession & { ctx: Ctx }) {
  const { ctx } = around
  const t = sessionWords(ctx.language)
  const edits = can(ctx.actor, 'edition.edit', belongsOf(edition, 'edition.edit')) && isOpenEnded(edition.state)
  const against = changeRefusals(session, { now: ctx.now, held: around.held })
  return {
    title: t.sessionTitle(session.number, formatLongDay(session.day, ctx.language)),
    edition: edition.title,
    t,
    tabs: editionTabs(edition, 'sessions', ctx),
    state: sessionStatus(session, ctx),
    reason: session.cancelled ? t.reasonIs(session.cancelled.reason) : null,
    recovery: recoveryText(session, edition.sessions, ctx),
    facts: facts(factsOf(edition, session, around)),
    actions: actionsOf(edition, session, { ...around, edits }),
    back: [backToPlan(edition, ctx)],
    form: edits && against.length === 0 ? sessionForm(edition, session, around) : null,
    fixed: edits && against.length > 0 ? against.map((reason) => t[reason]) : [],
  }
}

type Around = AroundSession & { ctx: Ctx }

function factsOf(
  edition: Edition,
  session: LabSession,
  { places, topicDone, ctx }: Around,
): (readonly [string, ContentOf])[] {
  const t = sessionWords(ctx.language)
  const done = session.topic === null ? topicDone : null
  const parts = partNames(session, edition).join(', ') || null
  return [
    [t.time, { text: t.timeOf(session.from, session.to), note: lastingText(session, ctx) }],
    [t.where, { text: placesText(session, places?.spaces ?? []) || t.nowhere, note: addressOf(edition, places) }],
    [t.who, staffText(session.staff, ctx) || t.nobody],
    // What was done says more than that nothing was planned.
    done ? [t.topicDone, { text: done, note: parts }] : [t.what, { text: session.topic ?? '—', note: parts }],
  ]
}

function addressOf({ siteId }: Edition, places: AroundSession['places']): string | null {
  const site = places?.sites.find(({ id }) => id === siteId)
  return site && places ? `${places.name}, ${site.address}, ${site.town}` : (places?.name ?? null)
}

function actionsOf(edition: Edition, session: LabSession, around: Around & { edits: boolean }): Action[] {
  const { edits, ctx } = around
  return [
    ...rollCallAction(edition, session, around),
    ...absenceAction(edition, session, ctx),
    ...(edits ? editing(edition, session, { ...around, ctx }) : []),
  ]
}

function rollCallAction(edition: Edition, session: LabSession, { ctx, held }: Around): Action[] {
  const t = sessionWords(ctx.language)
  const permission = can(ctx.actor, 'roll-call.take', belongsOf(edition, 'roll-call.take'))
    ? ('roll-call.take' as const)
    : ('roll-call.view' as const)
  if (session.state === 'cancelled' || !hasBegun(session, ctx.now)) return []
  if (!can(ctx.actor, permission, belongsOf(edition, permission))) return []
  const taken = held.has(session.id)
  if (permission === 'roll-call.view' && !taken) return []
  const href = paths.rollCall({ editionId: edition._id, sessionId: session.id })
  return [linkTo(taken ? t.seeRollCall : t.rollCall, href, { look: 'primary' })]
}

/** Before it begins, for a student who is expected, and for a school of which somebody is. */
function absenceAction(edition: Edition, session: LabSession, { actor, language, now }: Ctx): Action[] {
  if (session.state === 'cancelled' || hasBegun(session, now) || !isOpenEnded(edition.state)) return []
  if (!can(actor, 'absence.announce', belongsOf(edition, 'absence.announce'))) return []
  if (expectedAt({ participants: participantsFor(actor, edition) }, session.day).length === 0) return []
  const href = paths.sessionAbsences({ editionId: edition._id, sessionId: session.id })
  return [linkTo(sessionWords(language).absence, href)]
}

function editing(edition: Edition, session: LabSession, { held, approved, ctx }: Around): Action[] {
  const t = sessionWords(ctx.language)
  const ids = { editionId: edition._id, sessionId: session.id }
  const recover =
    recoverable(edition.sessions, session.id, ctx.now) > 0 ? [linkTo(t.recover, paths.sessionRecovery(ids))] : []
  if (session.state === 'cancelled') {
    if (hasBegun(session, ctx.now)) return recover
    const fields = { planVersion: String(edition.planVersion) }
    return [postTo(t.restore, paths.sessionRestoring(ids), { fields, confirm: t.restoreConfirm }), ...recover]
  }
  const disabledBecause = approved.has(session.id) ? [t['session-approved']] : []
  return [
    ...(held.has(session.id) ? [] : [linkTo(t.substitute, paths.sessionSubstitute(ids))]),
    ...recover,
    linkTo(t.cancelIt, paths.sessionCancelling(ids), { look: 'danger', disabledBecause }),
  ]
}
