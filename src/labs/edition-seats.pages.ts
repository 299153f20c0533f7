import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { type Action, linkTo } from '../web/parts.ts'
import { editionFormWords } from './edition-form.text.ts'
import { belongsOf, groupsFor, studentsBySchool } from './edition-view.rules.ts'
import type { Edition, GroupState } from './edition.rules.ts'

/** The refusals about seats that name numbers; of an edition that has begun the minimum stays as it is. */
export function seatSentences(
  typed: Typed,
  { language, edition, begun = false }: { language: Language; edition?: Edition; begun?: boolean },
): Record<string, string> {
  const f = editionFormWords(language)
  const [seats, minimum] = [Number(typed['seats']), begun ? (edition?.minimum ?? 0) : Number(typed['minimum'])]
  const above = begun ? f.minimumFixed(minimum, seats) : f.minimumAbove(minimum, seats)
  return { 'minimum-above-seats': above, 'seats-below-taken': f.seatsBelow(edition?.taken ?? 0) }
}

/** Groups in these states hold seats. */
const holding = ['enrolled', 'offered'] as const satisfies readonly GroupState[]

export interface SeatHolders {
  lead: string
  lines: string[]
  /** Where the partner reads who they are; the city reads how many. */
  actions: Action[]
}

/** Whose the taken seats are: groups with their school for who may know them, how many of each school for the others. */
export function seatHolders(edition: Edition, schools: ReadonlyMap<string, string>, ctx: Ctx): SeatHolders {
  const f = editionFormWords(ctx.language)
  const href = paths.labParticipants({ editionId: edition._id })
  const knows = can(ctx.actor, 'participant.view', belongsOf(edition, 'participant.view'))
  const nameOf = (id: string) => schools.get(id) ?? f.aSchool
  const counts = holding.flatMap((state) =>
    [...studentsBySchool(edition, state)].map(([id, count]) => f[`holder-${state}`](nameOf(id), count)),
  )
  const groups = holding.flatMap((state) =>
    groupsFor(ctx.actor, edition)
      .filter((group) => group.state === state)
      .map(({ label, schoolId, studentIds }) =>
        f[`holder-${state}`](`${label}, ${nameOf(schoolId)}`, studentIds.length),
      ),
  )
  return {
    lead: f.holders,
    lines: knows ? groups : counts,
    actions: knows ? [linkTo(f.toParticipants, href)] : [],
  }
}
