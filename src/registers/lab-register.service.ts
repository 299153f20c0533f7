import type { Ctx } from '../access/actor.ts'
import { participantsFor } from '../labs/edition-view.rules.ts'
import { findEdition } from '../labs/edition.service.ts'
import { placesOfPartners } from '../partners/partner-places.service.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { rollCallsOf } from '../roll-calls/roll-call.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { byName } from '../schools/student.rules.ts'
import { digestOf, noteIssue } from './issue.service.ts'
import {
  isDraft,
  type LabRegister,
  type LabRegisterFacts,
  labRegisterFacts,
  type RegisteredStudent,
} from './lab-register.rules.ts'

/** What the register of an edition holds now for this actor; nothing is issued. NotFound for who has no part in it. */
export async function labRegister(ctx: Ctx, editionId: string): Promise<LabRegisterFacts> {
  const edition = await findEdition(ctx, 'register.edition', editionId)
  const [rolls, { norms }] = await Promise.all([rollCallsOf(ctx, editionId), currentProgramme()])
  const participants = [...new Map(participantsFor(ctx.actor, edition).map((each) => [each.studentId, each])).values()]
  const names = await studentsNamed(participants.map(({ studentId }) => studentId))
  const students = participants
    .flatMap(({ studentId, schoolId, groupId }): RegisteredStudent[] => {
      const student = names.get(studentId)
      const label = edition.groups.find(({ id }) => id === groupId)?.label ?? ''
      return student ? [{ studentId, schoolId, label, surname: student.surname, givenName: student.givenName }] : []
    })
    .toSorted(byName)
  const threshold = norms.labs.attendancePercent
  return labRegisterFacts({ edition, rolls, students, threshold, today: ctx.today })
}

/** The register with a number of its own; who issued it, when and from which data is noted. */
export async function issueLabRegister(ctx: Ctx, editionId: string): Promise<LabRegister> {
  const facts = await labRegister(ctx, editionId)
  const { edition, rows, total, sessions } = facts
  const [places, schools] = await Promise.all([
    placesOfPartners([edition.partnerId]),
    schoolNames([...new Set(rows.map(({ schoolId }) => schoolId))]),
  ])
  const partner = places.get(edition.partnerId)
  const site = partner?.sites.find(({ id }) => id === edition.siteId)
  const issue = await noteIssue(ctx, {
    kind: 'edition',
    schoolId: 'schoolId' in ctx.actor ? ctx.actor.schoolId : null,
    placementId: null,
    classId: null,
    editionId,
    approvedMinutes: total,
    waitingMinutes: sessions.reduce((sum, session) => sum + session.waitingMinutes, 0),
    digest: digestOf({ editionId, rows, draft: isDraft(facts) }),
  })
  return {
    ...facts,
    issue,
    partner: { name: partner?.name ?? '', place: site ? `${site.address}, ${site.postcode} ${site.town}` : '' },
    schools: [...schools.values()].toSorted((a, b) => a.localeCompare(b, 'it')),
  }
}
