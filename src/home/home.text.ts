import { phrases, plural } from '../platform/words.ts'

/** The words of the first page of each role. */
export const homeWords = phrases({
  hello: [(name: string) => `Ciao, ${name}`, (name: string) => `Hello, ${name}`],
  waiting: ['Che cosa aspetta te', 'What waits for you'],
  nothing: ['Tutto in ordine', 'All done'],
  nothingAdvice: ['Oggi non c’è nulla che aspetta una tua azione.', 'Nothing waits for you today.'],
  numbers: ['In numeri', 'In numbers'],
  labsToday: ['Oggi nei laboratori', 'Today in the labs'],
  noHat: ['Il tuo accesso non ha ancora un profilo', 'Your access has no profile yet'],
  noHatAdvice: [
    'Chiedi alla segreteria della scuola o all’ufficio del programma di invitarti.',
    'Ask the school office or the programme office to invite you.',
  ],

  setProgramme: ['Imposta il programma della città', 'Set up the programme of the city'],
  setProgrammeNote: [
    'Parti da un pacchetto già pronto: nome, calendario, temi, quartieri, regole e modelli.',
    'Start from a ready pack: name, calendar, themes, districts, rules and templates.',
  ],
  addProtocol: ['Inserisci il protocollo d’intesa', 'Enter the protocol'],
  addProtocolNote: [
    'Parti, date e impegni: l’avanzamento si conta da solo dalle attività.',
    'Parties, dates and commitments: what is reached is counted from the activities.',
  ],
  applications: [
    (n: number) => (n === 1 ? 'Un ente chiede la qualificazione' : `${n} enti chiedono la qualificazione`),
    (n: number) => (n === 1 ? 'One host asks to be qualified' : `${n} hosts ask to be qualified`),
  ],
  applicationsNote: [
    'Finché non decidi, nessuna scuola può firmare.',
    'Until you decide no school can sign with them.',
  ],
  documentsToReview: [
    (n: number) => (n === 1 ? 'Un documento da controllare' : `${n} documenti da controllare`),
    (n: number) => (n === 1 ? 'One document to review' : `${n} documents to review`),
  ],
  documentsToReviewNote: [
    'Accettato una volta, vale per tutte le scuole.',
    'Accepted once, it holds for every school.',
  ],
  expiredPartners: [
    (n: number) => (n === 1 ? 'Una qualificazione è scaduta' : `${n} qualificazioni sono scadute`),
    (n: number) => (n === 1 ? 'One qualification has expired' : `${n} qualifications have expired`),
  ],
  expiredPartnersNote: ['L’ente può chiederla di nuovo.', 'The host can apply again.'],
  suspendedPartners: [
    (n: number) => (n === 1 ? 'Un ente è sospeso' : `${n} enti sono sospesi`),
    (n: number) => (n === 1 ? 'One host is suspended' : `${n} hosts are suspended`),
  ],
  suspendedPartnersNote: ['Quando il motivo è superato puoi riammetterlo.', 'Readmit it when the reason is gone.'],
  qualified: [
    (n: number) => plural(n, 'ente qualificato', 'enti qualificati'),
    (n: number) => plural(n, 'qualified host', 'qualified hosts'),
  ],
  goals: ['Obiettivi del protocollo', 'Goals of the protocol'],
  toRegister: [
    (other: string) => `Metti a protocollo la convenzione con ${other}`,
    (other: string) => `Register the agreement with ${other}`,
  ],
  toRegisterNote: [
    'Entrambe le parti hanno firmato: senza numero non è in vigore.',
    'Both parties have signed: without a number it is not in force.',
  ],
  toSign: [
    (other: string) => `Manca la tua firma sulla convenzione con ${other}`,
    (other: string) => `Your signature is missing on the agreement with ${other}`,
  ],
  toSignNote: ['Leggi il testo e firma, a video o su carta.', 'Read the text and sign, on screen or on paper.'],
  toHaveSigned: [
    (other: string) => `Manca la firma dell’istituto sulla convenzione con ${other}`,
    (other: string) => `The signature of the school is missing on the agreement with ${other}`,
  ],
  toHaveSignedNote: [
    'Manda il collegamento per firmare al dirigente, o carica il foglio firmato.',
    'Send the principal the link to sign, or upload the signed paper.',
  ],
  activitiesToStart: [
    (n: number) => (n === 1 ? 'Un’attività si può avviare' : `${n} attività si possono avviare`),
    (n: number) => (n === 1 ? 'One activity can be started' : `${n} activities can be started`),
  ],
  activitiesToStartNote: [
    'Il primo giorno è arrivato: finché non le avvii, chi partecipa non conta.',
    'Their first day has come: until you start them, who takes part does not count.',
  ],
  activitiesToConclude: [
    (n: number) => (n === 1 ? 'Un’attività si può concludere' : `${n} attività si possono concludere`),
    (n: number) => (n === 1 ? 'One activity can be concluded' : `${n} activities can be concluded`),
  ],
  activitiesToConcludeNote: [
    'L’ultimo giorno è arrivato: le ore delle classi contano quando la concludi.',
    'The last day has come: the hours of the classes count once it is concluded.',
  ],
  bringClasses: [
    (title: string) => `Iscrivi le classi all’attività “${title}”`,
    (title: string) => `Bring your classes into the activity “${title}”`,
  ],
  bringClassesNote: [
    (from: string, to: string) => `Dal ${from} al ${to}: la tua scuola è tra quelle scelte, ma non ha ancora classi.`,
    (from: string, to: string) => `From ${from} to ${to}: your school was chosen and has no class in it yet.`,
  ],
  moreActivities: [
    (n: number) => (n === 1 ? 'Un’altra attività senza classi' : `Altre ${n} attività senza classi`),
    (n: number) => (n === 1 ? 'One more activity without classes' : `${n} more activities without classes`),
  ],
  ending: [
    (other: string, day: string) => `La convenzione con ${other} scade il ${day}`,
    (other: string, day: string) => `The agreement with ${other} ends on ${day}`,
  ],
  endingNote: ['Per continuare copiala e falla firmare per tempo.', 'To go on, copy it and have it signed in time.'],
  agreementDrafts: [
    (n: number) => (n === 1 ? 'Una convenzione in bozza' : `${n} convenzioni in bozza`),
    (n: number) => (n === 1 ? 'One draft agreement' : `${n} draft agreements`),
  ],
  moreAsked: ['Il Comune chiede un’integrazione', 'The city asks for more'],
  moreAskedNote: ['Rispondi per completare la domanda di qualificazione.', 'Answer to complete your application.'],
  applyNow: ['Completa il profilo e chiedi la qualificazione', 'Complete the profile and apply to be qualified'],
  applyNowNote: [
    'Con la qualificazione le scuole possono firmare una convenzione con voi.',
    'Once qualified, schools can sign an agreement with you.',
  ],
  documentsDue: [
    (n: number) => (n === 1 ? 'Manca un documento' : `Mancano ${n} documenti`),
    (n: number) => (n === 1 ? 'One document is missing' : `${n} documents are missing`),
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
  schools: [
    (n: number) => plural(n, 'istituto nel registro', 'istituti nel registro'),
    (n: number) => plural(n, 'school in the register', 'schools in the register'),
  ],
  partners: [(n: number) => plural(n, 'ente ospitante', 'enti ospitanti'), (n: number) => plural(n, 'host', 'hosts')],

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
  classes: [
    (n: number) => plural(n, 'classe quest’anno', 'classi quest’anno'),
    (n: number) => plural(n, 'class this year', 'classes this year'),
  ],
  students: [(n: number) => plural(n, 'studente', 'studenti'), (n: number) => plural(n, 'student', 'students')],
  running: [
    (n: number) => plural(n, 'percorso in corso', 'percorsi in corso'),
    (n: number) => plural(n, 'placement under way', 'placements under way'),
  ],

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
  foundHosts: [
    (count: number) => plural(count, 'Uno studente ha trovato un ente', `${count} enti trovati da studenti`),
    (count: number) => plural(count, 'A student has found a host', `${count} hosts found by students`),
  ],
  foundHostsNote: [
    (count: number) => plural(count, 'Aspetta una risposta.', 'Aspettano una risposta.'),
    (count: number) => plural(count, 'It waits for an answer.', 'They wait for an answer.'),
  ],
  approvedHours: ['ore convalidate', 'hours approved'],
  ofLabs: [(hours: string) => `di cui ${hours} nei laboratori`, (hours: string) => `of which ${hours} in labs`],
  ofPrior: [
    (hours: string) => `di cui ${hours} di un’altra scuola`,
    (hours: string) => `of which ${hours} of another school`,
  ],
  forecastHours: ['ore previste, con i giorni già concordati', 'hours in sight, with the days already agreed'],
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
