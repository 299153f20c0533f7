import { phrases, plural } from '../platform/words.ts'

/** Why a class has the place it has, where that is not said as to a student. */
export const classWhyWords = phrases({
  wish: [
    (nth: string) => `La classe ha ottenuto la sua ${nth} scelta.`,
    (nth: string) => `The class has its ${nth} choice.`,
  ],
  lock: [
    'Questo posto era già stato fissato per la classe prima dell’abbinamento.',
    'This place had been fixed for the class before the matching.',
  ],
  rescue: [
    'Il posto viene da uno spostamento deciso per dare un posto a più classi. Il motivo è agli atti.',
    'The place comes from a move that was decided so that more classes have a place. The reason is on record.',
  ],
  promoted: [
    'Si è liberato un posto che la classe preferiva, e l’ha preso.',
    'A place that the class preferred came free, and the class has taken it.',
  ],
  'fallback-no-wishes': [
    'La classe non aveva indicato scelte: tra i laboratori liberi adatti le è stato assegnato il più vicino.',
    'The class had listed no choices: of the free labs that suit it, it was given the nearest.',
  ],
  'fallback-full': [
    'Le scelte della classe erano piene: tra i laboratori liberi adatti le è stato assegnato il più vicino.',
    'The choices of the class were full: of the free labs that suit it, it was given the nearest.',
  ],
  'none-suitable': [
    'Nessun laboratorio ha abbastanza posti per la classe, o è adatto per età e giorni.',
    'No lab has enough seats for the class, or suits its ages and days.',
  ],
  'none-free': ['Tutti i laboratori adatti alla classe sono occupati.', 'All labs that suit the class are taken.'],
  'none-listed-only': [
    'Le scelte della classe erano piene, e aveva chiesto di non avere posti fuori dal suo elenco.',
    'The choices of the class were full, and it had asked for no place outside its list.',
  ],
  last: [
    (last: string, own: string) => `: l’ultima classe ammessa era ${last}; questa è ${own}.`,
    (last: string, own: string) => `: the last class admitted was ${last}; this one is ${own}.`,
  ],
  host: [
    (nth: string, offer: string, most: number) =>
      `Per la ${nth} (${offer}) l’ente può accogliere ${plural(most, '1 classe', `${most} classi`)} in tutto`,
    (nth: string, offer: string, most: number) =>
      `For the ${nth} (${offer}) the host has room for ${plural(most, '1 class', `${most} classes`)} in all`,
  ],
  closed: [
    (nth: string, offer: string, count: string) => `La ${nth} (${offer}) non parte: ${count}.`,
    (nth: string, offer: string, count: string) => `The ${nth} (${offer}) does not run: ${count}.`,
  ],
  'not-allowed': [
    (nth: string, offer: string) =>
      `La ${nth} (${offer}) alla scadenza non era più disponibile per la classe: l’edizione era chiusa o con troppo pochi posti, o la classe era impegnata in quei giorni.`,
    (nth: string, offer: string) =>
      `The ${nth} (${offer}) was no longer available to the class at the deadline: the edition was closed or had too few seats, or the class was busy on those days.`,
  ],
  moved: [
    (nth: string, offer: string) =>
      `Dalla ${nth} (${offer}) la classe è stata spostata, per dare un posto a più classi: il motivo è agli atti.`,
    (nth: string, offer: string) =>
      `From the ${nth} (${offer}) the class was moved, so that more classes have a place: the reason is on record.`,
  ],
})
