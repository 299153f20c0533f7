import { type Language, phrases, plural } from '../platform/words.ts'
import { classListRefusalText, type ListRefusal } from './class-list.pages.ts'
import type { LineReason } from './class-list-import.rules.ts'

/** Every sentence about importing class lists. */
export const importWords = phrases({
  lists: ['Elenchi di classe', 'Class lists'],
  listsLead: [
    'Carica l’elenco come lo esporta il registro elettronico o la segreteria (Excel o CSV): vedrai che cosa cambia prima di confermare. Lo stesso file due volte non cambia nulla.',
    'Upload the list as your class register or office exports it (Excel or CSV): you will see what changes before you confirm. The same file twice changes nothing.',
  ],
  privacy: [
    'Leggiamo solo nome, codice fiscale, nascita, sesso e classe. Le colonne su salute, sostegno, religione, famiglia e indirizzi vengono scartate e il file non viene conservato.',
    'We read only name, tax code, birth, sex and class. Columns on health, support, religion, family and addresses are dropped, and the file is not kept.',
  ],
  file: ['File dell’elenco', 'List file'],
  fileHint: [
    'Excel (.xlsx) o CSV, fino a 5 MB: una classe, o tutte.',
    'Excel (.xlsx) or CSV, up to 5 MB: one class, or all of them.',
  ],
  schoolYear: ['Anno scolastico', 'School year'],
  effective: ['Valido dal', 'Valid from'],
  effectiveHint: [
    'Chi entra o cambia classe lo fa da questo giorno; chi manca dall’elenco esce il giorno prima. Per una classe caricata la prima volta l’iscrizione parte dal 1° settembre.',
    'Who joins or changes class does so from this day; who is missing leaves the day before. For a class uploaded for the first time, enrolment starts on 1 September.',
  ],
  site: ['Sede delle classi', 'Site of the classes'],
  siteHint: [
    'L’istituto ha più sedi: il tipo di scuola decide le ore dovute. Nell’anteprima puoi cambiarla classe per classe.',
    'The school has several sites: the kind of school decides the hours due. You can change it class by class in the preview.',
  ],
  chooseSite: ['Scegli la sede', 'Choose the site'],
  defaultClass: ['Classe, se il file non la dice', 'Class, if the file does not say it'],
  defaultClassHint: ['Per esempio 3A INF', 'For example 3A INF'],
  send: ['Carica e controlla', 'Upload and check'],
  noSites: [
    'Il registro delle scuole non ha ancora le sedi superiori di questo istituto: chiedi all’ufficio del programma di importarlo.',
    'The register of schools does not have the upper secondary sites of this school yet: ask the programme office to import it.',
  ],
  previous: ['Elenchi caricati', 'Uploaded lists'],
  noLists: ['Nessun elenco caricato', 'No list uploaded'],
  noListsAdvice: ['Comincia dal modulo qui sopra.', 'Start with the form above.'],
  uploadedAt: ['Caricato', 'Uploaded'],
  state: ['Stato', 'State'],
  draft: ['Da confermare', 'To confirm'],
  applying: ['Interrotto: da completare', 'Interrupted: to be finished'],
  applied: ['Registrato', 'Stored'],
  outcome: ['Esito', 'Outcome'],
  outcomeOf: [
    (r: { joined: number; moved: number; left: number }) =>
      `${r.joined} entrati, ${r.moved} spostati, ${r.left} usciti`,
    (r: { joined: number; moved: number; left: number }) => `${r.joined} joined, ${r.moved} moved, ${r.left} left`,
  ],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],

  preview: ['Anteprima dell’elenco', 'Preview of the list'],
  previewLead: [
    'Non è ancora stato registrato nulla. Controlla e conferma.',
    'Nothing has been stored yet. Check and confirm.',
  ],
  stepUpload: ['Carica', 'Upload'],
  stepCheck: ['Controlla', 'Check'],
  stepDone: ['Registrato', 'Stored'],
  from: ['File', 'File'],
  rows: ['Righe con studenti', 'Rows with students'],
  dropped: ['Colonne scartate perché delicate', 'Columns dropped as sensitive'],
  droppedOther: ['Colonne non lette perché non servono', 'Columns not read as not needed'],
  noneDropped: ['Nessuna', 'None'],
  byClass: ['Classe per classe', 'Class by class'],
  newClass: ['nuova', 'new'],
  schoolClass: ['Classe', 'Class'],
  joined: ['Entrano', 'Join'],
  moved: ['Cambiano classe', 'Change class'],
  left: ['Escono', 'Leave'],
  unchanged: ['Invariati', 'Unchanged'],
  doubtful: ['Da decidere', 'To decide'],
  doubtfulRows: ['Righe da decidere', 'Rows to decide'],
  warnings: ['Con avvertenze', 'With warnings'],
  overview: ['Riepilogo', 'Overview'],
  row: ['Riga', 'Row'],
  student: ['Studente', 'Student'],
  why: ['Perché', 'Why'],
  decision: ['Che cosa fare', 'What to do'],
  complete: [
    (missing: number) => `L’elenco è completo: i ${missing} studenti che mancano escono dalla classe`,
    (missing: number) => `The list is complete: the ${missing} students missing from it leave the class`,
  ],
  doubtsLead: [
    'Queste righe si possono leggere in più modi. Se non scegli nulla, restano come sono ora: potrai caricare di nuovo l’elenco.',
    'These rows can be read in several ways. If you choose nothing they stay as they are: you can upload the list again.',
  ],
  skip: ['Lascia com’è', 'Leave as it is'],
  asNew: ['È una persona nuova', 'A new person'],
  doApply: ['Esce dalla classe', 'Leaves the class'],
  isSame: [(who: string) => `È ${who}`, (who: string) => `It is ${who}`],
  decisionFor: [(name: string) => `Che cosa fare per ${name}`, (name: string) => `What to do about ${name}`],
  leftOut: ['Righe lasciate fuori', 'Rows left out'],
  leftOutLead: [
    'Non sono state lette come studenti, o ripetono una riga precedente.',
    'They were not read as students, or repeat an earlier row.',
  ],
  general: ['Tutto l’elenco', 'The whole list'],
  settle: ['Classi e sedi', 'Classes and sites'],
  settleLead: [
    'Correggi qui la sede o la classe mancante, poi aggiorna l’anteprima.',
    'Correct the site or the missing class here, then update the preview.',
  ],
  siteOf: [(name: string) => `Sede della classe ${name}`, (name: string) => `Site of class ${name}`],
  update: ['Aggiorna l’anteprima', 'Update the preview'],
  confirm: ['Conferma e registra', 'Confirm and store'],
  nothingToDo: [
    'Questo elenco è già registrato: non cambia nulla.',
    'This list is stored already: it changes nothing.',
  ],
  discard: ['Scarta questo elenco', 'Discard this list'],
  discardConfirm: [
    'L’elenco caricato viene cancellato. Nulla cambia nelle classi.',
    'The uploaded list is deleted. Nothing changes in the classes.',
  ],
  discarded: ['Elenco scartato.', 'List discarded.'],
  updated: ['Anteprima aggiornata.', 'Preview updated.'],
  nobodyHere: ['Nessuno studente', 'No student'],

  interrupted: ['La registrazione si è interrotta', 'Storing was interrupted'],
  interruptedLead: [
    'Una parte dell’elenco è già registrata. Completala: ciò che è già scritto non viene ripetuto.',
    'A part of the list is stored already. Finish it: what is written already is not repeated.',
  ],
  finish: ['Completa la registrazione', 'Finish storing'],
  done: ['Elenco registrato', 'List stored'],
  doneLead: [
    (classes: number) =>
      `Le classi sono aggiornate${classes > 0 ? `; ${classes} ${plural(classes, 'è nuova', 'sono nuove')}` : ''}. Il passo successivo: stampa i fogli di attivazione dalla pagina di ogni classe.`,
    (classes: number) =>
      `The classes are up to date${classes > 0 ? `; ${classes} ${plural(classes, 'is new', 'are new')}` : ''}. Next: print the activation slips from the page of each class.`,
  ],
  undecided: ['Lasciati da decidere', 'Left undecided'],
  classesOfList: ['Classi dell’elenco', 'Classes of the list'],
  toClasses: ['Vai alle classi', 'Go to the classes'],
  another: ['Carica un altro elenco', 'Upload another list'],
  'being-applied': [
    'Un elenco di questa scuola è in corso di registrazione: riprova tra un minuto.',
    'A list of this school is being stored: try again in a minute.',
  ],
  'changed-meanwhile': [
    'Intanto i dati delle classi sono cambiati: ecco l’anteprima aggiornata. Controllala e conferma.',
    'The classes changed meanwhile: here is the updated preview. Check it and confirm.',
  ],
  'not-a-draft': ['Questo elenco è già stato confermato.', 'This list has been confirmed already.'],
})

const uploadProblems = phrases({
  'not-a-class': ['Scrivi anno e sezione, per esempio 3A INF.', 'Write year and section, for example 3A INF.'],
  'not-a-school-year': ['Scegli l’anno scolastico.', 'Choose the school year.'],
  'year-not-open': [
    'Quest’anno scolastico è concluso o non è ancora aperto.',
    'This school year is over or not open yet.',
  ],
  'day-outside-year': [
    'Il giorno deve cadere nell’anno scolastico scelto (dal 1° settembre al 31 agosto).',
    'The day must fall in the chosen school year (1 September to 31 August).',
  ],
})

const reasons = phrases({
  'new-student': ['Nuovo nella scuola', 'New to the school'],
  returned: ['Già noto alla scuola, ora non iscritto', 'Known to the school, not enrolled now'],
  reopened: ['Era uscito dall’elenco: l’iscrizione riprende', 'Had dropped off the list: the enrolment goes on'],
  'class-change': ['Cambia classe da questo giorno', 'Changes class from this day'],
  correction: ['Corregge una classe assegnata in questi giorni', 'Corrects a class given these days'],
  'new-year': ['Passa al nuovo anno scolastico', 'Goes on to the new school year'],
  withdrawn: ['Risulta ritirato', 'Marked as withdrawn'],
  transferred: ['Risulta trasferito', 'Marked as transferred'],
  'not-in-list': ['Non è più nell’elenco', 'No longer on the list'],
  'already-left': ['Aveva già lasciato la classe', 'Had left the class already'],
  'already-next-year': ['È già nella classe dell’anno successivo', 'Is in the class of the next year already'],
  'left-before': [
    'Ha lasciato la classe e non è registrato: non serve',
    'Has left the class and is not stored: not needed',
  ],
  'details-corrected': ['Dati completati o corretti dall’elenco', 'Details completed or corrected by the list'],
  'no-class': [
    'L’elenco non dice la classe: indicala in “Classi e sedi”',
    'The list does not say the class: name it under “Classes and sites”',
  ],
  'name-incomplete': ['Manca il cognome o il nome', 'Surname or given name is missing'],
  'tax-code-taken': ['Il codice fiscale è già di un altro studente', 'Another student has this tax code'],
  'many-missing': [
    'Manca più di metà della classe: l’elenco è completo?',
    'More than half of the class is missing: is the list complete?',
  ],
  'twice-in-list': ['Sembra lo stesso studente di un’altra riga', 'Looks like the student of another row'],
  'code-of-other-name': [
    'Il codice fiscale è di uno studente con un altro nome',
    'The tax code is that of a student with another name',
  ],
  'other-tax-code': ['Stesso nome e nascita, ma un altro codice fiscale', 'Same name and birth, but another tax code'],
  'several-same-name': ['Ci sono più studenti con questo nome', 'There are several students of this name'],
  'same-name-elsewhere': [
    'C’è uno studente con questo nome in un’altra classe',
    'There is a student of this name in another class',
  ],
  'similar-name': [
    'C’è uno studente nato lo stesso giorno con un nome simile',
    'There is a student born the same day with a similar name',
  ],
  'other-birth-date': [
    'C’è uno studente con questo nome, ma un’altra data di nascita',
    'There is a student of this name, but with another date of birth',
  ],
})

/** Why a line is what it is. */
export function lineReasonText(reason: LineReason, language: Language): string {
  return reasons(language)[reason]
}

const fileRefusals = [
  'empty',
  'too-large',
  'too-many-rows',
  'password-protected',
  'old-xls',
  'open-document',
  'broken',
  'zip-bomb',
  'not-a-table',
  'timeout',
  'guardian-list',
  'attendance-register',
  'hours-report',
  'no-students',
] as const satisfies readonly ListRefusal[]

/** What is wrong with an upload: with the file, or with what was said beside it. */
export function uploadProblemTexts(language: Language): Readonly<Record<string, string>> {
  const ofFile = fileRefusals.map((reason) => [reason, classListRefusalText(reason, language)] as const)
  return { ...uploadProblems(language), ...Object.fromEntries(ofFile) }
}
