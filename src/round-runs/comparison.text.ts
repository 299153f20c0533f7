import { phrases, plural } from '../platform/words.ts'

/** Every sentence of the comparison of the two mechanisms. */
export const comparisonWords = phrases({
  title: [
    (round: string) => `Due criteri a confronto: ${round}`,
    (round: string) => `Two mechanisms compared: ${round}`,
  ],
  lead: [
    'La stessa tornata, con gli stessi dati e la stessa estrazione, abbinata in due modi. Vale quello annunciato quando si sono aperte le liste.',
    'The same round, with the same data and the same draw, matched in two ways. The one announced when the lists opened counts.',
  ],
  announced: [
    (name: string) => `Criterio annunciato: ${name}. Solo una prova con questo criterio può essere pubblicata.`,
    (name: string) => `Mechanism announced: ${name}. Only a try by this mechanism can be published.`,
  ],
  default: ['Con le precedenze', 'By precedence'],
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
  fallback: ['In un posto libero non scelto', 'At a free seat not wished for'],
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
  noDifference: ['I due criteri danno gli stessi posti', 'Both mechanisms give the same places'],
  missing: [
    'Per confrontare bisogna provare anche con l’altro criterio: è una prova, non cambia nulla.',
    'To compare, the other mechanism must be tried too: it is a try and changes nothing.',
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
  notFrozen: ['La tornata non è ancora congelata.', 'The round is not frozen yet.'],
})
