import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { calendarWithin } from '../norms/town-calendar.rules.ts'
import { isInOffice } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { addDays, type Day, maxDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { type AmendmentAsked, type WantedAmendment, withAmendment } from './amendment.rules.ts'
import type { HostSite, SchoolTutorCopy } from './copies.rules.ts'
import { atMainSite, atSchool, hostTutorCopy } from './placement-copy.service.ts'
import type { Placement } from './placement.rules.ts'
import { effectiveTerms, scheduledMinutes, type Slot } from './terms.rules.ts'
import { siteOn, tutorsOn } from './tutors.rules.ts'

/**
 * What an amendment would change, with copies from the registers as they are now. Refused: `site-unknown`,
 * `host-tutor-unknown`, `host-tutor-left`, `school-tutor-unknown`.
 */
export async function wantedAmendment(ctx: Ctx, placement: Placement, asked: AmendmentAsked): Promise<WantedAmendment> {
  switch (asked.kind) {
    case 'dates': {
      const { plannedMinutes, ...changes } = asked
      return withHours(placement, changes, plannedMinutes)
    }
    case 'timetable': {
      const { plannedMinutes, ...changes } = asked
      return withHours(placement, { ...changes, ...(await atItsSites(ctx, placement, changes)) }, plannedMinutes)
    }
    case 'place': {
      const { kind, validFrom, siteId } = asked
      return { kind, validFrom, site: await siteNamed(ctx, placement, siteId) }
    }
    case 'tutor':
      return { kind: asked.kind, validFrom: asked.validFrom, ...(await newTutors(ctx, placement, asked)) }
    case 'interruption': {
      const { kind, from, to, plannedMinutes } = asked
      return { kind, validFrom: from, interruption: { from, to }, ...typedHours(plannedMinutes) }
    }
    case 'early-end': {
      const { kind, noShow, plannedMinutes } = asked
      const to = noShow ? placement.terms.from : (asked.lastDay ?? placement.terms.from)
      const never = noShow ? { noShow } : {}
      return { kind, ...never, validFrom: addDays(to, 1), to, ...typedHours(plannedMinutes) }
    }
  }
}

async function withHours(
  placement: Placement,
  changes: WantedAmendment,
  typed: Minutes | null,
): Promise<WantedAmendment> {
  const last = changes.to ?? effectiveTerms(placement).to
  const calendar = calendarWithin(changes.validFrom, last, await currentCalendar())
  const wanted = { ...changes, calendar }
  const plannedMinutes = typed ?? scheduledMinutes(withAmendment(placement, wanted))
  return plannedMinutes === effectiveTerms(placement).plannedMinutes ? wanted : { ...wanted, plannedMinutes }
}

function typedHours(plannedMinutes: Minutes | null): Pick<WantedAmendment, 'plannedMinutes'> {
  return plannedMinutes === null ? {} : { plannedMinutes }
}

async function siteNamed(ctx: Ctx, placement: Placement, siteId: string): Promise<HostSite> {
  return siteCopy(await choosableSites(ctx, placement), siteId)
}

function siteCopy(sites: readonly HostSite[], siteId: string): HostSite {
  const site = sites.find((each) => each.id === siteId)
  if (!site) throw new Refused('site-unknown')
  const { id, name, address, postcode, town } = site
  return { id, name, address, postcode, town }
}

/** A timetable with copies of the sites that it names; what is at the main site of that day names none. */
async function atItsSites(
  ctx: Ctx,
  placement: Placement,
  { validFrom, timetable: typed }: { validFrom: Day; timetable: readonly Slot[] },
): Promise<Pick<WantedAmendment, 'timetable' | 'otherSites'>> {
  const main = siteOn(placement, validFrom)
  const timetable = typed.map((slot) => atMainSite(slot, main.id))
  const named = [...new Set(timetable.flatMap(({ siteId }) => siteId ?? []))]
  if (named.length === 0) return { timetable }
  const sites = await choosableSites(ctx, placement)
  return { timetable, otherSites: named.map((siteId) => siteCopy(sites, siteId)) }
}

/** Where the student could be: the sites of the host, or of the school for a simulated enterprise. */
export async function choosableSites(ctx: Ctx, placement: Placement): Promise<HostSite[]> {
  if (placement.kind !== 'simulated-enterprise')
    return (await findPartner(ctx, 'partner.view', placement.partnerId)).sites
  return (await findSchool(ctx, 'school.view', placement.schoolId)).sites.map(atSchool)
}

interface AskedTutors {
  validFrom: Day
  hostTutorId: string | null
  schoolTutorId: string | null
}

/** Only those that are not tutors already on that day. */
async function newTutors(ctx: Ctx, placement: Placement, asked: AskedTutors): Promise<Partial<WantedAmendment>> {
  const { hostTutor, schoolTutor } = tutorsOn(placement, asked.validFrom)
  const { hostTutorId, schoolTutorId } = asked
  return {
    ...(schoolTutorId && schoolTutorId !== schoolTutor?.id
      ? { schoolTutor: await newSchoolTutor(ctx, placement, schoolTutorId) }
      : {}),
    ...(hostTutorId && hostTutorId !== hostTutor?.id ? { hostTutor: await newHostTutor(ctx, placement, asked) } : {}),
  }
}

async function newSchoolTutor(ctx: Ctx, { schoolId }: Placement, id: string): Promise<SchoolTutorCopy> {
  const person = (await listSchoolStaff(ctx, schoolId)).find((each) => each._id === id)
  if (!person) throw new Refused('school-tutor-unknown')
  return { id: person._id, name: person.name, email: person.email }
}

/** In office on at least one of the days that are left. */
async function newHostTutor(ctx: Ctx, placement: Placement, { validFrom, hostTutorId }: AskedTutors) {
  const partner = await findPartner(ctx, 'partner.view', placement.partnerId)
  const tutor = hostTutorCopy(partner, hostTutorId)
  const held = partner.tutors.find(({ id }) => id === hostTutorId)
  const last = maxDay(validFrom, effectiveTerms(placement).to)
  if (!tutor || !held || !isInOffice(held, validFrom, last)) throw new Refused('host-tutor-left')
  return tutor
}
