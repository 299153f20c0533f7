import { phrases } from '../platform/words.ts'

/** Every sentence about the work that students do at a partner. */
export const workWords = phrases({
  works: ['Attività per gli studenti', 'Work for students'],
  work: ['Attività', 'Work'],
  risk: ['Rischio', 'Risk'],
  themes: ['Temi', 'Themes'],
  actions: ['Azioni', 'Actions'],
  addWork: ['Aggiungi un’attività', 'Add work'],
  editWork: ['Modifica l’attività', 'Edit the work'],
  editShort: ['Modifica', 'Edit'],
  remove: ['Togli', 'Remove'],
  removeConfirm: [
    (name: string) => `Togliere l’attività “${name}” dal profilo?`,
    (name: string) => `Remove “${name}” from the profile?`,
  ],
  saved: ['L’attività è stata salvata.', 'The work has been saved.'],
  removed: ['L’attività è stata tolta.', 'The work has been removed.'],
  none: ['Nessuna attività', 'No work yet'],
  noneAdvice: [
    'Di’ che cosa possono fare gli studenti e con quale rischio: da questo dipende quanti ne può seguire ogni tutor.',
    'Say what students may do and with which risk: it decides how many of them each tutor may follow.',
  ],
  name: ['Che cosa fanno gli studenti', 'What students do'],
  nameHint: [
    'In poche parole, per esempio: stampa 3D, magazzino, grafica.',
    'In a few words: 3D printing, stock, design.',
  ],
  description: ['Descrizione', 'Description'],
  riskQuestion: ['Rischio dell’attività', 'Risk of the work'],
  riskAbout: [
    'Come risulta dal documento di valutazione dei rischi (DVR) dell’ente.',
    'As the risk assessment document (DVR) of the host says.',
  ],
  low: ['Rischio basso', 'Low risk'],
  medium: ['Rischio medio', 'Medium risk'],
  high: ['Rischio alto', 'High risk'],
  banned: ['Elevato rischio: vietata agli studenti', 'High-risk work: forbidden to students'],
  lowHint: [
    (students: number) => `Ufficio, disegno, negozio. Un tutor segue al massimo ${students} studenti.`,
    (students: number) => `Office, design, shop. A tutor follows ${students} students at most.`,
  ],
  mediumHint: [
    (students: number) =>
      `Laboratori con attrezzature leggere, magazzino, agricoltura. Un tutor segue al massimo ${students} studenti.`,
    (students: number) =>
      `Workshops with light equipment, stock, farming. A tutor follows ${students} students at most.`,
  ],
  highHint: [
    (students: number) =>
      `Officine, cantieri, chimica, ma in compiti che il DVR non indica ad elevato rischio. Un tutor segue al massimo ${students} studenti.`,
    (students: number) =>
      `Machine shops, building sites, chemistry, in tasks that the DVR does not call high-risk. A tutor follows ${students} students at most.`,
  ],
  bannedHint: [
    'Lavorazioni che il DVR indica ad elevato rischio. Scrivile, così è chiaro a tutti che gli studenti non le fanno.',
    'Work that the DVR calls high-risk. Write it down, so that everybody knows students do not do it.',
  ],
  bannedNote: [
    'Non può essere affidata a studenti (D.L. 159/2025).',
    'It may not be given to students (D.L. 159/2025).',
  ],
  noThemes: ['Il programma non ha ancora temi.', 'The programme has no themes yet.'],
  save: ['Salva', 'Save'],
  cancel: ['Annulla', 'Cancel'],
  'too-many': ['L’elenco è pieno: togli prima un’attività.', 'The list is full: remove some work first.'],
})
