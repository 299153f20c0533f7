import { phrases, plural } from '../platform/words.ts'

/** Every sentence of the comparison of the two mechanisms. */
export const comparisonWords = phrases({
  title: [(round: string) => `Due metodi a confronto: ${round}`, (round: string) => `Two methods compared: ${round}`],
  lead: [
    'La stessa tornata, con gli stessi dati e la stessa estrazione, abbinata in due modi. Vale quello annunciato quando si sono aperte le scelte.',
    'The same round, with the same data and the same draw, matched in two ways. The one announced when the choices opened counts.',
  ],
  announced: [
    (name: string) => `Metodo annunciato: ${name}. Solo una prova con questo metodo può essere pubblicata.`,
    (name: string) => `Method announced: ${name}. Only a try by this method can be published.`,
  ],
  default: ['Precedenza e preferenze', 'Precedence and preferences'],
  satisfaction: ['Massima soddisfazione', 'Greatest satisfaction'],
  defaultText: [
    'Nessuno vede passare avanti chi ha precedenza minore, e conviene sempre indicare ciò che si preferisce davvero.',
    'Nobody sees somebody of lower precedence go first, and it is always best to say what one really prefers.',
  ],
  satisfactionText: [
    'Più prime e seconde scelte e nessuno molto in basso, ma qualcuno con precedenza può vedere il posto andare ad altri, e l’ordine delle scelte si può giocare.',
    'More first and second wishes and nobody far down, but somebody with precedence may see a place go to others, and the order of wishes can be played.',
  ],
  measures: ['I due risultati', 'The two results'],
  people: ['Studente per studente', 'Student by student'],
  measure: ['Che cosa', 'What'],
  placed: ['Con un posto', 'With a place'],
  first: ['Con la prima scelta', 'With the first wish'],
  topThree: ['Con una delle prime tre', 'With one of the first three'],
  fallback: ['In un posto fuori elenco', 'At a place not listed'],
  unplaced: ['Senza posto', 'Without a place'],
  worst: ['Scelta più bassa ottenuta', 'Lowest wish somebody has'],
  complaints: ['Reclami fondati', 'Justified complaints'],
  complaintsNote: [
    'chi preferirebbe un posto libero, o dato a chi ha precedenza minore',
    'who would rather have a seat that is free, or went to somebody of lower precedence',
  ],
  nth: [(n: number) => `${n}ª`, (n: number) => `${n}`],
  differ: ['Chi avrebbe un posto diverso', 'Who would have another place'],
  differLead: [
    (count: number) => `${count} ${plural(count, 'studente avrebbe', 'studenti avrebbero')} un posto diverso.`,
    (count: number) => `${count} ${plural(count, 'student', 'students')} would have another place.`,
  ],
  noDifference: ['I due metodi danno gli stessi posti', 'Both methods give the same places'],
  missing: [
    'Per confrontare bisogna provare anche con l’altro metodo: è una prova, non cambia nulla.',
    'To compare, the other method must be tried too: it is a try and changes nothing.',
  ],
  tryIt: [(name: string) => `Prova: ${name}`, (name: string) => `Try: ${name}`],
  open: [(name: string) => `Apri la prova: ${name}`, (name: string) => `Open the try: ${name}`],
  back: ['Torna all’abbinamento', 'Back to the matching'],
  student: ['Studente', 'Student'],
  class: ['Classe', 'Class'],
  better: ['Per lo studente il secondo è', 'For the student the second is'],
  rows: [
    (from: number, to: number, total: number) => (total === 0 ? '0 righe' : `${from}–${to} di ${total}`),
    (from: number, to: number, total: number) => (total === 0 ? '0 rows' : `${from}–${to} of ${total}`),
  ],
  notFrozen: [
    'Si può confrontare dopo la scadenza delle scelte, quando la tornata è congelata.',
    'They can be compared after the deadline of the choices, once the round is frozen.',
  ],
})
