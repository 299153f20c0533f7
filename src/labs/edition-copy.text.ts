import { phrases, plural } from '../platform/words.ts'

/** Every sentence about copying an edition into the next school year. */
export const editionCopyWords = phrases({
  title: [
    (title: string, year: string) => `Copia ${title} nel ${year}`,
    (title: string, year: string) => `Copy ${title} to ${year}`,
  ],
  lead: [
    'Il nuovo laboratorio parte in preparazione, senza iscritti e senza incontri. I giorni sono quelli della stessa settimana del nuovo anno.',
    'The new lab starts in preparation, with no participants and no sessions. The days are those of the same week of the new year.',
  ],
  comparison: ['Che cosa cambia', 'What changes'],
  before: ['Ora', 'Now'],
  after: ['Copia', 'Copy'],
  fact: ['Dato', 'Fact'],
  period: ['Periodo', 'Period'],
  pattern: ['Giorni e orari', 'Days and times'],
  minimumBy: ['Minimo entro il', 'Minimum by'],
  enrolUntil: ['Iscrizioni entro il', 'Enrolment until'],
  spaces: ['Locali e macchine', 'Rooms and machines'],
  staff: ['Chi lo tiene', 'Who holds it'],
  seats: ['Posti', 'Seats'],
  module: ['Modulo', 'Module'],
  version: [(number: number) => `versione ${number}`, (number: number) => `version ${number}`],
  leftOutStaff: [
    (names: string) => `Non più in carica, quindi fuori dalla copia: ${names}.`,
    (names: string) => `No longer in office, and so not in the copy: ${names}.`,
  ],
  leftOutSpaces: [
    (count: number) => `${count} ${plural(count, 'locale o macchina non c’è', 'locali o macchine non ci sono')} più.`,
    (count: number) => `${count} ${plural(count, 'room or machine is', 'rooms or machines are')} not there any more.`,
  ],
  which: ['Quale versione del modulo', 'Which version of the module'],
  current: [(number: number) => `Quella di oggi (${number})`, (number: number) => `Today’s (${number})`],
  same: [(number: number) => `La stessa di prima (${number})`, (number: number) => `The same as before (${number})`],
  changedParts: [(parts: string) => `È cambiato: ${parts}.`, (parts: string) => `Changed: ${parts}.`],
  create: ['Crea la copia', 'Make the copy'],
  done: [
    'La copia è pronta: controlla i dati e metti in calendario gli incontri.',
    'The copy is ready: check its facts and plan the sessions.',
  ],
  back: ['Torna al laboratorio', 'Back to the lab'],
  'no-such-module': [
    'Il modulo non è più pubblicato nel catalogo: l’ufficio del programma lo ripubblica, poi puoi copiare il laboratorio.',
    'The module is no longer published in the catalogue: the programme office publishes it again, then you can copy the lab.',
  ],
})

/** What a version of a module says, for naming what has changed. */
export const contentFieldWords = phrases({
  title: ['titolo', 'title'],
  description: ['descrizione', 'description'],
  theme: ['tema', 'theme'],
  level: ['livello', 'level'],
  ages: ['età', 'ages'],
  years: ['anni di corso', 'years of the course'],
  requiredModules: ['moduli richiesti', 'modules required'],
  requiredMachines: ['abilitazioni richieste', 'authorisations required'],
  parts: ['contenuti', 'contents'],
  minutes: ['durata', 'length'],
  machines: ['macchine', 'machines'],
  grants: ['abilitazioni che dà', 'authorisations it gives'],
  materials: ['materiali', 'materials'],
  funding: ['finanziamento', 'funding'],
  cup: ['CUP', 'CUP'],
  countableMinutes: ['ore che possono valere', 'hours that can count'],
  minimum: ['minimo di partecipanti', 'minimum of participants'],
  maximum: ['massimo di partecipanti', 'maximum of participants'],
  risk: ['rischio', 'risk'],
})
