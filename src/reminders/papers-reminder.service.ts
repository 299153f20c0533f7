import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { accountContact } from '../accounts/account.service.ts'
import { staffContacts } from '../accounts/school-staff.service.ts'
import { needWords } from '../paperwork/need.text.ts'
import { papersOf } from '../paperwork/papers.service.ts'
import { readinessFacts } from '../paperwork/readiness.service.ts'
import { type Need, needs } from '../paperwork/readiness.rules.ts'
import { paths } from '../paths.ts'
import { placementsAround } from '../placements/placement-waiting.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { addDays } from '../platform/day.ts'
import { studentReaders } from './evaluation-reminder.service.ts'
import { type Reader, readersAmong, write } from './lab-letter.service.ts'
import { type Audience, byAudience, papersBeforeDays } from './placement-reminder.rules.ts'
import { hostsOf } from './reminder.service.ts'
import { type Made, remindEach, type Round, type Told } from './round.service.ts'

/**
 * Tells who must act for the papers of a placement that begins within two weeks, once for the same first day. For jobs
 * only.
 */
export async function remindPapers(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const period = { from: asOf, to: addDays(asOf, papersBeforeDays) }
  const beginning = await placementsAround(ctx, { states: ['documents'], field: 'from', ...period })
  const records = beginning.map((placement) => ({ key: `papers-missing:${placement._id}`, placement }))
  return remindEach(records, ({ placement }) => tellAll({ ...ctx, today: asOf }, placement, publicUrl))
}

async function tellAll(ctx: Ctx, placement: Placement, publicUrl: string): Promise<Told> {
  const missing = needs(await readinessFacts(ctx, placement, await papersOf(ctx, placement)))
  const told = { enqueued: 0, unreached: 0 }
  for (const [audience, lacking] of byAudience(missing)) {
    const made = await tell(ctx, { placement, audience, lacking }, publicUrl)
    told.enqueued += made.enqueued
    told.unreached += made.unreached
  }
  return told
}

interface Telling {
  placement: Placement
  audience: Audience
  lacking: readonly Need[]
}

async function tell(ctx: Ctx, { placement, audience, lacking }: Telling, publicUrl: string): Promise<Told> {
  const { _id: about, host, terms } = placement
  const link = publicUrl + paths.papers({ placementId: about })
  const told = { enqueued: 0, unreached: 0 }
  for (const reader of await readersFor(ctx, placement, audience)) {
    const t = needWords(reader.to.language)
    const papers = lacking.map(({ need }) => t[`need-${need}`]).join(', ')
    const content = { kind: 'papers-missing' as const, data: { host: host.name, papers, from: terms.from, link } }
    const made = await write(ctx, [reader], {
      key: `papers-missing:${about}:${terms.from}:${audience}`,
      about,
      content,
    })
    told.enqueued += made.enqueued
    told.unreached += made.unreached
  }
  return told
}

async function readersFor(ctx: Ctx, placement: Placement, audience: Audience): Promise<Reader[]> {
  const { schoolId, schoolTutorId, studentId } = placement
  if (audience === 'student') return studentReaders(studentId)
  if (audience === 'host') return readersAmong(await hostsOf(ctx, placement, ctx.today))
  if (audience === 'schoolTutor') {
    const to = schoolTutorId ? await accountContact(schoolTutorId) : null
    return to ? readersAmong([to]) : []
  }
  const staff = await staffContacts({ schoolIds: [schoolId], accountIds: [], roles: [audience] })
  return readersAmong(staff)
}
