import { phrases, plural } from '../platform/words.ts'

export const returnWords = phrases({
  title: [(year: string) => `Rendiconto ${year}`, (year: string) => `Return ${year}`],
  lead: [
    'Ciò che il Ministero chiede a fine anno: percorsi, strutture, alunni e ore per anno. Contano solo le ore convalidate.',
    'What the Ministry asks for at the end of the year: placements, hosts, students and hours by year. Only approved hours count.',
  ],
  years: ['Anno scolastico', 'School year'],
  // What stands in the way
  allGood: ['Niente da sistemare: il rendiconto può partire.', 'Nothing to mend: the return can go.'],
  onlyWarnings: [
    (n: number) => `Niente blocca l’invio. ${plural(n, 'C’è una cosa', `Ci sono ${n} cose`)} da guardare prima.`,
    (n: number) =>
      `Nothing blocks the submission. There ${plural(n, 'is one thing', `are ${n} things`)} to look at first.`,
  ],
  toMend: [
    (n: number) =>
      plural(n, 'C’è una riga da sistemare prima dell’invio.', `Ci sono ${n} righe da sistemare prima dell’invio.`),
    (n: number) =>
      plural(
        n,
        'There is one line to mend before the submission.',
        `There are ${n} lines to mend before the submission.`,
      ),
  ],
  noReturn: [
    'In quest’anno scolastico non ci sono ancora percorsi avviati né ore di laboratorio.',
    'There are no placements that have begun and no lab hours in this school year yet.',
  ],
  yearDeleted: [
    (at: string) =>
      `Le ore di quest’anno sono state eliminate il ${at}, al termine della conservazione. Vale ciò che era stato inviato: non si può inviare altro.`,
    (at: string) =>
      `The hours of this year were deleted on ${at}, at the end of their term. What was sent stands: nothing else can be submitted.`,
  ],
  // Figures
  paths: ['Percorsi', 'Placements'],
  hosts: ['Strutture', 'Hosts'],
  students: ['Studenti', 'Students'],
  done: ['Ore svolte nell’anno', 'Hours of the year'],
  inYears: ['Ore nel triennio', 'Hours of the three years'],
  contents: ['Che cosa ci sarà', 'What will be in it'],
  sheet: ['Foglio', 'Sheet'],
  rows: ['Righe', 'Rows'],
  hours: ['Ore', 'Hours'],
  plannedNote: [(hours: string) => `previste ${hours}`, (hours: string) => `planned ${hours}`],
  missingNote: [(hours: string) => `mancano ${hours} al minimo`, (hours: string) => `${hours} missing to the minimum`],
  // Actions
  makeFiles: ['Prepara Excel e CSV', 'Make Excel and CSV'],
  makeChanges: ['Prepara solo le differenze', 'Make the differences only'],
  submit: ['Registra l’invio', 'Note the submission'],
  exports: ['Le mie esportazioni', 'My exports'],
  mendFirst: [
    (n: number) =>
      plural(n, 'Sistema prima la riga segnata qui sotto.', `Sistema prima le ${n} righe segnate qui sotto.`),
    (n: number) => plural(n, 'Mend the line below first.', `Mend the ${n} lines below first.`),
  ],
  nothingChangedYet: ['Dall’ultimo invio non è cambiato nulla.', 'Nothing has changed since the last submission.'],
  // Checks
  checks: ['Controlli', 'Checks'],
  record: ['Che cosa', 'What'],
  rule: ['Problema', 'Problem'],
  gravity: ['Gravità', 'Gravity'],
  blocking: ['Blocca l’invio', 'Blocks'],
  warning: ['Da guardare', 'To look at'],
  found: ['Trovato', 'Found'],
  expected: ['Previsto', 'Expected'],
  value: ['Valore', 'Value'],
  howToMend: ['Come si sistema', 'How to mend it'],
  detail: ['Dettaglio', 'Detail'],
  mend: ['Apri', 'Open'],
  minutesOf: [(found: string, of: string) => `${found} su ${of}`, (found: string, of: string) => `${found} of ${of}`],
  moreOfRule: [
    (n: string) => `E altre ${n}: tutte sono nell’elenco in Excel o CSV.`,
    (n: string) => `And ${n} more: all of them are in the Excel or CSV list.`,
  ],
  takeChecks: ['L’elenco dei controlli:', 'The list of checks:'],
  // Changes
  changes: ['Differenze dall’ultimo invio', 'Differences since the last submission'],
  changesLead: [
    (n: number) => `Che cosa è cambiato dopo l’invio n. ${n}: il prossimo invio conterrà solo questo.`,
    (n: number) => `What has changed after submission no. ${n}: the next one will hold only this.`,
  ],
  changesCount: [
    (added: number, changed: number, removed: number) =>
      `${plural(added, '1 riga aggiunta', `${added} righe aggiunte`)}, ${plural(changed, '1 modificata', `${changed} modificate`)}, ${plural(removed, '1 tolta', `${removed} tolte`)}.`,
    (added: number, changed: number, removed: number) =>
      `${plural(added, '1 line added', `${added} lines added`)}, ${changed} changed, ${removed} removed.`,
  ],
  showChanges: ['Vedi le differenze', 'See the differences'],
  noChanges: ['Nessuna differenza', 'No differences'],
  noChangesAdvice: [
    'Il rendiconto è ancora quello dell’ultimo invio.',
    'The return is still the one that was last submitted.',
  ],
  neverSubmitted: ['Nessun invio ancora', 'No submission yet'],
  neverSubmittedAdvice: [
    'Prepara i file, inseriscili nel portale del Ministero e poi registra qui l’invio con la ricevuta.',
    'Make the files, enter them in the Ministry’s portal, then note the submission here with its receipt.',
  ],
  nothingToCompare: [
    'Le differenze si vedono dopo il primo invio. Prima prepara i file dalla pagina del rendiconto.',
    'Differences are shown once a first submission is noted. Make the files on the page of the return first.',
  ],
  line: ['Riga', 'Line'],
  change: ['Variazione', 'Change'],
  fields: ['Campi cambiati', 'Changed fields'],
  added: ['Aggiunta', 'Added'],
  changed: ['Modificata', 'Changed'],
  removed: ['Tolta', 'Removed'],
  changesSummary: [
    (from: number, to: number, total: number) => `Differenze ${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `Differences ${from}–${to} of ${total}`,
  ],
  // The export
  exportTitle: [(year: string) => `Rendiconto ${year}`, (year: string) => `Return ${year}`],
  exportChangesTitle: [
    (year: string) => `Differenze del rendiconto ${year}`,
    (year: string) => `Differences of the return ${year}`,
  ],
})

export const submissionWords = phrases({
  submissions: ['Invii', 'Submissions'],
  number: ['N.', 'No.'],
  when: ['Quando', 'When'],
  who: ['Chi', 'Who'],
  receipt: ['Ricevuta', 'Receipt'],
  contents: ['Contenuto', 'Contents'],
  ofSubmission: [(n: number) => `Invio n. ${n}`, (n: number) => `Submission no. ${n}`],
  receiptOf: [
    (number: string, day: string) => `n. ${number} del ${day}`,
    (number: string, day: string) => `no. ${number} of ${day}`,
  ],
  receiptDay: [(day: string) => `del ${day}`, (day: string) => `of ${day}`],
  downloadReceipt: ['Scarica la ricevuta', 'Download the receipt'],
  whole: ['Tutto il rendiconto', 'The whole return'],
  nothingDiffers: ['Nessuna riga cambiata', 'No line changed'],
  formTitle: [(n: number) => `Registra l’invio n. ${n}`, (n: number) => `Note submission no. ${n}`],
  formLead: [
    'Dopo aver inserito i dati nel portale del Ministero, scrivi qui gli estremi della ricevuta. Il rendiconto di questo momento resta conservato così com’è: il prossimo invio potrà contenere solo ciò che cambia.',
    'Once the data are entered in the Ministry’s portal, write down the receipt here. The return of this moment is kept as it is: the next submission can hold only what changes.',
  ],
  receiptNumber: ['Numero della ricevuta', 'Number of the receipt'],
  receiptNumberHint: [
    'Se la ricevuta è un file, il numero può mancare.',
    'If the receipt is a file, the number may be left out.',
  ],
  receiptOn: ['Data della ricevuta', 'Day of the receipt'],
  receiptFile: ['File della ricevuta', 'File of the receipt'],
  receiptFileHint: [
    'PDF, immagine o file firmato (.p7m), fino a 10 MB.',
    'PDF, picture or signed file (.p7m), up to 10 MB.',
  ],
  save: ['Registra l’invio', 'Note the submission'],
  cancel: ['Annulla', 'Cancel'],
  saved: [(n: number) => `Invio n. ${n} registrato.`, (n: number) => `Submission no. ${n} noted.`],
  blocked: ['L’invio non si può ancora registrare', 'The submission cannot be noted yet'],
  'changed-meanwhile': [
    'Il rendiconto è cambiato mentre la pagina era aperta: controlla di nuovo i totali, rifai i file se serve, e registra l’invio di ciò che hai davvero mandato.',
    'The return has changed while the page was open: check the totals again, make the files anew if needed, and note what you have really sent.',
  ],
  'to-mend': [
    'Ci sono righe che il Ministero non accetterebbe: torna al rendiconto e sistemale.',
    'There are lines that the Ministry would not take: go back to the return and mend them.',
  ],
  'nothing-to-submit': [
    'Non c’è ancora nulla da inviare per quest’anno scolastico.',
    'There is nothing to submit for this school year yet.',
  ],
  'year-deleted': [
    'Le ore di quest’anno sono state eliminate al termine della conservazione: vale ciò che era stato inviato.',
    'The hours of this year were deleted at the end of their term: what was sent stands.',
  ],
  'nothing-changed': [
    'Dall’ultimo invio non è cambiato nulla: non serve un altro invio.',
    'Nothing has changed since the last submission: no other one is needed.',
  ],
  'already-submitted': [
    'Questo invio è già stato registrato, forse da un’altra finestra: lo trovi nell’elenco degli invii.',
    'This submission has been noted already, perhaps from another window: see the list of submissions.',
  ],
  'in-the-future': ['La ricevuta non può avere una data futura.', 'The receipt cannot have a future date.'],
  'receipt-missing': [
    'Scrivi il numero della ricevuta, oppure carica il suo file.',
    'Write the number of the receipt, or upload its file.',
  ],
})
