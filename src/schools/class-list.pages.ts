import type { SpreadsheetRefusal } from '../platform/sheet.ts'
import type { Language } from '../platform/words.ts'
import type { ClassListReason } from './class-list-result.rules.ts'
import type { ClassListRefusal } from './class-list.rules.ts'

/** Why a file was not read as a class list. */
export type ListRefusal = SpreadsheetRefusal | ClassListRefusal
type Sentence = Record<Language, string>

/** What to tell whoever brought the file, and what to do about it. */
export function classListRefusalText(reason: ListRefusal, language: Language): string {
  return REFUSALS[reason][language]
}

/** What is doubtful about a row, or about the sheet. */
export function classListProblemText(reason: ClassListReason, language: Language): string {
  return PROBLEMS[reason][language]
}

const REFUSALS: Record<ListRefusal, Sentence> = {
  empty: { it: 'Il file è vuoto.', en: 'The file is empty.' },
  'too-large': {
    it: 'Il file è troppo grande: si accettano elenchi fino a 5 MB.',
    en: 'The file is too large: lists up to 5 MB are accepted.',
  },
  'too-many-rows': {
    it: 'Il file ha troppe righe o colonne per essere un elenco di classe.',
    en: 'The file has too many rows or columns for a class list.',
  },
  'password-protected': {
    it: 'Il file è protetto da password: toglietela e caricatelo di nuovo.',
    en: 'The file is protected by a password: remove it and upload the file again.',
  },
  'old-xls': {
    it: 'Il file è in un formato Excel che non leggiamo (.xls, .xlsb): apritelo e salvatelo come .xlsx.',
    en: 'The file is in an Excel format we do not read (.xls, .xlsb): open it and save it as .xlsx.',
  },
  'open-document': {
    it: 'Il file è in formato OpenDocument: apritelo e salvatelo come .xlsx o .csv.',
    en: 'The file is an OpenDocument one: open it and save it as .xlsx or .csv.',
  },
  broken: {
    it: 'Il file è danneggiato, incompleto o scritto in un modo che non leggiamo: apritelo, salvatelo come .xlsx e riprovate.',
    en: 'The file is damaged, incomplete or written in a way we do not read: open it, save it as .xlsx and try again.',
  },
  'zip-bomb': {
    it: 'Il contenuto del file, una volta aperto, è enormemente più grande del file: per sicurezza non lo leggiamo.',
    en: 'Once opened, what is in the file is enormously larger than the file: for safety we do not read it.',
  },
  'not-a-table': {
    it: 'Il file non è un foglio di calcolo né un csv: esportate l’elenco come .xlsx o .csv.',
    en: 'The file is neither a workbook nor a csv: export the list as .xlsx or .csv.',
  },
  timeout: {
    it: 'La lettura del file richiede troppo tempo: esportate solo l’elenco, senza altri fogli.',
    en: 'The file takes too long to read: export the list alone, without other sheets.',
  },
  'guardian-list': {
    it: 'Questo è un elenco di genitori o tutori, non di studenti: serve l’elenco degli alunni della classe.',
    en: 'This is a list of parents or guardians, not of students: the list of the students of the class is needed.',
  },
  'attendance-register': {
    it: 'Questo è un registro delle presenze, non un elenco di classe.',
    en: 'This is an attendance register, not a class list.',
  },
  'hours-report': {
    it: 'Questo è un riepilogo di ore, non un elenco di classe.',
    en: 'This is a report of hours, not a class list.',
  },
  'no-students': {
    it: 'Nel file non ci sono colonne con cognome e nome degli studenti.',
    en: 'The file has no columns with surname and given name of students.',
  },
}

const PROBLEMS: Record<ClassListReason, Sentence> = {
  'tax-code-missing': { it: 'Manca il codice fiscale.', en: 'The tax code is missing.' },
  'tax-code-provisional': {
    it: 'Il codice fiscale è provvisorio (solo cifre): sarà da completare.',
    en: 'The tax code is a provisional one (digits only): to be completed.',
  },
  'tax-code-wrong': {
    it: 'Il codice fiscale è sbagliato: non è stato importato.',
    en: 'The tax code is wrong: it was left out.',
  },
  'tax-code-not-of-this-name': {
    it: 'Il codice fiscale non corrisponde a cognome e nome.',
    en: 'The tax code does not fit surname and given name.',
  },
  'tax-code-not-of-this-birth': {
    it: 'Il codice fiscale non corrisponde alla data di nascita.',
    en: 'The tax code does not fit the day of birth.',
  },
  'tax-code-not-of-this-sex': {
    it: 'Il codice fiscale non corrisponde al sesso.',
    en: 'The tax code does not fit the sex.',
  },
  'tax-code-twice': {
    it: 'Lo stesso codice fiscale è accanto a un altro nome.',
    en: 'The same tax code stands beside another name.',
  },
  'no-tax-codes': {
    it: 'L’elenco non ha i codici fiscali: gli omonimi non si possono distinguere.',
    en: 'The list has no tax codes: students of the same name cannot be told apart.',
  },
  'birth-date-missing': { it: 'Manca la data di nascita.', en: 'The day of birth is missing.' },
  'birth-date-unreadable': {
    it: 'La data di nascita non è una data.',
    en: 'The day of birth is not a date.',
  },
  'birth-date-implausible': {
    it: 'La data di nascita non è quella di una persona in età scolare.',
    en: 'The day of birth is not that of somebody at school.',
  },
  'sex-unreadable': { it: 'Il sesso non è M né F.', en: 'The sex is neither M nor F.' },
  'class-missing': { it: 'Manca la classe.', en: 'The class is missing.' },
  'class-unreadable': { it: 'La classe non si capisce.', en: 'The class cannot be understood.' },
  'class-without-section': { it: 'Della classe manca la sezione.', en: 'The section of the class is missing.' },
  'surname-missing': { it: 'Manca il cognome.', en: 'The surname is missing.' },
  'given-name-missing': { it: 'Manca il nome.', en: 'The given name is missing.' },
  'name-damaged': {
    it: 'Il nome ha caratteri illeggibili.',
    en: 'The name has characters that cannot be read.',
  },
  'name-split-uncertain': {
    it: 'Cognome e nome sono nella stessa cella: controllate la divisione.',
    en: 'Surname and given name are in one cell: check where they were split.',
  },
  'names-swapped': {
    it: 'Le colonne Cognome e Nome sono scambiate: i codici fiscali dicono l’inverso. Sono state lette al contrario.',
    en: 'The columns of surname and given name are exchanged: the tax codes say so. They were read the other way round.',
  },
  'listed-twice': {
    it: 'Lo studente è già nell’elenco: questa riga non è stata importata.',
    en: 'The student is already on the list: this row was left out.',
  },
  'listed-in-two-classes': {
    it: 'Lo studente è già nell’elenco in un’altra classe: questa riga non è stata importata.',
    en: 'The student is already on the list in another class: this row was left out.',
  },
  'row-not-understood': {
    it: 'Questa riga non sembra uno studente: non è stata importata.',
    en: 'This row does not look like a student: it was left out.',
  },
}
