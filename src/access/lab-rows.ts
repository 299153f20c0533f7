import type { Row } from './relation.ts'

/** Labs: modules, editions, roll calls, attestations. */
export const labRows = {
  'module.view': { city: 'any', office: 'any', coordinator: 'any', teacher: 'any', host: 'any', system: 'any' },
  'module.view-draft': { city: 'any', system: 'any' },
  'module.edit': { city: 'any' },
  // An edition as such names no student; who takes part in it is another row.
  'edition.view': {
    city: 'any',
    office: 'any',
    coordinator: 'any',
    teacher: 'any',
    host: 'ownHost',
    student: 'own',
    system: 'any',
  },
  'edition.edit': { city: 'any', host: 'ownHost', system: 'any' },
  // Below the minimum of participants, with a reason.
  'edition.start-anyway': { city: 'any' },
  'participant.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    host: 'ownHost',
    system: 'any',
  },
  'lab-enrolment.edit': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass', system: 'any' },
  // When the time for enrolments is over, with a reason.
  'lab-enrolment.force': { coordinator: 'ownSchool' },

  'roll-call.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    host: 'ownHost',
    student: 'own',
    system: 'any',
  },
  'roll-call.take': { coordinator: 'ownSchool', teacher: 'ownSchool', host: 'ownHost' },
  // When the days that the partner has are over.
  'roll-call.take-late': { coordinator: 'ownSchool', teacher: 'ownSchool' },
  // Why somebody was absent, why an approval was reopened.
  'roll-call.view-reason': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    student: 'own',
    system: 'any',
  },
  'roll-call.justify': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool' },
  'roll-call.approve': { coordinator: 'ownSchool', teacher: 'ownSchool' },
  'roll-call.reopen': { coordinator: 'ownSchool' },
  'absence.announce': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool', student: 'own' },

  'machine-authorisation.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    host: 'ownHost',
    student: 'own',
    system: 'any',
  },
  'machine-authorisation.grant': { host: 'ownHost', system: 'any' },

  'attestation.give': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool' },
  // Below the threshold, as the head of the school has decided.
  'attestation.decide': { office: 'ownSchool', coordinator: 'ownSchool' },
  'attestation.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool', student: 'own' },
  'register.edition': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool', host: 'ownHost' },
} as const satisfies Record<string, Row>
