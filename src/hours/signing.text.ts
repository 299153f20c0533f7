import { phrases, plural } from '../platform/words.ts'

/** Every sentence about confirming, approving and sending back. */
export const signingWords = phrases({
  look: ['Da guardare', 'Have a look'],
  oddFirst: [
    (lines: number) =>
      `${lines} ${plural(lines, 'riga è fuori dal solito ed è la prima', 'righe sono fuori dal solito e sono le prime')} dell’elenco: ${plural(lines, 'guardala', 'guardale')} prima di firmare.`,
    (lines: number) =>
      `${lines} ${plural(lines, 'line is', 'lines are')} out of the ordinary and ${plural(lines, 'stands', 'stand')} first in the list: look before you sign.`,
  ],
  absent: ['quel giorno c’è un’assenza segnata', 'an absence is noted for that day'],
  'not-agreed': ['orario che non è quello concordato', 'times that are not agreed'],
  'day-off': ['giorno festivo o di chiusura', 'day off'],
  'short-day': [
    (done: string, usual: string) => `giornata più corta: ${done} di ${usual}`,
    (done: string, usual: string) => `shorter day: ${done} of ${usual}`,
  ],
  'long-day': [
    (done: string, usual: string) => `giornata più lunga: ${done} invece di ${usual}`,
    (done: string, usual: string) => `longer day: ${done} instead of ${usual}`,
  ],
  'late-entry': [(day: string) => `registrata tardi, il ${day}`, (day: string) => `logged late, on ${day}`],
  'written-offline': [
    (when: string) => `scritta senza rete, ${when}`,
    (when: string) => `typed without network, ${when}`,
  ],
  'confirmed-for-host': [
    (note: string) => `confermata dalla scuola al posto dell’ente: ${note}`,
    (note: string) => `confirmed by the school in place of the host: ${note}`,
  ],
  confirmWeek: [(day: string) => `Conferma la settimana del ${day}`, (day: string) => `Confirm the week of ${day}`],
  approveWeek: [(day: string) => `Convalida la settimana del ${day}`, (day: string) => `Approve the week of ${day}`],
  ofWeek: [(name: string) => `di ${name}`, (name: string) => `of ${name}`],

  declaration: ['Dichiarazione', 'Declaration'],
  declare: ['Ho letto e lo dichiaro', 'I have read this and declare it'],
  'declaration-missing': [
    'Spunta la dichiarazione: senza, non si può firmare.',
    'Tick the declaration: nobody can sign without it.',
  ],
  'declaration-changed': [
    'Il testo della dichiarazione è cambiato: rileggilo e spuntalo di nuovo.',
    'The text of the declaration has changed: read it and tick it again.',
  ],
  lastDeclared: [
    (name: string, when: string, lines: number) =>
      `L’ultima dichiarazione nel tuo istituto è di ${name}, ${when}: ${lines} ${plural(lines, 'riga', 'righe')}.`,
    (name: string, when: string, lines: number) =>
      `The last declaration in your school is by ${name}, ${when}: ${lines} ${plural(lines, 'line', 'lines')}.`,
  ],

  returnDay: ['Rimanda', 'Send back'],
  returnDayTitle: [(day: string) => `Rimanda le ore di ${day}`, (day: string) => `Send back the hours of ${day}`],
  returnDayLead: [
    'Tornano a chi le ha registrate, con il tuo motivo. Il loro tempo è di nuovo libero e si possono registrare di nuovo.',
    'They go back to whoever logged them, with your reason. Their time is free and they can be logged again.',
  ],
  returnDayButton: ['Rimanda questa giornata', 'Send this day back'],
  nothingToReturn: ['Di questa giornata non si può rimandare nulla.', 'Nothing of this day can be sent back.'],
  nothingToReturnAdvice: [
    'Le sue ore sono già convalidate, già rimandate, o aspettano qualcun altro.',
    'Its hours are approved, returned already, or wait for somebody else.',
  ],
  backToHours: ['Torna alle ore del percorso', 'Back to the hours of the placement'],

  unanswered: ['Ore senza risposta dell’ente', 'Hours the host has not answered'],
  unansweredIntro: [
    (days: number) =>
      `L’ente non le conferma da almeno ${days} ${plural(days, 'giorno', 'giorni')}, anche dopo i promemoria. Puoi confermarle al suo posto, scrivendo come sai che le ore sono state svolte. La nota resta accanto al tuo nome, anche nel registro; poi le ore si convalidano come le altre.`,
    (days: number) =>
      `The host has not confirmed them for at least ${days} ${plural(days, 'day', 'days')}, reminders notwithstanding. You may confirm them in its place, saying how you know that the hours were done. The note stays beside your name, in the register too; then they are approved like the others.`,
  ],
  simulatedIntro: [
    'Per l’impresa formativa simulata non c’è un ente che risponde: la scuola conferma subito le ore, senza aspettare.',
    'In a simulated enterprise there is no host to answer: the school confirms the hours at once, without waiting.',
  ],
  simulated: ['impresa formativa simulata', 'simulated enterprise'],
  confirmHere: ['Conferma le ore registrate', 'Confirm the hours logged'],
  waitsForTutor: ['da confermare a scuola', 'to be confirmed at school'],
  note: ['Come lo sai', 'How you know'],
  noteHint: [
    'Per esempio: foglio firme consegnato in segreteria, telefonata con il tutor aziendale del 20 novembre.',
    'For example: signed sheet handed in at the office, phone call with the host tutor on 20 November.',
  ],
  noteAtSchoolHint: [
    'Per esempio: registro di classe, ore in laboratorio con il docente.',
    'For example: class register, hours in the laboratory with the teacher.',
  ],
  confirmForHost: ['Conferma al posto dell’ente', 'Confirm in place of the host'],
  nothingUnanswered: ['Nessun ente è in ritardo', 'No host is late'],
  nothingUnansweredAdvice: [
    (days: number) =>
      `Qui compaiono le ore che un ente non conferma da ${days} ${plural(days, 'giorno', 'giorni')}: quanti, lo decide l’istituto nelle impostazioni. Quelle dell’impresa formativa simulata compaiono subito.`,
    (days: number) =>
      `Here you find hours that a host has not confirmed for ${days} ${plural(days, 'day', 'days')}: how many, the school decides in its settings. Those of a simulated enterprise appear at once.`,
  ],
  someUnanswered: [
    (lines: number) => `${lines} ${plural(lines, 'riga aspetta', 'righe aspettano')} un ente che non risponde.`,
    (lines: number) => `${lines} ${plural(lines, 'line waits', 'lines wait')} for a host that does not answer.`,
  ],
  seeUnanswered: ['Guarda le ore senza risposta', 'See the hours without an answer'],
  backToApprove: ['Torna alle ore da convalidare', 'Back to the hours to approve'],
  confirmedForHostDone: [
    (lines: number) =>
      `${lines} ${plural(lines, 'riga confermata', 'righe confermate')} al posto dell’ente: ora ${plural(lines, 'aspetta', 'aspettano')} la convalida.`,
    (lines: number) =>
      `${lines} ${plural(lines, 'line', 'lines')} confirmed in place of the host: now ${plural(lines, 'it waits', 'they wait')} for approval.`,
  ],
  'host-may-still-answer': [
    'L’ente è ancora in tempo per rispondere: riprova quando i giorni di attesa sono passati.',
    'The host may still answer: try again when the days of waiting are over.',
  ],
})
