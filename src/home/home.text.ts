import { phrases } from '../platform/words.ts'

/** The words of the first page of each role. */
export const homeWords = phrases({
  hello: [(name: string) => `Ciao, ${name}`, (name: string) => `Hello, ${name}`],
  waiting: ['Che cosa aspetta te', 'What waits for you'],
  nothing: ['Tutto in ordine', 'All done'],
  nothingAdvice: ['Oggi non c’è nulla che aspetta una tua azione.', 'Nothing waits for you today.'],
  numbers: ['In numeri', 'In numbers'],
  noHat: ['Il tuo accesso non ha ancora un profilo', 'Your access has no profile yet'],
  noHatAdvice: [
    'Chiedi alla segreteria della scuola o all’ufficio del programma di invitarti.',
    'Ask the school office or the programme office to invite you.',
  ],

  importSchools: ['Carica il registro delle scuole', 'Load the register of schools'],
  importSchoolsNote: [
    'Il file del Ministero, come si scarica dal portale dei dati aperti.',
    'The file of the Ministry, as downloaded from the open data portal.',
  ],
  addPartner: ['Aggiungi il primo ente ospitante', 'Add the first host'],
  addPartnerNote: [
    'Fablab, imprese e altri enti dove gli studenti fanno esperienza.',
    'Fablabs, firms and others where students gain experience.',
  ],
  failedNotices: [
    (n: number) => (n === 1 ? 'Un avviso non è stato consegnato' : `${n} avvisi non sono stati consegnati`),
    (n: number) => (n === 1 ? 'One notice was not delivered' : `${n} notices were not delivered`),
  ],
  failedNoticesNote: ['Controlla l’indirizzo e rimanda.', 'Check the address and send again.'],
  inviteOffices: ['Invita le segreterie', 'Invite the school offices'],
  inviteOfficesNote: [
    'Apri la pagina di un istituto e invita chi ci lavora.',
    'Open the page of a school and invite the people who work there.',
  ],
  schools: ['istituti nel registro', 'schools in the register'],
  partners: ['enti ospitanti', 'hosts'],

  uploadList: ['Carica gli elenchi delle classi', 'Upload the class lists'],
  uploadListNote: [
    'Il file xlsx o csv del registro elettronico, così com’è. Vedrai un’anteprima prima di confermare.',
    'The xlsx or csv file of your class register, as it is. You will see a preview before confirming.',
  ],
  draft: [
    (student: string, host: string) => `Completa il percorso di ${student} presso ${host}`,
    (student: string, host: string) => `Complete the placement of ${student} at ${host}`,
  ],
  draftNote: ['È una bozza: finché non parte non si registrano ore.', 'It is a draft: no hours until it starts.'],
  moreDrafts: [(n: number) => `Altre ${n} bozze`, (n: number) => `${n} more drafts`],
  toApprove: [
    (n: number, student: string) =>
      n === 1 ? `Una riga di ore di ${student} da convalidare` : `${n} righe di ore di ${student} da convalidare`,
    (n: number, student: string) =>
      n === 1 ? `One line of hours of ${student} to approve` : `${n} lines of hours of ${student} to approve`,
  ],
  toConfirm: [
    (n: number, student: string) =>
      n === 1 ? `Una riga di ore di ${student} da confermare` : `${n} righe di ore di ${student} da confermare`,
    (n: number, student: string) =>
      n === 1 ? `One line of hours of ${student} to confirm` : `${n} lines of hours of ${student} to confirm`,
  ],
  since: [
    (day: string, hours: string) => `${hours} ore, dal ${day}`,
    (day: string, hours: string) => `${hours} hours, since ${day}`,
  ],
  more: [
    (n: number) => `Altri ${n} percorsi con ore in attesa`,
    (n: number) => `${n} more placements with hours waiting`,
  ],
  newPlacement: ['Prepara un percorso', 'Prepare a placement'],
  newPlacementNote: [
    'Uno studente, un ente ospitante, un periodo e un orario.',
    'A student, a host, a period and a timetable.',
  ],
  classes: ['classi quest’anno', 'classes this year'],
  students: ['studenti', 'students'],
  running: ['percorsi in corso', 'placements under way'],

  todayHere: ['Chi viene oggi', 'Who comes today'],
  todayThere: ['Oggi', 'Today'],
  nobodyToday: ['Oggi non è previsto nessuno', 'Nobody is expected today'],
  nowhereToday: ['Oggi non hai attività previste', 'You have nothing planned today'],
  at: [(place: string) => `presso ${place}`, (place: string) => `at ${place}`],
  logDays: [
    (n: number, place: string) =>
      n === 1 ? `Registra le ore di un giorno presso ${place}` : `Registra le ore di ${n} giorni presso ${place}`,
    (n: number, place: string) =>
      n === 1 ? `Log the hours of one day at ${place}` : `Log the hours of ${n} days at ${place}`,
  ],
  logNote: [(day: string) => `L’ultimo: ${day}`, (day: string) => `The latest: ${day}`],
  approvedHours: ['ore convalidate', 'hours approved'],
  waitingHours: ['ore in attesa di conferma o convalida', 'hours waiting for a signature'],
  missingHours: ['ore ancora da fare', 'hours still due'],
  ofRequired: [
    (hours: string) => `su ${hours} richieste in tre anni`,
    (hours: string) => `of ${hours} required in three years`,
  ],
  approve: ['Convalida', 'Approve'],
  confirm: ['Conferma', 'Confirm'],
  open: ['Apri', 'Open'],
  log: ['Registra', 'Log'],
  start: ['Inizia', 'Start'],
})
