import { phrases } from '../platform/words.ts'

/** Every sentence about amendments. */
export const amendmentWords = phrases({
  title: ['Condizioni e variazioni', 'Terms and amendments'],
  lead: [
    'Che cosa è stato concordato, che cosa è cambiato e da quale giorno.',
    'What was agreed, what has changed, and from which day.',
  ],
  today: ['Che cosa vale oggi', 'What holds today'],
  onFirstDay: ['Che cosa varrà il primo giorno', 'What will hold on the first day'],
  atTheEnd: ['Che cosa valeva l’ultimo giorno', 'What held on the last day'],
  interruptedNow: [
    (until: string) => `Oggi il percorso è interrotto, fino al ${until} compreso: lo studente non è atteso.`,
    (until: string) => `Today the placement is interrupted, until ${until} included: the student is not expected.`,
  ],
  expected: ['Ore secondo l’orario', 'Hours by the timetable'],
  expectedNote: [
    'Dal primo all’ultimo giorno, senza feste, chiusure e interruzioni.',
    'From the first day to the last, without holidays, closures and interruptions.',
  ],
  whenWhat: ['Che cosa vale e da quando', 'What holds, and from when'],
  original: ['Condizioni iniziali', 'Original terms'],
  validity: ['Da quando', 'From'],
  what: ['Che cosa cambia', 'What changes'],
  reason: ['Motivo', 'Reason'],
  decided: [
    (when: string, who: string) => (who ? `Decisa il ${when} da ${who}` : `Decisa il ${when}`),
    (when: string, who: string) => (who ? `Decided on ${when} by ${who}` : `Decided on ${when}`),
  ],
  addendum: ['Atto (PDF)', 'Addendum (PDF)'],
  papers: ['Atti e passi', 'Papers and steps'],
  undo: ['Annulla', 'Take back'],
  none: ['Finora nessuna variazione', 'No amendment so far'],
  undoneTitle: ['Variazioni annullate prima di valere', 'Amendments taken back before they held'],
  undone: [
    (when: string, who: string, why: string) => `Annullata il ${when} da ${who}: ${why}`,
    (when: string, who: string, why: string) => `Taken back on ${when} by ${who}: ${why}`,
  ],
  toPlacement: ['Torna al percorso', 'Back to the placement'],

  choose: ['Che cosa cambia?', 'What changes?'],
  chooseLead: [
    'Scegli una cosa sola; se cambiano due cose, registra due variazioni.',
    'Choose one thing; if two things change, record two amendments.',
  ],
  'not-active-lead': [
    'Una variazione si registra mentre il percorso è in corso. Prima dell’avvio si modificano i dati.',
    'An amendment is recorded while the placement is active. Before the start its data are edited.',
  ],
  dates: ['Data di fine', 'Last day'],
  'dates-lead': [
    'Il percorso dura di più, o finisce in un altro giorno. Anche per recuperare ore a periodo finito.',
    'The placement lasts longer, or ends on another day. Also to make up for hours once the period is over.',
  ],
  timetable: ['Orario', 'Timetable'],
  'timetable-lead': ['Altri giorni della settimana o altri orari.', 'Other days of the week or other times.'],
  place: ['Sede', 'Site'],
  'place-lead': ['Lo studente lavora in un’altra sede dell’ente.', 'The student works at another site of the host.'],
  tutor: ['Tutor', 'Tutors'],
  'tutor-lead': [
    'Un altro tutor, a scuola o presso l’ente. Ognuno conferma e convalida soltanto i giorni in cui è tutor.',
    'Another tutor, at school or at the host. Each one confirms and approves only the days on which they are tutor.',
  ],
  interruption: ['Interruzione', 'Interruption'],
  'interruption-lead': [
    'Per alcuni giorni lo studente non è atteso: malattia, gita, chiusura dell’ente.',
    'For some days the student is not expected: illness, a school trip, the host is closed.',
  ],
  'early-end': ['Conclusione anticipata', 'Early end'],
  'early-end-lead': [
    'Il percorso finisce prima del previsto, o lo studente non si è mai presentato.',
    'The placement ends before its time, or the student never came.',
  ],
  neverCame: ['Mancata presentazione', 'The student never came'],
  together: ['Periodo, orario e ore', 'Period, timetable and hours'],

  formTitle: [(what: string) => `Variazione: ${what}`, (what: string) => `Amendment: ${what}`],
  nowHolds: ['Ora vale', 'Holds now'],
  validFrom: ['Vale dal', 'Valid from'],
  notBefore: [(day: string) => `Al più presto dal ${day}.`, (day: string) => `Not before ${day}.`],
  anyDay: [
    (from: string, to: string) => `Un giorno del percorso, dal ${from} al ${to}, anche già passato.`,
    (from: string, to: string) => `A day of the placement, ${from} to ${to}, a past one too.`,
  ],
  newEnd: ['Nuovo ultimo giorno', 'New last day'],
  newEndHint: [
    'Per cominciare più tardi registra invece un’interruzione dei primi giorni.',
    'To begin later, record an interruption of the first days instead.',
  ],
  plannedTotal: ['Monte ore complessivo', 'Planned hours in all'],
  plannedTotalHint: [
    'Di tutto il percorso, non solo da questa variazione. Lascia vuoto per prendere le ore date dagli orari.',
    'Of the whole placement, not only from this amendment. Leave empty to take those of the timetables.',
  ],
  plannedSame: [
    (hours: string) => `Ora è ${hours}. Scrivilo solo se cambia: il 75 % si calcola su questo.`,
    (hours: string) => `Now it is ${hours}. Write it only if it changes: the 75 % is counted on it.`,
  ],
  laterAmendment: [
    (day: string) =>
      `C’è già una variazione di questo tipo che vale dal ${day}: da quel giorno continua a valere quella.`,
    (day: string) => `There is an amendment of this kind valid from ${day} already: from that day it goes on to hold.`,
  ],
  site: ['Nuova sede', 'New site'],
  chooseOne: ['Scegli…', 'Choose…'],
  noOtherSite: [
    'L’ente ha una sede sola: aggiungi prima l’altra alla sua scheda.',
    'The host has one site only: add the other one to its record first.',
  ],
  tutorNote: [
    'Scegli chi sarà tutor da quel giorno. Chi non cambia resta com’è.',
    'Choose who will be tutor from that day. Who does not change stays.',
  ],
  firstDayOff: ['Primo giorno senza attività', 'First day without activity'],
  lastDayOff: ['Ultimo giorno senza attività', 'Last day without activity'],
  lastDayOffHint: [
    'Compreso. Se è un giorno solo, scrivi la stessa data.',
    'Included. For one day only, write the same date.',
  ],
  lastDay: ['Ultimo giorno di attività', 'Last day of activity'],
  lastDayHint: [
    'I giorni dopo non sono più previsti; le ore già registrate restano.',
    'The days after it are no longer planned; hours already logged stay.',
  ],
  noShow: ['Lo studente non si è mai presentato', 'The student never came'],
  noShowHint: [
    'Il percorso si chiude senza ore, il posto è di nuovo libero, e l’ente e il tutor scolastico ricevono un avviso.',
    'The placement is closed without hours, the place is free again, and host and school tutor are told by letter.',
  ],
  reasonHint: [
    'Si stampa sull’atto e lo leggono scuola, ente e studente: niente dati sulla salute.',
    'It is printed on the addendum and read by school, host and student: nothing about health.',
  ],
  record: ['Registra la variazione', 'Record the amendment'],
  strandedTitle: ['In questi giorni ci sono ore già registrate', 'On these days hours have been logged already'],
  strandedHours: ['Le ore che resterebbero fuori', 'The hours that would be left outside'],
  strandedLead: [
    'Con la variazione resterebbero fuori da ciò che è concordato.',
    'With the amendment they would lie outside of what is agreed.',
  ],
  convert: [
    'Rimanda queste ore a chi le ha registrate, con il motivo della variazione',
    'Send these hours back to who logged them, with the reason of the amendment',
  ],
  convertByCoordinator: [
    'Solo il coordinatore può rimandarle: chiedi a lui di registrare la variazione, o cambia i giorni.',
    'Only the coordinator can send them back: ask the coordinator to record the amendment, or change the days.',
  ],
  approvedStay: [
    'Quelle convalidate non si rimandano: prima vanno rettificate, oppure cambia i giorni.',
    'Approved ones cannot be sent back: rectify them first, or change the days.',
  ],
  logged: ['Registrata', 'Logged'],
  confirmed: ['Confermata', 'Confirmed'],
  approved: ['Convalidata', 'Approved'],
  day: ['Giorno', 'Day'],
  times: ['Orario', 'Times'],
  state: ['Stato', 'State'],

  undoTitle: ['Annullamento di una variazione', 'Taking back an amendment'],
  undoLead: [
    (what: string, day: string) =>
      `${what}, dal ${day}. Tornano a valere le condizioni di prima; la storia le conserva entrambe.`,
    (what: string, day: string) => `${what}, from ${day}. What held before holds again; the history keeps both.`,
  ],
  undoHint: ['Si legge nella storia del percorso.', 'It is shown in the history of the placement.'],
  undoNow: ['Annulla la variazione', 'Take the amendment back'],

  changeTo: [(day: string) => `Ultimo giorno: ${day}`, (day: string) => `Last day: ${day}`],
  changeTimetable: [(times: string) => `Orario: ${times}`, (times: string) => `Timetable: ${times}`],
  changeHours: [(hours: string) => `Monte ore: ${hours}`, (hours: string) => `Planned hours: ${hours}`],
  changeSite: [(site: string) => `Sede: ${site}`, (site: string) => `Site: ${site}`],
  changeHostTutor: [(name: string) => `Tutor dell’ente: ${name}`, (name: string) => `Host tutor: ${name}`],
  changeSchoolTutor: [(name: string) => `Tutor scolastico: ${name}`, (name: string) => `School tutor: ${name}`],
  changeInterruption: [
    (from: string, to: string) =>
      from === to ? `Nessuna attività il ${from}` : `Nessuna attività dal ${from} al ${to}`,
    (from: string, to: string) => (from === to ? `No activity on ${from}` : `No activity from ${from} to ${to}`),
  ],

  saved: [
    'La variazione è registrata. Stampa l’atto, fallo firmare e carica qui la copia.',
    'The amendment is recorded. Print the addendum, have it signed and upload the copy here.',
  ],
  savedNoShow: [
    'Registrato: il percorso è chiuso senza ore. Ente e tutor scolastico ricevono un avviso.',
    'Recorded: the placement is closed without hours. Host and school tutor are told by letter.',
  ],
  undoneNow: [
    'La variazione è annullata: vale di nuovo ciò che valeva prima.',
    'The amendment is taken back: what held before holds again.',
  ],
})

/** Why an amendment is refused, and what mends it. */
export const amendmentRefusals = phrases({
  'not-active': ['Solo un percorso in corso si può variare.', 'Only an active placement can be amended.'],
  'not-before-tomorrow': [
    'Questa variazione vale al più presto da domani: le ore di oggi seguono le condizioni di oggi.',
    'This amendment holds from tomorrow at the earliest: today’s hours follow today’s terms.',
  ],
  'before-the-start': ['Questo giorno viene prima del percorso.', 'This day comes before the placement.'],
  'after-the-end': [
    'Questo giorno viene dopo la fine del percorso: scegli un giorno del periodo, o prolunga prima il percorso.',
    'This day comes after the end: choose a day of the period, or extend the placement first.',
  ],
  'later-end-decided': [
    'C’è già una variazione, valida da un giorno successivo, con un’altra fine: annulla prima quella.',
    'An amendment valid from a later day has another end: take that one back first.',
  ],
  'not-earlier': [
    'Il percorso finisce già in questo giorno o prima: per prolungarlo scegli “Data di fine”.',
    'The placement ends on this day or before already: to extend it choose “Last day”.',
  ],
  'not-begun': [
    'Il percorso non è ancora cominciato: se lo studente non verrà, annulla il percorso.',
    'The placement has not begun yet: if the student will not come, cancel it.',
  ],
  'changes-nothing': ['Non cambia nulla rispetto a prima.', 'Nothing is different from before.'],
  overruled: [
    'Una variazione valida da un giorno successivo cambia la stessa cosa: questa non avrebbe effetto. Annulla prima quella.',
    'An amendment valid from a later day changes the same thing: this one would have no effect. Take that one back first.',
  ],
  'has-hours': [
    'Ci sono ore registrate: lo studente è venuto. Togli la spunta e scrivi l’ultimo giorno.',
    'Hours have been logged: the student did come. Remove the tick and write the last day.',
  ],
  'strands-hours': [
    'In questi giorni ci sono ore già registrate: vedi l’elenco qui sotto.',
    'On these days hours have been logged already: see the list below.',
  ],
  'amendment-unknown': [
    'Questa variazione non c’è più: forse è già stata annullata.',
    'This amendment is gone: perhaps it has been taken back already.',
  ],
  'already-in-force': [
    'Questa variazione vale già e non si annulla: per cambiare ancora registrane un’altra.',
    'This amendment holds already and stays: to change again, record another one.',
  ],
})
