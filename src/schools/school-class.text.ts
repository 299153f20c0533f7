import { type Language, phrases, plural } from '../platform/words.ts'
import type { LeavingReason } from './enrolment.rules.ts'

/** Every sentence about classes and students. */
export const classWords = phrases({
  classes: ['Classi', 'Classes'],
  classesLead: [
    'Le classi dell’anno scolastico, con gli studenti iscritti oggi.',
    'The classes of the school year, with the students enrolled today.',
  ],
  pastLead: [
    'Le classi di un anno concluso, come erano alla fine: si possono solo consultare.',
    'The classes of a past year, as they were at its end: they can only be read.',
  ],
  schoolYear: ['Anno scolastico', 'School year'],
  findStudent: ['Cerca uno studente', 'Find a student'],
  studentsFound: [(q: string) => `Studenti trovati per “${q}”`, (q: string) => `Students found for “${q}”`],
  nobodyFound: ['Nessuno studente trovato', 'No student found'],
  nobodyFoundAdvice: ['Prova con una parte del cognome o del nome.', 'Try a part of the surname or of the given name.'],
  moreFound: [
    'Sono mostrati i primi 50: scrivi il nome più per esteso.',
    'The first 50 are shown: write more of the name.',
  ],
  schoolClass: ['Classe', 'Class'],
  site: ['Sede', 'Site'],
  students: ['Studenti', 'Students'],
  teachers: ['Docenti', 'Teachers'],
  followers: ['Chi segue la classe', 'Who follows the class'],
  noTeacher: ['Nessuno', 'None'],
  import: ['Carica un elenco', 'Upload a class list'],
  noClasses: ['Nessuna classe in questo anno scolastico', 'No class in this school year'],
  noClassesAdvice: [
    'Carica l’elenco esportato dal registro elettronico: le classi si creano da sole.',
    'Upload the list your class register exports: the classes are made by themselves.',
  ],
  noOwnClasses: ['Non segui ancora nessuna classe', 'You do not follow a class yet'],
  noOwnClassesAdvice: [
    'La segreteria assegna i docenti alle classi.',
    'The school office assigns teachers to classes.',
  ],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],

  title: [(label: string) => `Classe ${label}`, (label: string) => `Class ${label}`],
  name: ['Cognome e nome', 'Surname and given name'],
  birthDate: ['Data di nascita', 'Date of birth'],
  access: ['Accesso', 'Access'],
  active: ['Attivo', 'Active'],
  waiting: ['Foglio stampato, non ancora usato', 'Slip printed, not used yet'],
  none: ['Nessun accesso', 'No access'],
  open: ['Apri', 'Open'],
  nobody: ['Nessuno studente in questa classe', 'No student in this class'],
  nobodyAdvice: ['Carica l’elenco aggiornato della classe.', 'Upload the current list of the class.'],
  gone: ['Non più in classe', 'No longer in the class'],
  period: ['Periodo', 'Period'],
  reason: ['Motivo', 'Reason'],
  noneGone: ['Nessuno ha lasciato la classe', 'Nobody has left the class'],
  files: ['Informative e sicurezza', 'Notices and safety'],
  dossier: ['Fascicolo per l’esame', 'Dossier for the exam'],
  ownFile: ['Fascicolo per i percorsi', 'File for placements'],
  calendar: ['Vedi il calendario', 'See the calendar'],
  slips: ['Stampa i fogli di attivazione', 'Print the activation slips'],
  slipsConfirm: [
    'I fogli stampati prima e non ancora usati smettono di valere. Continuare?',
    'Slips printed before and not used yet stop working. Go on?',
  ],
  register: ['Registro della classe', 'Class register'],
  teachersLead: [
    'I docenti scelti vedono la classe, i suoi studenti e il suo registro.',
    'The chosen teachers see the class, its students and its register.',
  ],
  saveTeachers: ['Salva i docenti', 'Save the teachers'],
  teachersSaved: ['Docenti della classe salvati.', 'Teachers of the class saved.'],
  inviteTeachers: [
    'Nessun docente ha ancora un accesso: invitali dalla pagina Utenti.',
    'No teacher has access yet: invite them from the page People.',
  ],
  invite: ['Invita un docente', 'Invite a teacher'],
  'past-year': [
    'L’anno scolastico è concluso: la classe si può solo consultare.',
    'The school year is over: the class can only be read.',
  ],
  'not-a-teacher-here': [
    'Uno dei docenti scelti non ha più un accesso in questa scuola: ricarica la pagina.',
    'One of the chosen teachers has no access at this school any more: reload the page.',
  ],

  student: ['Studente', 'Student'],
  taxCode: ['Codice fiscale', 'Tax code'],
  noTaxCode: ['Non ancora noto', 'Not known yet'],
  sex: ['Sesso', 'Sex'],
  email: ['E-mail', 'E-mail'],
  username: ['Nome utente', 'User name'],
  currentClass: ['Classe attuale', 'Current class'],
  noClass: ['In nessuna classe', 'In no class'],
  enrolments: ['Iscrizioni', 'Enrolments'],
  noEnrolments: ['Nessuna iscrizione', 'No enrolment'],
  since: [(day: string) => `dal ${day}`, (day: string) => `since ${day}`],
  fromTo: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} – ${to}`],
  inProgress: ['In corso', 'In progress'],
  yearOver: ['Fine anno scolastico', 'End of the school year'],
  slip: ['Stampa il foglio di attivazione', 'Print the activation slip'],
  placements: ['Percorsi', 'Placements'],
  labs: ['Laboratori', 'Labs'],
  lab: ['Laboratorio', 'Lab'],
  attended: ['Ore frequentate', 'Hours attended'],
  approvedHours: ['Convalidate', 'Approved'],
  countedHours: ['Contano per la formazione scuola-lavoro', 'Count for school-to-work'],
  placement: ['Percorso', 'Placement'],
  state: ['Stato', 'State'],
  noPlacements: ['Nessun percorso', 'No placement'],
  moves: ['Classe e trasferimenti', 'Class and transfers'],
  ownData: ['Dati e accessi', 'Data and readers'],
  addPlacement: ['Nuovo percorso', 'New placement'],

  slipsTitle: [(label: string) => `Fogli di attivazione · ${label}`, (label: string) => `Activation slips · ${label}`],
  slipsLead: [
    (count: number) =>
      `${count} ${plural(count, 'foglio', 'fogli')}, uno per ogni studente che non accede ancora. Stampa, ritaglia e consegna a mano: chi ha il codice può entrare.`,
    (count: number) =>
      `${count} ${plural(count, 'slip', 'slips')}, one for each student who does not sign in yet. Print, cut and hand over in person: whoever has the code can enter.`,
  ],
  code: ['Codice', 'Code'],
  openSite: [(address: string) => `Apri ${address}`, (address: string) => `Open ${address}`],
  writeCode: ['Scrivi il nome utente e il codice.', 'Write the user name and the code.'],
  choosePassword: ['Scegli una password solo tua.', 'Choose a password of your own.'],
  validUntil: [(day: string) => `Vale fino al ${day}, una volta sola.`, (day: string) => `Valid until ${day}, once.`],
  allActive: ['Tutti gli studenti accedono già', 'All students sign in already'],
  allActiveAdvice: [
    'Non c’è nessun foglio da stampare. Chi ha dimenticato la password può chiedere aiuto alla segreteria.',
    'There is no slip to print. Who forgot the password can ask the office for help.',
  ],
  back: ['Torna indietro', 'Go back'],
})

const leavings = phrases({
  'class-change': ['Cambio di classe', 'Change of class'],
  'new-year': ['Passaggio all’anno successivo', 'Next school year'],
  withdrawn: ['Ritiro', 'Withdrawn'],
  transferred: ['Trasferimento ad altra scuola', 'Transferred to another school'],
  'not-in-list': ['Non più nell’elenco della classe', 'No longer on the class list'],
})

/** Why an enrolment ended. */
export function leavingText(reason: LeavingReason, language: Language): string {
  return leavings(language)[reason]
}
