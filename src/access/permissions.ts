import type { Actor, LinkPurpose, Role } from './actor.ts'

/** Whose a record must be for the permission to hold. `any`: everybody's. */
export type Relation = 'any' | 'ownSchool' | 'ownClass' | 'tutored' | 'ownHost' | 'own' | 'linked'

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

  'programme.configure': { city: 'any' },
  'access-record.view': { city: 'any', office: 'ownSchool' },

  'partner.view': {
    city: 'any',
    office: 'any',
    coordinator: 'any',
    teacher: 'any',
    host: 'ownHost',
    guest: 'ownHost',
    system: 'any',
  },
  'partner.create': { city: 'any', office: 'any', coordinator: 'any' },
  'partner.extend': { city: 'any', office: 'any', coordinator: 'any', host: 'ownHost', guest: 'ownHost' },
  'partner.edit': { city: 'any', host: 'ownHost', guest: 'ownHost' },
  'partner.merge': { city: 'any', system: 'any' },
  'partner.suspend': { city: 'any', system: 'any' },
  'qualification.apply': { host: 'ownHost', guest: 'ownHost' },
  'qualification.decide': { city: 'any' },

  'contact.view': { city: 'any', office: 'any', coordinator: 'any', teacher: 'any' },
  'contact.log': { city: 'any', office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool' },

  'document.view': {
    city: 'any',
    office: 'any',
    coordinator: 'any',
    teacher: 'any',
    host: 'ownHost',
    guest: 'ownHost',
    system: 'any',
  },
  'document.upload': { city: 'any', office: 'any', host: 'ownHost', guest: 'ownHost' },
  'document.review': { city: 'any' },

  'agreement.view': {
    city: 'any',
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    host: 'ownHost',
    guest: 'linked',
    system: 'any',
  },
  'agreement.edit': { office: 'ownSchool', coordinator: 'ownSchool' },
  'agreement.sign': { host: 'ownHost', guest: 'linked' },
  'agreement.register': { office: 'ownSchool' },
  'agreement-template.edit': { office: 'ownSchool', coordinator: 'ownSchool' },

  'link.send': { city: 'any', office: 'any', coordinator: 'any', host: 'ownHost' },

  'placement.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'tutored',
    host: 'ownHost',
    student: 'own',
    system: 'any',
  },
  'placement.edit': { office: 'ownSchool', coordinator: 'ownSchool' },
  // What a host is asked, without the student's name.
  'placement.answer': { host: 'ownHost' },
  // Of a group of several classes a teacher sees the students of the own ones.
  'placement-group.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass' },
  'placement-group.edit': { office: 'ownSchool', coordinator: 'ownSchool' },

  'host-proposal.make': { student: 'own' },
  'host-proposal.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass', student: 'own' },
  'host-proposal.answer': { office: 'ownSchool', coordinator: 'ownSchool' },

  'student-file.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass', student: 'own' },
  'student-file.edit': { office: 'ownSchool', coordinator: 'ownSchool' },

  'paperwork.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'tutored',
    host: 'ownHost',
    student: 'own',
    guest: 'linked',
    system: 'any',
  },
  'paperwork.edit': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'tutored' },
  'paperwork.sign': { teacher: 'tutored', host: 'ownHost', student: 'own', guest: 'linked' },
  // Signatures on paper, with their scan.
  'paperwork.record': { office: 'ownSchool', coordinator: 'ownSchool' },
  // Training and risks at the host; the school writes them where the host sends them on paper.
  'paperwork.host': { office: 'ownSchool', coordinator: 'ownSchool', host: 'ownHost' },
  'paperwork.approve': { coordinator: 'ownSchool' },
  'paperwork.except': { office: 'ownSchool', coordinator: 'ownSchool' },

  'hours.log': { host: 'ownHost', student: 'own' },
  // All the students of a host at once.
  'hours.log-group': { host: 'ownHost' },
  // When the days that student and host have are over.
  'hours.log-late': { coordinator: 'ownSchool', teacher: 'tutored' },
  'hours.confirm': { host: 'ownHost' },
  'hours.approve': { coordinator: 'ownSchool', teacher: 'tutored' },
  'hours.return': { host: 'ownHost', coordinator: 'ownSchool', teacher: 'tutored' },
  // When the host has not answered for the days that the school waits.
  'hours.confirm-for-host': { coordinator: 'ownSchool', teacher: 'tutored' },
  // After the approval: a new line beside the old one.
  'hours.rectify': { coordinator: 'ownSchool' },
  'month.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownSchool' },
  'month.close': { office: 'ownSchool', coordinator: 'ownSchool' },
  'month.reopen': { coordinator: 'ownSchool' },

  // What was approved, rectified, sent and issued, in a chain that shows what is altered behind its back.
  'ledger.view': { office: 'ownSchool', coordinator: 'ownSchool', system: 'any' },
  'ledger.verify': { office: 'ownSchool', coordinator: 'ownSchool', system: 'any' },
  'risk.view': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass' },
  // Hours that another school has certified, with the paper that says so.
  'prior-hours.edit': { office: 'ownSchool', coordinator: 'ownSchool' },

  // Whether, and whether justified: the reasons are left out for the host.
  'placement-absence.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'tutored',
    host: 'ownHost',
    student: 'own',
    system: 'any',
  },
  'placement-absence.announce': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'tutored',
    host: 'ownHost',
    student: 'own',
  },
  'placement-absence.justify': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'tutored' },
  'diary.write': { student: 'own' },

  'register.placement': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'tutored' },
  'register.class': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass' },

  // The return of a school year to the Ministry, and what was sent of it.
  'return.view': { office: 'ownSchool', coordinator: 'ownSchool' },
  'return.submit': { office: 'ownSchool' },
  // Long exports, each for whoever has asked; what is exported asks for a permission of its own.
  'export-job.view': { office: 'ownSchool', coordinator: 'ownSchool' },
  'export-job.make': { office: 'ownSchool', coordinator: 'ownSchool' },

  'protocol.view': { city: 'any', office: 'any', coordinator: 'any', teacher: 'any' },
  'protocol.edit': { city: 'any' },
  'activity.view': {
    city: 'any',
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    host: 'ownHost',
  },
  'activity.edit': { city: 'any' },
  'activity.take-part': { office: 'ownSchool', coordinator: 'ownSchool' },

  'job-run.view': { city: 'any', system: 'any' },
  'job-run.request': { city: 'any' },

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

  'calendar.view': {
    city: 'any',
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    host: 'ownHost',
    student: 'own',
  },

  'notice.view': { city: 'any' },
  'reminder.send': { system: 'any' },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissions

/** The rows that a link without account may use: only what it was sent for. */
const linkScopes: Record<LinkPurpose, readonly Permission[]> = {
  profile: [
    'partner.view',
    'partner.extend',
    'partner.edit',
    'qualification.apply',
    'document.view',
    'document.upload',
  ],
  documents: ['document.view', 'document.upload'],
  sign: ['agreement.view', 'agreement.sign'],
  pact: ['paperwork.view', 'paperwork.sign'],
  project: ['paperwork.view', 'paperwork.sign'],
}

export function relationOf(permission: Permission, role: Role): Relation | null {
  const row: Row = permissions[permission]
  return row[role] ?? null
}

/** The relation for one actor: as its role has it, and for a guest only within what the link is for. */
export function relationFor(permission: Permission, actor: Actor): Relation | null {
  if (actor.role === 'guest' && !linkScopes[actor.purpose].includes(permission)) return null
  return relationOf(permission, actor.role)
}
