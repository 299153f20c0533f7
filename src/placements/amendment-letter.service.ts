import type { Ctx } from '../access/actor.ts'
import { accountContact } from '../accounts/account.service.ts'
import type { AmendedInShort, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { remindersTo } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import type { Placement } from './placement.rules.ts'
import type { Amendment } from './terms.rules.ts'
import { tutorsOn } from './tutors.rules.ts'

interface Told {
  amendment: Amendment
  change: AmendedInShort
  publicUrl: string
}

/**
 * Tells by letter who looks after the student what has changed: the tutors of before and after on both sides, and who
 * signs in for the host. `placement` is as it was before the amendment.
 */
export async function tellOfAmendment(ctx: Ctx, placement: Placement, { amendment, change, publicUrl }: Told) {
  const readers = await readersOf(ctx, placement, amendment)
  const { validFrom, to } = amendment
  const ends = change === 'early-end' || change === 'no-show'
  const data = {
    host: placement.host.name,
    change,
    day: ends && to ? to : validFrom,
    link: publicUrl + paths.placementAmendments({ placementId: placement._id }),
  }
  for (const to of readers) {
    const key = `placement-amended:${amendment._id}:${change}:${to.email ?? ''}`
    await enqueueNotice({ kind: 'placement-amended', data, key, about: placement._id, to, now: ctx.now })
  }
}

/** Each address once; of two with one address the one who signs in is written to, in the language chosen there. */
async function readersOf(ctx: Ctx, placement: Placement, amendment: Amendment): Promise<Recipient[]> {
  const partner = await findPartner(ctx, 'partner.view', placement.partnerId)
  const { hostTutor, schoolTutor } = tutorsOn(placement, amendment.validFrom)
  const hostTutors = [hostTutor, amendment.hostTutor ?? null]
  const schoolTutors = [schoolTutor, amendment.schoolTutor ?? null]
  const known = schoolTutors.flatMap((tutor) => (tutor ? [tutor.id] : []))
  const accounts = await Promise.all(known.map((id) => accountContact(id)))
  const people = [...hostTutors, ...schoolTutors].flatMap((tutor) =>
    tutor?.email ? [{ name: tutor.name, email: tutor.email, language: 'it' as const }] : [],
  )
  const all = [...people, ...(await remindersTo(partner, ctx.today)), ...accounts.flatMap((each) => each ?? [])]
  const found = new Map(all.flatMap((each) => (each.email === null ? [] : [[each.email, each] as const])))
  return found.size > 0
    ? [...found.values()].map(({ name, email, language }) => ({ name, email, language }))
    : [{ name: partner.name, email: null, language: 'it' }]
}
