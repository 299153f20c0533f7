import { type Language, phrases, plural } from '../platform/words.ts'
import type { RoundKind } from '../rounds/round.rules.ts'
import { assignmentWords } from './assignment.text.ts'

const classesIt = (count: number) => plural(count, '1 classe', `${count} classi`)
const classesEn = (count: number) => plural(count, '1 class', `${count} classes`)

/** What is said otherwise where classes, and not students, have the places. */
const classWords = phrases({
  noPlaceYet: ['Per ora la classe non ha un posto', 'The class has no place for now'],
  gaveBack: ['La classe ha rinunciato al posto', 'The class has given the place back'],
  whyNot: ['Le scelte che la classe aveva messo prima', 'The choices that the class had put first'],
  ownDraw: [
    (draw: string, of: string) => `Il numero di estrazione della classe è ${draw} su ${of}.`,
    (draw: string, of: string) => `The draw number of the class is ${draw} of ${of}.`,
  ],
  drawExplained: [
    'È uguale per tutti i laboratori e conta solo a parità di precedenza. Si può ricalcolare con il codice della classe:',
    'It is the same for all labs, and counts only where precedence is equal. It can be worked out with the code of the class:',
  ],
  code: ['Codice della classe', 'Code of the class'],
  placed: ['Classe iscritta', 'Class enrolled'],
  toAccept: [
    (until: string) =>
      `Conferma il posto della classe entro il ${until}. Se non lo vuole, rinuncia: andrà a una classe che lo preferiva. Confermare non le toglie nulla: se si libera una sua scelta migliore le viene offerta lo stesso.`,
    (until: string) =>
      `Confirm the place of the class by ${until}. If it does not want it, give it back: it goes to a class that preferred it. Nothing is lost by confirming: should a better choice of the class come free, it is offered all the same.`,
  ],
  tooLateToAccept: [
    'Il termine per confermare è passato: il posto è ancora della classe finché non la iscrivi. Conferma ora o rinuncia.',
    'The day to confirm by has passed: the place is still of the class until you enrol it. Confirm now, or give it back.',
  ],
  isAccepted: [
    'Il posto è confermato: ora la classe va iscritta all’edizione.',
    'The place is confirmed: now the class is to be enrolled in the edition.',
  ],
  isPlaced: [
    'La classe è iscritta all’edizione. Se non può più andarci, ritirala dalla pagina dei partecipanti del laboratorio.',
    'The class is enrolled in the edition. If it cannot go any more, take it out on the page of the participants of the lab.',
  ],
  toPlacement: ['Apri il laboratorio', 'Open the lab'],
  waitsForFree: [
    'Se si libera un posto tra le scelte della classe, le viene offerto secondo le precedenze registrate: riceverai un avviso.',
    'If a place among the choices of the class comes free, it is offered by the recorded priorities: you will be told.',
  ],
  accept: ['Conferma il posto', 'Confirm the place'],
  withdraw: ['Rinuncia al posto', 'Give the place back'],
  stopWaiting: ['La classe non aspetta più', 'The class waits no longer'],
  withdrawLead: [
    'Il posto passa subito a un’altra classe e non si può riavere.',
    'The place goes to another class at once, and cannot be had back.',
  ],
  reason: ['Perché la classe rinuncia', 'Why the class gives it back'],
  sure: ['Ho capito: la classe rinuncia al posto', 'I understand: the class gives the place back'],
  offeredTitle: ['Si è liberato un posto che la classe preferiva', 'A place that the class preferred has come free'],
  offeredLead: [
    (place: string, until: string) =>
      `${place}. È riservato alla classe fino al ${until}; poi passa a un’altra, e non le verrà offerto di nuovo.`,
    (place: string, until: string) =>
      `${place}. It is kept for the class until ${until}; then it goes to another, and is not offered again.`,
  ],
  keepsOwn: [
    'Finché non rispondi il posto che la classe ha resta suo. Se accetti, quello va a un’altra.',
    'Until you answer, the place of the class stays its own. If you take this one, that one goes to another.',
  ],
  take: ['Prendi il posto', 'Take the place'],
  decline: ['Tieni quello che ha', 'Keep what it has'],
  declineNone: ['Lascialo ad altri', 'Leave it to others'],
  passedTitle: ['Posti che erano stati riservati alla classe', 'Places that were kept for the class'],
  passedNote: [
    (place: string) => `${place}: nessuno ha risposto in tempo, o la classe ha detto di no.`,
    (place: string) => `${place}: nobody answered in time, or the class said no.`,
  ],
  answeredTake: ['Il posto è della classe.', 'The place is of the class.'],
  'placement-prepared': [
    'La classe è già iscritta: per rinunciare ritirala dalla pagina dei partecipanti del laboratorio.',
    'The class is enrolled already: to give the place up, take it out on the page of the participants of the lab.',
  ],
  'offer-expired': [
    'Il tempo per rispondere è finito: il posto è passato a un’altra classe.',
    'The time to answer is over: the place has gone to another class.',
  ],

  student: ['Classe', 'Class'],
  search: ['Classe', 'Class'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 classi' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 classes' : `${first}–${last} of ${total}`),
  ],
  units: ['Classi', 'Classes'],
  confirmed: ['Confermate', 'Confirmed'],
  preparedCount: ['Classi iscritte', 'Classes enrolled'],
  noNames: [
    'Il programma della città vede qui i numeri: le classi le segue la loro scuola.',
    'The programme office sees the figures here: the classes are followed by their school.',
  ],
  'log-placed': ['è stata iscritta:', 'was enrolled:'],
  'log-offered': ['ha un posto riservato:', 'has a place kept:'],
  forStudent: [(name: string) => `Posto della classe ${name}`, (name: string) => `Place of class ${name}`],
  forStudentLead: [
    'Rispondi tu per la classe: resta scritto chi ha risposto.',
    'You answer for the class: it stays on record who did.',
  ],

  prepare: ['Iscrivi le classi', 'Enrol the classes'],
  prepareLead: [
    'Ogni classe con un posto confermato viene iscritta all’edizione, una volta sola. Se qualcosa lo impedisce, qui leggi che cosa e come rimediare.',
    'Every class with a confirmed place is enrolled in the edition, once. If something is in the way, you read here what it is and what to do.',
  ],
  toPrepare: [
    (n: number) =>
      plural(n, '1 classe con il posto confermato da iscrivere', `${n} classi con il posto confermato da iscrivere`),
    (n: number) => plural(n, '1 class with a confirmed place to enrol', `${n} classes with a confirmed place to enrol`),
  ],
  made: ['Iscritta', 'Enrolled'],
  notMade: ['Non iscritta', 'Not enrolled'],
  nothingToPrepare: ['Non c’è nessuna classe da iscrivere', 'There is no class to enrol'],
  nothingToPrepareAdvice: [
    'Le classi con un posto confermato sono già iscritte, o nessuna ha ancora confermato.',
    'The classes with a confirmed place are enrolled already, or none has confirmed yet.',
  ],
  'other-reason': [
    'Apri la pagina dell’edizione e iscrivi la classe da lì.',
    'Open the page of the edition, and enrol the class there.',
  ],

  publishLead: [
    'Ogni scuola leggerà il posto delle sue classi e il perché; gli enti vedranno chi arriva; il seme dell’estrazione diventa pubblico. Da qui non si torna indietro: dopo ci sono solo rinunce e posti liberati.',
    'Every school will read the places of its classes and why; hosts will see who comes; the seed of the draw becomes public. There is no way back: afterwards there are only places given back and taken up.',
  ],
  warnUnplaced: [
    (n: number) => `${plural(n, `${classesIt(n)} resta`, `${classesIt(n)} restano`)} senza posto: lo leggeranno così.`,
    (n: number) => `${plural(n, `${classesEn(n)} is`, `${classesEn(n)} are`)} left without a place, and will read so.`,
  ],
})

/** The sentences about a result, of students or of classes. */
export function placeWords({ kind }: { kind: RoundKind }, language: Language): ReturnType<typeof assignmentWords> {
  const t = assignmentWords(language)
  return kind === 'labs' ? { ...t, ...classWords(language) } : t
}
