import { phrases } from '../platform/words.ts'

/** What the page says on which a host gives the authorisations of a lab. */
export const editionAuthorisationWords = phrases({
  title: [(edition: string) => `Abilitazioni: ${edition}`, (edition: string) => `Authorisations: ${edition}`],
  lead: [
    (machines: string) =>
      `Chi completa questo laboratorio può essere abilitato a usare: ${machines}. Spunta chi, secondo te, la usa in sicurezza.`,
    (machines: string) =>
      `Whoever completes this lab may be authorised to use: ${machines}. Tick those who, in your judgement, use it safely.`,
  ],
  noGrants: ['Questo laboratorio non dà abilitazioni.', 'This lab gives no authorisation.'],
  noGrantsAdvice: [
    'Le abilitazioni che un modulo dà si scelgono nel catalogo: chiedi all’ufficio del programma.',
    'What a module authorises for is chosen in the catalogue: ask the programme office.',
  ],
  notCompleted: ['Il laboratorio non è ancora completato.', 'The lab is not completed yet.'],
  notCompletedAdvice: [
    'Le abilitazioni si danno alla fine: completa prima il laboratorio dalla sua pagina.',
    'Authorisations are given at the end: complete the lab on its page first.',
  ],
  toEdition: ['Vai al laboratorio', 'Go to the lab'],
  nobody: ['Nessuno ha partecipato a questo laboratorio.', 'Nobody took part in this lab.'],
  participants: ['Partecipanti', 'Participants'],
  student: ['Studente', 'Student'],
  toAuthorise: ['Da abilitare', 'To authorise'],
  attended: ['Presenze', 'Attendance'],
  attendedOf: [
    (attended: string, whole: string) => `${attended} di ${whole}`,
    (attended: string, whole: string) => `${attended} of ${whole}`,
  ],
  standing: ['Abilitazione', 'Authorisation'],
  tick: [(name: string) => `Abilita ${name}`, (name: string) => `Authorise ${name}`],
  tooLittle: ['Presenze insufficienti', 'Too little attendance'],
  notYet: ['Da dare', 'To be given'],
  given: ['Data', 'Given'],
  givenUntil: [(day: string) => `fino al ${day}`, (day: string) => `until ${day}`],
  allGiven: [
    'Tutti quelli che hanno frequentato abbastanza hanno già l’abilitazione.',
    'Everybody with enough attendance has the authorisation already.',
  ],
  nobodyFinished: [
    'Nessuno ha raggiunto le presenze necessarie, quindi non c’è nessuno da abilitare.',
    'Nobody has reached the necessary attendance, so there is nobody to authorise.',
  ],
  confirmed: [
    'Sono il formatore, o parlo per lui: chi ho spuntato conosce i rischi della macchina e la usa in sicurezza.',
    'I am the trainer, or speak for the trainer: those ticked know the risks of the machine and use it safely.',
  ],
  give: ['Dai le abilitazioni', 'Give the authorisations'],
  saved: [
    (count: number) => (count === 1 ? '1 abilitazione data.' : `${count} abilitazioni date.`),
    (count: number) => (count === 1 ? '1 authorisation given.' : `${count} authorisations given.`),
  ],
  nothingNew: ['Le avevi già date: non è cambiato nulla.', 'You had given them already: nothing has changed.'],
  seeAll: ['Tutte le abilitazioni date', 'All authorisations given'],
  'none-chosen': ['Spunta almeno uno studente.', 'Tick at least one student.'],
  'not-confirmed': [
    'Serve il sì del formatore: spunta la conferma, oppure togli chi non è pronto.',
    'The trainer’s yes is needed: tick the confirmation, or untick those who are not ready.',
  ],
  'not-finished': [
    'Tra quelli spuntati c’è chi non ha completato il laboratorio: ricarica la pagina e scegli di nuovo.',
    'Among those ticked is somebody who has not completed the lab: reload the page and choose again.',
  ],
})
