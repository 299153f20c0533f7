import { phrases } from '../platform/words.ts'

/** Every sentence about the labs that are linked with an activity. */
export const activityLabWords = phrases({
  linkedLabs: ['Laboratori collegati', 'Linked labs'],
  linkedLead: [
    'Chi è iscritto qui conta da solo per l’attività, dal primo giorno del laboratorio: nessuno deve riscriverlo. Le ore contano quando la scuola le convalida.',
    'Whoever is enrolled here counts for the activity by itself, from the first day of the lab: nobody has to type it again. Hours count once the school approves them.',
  ],
  noLabs: ['Nessun laboratorio collegato', 'No linked lab'],
  noLabsAdvice: [
    'Collega le edizioni che fanno parte di questa attività: scuole, classi, studenti e ore conteranno da soli.',
    'Link the editions that are part of this activity: schools, classes, students and hours will count by themselves.',
  ],
  noLabsToSee: [
    'Quando l’ufficio del programma ne collega uno, lo trovi qui.',
    'When the programme office links one, you will find it here.',
  ],
  link: ['Collega un laboratorio', 'Link a lab'],
  unlink: ['Scollega', 'Unlink'],
  lab: ['Laboratorio', 'Lab'],
  state: ['Stato', 'State'],
  partner: ['Ente', 'Host'],
  codeAndPeriod: [
    (code: string, period: string) => `${code} · ${period}`,
    (code: string, period: string) => `${code} · ${period}`,
  ],
  participants: ['Iscritti', 'Enrolled'],
  schools: ['Scuole', 'Schools'],
  classes: ['Classi', 'Classes'],
  students: ['Studenti', 'Students'],
  sessions: ['Incontri svolti', 'Sessions held'],
  held: ['Ore svolte', 'Hours held'],
  approved: ['Ore convalidate', 'Approved hours'],
  numbersNote: [
    'Ore svolte: la durata degli incontri con l’appello fatto. Ore convalidate: la somma di quelle di ogni studente.',
    'Hours held: how long the sessions with a roll call lasted. Approved hours: those of every student added up.',
  ],
  actions: ['Azioni', 'Actions'],
  planned: ['Non è ancora avviato: sta “in programma”.', 'Not started yet: it stands as planned.'],
  suspended: ['Conta solo quanto è stato svolto.', 'Only what was held counts.'],
  cancelled: ['Annullato: non conta.', 'Cancelled: it does not count.'],
  draft: ['In bozza: non conta finché non è aperto.', 'A draft: it does not count until it is open.'],
  'stray-lab-outside-period': [
    'Le sue date non sono più dentro il periodo dell’attività: correggi il periodo oppure scollegalo.',
    'Its dates no longer lie within the period of the activity: correct the period or unlink it.',
  ],
  'stray-lab-of-other-partner': [
    'Si svolge presso un ente che non è tra quelli dell’attività: aggiungilo agli enti oppure scollega il laboratorio.',
    'It takes place at a host that is not among those of the activity: add it to the hosts or unlink the lab.',
  ],

  overlaps: ['Classi già scritte a mano', 'Classes that were typed too'],
  overlapsLead: [
    'Una classe iscritta all’attività e anche a un laboratorio collegato conta una volta sola, e così ogni suo studente: fino al primo giorno del laboratorio vale la classe, da quel giorno vale il laboratorio con le sue ore (anche per chi poi si ritira). Gli studenti della classe che non sono nel laboratorio contano con la classe.',
    'A class that takes part in the activity and is enrolled in a linked lab too counts once, and so does each of its students: until the first day of the lab the class holds, from that day on the lab with its hours (also for who withdraws later). Students of the class who are not in the lab count with the class.',
  ],
  overlapOfSchool: [
    (school: string, classes: number, code: string) =>
      `${school}: ${classes === 1 ? '1 classe è' : `${classes} classi sono`} anche nel laboratorio ${code}.`,
    (school: string, classes: number, code: string) =>
      `${school}: ${classes === 1 ? '1 class is' : `${classes} classes are`} also in the lab ${code}.`,
  ],
  overlapOfClass: [
    (label: string, code: string) => `${label}: è anche nel laboratorio ${code}.`,
    (label: string, code: string) => `${label}: is also in the lab ${code}.`,
  ],
  holdsSince: [(day: string) => `Dal ${day} vale il laboratorio.`, (day: string) => `Since ${day} the lab holds.`],
  holdsFrom: [
    (day: string) => `Fino al ${day} vale la classe, poi varrà il laboratorio.`,
    (day: string) => `Until ${day} the class holds, then the lab will.`,
  ],
  holdsOnceStarted: [
    'Vale la classe finché il laboratorio non è avviato.',
    'The class holds until the lab is started.',
  ],
  byLab: [(code: string) => `nel laboratorio ${code}`, (code: string) => `in the lab ${code}`],
  noNeed: [
    (code: string) => `già nel laboratorio ${code}: conta da sola, non serve spuntarla`,
    (code: string) => `already in the lab ${code}: it counts by itself, no need to tick it`,
  ],

  linkTitle: [(title: string) => `Collega un laboratorio: ${title}`, (title: string) => `Link a lab: ${title}`],
  linkLead: [
    (period: string, atHosts: boolean) =>
      `Qui ci sono i laboratori che si svolgono ${period}${atHosts ? ' presso gli enti dell’attività' : ''} e che non contano ancora per un’attività.`,
    (period: string, atHosts: boolean) =>
      `These are the labs that take place from ${period}${atHosts ? ' at the hosts of the activity' : ''} and that do not count for an activity yet.`,
  ],
  search: ['Titolo, codice o ente', 'Title, code or host'],
  choose: ['Collega', 'Link'],
  enrolledOf: [
    (taken: number, seats: number) => `${taken} di ${seats}`,
    (taken: number, seats: number) => `${taken} of ${seats}`,
  ],
  nothingToLink: ['Nessun laboratorio da collegare', 'No lab to link'],
  nothingToLinkAdvice: [
    'Se ne manca uno, controlla che sia aperto (non in bozza né annullato), che le sue date siano dentro il periodo dell’attività e che il suo ente sia tra quelli dell’attività.',
    'If one is missing, check that it is open (no draft, not cancelled), that its dates lie within the period of the activity and that its host is among those of the activity.',
  ],
  notFound: ['Nessun laboratorio trovato', 'No lab found'],
  notFoundAdvice: ['Prova con meno parole o azzera la ricerca.', 'Try fewer words or clear the search.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 laboratori' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 labs' : `${first}–${last} of ${total}`),
  ],
  linkedDone: [
    'Il laboratorio è collegato: i suoi iscritti contano per l’attività.',
    'The lab is linked: whoever is enrolled in it counts for the activity.',
  ],
  backToActivity: ['Torna all’attività', 'Back to the activity'],
  editActivity: ['Modifica l’attività', 'Edit the activity'],

  unlinkTitle: [(title: string) => `Scollega: ${title}`, (title: string) => `Unlink: ${title}`],
  unlinkLead: [
    'Il laboratorio resta com’è, ma i suoi iscritti e le sue ore non conteranno più per questa attività. Le scuole leggeranno il motivo.',
    'The lab stays as it is, but its participants and hours will no longer count for this activity. The schools will read the reason.',
  ],
  reason: ['Motivo', 'Reason'],
  unlinkIt: ['Scollega il laboratorio', 'Unlink the lab'],
  back: ['Torna indietro', 'Go back'],
  unlinkedDone: ['Il laboratorio non conta più per l’attività.', 'The lab no longer counts for the activity.'],

  'not-a-lab-kind': [
    'Questo tipo di attività non si conta con i laboratori: scegli un altro tipo nei dati dell’attività, oppure cambia come si conta il tipo nel programma della città.',
    'This kind of activity is not counted by labs: choose another kind in the facts of the activity, or change how the kind is counted in the city’s programme.',
  ],
  'lab-outside-period': [
    'Le date del laboratorio non sono tutte dentro il periodo dell’attività: allarga il periodo nei dati dell’attività, oppure scegli un altro laboratorio.',
    'The dates of the lab do not all lie within the period of the activity: widen the period in the facts of the activity, or choose another lab.',
  ],
  'lab-of-other-partner': [
    'Il laboratorio si svolge presso un ente che non è tra quelli dell’attività: aggiungi l’ente nei dati dell’attività, oppure scegli un altro laboratorio.',
    'The lab takes place at a host that is not among those of the activity: add the host in the facts of the activity, or choose another lab.',
  ],
  'lab-does-not-count': [
    'Il laboratorio è in bozza o annullato e non conta: aprilo prima, oppure scegline un altro.',
    'The lab is a draft or cancelled and does not count: open it first, or choose another.',
  ],
  'linked-elsewhere': [
    'Intanto questo laboratorio è stato collegato a un’altra attività, e può contare per una sola: scollegalo prima da lì.',
    'Meanwhile this lab has been linked with another activity, and it can count for one only: unlink it there first.',
  ],
  'too-many-labs': [
    'Ci sono già 300 laboratori: inserisci una seconda attività per gli altri.',
    'There are 300 labs already: add a second activity for the others.',
  ],
})
