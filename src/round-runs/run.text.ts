import { phrases, plural } from '../platform/words.ts'

/** Every sentence about one run of a round and what came of it. */
export const runWords = phrases({
  title: [(what: string) => `Prova: ${what}`, (what: string) => `Try: ${what}`],
  progressTitle: ['L’abbinamento è in corso', 'The matching is under way'],
  progressLead: [
    'Puoi lasciare questa pagina: la prova va avanti da sola e la ritrovi tra quelle fatte.',
    'You may leave this page: the try goes on by itself and you find it among those made.',
  ],
  progress: ['Avanzamento', 'Progress'],
  refresh: ['Aggiorna', 'Refresh'],
  back: ['Torna all’abbinamento', 'Back to the matching'],
  failed: ['La prova non è riuscita', 'The try failed'],
  failedLead: [
    'Non è stato assegnato nulla. Ecco perché; si può provare di nuovo.',
    'Nothing was assigned. This is why; it can be tried again.',
  ],
  timeout: ['Ci ha messo troppo tempo ed è stata fermata.', 'It took too long and was stopped.'],
  'too-large': [
    'La tornata è troppo grande per la memoria che c’è.',
    'The round is too large for the memory there is.',
  ],
  cancelled: ['È stata fermata.', 'It was stopped.'],
  broken: [
    'Si è interrotta per un guasto nostro, che è stato registrato.',
    'It broke off by our fault, which was recorded.',
  ],
  unsafe: [
    'Il risultato non ha superato i controlli, e perciò non è stato conservato.',
    'The result did not pass its checks, and so was not kept.',
  ],
  found: ['Che cosa non va', 'What is wrong'],

  summary: ['Riepilogo', 'Summary'],
  students: ['Chi va dove', 'Who goes where'],
  offers: ['Offerte', 'Offers'],
  moves: ['Chi si sposta', 'Who moves'],
  rescue: ['Spostamenti proposti', 'Proposed moves'],
  tabs: ['Parti della prova', 'Parts of the try'],

  placed: ['con un posto', 'with a place'],
  first: ['con la prima scelta', 'with the first wish'],
  topThree: ['con una delle prime tre scelte', 'with one of the first three wishes'],
  fallback: ['in un posto fuori elenco', 'at a place not listed'],
  unplaced: ['senza posto', 'without a place'],
  worst: ['la scelta più bassa ottenuta', 'the lowest wish somebody has'],
  ofAll: [(all: string) => `su ${all}`, (all: string) => `of ${all}`],
  none: ['nessuna', 'none'],

  chart: ['Quale scelta hanno ottenuto', 'Which wish they have got'],
  figures: ['In cifre', 'In figures'],
  chartLabel: [
    'Quanti hanno la prima, la seconda e le altre scelte: le stesse cifre sono nella tabella.',
    'How many have the first, the second and other wishes: the same figures are in the table.',
  ],
  choice: ['Scelta', 'Wish'],
  count: ['Quanti', 'How many'],
  share: ['Quota', 'Share'],
  nth: [(n: number) => `${n}ª scelta`, (n: number) => `wish ${n}`],
  lock: ['Posto fissato', 'Fixed place'],
  wish: ['Scelta', 'Wish'],
  fallbackPlace: ['Fuori elenco', 'Not listed'],
  noPlace: ['Senza posto', 'No place'],

  digests: ['Per rifare i conti', 'To work it out again'],
  inputDigest: ['Impronta dei dati', 'Digest of the input'],
  resultDigest: ['Impronta del risultato', 'Digest of the result'],
  engine: ['Versione', 'Version'],
  startedBy: ['Fatta da', 'Made by'],
  startedAt: ['Quando', 'When'],
  mechanism: ['Metodo', 'Method'],
  separated: ['Separati', 'Kept apart'],
  separatedLead: [
    'Erano capitati insieme a chi devono evitare: per loro quest’offerta è stata esclusa e l’abbinamento rifatto. Non compare da nessun’altra parte.',
    'They had come together with somebody to be avoided: for them this offer was ruled out and the matching made again. It is shown nowhere else.',
  ],

  student: ['Studente', 'Student'],
  class: ['Classe', 'Class'],
  place: ['Posto', 'Place'],
  how: ['Come', 'How'],
  draw: ['N. di estrazione', 'Draw number'],
  hidden: [(draw: number) => `N. ${draw}`, (draw: number) => `No. ${draw}`],
  hiddenOther: [(draw: number) => `n. ${draw} (altra scuola)`, (draw: number) => `no. ${draw} (another school)`],
  why: ['Perché non di meglio', 'Why nothing better'],
  othersCounted: [
    (count: string) =>
      `Nella tornata ci sono anche ${count} studenti di altre scuole: contano nelle cifre, ma non li vedi.`,
    (count: string) =>
      `The round also has ${count} students of other schools: they count in the figures, but you do not see them.`,
  ],
  search: ['Nome o n. di estrazione', 'Name or draw number'],
  searchDraw: ['N. di estrazione', 'Draw number'],
  anyOffer: ['Tutte le offerte', 'All offers'],
  anyHow: ['Tutti gli esiti', 'All outcomes'],
  firstOnly: ['Con la prima scelta', 'With the first wish'],
  otherWish: ['Con un’altra scelta', 'With another wish'],
  notFound: ['Nessuno corrisponde', 'Nobody matches'],
  notFoundAdvice: ['Prova con meno parole o azzera i filtri.', 'Try fewer words or clear the filters.'],
  rows: [
    (from: number, to: number, total: number) => (total === 0 ? '0 righe' : `${from}–${to} di ${total}`),
    (from: number, to: number, total: number) => (total === 0 ? '0 rows' : `${from}–${to} of ${total}`),
  ],

  'nothing-eligible': [
    'Nessuna offerta è compatibile con età, formazione, indirizzo e periodo.',
    'No offer fits age, training, track and period.',
  ],
  'all-full': ['Tutti i posti compatibili sono occupati.', 'All seats that fit are taken.'],
  'only-wishes': [
    'Le sue scelte sono piene e ha chiesto di non avere altri posti.',
    'The wishes are full, and no other place was wanted.',
  ],
  wishRefused: [
    (rank: number, offer: string, because: string) => `${rank}ª ${offer}: ${because}`,
    (rank: number, offer: string, because: string) => `${rank}. ${offer}: ${because}`,
  ],
  full: ['posti occupati da chi precede', 'seats taken by those who come first'],
  fullUntil: [
    (group: number, draw: number) => `posti occupati (ultimo ammesso: fascia ${group}, n. ${draw})`,
    (group: number, draw: number) => `seats taken (last admitted: band ${group}, no. ${draw})`,
  ],
  fullUntilDraw: [
    (draw: number) => `posti occupati (ultimo ammesso: n. ${draw})`,
    (draw: number) => `seats taken (last admitted: no. ${draw})`,
  ],
  noSeat: ['nessun posto', 'no seat'],
  hostFull: [
    (most: number) => `l’ente ospita al massimo ${most} studenti in tutto`,
    (most: number) => `the host takes at most ${most} students in all`,
  ],
  tutorsFull: [
    (most: number) => `i tutor dell’ente possono seguirne al massimo ${most}`,
    (most: number) => `the tutors of the host can follow at most ${most}`,
  ],
  classFull: [
    (most: number) => `al massimo ${most} della stessa classe`,
    (most: number) => `at most ${most} of one class`,
  ],
  closed: ['non attivata: troppo pochi', 'not run: too few'],
  'not allowed': ['non possibile per questo studente', 'not possible for this student'],
  'approved move': ['spostamento approvato da chi coordina', 'a move that the coordinator has approved'],
  points: ['l’ha deciso la somma delle scelte di tutti', 'the sum of everybody’s wishes decided'],

  offer: ['Offerta', 'Offer'],
  host: ['Ente', 'Host'],
  seats: ['Posti', 'Seats'],
  taken: ['Occupati', 'Taken'],
  ownTaken: ['Della tua scuola', 'Of your school'],
  wishes: ['La vogliono', 'Wished by'],
  firstWishes: ['Come prima', 'As the first'],
  state: ['Stato', 'State'],
  isFull: ['Piena', 'Full'],
  isFree: ['Posti liberi', 'Seats free'],
  isClosed: ['Non attivata', 'Not run'],
  isBelow: [(min: number) => `Sotto il minimo di ${min}`, (min: number) => `Below its minimum of ${min}`],
  isEmpty: ['Nessuno', 'Nobody'],
  lastAdmitted: ['Ultimo ammesso', 'Last admitted'],
  lastIsDraw: [(draw: number) => `n. ${draw}`, (draw: number) => `no. ${draw}`],
  lastIs: [
    (group: number, draw: number) => `fascia ${group}, n. ${draw}`,
    (group: number, draw: number) => `band ${group}, no. ${draw}`,
  ],
  closing: ['Offerte sotto il minimo', 'Offers below their minimum'],
  closingLead: [
    'Chi resta sotto il minimo viene chiuso uno alla volta, da chi è meno richiesto; alla fine si prova a riaprire.',
    'Who stays below the minimum is closed one at a time, the least wished first; at the end each is tried again.',
  ],
  stepClose: [
    (offer: string, placed: number, min: number) => `«${offer}» chiusa: ${placed} su un minimo di ${min}.`,
    (offer: string, placed: number, min: number) => `“${offer}” closed: ${placed} of at least ${min}.`,
  ],
  stepReopen: [
    (offer: string, placed: number, min: number) => `«${offer}» riaperta: ${placed} su un minimo di ${min}.`,
    (offer: string, placed: number, min: number) => `“${offer}” open again: ${placed} of at least ${min}.`,
  ],
  noOffers: ['Nessuna offerta', 'No offer'],

  movesLead: [
    (count: number) => `Rispetto alla tornata com’è, ${count} ${plural(count, 'si sposterebbe', 'si sposterebbero')}.`,
    (count: number) => `Compared with the round as it is, ${count} would move.`,
  ],
  movesHidden: [
    (count: number) => `Altri ${count} sono di altre scuole.`,
    (count: number) => `Another ${count} are of other schools.`,
  ],
  noMove: ['Non si sposterebbe nessuno', 'Nobody would move'],
  noMoveAdvice: [
    'La modifica non cambia il posto di nessuno: forse un altro limite, per esempio dell’ente o dei tutor, conta di più.',
    'The change moves nobody: perhaps another limit, of the host or its tutors, counts for more.',
  ],
  noBase: [
    'Per il confronto prova prima la tornata com’è, con lo stesso metodo.',
    'To compare, first try the round as it is, by the same method.',
  ],
  from: ['Da', 'From'],
  to: ['A', 'To'],
  effect: ['Per chi si sposta', 'For who moves'],
  better: ['Meglio', 'Better'],
  worse: ['Peggio', 'Worse'],
  same: ['Uguale', 'The same'],
  nowhere: ['senza posto', 'no place'],
  withRank: [
    (offer: string, rank: number) => `${offer} (${rank}ª)`,
    (offer: string, rank: number) => `${offer} (wish ${rank})`,
  ],
  publish: ['Pubblica questa prova', 'Publish this try'],
})
