import { phrases, plural } from '../platform/words.ts'

/** Every sentence about who comes along with a group. */
export const groupTeacherWords = phrases({
  title: [
    (group: string) => `Cambia docente accompagnatore: ${group}`,
    (group: string) => `Change the accompanying teacher: ${group}`,
  ],
  lead: [
    (edition: string) =>
      `Nel laboratorio «${edition}». Gli appelli già fatti restano firmati da chi li ha firmati; i due docenti ricevono un avviso.`,
    (edition: string) =>
      `In the lab “${edition}”. Roll calls that were taken stay signed by whoever signed them; both teachers are told.`,
  ],
  now: ['Accompagna ora', 'Comes along now'],
  nobody: ['Nessuno', 'Nobody'],
  students: ['Studenti', 'Students'],
  ahead: ['Incontri da fare', 'Sessions to come'],
  aheadOf: [
    (count: number, first: string) => plural(count, `1, il ${first}`, `${count}, il primo il ${first}`),
    (count: number, first: string) => plural(count, `1, on ${first}`, `${count}, the first on ${first}`),
  ],
  noneAhead: ['Nessuno', 'None'],
  teacher: ['Docente che accompagna da oggi', 'Teacher who comes along from today'],
  teacherHint: [
    'Chi lavora nel tuo istituto e ha un accesso attivo. Deve essere libero in tutti gli incontri da fare.',
    'The staff of your school with an open account. They must be free at all sessions to come.',
  ],
  choose: ['Scegli…', 'Choose…'],
  save: ['Cambia docente', 'Change the teacher'],
  back: ['Torna ai partecipanti', 'Back to the participants'],
  saved: [
    (name: string) => `Da ora accompagna ${name}. I docenti ricevono un avviso.`,
    (name: string) => `${name} comes along from now on. The teachers are told.`,
  ],
  noOthers: ['Non c’è nessun altro da scegliere', 'There is nobody else to choose'],
  noOthersAdvice: [
    'La segreteria del tuo istituto può invitare un docente dalla pagina Utenti; poi lo trovi qui.',
    'The office of your school can invite a teacher on the page People; then you find them here.',
  ],
  'unknown-teacher': [
    'Questa persona non lavora più nel tuo istituto o non ha più accesso: scegline un’altra.',
    'This person has left your school or has no access any more: choose another.',
  ],
  'teacher-changed': [
    'Intanto qualcuno ha già cambiato il docente: guarda chi accompagna ora e, se serve, scegli di nuovo.',
    'Somebody has changed the teacher meanwhile: look at who comes along now and choose again if needed.',
  ],
  'group-gone': [
    'Il gruppo non è più iscritto e non è in lista d’attesa: non c’è nessuno da accompagnare. Per riportarlo, iscrivilo di nuovo.',
    'The group is neither enrolled nor waiting any more: there is nobody to come along with. To bring it back, enrol it again.',
  ],
  'edition-over': [
    'Il laboratorio è finito o annullato: il docente accompagnatore non cambia più.',
    'The lab is over or cancelled: the accompanying teacher does not change any more.',
  ],
  'changed-meanwhile': [
    'Intanto il laboratorio è cambiato: riprova tra poco.',
    'The lab has changed meanwhile: try again in a moment.',
  ],
})
