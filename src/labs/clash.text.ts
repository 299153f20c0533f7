import { phrases, plural } from '../platform/words.ts'

/** Why sessions cannot be where and with whom they were to be: one sentence for each thing in the way. */
export const clashWords = phrases({
  at: [
    (day: string, from: string, to: string) => `${day}, ${from}–${to}`,
    (day: string, from: string, to: string) => `${day}, ${from}–${to}`,
  ],
  line: [
    (when: string, what: string, by: string) => `${when}: ${what}, ${by}.`,
    (when: string, what: string, by: string) => `${when}: ${what}, ${by}.`,
  ],
  space: [(name: string) => `${name} è già occupato`, (name: string) => `${name} is taken already`],
  unknownSpace: ['uno spazio è già occupato', 'a space is taken already'],
  person: [(name: string) => `${name} è già impegnato`, (name: string) => `${name} is busy already`],
  unknownPerson: ['chi lo conduce è già impegnato', 'somebody of the staff is busy already'],
  class: [(name: string) => `la classe ${name} è già impegnata`, (name: string) => `class ${name} is busy already`],
  unknownClass: ['una classe è già impegnata', 'a class is busy already'],
  students: [
    (names: string, count: number) => `${names} ${plural(count, 'è già impegnato', 'sono già impegnati')}`,
    (names: string, count: number) => `${names} ${plural(count, 'is busy already', 'are busy already')}`,
  ],
  countedStudents: [
    (count: number) => `${count} ${plural(count, 'studente è già impegnato', 'studenti sono già impegnati')}`,
    (count: number) => `${count} ${plural(count, 'student is busy already', 'students are busy already')}`,
  ],
  byEdition: [
    (title: string, from: string, to: string) => `dalle ${from} alle ${to} per il laboratorio “${title}”`,
    (title: string, from: string, to: string) => `from ${from} to ${to} by the lab “${title}”`,
  ],
  byOther: [
    (from: string, to: string) => `dalle ${from} alle ${to} per un altro laboratorio`,
    (from: string, to: string) => `from ${from} to ${to} by another lab`,
  ],
  byItself: [
    (when: string, from: string, to: string) =>
      `${when}: questo laboratorio ha già un altro incontro dalle ${from} alle ${to}.`,
    (when: string, from: string, to: string) => `${when}: this lab has another session already, from ${from} to ${to}.`,
  ],
  byHost: [
    (host: string, from: string, to: string) => `dalle ${from} alle ${to} al percorso presso ${host}`,
    (host: string, from: string, to: string) => `from ${from} to ${to} by the placement at ${host}`,
  ],
  byPlacement: [
    (from: string, to: string) => `dalle ${from} alle ${to} in un percorso`,
    (from: string, to: string) => `from ${from} to ${to} by a placement`,
  ],
  and: ['e', 'and'],
  lackingNames: [
    (names: string, machine: string) => `Senza abilitazione per ${machine}: ${names}.`,
    (names: string, machine: string) => `Without authorisation for ${machine}: ${names}.`,
  ],
  lackingCount: [
    (count: number, machine: string) =>
      `${count} ${plural(count, 'partecipante non ha', 'partecipanti non hanno')} l’abilitazione per ${machine}.`,
    (count: number, machine: string) =>
      `${count} ${plural(count, 'participant has', 'participants have')} no authorisation for ${machine}.`,
  ],
})
