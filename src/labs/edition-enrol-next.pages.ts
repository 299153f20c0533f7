import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { paths } from '../paths.ts'
import { type Action, linkTo } from '../web/parts.ts'
import { editionNextWords } from './edition-next.text.ts'
import { groupsFor } from './edition-view.rules.ts'
import type { Edition, GroupState } from './edition.rules.ts'
import { closedReasons, forcible, placesLeft } from './lab-enrolment.rules.ts'
import { enrolmentWords } from './lab-enrolment.text.ts'

interface Step {
  text: string
  notes: string[]
  actions: Action[]
}

/** What a school can do next with an edition: answer an offer, wait, or enrol (on the waiting list when it is full). */
export function enrolmentStep(
  edition: Edition,
  { norms }: { norms: Pick<LabNorms, 'enrolmentLockPercent'> },
  ctx: Ctx,
): Step {
  const t = editionNextWords(ctx.language)
  const own = groupsFor(ctx.actor, edition)
  const has = (state: GroupState) => own.some((group) => group.state === state)
  const participants = paths.labParticipants({ editionId: edition._id })
  if (has('offered'))
    return { text: t['school-offered'], notes: [], actions: [linkTo(t.answer, participants, { look: 'primary' })] }
  const entry = entryStep(edition, norms, ctx)
  if (has('waiting')) return { ...entry, text: t['school-waiting'], notes: [entry.text] }
  return has('enrolled') ? { ...entry, text: t['school-in'], notes: [entry.text] } : entry
}

function entryStep(edition: Edition, norms: Pick<LabNorms, 'enrolmentLockPercent'>, ctx: Ctx): Step {
  const t = editionNextWords(ctx.language)
  const href = paths.labEnrolment({ editionId: edition._id })
  const closed = closedReasons(edition, { now: ctx.now, today: ctx.today, norms })
  if (closed.length > 0) {
    const e = enrolmentWords(ctx.language)
    // Only the coordinator may set these aside, with a reason.
    const forces = may(ctx.actor, 'lab-enrolment.force') && closed.every((reason) => forcible.includes(reason))
    const text = edition.state === 'completed' ? t['next-over'] : closed.map((reason) => e[reason]).join(' ')
    return { text, notes: [], actions: forces ? [linkTo(t.enrol, href)] : [] }
  }
  const full = placesLeft(edition) === 0
  return {
    text: full ? t['school-full'] : t['school-enrol'],
    notes: [],
    actions: [linkTo(full ? t.enrolWaiting : t.enrol, href, { look: 'primary' })],
  }
}
