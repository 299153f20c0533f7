import { phrases } from '../platform/words.ts'

/** Every sentence about absences from a placement. */
export const absenceWords = phrases({
  title: [(name: string) => `Assenze di ${name}`, (name: string) => `Absences of ${name}`],
  absences: ['Assenze', 'Absences'],
  hours: ['Ore', 'Hours'],
  lead: [
    (expected: string) => `Ore non svolte nei giorni concordati: ${expected}.`,
    (expected: string) => `Hours missed on agreed days: ${expected}.`,
  ],
  placements: ['Percorsi', 'Placements'],
  day: ['Giorno', 'Day'],
  student: ['Studente', 'Student'],
  missed: ['Ore', 'Hours'],
  notedAs: ['Come', 'How'],
  notedBy: ['Segnata da', 'Noted by'],
  state: ['Stato', 'State'],
  why: ['Motivo', 'Reason'],
  actions: ['Azioni', 'Actions'],
  none: ['Nessuna assenza', 'No absences'],
  noneAdvice: [
    'Se un giorno lo studente non viene, scrivilo qui.',
    'If the student does not come one day, say so here.',
  ],
  noneAdviceStudent: [
    'Se un giorno non puoi andare, dillo qui prima: lo sanno subito l’ente e la scuola.',
    'If you cannot go one day, say so here before: host and school know at once.',
  ],

  announcedState: ['Annunciata', 'Announced'],
  noted: ['Non annunciata', 'Not announced'],
  justified: ['Giustificata', 'Justified'],
  unjustified: ['Non giustificata', 'Not justified'],
  recoveredOn: [(day: string) => `Recuperata il ${day}`, (day: string) => `Made up on ${day}`],
  by: [(name: string, when: string) => `${name}, ${when}`, (name: string, when: string) => `${name}, ${when}`],
  decidedBecause: [(reason: string) => `La scuola: ${reason}`, (reason: string) => `The school: ${reason}`],

  announce: ['Segna un’assenza', 'Note an absence'],
  announceStudent: ['Annuncia un’assenza', 'Announce an absence'],
  reason: ['Perché', 'Why'],
  reasonHint: [
    'Lo leggono lo studente e la scuola, mai l’ente ospitante. Non servono dettagli sulla salute.',
    'Read by the student and the school, never by the host. No details about health are needed.',
  ],
  hostHint: [
    'Il motivo lo raccoglie la scuola: a te basta il giorno.',
    'The school asks for the reason: all you need is the day.',
  ],
  announceButton: ['Segna l’assenza', 'Note the absence'],
  dayHint: [
    'Un giorno concordato. Lo studente lo dice prima che cominci; dopo lo scrivono l’ente o la scuola.',
    'An agreed day. The student says so before it begins; afterwards host or school write it.',
  ],
  announced: ['L’assenza è segnata.', 'The absence is noted.'],
  justify: ['Giustifica', 'Justify'],
  refuse: ['Non giustificata', 'Not justified'],
  withdraw: ['Togli', 'Remove'],
  withdrawAsk: ['Togliere questa assenza?', 'Remove this absence?'],
  recover: ['Recuperata', 'Made up'],
  decide: ['Giustifica o collega un recupero', 'Justify, or tie a day on which it was made up'],
  absence: ['Assenza', 'Absence'],
  decision: ['Che cosa vale', 'What holds'],
  decisionReason: ['Motivo della decisione', 'Reason for the decision'],
  recoverDay: ['Giorno del recupero', 'Day it was made up'],
  recoverHint: [
    'Solo per un’assenza recuperata: quel giorno deve avere ore scritte in questo percorso.',
    'Only for an absence that was made up: that day must hold hours of this placement.',
  ],
  decideButton: ['Salva', 'Save'],
  choose: ['Scegli…', 'Choose…'],
  justifyDone: ['L’assenza è giustificata.', 'The absence is justified.'],
  refuseDone: ['L’assenza è segnata come non giustificata.', 'The absence is marked as not justified.'],
  recoverDone: ['Il recupero è collegato all’assenza.', 'The absence is tied to the day it was made up.'],
  withdrawDone: ['L’assenza è tolta.', 'The absence is removed.'],
})

/** What is wrong, and how to mend it. */
export const absenceRefusals = phrases({
  'placement-not-active': [
    'Il percorso non è in corso: non ci sono giorni in cui lo studente è atteso.',
    'The placement is not active: there are no days on which the student is expected.',
  ],
  'not-expected': [
    'In questo giorno lo studente non è atteso: scegli un giorno dell’orario concordato.',
    'The student is not expected on this day: choose a day of the agreed timetable.',
  ],
  'day-begun': [
    'La giornata è già cominciata: avvisa l’ente o il tuo tutor, che segnano loro l’assenza.',
    'The day has already begun: tell the host or your tutor, who will note the absence.',
  ],
  'hours-written': [
    'In questo giorno ci sono già ore scritte: prima si annullano o si rimandano quelle.',
    'Hours are already written on this day: cancel them or send them back first.',
  ],
  'month-closed': [
    'La scuola ha chiuso il mese di questo giorno, e le sue assenze non cambiano più: il docente coordinatore può riaprirlo.',
    'The school has closed the month of this day, and its absences no longer change: the coordinator can open it again.',
  ],
  'already-absent': ['Questo giorno è già segnato come assenza.', 'This day is already noted as an absence.'],
  'recovery-not-later': [
    'Il recupero viene dopo l’assenza: scegli un giorno successivo.',
    'What is made up comes after the absence: choose a later day.',
  ],
  'recovery-in-the-future': [
    'Questo giorno deve ancora arrivare: collega il recupero quando è fatto.',
    'This day is still to come: tie it once it is done.',
  ],
  'recovery-without-hours': [
    'In questo giorno non ci sono ore scritte in questo percorso: si scrivono prima le ore, poi il recupero.',
    'No hours of this placement are written on this day: write the hours first.',
  ],
  'recovery-taken': [
    'Questo giorno recupera già un’altra assenza: scegline un altro.',
    'This day already makes up for another absence: choose another one.',
  ],
  'changed-meanwhile': [
    'Intanto l’assenza è cambiata: guarda l’elenco e riprova.',
    'The absence has changed meanwhile: look at the list and try again.',
  ],
})
