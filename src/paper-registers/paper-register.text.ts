import { refusalSentences } from '../hours/hour.text.ts'
import { formatDay } from '../platform/format.ts'
import { dayOf } from '../platform/day.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import { uploadTexts } from '../web/upload-limits.ts'
import type { PaperRegister } from './paper-register.rules.ts'

/** Every sentence about registers kept on paper. */
export const paperWords = phrases({
  registers: ['Registri su carta', 'Paper registers'],
  registersLead: [
    'Carica il registro delle presenze compilato a mano o in Excel: troviamo studente ed ente dall’intestazione, e vedi riga per riga che cosa entra prima di confermare.',
    'Upload an attendance register filled in by hand or in Excel: we find student and host by its heading, and you see row by row what comes in before you confirm.',
  ],
  ofPlacement: [
    (student: string) => `Registri su carta di ${student}`,
    (student: string) => `Paper registers of ${student}`,
  ],
  placementLead: [
    'Le righe entrano come ore confermate dall’ente, perché la carta porta la firma del suo tutor. La convalida resta alla scuola, come per le altre ore.',
    'The rows come in as hours confirmed by the host, because the paper carries its tutor’s signature. The school still approves them, as all other hours.',
  ],
  open: ['Registri su carta', 'Paper registers'],
  file: ['File del registro', 'Register file'],
  fileHint: [
    'Excel (.xlsx) o CSV, fino a 5 MB, di un solo studente. Servono almeno le colonne della data e degli orari.',
    'Excel (.xlsx) or CSV, up to 5 MB, of one student. It needs at least the columns of day and times.',
  ],
  send: ['Carica e controlla', 'Upload and check'],
  uploaded: ['Registri caricati', 'Uploaded registers'],
  none: ['Nessun registro caricato', 'No register uploaded'],
  noneAdvice: ['Comincia dal modulo qui sopra.', 'Start with the form above.'],
  register: ['Registro', 'Register'],
  student: ['Studente', 'Student'],
  host: ['Ente ospitante', 'Host'],
  uploadedAt: ['Caricato', 'Uploaded'],
  uploadedBy: ['Da', 'By'],
  state: ['Stato', 'State'],
  draft: ['Da confermare', 'To confirm'],
  applying: ['Interrotto: da completare', 'Interrupted: to be finished'],
  applied: ['Registrato', 'Stored'],
  cameIn: ['Ore entrate', 'Hours that came in'],
  notPlaced: ['percorso da scegliere', 'placement to be chosen'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  back: ['Torna alle ore del percorso', 'Back to the hours of the placement'],
  toPlacements: ['Vai ai percorsi', 'Go to the placements'],

  preview: ['Anteprima del registro su carta', 'Preview of the paper register'],
  previewLead: [
    'Non è ancora entrata nessuna ora. Controlla le righe e conferma.',
    'No hours have come in yet. Check the rows and confirm.',
  ],
  done: ['Registro su carta', 'Paper register'],
  doneLead: [
    (hours: string) => `Sono entrate ${hours} ore, confermate dall’ente su carta. Il passo successivo: convalidarle.`,
    (hours: string) => `${hours} hours came in, confirmed by the host on paper. Next: approve them.`,
  ],
  interruptedLead: [
    'La registrazione si è interrotta: completala. Ciò che è già entrato non viene ripetuto.',
    'Storing was interrupted: finish it. What has come in already is not repeated.',
  ],
  fileName: ['File', 'File'],
  onPaper: ['Sulla carta', 'On the paper'],
  placement: ['Percorso', 'Placement'],
  hostTutor: ['Tutor dell’ente', 'Host’s tutor'],
  period: ['Periodo', 'Period'],
  days: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} to ${to}`],
  scan: ['Scansione della carta firmata', 'Scan of the signed paper'],
  noScan: ['Non ancora allegata', 'Not attached yet'],
  download: ['Scarica', 'Download'],

  declaredFigure: ['Ore dichiarate', 'Declared hours'],
  declaredNote: [
    (hours: string) => `totale scritto sul registro: ${hours}`,
    (hours: string) => `total on the register: ${hours}`,
  ],
  computedFigure: ['Ore calcolate dagli orari', 'Hours computed from the times'],
  comingFigure: ['Ore che entrano', 'Hours coming in'],
  cameFigure: ['Ore entrate', 'Hours that came in'],
  rowsFigure: ['Righe che non entrano', 'Rows that stay out'],
  differs: [
    (rows: number) =>
      `${rows} ${plural(rows, 'riga dichiara', 'righe dichiarano')} ore diverse da quelle degli orari: entrano quelle degli orari. Controlla sulla carta.`,
    (rows: number) =>
      `${rows} ${plural(rows, 'row declares', 'rows declare')} other hours than the times give: those of the times come in. Check the paper.`,
  ],
  totalDiffers: [
    (written: string, sum: string) => `Il totale scritto sul registro è ${written}, la somma delle righe ${sum}.`,
    (written: string, sum: string) => `The total on the register is ${written}, the sum of its rows ${sum}.`,
  ],
  rows: ['Righe del registro', 'Rows of the register'],
  row: ['Riga', 'Row'],
  day: ['Giorno', 'Day'],
  times: ['Orario', 'Times'],
  pause: [(minutes: number) => `pausa ${minutes} min`, (minutes: number) => `break ${minutes} min`],
  declared: ['Dichiarate', 'Declared'],
  computed: ['Calcolate', 'Computed'],
  difference: [(hours: string) => `differenza ${hours}`, (hours: string) => `difference ${hours}`],
  activity: ['Attività', 'Activity'],
  outcome: ['Esito', 'Outcome'],
  total: ['Totale', 'Total'],
  new: ['Entra', 'Comes in'],
  in: ['Entrata', 'Came in'],
  there: ['C’è già', 'There already'],
  refused: ['Non entra', 'Stays out'],
  absent: ['Assente', 'Absent'],
  unreadable: ['Non si legge', 'Unreadable'],
  waiting: ['Percorso da scegliere', 'Choose the placement'],
  noneRow: ['Nessuna riga', 'No row'],

  choose: ['Di quale percorso è?', 'Which placement is it of?'],
  chooseLead: [
    'Dall’intestazione non si capisce con certezza: scegli il percorso, poi guarda l’anteprima.',
    'The heading does not say for certain: choose the placement, then look at the preview.',
  ],
  chooseHint: [
    'Percorsi dello studente nominato, se ce ne sono.',
    'Placements of the student named, if there are any.',
  ],
  noCandidate: [
    'Non c’è un percorso avviato a cui possa appartenere: carica il registro dalla pagina delle ore del percorso giusto, oppure scartalo.',
    'There is no placement under way that it could be of: upload the register from the hours of the right placement, or discard it.',
  ],
  pick: ['Scegli il percorso', 'Choose the placement'],
  chooseButton: ['Usa questo percorso', 'Use this placement'],
  signed: [
    'Ho davanti la carta: porta la firma del tutor dell’ente, e la scuola la conserva',
    'I have the paper before me: it carries the signature of the host’s tutor, and the school keeps it',
  ],
  confirm: [
    (rows: number) => `Conferma e fai entrare ${rows} ${plural(rows, 'riga', 'righe')}`,
    (rows: number) => `Confirm and bring in ${rows} ${plural(rows, 'row', 'rows')}`,
  ],
  finish: ['Completa la registrazione', 'Finish storing'],
  discard: ['Scarta questo registro', 'Discard this register'],
  discardAsk: [
    'Il file caricato viene cancellato. Nessuna ora cambia.',
    'The uploaded file is deleted. No hours change.',
  ],
  discarded: ['Registro scartato.', 'Register discarded.'],
  placed: ['Percorso scelto: controlla le righe.', 'Placement chosen: check the rows.'],
  addScan: ['Allega la scansione', 'Attach the scan'],
  scanHint: ['PDF, JPG o PNG, fino a 10 MB.', 'PDF, JPG or PNG, up to 10 MB.'],
  scanAdded: ['Scansione allegata.', 'Scan attached.'],
  hostUnlike: [
    (paper: string, host: string) =>
      `Sulla carta l’ente si chiama «${paper}», nel percorso «${host}»: controlla che sia lo stesso.`,
    (paper: string, host: string) =>
      `On the paper the host is called “${paper}”, in the placement “${host}”: check that it is the same.`,
  ],
  sunday: ['è domenica', 'it is a Sunday'],
  holiday: ['è un giorno festivo', 'it is a public holiday'],
  closure: ['la città è chiusa', 'the city is closed'],
})

const refusals = phrases({
  empty: ['Il file è vuoto.', 'The file is empty.'],
  'too-large': [
    'Il file è troppo grande: si accettano registri fino a 5 MB.',
    'The file is too large: registers up to 5 MB are accepted.',
  ],
  'too-many-rows': [
    'Il file ha troppe righe o colonne per essere un registro.',
    'The file has too many rows or columns for a register.',
  ],
  'password-protected': [
    'Il file è protetto da password: toglila e caricalo di nuovo.',
    'The file is protected by a password: remove it and upload the file again.',
  ],
  'old-xls': [
    'Il file è in un formato Excel che non leggiamo (.xls, .xlsb): aprilo e salvalo come .xlsx.',
    'The file is in an Excel format we do not read (.xls, .xlsb): open it and save it as .xlsx.',
  ],
  'open-document': [
    'Il file è in formato OpenDocument: aprilo e salvalo come .xlsx.',
    'The file is an OpenDocument one: open it and save it as .xlsx.',
  ],
  broken: [
    'Il file è danneggiato o incompleto: aprilo, salvalo come .xlsx e riprova.',
    'The file is damaged or incomplete: open it, save it as .xlsx and try again.',
  ],
  'zip-bomb': [
    'Il contenuto del file, una volta aperto, è enormemente più grande del file: per sicurezza non lo leggiamo.',
    'Once opened, what is in the file is enormously larger than the file: for safety we do not read it.',
  ],
  'not-a-table': [
    'Il file non è un foglio di calcolo né un CSV. Una scansione si allega dopo, accanto al foglio con gli orari.',
    'The file is neither a workbook nor a CSV. A scan is attached later, beside the sheet with the times.',
  ],
  timeout: [
    'Il file è troppo complicato da leggere: salva il solo foglio del registro e riprova.',
    'The file takes too long to read: save only the sheet of the register and try again.',
  ],
  'no-register': [
    'Non troviamo la tabella delle presenze: serve una riga di intestazione con la data e gli orari (per esempio Data, Dalle, Alle, Ore).',
    'We find no table of attendances: it needs a heading row with day and times (for example Data, Dalle, Alle, Ore).',
  ],
  'nothing-written': ['La tabella delle presenze è vuota.', 'The table of attendances is empty.'],
  'too-many-lines': [
    'Il registro ha più righe di quante ne abbia un percorso: dividilo e carica un file alla volta.',
    'The register has more rows than any placement: split it and upload one file at a time.',
  ],
  'several-students': [
    'Nel file ci sono registri di più studenti: carica un file per ciascuno.',
    'The file has registers of several students: upload one file for each.',
  ],
  'no-placement': ['Scegli prima di quale percorso è il registro.', 'Choose first of which placement the register is.'],
  'other-student': [
    'L’intestazione nomina un altro studente: scarta il registro e caricalo dal percorso giusto, o correggi l’intestazione.',
    'The heading names another student: discard the register and upload it from the right placement, or correct the heading.',
  ],
  'other-host': [
    'La partita IVA dell’intestazione è di un altro ente: scarta il registro e caricalo dal percorso giusto, o correggi l’intestazione.',
    'The VAT number of the heading is of another host: discard the register and upload it from the right placement, or correct the heading.',
  ],
  'nothing-new': [
    'Nessuna riga può entrare: leggi accanto a ciascuna il perché.',
    'No row can come in: read why beside each of them.',
  ],
  'not-a-draft': ['Questo registro è già stato confermato.', 'This register has been confirmed already.'],
  'scan-there': [
    'La scansione c’è già: fa parte di ciò che è stato registrato.',
    'The scan is there already: it is part of what was stored.',
  ],
  'not-signed': [
    'Le ore entrano solo se la carta è firmata dal tutor dell’ente: se lo è, spunta la casella.',
    'Hours come in only if the host’s tutor has signed the paper: if so, tick the box.',
  ],
})

const rowProblems = phrases({
  'no-day': [
    'Manca il giorno: scrivilo nella colonna della data.',
    'The day is missing: write it in the column of the day.',
  ],
  'not-a-day': [
    'Il giorno non si capisce: scrivilo come 08/02/2027.',
    'The day cannot be read: write it as 08/02/2027.',
  ],
  'no-year': [
    'Manca l’anno e il periodo dell’intestazione non lo dice: scrivi la data intera.',
    'The year is missing and the period of the heading does not tell it: write the whole date.',
  ],
  'no-times': [
    'Ci sono le ore ma non gli orari: scrivi dalle e alle.',
    'There are hours but no times: write from when to when.',
  ],
  'half-times': ['Manca l’inizio o la fine: scrivili entrambi.', 'The beginning or the end is missing: write both.'],
  reversed: ['L’orario di fine deve venire dopo quello di inizio.', 'The end must come after the beginning.'],
  'not-a-break': [
    'La pausa non si capisce, o è lunga quanto l’orario: scrivila in minuti.',
    'The break cannot be read, or is as long as the times: write it in minutes.',
  ],
  'not-a-time': ['L’orario non si capisce: scrivilo come 8:30.', 'The time cannot be read: write it as 8:30.'],
  'unclear-time': [
    'L’orario si legge in due modi (8,5 è 8:30 o 8:50?): scrivilo come 8:30.',
    'The time can be read in two ways (8.5: 8:30 or 8:50?): write it as 8:30.',
  ],
  'until-midnight': [
    'L’orario arriva a mezzanotte: scrivi al più tardi 23:59, e il resto al giorno dopo.',
    'The times go until midnight: write 23:59 at the latest, and the rest on the next day.',
  ],
  'hours-there': [
    'In Bottega per questo giorno ci sono ore: controlla sulla carta, e rimandale se lo studente non c’era.',
    'There are hours for this day in Bottega: check the paper, and send them back if the student was not there.',
  ],
  'changed-meanwhile': [
    'Intanto qualcosa è cambiato: carica di nuovo il registro.',
    'Something changed meanwhile: upload the register again.',
  ],
})

/** The sentences for forms and buttons. */
export function paperSentences(language: Language) {
  return { ...uploadTexts(language), ...refusals(language) }
}

/** Why a row stays out. */
export function rowReasons(reasons: readonly string[], language: Language): string {
  const sentences: Readonly<Record<string, string>> = { ...refusalSentences(language), ...rowProblems(language) }
  return reasons.map((reason) => sentences[reason] ?? reason).join(' ')
}

/** What stays on each line that came in: in Italian, as the register is. */
export function paperNote({ fileName, heading, uploadedAt }: PaperRegister): string {
  const tutor = heading.hostTutor ? ` firmato da ${heading.hostTutor}` : ' firmato dal tutor dell’ente'
  return `registro su carta${tutor} («${fileName}», caricato il ${formatDay(dayOf(uploadedAt), 'it')})`
}
