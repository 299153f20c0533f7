import { phrases, plural } from '../platform/words.ts'

/** Every sentence about the qualified list of the city. */
export const qualificationWords = phrases({
  title: [(name: string) => `Qualificazione di ${name}`, (name: string) => `Qualification of ${name}`],
  lead: [
    'Gli enti qualificati stanno nell’elenco della città: il loro profilo e i loro documenti sono stati controllati una volta per tutte le scuole.',
    'Qualified hosts are on the list of the city: their profile and documents have been checked once for all schools.',
  ],
  standing: ['Situazione', 'Standing'],
  until: [(day: string) => `fino al ${day}`, (day: string) => `until ${day}`],
  expiredOn: [(day: string) => `il ${day}`, (day: string) => `on ${day}`],
  daysLeft: [
    (days: number) => `${days} ${plural(days, 'giorno', 'giorni')} alla scadenza`,
    (days: number) => `${days} ${plural(days, 'day', 'days')} left`,
  ],
  stillRuns: [
    (day: string) => `La qualificazione in corso resta valida fino al ${day}.`,
    (day: string) => `The qualification in force stays valid until ${day}.`,
  ],
  next: ['Che cosa fare ora', 'What to do now'],

  'partner-none': [
    'L’ente non ha ancora chiesto la qualificazione. Completa il profilo qui sotto, poi manda la domanda.',
    'The host has not applied yet. Complete the profile below, then send the application.',
  ],
  'partner-applied': [
    'La domanda è arrivata all’ufficio del programma, che risponde per e-mail. Per ora non devi fare altro.',
    'The programme office has the application and answers by e-mail. For now there is nothing else to do.',
  ],
  'partner-more-asked': [
    'L’ufficio del programma chiede ancora qualcosa: leggi qui sotto, correggi il profilo se serve e rispondi.',
    'The programme office asks for something more: read it below, correct the profile if needed and answer.',
  ],
  'partner-qualified': [
    'L’ente può accogliere studenti. Tieni aggiornati profilo e documenti.',
    'The host may take students in. Keep profile and documents up to date.',
  ],
  'partner-expired': [
    'La qualificazione è scaduta: controlla il profilo e manda una nuova domanda.',
    'The qualification has expired: check the profile and send a new application.',
  ],
  'partner-refused': [
    'La domanda non è stata accolta: leggi il motivo qui sotto. Quando è superato puoi mandarne una nuova.',
    'The application was not accepted: read the reason below. Once it has gone you can send a new one.',
  ],
  'partner-suspended': [
    'L’ente è sospeso: non possono cominciare nuove convenzioni né nuovi percorsi. Per essere riammesso scrivi all’ufficio del programma.',
    'The host is suspended: no new agreement or placement can begin. Write to the programme office to be readmitted.',
  ],
  'city-none': [
    'L’ente non ha ancora presentato domanda: la presenta l’ente stesso, anche da un collegamento senza account.',
    'The host has not applied yet: it applies by itself, also by a link without an account.',
  ],
  'city-applied': [
    'Controlla profilo, sedi e documenti, poi decidi qui sotto. L’ente riceve la risposta per e-mail.',
    'Check profile, sites and documents, then decide below. The host receives the answer by e-mail.',
  ],
  'city-more-asked': [
    'Hai chiesto ancora qualcosa: quando l’ente risponde, la domanda torna da esaminare. Se hai già quello che serve puoi decidere subito.',
    'You asked for something more: when the host answers, the application is to be examined again. You can also decide now.',
  ],
  'city-qualified': [
    'Non c’è nulla da decidere. Se l’ente non offre più le garanzie necessarie puoi sospenderlo.',
    'There is nothing to decide. If the host no longer gives the guarantees needed you can suspend it.',
  ],
  'city-expired': [
    'La qualificazione è scaduta: per rinnovarla l’ente presenta una nuova domanda.',
    'The qualification has expired: to renew it the host sends a new application.',
  ],
  'city-refused': [
    'La domanda è stata respinta: l’ente può presentarne una nuova.',
    'The application was refused: the host may send a new one.',
  ],
  'city-suspended': [
    'L’ente è sospeso. Quando il motivo è superato puoi riammetterlo.',
    'The host is suspended. Once the reason has gone you can readmit it.',
  ],
  'school-none': [
    'L’ente non ha ancora chiesto la qualificazione. Invitalo a compilare il profilo e a presentare la domanda.',
    'The host has not applied yet. Invite it to fill in its profile and to apply.',
  ],
  'school-applied': [
    'La domanda dell’ente è all’esame dell’ufficio del programma.',
    'The programme office is examining the application of the host.',
  ],
  'school-more-asked': [
    'L’ufficio del programma ha chiesto chiarimenti all’ente e aspetta la risposta.',
    'The programme office has asked the host for more and waits for its answer.',
  ],
  'school-qualified': ['L’ente può accogliere studenti.', 'The host may take students in.'],
  'school-expired': [
    'La qualificazione è scaduta: l’ente può rinnovarla presentando una nuova domanda.',
    'The qualification has expired: the host can renew it with a new application.',
  ],
  'school-refused': ['La domanda dell’ente non è stata accolta.', 'The application of the host was not accepted.'],
  'school-suspended': [
    'L’ente è sospeso: per ora non possono cominciare nuove convenzioni né nuovi percorsi.',
    'The host is suspended: for now no new agreement or placement can begin.',
  ],
  'partner-suspended-refusal': [
    'L’ente è sospeso dall’ufficio del programma.',
    'The host has been suspended by the programme office.',
  ],
  'partner-not-qualified-refusal': [
    'L’ente non è qualificato: lo qualifica l’ufficio del programma, dopo la domanda dell’ente.',
    'The host is not qualified: the programme office qualifies it once it has applied.',
  ],

  taskApply: [
    'L’ente non è ancora qualificato: controlla che cosa manca e manda la domanda.',
    'The host is not qualified yet: see what is missing and send the application.',
  ],
  taskAnswer: ['L’ufficio del programma aspetta una risposta.', 'The programme office waits for an answer.'],
  taskRenew: ['La qualificazione è scaduta o sta per scadere.', 'The qualification has expired or is about to.'],
  taskDecide: ['L’ente ha chiesto di essere qualificato.', 'The host has asked to be qualified.'],
  goToQualification: ['Vai alla qualificazione', 'Go to the qualification'],
  goToDecision: ['Esamina la domanda', 'Examine the application'],
  sendLink: ['Manda un collegamento', 'Send a link'],
  suspend: ['Sospendi l’ente', 'Suspend the host'],
  readmit: ['Riammetti l’ente', 'Readmit the host'],

  checklist: ['Il profilo', 'The profile'],
  checklistItem: ['Che cosa serve', 'What is needed'],
  checklistState: ['Stato', 'State'],
  present: ['C’è', 'There'],
  missing: ['Manca', 'Missing'],
  actions: ['Azioni', 'Actions'],
  noGaps: ['Non serve nulla', 'Nothing is needed'],
  'gap-number-item': ['Partita IVA o codice fiscale giusti', 'A right VAT number or tax code'],
  'gap-representative-item': ['Chi firma le convenzioni', 'Who signs agreements'],
  'gap-contact-item': ['Un’e-mail o un referente', 'An e-mail or a contact person'],
  'gap-site-item': ['Una sede', 'A site'],
  'gap-seats-item': ['Quanti studenti insieme', 'How many students at once'],
  'gap-work-item': ['Un’attività che si può affidare a studenti, con il rischio', 'Work for students, with its risk'],
  'gap-tutor-item': ['Un tutor in carica', 'A tutor in office'],
  goThere: ['Completa', 'Complete'],
  'gap-number': [
    'La partita IVA o il codice fiscale manca o non è giusto.',
    'The VAT number or the tax code is missing or wrong.',
  ],
  'gap-representative': ['Manca il legale rappresentante.', 'The legal representative is missing.'],
  'gap-contact': ['Manca un’e-mail o un referente.', 'An e-mail or a contact person is missing.'],
  'gap-site': ['Manca una sede.', 'A site is missing.'],
  'gap-seats': ['Manca il numero di studenti che accogli insieme.', 'The number of students at once is missing.'],
  'gap-work': [
    'Manca un’attività da affidare agli studenti, con il suo rischio.',
    'Work for students is missing, with its risk.',
  ],
  'gap-tutor': ['Manca un tutor in carica.', 'A tutor in office is missing.'],

  apply: ['Manda la domanda', 'Send the application'],
  answer: ['Rispondi e manda di nuovo la domanda', 'Answer and send the application again'],
  application: ['La domanda', 'The application'],
  statement: ['Che cosa vuoi dire all’ufficio del programma', 'What you want to tell the programme office'],
  statementHint: [
    'Per esempio: esperienze con gli studenti, che cosa potranno imparare.',
    'For example: experience with students, what they will learn.',
  ],
  answerText: ['La tua risposta', 'Your answer'],
  answerHint: ['Di’ che cosa hai corretto o caricato.', 'Say what you have corrected or uploaded.'],
  declaration: [
    'Dichiaro che i dati del profilo sono veri e aggiornati, e che nessuno studente sarà adibito a lavorazioni ad elevato rischio secondo il documento di valutazione dei rischi',
    'I declare that the facts of the profile are true and up to date, and that no student will be given high-risk work according to the risk assessment document',
  ],
  applied: [
    'La domanda è stata mandata: l’ufficio del programma risponderà per e-mail.',
    'The application has been sent: the programme office will answer by e-mail.',
  ],

  decision: ['La decisione', 'The decision'],
  decide: ['Registra la decisione', 'Record the decision'],
  decided: ['La decisione è registrata e l’ente è stato avvisato.', 'The decision is recorded and the host is told.'],
  kind: ['Che cosa decidi', 'What you decide'],
  qualify: ['Qualifica l’ente', 'Qualify the host'],
  'ask-more': ['Chiedi ancora qualcosa', 'Ask for something more'],
  refuse: ['Respingi la domanda', 'Refuse the application'],
  untilLabel: ['Qualificato fino al', 'Qualified until'],
  untilHint: ['Serve solo se qualifichi l’ente.', 'Only needed to qualify the host.'],
  text: ['Messaggio per l’ente', 'Message to the host'],
  textHint: [
    'Obbligatorio se chiedi qualcosa o respingi: scrivi che cosa manca o perché.',
    'Required when you ask for more or refuse: write what is missing, or why.',
  ],
  asked: [
    (text: string) => `L’ufficio del programma chiede: ${text}`,
    (text: string) => `The programme office asks: ${text}`,
  ],
  reason: [(text: string) => `Motivo: ${text}`, (text: string) => `Reason: ${text}`],
  declared: [(text: string) => `L’ente scrive: ${text}`, (text: string) => `The host writes: ${text}`],

  history: ['Che cosa è successo', 'What has happened'],
  'event-applied': [(who: string) => `Domanda presentata da ${who}`, (who: string) => `Application sent by ${who}`],
  'event-more-asked': [(who: string) => `Chiarimenti chiesti da ${who}`, (who: string) => `More asked for by ${who}`],
  'event-qualified': [(who: string) => `Ente qualificato da ${who}`, (who: string) => `Host qualified by ${who}`],
  'event-refused': [(who: string) => `Domanda respinta da ${who}`, (who: string) => `Application refused by ${who}`],
  'event-suspended': [(who: string) => `Ente sospeso da ${who}`, (who: string) => `Host suspended by ${who}`],
  'event-readmitted': [(who: string) => `Ente riammesso da ${who}`, (who: string) => `Host readmitted by ${who}`],

  'declaration-missing': [
    'Per mandare la domanda devi confermare la dichiarazione.',
    'To send the application you must confirm the declaration.',
  ],
  'answer-missing': [
    'Scrivi una risposta a quello che ha chiesto l’ufficio del programma.',
    'Write an answer to what the programme office asked.',
  ],
  'already-applied': ['La domanda è già stata mandata.', 'The application has been sent already.'],
  'still-qualified': [
    'L’ente è già qualificato: il rinnovo si chiede da sessanta giorni prima della scadenza.',
    'The host is qualified already: it can apply again from sixty days before the last day.',
  ],
  suspended: [
    'L’ente è sospeso: prima deve essere riammesso dall’ufficio del programma.',
    'The host is suspended: the programme office must readmit it first.',
  ],
  'no-application': [
    'Non c’è una domanda da decidere: forse qualcuno ha già deciso.',
    'There is no application to decide on: somebody may have decided already.',
  ],
  'already-asked': [
    'Hai già chiesto chiarimenti: aspetta la risposta, oppure qualifica l’ente o respingi la domanda.',
    'You have asked already: wait for the answer, or qualify the host or refuse the application.',
  ],
  'until-past': ['Scegli un giorno da oggi in poi.', 'Choose a day from today on.'],
  'until-too-far': ['Una qualificazione dura al massimo dieci anni.', 'A qualification lasts ten years at most.'],
  'text-missing': [
    'Scrivi all’ente che cosa manca, o perché respingi la domanda.',
    'Tell the host what is missing, or why you refuse.',
  ],
})

export type QualificationWords = ReturnType<typeof qualificationWords>
