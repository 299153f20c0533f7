import { phrases, plural } from '../platform/words.ts'

const studentsIt = (count: number) => plural(count, '1 studente', `${count} studenti`)
const studentsEn = (count: number) => plural(count, '1 student', `${count} students`)

/** Why an edition does not take a class that has a place in it, and what to do about it. */
export const classRefusalWords = phrases({
  'not-open': [
    'L’edizione non prende iscrizioni adesso: è stata chiusa o annullata. Senti l’ente, o rinuncia al posto.',
    'The edition takes no enrolments now: it was closed or cancelled. Ask the host, or give the place back.',
  ],
  'enrolment-ended': [
    'Le iscrizioni all’edizione sono chiuse: dalla sua pagina puoi ancora iscrivere la classe, scrivendo perché.',
    'Enrolment in the edition is over: from its page you can still enrol the class, saying why.',
  ],
  locked: [
    'È già trascorsa una parte troppo grande delle ore: dalla pagina dell’edizione puoi ancora iscrivere la classe, scrivendo perché.',
    'Too large a part of the hours has passed: from the page of the edition you can still enrol the class, saying why.',
  ],
  'no-session-ahead': ['Gli incontri dell’edizione sono finiti.', 'There is no session of the edition left.'],
  'no-students': ['Nella classe non c’è nessuno studente.', 'There is no student in the class.'],
  'not-in-class': [
    'L’elenco della classe è cambiato in questo momento: riprova.',
    'The list of the class has changed just now: try again.',
  ],
  'class-already-in': [
    'La classe è in lista d’attesa per questa edizione: toglila dalla lista nella pagina dei partecipanti e riprova.',
    'The class is on the waiting list of this edition: take it off on the page of the participants, and try again.',
  ],
  'already-in': [
    (names: string) =>
      `Qualcuno è già in questa edizione con un altro gruppo: ${names}. Iscrivi gli altri dalla pagina dell’edizione.`,
    (names: string) =>
      `Some are in this edition already, with another group: ${names}. Enrol the others from the page of the edition.`,
  ],
  'too-young': [
    (names: string, age: number) => `Il laboratorio è dai ${age} anni in su, e qualcuno è più giovane: ${names}.`,
    (names: string, age: number) => `The lab is for ages ${age} and over, and some are younger: ${names}.`,
  ],
  'too-old': [
    (names: string, age: number) => `Il laboratorio è fino ai ${age} anni, e qualcuno è più grande: ${names}.`,
    (names: string, age: number) => `The lab is for ages up to ${age}, and some are older: ${names}.`,
  ],
  'module-missing': [
    (names: string, code: string) => `Devono prima completare il modulo ${code}: ${names}.`,
    (names: string, code: string) => `They must complete the module ${code} first: ${names}.`,
  ],
  'authorisation-missing': [
    (names: string, machine: string) =>
      `Non hanno l’abilitazione per «${machine}», o scade prima dell’incontro: ${names}. La rilascia l’ente che tiene il laboratorio: poi riprova, oppure iscrivi gli altri dalla pagina dell’edizione.`,
    (names: string, machine: string) =>
      `They lack the authorisation for “${machine}”, or it ends before the session: ${names}. The host of the lab gives it: then try again, or enrol the others from the page of the edition.`,
  ],
  'no-seats': [
    (size: number, free: number) =>
      free === 0
        ? `La classe ha ${studentsIt(size)} e l’edizione non ha più posti liberi: senti l’ente, o mettila in lista d’attesa dalla pagina dell’edizione.`
        : `La classe ha ${studentsIt(size)} e ${plural(free, 'è rimasto 1 posto libero', `sono rimasti ${free} posti liberi`)}: chiedi all’ente altri posti, o scegli chi viene dalla pagina dell’edizione.`,
    (size: number, free: number) =>
      free === 0
        ? `The class has ${studentsEn(size)} and the edition has no free seat left: ask the host, or put it on the waiting list from the page of the edition.`
        : `The class has ${studentsEn(size)} and ${plural(free, '1 seat is', `${free} seats are`)} left: ask the host for more, or choose who comes from the page of the edition.`,
  ],
})
