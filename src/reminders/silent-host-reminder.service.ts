import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type Silence, unansweredByPlacement } from '../hours/silence.service.ts'
import { paths } from '../paths.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { tutorsOn } from '../placements/tutors.rules.ts'
import { formatHours } from '../platform/format.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { readersAmong, write } from './lab-letter.service.ts'
import { silenceLetter } from './placement-reminder.rules.ts'
import { hostsOf, nameAndEmail, nameAndPhone, schoolOf } from './reminder.service.ts'
import { type Made, remindEach, type Round, type Told } from './round.service.ts'

/**
 * Tells hosts that leave hours without an answer from when the school may confirm them, and on that day the school's
 * tutor; once each for the same oldest day. For jobs only.
 */
export async function remindSilentHosts(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const onTheDay = { ...ctx, today: asOf }
  const waiting = await unansweredByPlacement(onTheDay)
  const records = waiting.map((silence) => ({ key: `silence:${silence.placementId}`, silence }))
  return remindEach(records, ({ silence }) => tell(onTheDay, silence, publicUrl))
}

async function tell(ctx: Ctx, silence: Silence, publicUrl: string): Promise<Told> {
  const { placementId, oldestDay, entries, minutes } = silence
  const placement = await findPlacement(ctx, 'placement.view', placementId)
  const { silentHostDays } = await schoolSettings(placement.schoolId)
  const due = silenceLetter(silence, { ...placement, silentHostDays }, ctx.today)
  if (!due) return { enqueued: 0, unreached: 0 }
  // Who was tutor on those days answers for them, whoever came after.
  const tutors = tutorsOn(placement, oldestDay)
  const common = { host: placement.host.name, entries: String(entries), hours: formatHours(minutes), oldestDay }
  if (due.kind === 'hours-unanswered') {
    const hostTutor = tutors.hostTutor ? nameAndPhone(tutors.hostTutor) : ''
    const data = { ...common, hostTutor, link: publicUrl + paths.hoursUnanswered() }
    return write(ctx, readersAmong([schoolOf(tutors)]), {
      ...due,
      about: placementId,
      content: { kind: due.kind, data },
    })
  }
  const school = tutors.schoolTutor ? nameAndEmail(tutors.schoolTutor) : ''
  const data = { ...common, until: due.until, school, link: publicUrl + paths.placementHours({ placementId }) }
  const readers = readersAmong(await hostsOf(ctx, placement, oldestDay))
  return write(ctx, readers, { key: due.key, about: placementId, content: { kind: due.kind, data } })
}
