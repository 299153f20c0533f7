import type { NewNotice } from '../../src/notices/notice.rules.ts'

export const now = new Date('2026-11-23T08:00:00Z')
export const sender = { cityName: 'Borgo', contactEmail: 'scuola-lavoro@borgo.example' }

export const reset = {
  kind: 'password-reset',
  key: 'password-reset:ada:1',
  to: { name: 'Ada Neri', email: 'ada.neri@volta.example', language: 'it' },
  data: { link: 'https://bottega.example/collegamento/segreto', expires: '2026-11-23T10:00:00.000Z' },
  now,
} as const satisfies NewNotice

export const invitation = {
  kind: 'invitation',
  key: 'invitation:ugo:1',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    place: 'Officina Conti',
    role: 'host',
    link: 'https://bottega.example/collegamento/benvenuto',
    expires: '2026-12-07T08:00:00.000Z',
  },
  now,
} as const satisfies NewNotice

export const reminder = {
  kind: 'unconfirmed-hours',
  key: 'unconfirmed-hours:p1:2026-W48',
  about: 'p1',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    host: 'Officina Conti',
    entries: '3',
    hours: '12:30',
    oldestDay: '2026-11-16',
    link: 'https://bottega.example/percorsi/p1/ore',
    school: 'Ada Neri (ada.neri@volta.example)',
    silentDays: '10',
  },
  now,
} as const satisfies NewNotice

export const hostLink = {
  kind: 'host-link',
  key: 'host-link:l1:1',
  about: 'l1',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    partner: 'Officina Conti',
    purpose: 'profile',
    sender: 'Ada Neri',
    school: 'Liceo Volta',
    link: 'https://bottega.example/invito/segreto',
    expires: '2026-12-23T08:00:00.000Z',
  },
  now,
} as const satisfies NewNotice

export const hostLinkDisowned = {
  kind: 'host-link-disowned',
  key: 'host-link-disowned:l1',
  about: 'l1',
  to: { name: 'Ada Neri', email: 'ada.neri@volta.example', language: 'it' },
  data: {
    partner: 'Officina Conti',
    purpose: 'profile',
    name: 'Ugo Conti',
    email: 'ugo@officina.example',
    note: 'Sono il vecchio contabile.',
    link: 'https://bottega.example/enti/conti/collegamenti',
  },
  now,
} as const satisfies NewNotice

export const documentRefused = {
  kind: 'document-refused',
  key: 'document-refused:polizza:1:ugo',
  about: 'polizza',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    host: 'Officina Conti',
    document: 'Polizza RC',
    reason: 'Manca la pagina con le firme.',
    link: 'https://bottega.example/documenti/polizza',
  },
  now,
} as const satisfies NewNotice

export const documentExpiring = {
  kind: 'document-expiring',
  key: 'document-expiring:polizza:1:30:ugo@officina.example',
  about: 'polizza',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    host: 'Officina Conti',
    document: 'Polizza RC',
    day: '2026-12-23',
    left: '30',
    link: 'https://bottega.example/documenti/polizza',
  },
  now,
} as const satisfies NewNotice

export const documentExpired = {
  kind: 'document-expired',
  key: 'document-expired:polizza:1:ugo@officina.example',
  about: 'polizza',
  to: documentExpiring.to,
  data: {
    host: 'Officina Conti',
    document: 'Polizza RC',
    day: '2026-11-22',
    link: 'https://bottega.example/documenti/polizza',
  },
  now,
} as const satisfies NewNotice

export const partnerSuspended = {
  kind: 'partner-suspended',
  key: 'partner-suspended:s1:ada.neri@volta.example',
  about: 'conti',
  to: { name: 'Ada Neri', email: 'ada.neri@volta.example', language: 'it' },
  data: {
    partner: 'Officina Conti',
    reason: 'DVR scaduto',
    placements: 'interrupt',
    activities: 'interrupt',
    editions: 'interrupt',
    link: 'https://bottega.example/enti/conti',
  },
  now,
} as const satisfies NewNotice

export const partnerReadmitted = {
  kind: 'partner-readmitted',
  key: 'partner-readmitted:conti:1:ada.neri@volta.example',
  about: 'conti',
  to: { name: 'Ada Neri', email: 'ada.neri@volta.example', language: 'it' },
  data: {
    partner: 'Officina Conti',
    until: '2027-08-31',
    text: 'Il DVR è aggiornato.',
    link: 'https://bottega.example/enti/conti',
  },
  now,
} as const satisfies NewNotice

export const qualificationDecided = {
  kind: 'qualification-decided',
  key: 'qualification-decided:conti:1:ugo@officina.example',
  about: 'conti',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    partner: 'Officina Conti',
    decision: 'ask-more',
    text: 'Manca la polizza.',
    until: '',
    link: 'https://bottega.example/enti/conti/qualificazione',
  },
  now,
} as const satisfies NewNotice

export const agreementEnding = {
  kind: 'agreement-ending',
  key: 'agreement-ending:volta-conti:2027-06-30:30:ada.neri@volta.example',
  about: 'volta-conti',
  to: { name: 'Ada Neri', email: 'ada.neri@volta.example', language: 'it' },
  data: {
    other: 'Officina Conti',
    side: 'school',
    number: '1234/2026',
    end: '2027-06-30',
    daysLeft: '30',
    link: 'https://bottega.example/convenzioni/volta-conti',
  },
  now,
} as const satisfies NewNotice

export const retentionDue = {
  kind: 'retention-due',
  key: 'retention-due:galilei:2036-09-01:carla@borgo.example',
  about: 'galilei',
  to: { name: 'Carla Segreteria', email: 'carla@borgo.example', language: 'it' },
  data: { groups: '3', link: 'https://bottega.example/conservazione' },
  now,
} as const satisfies NewNotice

export const protocolEnding = {
  kind: 'protocol-ending',
  key: 'protocol-ending:intesa:2026-12-23:30:carla@borgo.example',
  about: 'intesa',
  to: { name: 'Carla Comune', email: 'carla@borgo.example', language: 'it' },
  data: {
    protocol: 'Protocollo con il Ministero',
    day: '2026-12-23',
    left: '30',
    link: 'https://bottega.example/protocolli/intesa',
  },
  now,
} as const satisfies NewNotice

export const hostProposalMade = {
  kind: 'host-proposal-made',
  key: 'host-proposal-made:panificio:carla@borgo.example',
  about: 'panificio',
  to: { name: 'Carla Coordina', email: 'carla@borgo.example', language: 'it' },
  data: { host: 'Panificio Rota', town: 'Borgo', link: 'https://bottega.example/enti-trovati/panificio' },
  now,
} as const satisfies NewNotice

export const hostProposalAnswered = {
  kind: 'host-proposal-answered',
  key: 'host-proposal-answered:panificio',
  about: 'panificio',
  to: { name: 'Giulia', email: 'giulia@borgo.example', language: 'it', discreet: true },
  data: { host: 'Panificio Rota', answer: 'taken-over', link: 'https://bottega.example/enti-trovati/panificio' },
  now,
} as const satisfies NewNotice

export const placementAmended = {
  kind: 'placement-amended',
  key: 'placement-amended:a1:interruption:fabio@fablab.example',
  about: 'giulia-fablab',
  to: { name: 'Fabio Fresa', email: 'fabio@fablab.example', language: 'it' },
  data: {
    host: 'FabLab Borgo APS',
    change: 'interruption',
    day: '2026-12-09',
    link: 'https://bottega.example/percorsi/giulia-fablab/variazioni',
  },
  now,
} as const satisfies NewNotice
