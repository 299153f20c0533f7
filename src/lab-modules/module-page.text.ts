import { phrases } from '../platform/words.ts'

/** The sentences of the page of a module. */
export const modulePageWords = phrases({
  next: ['Che cosa puoi fare', 'What you can do'],
  nextDraft: [
    'È una bozza: la vede solo la città. Quando è pronta, pubblicala.',
    'It is a draft: only the city sees it. Publish it when it is ready.',
  ],
  nextPublished: [
    'È nel catalogo: gli enti possono preparare laboratori e gli istituti iscriversi.',
    'It is in the catalogue: hosts can prepare labs and schools enrol.',
  ],
  nextRetired: [
    'È ritirato: non si prepara più, ma resta leggibile per chi l’ha fatto.',
    'It is retired: it is prepared no more, but stays readable for those who did it.',
  ],
  nextPrepare: [
    'Prepara un laboratorio nei tuoi spazi: scegli date, locali e persone.',
    'Prepare a lab at your place: choose dates, rooms and people.',
  ],
  nextEnrol: ['Scegli un laboratorio qui sotto e iscrivi una classe.', 'Choose a lab below and enrol a class.'],
  nextEnrolOne: [
    'C’è un laboratorio aperto alle iscrizioni: guarda date e posti, poi iscrivi una classe.',
    'One lab takes enrolments: look at dates and seats, then enrol a class.',
  ],
  nextNone: [
    'Adesso nessun laboratorio di questo modulo accetta iscrizioni. Guarda gli altri laboratori, o chiedi a un ente di prepararne uno.',
    'No lab of this module takes enrolments now. Look at the other labs, or ask a host to prepare one.',
  ],
  enrol: ['Iscrivi una classe', 'Enrol a class'],
  seeEditions: ['Vedi i laboratori aperti', 'See the open labs'],
  seeLabs: ['Vedi tutti i laboratori', 'See all labs'],
  prepare: ['Prepara un laboratorio', 'Prepare a lab'],
  edit: ['Modifica', 'Edit'],
  copy: ['Copia in un modulo nuovo', 'Copy to a new module'],
  publish: ['Pubblica', 'Publish'],
  publishAgain: ['Rimetti nel catalogo', 'Put back in the catalogue'],
  retire: ['Ritira', 'Retire'],
  retireAsk: [
    'Ritirare il modulo? Non si potranno preparare altri laboratori; quelli che ci sono continuano.',
    'Retire the module? No more labs can be prepared; those there are go on.',
  ],
  redraft: ['Torna a bozza', 'Back to draft'],
  'done-publish': ['Il modulo è nel catalogo.', 'The module is in the catalogue.'],
  'done-retire': ['Il modulo è stato ritirato.', 'The module has been retired.'],
  'done-redraft': ['Il modulo è di nuovo una bozza.', 'The module is a draft again.'],

  facts: ['In breve', 'In short'],
  requirements: ['Che cosa serve prima', 'What is needed before'],
  noRequirements: ['Niente: può partecipare chiunque.', 'Nothing: anybody can take part.'],
  requiredBy: ['Serve per', 'Needed for'],
  copiedFrom: ['Copiato da', 'Copied from'],
  editions: ['Laboratori aperti e in corso', 'Open and running labs'],
  edition: ['Laboratorio', 'Lab'],
  where: ['Dove', 'Where'],
  when: ['Quando', 'When'],
  period: [(from: string, to: string) => `${from} – ${to}`, (from: string, to: string) => `${from} – ${to}`],
  seats: ['Posti liberi', 'Free seats'],
  seatsOf: [(free: number, all: number) => `${free} di ${all}`, (free: number, all: number) => `${free} of ${all}`],
  noEditions: ['Nessun laboratorio adesso', 'No lab now'],
  noEditionsAdvice: ['Quando un ente ne apre uno, compare qui.', 'When a host opens one, it appears here.'],
  open: ['Iscrizioni aperte', 'Open'],
  running: ['In corso', 'Running'],

  versions: ['Versioni', 'Versions'],
  versionsNote: [
    'Un laboratorio già preparato tiene la versione con cui è nato.',
    'A lab that is already prepared keeps the version it was made with.',
  ],
  version: ['Versione', 'Version'],
  versionOf: [(n: number) => `Versione ${n}`, (n: number) => `Version ${n}`],
  inForce: ['in vigore', 'in force'],
  changes: ['Che cosa è cambiato', 'What changed'],
  first: ['Prima versione', 'First version'],
  by: ['Chi', 'Who'],
  onDay: ['Dal', 'From'],
  oldVersion: [
    (n: number, day: string, last: number) =>
      `Stai leggendo la versione ${n} del ${day}. Adesso è in vigore la versione ${last}.`,
    (n: number, day: string, last: number) =>
      `You are reading version ${n} of ${day}. Version ${last} is in force now.`,
  ],
  seeCurrent: ['Vedi la versione in vigore', 'See the version in force'],
  changesOf: [(n: number) => `Che cosa ha cambiato la versione ${n}`, (n: number) => `What version ${n} changed`],
  what: ['Che cosa', 'What'],
  before: ['Prima', 'Before'],
  after: ['Dopo', 'After'],
  noChanges: ['Nessuna differenza da leggere', 'No difference to read'],

  history: ['Storia', 'History'],
  'event-created': ['Modulo preparato', 'Module prepared'],
  'event-copied': ['Modulo copiato da un altro', 'Module copied from another'],
  'event-edited': ['Nuova versione', 'New version'],
  'event-publish': ['Pubblicato', 'Published'],
  'event-retire': ['Ritirato', 'Retired'],
  'event-redraft': ['Rimesso in bozza', 'Made a draft again'],
  eventVersion: [
    (what: string, n: number) => `${what} (versione ${n})`,
    (what: string, n: number) => `${what} (version ${n})`,
  ],
  partsLine: [
    (title: string, phase: string, hours: string) => `${title} (${phase}, ${hours})`,
    (title: string, phase: string, hours: string) => `${title} (${phase}, ${hours})`,
  ],
})

export type ModulePageWords = ReturnType<typeof modulePageWords>
