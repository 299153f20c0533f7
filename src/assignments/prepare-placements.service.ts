import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { offersOf } from '../choices/offer-facts.service.ts'
import type { OfferFacts } from '../choices/unit.rules.ts'
import { studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import type { Offer } from '../offers/offer.rules.ts'
import { offersNamed } from '../offers/offer.service.ts'
import { choosableAgreements } from '../placements/placement-agreement.service.ts'
import { type CheckedDraft, checkDrafts, type NewDraft, storeDrafts } from '../placements/placement-draft.service.ts'
import { agreePlacement } from '../placements/placement-preparation.service.ts'
import { type PlacementStanding, standingOf } from '../placements/round-placement.service.ts'
import { Refused } from '../platform/errors.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import type { Assignments, Place } from './assignment.rules.ts'
import { belongsOf, changePlaces, findOutcome } from './assignment.service.ts'
import type { Outcome } from './outcome.rules.ts'
import { activitiesOf, consentOf, isToPrepare, placementIdOf, tutorsFor } from './prepared-placement.rules.ts'
import type { PlacementsToPrepare, Prepared } from './prepared-placement.rules.ts'
import { linesBy } from './settling.service.ts'

/**
 * Makes the placements of the own school's places, each once, and brings them to the host's yes. Doing it again makes good
 * what was missed and changes nothing else; what cannot be made says why and keeps no other waiting.
 */
export async function preparePlacements(ctx: Ctx, given: PlacementsToPrepare): Promise<Prepared[]> {
  const outcome = await findOutcome(ctx, 'assignment.view', given.roundId)
  if (outcome.round.kind !== 'placements') throw new Refused('not-of-placements')
  const own = outcome.assignments.places.filter((place) => can(ctx.actor, 'assignment.prepare', belongsOf(place)))
  const standing = await standingOf(outcome.assignments.places.flatMap(({ placementId }) => placementId ?? []))
  const { answerBy } = outcome.round.published
  const chosen = own.filter(
    (place) =>
      isToPrepare(place, { now: ctx.now, answerBy, alsoUnanswered: given.alsoUnanswered }) ||
      isUnfinished(place, standing),
  )
  const { drafts, gone } = await draftsFor(ctx, outcome, { chosen, standing, given })
  const checked = await checkDrafts(ctx, drafts)
  const claimed = await claim(ctx, outcome, checked)
  await storeDrafts(
    ctx,
    checked.flatMap(({ id, placement }) => (placement && claimed.has(id) ? [placement] : [])),
  )
  const agreed = await agreeAll(ctx, outcome, { places: chosen, claimed })
  return [
    ...gone,
    ...chosen.flatMap((place) => preparedOf(place, { roundId: given.roundId, checked, claimed, agreed })),
  ]
}

/** Claimed by an earlier attempt that was cut off before the placement was there, or before the host's yes was noted. */
function isUnfinished({ state, placementId }: Place, standing: ReadonlyMap<string, PlacementStanding>): boolean {
  if (state !== 'placed' || placementId === null) return false
  const found = standing.get(placementId)
  return found === undefined || found.state === 'draft'
}

interface Choice {
  chosen: readonly Place[]
  standing: ReadonlyMap<string, PlacementStanding>
  given: PlacementsToPrepare
}

async function draftsFor(ctx: Ctx, { round, assignments }: Outcome, { chosen, standing, given }: Choice) {
  const offerIds = [...new Set(chosen.flatMap(({ offerId }) => offerId ?? []))]
  const [offers, facts, students] = await Promise.all([
    offersNamed(offerIds),
    offersOf(ctx, round),
    studentsNamed(chosen.flatMap(({ studentId }) => studentId ?? [])),
  ])
  const agreements = await agreementsFor(ctx, chosen, offers)
  const gone: Prepared[] = []
  const drafts = offerIds.flatMap((offerId): NewDraft[] => {
    const offer = offers.get(offerId)
    const fact = facts.find((each) => each.offerId === offerId)
    const places = chosen.filter((place) => place.offerId === offerId)
    const here = places.filter(({ studentId, schoolId }) => students.get(studentId ?? '')?.schoolId === schoolId)
    for (const { unitId } of places.filter((place) => !here.includes(place)))
      gone.push({ unitId, placementId: null, reasons: ['student-gone'] })
    if (!offer || !fact) return []
    const tutors = tutorsFor(offer.tutorIds, {
      count: here.length,
      followed: followedAt(offerId, assignments, standing),
      most: offer.perTutor ?? studentsFollowedBy(1, fact.risk),
    })
    return here.map((place, index) =>
      draftOf({ place, offer, fact, hostTutorId: tutors[index] ?? null, given, agreements }),
    )
  })
  return { drafts, gone }
}

/** How many of this round's placements each tutor of the offer has already. */
function followedAt(offerId: string, { places }: Assignments, standing: Choice['standing']): Map<string, number> {
  const followed = new Map<string, number>()
  for (const place of places) {
    const tutor = place.offerId === offerId ? standing.get(place.placementId ?? '')?.hostTutor?.id : undefined
    if (tutor !== undefined) followed.set(tutor, (followed.get(tutor) ?? 0) + 1)
  }
  return followed
}

interface DraftOf {
  place: Place
  offer: Offer
  fact: OfferFacts
  hostTutorId: string | null
  given: PlacementsToPrepare
  agreements: ReadonlyMap<string, string>
}

function draftOf({ place, offer, fact, hostTutorId, given, agreements }: DraftOf): NewDraft {
  const { from, to, timetable, plannedMinutes, siteId, title, partnerId } = offer
  return {
    id: place.placementId ?? placementIdOf(given.roundId, place.unitId),
    studentId: place.studentId ?? '',
    partnerId,
    siteId,
    hostTutorId,
    schoolTutorId: given.schoolTutorId,
    title,
    activities: activitiesOf(offer, fact.works),
    agreementId: agreements.get(pairOf(place.schoolId, offer._id)) ?? null,
    terms: { from, to, timetable, plannedMinutes },
    offerId: offer._id,
  }
}

const pairOf = (schoolId: string, offerId: string) => JSON.stringify([schoolId, offerId])

/** The agreement in force over the whole period, by school and offer. */
async function agreementsFor(ctx: Ctx, places: readonly Place[], offers: ReadonlyMap<string, Offer>) {
  const found = new Map<string, string>()
  const pairs = new Set(places.flatMap(({ schoolId, offerId }) => (offerId ? [pairOf(schoolId, offerId)] : [])))
  for (const pair of pairs) {
    const [schoolId, offerId] = JSON.parse(pair) as [string, string]
    const offer = offers.get(offerId)
    if (!offer) continue
    const choosable = await choosableAgreements(ctx, { schoolId, partnerId: offer.partnerId })
    const whole = choosable.find(({ from, to }) => from <= offer.from && to >= offer.to)
    if (whole) found.set(pair, whole.agreementId)
  }
  return found
}

/** Marks the places whose placements may be made, in one write; gives the ids of those that are this one's to make. */
async function claim(ctx: Ctx, { round }: Outcome, checked: readonly CheckedDraft[]): Promise<Set<string>> {
  const good = new Set(checked.flatMap(({ id, placement }) => (placement ? [id] : [])))
  const changed = await changePlaces(round._id, async (before) => {
    const taken = before.places.filter(
      (place) =>
        good.has(placementIdOf(round._id, place.unitId)) &&
        place.offered === null &&
        (place.state === 'accepted' || place.state === 'assigned'),
    )
    if (taken.length === 0) return null
    const lines = await linesBy(
      ctx,
      taken.map(({ unitId, offerId }) => ({ event: 'placed', unitId, offerId, text: null })),
    )
    const places = before.places.map((place) =>
      taken.includes(place)
        ? { ...place, state: 'placed' as const, placementId: placementIdOf(round._id, place.unitId) }
        : place,
    )
    return { places, log: [...before.log, ...lines] }
  })
  const after = changed?.after ?? (await findOutcome(ctx, 'assignment.view', round._id)).assignments
  return new Set(
    after.places.flatMap(({ state, placementId }) => (state === 'placed' && placementId ? [placementId] : [])),
  )
}

/** The host has said yes by its offer; what stands against it leaves a draft, to be mended there. */
async function agreeAll(
  ctx: Ctx,
  { round, assignments }: Outcome,
  { places, claimed }: { places: readonly Place[]; claimed: ReadonlySet<string> },
): Promise<Map<string, readonly string[]>> {
  const ids = places.map(({ unitId }) => placementIdOf(round._id, unitId)).filter((id) => claimed.has(id))
  const [standing, offers] = await Promise.all([
    standingOf(ids),
    offersNamed(assignments.places.flatMap(({ offerId }) => offerId ?? [])),
  ])
  const facts = new Map((await offersOf(ctx, round)).map((fact) => [fact.offerId, fact]))
  const reasons = new Map<string, readonly string[]>()
  for (const place of places) {
    const id = placementIdOf(round._id, place.unitId)
    const offer = offers.get(place.offerId ?? '')
    if (!offer || standing.get(id)?.state !== 'draft') continue
    const consent = consentOf(offer, facts.get(offer._id)?.hostName ?? '')
    reasons.set(id, await refusalsOf(() => agreePlacement(ctx, id, consent)))
  }
  return reasons
}

async function refusalsOf(work: () => Promise<void>): Promise<readonly string[]> {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.reasons
  }
}

interface Done {
  roundId: string
  checked: readonly CheckedDraft[]
  claimed: ReadonlySet<string>
  agreed: ReadonlyMap<string, readonly string[]>
}

function preparedOf(place: Place, { roundId, checked, claimed, agreed }: Done): Prepared[] {
  const id = place.placementId ?? placementIdOf(roundId, place.unitId)
  const draft = checked.find((each) => each.id === id)
  if (!draft) return []
  if (!draft.placement) return [{ unitId: place.unitId, placementId: null, reasons: draft.refusals }]
  if (!claimed.has(id)) return [{ unitId: place.unitId, placementId: null, reasons: ['changed-meanwhile'] }]
  return [{ unitId: place.unitId, placementId: id, reasons: agreed.get(id) ?? [] }]
}
