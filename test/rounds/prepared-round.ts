import { contextFor } from '../../src/access/actor.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { createRound } from '../../src/rounds/round-create.service.ts'
import { addOffers } from '../../src/rounds/round-setup.service.ts'
import { markOf, ownPart, setPart } from '../../src/rounds/round-who.service.ts'
import { versionOf } from '../../src/rounds/round.rules.ts'
import { roundById } from '../../src/rounds/round.service.ts'
import { now } from './example-round.ts'

export const coordinator = contextFor({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' }, now)
export const volta = contextFor({ role: 'coordinator', accountId: 'coordinatore-volta', schoolId: 'volta' }, now)
export const city = contextFor({ role: 'city', accountId: 'citta' }, now)
export const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, now)
export const teacher = contextFor(
  { role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] },
  now,
)

export const closesAt = new Date('2026-12-05T18:00:00+01:00')
export const facts = { title: 'Primavera', schoolYear: schoolYear('2026/27'), closesAt }

/** Published offers of a host, for a test that gives them away. */
export async function publishOffers(ids: readonly string[], given: Partial<Offer> = {}): Promise<void> {
  await Offers.insertMany(
    ids.map((_id) => ({
      _id,
      partnerId: 'fablab',
      schoolId: null,
      reservedFor: null,
      schoolYear: '2026/27',
      title: `Offerta ${_id}`,
      from: day('2027-02-08'),
      to: day('2027-02-26'),
      seats: 3,
      tutorIds: [],
      perTutor: null,
      timetable: [],
      plannedMinutes: 1200,
      siteId: 'fablab-1',
      tracks: [],
      years: [],
      minimumAge: 16,
      workIds: [],
      skills: 'x',
      day: 'x',
      accessible: true,
      copiedFrom: null,
      roundId: null,
      state: 'published',
      createdAt: now,
      history: [],
      ...given,
    })),
  )
}

/** The round as it is, with the version that somebody has on the screen now. */
export async function shown(id: string) {
  const round = await roundById(id)
  if (!round) throw new Error(`no round ${id}`)
  return { round, shown: { id, version: versionOf(round) } }
}

/** A draft of Galilei for 3A with these offers: nothing is missing. */
export async function preparedRound(offerIds: readonly string[], classIds = ['galilei-3a']): Promise<string> {
  const id = newId()
  await createRound(coordinator, id, { ...facts, kind: 'placements' })
  await joinWith(coordinator, id, classIds)
  await addOffers(coordinator, (await shown(id)).shown, offerIds)
  return id
}

export async function joinWith(ctx: typeof coordinator, id: string, classIds: string[]) {
  const { round } = await shown(id)
  const schoolId = 'schoolId' in ctx.actor ? ctx.actor.schoolId : ''
  const mark = markOf(ownPart(round, schoolId))
  return setPart(ctx, { id, mark }, { classIds, leftOut: [], accessible: [], district: null })
}

export const outcomes = (all: PromiseSettledResult<unknown>[]) =>
  all.map((one) => (one.status === 'fulfilled' ? 'done' : String((one.reason as { reasons?: unknown }).reasons)))
