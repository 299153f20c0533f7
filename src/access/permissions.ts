import type { Role } from './actor.ts'

/** Whose a record must be for the permission to hold. `any`: everybody's. */
export type Relation = 'any' | 'ownSchool' | 'ownClass' | 'tutored' | 'ownHost' | 'own'

type Row = Partial<Record<Role, Relation>>

/**
 * THE table: permission × role → relation. An empty cell is "no".
 *
 * The city steers the programme and never sees a student by name (GDPR, data minimisation: each school is the
 * controller of its students' data), so it has no cell in the rows about classes, students, placements and hours.
 */
export const permissions = {
  'account.invite-city': { city: 'any' },
  'account.invite-school': { city: 'any', office: 'ownSchool' },
  'account.invite-host': { city: 'any', host: 'ownHost' },
  'account.close': { city: 'any', office: 'ownSchool' },

  'school.view': { city: 'any', office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool' },
  'school.import': { city: 'any', system: 'any' },
  'school.configure': { office: 'ownSchool', coordinator: 'ownSchool' },

  'class.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass' },
  'class.assign-teachers': { office: 'ownSchool' },
  'student.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass', student: 'own' },
  'student.import': { office: 'ownSchool' },
  'student.activate': { office: 'ownSchool' },

  'partner.view': { city: 'any', office: 'any', coordinator: 'any', teacher: 'any', host: 'ownHost' },
  'partner.create': { city: 'any', office: 'any', coordinator: 'any' },
  'partner.extend': { city: 'any', office: 'any', coordinator: 'any', host: 'ownHost' },
  'partner.edit': { city: 'any', host: 'ownHost' },

  'placement.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'tutored',
    host: 'ownHost',
    student: 'own',
    system: 'any',
  },
  'placement.edit': { office: 'ownSchool', coordinator: 'ownSchool' },

  'hours.log': { host: 'ownHost', student: 'own' },
  'hours.confirm': { host: 'ownHost' },
  'hours.approve': { coordinator: 'ownSchool', teacher: 'tutored' },

  'register.placement': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'tutored' },
  'register.class': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass' },

  'notice.view': { city: 'any' },
  'reminder.send': { system: 'any' },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissions

export function relationOf(permission: Permission, role: Role): Relation | null {
  const row: Row = permissions[permission]
  return row[role] ?? null
}
