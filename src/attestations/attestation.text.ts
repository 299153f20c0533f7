import { phrases, plural } from '../platform/words.ts'

export const attestationWords = phrases({
  title: ['Attestati', 'Certificates'],
  lead: [
    (percent: number) =>
      `L’attestato spetta a chi ha frequentato almeno il ${percent} % delle ore del modulo. Contano solo le ore convalidate dalla scuola.`,
    (percent: number) =>
      `Who attended at least ${percent} % of the hours of the module gets the certificate. Only hours approved by the school count.`,
  ],
  caption: ['Studenti e attestati', 'Students and certificates'],
  student: ['Studente', 'Student'],
  class: ['Classe o gruppo', 'Class or group'],
  hours: ['Ore convalidate', 'Approved hours'],
  hoursOf: [
    (attended: string, total: string) => `${attended} di ${total}`,
    (attended: string, total: string) => `${attended} of ${total}`,
  ],
  percent: ['Frequenza', 'Attendance'],
  state: ['Attestato', 'Certificate'],
  given: [(number: string) => `rilasciato, n. ${number}`, (number: string) => `given, no. ${number}`],
  decided: [
    (head: string) => `Per decisione di ${head}, sotto la soglia`,
    (head: string) => `By decision of ${head}, below the threshold`,
  ],
  ready: ['pronto da rilasciare', 'ready to be given'],
  waiting: ['non ancora', 'not yet'],
  'edition-cancelled': ['Il laboratorio è stato annullato.', 'The lab was cancelled.'],
  'sessions-ahead': [
    'Ci sono ancora incontri da fare: l’attestato si rilascia alla fine.',
    'There are sessions still to come: the certificate is given at the end.',
  ],
  'minutes-not-approved': [
    'Alcune presenze non sono ancora registrate o convalidate: completale nella scheda Presenze.',
    'Some attendance is not yet taken or approved: complete it on the Attendance tab.',
  ],
  schoolApproves: [
    'Alcune tue presenze non sono ancora registrate o convalidate: ci pensa la tua scuola.',
    'Some of your attendance is not yet taken or approved: your school sees to it.',
  ],
  'nothing-attended': ['Non ha frequentato nessun incontro.', 'No session was attended.'],
  'below-threshold': [
    'Le ore convalidate non raggiungono ancora la soglia.',
    'The approved hours do not reach the threshold yet.',
  ],
  missing: [(hours: string) => `Mancano ${hours} ore.`, (hours: string) => `${hours} hours are missing.`],
  open: ['Apri', 'Open'],
  actions: ['Azioni', 'Actions'],
  download: ['Scarica l’attestato (PDF)', 'Download the certificate (PDF)'],
  give: ['Rilascia l’attestato', 'Give the certificate'],
  giveReady: [
    (count: number) =>
      count === 0
        ? 'Rilascia gli attestati'
        : `Rilascia ${count} ${plural(count, 'attestato pronto', 'attestati pronti')}`,
    (count: number) =>
      count === 0 ? 'Give the certificates' : `Give ${count} ready ${plural(count, 'certificate', 'certificates')}`,
  ],
  saidGiven: [
    (number: string) => `Attestato n. ${number} rilasciato. Ora puoi scaricarlo.`,
    (number: string) => `Certificate no. ${number} given. You can download it now.`,
  ],
  saidGivenAll: [
    (count: number) => `${count} ${plural(count, 'attestato rilasciato', 'attestati rilasciati')}.`,
    (count: number) => `${count} ${plural(count, 'certificate', 'certificates')} given.`,
  ],
  noneReady: [
    'Nessun attestato è pronto: la tabella dice che cosa manca a ciascuno.',
    'No certificate is ready: the table says what each one lacks.',
  ],
  none: ['Nessuno studente', 'No students'],
  noneAdvice: [
    'Qui compaiono gli studenti del tuo istituto che partecipano al laboratorio.',
    'The students of your school who take part in the lab appear here.',
  ],
  titleOf: [(name: string) => `Attestato: ${name}`, (name: string) => `Certificate: ${name}`],
  laboratory: ['Laboratorio', 'Lab'],
  partner: ['Ente', 'Host'],
  threshold: ['Soglia', 'Threshold'],
  thresholdOf: [
    (percent: number, hours: string) => `${percent} %, cioè ${hours} ore`,
    (percent: number, hours: string) => `${percent} %, that is ${hours} hours`,
  ],
  number: ['Numero', 'Number'],
  givenOn: ['Rilasciato il', 'Given on'],
  givenBy: [(day: string, name: string) => `${day}, da ${name}`, (day: string, name: string) => `${day}, by ${name}`],
  decision: ['Decisione del dirigente', 'Decision of the head'],
  decisionOf: [
    (head: string, reason: string) => `${head}: ${reason}`,
    (head: string, reason: string) => `${head}: ${reason}`,
  ],
  why: ['Che cosa manca', 'What is missing'],
  reprint: [
    'Ogni ristampa ha lo stesso numero e dice le stesse cose, anche se nel frattempo le ore cambiano.',
    'Every reprint has the same number and says the same, even if hours change meanwhile.',
  ],
  changed: [
    (then: string, now: string) =>
      `Dopo il rilascio le ore convalidate sono cambiate: l’attestato dice ${then}, oggi risultano ${now}.`,
    (then: string, now: string) =>
      `The approved hours changed after the certificate was given: it says ${then}, today they are ${now}.`,
  ],
  askSchool: [
    'L’attestato lo rilascia la tua scuola: quando è pronto lo scarichi da qui.',
    'Your school gives the certificate: once it is ready you download it here.',
  ],
  decide: ['Il dirigente decide diversamente', 'The head decides otherwise'],
  decideLead: [
    'Il dirigente scolastico può rilasciare l’attestato sotto la soglia con una decisione motivata e firmata, che resta agli atti. L’attestato dice che è stato rilasciato per sua decisione.',
    'The head of the school may give the certificate below the threshold by a signed decision with its reason, which stays on record. The certificate says that it was given by that decision.',
  ],
  head: ['Dirigente che ha firmato', 'Head who has signed'],
  reason: ['Motivo della decisione', 'Reason of the decision'],
  reasonHint: [
    'Resta visibile alla scuola e allo studente; non compare sull’attestato.',
    'The school and the student can read it; it is not on the certificate.',
  ],
  signed: ['Ho agli atti la decisione firmata', 'I have the signed decision on file'],
  'not-signed': [
    'Conferma di avere la decisione firmata: senza, l’attestato non si può rilasciare.',
    'Confirm that you have the signed decision: without it the certificate cannot be given.',
  ],
  giveByDecision: ['Rilascia per decisione del dirigente', 'Give by decision of the head'],
  onlyOffice: [
    'Solo la segreteria e il coordinamento possono registrare la decisione del dirigente.',
    'Only the school office and the coordinator may record the decision of the head.',
  ],
  surname: ['Cognome', 'Surname'],
  givenName: ['Nome', 'Given name'],
  sheetTitle: [(title: string) => `Attestati: ${title}`, (title: string) => `Certificates: ${title}`],
  moduleHours: ['Ore del modulo', 'Hours of the module'],
  reached: ['Soglia raggiunta', 'Threshold reached'],
  yes: ['sì', 'yes'],
  no: ['no', 'no'],
})
