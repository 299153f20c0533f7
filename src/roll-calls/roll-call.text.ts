import { phrases, plural } from '../platform/words.ts'

/** Every sentence of the page of a roll call. Refusals are in roll-call-refusal.text.ts. */
export const rollCallWords = phrases({
  rollCall: ['Appello', 'Roll call'],
  rollCallOf: [(day: string) => `Appello di ${day}`, (day: string) => `Roll call of ${day}`],
  times: [
    (edition: string, from: string, to: string) => `${edition}, dalle ${from} alle ${to}`,
    (edition: string, from: string, to: string) => `${edition}, ${from} to ${to}`,
  ],
  takeLead: [
    'Sono tutti presenti: tocca «Assente» solo per chi manca, poi salva.',
    'Everybody is present: tap “Absent” only for who is missing, then save.',
  ],
  correct: ['Correggi l’appello', 'Correct the roll call'],
  changeLead: [
    'Cambia solo ciò che è sbagliato. Chi aveva firmato una riga che cambi dovrà firmare di nuovo.',
    'Change only what is wrong. Whoever signed a line that you change will have to sign again.',
  ],
  windowHost: [
    (day: string) =>
      `Puoi cambiarlo fino al ${day}. Poi può farlo la scuola, per i suoi studenti, finché non convalida.`,
    (day: string) => `You can change it until ${day}. After that the school can, for its students, until it approves.`,
  ],
  windowSchool: [
    (day: string) =>
      `Vedi solo gli studenti della tua scuola. Puoi cambiare le loro righe finché non le convalidate; l’ente può farlo fino al ${day}.`,
    (day: string) =>
      `You see the students of your school only. You can change their lines until you approve them; the host can until ${day}.`,
  ],
  present: ['Presente', 'Present'],
  absent: ['Assente', 'Absent'],
  partly: ['In ritardo o uscito prima', 'Late or left early'],
  late: ['Minuti di ritardo', 'Minutes late'],
  early: ['Minuti persi per uscita anticipata', 'Minutes missed by leaving early'],
  topic: ['Che cosa si è fatto', 'What was done'],
  topicHint: ['Una frase: finisce nel registro.', 'One sentence: it goes into the register.'],
  saveAndSign: ['Salva e firma', 'Save and sign'],
  saved: ['L’appello è salvato e firmato.', 'The roll call is saved and signed.'],
  savedUnsigned: [
    (n: number) =>
      `L’appello è salvato, ma ${plural(n, 'si è aggiunto uno studente', `si sono aggiunti ${n} studenti`)}: segna anche ${plural(n, 'lui', 'loro')} e firma.`,
    (n: number) =>
      `The roll call is saved, but ${plural(n, 'a student has', `${n} students have`)} been added: mark them too and sign.`,
  ],
  announcedWaiting: ['assenza annunciata, la scuola deve rispondere', 'absence announced, the school has to answer'],
  announcedAccepted: ['assenza annunciata e accettata dalla scuola', 'absence announced and accepted by the school'],
  announcedRefused: ['assenza annunciata, non accettata dalla scuola', 'absence announced, not accepted by the school'],
  unmarked: ['da segnare', 'to be marked'],
  guest: ['ospite', 'guest'],
  closedLine: ['convalidata dalla scuola', 'approved by the school'],
  conflicts: ['Intanto qualcun altro ha cambiato l’appello', 'Somebody else has changed the roll call meanwhile'],
  conflictsLead: [
    'Non è stato salvato nulla. Qui sotto vedi dove il tuo appello è diverso da quello salvato: correggi il modulo, oppure salva di nuovo e varrà il tuo.',
    'Nothing was saved. Below you see where yours differs from what is stored: correct the form, or save again and yours will hold.',
  ],
  student: ['Studente', 'Student'],
  schoolClass: ['Classe', 'Class'],
  mine: ['Il tuo', 'Yours'],
  theirs: ['Quello salvato', 'Stored'],
  by: [(name: string, when: string) => `${name}, ${when}`, (name: string, when: string) => `${name}, ${when}`],
  attendance: ['Presenza', 'Attendance'],
  minutes: ['Minuti', 'Minutes'],
  hours: ['Ore', 'Hours'],
  lines: ['Righe dell’appello', 'Lines of the roll call'],
  noLines: ['Nessuno studente in questo incontro', 'No student in this session'],
  noLinesAdvice: [
    'Gli studenti compaiono qui quando la scuola li iscrive al laboratorio.',
    'Students appear here when their school enrols them in the lab.',
  ],
  presentOf: [
    (present: number, all: number) => `${present} ${plural(present, 'presente', 'presenti')} su ${all}`,
    (present: number, all: number) => `${present} present of ${all}`,
  ],
  lateBy: [(n: number) => `in ritardo di ${n} min`, (n: number) => `${n} min late`],
  earlyBy: [(n: number) => `uscito ${n} min prima`, (n: number) => `left ${n} min early`],
  justification: ['Giustificazione', 'Justification'],
  justified: ['Giustificata', 'Justified'],
  unjustified: ['Non giustificata', 'Not justified'],
  undecided: ['Da decidere', 'To be decided'],
  justify: ['Giustificazioni', 'Justifications'],
  justifyLead: [
    'L’ente vede solo se un’assenza è giustificata. Il motivo lo leggono la scuola e lo studente: non scrivere dati sulla salute, basta «certificato consegnato».',
    'The host sees only whether an absence is justified. The reason is for school and student: write no health data, “certificate received” is enough.',
  ],
  decisionOf: [(name: string) => `Giustificazione di ${name}`, (name: string) => `Justification of ${name}`],
  reasonOf: [(name: string) => `Motivo di ${name}`, (name: string) => `Reason of ${name}`],
  reason: ['Motivo', 'Reason'],
  saveJustifications: ['Salva le giustificazioni', 'Save the justifications'],
  justificationsSaved: ['Le giustificazioni sono salvate.', 'The justifications are saved.'],
  signatures: ['Firme e convalide', 'Signatures and approvals'],
  trainer: ['Formatore', 'Trainer'],
  tutorOf: [(school: string) => `Tutor di ${school}`, (school: string) => `Tutor of ${school}`],
  approvalOf: [(school: string) => `Convalida di ${school}`, (school: string) => `Approval of ${school}`],
  notSigned: ['Manca la firma', 'Not signed yet'],
  notApproved: ['Da convalidare', 'Not approved yet'],
  sign: ['Firma l’appello', 'Sign the roll call'],
  signLead: [
    'Controlla le righe: con la firma confermi che l’appello è giusto.',
    'Check the lines: your signature confirms that the roll call is right.',
  ],
  signed: ['L’appello è firmato.', 'The roll call is signed.'],
  guests: ['C’era qualcuno che non è in elenco?', 'Was somebody there who is not on the list?'],
  guestsLead: [
    'Aggiungilo con nome e classe: la scuola dirà chi è, e la presenza passerà allo studente.',
    'Add them with name and class: the school will say who it is, and the attendance goes over to the student.',
  ],
  guestName: ['Nome e cognome', 'Name and surname'],
  guestClass: ['Classe', 'Class'],
  guestSchool: ['Scuola', 'School'],
  choose: ['Scegli…', 'Choose…'],
  addGuest: ['Aggiungi all’appello', 'Add to the roll call'],
  guestAdded: ['Lo studente è aggiunto all’appello come ospite.', 'The student is added as a guest.'],
  guestRemoved: ['L’ospite è tolto dall’appello.', 'The guest is taken out.'],
  guestMerged: ['La presenza è passata allo studente.', 'The attendance has gone over to the student.'],
  takeOut: ['Togli dall’appello', 'Take out'],
  takeOutConfirm: [
    (name: string) => `Togliere ${name} dall’appello? La sua presenza si perde.`,
    (name: string) => `Take ${name} out of the roll call? The attendance is lost.`,
  ],
  whoIs: [(name: string) => `Chi è ${name}?`, (name: string) => `Who is ${name}?`],
  chooseStudent: ['Scegli dall’elenco quale studente era.', 'Choose from the list which student it was.'],
  merge: ['È questo studente', 'It is this student'],
  approval: ['Convalida', 'Approval'],
  approvalLead: [
    'Dopo la convalida le ore contano e le righe non si cambiano più. Per correggere un errore il coordinatore può riaprirle, con un motivo.',
    'Once approved the hours count and the lines never change. To correct a mistake the coordinator can reopen them, with a reason.',
  ],
  declared: [
    'Dichiaro di avere controllato le presenze degli studenti della mia scuola',
    'I declare that I have checked the attendance of the students of my school',
  ],
  note: ['Nota', 'Note'],
  noteHint: [
    'Il formatore non ha firmato in tempo: scrivi come hai verificato le presenze.',
    'The trainer has not signed in time: say how you have checked the attendance.',
  ],
  approve: ['Convalida le presenze', 'Approve the attendance'],
  approved: ['Le presenze sono convalidate: ora contano.', 'The attendance is approved: it counts now.'],
  approvedBy: [
    (name: string, when: string) => `Convalidate da ${name} il ${when}. Le righe sono chiuse.`,
    (name: string, when: string) => `Approved by ${name} on ${when}. The lines are closed.`,
  ],
  reopenAsk: [
    'Per cambiarle chiedi al coordinatore della tua scuola di riaprirle.',
    'To change them ask the coordinator of your school to reopen them.',
  ],
  reopen: ['Riapri le righe', 'Reopen the lines'],
  reopenTitle: ['C’è un errore?', 'Is there a mistake?'],
  reopenReason: ['Perché si riapre', 'Why it is reopened'],
  reopened: [
    'Le righe sono riaperte: correggi e convalida di nuovo.',
    'The lines are open: correct and approve again.',
  ],
  absences: ['Assenze annunciate', 'Announced absences'],
  history: ['Chi ha cambiato che cosa', 'Who changed what'],
  takenBy: ['Appello fatto', 'Roll call taken'],
  changeOf: [
    (who: string, before: string, after: string) =>
      before ? `${who}: da «${before}» a «${after}»` : `${who}: ${after}`,
    (who: string, before: string, after: string) =>
      before ? `${who}: from “${before}” to “${after}”` : `${who}: ${after}`,
  ],
  topicChanged: ['Argomento cambiato', 'Topic changed'],
  'signature-removed': [
    (whose: string) => `Firma tolta (${whose}): le righe sono cambiate, serve una firma nuova`,
    (whose: string) => `Signature removed (${whose}): lines have changed, a new one is needed`,
  ],
  'guest-line': ['aggiunto come ospite', 'added as a guest'],
  merged: ['la scuola ha detto chi è', 'the school has said who it is'],
  'one-student': ['unite due schede dello stesso studente', 'two records of one student made one'],
  removed: ['tolto dall’appello', 'taken out'],
  approvedLine: ['Presenze convalidate', 'Attendance approved'],
  reopenedLine: ['Convalida riaperta', 'Approval reopened'],
  somebody: ['Uno studente', 'A student'],
  backToAttendance: ['Presenze del laboratorio', 'Attendance of the lab'],
  cancelledHeld: [
    'L’incontro è stato annullato dopo l’appello: le presenze segnate restano.',
    'The session was cancelled after the roll call: the attendance that was marked stays.',
  ],
})

export type RollCallWords = ReturnType<typeof rollCallWords>
