import { phrases } from '../platform/words.ts'

/** The sentences about packs: choosing one, what is wrong with it, what it would change. */
export const packWords = phrases({
  title: ['Importa un pacchetto', 'Import a pack'],
  lead: [
    'Un pacchetto è un file con tutto il programma di una città. Prima di confermare vedi che cosa cambia.',
    'A pack is a file with the whole programme of a city. You see what changes before you confirm.',
  ],
  shipped: ['Pacchetti pronti', 'Ready packs'],
  shippedFacts: [
    (themes: number, districts: number, kinds: string) => `${themes} temi, ${districts} zone. Attività: ${kinds}.`,
    (themes: number, districts: number, kinds: string) =>
      `${themes} themes, ${districts} districts. Activities: ${kinds}.`,
  ],
  neutral: ['Senza città', 'No city'],
  preview: ['Vedi l’anteprima', 'See the preview'],
  previewOf: [(name: string) => `Anteprima: ${name}`, (name: string) => `Preview: ${name}`],
  ownFile: ['Un file tuo', 'A file of yours'],
  ownFileLead: [
    'Un pacchetto scaricato da qui o da un’altra città, al massimo 1 MB.',
    'A pack downloaded here or in another city, at most 1 MB.',
  ],
  file: ['File del pacchetto (.json)', 'File of the pack (.json)'],
  waiting: ['Hai un’anteprima che aspetta conferma', 'You have a preview to confirm'],
  waitingNote: [
    (name: string, when: string) => `${name}, caricato il ${when}`,
    (name: string, when: string) => `${name}, uploaded on ${when}`,
  ],
  open: ['Apri', 'Open'],
  backUp: [
    'Prima di importare puoi scaricare il programma di adesso, per tornare indietro se serve.',
    'Before importing you can download the programme of now, to go back if need be.',
  ],
  download: ['Scarica il programma di adesso', 'Download the programme of now'],

  wrongTitle: ['Che cosa non va nel file', 'What is wrong with the file'],
  wrongAdvice: [
    'Correggi questi punti e carica di nuovo il file: non è cambiato nulla. Le posizioni negli elenchi si contano da 0.',
    'Mend these points and upload the file again: nothing has changed. Places in lists are counted from 0.',
  ],
  where: ['Dove', 'Where'],
  problem: ['Che cosa', 'What'],
  wholeFile: ['(tutto il file)', '(the whole file)'],
  'pack-wrong': ['Il pacchetto ha degli errori, elencati qui sotto.', 'The pack has mistakes, listed below.'],
  'no-such-pack': ['Questo pacchetto non c’è: scegline un altro.', 'There is no such pack: choose another.'],
  'not-json': [
    (d: string) => `Il file non è un JSON valido (${d}).`,
    (d: string) => `The file is no valid JSON (${d}).`,
  ],
  'pack-too-large': ['Il file supera 1 MB.', 'The file is larger than 1 MB.'],
  'unknown-format': [
    (d: string) => `Questo formato non si conosce: qui si legge il formato ${d}.`,
    (d: string) => `This format is not known: format ${d} is read here.`,
  ],
  'unknown-key': [(d: string) => `“${d}” non fa parte di un pacchetto.`, (d: string) => `“${d}” is no part of a pack.`],
  missing: ['Manca.', 'It is missing.'],
  'wrong-type': [(d: string) => `Non è del tipo giusto (${d}).`, (d: string) => `It is not of the right type (${d}).`],
  empty: ['È vuoto.', 'It is empty.'],
  'too-long': [(d: string) => `Ha più di ${d} caratteri.`, (d: string) => `It has more than ${d} characters.`],
  'too-many': [(d: string) => `Ha più di ${d} voci.`, (d: string) => `It has more than ${d} entries.`],
  'too-few': [(d: string) => `Deve avere almeno ${d} voce.`, (d: string) => `It must have at least ${d} entry.`],
  'out-of-range': [(d: string) => `Deve stare tra ${d}.`, (d: string) => `It must be within ${d}.`],
  'not-in-list': [(d: string) => `Deve essere uno di: ${d}.`, (d: string) => `It must be one of: ${d}.`],
  'not-a-code': [
    (d: string) => `“${d}” non è una sigla: solo lettere minuscole, cifre e trattini.`,
    (d: string) => `“${d}” is no code: small letters, digits and hyphens only.`,
  ],
  twice: [(d: string) => `“${d}” c’è due volte.`, (d: string) => `“${d}” is there twice.`],
  'not-a-day': [(d: string) => `“${d}” non è un giorno (2026-12-07).`, (d: string) => `“${d}” is no day (2026-12-07).`],
  'not-a-feast': [
    (d: string) => `“${d}” non è un giorno di ogni anno (12-07).`,
    (d: string) => `“${d}” is no day of every year (12-07).`,
  ],
  'ends-before-it-begins': ['Finisce prima di cominciare.', 'It ends before it begins.'],
  'not-in-order': [
    (d: string) => `Non è in ordine, o si sovrappone al precedente (${d}).`,
    (d: string) => `It is not in order, or overlaps the one before (${d}).`,
  ],
  'not-an-image': ['Non è un’immagine PNG o JPEG in base64.', 'It is no PNG or JPEG picture in base64.'],
  'image-too-large': ['Pesa più di 200 kB.', 'It is larger than 200 kB.'],

  'bar-in-name': [
    (d: string) => `La barra | divide le parti di una riga quando l’elenco si modifica: toglila da “${d}”.`,
    (d: string) => `The bar | divides the parts of a line when the list is edited: take it out of “${d}”.`,
  ],
  'agreement-text': [(d: string) => d, (d: string) => d],

  previewTitle: ['Anteprima dell’importazione', 'Preview of the import'],
  previewLead: [
    (pack: string, file: string) => `Pacchetto ${pack}, dal file ${file}. Non è ancora cambiato nulla.`,
    (pack: string, file: string) => `Pack ${pack}, from the file ${file}. Nothing has changed yet.`,
  ],
  sameTitle: ['Nessuna differenza', 'No difference'],
  sameAdvice: ['Il programma è già come dice questo pacchetto.', 'The programme already is as this pack says.'],
  keptRetired: [
    (n: number) =>
      n === 1
        ? 'Una voce di adesso non sarà più proposta: resta leggibile dove è già usata.'
        : `${n} voci di adesso non saranno più proposte: restano leggibili dove sono già usate.`,
    (n: number) =>
      n === 1
        ? 'One entry of now will no longer be offered: it stays readable where it is used.'
        : `${n} entries of now will no longer be offered: they stay readable where they are used.`,
  ],
  summary: ['In breve', 'In short'],
  section: ['Parte', 'Part'],
  changes: ['Che cosa cambia', 'What changes'],
  change: ['Cambiamento', 'Change'],
  now: ['Adesso', 'Now'],
  afterwards: ['Dopo', 'Afterwards'],
  added: ['Aggiunta', 'Added'],
  changed: ['Modificata', 'Changed'],
  restored: ['Riproposta', 'Offered again'],
  retired: ['Ritirata', 'Retired'],
  removed: ['Tolta', 'Removed'],
  allSections: ['Tutte le parti', 'All parts'],
  lines: [
    (first: number, last: number, total: number) => `${first}–${last} di ${total}`,
    (first: number, last: number, total: number) => `${first}–${last} of ${total}`,
  ],
  image: ['un’immagine', 'a picture'],
  longText: [(n: string) => `testo di ${n} caratteri`, (n: string) => `text of ${n} characters`],
  yes: ['sì', 'yes'],
  no: ['no', 'no'],
  confirm: ['Conferma e metti in vigore', 'Confirm and put in force'],
  confirmAsk: ['Mettere in vigore questo pacchetto per tutta la città?', 'Put this pack in force for the whole city?'],
  discard: ['Butta via l’anteprima', 'Throw the preview away'],
  discarded: ['L’anteprima è stata buttata via.', 'The preview has been thrown away.'],
  confirmed: ['Il pacchetto è in vigore.', 'The pack is in force.'],
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato il programma: ecco l’anteprima aggiornata, controllala e conferma di nuovo.',
    'Somebody else has changed the programme meanwhile: here is the new preview, check it and confirm again.',
  ],
  'list-full': [
    'Con le voci ritirate un elenco avrebbe più di 500 voci: togli qualche voce dal pacchetto.',
    'With the retired entries a list would have more than 500: take some entries out of the pack.',
  ],
  'fact-code': ['Sigla ed edizione', 'Code and edition'],
  'fact-cityName': ['Città', 'City'],
  'fact-name': ['Nome del programma', 'Name of the programme'],
  'fact-logo': ['Logo', 'Logo'],
  'fact-map': ['Mappa', 'Map'],
  'fact-patron': ['Santo patrono', 'Patron saint'],
  'fact-qualificationRequired': ['Qualificazione obbligatoria', 'Qualification required'],
  'fact-qualificationMonths': ['Mesi di qualificazione', 'Months of a qualification'],
  'fact-agreementMonths': ['Mesi di una convenzione', 'Months of an agreement'],
  'fact-expiryWarnings': ['Avvisi di scadenza', 'Warnings of an end'],
  'fact-specificSafetyHours': ['Ore di formazione specifica', 'Hours of specific training'],
  'fact-enrolmentLockPercent': ['Iscrizioni chiuse oltre questa parte delle ore (%)', 'Enrolments close beyond (%)'],
  'fact-attendancePercent': ['Presenza per l’attestato (%)', 'Attendance for the certificate (%)'],
  'fact-offerHours': ['Ore per accettare un posto', 'Hours to accept a seat'],
  'fact-rollCallDays': ['Giorni per correggere un appello', 'Days to correct a roll call'],
  'fact-lowAttendanceBelow': ['Presenze basse sotto', 'Low attendance below'],
  'fact-lowAttendanceSessions': ['Presenze basse: incontri di seguito', 'Low attendance: sessions in a row'],
  'fact-lowAttendanceAction': ['Con presenze basse', 'With low attendance'],
  'fact-minimumAction': ['Sotto il minimo di iscritti', 'Below the minimum'],
  'fact-minimumWarningDays': ['Giorni di avviso prima', 'Days of warning before'],
  'fact-authorisationMonths': ['Mesi di un’abilitazione', 'Months of an authorisation'],
  'fact-authorisationIdleMonths': ['Mesi senza uso della macchina', 'Months without using the machine'],
  warn: ['si avvisa', 'people are told'],
  suspend: ['il laboratorio si sospende', 'the lab is suspended'],
  cancel: ['il laboratorio si annulla', 'the lab is cancelled'],
  'fact-welcome': ['Testo di benvenuto', 'Welcome text'],
  'fact-agreement': ['Testo della convenzione', 'Text of the agreement'],
})

export type PackWords = ReturnType<typeof packWords>
