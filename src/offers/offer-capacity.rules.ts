// How many students the offers of a round can take in, as limits that are nested or have nothing in common, which is all
// the engine can keep its promises with (matching.md 3.1). Seats of an offer: what the host says, and no more than its
// tutors may follow. Offers of one host that are open on the same days share its seats (posti) and the tutors they both
// name; where one tutor follows work of different risk the strictest ratio holds for all. Where tutors are shared
// crosswise (one and two here, two and three there) no nested limit says it exactly: the tutor in common is then counted
// for the smaller group alone, and the host is told. Offers that overlap only in part count as if all were on at once.
// Who is there already, by another offer or by none, takes a seat and a share of the tutor.
// Source: D.M. 195/2017, art. 5 (ratio).

import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import { type HostStay, mostAtOnce, type Stay } from '../placements/seat-count.rules.ts'
import { maxDay, minDay } from '../platform/day.ts'
import { legalRatio, type OfferHost, riskOf, tutorsThroughout } from './offer-check.rules.ts'
import type { Offer } from './offer.rules.ts'

export interface OfferCapacity {
  offers: Map<string, SeatsOfOffer>
  limits: SharedLimit[]
  /** what the host should know: 'mixed-risk', 'tutors-split', 'periods-overlap-in-part' */
  notices: { code: CapacityNotice; partnerId: string }[]
}

export interface SeatsOfOffer {
  /** never fewer than are taken */
  seats: number
  /** taken by placements that are being prepared or run */
  running: number
  risk: RiskClass
  /** whether the work asks for safety training before the first day */
  training: boolean
}

export interface SharedLimit {
  id: string
  kind: 'host' | 'tutors'
  partnerId: string
  /** never less than is taken */
  max: number
  running: number
  offerIds: string[]
}

export type CapacityNotice = 'mixed-risk' | 'tutors-split' | 'periods-overlap-in-part'

/** What of an offer decides how many it can take. */
export type CountedOffer = Pick<
  Offer,
  '_id' | 'partnerId' | 'from' | 'to' | 'seats' | 'tutorIds' | 'perTutor' | 'workIds'
>

interface Known {
  hosts: ReadonlyMap<string, OfferHost>
  stays: readonly HostStay[]
}

export function offerCapacity(offers: readonly CountedOffer[], { hosts, stays }: Known): OfferCapacity {
  const capacity: OfferCapacity = { offers: new Map(), limits: [], notices: [] }
  for (const [partnerId, ofHost] of byHost(offers)) {
    const host = hosts.get(partnerId)
    if (!host) continue
    const staysHere = stays.filter((stay) => stay.partnerId === partnerId)
    const before = capacity.limits.length
    for (const together of overlapping(ofHost)) addComponent(capacity, together, { partnerId, host, stays: staysHere })
    nameLimits(capacity.limits.slice(before))
  }
  return capacity
}

interface HostHere {
  partnerId: string
  host: OfferHost
  stays: readonly HostStay[]
}

interface Counted extends CountedOffer {
  /** students at once for one tutor */
  ratio: number
  running: number
  risk: RiskClass
}

function addComponent(capacity: OfferCapacity, together: readonly CountedOffer[], here: HostHere): void {
  const { partnerId, host, stays } = here
  const counted = together.map((offer) => countedOffer(offer, here))
  const { sets, split } = nestedTutors(
    counted.map((offer) => ({ id: offer._id, tutors: tutorsThroughout(offer, host).map(({ id }) => id) })),
  )
  for (const offer of counted) {
    const lawful = (sets.get(offer._id) ?? []).length * offer.ratio
    const { running, risk } = offer
    const seats = Math.max(running, Math.min(offer.seats, lawful))
    capacity.offers.set(offer._id, { seats, running, risk, training: risk !== 'low' })
  }
  const period = wholeOf(together)
  const found = tutorLimits(counted, sets, { partnerId, stays, period })
  capacity.limits.push(...found.limits, ...hostLimit(counted, host, { partnerId, stays, period }))
  const notices: Record<CapacityNotice, boolean> = {
    'mixed-risk': found.mixed,
    'tutors-split': split,
    'periods-overlap-in-part': !allOverlap(together),
  }
  for (const code of Object.keys(notices) as CapacityNotice[])
    if (notices[code] && !capacity.notices.some((each) => each.code === code && each.partnerId === partnerId))
      capacity.notices.push({ code, partnerId })
}

function countedOffer(offer: CountedOffer, { host, stays }: HostHere): Counted {
  const risk = riskOf(offer, host.works)
  const lawful = legalRatio(risk)
  const own = stays.filter(({ offerId }) => offerId === offer._id)
  const running = mostAtOnce(own, wholeOf([offer, ...own]))
  return { ...offer, risk, running, ratio: Math.min(offer.perTutor ?? lawful, lawful) }
}

interface Around {
  partnerId: string
  stays: readonly HostStay[]
  period: Stay
}

function tutorLimits(offers: readonly Counted[], sets: ReadonlyMap<string, string[]>, around: Around) {
  const limits: SharedLimit[] = []
  let mixed = false
  for (const tutors of distinct([...sets.values()].filter((set) => set.length > 0))) {
    const members = offers.filter(({ _id }) => isWithin(sets.get(_id) ?? [], tutors))
    const ratio = Math.min(...members.map((offer) => offer.ratio))
    mixed ||= members.some(({ risk }) => risk !== members[0]?.risk)
    const followed = around.stays.filter(({ tutorIds }) => tutorIds.some((id) => tutors.includes(id)))
    limits.push(limitOf('tutors', members, { ...around, stays: followed, most: tutors.length * ratio }))
  }
  return { limits, mixed }
}

function hostLimit(offers: readonly Counted[], { hosting }: OfferHost, around: Around): SharedLimit[] {
  return hosting.seats === null ? [] : [limitOf('host', offers, { ...around, most: hosting.seats })]
}

function limitOf(
  kind: SharedLimit['kind'],
  members: readonly Counted[],
  { partnerId, stays, period, most }: Around & { most: number },
): SharedLimit {
  const offerIds = members.map(({ _id }) => _id)
  const others = stays.filter(({ offerId }) => offerId === null || !offerIds.includes(offerId))
  const running = members.reduce((sum, offer) => sum + offer.running, 0) + mostAtOnce(others, period)
  return { id: '', kind, partnerId, max: Math.max(most, running), running, offerIds }
}

/** Numbered host by host, so that a limit is called the same whenever the same offers are looked at. */
function nameLimits(limits: readonly SharedLimit[]): void {
  for (const kind of ['tutors', 'host'] as const) {
    const ofKind = limits.filter((limit) => limit.kind === kind)
    for (const [index, limit] of ofKind.entries()) limit.id = `${kind}:${limit.partnerId}:${index + 1}`
  }
}

/** Offers by host and, within one, by id: nothing depends on the order in which they came. */
function byHost(offers: readonly CountedOffer[]): Map<string, CountedOffer[]> {
  const hosts = new Map<string, CountedOffer[]>()
  const inOrder = [...new Map(offers.map((offer) => [offer._id, offer])).values()].toSorted(byId)
  for (const offer of inOrder) hosts.set(offer.partnerId, [...(hosts.get(offer.partnerId) ?? []), offer])
  return hosts
}

function byId(a: { _id: string }, b: { _id: string }): number {
  return a._id < b._id ? -1 : a._id > b._id ? 1 : 0
}

/** Offers linked by days in common, one group after another, each in the order of the ids. */
function overlapping(offers: readonly CountedOffer[]): CountedOffer[][] {
  const groups: CountedOffer[][] = []
  for (const offer of offers) {
    const linked = groups.filter((group) => group.some((other) => shareDays(offer, other)))
    for (const group of linked) groups.splice(groups.indexOf(group), 1)
    groups.push([...linked.flat(), offer].toSorted(byId))
  }
  return groups
}

function allOverlap(offers: readonly CountedOffer[]): boolean {
  return offers.every((offer) => offers.every((other) => shareDays(offer, other)))
}

function shareDays(a: Stay, b: Stay): boolean {
  return a.from <= b.to && b.from <= a.to
}

function wholeOf(stays: readonly Stay[]): Stay {
  return stays
    .map(({ from, to }) => ({ from, to }))
    .reduce((whole, { from, to }) => ({ from: minDay(whole.from, from), to: maxDay(whole.to, to) }))
}

interface TutorsOfOffer {
  id: string
  tutors: readonly string[]
}

/**
 * The tutors of each offer, so that two sets are nested or have nothing in common: of two that cross the larger one goes
 * without those in common, which takes nothing from anybody that the law would have let in twice.
 */
function nestedTutors(offers: readonly TutorsOfOffer[]): { sets: Map<string, string[]>; split: boolean } {
  const sets = new Map(offers.map(({ id, tutors }) => [id, [...tutors].toSorted()]))
  let split = false
  for (let crossing = firstCrossing(sets); crossing; crossing = firstCrossing(sets)) {
    const { kept, cut } = crossing
    split = true
    for (const [id, tutors] of sets)
      if (isSame(tutors, cut))
        sets.set(
          id,
          tutors.filter((tutor) => !kept.includes(tutor)),
        )
  }
  return { sets, split }
}

function firstCrossing(sets: ReadonlyMap<string, string[]>): { kept: string[]; cut: string[] } | null {
  const all = distinct([...sets.values()])
  for (const [index, kept] of all.entries())
    for (const cut of all.slice(index + 1)) {
      const shared = kept.some((tutor) => cut.includes(tutor))
      if (shared && !isWithin(kept, cut)) return { kept, cut }
    }
  return null
}

/** Each set once, the smallest first. */
function distinct(sets: readonly string[][]): string[][] {
  const known = new Map(sets.map((set) => [JSON.stringify(set), set]))
  return [...known].toSorted(([a, s], [b, t]) => s.length - t.length || (a < b ? -1 : 1)).map(([, set]) => set)
}

/** Whether the first is not empty and wholly in the second. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((tutor) => all.includes(tutor))
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tutor, index) => tutor === b[index])
}
