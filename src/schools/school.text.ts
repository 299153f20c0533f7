import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { RegisterRefusal, RowRefusal } from './school-register.rules.ts'

/** Every sentence about schools. */
export const schoolWords = phrases({
  schools: ['Istituti', 'Schools'],
  schoolsLead: [
    'Gli istituti del registro del Ministero. Gli studenti e le classi appartengono all’istituto, anche quando cambia codice.',
    'The schools of the Ministry’s register. Students and classes belong to the school, also when its code changes.',
  ],
  school: ['Istituto', 'School'],
  code: ['Codice meccanografico', 'School code'],
  kind: ['Tipo di scuola', 'Kind of school'],
  town: ['Comune', 'Town'],
  sites: ['Sedi', 'Sites'],
  search: ['Nome, codice o comune', 'Name, code or town'],
  everyKind: ['Tutti i tipi', 'Every kind'],
  cycle: ['Grado', 'Level'],
  secondCycle: ['Scuole superiori', 'Upper secondary schools'],
  everyCycle: ['Tutti i gradi', 'Every level'],
  noSchools: ['Nessun istituto nel registro', 'No school in the register'],
  noSchoolsAdvice: [
    'Importa il registro pubblicato dal Ministero: bastano i file delle scuole statali e paritarie.',
    'Import the register published by the Ministry: the files of state and private schools are enough.',
  ],
  nothingFound: ['Nessun istituto trovato', 'No school found'],
  nothingFoundAdvice: ['Prova con una parola sola, o con “Tutti i gradi”.', 'Try a single word, or “Every level”.'],
  import: ['Importa il registro', 'Import the register'],
  summary: [
    (first: string, last: string, total: string) => `${first}–${last} di ${total}`,
    (first: string, last: string, total: string) => `${first}–${last} of ${total}`,
  ],

  liceo: ['Liceo', 'Liceo (grammar school)'],
  tecnico: ['Istituto tecnico', 'Technical school'],
  professionale: ['Istituto professionale', 'Vocational school'],
  other: ['Altro', 'Other'],
  state: ['Statale', 'State'],
  private: ['Paritaria', 'Private (paritaria)'],

  management: ['Gestione', 'Management'],
  province: ['Provincia', 'Province'],
  register: ['Ultimo registro', 'Latest register'],
  contacts: ['Contatti', 'Contacts'],
  whoLogs: ['Chi registra le ore', 'Who logs the hours'],
  site: ['Sede', 'Site'],
  address: ['Indirizzo', 'Address'],
  headOffice: ['Sede direttiva', 'Head office'],
  evening: ['Serale', 'Evening'],
  closed: [
    (year: string) => `Non più nel registro dopo il ${year}`,
    (year: string) => `Not in the register after ${year}`,
  ],
  noSites: ['Nessuna sede', 'No site'],
  noSitesAdvice: [
    'Le sedi sono passate ad altri istituti: vedi i codici precedenti.',
    'Its sites have gone to other schools: see the earlier codes.',
  ],
  history: ['Codici precedenti', 'Earlier codes'],
  'institute-renumbered': [
    (change: { from: string; to: string }) => `Il codice dell’istituto è passato da ${change.from} a ${change.to}`,
    (change: { from: string; to: string }) => `The code of the school changed from ${change.from} to ${change.to}`,
  ],
  'site-renumbered': [
    (change: { from: string; to: string }) => `Il codice di una sede è passato da ${change.from} a ${change.to}`,
    (change: { from: string; to: string }) => `The code of a site changed from ${change.from} to ${change.to}`,
  ],
  'site-joined': [
    (change: { site: string | null; from: string }) => `La sede ${change.site} è arrivata dall’istituto ${change.from}`,
    (change: { site: string | null; from: string }) => `Site ${change.site} came from school ${change.from}`,
  ],
  'site-left': [
    (change: { site: string | null; to: string }) => `La sede ${change.site} è passata all’istituto ${change.to}`,
    (change: { site: string | null; to: string }) => `Site ${change.site} went to school ${change.to}`,
  ],
  ministryReturn: ['Rendiconto al Ministero', 'Return to the Ministry'],
  settings: ['Impostazioni', 'Settings'],
  both: ['Studente o ente ospitante', 'Student or host'],
  student: ['Solo lo studente', 'Only the student'],
  host: ['Solo l’ente ospitante', 'Only the host'],
  invite: ['Invita una persona della scuola', 'Invite a person of the school'],

  importTitle: ['Importa il registro delle scuole', 'Import the register of schools'],
  importLead: [
    'Scarica dal portale dei dati aperti del Ministero (dati.istruzione.it, area Scuole) il CSV delle scuole statali o delle paritarie e caricalo così com’è, un file alla volta.',
    'Download the CSV of state or private schools from the Ministry’s open data portal (dati.istruzione.it, area Scuole) and send it as it is, one file at a time.',
  ],
  importAgain: [
    'Lo stesso file si può caricare più volte: ciò che è già registrato resta invariato. Un registro più vecchio non sovrascrive mai uno più recente.',
    'The same file can be sent several times: what is stored already stays unchanged. An older register never overwrites a newer one.',
  ],
  file: ['File del registro', 'Register file'],
  fileHint: [
    'CSV fino a 5 MB. Il file nazionale è più grande: lo importa chi gestisce il server, con “npm run import:schools”.',
    'CSV up to 5 MB. The national file is larger: whoever runs the server imports it, with “npm run import:schools”.',
  ],
  send: ['Importa', 'Import'],
  imported: ['Registro importato', 'Register imported'],
  read: ['righe lette', 'rows read'],
  created: ['nuove', 'new'],
  updated: ['aggiornate', 'updated'],
  unchanged: ['invariate', 'unchanged'],
  refused: ['rifiutate', 'refused'],
  older: [
    (rows: string) =>
      `Righe di un registro più vecchio di quello già importato: ${rows}. Non hanno sovrascritto nulla.`,
    (rows: string) => `Rows of a register older than the one imported already: ${rows}. They have overwritten nothing.`,
  ],
  refusedRows: ['Righe rifiutate', 'Refused rows'],
  refusedLead: [
    'Le altre righe sono state importate. Correggi queste nel file e caricalo di nuovo.',
    'The other rows have been imported. Correct these in the file and send it again.',
  ],
  refusedMore: [
    (shown: string, total: string) => `Sono mostrate le prime ${shown} righe di ${total}.`,
    (shown: string, total: string) => `The first ${shown} rows of ${total} are shown.`,
  ],
  noneRefused: ['Nessuna riga rifiutata', 'No row refused'],
  line: ['Riga del file', 'Line of the file'],
  reason: ['Motivo', 'Reason'],
  toSchools: ['Vai agli istituti', 'Go to the schools'],
  another: ['Importa un altro file', 'Import another file'],
})

const rowRefusals = phrases({
  'wrong-columns': [
    'Il numero di colonne non è quello dell’intestazione',
    'The number of columns differs from the header',
  ],
  'no-code': ['Manca il codice della scuola', 'The school code is missing'],
  'bad-code': [
    'Il codice della scuola non è valido: due lettere e otto fra lettere e cifre',
    'The school code is not valid: two letters and eight letters or digits',
  ],
  'bad-institute-code': [
    'Il codice dell’istituto di riferimento non è valido',
    'The code of the institute is not valid',
  ],
  'bad-year': [
    'L’anno scolastico manca o non è valido (esempio: 202627)',
    'The school year is missing or not valid (for example 202627)',
  ],
  'no-name': ['Manca il nome della scuola', 'The name of the school is missing'],
  'duplicate-in-file': ['Lo stesso codice è già in una riga precedente', 'The same code is in an earlier row already'],
})

const fileRefusals = phrases({
  required: ['Scegli il file da importare.', 'Choose the file to import.'],
  empty: ['Il file è vuoto.', 'The file is empty.'],
  'not-a-csv': [
    'Non è un CSV. Scarica dal portale la versione CSV e caricala senza aprirla in un foglio di calcolo.',
    'This is not a CSV. Download the CSV version from the portal and send it without opening it in a spreadsheet.',
  ],
  'not-a-register': [
    'Non è il registro delle scuole: mancano colonne come CODICESCUOLA e DENOMINAZIONESCUOLA.',
    'This is not the register of schools: columns such as CODICESCUOLA and DENOMINAZIONESCUOLA are missing.',
  ],
  'changed-meanwhile': [
    'Un’altra importazione è in corso. Aspetta un minuto e carica di nuovo il file.',
    'Another import is under way. Wait a minute and send the file again.',
  ],
})

type Sentences<Reason extends string> = Readonly<Record<Reason, string>>

export function rowRefusalTexts(language: Language): Sentences<RowRefusal> {
  return rowRefusals(language)
}

export function fileRefusalTexts(language: Language): Sentences<RegisterRefusal | 'required' | 'changed-meanwhile'> {
  return fileRefusals(language)
}

/** 'Liceo', 'Istituto tecnico', 'Istituto professionale'. */
export function kindName(kind: SchoolKind, language: Language): string {
  return schoolWords(language)[kind]
}
