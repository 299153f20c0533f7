import { phrases, plural } from '../platform/words.ts'

/** Sentences of the attendance of an edition, of the list of roll calls, and of announced absences. */
export const attendanceWords = phrases({
  attendance: ['Presenze', 'Attendance'],
  attendanceOf: [(edition: string) => `Presenze: ${edition}`, (edition: string) => `Attendance: ${edition}`],
  lead: [
    (percent: string, needed: string, all: string) =>
      `Per l’attestato serve il ${percent} % delle ore del modulo: ${needed} di ${all}.`,
    (percent: string, needed: string, all: string) =>
      `The certificate takes ${percent} % of the hours of the module: ${needed} of ${all}.`,
  ],
  sessions: ['Incontri', 'Sessions'],
  session: ['Incontro', 'Session'],
  times: ['Orario', 'Times'],
  present: ['Presenti', 'Present'],
  presentOf: [
    (present: number, all: number) => `${present} su ${all}`,
    (present: number, all: number) => `${present} of ${all}`,
  ],
  state: ['Stato', 'State'],
  actions: ['Azioni', 'Actions'],
  'to-take': ['Appello da fare', 'Roll call to take'],
  'to-sign': ['Manca la firma del formatore', 'Not signed by the trainer'],
  'to-approve': ['Da convalidare dalla scuola', 'To be approved by the school'],
  done: ['A posto', 'Done'],
  'to-come': ['In programma', 'Planned'],
  cancelled: ['Annullato', 'Cancelled'],
  nobody: ['Nessuno dei vostri studenti', 'None of your students'],
  takenBySchool: ['Ora può farlo solo la scuola', 'Only the school can take it now'],
  unsigned: ['Il formatore non ha firmato in tempo', 'The trainer has not signed in time'],
  'not-yet': ['Appello non ancora fatto', 'Roll call not taken yet'],
  take: ['Fai l’appello', 'Take the roll call'],
  open: ['Apri', 'Open'],
  sign: ['Controlla e firma', 'Check and sign'],
  approve: ['Controlla e convalida', 'Check and approve'],
  announce: ['Annuncia un’assenza', 'Announce an absence'],
  students: ['Studenti', 'Students'],
  student: ['Studente', 'Student'],
  schoolClass: ['Classe', 'Class'],
  hours: ['Ore', 'Hours'],
  attended: ['Ore frequentate', 'Hours attended'],
  attendedOf: [(done: string, all: string) => `${done} di ${all}`, (done: string, all: string) => `${done} of ${all}`],
  missed: ['Ore perse', 'Hours missed'],
  percent: ['Percentuale', 'Per cent'],
  certificate: ['Attestato', 'Certificate'],
  reached: ['Raggiunto', 'Reached'],
  'on-track': ['In linea', 'On track'],
  'at-risk': [
    (needed: string) => `A rischio: servono ancora ${needed}`,
    (needed: string) => `At risk: ${needed} still to go`,
  ],
  lost: [
    (percent: string) => `Non può più raggiungere il ${percent} %`,
    (percent: string) => `Can no longer reach ${percent} %`,
  ],
  withdrawn: ['ritirato', 'withdrawn'],
  sessionBySession: ['Incontro per incontro', 'Session by session'],
  absentShort: ['A', 'A'],
  absent: ['Assente', 'Absent'],
  legend: [
    'Ore e minuti di ogni incontro; A = assente, un trattino = non atteso o annullato.',
    'Hours and minutes of each session; A = absent, a dash = not expected or cancelled.',
  ],
  total: ['Totale', 'Total'],
  noStudents: ['Nessuno studente iscritto', 'No student enrolled'],
  noStudentsAdvice: [
    'Quando una scuola iscrive i suoi studenti, qui trovi le loro ore.',
    'When a school enrols its students you find their hours here.',
  ],
  noSessions: ['Nessun incontro in calendario', 'No session planned'],
  noSessionsAdvice: [
    'L’appello si fa dagli incontri: prima va fatto il calendario.',
    'The plan of sessions comes first.',
  ],
  countsOnly: [
    'Qui vedi quanti erano presenti, non chi: gli studenti li conoscono la loro scuola e l’ente.',
    'You see how many were present, not who: students are known to their school and the host.',
  ],
  fewPresent: [
    (below: number, sessions: number, from: string) =>
      `Pochi presenti: meno di ${below} ${plural(sessions, 'nell’incontro del', `in ${sessions} incontri di fila, dal`)} ${from}.`,
    (below: number, sessions: number, from: string) =>
      `Few present: fewer than ${below} ${plural(sessions, 'at the session of', `at ${sessions} sessions in a row, since`)} ${from}.`,
  ],
  fewPresentAdvice: [
    'Scuola ed ente si sentano per capire che cosa succede.',
    'School and host should talk about what is happening.',
  ],
  lostStudents: [
    (n: number, percent: string) =>
      plural(
        n,
        `Uno studente non può più raggiungere il ${percent} %.`,
        `${n} studenti non possono più raggiungere il ${percent} %.`,
      ),
    (n: number, percent: string) =>
      plural(n, `One student can no longer reach ${percent} %.`, `${n} students can no longer reach ${percent} %.`),
  ],
  lostAdvice: [
    'Gli incontri in calendario non bastano più per l’attestato: guarda chi sono, e se serve un recupero.',
    'The planned sessions are no longer enough for the certificate: see who they are, and whether one more session is needed.',
  ],
  attention: ['Presenze da seguire', 'Attendance to look at'],
  seeAttendance: ['Vedi le presenze', 'See the attendance'],
  myAttendance: ['Le mie presenze', 'My attendance'],
  justification: ['Giustificazione', 'Justification'],
  day: ['Giorno', 'Day'],
  lab: ['Laboratorio', 'Lab'],

  rollCalls: ['Presenze', 'Attendance'],
  rollCallsLead: [
    'Gli incontri già cominciati a cui manca ancora qualcosa, dal più vecchio. Con il filtro li trovi tutti.',
    'The sessions that have begun and still need something, oldest first. The filter shows all of them.',
  ],
  search: ['Laboratorio', 'Lab'],
  pending: ['Quelli a cui manca qualcosa', 'Those that need something'],
  all: ['Tutti', 'All'],
  nothingPending: ['Non manca niente', 'Nothing is missing'],
  nothingPendingAdvice: [
    'Quando un incontro comincia, qui trovi l’appello da fare e le presenze da convalidare.',
    'When a session begins you find the roll call to take and the attendance to approve here.',
  ],
  notFound: ['Nessun incontro trovato', 'No session found'],
  notFoundAdvice: ['Prova con meno parole o azzera i filtri.', 'Try fewer words or clear the filters.'],
  summary: [
    (first: number, last: number, total: number) =>
      total === 0 ? '0 incontri' : `${first}–${last} di ${total} incontri`,
    (first: number, last: number, total: number) =>
      total === 0 ? '0 sessions' : `${first}–${last} of ${total} sessions`,
  ],
  select: ['Seleziona', 'Select'],
  selectOne: [(name: string) => `Seleziona ${name}`, (name: string) => `Select ${name}`],
  approveSelected: ['Convalida gli incontri selezionati', 'Approve the selected sessions'],
  noteForUnsigned: [
    'Serve solo per gli incontri che il formatore non ha firmato in tempo: scrivi come hai verificato le presenze.',
    'Only for sessions that the trainer has not signed in time: say how you have checked the attendance.',
  ],
  toApprove: [
    (n: number) => plural(n, 'Un incontro aspetta la tua convalida.', `${n} incontri aspettano la tua convalida.`),
    (n: number) => plural(n, 'One session waits for your approval.', `${n} sessions wait for your approval.`),
  ],
  toApproveHere: [
    (shown: number, total: number) =>
      `${total} incontri aspettano la tua convalida: in questa pagina ne vedi ${shown === 1 ? 'uno' : shown}. Dopo la convalida arrivano i prossimi.`,
    (shown: number, total: number) =>
      `${total} sessions wait for your approval: this page shows ${shown === 1 ? 'one' : shown} of them. After you approve the next ones follow.`,
  ],
  onlyToApprove: ['Mostra solo quelli da convalidare', 'Show only those to approve'],
  selectShown: ['Seleziona tutti quelli mostrati', 'Select all that are shown'],
  toTheForm: ['Vai alla convalida', 'Go to the approval'],
  ofThisPage: [
    'Si convalidano solo gli incontri selezionati in questa pagina.',
    'Only the sessions selected on this page are approved.',
  ],
  nothingToApprove: ['Niente da convalidare', 'Nothing to approve'],
  nothingToApproveAdvice: [
    'Quando un appello è fatto e firmato, qui trovi le presenze da convalidare.',
    'When a roll call is taken and signed you find the attendance to approve here.',
  ],
  alreadyApproved: [
    (n: number) => plural(n, 'Un incontro era già convalidato.', `${n} incontri erano già convalidati.`),
    (n: number) => plural(n, 'One session was approved already.', `${n} sessions were approved already.`),
  ],
  approvedCount: [
    (n: number) =>
      n === 1 ? 'Le presenze di un incontro sono convalidate.' : `Le presenze di ${n} incontri sono convalidate.`,
    (n: number) =>
      n === 1 ? 'The attendance of one session is approved.' : `The attendance of ${n} sessions is approved.`,
  ],
  notApprovedCount: [
    (n: number, why: string) =>
      n === 1 ? `Un incontro non è convalidato. ${why}` : `${n} incontri non sono convalidati. ${why}`,
    (n: number, why: string) =>
      n === 1 ? `One session is not approved. ${why}` : `${n} sessions are not approved. ${why}`,
  ],

  absences: ['Assenze annunciate', 'Announced absences'],
  absencesOf: [(day: string) => `Assenze di ${day}`, (day: string) => `Absences of ${day}`],
  absencesLead: [
    'Chi sa già che mancherà lo dice prima che l’incontro cominci. L’ente lo trova già assente nell’appello, senza il motivo.',
    'Whoever knows of an absence says so before the session begins. The host finds it in the roll call, without the reason.',
  ],
  noAbsences: ['Nessuna assenza annunciata', 'No absence announced'],
  noAbsencesAdvice: ['Se qualcuno mancherà, scrivilo qui sotto.', 'If somebody will be missing, write it below.'],
  noAbsencesClosed: [
    'L’incontro è cominciato: le assenze si segnano nell’appello.',
    'The session has begun: absences are marked in the roll call.',
  ],
  reason: ['Motivo', 'Reason'],
  reasonHint: [
    'Lo leggono la scuola e lo studente. Non scrivere dati sulla salute: basta «visita» o «motivi di famiglia».',
    'School and student read it. Write no health data: “appointment” or “family reasons” is enough.',
  ],
  waiting: ['La scuola deve rispondere', 'Waiting for the school'],
  accepted: ['Accettata', 'Accepted'],
  refused: ['Non accettata', 'Not accepted'],
  accept: ['Accetta', 'Accept'],
  refuse: ['Non accettare', 'Do not accept'],
  withdraw: ['Ritira', 'Take back'],
  acceptDone: ['L’assenza è accettata: sarà giustificata.', 'The absence is accepted: it will be justified.'],
  refuseDone: ['L’assenza non è accettata.', 'The absence is not accepted.'],
  withdrawDone: ['L’annuncio è ritirato: lo studente è di nuovo atteso.', 'Taken back: the student is expected again.'],
  who: ['Chi mancherà', 'Who will be missing'],
  choose: ['Scegli…', 'Choose…'],
  announceButton: ['Annuncia l’assenza', 'Announce the absence'],
  announced: ['L’assenza è annunciata.', 'The absence is announced.'],
  announcedBy: [(name: string, when: string) => `${name}, ${when}`, (name: string, when: string) => `${name}, ${when}`],
  rollCall: ['Appello', 'Roll call'],
})
