import { phrases, plural } from '../platform/words.ts'

/** Every sentence about sessions: the plan, one session, and what is said when they cannot be as asked. */
export const sessionWords = phrases({
  sessions: ['Incontri', 'Sessions'],
  planOf: [(title: string) => `Incontri: ${title}`, (title: string) => `Sessions: ${title}`],
  hours: ['Ore in calendario', 'Hours planned'],
  hoursOf: [
    (planned: string, total: string) => `${planned} di ${total}`,
    (planned: string, total: string) => `${planned} of ${total}`,
  ],
  hoursMissing: [
    (left: string) => `Mancano ancora ${left} ore alle ore del modulo.`,
    (left: string) => `${left} hours are still missing to those of the module.`,
  ],
  hoursMore: [
    (more: string) => `Sono ${more} ore in più di quelle del modulo.`,
    (more: string) => `That is ${more} hours more than those of the module.`,
  ],
  hoursRight: ['Tutte le ore del modulo sono in calendario.', 'All hours of the module are planned.'],
  session: ['Incontro', 'Session'],
  sessionTitle: [
    (number: number, day: string) => `${number}. ${day}`,
    (number: number, day: string) => `${number}. ${day}`,
  ],
  time: ['Orario', 'Time'],
  timeOf: [(from: string, to: string) => `${from}–${to}`, (from: string, to: string) => `${from}–${to}`],
  lasting: [(hours: string) => `${hours} ore`, (hours: string) => `${hours} hours`],
  what: ['Che cosa', 'What'],
  where: ['Dove', 'Where'],
  who: ['Con chi', 'With whom'],
  state: ['Stato', 'State'],
  nobody: ['Nessuno indicato', 'Nobody said'],
  nowhere: ['Nessun locale indicato', 'No room said'],
  insteadOf: [
    (name: string, other: string) => `${name} (al posto di ${other})`,
    (name: string, other: string) => `${name} (instead of ${other})`,
  ],
  partOf: [(name: string, part: string) => `${name}, ${part}`, (name: string, part: string) => `${name}, ${part}`],
  trainer: ['formatore', 'trainer'],
  'co-trainer': ['in co-presenza', 'co-trainer'],
  tutor: ['tutor del laboratorio', 'tutor of the lab'],
  planned: ['In programma', 'Planned'],
  today: ['Oggi', 'Today'],
  over: ['Svolto', 'Over'],
  cancelled: ['Annullato', 'Cancelled'],
  reasonIs: [(reason: string) => `Motivo: ${reason}`, (reason: string) => `Reason: ${reason}`],
  recovers: [(day: string) => `Recupera l’incontro del ${day}`, (day: string) => `Makes up for the session of ${day}`],
  recoveredBy: [(days: string) => `Recuperato il ${days}`, (days: string) => `Made up for on ${days}`],
  none: ['Nessun incontro in calendario', 'No session planned'],
  noneToPlan: [
    'Indica qui sotto in quali giorni e a che ora: Bottega propone le date, saltando feste e chiusure.',
    'Say below on which days and at what time: Bottega proposes the dates, leaving out holidays and closures.',
  ],
  noneToRead: [
    'Quando l’ente avrà scelto le date, le troverai qui.',
    'When the host has chosen the dates, you will find them here.',
  ],
  caption: ['Gli incontri del laboratorio, per data', 'The sessions of the lab, by date'],
  skipped: ['Giorni saltati', 'Days left out'],
  skippedLead: [
    'In questi giorni il laboratorio non si tiene, anche se sarebbe il suo giorno della settimana.',
    'On these days the lab does not take place, although it would be its day of the week.',
  ],
  holiday: [(name: string) => name, (name: string) => name],
  city: [(reason: string) => `chiusura della città: ${reason}`, (reason: string) => `closure of the city: ${reason}`],
  partner: [(reason: string) => `l’ente è chiuso: ${reason}`, (reason: string) => `the host is closed: ${reason}`],
  weekday: ['la sede non apre in questo giorno della settimana', 'the site does not open on this day of the week'],
  school: [
    (school: string, reason: string) => `${school}, sospensione delle lezioni: ${reason}`,
    (school: string, reason: string) => `${school}, no lessons: ${reason}`,
  ],
  aSchool: ['un istituto', 'a school'],
  patron: [(name: string) => `${name}, patrono`, (name: string) => `${name}, patron saint`],
  takenDay: ['c’è già un incontro di questo laboratorio', 'this lab meets then already'],

  next: ['Che cosa puoi fare', 'What you can do'],
  rollCall: ['Fai l’appello', 'Take the roll call'],
  seeRollCall: ['Vedi l’appello', 'See the roll call'],
  absence: ['Annuncia un’assenza', 'Announce an absence'],
  topicDone: ['Argomento svolto', 'What was done'],
  edit: ['Modifica l’incontro', 'Change the session'],
  cancelIt: ['Annulla l’incontro', 'Cancel the session'],
  restore: ['Ripristina l’incontro', 'Restore the session'],
  restoreConfirm: [
    'L’incontro si tiene di nuovo, nello stesso giorno e alla stessa ora?',
    'Does the session take place after all, on the same day at the same time?',
  ],
  recover: ['Recupera le ore', 'Make up for the hours'],
  substitute: ['Sostituisci o affianca', 'Substitute or add somebody'],
  cannotChange: ['Questo incontro non si modifica più', 'This session does not change any more'],
  backToPlan: ['Torna agli incontri', 'Back to the sessions'],

  scope: ['Quali incontri cambi', 'Which sessions you change'],
  one: ['Solo questo', 'Only this one'],
  following: ['Questo e i successivi', 'This one and those that follow'],
  future: ['Tutti quelli ancora da fare', 'All that are still to come'],
  followingHint: [
    'Gli altri seguono giorno della settimana, orario, locali e macchine; argomento e parti restano di questo.',
    'The others follow weekday, time, rooms and machines; topic and parts are of this one.',
  ],
  day: ['Giorno', 'Day'],
  from: ['Dalle', 'From'],
  to: ['Alle', 'To'],
  spaces: ['Locali e macchine', 'Rooms and machines'],
  parts: ['Parti del modulo', 'Parts of the module'],
  topic: ['Argomento', 'Topic'],
  topicHint: ['Che cosa si fa, se lo sai già.', 'What is done, if you know it already.'],
  changeReason: ['Motivo', 'Reason'],
  changeReasonHint: ['Chi partecipa lo legge nell’avviso.', 'Those who take part read it in the notice.'],
  preview: ['Vedi che cosa cambia', 'See what changes'],
  previewTitle: ['Controlla prima di confermare', 'Check before you confirm'],
  previewLead: [
    'Non è ancora cambiato nulla: cambia quando premi Conferma.',
    'Nothing has changed yet: it changes when you press Confirm.',
  ],
  before: ['Prima', 'Before'],
  after: ['Dopo', 'After'],
  nothingChanges: [
    'Non cambia nulla: quello che hai scritto è già così.',
    'Nothing changes: what you wrote is already so.',
  ],
  confirm: ['Conferma', 'Confirm'],
  change: ['Torna a modificare', 'Go back and change'],
  saved: [
    'Incontri aggiornati. Chi partecipa è stato avvisato.',
    'Sessions updated. Those who take part have been told.',
  ],
  savedDraft: ['Incontri aggiornati.', 'Sessions updated.'],
  warnings: ['Da sapere', 'Good to know'],
  warnClosed: [(day: string, why: string) => `${day}: ${why}.`, (day: string, why: string) => `${day}: ${why}.`],
  warnHours: [
    (days: string) => `L’orario è fuori da quello di apertura della sede il ${days}.`,
    (days: string) => `The time is outside the opening hours of the site on ${days}.`,
  ],
  warnPlaces: [
    (name: string, places: number, expected: number) =>
      `${name} ha ${places} posti, e i partecipanti sono ${expected}.`,
    (name: string, places: number, expected: number) => `${name} has ${places} places, for ${expected} participants.`,
  ],
  warnGone: [
    'Un locale o una macchina non è più tra quelli dell’ente: sceglili di nuovo.',
    'A room or a machine is no longer among those of the host: choose again.',
  ],
  clashes: ['Impegni che si sovrappongono', 'Clashes'],
  clashesLead: [
    'Nulla è stato prenotato: cambia giorno, ora, spazio o persone, e riprova.',
    'Nothing was booked: change day, time, space or people, and try again.',
  ],
  lacking: ['Manca l’abilitazione alle macchine', 'Authorisations for machines are missing'],
  lackingLead: [
    'Chi non ha l’abilitazione non può usare la macchina: toglila dall’incontro o fai prima il modulo che la dà.',
    'Who has no authorisation may not use the machine: take it out of the session, or run the module that gives it first.',
  ],
  clashing: [
    (count: number) =>
      `Non è possibile: ${plural(count, 'c’è', 'ci sono')} ${count} ${plural(count, 'impegno', 'impegni')} in conflitto.`,
    (count: number) =>
      `Not possible: there ${plural(count, 'is', 'are')} ${count} ${plural(count, 'clash', 'clashes')}.`,
  ],

  cancelTitle: [(day: string) => `Annulla l’incontro di ${day}`, (day: string) => `Cancel the session of ${day}`],
  cancelLead: [
    'Locali, macchine e persone tornano liberi. Le ore dell’incontro non contano più: potrai recuperarle in un altro giorno.',
    'Rooms, machines and people are free again. The hours of the session no longer count: you can make up for them on another day.',
  ],
  cancelHeld: [
    'L’appello è già stato fatto: le presenze segnate restano leggibili, ma non danno ore.',
    'The roll call has been taken: the attendance stays readable, but earns no hours.',
  ],
  cancelReason: ['Perché si annulla', 'Why it is cancelled'],
  cancelReasonHint: ['Per esempio: sciopero dei mezzi.', 'For example: transport strike.'],
  keep: ['Non annullare', 'Do not cancel'],
  cancelDone: ['Incontro annullato.', 'Session cancelled.'],
  restored: ['L’incontro si tiene di nuovo.', 'The session takes place after all.'],
  recoverTitle: [
    (day: string) => `Recupera l’incontro di ${day}`,
    (day: string) => `Make up for the session of ${day}`,
  ],
  recoverLead: [
    (hours: string) =>
      `Ci sono ${hours} ore da recuperare. Il recupero si tiene con gli stessi locali, macchine e persone.`,
    (hours: string) => `There are ${hours} hours to make up for, with the same rooms, machines and people.`,
  ],
  backToSession: ['Torna all’incontro', 'Back to the session'],
  recoverSubmit: ['Aggiungi il recupero', 'Add the session'],
  recovered: ['Recupero aggiunto al calendario.', 'The session was added to the plan.'],
  giveUp: ['Annulla', 'Cancel'],
  substituteTitle: [
    (day: string) => `Chi conduce l’incontro di ${day}`,
    (day: string) => `Who runs the session of ${day}`,
  ],
  substituteLead: [
    'Puoi scegliere tra chi lavora presso l’ente e presso gli enti delle sue stesse reti. Chi sostituisce potrà fare l’appello di questo laboratorio.',
    'You can choose among those who work at the host, and at hosts of the same networks. A substitute may take the roll call of this lab.',
  ],
  away: ['Chi manca', 'Who is away'],
  nobodyAway: ['Nessuno: viene una persona in più', 'Nobody: one more person comes'],
  whoComes: ['Chi viene', 'Who comes'],
  choose: ['Scegli…', 'Choose…'],
  tutorAt: [(name: string, host: string) => `${name} – ${host}`, (name: string, host: string) => `${name} – ${host}`],
  substituteSubmit: ['Salva', 'Save'],
  substituted: ['Incontro affidato.', 'The session was given to somebody else.'],

  'edition-over': [
    'Il laboratorio è finito o annullato: gli incontri non cambiano più.',
    'The lab is over or cancelled: its sessions do not change any more.',
  ],
  'changed-meanwhile': [
    'Intanto qualcun altro ha cambiato gli incontri: guarda il calendario di adesso e riprova.',
    'Somebody else has changed the sessions meanwhile: look at the plan as it is now and try again.',
  ],
  'outside-school-year': [
    'Il giorno è fuori dall’anno scolastico del laboratorio: scegline uno tra settembre e agosto dello stesso anno.',
    'The day is outside the school year of the lab: choose one between September and August of that year.',
  ],
  'session-over': [
    'L’incontro è già cominciato o finito: non si può più cambiare.',
    'The session has begun or is over: it cannot change any more.',
  ],
  'session-cancelled': [
    'L’incontro è annullato: ripristinalo, o aggiungi un recupero.',
    'The session is cancelled: restore it, or add one that makes up for it.',
  ],
  'session-held': [
    'L’appello di questo incontro è già stato fatto: non si può più cambiare.',
    'The roll call of this session has been taken: it cannot change any more.',
  ],
  'session-approved': [
    'La scuola ha già convalidato l’appello: chiedile di riaprirlo, prima di annullare.',
    'The school has approved the roll call: ask it to reopen it before you cancel.',
  ],
  'already-cancelled': ['L’incontro è già annullato.', 'The session is cancelled already.'],
  'not-cancelled': ['L’incontro non è annullato.', 'The session is not cancelled.'],
  'session-recovered': [
    'C’è già un incontro che lo recupera: annulla prima quello.',
    'Another session makes up for it already: cancel that one first.',
  ],
  'session-reversed': [
    'L’incontro finisce prima di cominciare: controlla gli orari.',
    'The session ends before it begins: check the times.',
  ],
  'session-past': [
    'Il giorno o l’ora sono già passati: scegli un momento futuro.',
    'The day or the time is past already: choose a moment to come.',
  ],
  'other-week': [
    'Se cambi più incontri, scegli un giorno della stessa settimana: gli altri si spostano allo stesso giorno della loro.',
    'When you change several sessions, choose a day of the same week: the others move to that day of their own.',
  ],
  'unknown-space': [
    'Uno degli spazi scelti non c’è più: scegli di nuovo.',
    'One of the chosen spaces is gone: choose again.',
  ],
  'unknown-part': [
    'Una delle parti scelte non è del modulo: scegli di nuovo.',
    'One of the chosen parts is not of the module: choose again.',
  ],
  'nothing-to-recover': [
    'Per questo incontro non ci sono ore da recuperare: o si tiene ancora, o le ore sono già recuperate.',
    'There are no hours to make up for: the session is still to come, or the hours are made up for already.',
  ],
  'recovers-too-much': [
    'Il recupero è più lungo delle ore perse: accorcialo.',
    'It is longer than the hours that were lost: make it shorter.',
  ],
  'unknown-tutor': ['Scegli una persona dell’elenco.', 'Choose somebody of the list.'],
  'already-there': [
    'Questa persona c’è già in questo incontro: scegline un’altra.',
    'This person is in the session already: choose somebody else.',
  ],
  'nobody-away': [
    'La persona che manca non è più in questo incontro: scegli di nuovo.',
    'The person who is away is no longer in this session: choose again.',
  ],
})
