import type { Ctx } from '../access/actor.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { paths } from '../paths.ts'
import { type Action, linkTo } from '../web/parts.ts'
import { editionNextWords } from './edition-next.text.ts'
import { groupsFor } from './edition-view.rules.ts'
import type { Edition, GroupState } from './edition.rules.ts'
import { entryActions, entryFor, entrySentences } from './enrolment-entry.pages.ts'

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
  const entry = entryFor(edition, norms, ctx)
  const text = entrySentences(edition, { entry, norms }, ctx).join(' ')
  return { text, notes: [], actions: entryActions(edition, entry, ctx) }
}
