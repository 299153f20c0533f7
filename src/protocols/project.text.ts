import { phrases } from '../platform/words.ts'

/** Every sentence about funded projects and their budget lines. */
export const projectWords = phrases({
  projects: ['Progetti finanziati', 'Funded projects'],
  project: ['Progetto', 'Project'],
  none: ['Nessun progetto finanziato', 'No funded project'],
  noneAdvice: [
    'Se una parte del protocollo è pagata da un fondo (PN, PNRR, Regione), inserisci qui il progetto con il suo CUP.',
    'If a fund pays for a part of the protocol (PN, PNRR, Region), add the project here with its CUP.',
  ],
  add: ['Aggiungi un progetto', 'Add a project'],
  edit: ['Modifica il progetto', 'Edit the project'],
  newTitle: ['Nuovo progetto finanziato', 'New funded project'],
  saved: ['Il progetto è stato salvato.', 'The project has been saved.'],
  removed: ['Il progetto è stato tolto.', 'The project has been removed.'],
  remove: ['Togli il progetto', 'Remove the project'],
  removeConfirm: [
    (title: string) => `Togliere il progetto “${title}” con le sue voci di bilancio?`,
    (title: string) => `Remove the project “${title}” with its budget lines?`,
  ],
  title: ['Titolo', 'Title'],
  fund: ['Fondo', 'Fund'],
  PON: ['PON', 'PON'],
  PN: ['PN (Programma nazionale)', 'PN (national programme)'],
  PNRR: ['PNRR', 'PNRR'],
  comune: ['Comune', 'City'],
  regione: ['Regione', 'Region'],
  other: ['Altro', 'Other'],
  code: ['Codice del progetto', 'Project code'],
  codeHint: ['Come sta scritto nell’autorizzazione.', 'As written in the authorisation.'],
  cup: ['CUP', 'CUP'],
  cupHint: [
    'Codice unico di progetto: 15 caratteri, per esempio B49J21000000001.',
    'Codice unico di progetto: 15 characters, for example B49J21000000001.',
  ],
  from: ['Dal', 'From'],
  to: ['Al', 'To'],
  period: ['Periodo', 'Period'],
  periodOf: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} to ${to}`],
  budget: ['Voci di bilancio', 'Budget lines'],
  budgetHint: [
    'Importi in euro, per esempio 1.234,56. Le righe vuote non contano; se non bastano, salva e riapri.',
    'Amounts in euro, for example 1234,56. Empty rows do not count; if you need more, save and open again.',
  ],
  line: ['Voce', 'Line'],
  lineLabel: [
    (what: string, row: number) => `${what}, riga ${row}`,
    (what: string, row: number) => `${what}, row ${row}`,
  ],
  planned: ['Previsto', 'Planned'],
  committed: ['Impegnato', 'Committed'],
  total: ['Totale', 'Total'],
  noLines: ['Nessuna voce di bilancio', 'No budget line'],
  overCommitted: ['Impegnato oltre il previsto', 'Committed beyond the plan'],
  save: ['Salva', 'Save'],
  cancel: ['Annulla', 'Cancel'],

  'cup-wrong-length': [
    'Il CUP ha 15 caratteri: ricopialo dall’autorizzazione.',
    'A CUP has 15 characters: copy it from the authorisation.',
  ],
  'cup-wrong-shape': [
    'Il CUP ha una lettera, due cifre, una lettera e undici cifre: ricopialo dall’autorizzazione.',
    'A CUP has a letter, two digits, a letter and eleven digits: copy it from the authorisation.',
  ],
  'line-without-name': ['Scrivi come si chiama questa voce.', 'Write the name of this line.'],
  'not-an-amount': [
    'Scrivi un importo in euro e centesimi, per esempio 1.234,56.',
    'Write an amount in euro and cents, for example 1234,56.',
  ],
  'project-ends-before-it-begins': [
    'L’ultimo giorno viene prima del primo: controlla le due date.',
    'The last day comes before the first: check the two dates.',
  ],
  'project-has-commitments': [
    'Il progetto non si può togliere: un impegno si conta su di esso. Modifica prima quell’impegno.',
    'The project cannot be removed: a commitment is counted on it. Edit that commitment first.',
  ],
  'project-has-activities': [
    'Il progetto non si può togliere: ci sono attività che ne fanno parte. Modifica prima quelle attività.',
    'The project cannot be removed: activities are part of it. Edit those activities first.',
  ],
})

export type ProjectWords = ReturnType<typeof projectWords>
