import { phrases, plural } from '../platform/words.ts'

const studentsIt = (count: number) => plural(count, '1 studente', `${count} studenti`)
const studentsEn = (count: number) => plural(count, '1 student', `${count} students`)

/** Every sentence about participants, groups, the waiting list and withdrawals. */
export const rosterWords = phrases({
  participants: ['Partecipanti', 'Participants'],
  titleOf: [(edition: string) => `Partecipanti: ${edition}`, (edition: string) => `Participants: ${edition}`],
  seatsTaken: ['posti occupati', 'seats taken'],
  seatsOf: [
    (taken: number, seats: number) => `${taken} di ${seats}`,
    (taken: number, seats: number) => `${taken} of ${seats}`,
  ],
  onList: ['in lista d’attesa', 'on the waiting list'],
  minimumOf: [(minimum: number) => `minimo ${minimum}`, (minimum: number) => `minimum ${minimum}`],
  others: [
    (count: number) => `${plural(count, 'Partecipa', 'Partecipano')} anche ${studentsIt(count)} di altri istituti.`,
    (count: number) => `${studentsEn(count)} of other schools ${plural(count, 'takes', 'take')} part as well.`,
  ],
  groups: ['Gruppi', 'Groups'],
  group: ['Gruppo', 'Group'],
  school: ['Istituto', 'School'],
  state: ['Stato', 'State'],
  students: ['Studenti', 'Students'],
  teacher: ['Docente', 'Teacher'],
  countsYes: ['le ore valgono', 'the hours count'],
  countsNo: ['le ore non valgono', 'the hours do not count'],
  enrolled: ['Iscritto', 'Enrolled'],
  waiting: ['In lista d’attesa', 'On the waiting list'],
  offered: ['Posti offerti', 'Seats offered'],
  expired: ['Offerta scaduta', 'Offer expired'],
  declined: ['Ha rinunciato', 'Declined'],
  withdrawn: ['Ritirato', 'Withdrawn'],
  place: [
    (place: number, ahead: number) =>
      ahead === 0 ? 'siete i primi in lista' : `siete al posto ${place}, davanti a voi ${studentsIt(ahead)}`,
    (place: number, ahead: number) =>
      ahead === 0 ? 'you are first on the list' : `you are number ${place}, ${studentsEn(ahead)} before you`,
  ],
  tooBig: [
    (size: number, seats: number) =>
      `il gruppo è di ${size}, i posti in tutto ${seats}: ritiratelo e iscrivetevi in meno`,
    (size: number, seats: number) => `the group has ${size}, the lab ${seats} seats in all: withdraw and enrol fewer`,
  ],
  answerBy: [(when: string) => `rispondi entro il ${when}`, (when: string) => `answer by ${when}`],
  answerUntil: ['Rispondi entro', 'Answer by'],
  actions: ['Azioni', 'Actions'],
  answer: ['Rispondi', 'Answer'],
  add: ['Aggiungi studenti', 'Add students'],
  withdrawGroup: ['Ritira il gruppo', 'Withdraw the group'],
  changeTeacher: ['Cambia docente accompagnatore', 'Change the accompanying teacher'],
  withdraw: ['Ritira', 'Withdraw'],
  student: ['Studente', 'Student'],
  surname: ['Cognome', 'Surname'],
  givenName: ['Nome', 'Given name'],
  className: ['Classe', 'Class'],
  privacy: ['Informativa', 'Privacy document'],
  privacyOn: [(day: string) => `ricevuta il ${day}`, (day: string) => `received ${day}`],
  privacyMissing: ['Manca', 'Missing'],
  since: ['Dal', 'Since'],
  to: ['Al', 'To'],
  sinceDay: [(day: string) => `dal ${day}`, (day: string) => `since ${day}`],
  neverCame: ['mai venuto', 'never came'],
  formerTitle: ['Chi si è ritirato', 'Who has withdrawn'],
  reason: ['Motivo', 'Reason'],
  none: ['Nessuno del tuo istituto partecipa', 'Nobody of your school takes part'],
  noneAdvice: ['Iscrivi una classe per cominciare.', 'Enrol a class to begin.'],
  noneHost: ['Non c’è ancora nessun partecipante', 'There are no participants yet'],
  noneHostAdvice: [
    'Quando una scuola iscrive una classe, trovi qui i nomi.',
    'When a school enrols a class, you find the names here.',
  ],
  history: ['Che cosa è successo', 'What happened'],
  'line-enrolled': ['iscritto', 'enrolled'],
  'line-waiting': ['in lista d’attesa', 'on the waiting list'],
  'line-offered': ['posti offerti', 'seats offered'],
  'line-expired': ['nessuna risposta in tempo: offerta scaduta', 'no answer in time: offer expired'],
  'line-declined': ['ha rinunciato', 'declined'],
  'line-withdrawn': ['ritirato', 'withdrawn'],
  'line-left': [(name: string) => `${name} si è ritirato`, (name: string) => `${name} has withdrawn`],
  'line-joined': [(name: string) => `${name} si è aggiunto`, (name: string) => `${name} has joined`],
  'line-teacher': [
    (after: string, before: string | null) => `accompagna ${after}${before ? ` al posto di ${before}` : ''}`,
    (after: string, before: string | null) => `${after} comes along${before ? ` instead of ${before}` : ''}`,
  ],
  reasonIs: [(reason: string) => `Motivo: ${reason}`, (reason: string) => `Reason: ${reason}`],
  privacyTitle: [
    (edition: string) => `Informativa privacy: ${edition}`,
    (edition: string) => `Privacy document: ${edition}`,
  ],
  privacyLead: [
    'Spunta gli studenti per cui la scuola ha l’informativa firmata dalla famiglia. Finché ne manca una il laboratorio non può cominciare.',
    'Tick the students whose family has signed the privacy document. The lab cannot begin while one is missing.',
  ],
  privacyDay: ['Ricevuta il', 'Received on'],
  privacyDayHint: ['Vale per chi spunti adesso.', 'For those you tick now.'],
  received: ['Ricevuta', 'Received'],
  privacyTask: [
    (count: number) => plural(count, 'Manca un’informativa privacy', `Mancano ${count} informative privacy`),
    (count: number) => plural(count, 'One privacy document is missing', `${count} privacy documents are missing`),
  ],
  privacyTaskNote: ['Servono prima che il laboratorio cominci.', 'They are needed before the lab begins.'],
  notePrivacy: ['Segna le informative', 'Note the documents'],
  offerTask: [
    (group: string, seats: number) => plural(seats, `C’è un posto per ${group}`, `Ci sono ${seats} posti per ${group}`),
    (group: string, seats: number) =>
      plural(seats, `There is a seat for ${group}`, `There are ${seats} seats for ${group}`),
  ],
  save: ['Salva', 'Save'],
  cancelForm: ['Annulla', 'Cancel'],
  saved: ['Salvato.', 'Saved.'],
  'day-ahead': [
    'Il giorno è nel futuro: scegli oggi o un giorno passato.',
    'The day lies ahead: choose today or a day in the past.',
  ],
  'edition-over': [
    'Il laboratorio è finito o annullato: i partecipanti non cambiano più.',
    'The lab is over or cancelled: the participants do not change any more.',
  ],
  'not-in': ['Non è più iscritto: non c’è niente da ritirare.', 'No longer enrolled: there is nothing to withdraw.'],
  withdrawGroupTitle: [(group: string) => `Ritira ${group}`, (group: string) => `Withdraw ${group}`],
  withdrawStudentTitle: [(name: string) => `Ritira ${name}`, (name: string) => `Withdraw ${name}`],
  withdrawLead: [
    (edition: string) =>
      `Da «${edition}». Le presenze già segnate restano; i posti tornano liberi e vengono offerti a chi è in lista d’attesa.`,
    (edition: string) =>
      `From “${edition}”. Attendance noted so far stays; the seats come free and are offered to the waiting list.`,
  ],
  withdrawFrom: ['Primo giorno di assenza', 'First day away'],
  withdrawFromHint: [
    'Di solito oggi. Se non viene già da qualche tempo, scrivi da quando.',
    'Usually today. If the student has stayed away for some time, write since when.',
  ],
  reasonHint: [
    'Lo vede solo il tuo istituto. Non scrivere dati sulla salute.',
    'Only your school sees it. Do not write anything about health.',
  ],
  withdrawDone: ['Ritiro registrato: i posti sono liberi.', 'Withdrawn: the seats are free.'],
  keep: ['Non ritirare', 'Do not withdraw'],
  answerTitle: [(group: string) => `Posti liberi per ${group}`, (group: string) => `Free seats for ${group}`],
  answerLead: [
    (edition: string, seats: number) =>
      plural(
        seats,
        `Si è liberato un posto in «${edition}», tenuto per voi.`,
        `Si sono liberati ${seats} posti in «${edition}», tenuti per voi.`,
      ),
    (edition: string, seats: number) =>
      plural(
        seats,
        `A seat has come free in “${edition}”, held for you.`,
        `${seats} seats have come free in “${edition}”, held for you.`,
      ),
  ],
  accept: ['Accetta i posti', 'Take the seats'],
  decline: ['Rinuncia', 'Do without'],
  declineTitle: ['Non vi servono più?', 'You do not need them any more?'],
  accepted: ['Posti accettati: il gruppo è iscritto.', 'Seats taken: the group is enrolled.'],
  declinedDone: ['Avete rinunciato: i posti vanno a chi segue.', 'You did without: the seats go to the next.'],
  'not-offered': ['A questo gruppo adesso non sono offerti posti.', 'No seats are offered to this group now.'],
  'offer-expired': [
    'Il tempo per rispondere è passato e i posti sono andati a chi segue. Puoi iscrivere di nuovo il gruppo.',
    'The time to answer is over and the seats went to the next. You can enrol the group again.',
  ],
  'not-open': [
    'Il laboratorio adesso non prende iscrizioni: riprova quando riparte.',
    'The lab takes no enrolments now: try again when it goes on.',
  ],
  backToParticipants: ['Torna ai partecipanti', 'Back to the participants'],
  belowMinimum: [
    (enrolled: number, minimum: number) => `Minimo di ${minimum} partecipanti non raggiunto: ${studentsIt(enrolled)}.`,
    (enrolled: number, minimum: number) =>
      `The minimum of ${minimum} participants was not reached: ${studentsEn(enrolled)}.`,
  ],
})
