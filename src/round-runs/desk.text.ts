import { phrases, plural } from '../platform/words.ts'

/** Every sentence of the coordinator's desk (tavolo dell’abbinamento) outside single results. */
export const deskWords = phrases({
  rounds: ['Tornate', 'Rounds'],
  desk: ['Abbinamento', 'Matching'],
  title: [(round: string) => `Abbinamento: ${round}`, (round: string) => `Matching: ${round}`],
  lead: [
    'Qui si prova l’abbinamento, si guarda chi va dove e perché, e si confronta. Nessuno ne sa nulla finché non pubblichi.',
    'Here the matching is tried, one sees who goes where and why, and compares. Nobody learns of it before you publish.',
  ],
  cityLead: [
    'Qui si prova l’abbinamento. Gli studenti compaiono con il solo numero di estrazione: i nomi li vede la loro scuola.',
    'Here the matching is tried. Students appear by their draw number alone: their school sees the names.',
  ],
  partLead: [
    'L’abbinamento lo fa chi ha aperto la tornata. Qui vedi in anteprima i tuoi studenti; nessun altro lo sa finché non viene pubblicato.',
    'The matching is made by who opened the round. Here you see your students beforehand; nobody else knows before it is published.',
  ],
  next: ['A che punto è', 'Where it stands'],
  draft: ['La tornata non è ancora aperta.', 'The round is not open yet.'],
  cancelled: ['La tornata è stata annullata.', 'The round was cancelled.'],
  open: [
    (when: string) =>
      `Le scelte sono aperte fino al ${when}. Dopo, tutto ciò che decide viene congelato e si può provare.`,
    (when: string) => `Choices are open until ${when}. After that everything that decides is frozen and can be tried.`,
  ],
  closing: [
    'Le scelte si sono appena chiuse: si aspettano gli invii dell’ultimo secondo. Riapri la pagina tra un minuto.',
    'The choices have just closed: what was sent in the last second is awaited. Open the page again in a minute.',
  ],
  frozen: [
    (when: string, units: number, offers: number) =>
      `Congelata il ${when}: ${units} ${plural(units, 'partecipante', 'partecipanti')}, ${offers} ${plural(offers, 'offerta', 'offerte')}. Da qui in poi niente di ciò che decide cambia più.`,
    (when: string, units: number, offers: number) =>
      `Frozen on ${when}: ${units} ${plural(units, 'participant', 'participants')}, ${offers} ${plural(offers, 'offer', 'offers')}. From here on nothing that decides changes any more.`,
  ],
  published: [
    (when: string) => `Il risultato è stato pubblicato il ${when}.`,
    (when: string) => `The result was published on ${when}.`,
  ],
  digest: ['Impronta di ciò che è congelato', 'Digest of what is frozen'],
  problems: ['Prima bisogna sistemare questo', 'This must be mended first'],
  problemsLead: [
    'Le scelte sono chiuse, ma alcune decisioni si contraddicono: finché restano così non si può abbinare nessuno. Togli o cambia ciò che non va, poi riapri questa pagina.',
    'The choices are closed, but some decisions contradict each other: while they do nobody can be matched. Take away or change what is wrong, then open this page again.',
  ],
  problem: ['Che cosa non va', 'What is wrong'],
  who: ['Chi', 'Who'],
  where: ['Dove', 'Where'],
  someone: ['uno studente', 'a student'],
  toPairs: ['Vai ai vincoli', 'Go to the locks and pairs'],
  retry: ['Riprova a congelare', 'Try to freeze again'],
  toRound: ['Torna alla tornata', 'Back to the round'],
  toResult: ['Vai all’esito', 'Go to the outcome'],

  nobody: ['Non c’è nessun partecipante.', 'There is no participant.'],
  'lock-unknown': [
    'Un posto fissato riguarda chi, o un’offerta che, non è più nella tornata.',
    'A fixed place names somebody or an offer that is no longer in the round.',
  ],
  'locked-twice': ['Ha due posti fissati: ne può avere uno.', 'Two places are fixed for them: there can be one.'],
  'lock-forbidden': [
    'Il posto fissato è presso un ente che per lo stesso studente è vietato.',
    'The fixed place is at a host that is forbidden for the same student.',
  ],
  'lock-ineligible': [
    'Il posto fissato non è possibile per questo studente.',
    'The fixed place is not possible for this student.',
  ],
  'locks-above-seats': ['I posti fissati sono più dei posti liberi.', 'There are more fixed places than free seats.'],
  'locks-above-class': [
    'I posti fissati superano il massimo per una classe.',
    'The fixed places exceed the maximum of one class.',
  ],
  'locks-above-limit': [
    'I posti fissati superano ciò che l’ente, o i suoi tutor, possono seguire in tutto.',
    'The fixed places exceed what the host or its tutors can follow in all.',
  ],
  'locked-together': [
    'Sono da tenere separati, ma tutti e due hanno il posto fissato nella stessa offerta.',
    'They are to be kept apart, but both have a fixed place at the same offer.',
  ],
  other: ['Il controllo ha trovato', 'The check has found'],
  age: ['per l’età', 'because of age'],
  track: ['per l’indirizzo', 'because of the track'],
  year: ['per l’anno di corso', 'because of the year'],
  training: ['manca la formazione sulla sicurezza', 'safety training is missing'],
  dates: ['negli stessi orari ha già un impegno', 'is busy at the same hours'],
  distance: ['per la distanza', 'because of the distance'],
  reserved: ['l’offerta è riservata a un’altra scuola', 'the offer is kept for another school'],
  'not-open': ['l’offerta non è più aperta', 'the offer is no longer open'],
  'too-many': ['la classe è troppo numerosa', 'the class is too large'],
  busy: ['la classe ha già un impegno', 'the class is busy'],
  'already-in': ['la classe è già iscritta', 'the class is in it already'],

  result: ['Il risultato in prova', 'The result so far'],
  resultPublished: ['Il risultato pubblicato', 'The published result'],
  noRun: [
    'Nessuno ha ancora provato l’abbinamento. Una prova non impegna: si può rifare quante volte si vuole.',
    'Nobody has tried the matching yet. A try binds nobody: it can be made again as often as you like.',
  ],
  noRunYet: ['Non c’è ancora nessuna prova.', 'There is no try yet.'],
  start: ['Prova l’abbinamento', 'Try the matching'],
  again: ['Prova di nuovo', 'Try again'],
  openRun: ['Guarda chi va dove', 'See who goes where'],
  compare: ['Confronta i due metodi', 'Compare the two methods'],
  publish: ['Pubblica', 'Publish'],
  placed: ['con un posto', 'with a place'],
  first: ['con la prima scelta', 'with the first wish'],
  topThree: ['con una delle prime tre', 'with one of the first three'],
  unplaced: ['senza posto', 'without a place'],
  ofAll: [(all: string) => `su ${all}`, (all: string) => `of ${all}`],

  runs: ['Prove fatte', 'Tries so far'],
  runsTitle: [(round: string) => `Prove: ${round}`, (round: string) => `Tries: ${round}`],
  allRuns: ['Tutte le prove', 'All tries'],
  run: ['Prova', 'Try'],
  what: ['Che cosa', 'What'],
  state: ['Stato', 'State'],
  placedOf: ['Con un posto', 'With a place'],
  by: ['Da chi', 'By whom'],
  act: ['Azione', 'Action'],
  waiting: ['In attesa', 'Waiting'],
  running: ['In corso', 'Under way'],
  done: ['Fatta', 'Done'],
  failed: ['Non riuscita', 'Failed'],
  default: ['Precedenza e preferenze', 'Precedence and preferences'],
  satisfaction: ['Massima soddisfazione', 'Greatest satisfaction'],
  asFrozen: ['la tornata com’è', 'the round as it is'],
  whatIfSeats: [
    (by: number, offer: string) =>
      by > 0
        ? `e se ci ${by === 1 ? 'fosse un posto' : `fossero ${by} posti`} in più in «${offer}»`
        : `e se ci ${by === -1 ? 'fosse un posto' : `fossero ${-by} posti`} in meno in «${offer}»`,
    (by: number, offer: string) =>
      `what if “${offer}” had ${Math.abs(by)} ${plural(Math.abs(by), 'seat', 'seats')} ${by > 0 ? 'more' : 'less'}`,
  ],
  whatIfClose: [
    (offer: string) => `e se «${offer}» non ci fosse`,
    (offer: string) => `what if “${offer}” were not there`,
  ],
  whatIfLock: [
    (unit: string, offer: string) => `e se ${unit} andasse di sicuro in «${offer}»`,
    (unit: string, offer: string) => `what if ${unit} certainly went to “${offer}”`,
  ],
  placedOfAll: [
    (placed: string, all: string) => `${placed} su ${all}`,
    (placed: string, all: string) => `${placed} of ${all}`,
  ],
  back: ['Torna all’abbinamento', 'Back to the matching'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 prove' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 tries' : `${first}–${last} of ${total}`),
  ],
  startedAt: ['Quando', 'When'],

  whatIf: ['E se…?', 'What if…?'],
  whatIfLead: [
    'Si prova su una copia: la tornata resta com’è. Vedi chi si sposterebbe, da dove e verso dove.',
    'It is tried on a copy: the round stays as it is. You see who would move, from where and to where.',
  ],
  change: ['Che cosa cambierebbe', 'What would change'],
  'seats+1': ['Un posto in più', 'One seat more'],
  'seats-1': ['Un posto in meno', 'One seat less'],
  close: ['L’offerta non c’è', 'The offer is not there'],
  lock: ['Il posto è fissato per…', 'The place is fixed for…'],
  offer: ['Offerta', 'Offer'],
  chooseOffer: ['Scegli un’offerta', 'Choose an offer'],
  unit: ['Per chi', 'For whom'],
  unitHint: ['Serve solo se il posto è fissato per qualcuno.', 'Needed only where the place is fixed for somebody.'],
  chooseUnit: ['Nessuno in particolare', 'Nobody in particular'],
  tryIt: ['Prova', 'Try'],

  'not-closed': [
    'La tornata non è congelata, o è già pubblicata: non si può provare.',
    'The round is not frozen, or published already: it cannot be tried.',
  ],
  'changed-meanwhile': [
    'Intanto qualcosa è cambiato: guarda com’è ora e riprova.',
    'Something has changed meanwhile: see how it is now and retry.',
  ],
  'unit-needed': ['Scegli per chi è fissato il posto.', 'Choose for whom the place is fixed.'],
})
