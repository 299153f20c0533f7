import { phrases, plural } from '../platform/words.ts'

/** Every sentence about the result of a round, but for why (why.text.ts), figures (chart.text.ts) and checks (check.text.ts). */
export const assignmentWords = phrases({
  // the own result
  choices: ['Scelte', 'Choices'],
  ownTitle: [(round: string) => `Il tuo posto: ${round}`, (round: string) => `Your place: ${round}`],
  yourPlace: ['Il tuo posto', 'Your place'],
  noPlaceYet: ['Per ora non hai un posto', 'You have no place for now'],
  gaveBack: ['Hai rinunciato al posto', 'You have given the place back'],
  why: ['Perché', 'Why'],
  whyNot: ['Le scelte che avevi messo prima', 'The choices you had put first'],
  ownDraw: [
    (draw: string, of: string) => `Il tuo numero di estrazione è ${draw} su ${of}.`,
    (draw: string, of: string) => `Your draw number is ${draw} of ${of}.`,
  ],
  drawExplained: [
    'È uguale per tutte le offerte e conta solo a parità di precedenza. Puoi ricalcolarlo da te con il tuo codice:',
    'It is the same for all offers, and counts only where precedence is equal. You can work it out yourself with your code:',
  ],
  recompute: ['Verifica l’estrazione', 'Check the draw'],
  code: ['Il tuo codice', 'Your code'],
  host: ['Ente', 'Host'],
  place: ['Posto', 'Place'],
  where: ['Dove', 'Where'],
  when: ['Quando', 'When'],
  state: ['Stato', 'State'],
  answerUntil: ['Rispondi entro', 'Answer by'],
  fromTo: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `from ${from} to ${to}`],
  none: ['Senza posto', 'No place'],
  assigned: ['Da confermare', 'To be confirmed'],
  accepted: ['Confermato', 'Confirmed'],
  withdrawn: ['Rinuncia', 'Given back'],
  placed: ['Percorso preparato', 'Placement prepared'],
  toAccept: [
    (until: string) =>
      `Conferma il posto entro il ${until}. Se non lo vuoi, rinuncia: andrà a chi lo preferiva. Confermare non ti toglie nulla: se si libera una tua scelta migliore te la offriamo lo stesso.`,
    (until: string) =>
      `Confirm the place by ${until}. If you do not want it, give it back: it goes to whoever preferred it. You lose nothing by confirming: should a better choice of yours come free, it is offered to you all the same.`,
  ],
  tooLateToAccept: [
    'Il termine per confermare è passato: il posto è ancora tuo finché la scuola non prepara il percorso. Conferma ora o rinuncia.',
    'The day to confirm by has passed: the place is still yours until the school prepares the placement. Confirm now, or give it back.',
  ],
  isAccepted: [
    'Hai confermato: la scuola ora prepara il percorso.',
    'You have confirmed: the school now prepares the placement.',
  ],
  isPlaced: [
    'La scuola ha preparato il percorso: qui trovi documenti, orario e tutor. Se non puoi più andarci, parlane con il tuo referente.',
    'The school has prepared the placement: here are papers, timetable and tutors. If you cannot go any more, talk to your coordinator.',
  ],
  toPlacement: ['Apri il percorso', 'Open the placement'],
  waitsForFree: [
    'Se si libera un posto tra le tue scelte, ti viene offerto secondo le precedenze registrate: riceverai un avviso.',
    'If a place among your choices comes free, it is offered to you by the recorded priorities: you will be told.',
  ],
  accept: ['Confermo il posto', 'I confirm the place'],
  withdraw: ['Rinuncio', 'I give it back'],
  stopWaiting: ['Non aspetto più', 'I wait no longer'],
  withdrawTitle: ['Rinunciare al posto', 'Giving the place back'],
  withdrawLead: [
    'Il posto passa subito a un altro e non si può riavere. Se hai un dubbio, parla prima con il tuo referente.',
    'The place goes to another at once, and cannot be had back. If in doubt, talk to your coordinator first.',
  ],
  reason: ['Perché rinunci', 'Why you give it back'],
  reasonHint: ['Facoltativo: lo legge solo la tua scuola.', 'Optional: only your school reads it.'],
  sure: ['Ho capito: rinuncio al posto', 'I understand: I give the place back'],
  offeredTitle: ['Si è liberato un posto che preferivi', 'A place that you preferred has come free'],
  offeredLead: [
    (place: string, until: string) =>
      `${place}. È riservato per te fino al ${until}; poi passa a un altro, e non ti verrà offerto di nuovo.`,
    (place: string, until: string) =>
      `${place}. It is kept for you until ${until}; then it goes to another, and is not offered to you again.`,
  ],
  keepsOwn: [
    'Finché non rispondi il posto che hai resta tuo. Se accetti, quello va a un altro.',
    'Until you answer, the place you have stays yours. If you take this one, that one goes to another.',
  ],
  take: ['Lo prendo', 'I take it'],
  decline: ['Tengo quello che ho', 'I keep what I have'],
  declineNone: ['Non lo voglio', 'I do not want it'],
  passedTitle: ['Posti che ti erano stati riservati', 'Places that were kept for you'],
  passedNote: [
    (place: string) => `${place}: non hai risposto in tempo, o hai detto di no.`,
    (place: string) => `${place}: you did not answer in time, or said no.`,
  ],
  answeredAccept: ['Posto confermato.', 'Place confirmed.'],
  answeredWithdraw: ['Rinuncia registrata.', 'The place has been given back.'],
  answeredTake: ['Il posto è tuo.', 'The place is yours.'],
  answeredDecline: ['Risposta registrata.', 'Answer recorded.'],
  'changed-meanwhile': [
    'Nel frattempo qualcosa è cambiato: guarda com’è adesso e rispondi di nuovo.',
    'Something has changed meanwhile: see how it is now, and answer again.',
  ],
  'nothing-to-accept': ['Non c’è nulla da confermare.', 'There is nothing to confirm.'],
  'withdrawn-already': ['Il posto è già stato lasciato.', 'The place has been given back already.'],
  'placement-prepared': [
    'Il percorso è già stato preparato: per rinunciare va annullato dalla pagina del percorso.',
    'The placement has been prepared already: to give it up, cancel it on the page of the placement.',
  ],
  'offer-expired': [
    'Il tempo per rispondere è finito: il posto è passato a un altro.',
    'The time to answer is over: the place has gone to another.',
  ],
  'nothing-offered': ['Non c’è un posto riservato a cui rispondere.', 'There is no place kept to answer for.'],
  'not-sure': ['Spunta la casella per confermare la rinuncia.', 'Tick the box to confirm that you give it back.'],

  // the page of a school, and of the city
  result: ['Esito', 'Result'],
  resultOf: [(round: string) => `Esito: ${round}`, (round: string) => `Result: ${round}`],
  student: ['Studente', 'Student'],
  unitClass: ['Classe', 'Class'],
  choice: ['Scelta', 'Choice'],
  answer: ['Rispondi', 'Answer'],
  open: ['Apri', 'Open'],
  search: ['Studente', 'Student'],
  anyState: ['Tutti gli stati', 'All states'],
  offeredNow: ['Posto riservato', 'Place kept'],
  offeredUntil: [
    (place: string, until: string) => `Riservato: ${place}, fino al ${until}`,
    (place: string, until: string) => `Kept: ${place}, until ${until}`,
  ],
  fallback: ['Fuori elenco', 'Not listed'],
  lock: ['Fissato', 'Fixed'],
  rescue: ['Spostamento approvato', 'Approved move'],
  promoted: ['Posto liberato', 'Freed place'],
  nobody: ['Nessuno', 'Nobody'],
  nobodyFound: ['Nessuno con questi filtri.', 'Nobody with these filters.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 persone' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 people' : `${first}–${last} of ${total}`),
  ],
  units: ['Partecipanti', 'Participants'],
  withPlace: ['Con un posto', 'With a place'],
  confirmed: ['Confermati', 'Confirmed'],
  unplaced: ['Senza posto', 'Without a place'],
  gaveBackCount: ['Rinunce', 'Given back'],
  preparedCount: ['Percorsi preparati', 'Placements prepared'],
  noNames: [
    'Il programma della città vede i numeri, non gli studenti: i nomi li conosce solo la loro scuola.',
    'The programme office sees the figures, not the students: only their school knows the names.',
  ],
  log: ['Che cosa è successo', 'What has happened'],
  published: ['Esito pubblicato', 'Result published'],
  'log-accepted': ['ha confermato', 'confirmed'],
  'log-withdrawn': ['ha lasciato', 'gave back'],
  'log-offered': ['si vede riservare', 'has a place kept'],
  'log-taken': ['ha preso', 'took'],
  'log-declined': ['ha lasciato andare', 'let go'],
  'log-expired': ['non ha risposto in tempo per', 'did not answer in time for'],
  'log-placed': ['ha il percorso preparato:', 'has the placement prepared:'],
  'log-published': ['esito pubblicato', 'result published'],
  numbered: [(draw: number) => `n. ${draw}`, (draw: number) => `no. ${draw}`],
  forStudent: [(name: string) => `Posto di ${name}`, (name: string) => `Place of ${name}`],
  forStudentLead: [
    'Rispondi tu solo se te lo chiede: resta scritto che hai risposto per lui.',
    'Answer only if you are asked to: it stays on record that you answered for them.',
  ],

  // placements
  prepare: ['Prepara i percorsi', 'Prepare the placements'],
  prepareLead: [
    'Di ogni posto confermato nasce un percorso con ente, sede, tutor, orario e attività dell’offerta; il sì dell’ente è quello dato con l’offerta. Rifarlo non crea doppioni.',
    'Of every confirmed place a placement is made, with host, site, tutor, timetable and activities of the offer; the host’s yes is that of the offer. Doing it again makes no duplicates.',
  ],
  toPrepare: [
    (n: number) => plural(n, '1 posto confermato da preparare', `${n} posti confermati da preparare`),
    (n: number) => plural(n, '1 confirmed place to prepare', `${n} confirmed places to prepare`),
  ],
  schoolTutor: ['Tutor della scuola', 'School tutor'],
  schoolTutorHint: ['Uno per tutti: poi lo cambi percorso per percorso.', 'One for all: change it later, one by one.'],
  companion: ['Docente che accompagna', 'Teacher who comes along'],
  chooseTutor: ['Scegli…', 'Choose…'],
  alsoUnanswered: [
    (n: number, until: string) =>
      `Anche per chi non ha risposto entro il ${until} (${plural(n, '1 posto', `${n} posti`)})`,
    (n: number, until: string) =>
      `Also for those who have not answered by ${until} (${plural(n, '1 place', `${n} places`)})`,
  ],
  notYetUnanswered: [
    (n: number, until: string) =>
      `${plural(n, '1 posto è ancora da confermare', `${n} posti sono ancora da confermare`)}: il termine è il ${until}.`,
    (n: number, until: string) =>
      `${plural(n, '1 place is yet to be confirmed', `${n} places are yet to be confirmed`)}: the day is ${until}.`,
  ],
  outcomeTitle: ['Com’è andata', 'How it went'],
  made: ['Preparato', 'Prepared'],
  madeDraft: ['Bozza da completare', 'Draft to be completed'],
  notMade: ['Non preparato', 'Not prepared'],
  outcome: ['Esito', 'Outcome'],
  because: ['Perché', 'Why'],
  nothingToPrepare: ['Non c’è nulla da preparare', 'There is nothing to prepare'],
  nothingToPrepareAdvice: [
    'I posti confermati sono già percorsi, o nessuno ha ancora confermato.',
    'The confirmed places are placements already, or nobody has confirmed yet.',
  ],
  'student-gone': ['Non è più nella tua scuola.', 'Is not at your school any more.'],
  'other-reason': [
    'Apri il percorso o l’offerta e completa ciò che manca.',
    'Open the placement or the offer, and complete what is missing.',
  ],

  // publication
  publish: ['Pubblica l’esito', 'Publish the result'],
  publishLead: [
    'Ogni studente leggerà il proprio posto e il perché; gli enti vedranno chi arriva; il seme dell’estrazione diventa pubblico. Da qui non si torna indietro: dopo ci sono solo rinunce e posti liberati.',
    'Every student will read the own place and why; hosts will see who comes; the seed of the draw becomes public. There is no way back: afterwards there are only places given back and taken up.',
  ],
  whatIsPublished: ['Che cosa viene pubblicato', 'What is published'],
  mechanism: ['Metodo', 'Method'],
  default: ['Precedenza e preferenze', 'Precedence and preferences'],
  satisfaction: ['Massima soddisfazione', 'Greatest satisfaction'],
  first: ['Prima scelta', 'First choice'],
  second: ['Seconda scelta', 'Second choice'],
  third: ['Terza scelta', 'Third choice'],
  later: ['Altre scelte', 'Other choices'],
  fallbackCount: ['Posto fuori elenco', 'Place not on the list'],
  locked: ['Posto fissato prima', 'Place fixed before'],
  warnUnplaced: [
    (n: number) =>
      `${plural(n, '1 studente resta', `${n} studenti restano`)} senza posto: lo leggeranno così. Hai già guardato gli spostamenti proposti?`,
    (n: number) =>
      `${plural(n, '1 student is', `${n} students are`)} left without a place, and will read so. Have you looked at the proposed moves?`,
  ],
  warnClosed: [
    (offers: string) => `Non partono per mancanza di iscritti: ${offers}.`,
    (offers: string) => `Will not run, for too few: ${offers}.`,
  ],
  answerByDay: ['Ultimo giorno per confermare', 'Last day to confirm'],
  answerByTime: ['Ora', 'Time'],
  understood: [
    'Ho controllato: pubblica. So che non si può annullare',
    'I have checked: publish. I know that it cannot be undone',
  ],
  publishNow: ['Pubblica ora', 'Publish now'],
  back: ['Torna all’abbinamento', 'Back to the matching'],
  publishedNow: [
    'L’esito è pubblicato: gli avvisi stanno partendo.',
    'The result is published: the notices are on their way.',
  ],
  'not-understood': ['Spunta la casella per pubblicare.', 'Tick the box to publish.'],
  'not-publishable': [
    'Si pubblica solo una prova finita, sulla tornata com’è stata chiusa e con il metodo annunciato.',
    'Only a finished run can be published, of the round as it was closed and by the announced method.',
  ],
  'not-verified': [
    'La verifica della prova non torna: non si può pubblicare. Ripeti la prova.',
    'The check of this run fails: it cannot be published. Run it again.',
  ],
  'published-already': ['Di questa tornata è già pubblicato un esito.', 'A result of this round is published already.'],
  'answer-by-past': ['Scegli un momento che deve ancora venire.', 'Choose a moment that is still to come.'],

  // arrivals
  arrivals: ['Chi arriva', 'Who comes'],
  arrivalsLead: [
    'Gli studenti assegnati alle vostre offerte. Il nome compare quando la convenzione è in vigore e la famiglia è stata informata: prima, solo anno e indirizzo.',
    'The students given to your offers. The name appears once the agreement is in force and the family has been informed: before, only year and track.',
  ],
  who: ['Chi', 'Who'],
  school: ['Istituto', 'School'],
  someStudent: [
    (year: string, track: string) => `Uno studente di ${year}${track === '' ? '' : ` ${track}`}`,
    (year: string, track: string) => `A student of year ${year}${track === '' ? '' : `, ${track}`}`,
  ],
  yearNth: [(year: number) => `${year}ª`, (year: number) => String(year)],
  aStudent: ['Uno studente', 'A student'],
  seatsTaken: [
    (taken: number, seats: number) => `${taken} su ${seats}`,
    (taken: number, seats: number) => `${taken} of ${seats}`,
  ],
  noArrivals: ['Per ora non arriva nessuno', 'Nobody comes for now'],
  noArrivalsAdvice: [
    'Quando una tornata con le vostre offerte viene pubblicata, qui trovate chi arriva.',
    'When a round with your offers is published, you find here who comes.',
  ],
  nobodyHere: ['Nessuno in questa offerta', 'Nobody in this offer'],

  // the other pages of a result
  audit: ['Verifica', 'Check'],
  draw: ['Estrazione', 'Draw'],
  charts: ['Grafici', 'Charts'],
})
