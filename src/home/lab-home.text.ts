import { phrases, plural } from '../platform/words.ts'

/** The words of the labs on the first page of each role. */
export const labHomeWords = phrases({
  offer: [
    (n: number, label: string, title: string) =>
      `${n} ${plural(n, 'posto offerto', 'posti offerti')} per ${label}: ${title}`,
    (n: number, label: string, title: string) => `${n} ${plural(n, 'seat', 'seats')} offered to ${label}: ${title}`,
  ],
  offerUntil: [(day: string) => `Rispondi entro il ${day}.`, (day: string) => `Answer by ${day}.`],
  answer: ['Rispondi', 'Answer'],
  'to-take': [(title: string) => `Fai l’appello: ${title}`, (title: string) => `Take the roll call: ${title}`],
  'to-take-button': ['Appello', 'Roll call'],
  'to-sign': [(title: string) => `Firma l’appello: ${title}`, (title: string) => `Sign the roll call: ${title}`],
  'to-sign-button': ['Firma', 'Sign'],
  'to-approve': [
    (title: string) => `Convalida le presenze: ${title}`,
    (title: string) => `Approve the attendance: ${title}`,
  ],
  'to-approve-button': ['Controlla', 'Check'],
  session: [
    (day: string, times: string) => `Incontro del ${day}, ${times}.`,
    (day: string, times: string) => `Session of ${day}, ${times}.`,
  ],
  moreRollCalls: [
    (n: number) => (n === 1 ? 'Un altro appello da sistemare' : `Altri ${n} appelli da sistemare`),
    (n: number) => (n === 1 ? 'One more roll call to settle' : `${n} more roll calls to settle`),
  ],
  attendance: [
    (title: string) => `Presenze da seguire: ${title}`,
    (title: string) => `Attendance to look at: ${title}`,
  ],
  seeAttendance: ['Vedi le presenze', 'See the attendance'],
  moreAttendance: [
    (n: number) =>
      n === 1 ? 'Un altro laboratorio con presenze da seguire' : `Altri ${n} laboratori con presenze da seguire`,
    (n: number) =>
      n === 1 ? 'One more lab whose attendance to look at' : `${n} more labs whose attendance to look at`,
  ],
  belowMinimum: [
    (n: number) => (n === 1 ? 'Un laboratorio è sotto il minimo' : `${n} laboratori sono sotto il minimo`),
    (n: number) => (n === 1 ? 'One lab is below its minimum' : `${n} labs are below their minimum`),
  ],
  belowMinimumNote: [
    'Il giorno entro cui raggiungerlo è vicino o passato: trova altri iscritti, sposta il giorno o annulla.',
    'The day by which to reach it is near or past: find more students, move the day or cancel.',
  ],
  open: ['Apri', 'Open'],
  runningLabs: [
    (n: number) => plural(n, 'laboratorio in corso', 'laboratori in corso'),
    (n: number) => plural(n, 'lab running', 'labs running'),
  ],
  openLabs: [
    (n: number) => plural(n, 'laboratorio con iscrizioni aperte', 'laboratori con iscrizioni aperte'),
    (n: number) => plural(n, 'lab open for enrolment', 'labs open for enrolment'),
  ],
})
