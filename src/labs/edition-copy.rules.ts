// An edition of last year as the pattern for a new one (copia dall'anno scorso). Days move as norms/moved-period.rules.ts
// says. Rooms that are gone and people who are no longer in office are left out, and said.

import type { ModuleContent } from '../lab-modules/lab-module.rules.ts'
import { changedFields, type ContentField } from '../lab-modules/module-version.rules.ts'
import { movedDay, movedPeriod } from '../norms/moved-period.rules.ts'
import { nextSchoolYear, schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { isInOffice, type Partner } from '../partners/partner.rules.ts'
import { type Day, minDay } from '../platform/day.ts'
import type { EditionFacts } from './edition-facts.rules.ts'
import type { Edition, StaffMember } from './edition.rules.ts'

/** The school year that a copy is for: the present one, or the next where the edition is of this one or later. */
export function copyYear(edition: Pick<Edition, 'schoolYear'>, today: Day): SchoolYear {
  const next = nextSchoolYear(edition.schoolYear)
  const present = schoolYearOf(today)
  return present > next ? present : next
}

export interface EditionCopy {
  schoolYear: SchoolYear
  facts: EditionFacts
  /** Who is no longer in office at the partner. */
  leftOutStaff: Pick<StaffMember, 'id' | 'name'>[]
  /** How many rooms and machines the partner does not have any more. */
  leftOutSpaces: number
  /** What the version in force says otherwise than that of the edition. */
  changes: ContentField[]
}

/** What a copy of the edition would be; `module` is the version in force. */
export function copyOf(
  edition: Edition,
  { partner, module }: { partner: Pick<Partner, 'spaces' | 'tutors'>; module: ModuleContent },
  today: Day,
): EditionCopy {
  const schoolYear = copyYear(edition, today)
  const { from, to } = movedPeriod(edition, schoolYear)
  const stays = ({ id }: Pick<StaffMember, 'id'>) =>
    partner.tutors.some((tutor) => tutor.id === id && isInOffice(tutor, from, to))
  const here = (id: string) => partner.spaces.some((space) => space.id === id && space.siteId === edition.siteId)
  const own = edition.staff.filter((member) => member.partnerId === edition.partnerId)
  const { title, siteId, pattern, roomIds, machineIds, seats, minimum, minimumBy, enrolUntil } = edition
  return {
    schoolYear,
    facts: {
      title,
      siteId,
      from,
      to,
      pattern,
      roomIds: roomIds.filter(here),
      machineIds: machineIds.filter(here),
      staff: own.filter(stays).map(({ id, part }) => ({ id, part })),
      seats,
      minimum,
      minimumBy: minimumBy && minDay(from, movedDay(minimumBy, schoolYear)),
      enrolUntil: enrolUntil && minDay(to, movedDay(enrolUntil, schoolYear)),
    },
    leftOutStaff: edition.staff.filter((member) => !own.includes(member) || !stays(member)),
    leftOutSpaces: [...roomIds, ...machineIds].filter((id) => !here(id)).length,
    changes: changedFields(edition.module, module),
  }
}
