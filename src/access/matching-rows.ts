import type { Row } from './relation.ts'

/** Offers of hosts, choices of students, rounds and what came of them. */
export const matchingRows = {
  // Of an offer `schoolId` is the school that typed it.
  'offer.view': {
    city: 'any',
    office: 'any',
    coordinator: 'any',
    teacher: 'any',
    host: 'ownHost',
    guest: 'ownHost',
    system: 'any',
  },
  'offer.edit': { office: 'ownSchool', coordinator: 'ownSchool', host: 'ownHost', guest: 'ownHost' },
  'offer.review': { city: 'any', coordinator: 'any' },

  // The city sees how a round goes and no student in it.
  'round.view': { city: 'any', office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool', system: 'any' },
  // Of a round `schoolId` is the school that opened it; those of the city are another row.
  'round.edit': { coordinator: 'ownSchool' },
  'round.edit-city': { city: 'any' },
  // The door of both: whose a round is, is said by the two rows above.
  'round.steer': { city: 'any', coordinator: 'ownSchool' },
  // The classes, locks and forbidden pairs of the own school, in whoever's round.
  'round.take-part': { coordinator: 'ownSchool' },

  'choice.make': { student: 'own' },
  'choice.make-class': { coordinator: 'ownSchool', teacher: 'ownClass' },
  'choice.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass', student: 'own', system: 'any' },

  // Nothing of it reaches anybody else before one run is published.
  'round-run.make': { city: 'any', coordinator: 'ownSchool', system: 'any' },

  'assignment.view': {
    city: 'any',
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    system: 'any',
  },
  'assignment.publish': { city: 'any', coordinator: 'ownSchool' },
  // The place of one student: the own one, or for one who asks at school.
  'assignment.answer': { coordinator: 'ownSchool', student: 'own' },
  // The placements of the own students, or the enrolments of the own classes.
  'assignment.prepare': { coordinator: 'ownSchool' },
  // Who comes: name and class, and only when the host may be told.
  'assignment.arrivals': { host: 'ownHost' },
} as const satisfies Record<string, Row>
