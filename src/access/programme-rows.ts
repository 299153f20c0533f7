import type { Row } from './relation.ts'

/** The programme: accounts, schools, partners, agreements, protocols, returns. */
export const programmeRows = {
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
  // Another class, leaving, coming back, and the transfer between two schools of the city.
  'student.move': { office: 'ownSchool', system: 'any' },
  // Two records of one student made one.
  'student.merge': { office: 'ownSchool', system: 'any' },
  // Everything that is stored about one student: for whoever it is about, and who must answer for it.
  'personal-data.export': { office: 'ownSchool', student: 'own' },
  // Who took data of the student out of the site.
  'personal-data.readers': { office: 'ownSchool', coordinator: 'ownSchool', student: 'own' },

  // What is kept on students, and from when it may go; deleted by the office alone, after it was exported.
  'retention.view': { office: 'ownSchool', coordinator: 'ownSchool', system: 'any' },
  'retention.delete': { office: 'ownSchool' },

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

  // The return of a school year to the Ministry, and what was sent of it.
  'return.view': { office: 'ownSchool', coordinator: 'ownSchool' },
  'return.submit': { office: 'ownSchool' },
  // Long exports, each for whoever has asked; what is exported asks for a permission of its own.
  'export-job.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    student: 'ownSchool',
    host: 'any',
  },
  'export-job.make': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'ownSchool',
    student: 'ownSchool',
    host: 'any',
  },

  'protocol.view': { city: 'any', office: 'any', coordinator: 'any', teacher: 'any' },
  'protocol.edit': { city: 'any' },
  // Counts only, no names.
  'protocol.report': { city: 'any' },
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
