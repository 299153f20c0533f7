import type { Row } from './relation.ts'

/** Placements: papers, hours, registers, evaluations. */
export const placementRows = {
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
  // A register kept on paper, which the host's tutor has signed.
  'paper-register.import': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'tutored' },
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
  // A school reads its own students only, the host all of its own.
  'register.host-month': { office: 'ownSchool', coordinator: 'ownSchool', host: 'ownHost' },
  'register.year': { office: 'ownSchool', coordinator: 'ownSchool' },

  // What became of a placement: the answers of those who took part, and the certificate of the school.
  'evaluation.view': {
    office: 'ownSchool',
    coordinator: 'ownSchool',
    teacher: 'tutored',
    host: 'ownHost',
    student: 'own',
    guest: 'linked',
  },
  'evaluation.write': { teacher: 'tutored', host: 'ownHost', student: 'own', guest: 'linked' },
  'outcome.decide': { coordinator: 'ownSchool', teacher: 'tutored' },
  'certificate.issue': { office: 'ownSchool', coordinator: 'ownSchool' },
  // Everything about one student, for the final exam.
  'dossier.make': { office: 'ownSchool', coordinator: 'ownSchool', teacher: 'ownClass', student: 'own' },
  'questionnaire.edit': { city: 'any' },
} as const satisfies Record<string, Row>
