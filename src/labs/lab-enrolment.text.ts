import { phrases, plural } from '../platform/words.ts'

const studentsIt = (count: number) => plural(count, '1 studente', `${count} studenti`)
const studentsEn = (count: number) => plural(count, '1 student', `${count} students`)
const seatsIt = (count: number) => plural(count, '1 posto', `${count} posti`)
const seatsEn = (count: number) => plural(count, '1 seat', `${count} seats`)

/** Every sentence of the enrolment in a lab. */
export const enrolmentWords = phrases({
  title: [(edition: string) => `Iscrivi: ${edition}`, (edition: string) => `Enrol: ${edition}`],
  titleJoin: [
    (group: string, edition: string) => `Aggiungi studenti a ${group}: ${edition}`,
    (group: string, edition: string) => `Add students to ${group}: ${edition}`,
  ],
  chooseLead: [
    'Quale classe vuoi portare? Spuntane più di una per un gruppo misto.',
    'Which class do you want to bring? Tick several for a mixed group.',
  ],
  classes: ['Classi', 'Classes'],
  classStudents: [studentsIt, studentsEn],
  classIn: ['già iscritta', 'already enrolled'],
  otherYear: ['il modulo è pensato per altri anni di corso', 'the module is made for other years of the course'],
  next: ['Continua', 'Continue'],
  back: ['Torna al laboratorio', 'Back to the lab'],
  noClasses: ['Non hai classi da iscrivere', 'You have no classes to enrol'],
  noClassesAdvice: [
    'Qui compaiono le classi che segui. Chiedi alla segreteria di abbinarti alla tua classe.',
    'The classes you follow appear here. Ask the school office to assign you to your class.',
  ],
  'no-classes-chosen': ['Spunta almeno una classe.', 'Tick at least one class.'],
  where: ['Dove', 'Where'],
  seats: ['Posti', 'Seats'],
  seatsOf: [
    (free: number, seats: number) => `${free} liberi su ${seats}`,
    (free: number, seats: number) => `${free} of ${seats} free`,
  ],
  queueFirst: [
    'I posti liberi sono riservati a chi è già in lista d’attesa.',
    'The free seats are reserved for those who are on the waiting list already.',
  ],
  until: ['Iscrizioni', 'Enrolment'],
  untilDay: [(day: string) => `fino al ${day}`, (day: string) => `until ${day}`],
  untilLock: [
    (percent: number, hours: string) => `finché non è trascorso il ${percent} % delle ${hours} ore`,
    (percent: number, hours: string) => `until ${percent} % of the ${hours} hours have passed`,
  ],
  dates: ['Quando', 'When'],
  datesLead: [
    (count: number, hours: string) => plural(count, `1 incontro, ${hours} ore`, `${count} incontri, ${hours} ore`),
    (count: number, hours: string) => plural(count, `1 session, ${hours} hours`, `${count} sessions, ${hours} hours`),
  ],
  noDates: [
    'Le date non sono ancora fissate: quando ci saranno, controlleremo che gli studenti siano liberi.',
    'The dates are not fixed yet: once they are, we check that the students are free.',
  ],
  earlier: [
    (count: number) => plural(count, 'Un incontro si è già tenuto.', `${count} incontri si sono già tenuti.`),
    (count: number) => plural(count, 'One session has been held already.', `${count} sessions have been held already.`),
  ],
  students: ['Chi partecipa', 'Who takes part'],
  studentsHint: [
    'Sono spuntati tutti: togli la spunta a chi non viene.',
    'All are ticked: untick those who do not come.',
  ],
  alreadyIn: ['già iscritto o in lista d’attesa', 'already enrolled or on the waiting list'],
  allIn: [
    'Tutti gli studenti di questa classe sono già iscritti o in lista d’attesa.',
    'All students of this class are enrolled or on the waiting list already.',
  ],
  toParticipants: ['Vai ai partecipanti', 'Go to the participants'],
  teacher: ['Docente che accompagna', 'Teacher who comes along'],
  teacherHint: [
    'Firma il registro come tutor della scuola e riceve gli avvisi.',
    'Signs the register as tutor of the school and gets the notices.',
  ],
  choose: ['Scegli…', 'Choose…'],
  counts: ['Le ore valgono per la formazione scuola-lavoro?', 'Do the hours count for school-to-work?'],
  countsHint: [
    (hours: string) => `Questo modulo può far valere al massimo ${hours} ore a studente.`,
    (hours: string) => `At most ${hours} hours per student can count for this module.`,
  ],
  countsYes: ['Sì, le ore convalidate valgono', 'Yes, approved hours count'],
  countsNo: ['No, è un’attività della classe', 'No, it is an activity of the class'],
  privacy: ['Informativa privacy firmata dalle famiglie', 'Privacy document signed by the families'],
  privacyHint: [
    'Serve per tutti prima che il laboratorio cominci.',
    'It is needed for everybody before the lab begins.',
  ],
  privacyAll: ['La scuola l’ha già ricevuta per tutti', 'The school has received it for everybody'],
  privacyLater: ['Non ancora: la segno dopo, studente per studente', 'Not yet: I note it later, student by student'],
  force: ['Perché iscrivi lo stesso', 'Why you enrol all the same'],
  forceHint: [
    'Le iscrizioni sono chiuse: come coordinamento puoi procedere, il motivo resta agli atti.',
    'Enrolment is over: as coordinator you may go on, the reason stays on record.',
  ],
  enrol: [(label: string) => `Iscrivi ${label}`, (label: string) => `Enrol ${label}`],
  enrolChosen: ['Iscrivi gli studenti spuntati', 'Enrol the ticked students'],
  wait: ['Metti tutti in lista d’attesa', 'Put everybody on the waiting list'],
  split: [
    (count: number) => `Iscrivi i primi ${count}, gli altri in lista d’attesa`,
    (count: number) => `Enrol the first ${count}, the others on the waiting list`,
  ],
  forcedHint: [
    (count: number) =>
      `Lascia spuntati solo gli studenti che prendono ${seatsIt(count)}: a iscrizioni chiuse la lista d’attesa non si muove.`,
    (count: number) =>
      `Leave only the students ticked who get the ${seatsEn(count)}: once enrolment is over the waiting list does not move.`,
  ],
  splitHint: [
    (count: number) =>
      `Per decidere chi prende ${seatsIt(count)}, lascia spuntati solo loro e iscrivili: poi metti gli altri in lista d’attesa. Altrimenti vale l’ordine dell’elenco.`,
    (count: number) =>
      `To decide who gets the ${seatsEn(count)}, leave only them ticked and enrol them: then put the others on the waiting list. Otherwise the order of the list counts.`,
  ],
  enrolled: [
    (count: number) => plural(count, 'Un iscritto: il posto è preso.', `Iscrizione fatta: ${count} posti presi.`),
    (count: number) => plural(count, 'One enrolled: the seat is taken.', `Enrolled: ${count} seats taken.`),
  ],
  waiting: [
    (count: number) => `In lista d’attesa: ${studentsIt(count)}. Quando si libera posto ti scriviamo.`,
    (count: number) => `On the waiting list: ${studentsEn(count)}. We write to you when seats come free.`,
  ],
  'unknown-teacher': ['Scegli una persona del tuo istituto.', 'Choose somebody of your school.'],
  'group-gone': [
    'Il gruppo non è più iscritto: iscrivi gli studenti da capo.',
    'The group is no longer enrolled: enrol the students anew.',
  ],
  'not-yours-to-force': [
    'Solo il coordinamento può iscrivere dopo la chiusura.',
    'Only the coordinator may enrol once enrolment is over.',
  ],
  'not-open': [
    'Questo laboratorio non prende iscrizioni adesso: controlla il suo stato nella pagina del laboratorio.',
    'This lab takes no enrolments now: look at its state on its page.',
  ],
  'enrolment-ended': [
    'Le iscrizioni sono chiuse: il coordinamento del tuo istituto può ancora iscrivere, motivando.',
    'Enrolment is over: the coordinator of your school can still enrol, with a reason.',
  ],
  locked: [
    'È già trascorsa una parte troppo grande delle ore: chi entra ora non potrebbe avere l’attestato. Il coordinamento può iscrivere lo stesso, motivando.',
    'Too large a part of the hours has passed: who comes in now could miss the certificate. The coordinator can still enrol, with a reason.',
  ],
  'no-session-ahead': [
    'Gli incontri sono finiti: cerca un’altra edizione dello stesso modulo.',
    'There is no session left: look for another edition of the same module.',
  ],
  'no-students': ['Spunta almeno uno studente.', 'Tick at least one student.'],
  'not-in-class': [
    'Qualcuno non è più nella classe: ricarica la pagina e controlla l’elenco.',
    'Somebody is no longer in the class: reload the page and check the list.',
  ],
  'class-already-in': [
    'La classe è già iscritta o in lista d’attesa: aggiungi i singoli studenti dalla pagina dei partecipanti.',
    'The class is enrolled or waiting already: add single students from the page of the participants.',
  ],
  'already-in': [
    (names: string) => `Sono già in questo laboratorio: ${names}. Togli la spunta.`,
    (names: string) => `They are in this lab already: ${names}. Untick them.`,
  ],
  'too-young': [
    (names: string, age: number) => `Il laboratorio è dai ${age} anni in su. Togli: ${names}.`,
    (names: string, age: number) => `The lab is for ages ${age} and over. Untick: ${names}.`,
  ],
  'too-old': [
    (names: string, age: number) => `Il laboratorio è fino ai ${age} anni. Togli: ${names}.`,
    (names: string, age: number) => `The lab is for ages up to ${age}. Untick: ${names}.`,
  ],
  'module-missing': [
    (names: string, code: string) => `Devono prima completare il modulo ${code}: ${names}.`,
    (names: string, code: string) => `They must complete the module ${code} first: ${names}.`,
  ],
  'authorisation-missing': [
    (names: string, machine: string) =>
      `Non hanno l’abilitazione per «${machine}», o scade prima dell’incontro: ${names}. La rilascia l’ente che tiene il laboratorio: falla rinnovare, oppure iscrivi il gruppo senza di loro.`,
    (names: string, machine: string) =>
      `They lack the authorisation for “${machine}”, or it ends before the session: ${names}. The host of the lab gives it: have it renewed, or enrol the group without them.`,
  ],
  'no-seats': [
    (count: number, free: number) =>
      free === 0
        ? `${studentsIt(count)} e nessun posto libero: puoi metterli in lista d’attesa.`
        : `${studentsIt(count)} e ${seatsIt(free)}: scegli chi viene, oppure usa uno dei pulsanti in fondo.`,
    (count: number, free: number) =>
      free === 0
        ? `${studentsEn(count)} and no free seat: you can put them on the waiting list.`
        : `${studentsEn(count)} and ${seatsEn(free)}: choose who comes, or use one of the buttons below.`,
  ],
})
