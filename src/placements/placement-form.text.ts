import { phrases } from '../platform/words.ts'

/** Every sentence of the forms of placements. */
export const placementFormWords = phrases({
  newPlacement: ['Nuovo percorso', 'New placement'],
  editPlacement: ['Modifica il percorso', 'Edit the placement'],
  stepStudent: ['Studente', 'Student'],
  stepHost: ['Ente ospitante', 'Host'],
  stepTerms: ['Periodo, orario, tutor', 'Period, timetable, tutors'],
  chooseStudent: ['Chi è lo studente?', 'Who is the student?'],
  searchStudent: ['Cognome o nome', 'Surname or name'],
  class: ['Classe', 'Class'],
  anyClass: ['Tutte le classi', 'All classes'],
  typeAName: ['Cerca lo studente', 'Look for the student'],
  typeANameAdvice: ['Scrivi una parte del nome o scegli la classe.', 'Write part of the name or choose the class.'],
  noStudent: ['Nessuno studente trovato', 'No student found'],
  noStudentAdvice: [
    'Prova con meno lettere. Se manca, la segreteria può caricare l’elenco della classe.',
    'Try fewer letters. If the student is missing, the office can load the class list.',
  ],
  noClasses: ['Non ci sono ancora classi', 'There are no classes yet'],
  noClassesAdvice: [
    'Per inserire un percorso servono gli studenti: carica prima l’elenco di una classe.',
    'A placement needs a student: load a class list first.',
  ],
  loadList: ['Carica un elenco', 'Load a class list'],
  studentsShown: [
    (shown: number, total: number) => `${shown} di ${total} studenti`,
    (shown: number, total: number) => `${shown} of ${total} students`,
  ],
  choose: ['Scegli', 'Choose'],
  chooseHost: ['Dove andrà?', 'Where will it be?'],
  searchHost: ['Nome, comune o partita IVA', 'Name, town or VAT number'],
  host: ['Ente ospitante', 'Host'],
  town: ['Comune', 'Town'],
  tutors: ['Tutor', 'Tutors'],
  student: ['Studente', 'Student'],
  noHost: ['Nessun ente trovato', 'No host found'],
  noHostAdvice: [
    'Prova con meno parole. Se l’ente non c’è ancora, inseriscilo.',
    'Try fewer words. If the host is not here yet, add it.',
  ],
  newHost: ['Nuovo ente', 'New host'],
  hostsShown: [
    (shown: number, total: number) => `${shown} di ${total} enti`,
    (shown: number, total: number) => `${shown} of ${total} hosts`,
  ],
  who: ['Chi e dove', 'Who and where'],
  change: ['Cambia', 'Change'],
  site: ['Sede', 'Site'],
  hostTutor: ['Tutor dell’ente', 'Host tutor'],
  hostTutorHint: [
    'Accoglie lo studente e conferma le ore. Serve prima dell’avvio.',
    'Takes the student in and confirms the hours. Needed before the start.',
  ],
  addTutor: ['Aggiungi un tutor all’ente', 'Add a tutor to the host'],
  schoolTutor: ['Tutor scolastico', 'School tutor'],
  schoolTutorHint: [
    'Segue lo studente e convalida le ore. Serve prima dell’avvio.',
    'Follows the student and approves the hours. Needed before the start.',
  ],
  notYet: ['Da decidere', 'Not decided yet'],
  chooseOne: ['Scegli…', 'Choose…'],
  left: [(name: string) => `${name} (non più in carica)`, (name: string) => `${name} (no longer in office)`],
  title: ['Titolo del percorso', 'Title of the placement'],
  titleHint: ['Per esempio: Prototipi in officina.', 'For example: Prototypes in the workshop.'],
  activities: ['Attività', 'Activities'],
  activitiesHint: [
    'Che cosa farà lo studente, in poche righe: lo leggono anche lui e l’ente.',
    'What the student will do, in a few lines: student and host read it too.',
  ],
  terms: ['Periodo e orario', 'Period and timetable'],
  from: ['Primo giorno', 'First day'],
  to: ['Ultimo giorno', 'Last day'],
  timetable: ['Orario settimanale', 'Weekly timetable'],
  timetableHint: [
    'Lascia vuoti i giorni e gli orari che non servono. Le ore fuori da questi orari non sono coperte da assicurazione.',
    'Leave empty what is not needed. Hours outside these times are not insured.',
  ],
  weekday: ['Giorno', 'Day'],
  'from-1': ['Mattina, dalle', 'Morning, from'],
  'to-1': ['Mattina, alle', 'Morning, to'],
  'from-2': ['Pomeriggio, dalle', 'Afternoon, from'],
  'to-2': ['Pomeriggio, alle', 'Afternoon, to'],
  timeLabel: [(day: string, what: string) => `${day}: ${what}`, (day: string, what: string) => `${day}: ${what}`],
  plannedHours: ['Monte ore previsto', 'Planned hours'],
  plannedHint: [
    'Ore e minuti, per esempio 60:00. Lascia vuoto per prendere le ore date dall’orario, senza le festività.',
    'Hours and minutes, such as 60:00. Leave empty to take those given by the timetable, without holidays.',
  ],
  plannedNow: [
    (hours: string) =>
      `Ore e minuti, per esempio 60:00. L’orario salvato dà ${hours} ore; lascia vuoto per prendere quelle.`,
    (hours: string) =>
      `Hours and minutes, such as 60:00. The stored timetable gives ${hours}; leave empty to take those.`,
  ],
  agreement: ['Convenzione', 'Agreement'],
  agreementHint: [
    'Deve valere in tutti i giorni del percorso. Nella bozza può mancare.',
    'It must hold on every day of the placement. In a draft it may still be open.',
  ],
  noAgreementHint: [
    'Con questo ente non c’è nessuna convenzione in vigore: la bozza si può salvare, ma il percorso non può cominciare.',
    'There is no agreement in force with this host: the draft can be saved, but the placement cannot start.',
  ],
  agreementOf: [
    (number: string, from: string, to: string) => `n. ${number}, dal ${from} al ${to}`,
    (number: string, from: string, to: string) => `no. ${number}, ${from} to ${to}`,
  ],
  agreementOver: ['Quella scelta prima, non più in vigore', 'The one chosen before, no longer in force'],
  addAgreement: ['Prepara la convenzione', 'Prepare the agreement'],
  saveDraft: ['Salva la bozza', 'Save the draft'],
  save: ['Salva', 'Save'],
  cancel: ['Annulla', 'Cancel'],

  amendTitle: ['Nuova variazione', 'New amendment'],
  amendLead: [
    'Una variazione cambia fine, orario o ore da un certo giorno in poi; quello che è già successo resta com’era.',
    'An amendment changes end, timetable or hours from a day on; what has happened stays as it was.',
  ],
  validFrom: ['Vale dal', 'Valid from'],
  validFromHint: [(day: string) => `Al più presto dal ${day}.`, (day: string) => `Not before ${day}.`],
  newEnd: ['Nuovo ultimo giorno', 'New last day'],
  plannedTotal: ['Monte ore complessivo', 'Planned hours in all'],
  plannedTotalHint: [
    'Di tutto il percorso, non solo da questa variazione. Lascia vuoto per prendere le ore date dagli orari.',
    'Of the whole placement, not only from this amendment. Leave empty to take those of the timetables.',
  ],
  reason: ['Motivo', 'Reason'],
  reasonHint: ['Si legge nella storia del percorso.', 'It is shown in the history of the placement.'],
  recordAmendment: ['Registra la variazione', 'Record the amendment'],
  tutorsTitle: ['Cambio dei tutor', 'Change of tutors'],
  tutorsLead: [
    'I nuovi tutor seguono il percorso da subito. Le ore già confermate o convalidate restano a nome di chi l’ha fatto.',
    'The new tutors follow the placement from now on. Hours already confirmed or approved keep the names they have.',
  ],
  changeTutors: ['Cambia i tutor', 'Change the tutors'],

  cancelTitle: ['Annullamento del percorso', 'Cancellation of the placement'],
  cancelLead: [
    (student: string, host: string) =>
      `${student} presso ${host}. Dopo l’annullamento non si registrano altre ore; quelle già registrate restano.`,
    (student: string, host: string) =>
      `${student} at ${host}. After the cancellation no more hours are logged; those already logged stay.`,
  ],
  cancelReasonHint: [
    'Per esempio: lo studente ha cambiato scuola; l’ente non può più ospitare.',
    'For example: the student has changed school; the host can no longer take students in.',
  ],
  cancelPlacement: ['Annulla il percorso', 'Cancel the placement'],
})

export type PlacementFormWords = ReturnType<typeof placementFormWords>
