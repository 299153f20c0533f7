// Who may look at what of an edition. A draft is the business of the city and of the partner that runs it. Once shown, the
// edition as such (module, dates, seats) is open to every school; its groups and participants are not: a school knows its
// own ones, the partner and those of its substitutes know names and classes, a student only themself, the city nobody.
// All others are numbers.
// Source: GDPR art. 5.1.c (data minimisation): each school is the controller of its students' data.

import { type Belongs, can, may } from '../access/access.ts'
import type { Actor } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { type Edition, type GroupState, isShown, type LabGroup, type Participant } from './edition.rules.ts'

/** What can be asked of an edition: who belongs to it depends on that. */
export type EditionPermission = Extract<
  Parameters<typeof may>[1],
  | 'edition.view'
  | 'edition.edit'
  | 'participant.view'
  | 'lab-enrolment.edit'
  | 'roll-call.view'
  | 'roll-call.take'
  | 'roll-call.justify'
  | 'roll-call.approve'
  | 'absence.announce'
  | 'machine-authorisation.view'
  | 'machine-authorisation.grant'
  | 'attestation.view'
  | 'attestation.give'
  | 'register.edition'
>

type Whose = Pick<Edition, 'partnerId' | 'partnerIds' | 'groups' | 'participants'>

/** Only the partner that runs the edition, not that of a substitute. */
const ofTheRunningPartner: readonly EditionPermission[] = ['edition.edit', 'machine-authorisation.grant']

/**
 * Whose an edition is, for that permission: every school that has or had a group, every student who took part, the
 * partner and those of its substitutes (for changing the edition and for authorisations the partner alone).
 */
export function belongsOf(edition: Whose, permission: EditionPermission): Belongs {
  const { partnerId, partnerIds, groups, participants } = edition
  return {
    partnerId: ofTheRunningPartner.includes(permission) ? partnerId : [...new Set([partnerId, ...partnerIds])],
    schoolId: [...new Set([...groups, ...participants].map(({ schoolId }) => schoolId))],
    classId: [...new Set(groups.flatMap(({ classIds }) => classIds))],
    studentId: [...new Set(participants.map(({ studentId }) => studentId))],
  }
}

/**
 * Whether this actor may do that with this edition. Enrolling is asked of any edition that the school may look at: whose
 * class it is must be asked of the class.
 */
export function mayWithEdition(
  actor: Actor,
  permission: EditionPermission,
  edition: Whose & Pick<Edition, 'state'>,
): boolean {
  if (!isShown(edition.state) && !can(actor, 'edition.edit', belongsOf(edition, 'edition.edit'))) return false
  if (permission !== 'lab-enrolment.edit') return can(actor, permission, belongsOf(edition, permission))
  return may(actor, permission) && can(actor, 'edition.view', belongsOf(edition, 'edition.view'))
}

type Seen = Pick<Edition, 'partnerId' | 'partnerIds' | 'groups' | 'participants'>

/** The participants, withdrawn ones included, whom this actor may know. */
export function participantsFor(actor: Actor, edition: Seen): Participant[] {
  return edition.participants.filter(knows(actor, edition))
}

/** The groups that this actor may know; a student reads of the own group only, and of nobody else in it. */
export function groupsFor(actor: Actor, edition: Seen): LabGroup[] {
  if (actor.role !== 'student') return edition.groups.filter(knows(actor, edition))
  return edition.groups
    .filter(({ studentIds }) => studentIds.includes(actor.studentId))
    .map((group) => ({ ...group, studentIds: [actor.studentId], history: [] }))
}

function knows(actor: Actor, edition: Seen): (part: { schoolId: string; studentId?: string }) => boolean {
  switch (actor.role) {
    case 'system':
      return () => true
    case 'host':
      return () => [edition.partnerId, ...edition.partnerIds].includes(actor.partnerId)
    case 'office':
    case 'coordinator':
    case 'teacher':
      return ({ schoolId }) => schoolId === actor.schoolId
    case 'student':
      return ({ studentId }) => studentId === actor.studentId
    default:
      return () => false
  }
}

/** How many take part on that day whom this actor may not know: "12 di un altro istituto". */
export function othersFor(actor: Actor, edition: Seen, on: Day): number {
  const here = edition.participants.filter(({ to }) => to === null || to >= on)
  return here.length - here.filter(knows(actor, edition)).length
}

/** How many students of each school are enrolled, waiting, offered…: numbers, for everybody who sees the edition. */
export function studentsBySchool(edition: Pick<Edition, 'groups'>, state: GroupState): Map<string, number> {
  const counts = new Map<string, number>()
  for (const group of edition.groups) {
    if (group.state !== state) continue
    counts.set(group.schoolId, (counts.get(group.schoolId) ?? 0) + group.studentIds.length)
  }
  return counts
}

/** How many students are in groups of that state. */
export function studentsIn(edition: Pick<Edition, 'groups'>, state: GroupState): number {
  return [...studentsBySchool(edition, state).values()].reduce((sum, count) => sum + count, 0)
}
