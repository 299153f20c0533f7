import { phrases } from '../platform/words.ts'

/** Every sentence about what a school keeps on a student for all placements. */
export const studentFileWords = phrases({
  title: [(name: string) => `Fascicolo di ${name}`, (name: string) => `File of ${name}`],
  lead: [
    'Vale per tutti i percorsi: l’informativa alla famiglia e la formazione generale sulla sicurezza si annotano una volta sola.',
    'It holds for every placement: the notice to the family and the general safety training are recorded once.',
  ],
  open: ['Fascicolo per i percorsi', 'File for placements'],
  openForClass: ['Informative e sicurezza', 'Notices and safety'],
  classes: ['Classi', 'Classes'],
  notice: ['Informativa alla famiglia', 'Notice to the family'],
  noticeLead: [
    'Prima che un ente conosca il nome dello studente la famiglia deve sapere quali dati riceve e perché.',
    'Before a host learns the name of the student the family must know which data it gets, and why.',
  ],
  safety: ['Formazione generale sulla sicurezza', 'General safety training'],
  safetyLead: [
    'Almeno 4 ore, date dalla scuola prima del primo percorso. È un credito permanente: vale per tutti gli enti.',
    'At least 4 hours, given by the school before the first placement. It is credited for ever, for every host.',
  ],
  missing: ['Manca', 'Missing'],
  done: ['Annotata', 'Recorded'],
  on: ['Data', 'Date'],
  noticeOn: ['Consegnata il', 'Given on'],
  textVersion: ['Quale testo', 'Which text'],
  textVersionHint: ['Per esempio: informativa 2026/27.', 'For example: notice 2026/27.'],
  how: ['Come', 'How'],
  letter: ['Lettera firmata', 'Signed letter'],
  meeting: ['Incontro con le famiglie', 'Meeting with families'],
  portal: ['Registro elettronico', 'School portal'],
  by: ['Annotata da', 'Recorded by'],
  safetyOn: ['Conclusa il', 'Finished on'],
  hours: ['Ore', 'Hours'],
  hoursHint: ['Ore e minuti, per esempio 4:00.', 'Hours and minutes, for example 4:00.'],
  provider: ['Chi l’ha data', 'Who gave it'],
  providerHint: [
    'Per esempio: la scuola, la piattaforma del Ministero.',
    'For example: the school, the Ministry’s platform.',
  ],
  certificate: ['Attestato (scansione)', 'Certificate (scan)'],
  certificateHint: [
    'Facoltativo: PDF, foto JPEG o PNG, fino a 10 MB.',
    'Optional: PDF, JPEG or PNG picture, up to 10 MB.',
  ],
  openCertificate: ['Apri l’attestato', 'Open the certificate'],
  record: ['Annota', 'Record'],
  correct: ['Correggi', 'Correct'],
  recordedNotice: ['Informativa annotata.', 'Notice recorded.'],
  recordedSafety: ['Formazione generale annotata.', 'General training recorded.'],
  history: ['Che cosa è successo', 'What happened'],
  'event-notice': [(day: string) => `Informativa del ${day} annotata`, (day: string) => `Notice of ${day} recorded`],
  'event-notice-corrected': [
    (day: string) => `Informativa corretta: ${day}`,
    (day: string) => `Notice corrected: ${day}`,
  ],
  'event-safety': [
    (day: string) => `Formazione generale del ${day} annotata`,
    (day: string) => `General training of ${day} recorded`,
  ],
  'event-safety-corrected': [
    (day: string) => `Formazione generale corretta: ${day}`,
    (day: string) => `General training corrected: ${day}`,
  ],
  byPerson: [(what: string, name: string) => `${what} (${name})`, (what: string, name: string) => `${what} (${name})`],

  classTitle: [
    (label: string) => `Informative e sicurezza: ${label}`,
    (label: string) => `Notices and safety: ${label}`,
  ],
  classLead: [
    'Annota per tutti la stessa cosa, con una sola data: togli la spunta a chi non riguarda. Chi ce l’ha già resta com’è.',
    'Record the same thing for all, with one date: untick whom it does not concern. Who has it already stays as it is.',
  ],
  classRead: [
    'Che cosa la scuola ha annotato per gli studenti della classe.',
    'What the school has recorded for the students of the class.',
  ],
  student: ['Studente', 'Student'],
  tick: [(name: string) => `Scegli ${name}`, (name: string) => `Choose ${name}`],
  chosen: ['Scelta', 'Choice'],
  what: ['Che cosa annoti', 'What to record'],
  recordForClass: ['Annota per gli studenti spuntati', 'Record for the ticked students'],
  recordedFor: [
    (n: number) => (n === 1 ? 'Annotata per uno studente.' : `Annotata per ${n} studenti.`),
    (n: number) => (n === 1 ? 'Recorded for one student.' : `Recorded for ${n} students.`),
  ],
  nobody: ['Nessuno studente in questa classe', 'No students in this class'],
  nobodyAdvice: ['Carica prima l’elenco di classe.', 'Upload the class list first.'],
  back: ['Torna alla classe', 'Back to the class'],
  cancel: ['Annulla', 'Cancel'],

  'none-chosen': ['Spunta almeno uno studente.', 'Tick at least one student.'],
  'not-of-this-class': [
    'Uno studente spuntato non è più in questa classe: riapri la pagina.',
    'A ticked student is no longer in this class: open the page again.',
  ],
  'date-in-the-future': [
    'La data non è ancora arrivata: si annota ciò che è già avvenuto.',
    'The date has not come yet: record what has already happened.',
  ],
  'date-too-old': ['La data è di più di dieci anni fa: controllala.', 'The date is more than ten years ago: check it.'],
  'too-few-hours': [
    'La formazione generale dura almeno 4 ore: aggiungi le ore che mancano prima di annotarla.',
    'The general training takes at least 4 hours: add the missing hours before recording it.',
  ],
  'too-many-hours': ['Sono più di 40 ore: controlla.', 'These are more than 40 hours: check them.'],
})
