import { phrases, plural } from '../platform/words.ts'

const studentsIt = (count: number) => plural(count, 'uno studente', `${count} studenti`)
const studentsEn = (count: number) => plural(count, 'one student', `${count} students`)
const classesIt = (count: number) => plural(count, 'una classe', `${count} classi`)
const classesEn = (count: number) => plural(count, 'one class', `${count} classes`)

/** What the results of rounds ask for, on the first page. */
export const outcomeHomeWords = phrases({
  toPublish: [
    (title: string) => `«${title}» è chiusa: guarda l’abbinamento e pubblica l’esito`,
    (title: string) => `“${title}” is closed: see the matching and publish the result`,
  ],
  toPublishNote: [
    'Nessuno conosce il proprio posto finché non lo pubblichi.',
    'Nobody knows the own place until you publish it.',
  ],
  'toPrepare-placements': [
    (count: number) =>
      plural(count, 'Un posto confermato: prepara il percorso', `${count} posti confermati: prepara i percorsi`),
    (count: number) =>
      plural(count, 'One confirmed place: prepare the placement', `${count} confirmed places: prepare the placements`),
  ],
  'toPrepare-labs': [
    (count: number) =>
      plural(count, 'Un posto confermato: iscrivi la classe', `${count} posti confermati: iscrivi le classi`),
    (count: number) =>
      plural(count, 'One confirmed place: enrol the class', `${count} confirmed places: enrol the classes`),
  ],
  unanswered: [
    (count: number) => plural(count, 'Un posto non confermato in tempo', `${count} posti non confermati in tempo`),
    (count: number) =>
      plural(count, 'One place was not confirmed in time', `${count} places were not confirmed in time`),
  ],
  coming: [
    (students: number, classes: number) =>
      `Chi arriva alle vostre offerte: ${[...(students > 0 ? [studentsIt(students)] : []), ...(classes > 0 ? [classesIt(classes)] : [])].join(' e ')}`,
    (students: number, classes: number) =>
      `Who comes to your offers: ${[...(students > 0 ? [studentsEn(students)] : []), ...(classes > 0 ? [classesEn(classes)] : [])].join(' and ')}`,
  ],
  comingNote: ['È il risultato delle tornate pubblicate.', 'It is the result of the published rounds.'],
  open: ['Apri', 'Open'],
  see: ['Vedi', 'See'],
})
