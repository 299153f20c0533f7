import { type Language, phrases } from '../platform/words.ts'

const words = phrases({
  title: [(name: string) => `Valutazione di ${name}`, (name: string) => `Evaluation of ${name}`],
  placements: ['Percorsi', 'Placements'],
  box: ['Valutazione', 'Evaluation'],
  open: ['Apri la valutazione', 'Open the evaluation'],
  boxAnswered: [
    (done: number, all: number) => `Hanno risposto ${done} su ${all}: tutor dell’ente, studente, tutor della scuola.`,
    (done: number, all: number) => `${done} of ${all} have answered: host tutor, student, school tutor.`,
  ],
  boxYours: ['Manca la tua scheda.', 'Your questionnaire is missing.'],
  boxEvaluated: [
    'La valutazione è chiusa. Manca il certificato delle competenze.',
    'The evaluation is closed. The certificate of competences is still to come.',
  ],
  boxCertified: ['Il certificato delle competenze è stato rilasciato.', 'The certificate of competences was issued.'],
  next: ['Il prossimo passo', 'The next step'],
  answers: ['Chi ha risposto', 'Who has answered'],
  who: ['Chi', 'Who'],
  state: ['Stato', 'State'],
  host: ['Tutor dell’ente', 'Host tutor'],
  student: ['Studente', 'Student'],
  tutor: ['Tutor della scuola', 'School tutor'],
  sent: ['Ha risposto', 'Has answered'],
  sentBy: [(name: string, when: string) => `${name}, ${when}`, (name: string, when: string) => `${name}, ${when}`],
  draft: ['Ha cominciato', 'Has begun'],
  draftOwn: ['Bozza: non è ancora consegnata', 'Draft: not handed in yet'],
  waiting: ['Da compilare', 'To be filled in'],
  sideBySide: ['Le stesse domande, tre risposte', 'The same questions, three answers'],
  sideBySideLead: [
    'Lo studente si valuta con le stesse domande che ricevono i due tutor.',
    'The student answers the same questions about themself as the two tutors.',
  ],
  hidden: [
    'Le risposte degli altri si leggono dopo aver consegnato le proprie.',
    'You read what others answered after handing in your own answers.',
  ],
  question: ['Domanda', 'Question'],
  nothingYet: ['Nessuno ha ancora risposto', 'Nobody has answered yet'],
  nothingYetAdvice: [
    'Le risposte compaiono qui quando vengono consegnate.',
    'Answers appear here once they are handed in.',
  ],
  ownPart: [(who: string) => `Sul percorso: ${who}`, (who: string) => `On the placement: ${who}`],
  remarks: ['Osservazioni', 'Remarks'],
  report: ['Relazione del tutor della scuola', 'Report of the school tutor'],
  remarksOf: [(who: string) => `Osservazioni: ${who}`, (who: string) => `Remarks: ${who}`],

  'area-commitment': ['Impegno', 'Commitment'],
  'area-personal': ['Personale, sociale, imparare a imparare', 'Personal, social and learning to learn'],
  'area-citizenship': ['Cittadinanza', 'Citizenship'],
  'area-enterprise': ['Imprenditoriale', 'Entrepreneurship'],
  'area-culture': ['Consapevolezza ed espressione culturali', 'Cultural awareness and expression'],
  'area-technical': ['Tecnica, dal progetto formativo', 'Technical, from the training project'],

  excellent: ['Ottimo', 'Excellent'],
  good: ['Buono', 'Good'],
  sufficient: ['Sufficiente', 'Sufficient'],
  poor: ['Scarso', 'Poor'],
  insufficient: ['Insufficiente', 'Insufficient'],
  'not-observed': ['Non osservato', 'Not observed'],

  fillIn: ['Compila la tua scheda', 'Fill in your questionnaire'],
  change: ['Cambia le tue risposte', 'Change your answers'],
  formTitle: ['La tua scheda di valutazione', 'Your evaluation'],
  formLead: [
    'Scegli una risposta per ogni riga. Puoi salvare la bozza e continuare un altro giorno: nessun altro la legge.',
    'Choose an answer in each row. You may save a draft and go on another day: nobody else reads it.',
  ],
  formLeadStudent: [
    'Valuta te stesso. Puoi salvare la bozza e continuare un altro giorno: nessun altro la legge.',
    'Evaluate yourself. You may save a draft and go on another day: nobody else reads it.',
  ],
  handedInBefore: [
    'Hai già consegnato: quello che salvi ora prende il posto delle risposte di prima.',
    'You have handed it in: what you save now takes the place of your earlier answers.',
  ],
  aboutStudent: ['Lo studente', 'The student'],
  aboutYou: ['Su di te', 'About yourself'],
  aboutPlacement: ['Il percorso', 'The placement'],
  answer: ['Risposta', 'Answer'],
  choose: ['Scegli…', 'Choose…'],
  reportHint: [
    'Che cosa ha fatto e imparato lo studente, e come lo hai verificato. Lo studente può leggerla.',
    'What the student did and learnt, and how you checked it. The student may read it.',
  ],
  remarksHint: ['Facoltative. Le legge la scuola.', 'Optional. The school reads them.'],
  remarksHostHint: ['Facoltative. Le leggono la scuola e lo studente.', 'Optional. School and student read them.'],
  saveDraft: ['Salva la bozza', 'Save the draft'],
  handIn: ['Consegna', 'Hand in'],
  back: ['Torna indietro', 'Go back'],
  saved: ['Bozza salvata.', 'Draft saved.'],
  handedIn: ['Grazie, la scheda è consegnata.', 'Thank you, your questionnaire is handed in.'],

  close: ['Chiudi la valutazione', 'Close the evaluation'],
  closeLead: [
    'Tutti quelli attesi hanno risposto. Dopo la chiusura le risposte non cambiano più.',
    'All who were expected have answered. Answers no longer change once it is closed.',
  ],
  closeAlone: [
    (who: string) => `Non ha risposto in tempo: ${who}. Puoi chiudere lo stesso: scrivi come avete valutato.`,
    (who: string) => `No answer in time from: ${who}. You may close it anyway: write how you evaluated.`,
  ],
  note: ['Come avete valutato senza tutte le risposte', 'How you evaluated without all the answers'],
  closed: ['Valutazione chiusa.', 'Evaluation closed.'],
  closedNote: [(note: string) => `Chiusa con una nota: ${note}`, (note: string) => `Closed with a note: ${note}`],
  waitsFor: [
    (who: string, day: string) => `Manca ancora: ${who}. Dal ${day} potrai chiudere anche senza, con una nota.`,
    (who: string, day: string) => `Still missing: ${who}. From ${day} you may close without, with a note.`,
  ],
  stillRuns: [
    'Il percorso non è ancora concluso: le schede si consegnano dall’ultimo giorno in poi.',
    'The placement is not over yet: questionnaires are handed in from its last day on.',
  ],
  waitsForSchool: [
    'Ora tocca alla scuola chiudere la valutazione.',
    'It is now for the school to close the evaluation.',
  ],
  waitsForOthers: [(who: string) => `Deve ancora rispondere: ${who}.`, (who: string) => `Still to answer: ${who}.`],
  yourTurn: ['Tocca a te: compila la tua scheda.', 'It is your turn: fill in your questionnaire.'],

  ask: ['Chiedi all’ente con un collegamento', 'Ask the host by a link'],
  askTitle: ['Manda la scheda all’ente', 'Send the questionnaire to the host'],
  askLead: [
    'Chi riceve il collegamento compila la scheda dalla pagina, senza creare un accesso. Vale 30 giorni.',
    'Whoever receives the link fills in the questionnaire on the page, without an account. It works for 30 days.',
  ],
  fullName: ['Nome e cognome', 'Name and surname'],
  email: ['E-mail', 'E-mail'],
  send: ['Manda', 'Send'],
  asked: [
    (email: string, until: string) => `Collegamento mandato a ${email}. Vale fino al ${until}.`,
    (email: string, until: string) => `Link sent to ${email}. It works until ${until}.`,
  ],

  certificate: ['Certificato delle competenze', 'Certificate of competences'],
  certificateLead: [
    (n: number) => `Il certificato riporta ${n} competenze, ai livelli dati dalla scuola.`,
    (n: number) => `The certificate names ${n} competences at the levels given by the school.`,
  ],
  eqf: ['Livello EQF', 'EQF level'],
  noEqf: ['Non indicato', 'Not said'],
  issue: ['Rilascia il certificato', 'Issue the certificate'],
  issued: ['Certificato rilasciato.', 'Certificate issued.'],
  issuedAs: [
    (number: string, day: string) => `Certificato n. ${number}, rilasciato il ${day}.`,
    (number: string, day: string) => `Certificate no. ${number}, issued on ${day}.`,
  ],
  replaces: [
    (number: string, day: string) => `Sostituisce il certificato n. ${number} del ${day}.`,
    (number: string, day: string) => `It takes the place of certificate no. ${number} of ${day}.`,
  ],
  hoursChanged: [
    (issued: string, now: string) =>
      `Dopo il rilascio le ore convalidate sono cambiate: il certificato dice ${issued}, il registro ${now}.`,
    (issued: string, now: string) =>
      `The approved hours have changed since it was issued: the certificate says ${issued}, the register ${now}.`,
  ],
  holdsNoLonger: [
    (approved: string, planned: string) =>
      `Il certificato non vale più: le ore convalidate del percorso ora sono ${approved} su ${planned} previste, meno di tre quarti.`,
    (approved: string, planned: string) =>
      `The certificate no longer holds: ${approved} of ${planned} planned hours are approved now, less than three quarters.`,
  ],
  whatToDo: [
    'Non consegnarlo più e avvisa chi lo ha ricevuto. Se ci sono ore in attesa, convalidale; se una rettifica è sbagliata, correggila: quando le ore tornano ai tre quarti, da qui lo rilasci di nuovo.',
    'Hand it out no more and tell whoever has received it. Approve the hours that wait, or mend a rectification that is wrong: once three quarters are reached you issue it again from here.',
  ],
  askSchool: [
    'Chiedi alla segreteria o al coordinatore che cosa fare.',
    'Ask the office or the coordinator what to do.',
  ],
  askReissue: [
    'Il certificato nuovo lo rilascia la segreteria o il coordinatore.',
    'The office or the coordinator issues the new certificate.',
  ],
  reissue: ['Rilascia di nuovo', 'Issue again'],
  reissueConfirm: [
    (number: string) => `Rilasciare un certificato nuovo al posto del n. ${number}?`,
    (number: string) => `Issue a new certificate in place of no. ${number}?`,
  ],
  reissued: [
    'Certificato rilasciato di nuovo. Consegna quello nuovo e ritira quello di prima.',
    'Certificate issued again. Hand out the new one and take back the one before.',
  ],
  download: ['Scarica il certificato', 'Download the certificate'],
  waitsForOffice: [
    'Ora la segreteria o il coordinatore rilascia il certificato delle competenze.',
    'The office or the coordinator now issues the certificate of competences.',
  ],
  attestation: ['Attestato dell’ente (PDF)', 'Attestation of the host (PDF)'],
})

export function evaluationWords(language: Language) {
  return words(language)
}

const refusals = phrases({
  'not-from-this-state': [
    'Il percorso non è nello stato giusto: riapri la pagina e guarda il prossimo passo.',
    'The placement is not in the right state: open the page again and see the next step.',
  ],
  'not-begun': ['Il percorso non è ancora cominciato.', 'The placement has not begun yet.'],
  'already-evaluated': [
    'La scuola ha già chiuso la valutazione: le risposte non cambiano più.',
    'The school has closed the evaluation: answers no longer change.',
  ],
  'not-over-yet': [
    'Si consegna dall’ultimo giorno del percorso: intanto salva la bozza.',
    'It is handed in from the last day of the placement on: save a draft for now.',
  ],
  'not-your-evaluation': ['Questa scheda la compila qualcun altro.', 'Somebody else fills in this questionnaire.'],
  unanswered: [
    'Manca qualche risposta: scegli una voce in ogni riga, anche “Non osservato”.',
    'Some answers are missing: choose one in each row, “Not observed” if need be.',
  ],
  'row-unanswered': ['Scegli una risposta.', 'Choose an answer.'],
  'no-report': ['Scrivi la relazione prima di consegnare.', 'Write the report before handing it in.'],
  'host-not-answered': [
    'L’ente non ha ancora risposto: mandagli il collegamento o aspetta.',
    'The host has not answered yet: send it the link, or wait.',
  ],
  'tutor-not-answered': [
    'Il tutor della scuola non ha ancora consegnato la sua scheda.',
    'The school tutor has not handed in the questionnaire yet.',
  ],
  'note-missing': [
    'Scrivi come avete valutato senza tutte le risposte.',
    'Write how you evaluated without all the answers.',
  ],
  'already-answered': ['L’ente ha già risposto.', 'The host has answered already.'],
  'cool-down': [
    'A questo indirizzo un collegamento è partito da meno di un giorno: aspetta prima di rimandarlo.',
    'A link was sent to this address less than a day ago: wait before sending it again.',
  ],
  'below-three-quarters': [
    'Le ore convalidate non arrivano ai tre quarti di quelle previste: il percorso non è valido. Convalida le ore in attesa, o rettifica quelle sbagliate.',
    'The approved hours do not reach three quarters of the planned ones: the placement is not valid. Approve the hours that wait, or rectify those that are wrong.',
  ],
  'nothing-to-certify': [
    'Nessuna competenza raggiunge il livello sufficiente: non c’è nulla da certificare.',
    'No competence reaches the level sufficient: there is nothing to certify.',
  ],
  'not-certified': [
    'Questo percorso non ha ancora un certificato: prima rilascialo dalla pagina della valutazione.',
    'This placement has no certificate yet: issue it first from the page of the evaluation.',
  ],
  'nothing-changed': [
    'Il certificato dice già le ore del registro: non c’è nulla da rilasciare di nuovo.',
    'The certificate already says the hours of the register: there is nothing to issue again.',
  ],
  'no-certificate': [
    'Il certificato non c’è ancora: la scuola lo rilascia dopo aver chiuso la valutazione.',
    'There is no certificate yet: the school issues it after closing the evaluation.',
  ],
  'hours-deleted': [
    'Le ore di questo percorso sono state eliminate al termine della conservazione: valgono i documenti rilasciati prima, nell’archivio della scuola.',
    'The hours of this placement were deleted at the end of their term: what was issued before stands, in the archive of the school.',
  ],
  'no-attestation': [
    'L’attestato si scarica quando il percorso è concluso.',
    'The attestation can be downloaded once the placement is over.',
  ],
  'changed-meanwhile': [
    'Intanto qualcosa è cambiato: riapri la pagina e riprova.',
    'Something has changed meanwhile: open the page again and retry.',
  ],
})

export function evaluationRefusals(language: Language) {
  return refusals(language)
}
