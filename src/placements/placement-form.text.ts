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
  offer: ['Offerta di posti', 'Offer of seats'],
  offerNote: [
    'Periodo, orario, sede, tutor e attività vengono dall’offerta: puoi ancora cambiarli.',
    'Period, timetable, site, tutor and activities come from the offer: you may still change them.',
  ],
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
  titleHint: [
    'Per esempio: Prototipi in officina. L’ente lo legge prima di sapere chi è lo studente: niente nomi.',
    'For example: Prototypes in the workshop. The host reads it before it knows the student: no names.',
  ],
  activities: ['Attività', 'Activities'],
  activitiesHint: [
    'Che cosa farà lo studente, in poche righe: lo leggono anche lui e l’ente.',
    'What the student will do, in a few lines: student and host read it too.',
  ],
  terms: ['Periodo e orario', 'Period and timetable'],
  from: ['Primo giorno', 'First day'],
  to: ['Ultimo giorno', 'Last day'],
  toHint: [
    'Può venire dopo il 31 agosto: ogni ora conta nell’anno scolastico del suo giorno.',
    'It may come after 31 August: every hour counts in the school year of its day.',
  ],
  kind: ['Tipo', 'Kind'],
  ordinary: ['Percorso presso l’ente', 'Placement at the host'],
  simulated: ['Impresa formativa simulata, a scuola', 'Simulated enterprise, at school'],
  simulatedNote: [
    'Gli studenti lavorano a scuola; l’impresa scelta fa da guida. La convenzione e il tutor dell’ente possono mancare.',
    'The students work at school, guided by the firm chosen. Agreement and host tutor may be missing.',
  ],
  toSimulated: ['È un’impresa formativa simulata', 'It is a simulated enterprise'],
  toPlacement: ['È un percorso presso l’ente', 'It is a placement at the host'],
  sharedWith: ['Condiviso con', 'Shared with'],
  sharedNote: [
    'I due percorsi formano un solo progetto: scrivi qui solo il periodo e le ore presso questo ente.',
    'The two placements are one project: write here only the period and hours at this host.',
  ],
  second: ['Un secondo tutor', 'A second tutor'],
  secondLead: [
    'Solo se due persone si dividono il lavoro: la percentuale è del secondo, il resto è del primo.',
    'Only if two people share the work: the percentage is the second’s, the rest the first’s.',
  ],
  secondHostTutor: ['Secondo tutor dell’ente', 'Second host tutor'],
  secondSchoolTutor: ['Secondo tutor scolastico', 'Second school tutor'],
  percent: ['Sua parte, in percentuale', 'Share, in percent'],
  nobody: ['Nessuno', 'Nobody'],
  documentsNote: [
    'I documenti sono già avviati: se cambi periodo, orario, sede, tutor o attività, le firme raccolte non valgono più e saranno chieste di nuovo.',
    'The documents have begun: if you change period, timetable, site, tutors or activities, signatures already given are void and will be asked for again.',
  ],
  timetable: ['Orario settimanale', 'Weekly timetable'],
  timetableHint: [
    'Lascia vuoti i giorni e gli orari che non servono. Le ore fuori da questi orari non sono coperte da assicurazione.',
    'Leave empty what is not needed. Hours outside these times are not insured.',
  ],
  weekday: ['Giorno', 'Day'],
  daySite: ['Sede', 'Site'],
  mainSite: ['Sede principale', 'Main site'],
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

  reason: ['Motivo', 'Reason'],
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
