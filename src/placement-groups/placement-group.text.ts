import { phrases, plural } from '../platform/words.ts'

/** Every sentence about groups of placements, but for those of the forms. */
export const groupWords = phrases({
  groups: ['Gruppi di percorsi', 'Groups of placements'],
  groupsLead: [
    'Una classe o un gruppo di studenti, più enti, le stesse condizioni: i percorsi si preparano tutti insieme.',
    'A class or a group of students, several hosts, the same terms: the placements are prepared together.',
  ],
  placements: ['Percorsi', 'Placements'],
  add: ['Più studenti insieme', 'Several students together'],
  search: ['Titolo', 'Title'],
  year: ['Anno scolastico', 'School year'],
  anyYear: ['Tutti gli anni', 'All years'],
  none: ['Non c’è ancora nessun gruppo', 'There is no group yet'],
  noneToMake: [
    'Scegli una classe: in quattro passi prepari i percorsi di tutti.',
    'Choose a class: four steps prepare the placements of everybody.',
  ],
  noneToSee: [
    'Quando la scuola prepara i percorsi di una tua classe, li trovi qui.',
    'When the school prepares the placements of a class of yours, you will find them here.',
  ],
  notFound: ['Nessun gruppo trovato', 'No group found'],
  notFoundAdvice: ['Prova con meno parole o azzera i filtri.', 'Try fewer words or clear the filters.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 gruppi' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 groups' : `${first}–${last} of ${total}`),
  ],
  title: ['Titolo', 'Title'],
  period: ['Periodo', 'Period'],
  periodOf: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} to ${to}`],
  from: ['Primo giorno', 'First day'],
  to: ['Ultimo giorno', 'Last day'],
  classes: ['Classi', 'Classes'],
  students: ['Studenti', 'Students'],
  hosts: ['Enti', 'Hosts'],
  made: ['Percorsi creati', 'Placements made'],
  madeOf: [(made: number, all: number) => `${made} di ${all}`, (made: number, all: number) => `${made} of ${all}`],
  schoolTutor: ['Tutor scolastico', 'School tutor'],
  planned: ['Monte ore previsto', 'Planned hours'],
  notYet: ['Da decidere', 'Not decided yet'],
  copiedFrom: ['Ripreso da', 'Done again from'],

  next: ['Che cosa fare ora', 'What to do now'],
  'next-students': ['Scegli gli studenti del gruppo.', 'Choose the students of the group.'],
  'next-terms': ['Scrivi il periodo e l’orario, uguali per tutti.', 'Write period and timetable, the same for all.'],
  'next-hosts': ['Scegli gli enti, e quanti posti dà ciascuno.', 'Choose the hosts, and how many seats each gives.'],
  'next-plan': [
    (open: number) =>
      `${plural(open, 'Uno studente non ha', `${open} studenti non hanno`)} ancora il percorso: abbina studenti ed enti.`,
    (open: number) =>
      `${plural(open, 'One student has', `${open} students have`)} no placement yet: match them to hosts.`,
  ],
  'next-follow': [
    'Tutti i percorsi sono creati: portali avanti insieme, qui sotto.',
    'All placements are made: bring them forward together, below.',
  ],
  'go-students': ['Scegli gli studenti', 'Choose the students'],
  'go-terms': ['Scrivi le condizioni', 'Write the terms'],
  'go-hosts': ['Scegli gli enti', 'Choose the hosts'],
  'go-plan': ['Abbina studenti ed enti', 'Match students and hosts'],
  editStudents: ['Studenti', 'Students'],
  editTerms: ['Condizioni', 'Terms'],
  editHosts: ['Enti e posti', 'Hosts and seats'],
  editPlan: ['Abbinamenti', 'Matches'],
  copy: ['Ripeti in un altro anno', 'Do again in another year'],
  unmade: [
    'La creazione si è interrotta: alcuni percorsi mancano. Premi per completarla, senza doppioni.',
    'Making was broken off: some placements are missing. Press to complete it, without doubles.',
  ],
  complete: ['Completa la creazione', 'Complete it'],

  student: ['Studente', 'Student'],
  class: ['Classe', 'Class'],
  host: ['Ente ospitante', 'Host'],
  hostTutor: ['Tutor dell’ente', 'Host tutor'],
  state: ['Stato', 'State'],
  missing: ['Che cosa manca', 'What is missing'],
  placeAgain: ['Cerca un altro percorso', 'Find another placement'],
  nothingMissing: ['Niente', 'Nothing'],
  papers: ['Documenti', 'Documents'],
  moreNeeds: [
    (count: number) => plural(count, 'e un’altra cosa', `e altre ${count} cose`),
    (count: number) => `and ${count} more`,
  ],
  hostAnswers: ['La risposta dell’ente', 'The answer of the host'],
  chooseOne: ['Scegli…', 'Choose…'],
  noHostYet: ['Senza ente', 'No host yet'],
  notMade: ['Non ancora creato', 'Not made yet'],
  ownTerms: ['Condizioni proprie', 'Own terms'],
  ownTermsOf: [
    (from: string, to: string, hours: string) => `Condizioni proprie: dal ${from} al ${to}, ${hours} ore`,
    (from: string, to: string, hours: string) => `Own terms: ${from} to ${to}, ${hours} hours`,
  ],
  noStudents: ['Il gruppo non ha ancora studenti', 'The group has no students yet'],
  noStudentsAdvice: ['Comincia scegliendo la classe.', 'Begin by choosing the class.'],
  tick: [(name: string) => `Scegli ${name}`, (name: string) => `Choose ${name}`],

  moves: ['Porta avanti i percorsi scelti', 'Bring the chosen placements forward'],
  movesLead: [
    'Scegli gli studenti nella tabella e premi un bottone. Chi non è pronto resta dov’è, e leggi perché.',
    'Choose students in the table and press a button. Who is not ready stays, and you read why.',
  ],
  'move-propose': ['Proponi agli enti', 'Propose to the hosts'],
  'move-agree': ['Annota l’accordo', 'Note the agreement'],
  'move-prepare': ['Passa ai documenti', 'Begin the documents'],
  'move-activate': ['Avvia', 'Start'],
  'moved-propose': [
    (count: number) => plural(count, 'Un percorso proposto.', `${count} percorsi proposti agli enti.`),
    (count: number) => plural(count, 'One placement proposed.', `${count} placements proposed to the hosts.`),
  ],
  'moved-agree': [
    (count: number) => plural(count, 'Un percorso abbinato.', `${count} percorsi abbinati.`),
    (count: number) => plural(count, 'One placement matched.', `${count} placements matched.`),
  ],
  'moved-prepare': [
    (count: number) => plural(count, 'Un percorso passato ai documenti.', `${count} percorsi passati ai documenti.`),
    (count: number) => plural(count, 'Documents begun for one placement.', `Documents begun for ${count} placements.`),
  ],
  'moved-activate': [
    (count: number) => plural(count, 'Un percorso avviato.', `${count} percorsi avviati.`),
    (count: number) => plural(count, 'One placement started.', `${count} placements started.`),
  ],
  notMoved: [
    (count: number) => plural(count, 'Un percorso è rimasto dov’era', `${count} percorsi sono rimasti dov’erano`),
    (count: number) => plural(count, 'One placement stayed where it was', `${count} placements stayed where they were`),
  ],
  why: ['Perché', 'Why'],
  agreedLead: [
    'Solo per «Annota l’accordo»: chi ha detto sì, e come.',
    'Only for “Note the agreement”: who said yes, and how.',
  ],

  saved: ['Il gruppo è stato salvato.', 'The group has been saved.'],
  created: ['Il gruppo è stato creato: ora scrivi le condizioni.', 'The group has been made: now write the terms.'],
  madeNow: [
    (count: number) => plural(count, 'Un percorso creato come bozza.', `${count} percorsi creati come bozze.`),
    (count: number) => plural(count, 'One placement made as a draft.', `${count} placements made as drafts.`),
  ],
  copied: [
    'Il gruppo è stato ripreso: ora scegli gli studenti di quest’anno.',
    'The group has been taken over: now choose the students of this year.',
  ],
  followedAll: ['Le condizioni sono state salvate.', 'The terms have been saved.'],
  notFollowed: [
    (who: string) => `Non hanno potuto prendere le nuove condizioni: ${who}`,
    (who: string) => `Could not take the new terms: ${who}`,
  ],

  copyTitle: [(title: string) => `Ripeti: ${title}`, (title: string) => `Do again: ${title}`],
  copyLead: [
    (year: string) =>
      `Un nuovo gruppo per il ${year}: stessi enti, stesso orario, date spostate sul nuovo calendario. Poi scegli gli studenti e correggi quello che serve.`,
    (year: string) =>
      `A new group for ${year}: same hosts, same timetable, dates moved to the new calendar. Then choose students and correct what is needed.`,
  ],
  comparison: ['Prima e dopo', 'Before and after'],
  fact: ['Dato', 'Fact'],
  before: ['Prima', 'Before'],
  after: ['Dopo', 'After'],
  hostsWithSeats: [
    (name: string, seats: number) => `${name} (${plural(seats, '1 posto', `${seats} posti`)})`,
    (name: string, seats: number) => `${name} (${plural(seats, '1 seat', `${seats} seats`)})`,
  ],
  leftOutHosts: [
    (names: string) => `Non ripresi, perché sospesi dal programma: ${names}.`,
    (names: string) => `Left out, because they are suspended from the programme: ${names}.`,
  ],
  tutorLeft: [
    'Il tutor scolastico di allora non è più dell’istituto: scegline un altro nelle condizioni.',
    'The school tutor of then is no longer at the school: choose another in the terms.',
  ],
  makeCopy: ['Crea il gruppo', 'Make the group'],
  back: ['Torna indietro', 'Back'],
})
