import { formatInstant, formatMonth } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import type { MonthLock } from './closed-month.rules.ts'

/** Every sentence about closed months. */
export const monthWords = phrases({
  months: ['Mesi', 'Months'],
  lead: [
    'Quando le ore di un mese sono tutte a posto, chiudilo: da quel momento nessuno può più registrarle, firmarle, rimandarle o rettificarle.',
    'When the hours of a month are all in order, close it: from then on nobody can log, sign, return or rectify them.',
  ],
  year: ['Anno scolastico', 'School year'],
  month: ['Mese', 'Month'],
  approved: ['Ore convalidate', 'Approved hours'],
  waiting: ['Ancora da firmare', 'Still to be signed'],
  waitingHours: ['Ore ancora da firmare', 'Hours still to be signed'],
  lines: [
    (lines: number, hours: string) => `${lines} ${plural(lines, 'riga', 'righe')}, ${hours} ore`,
    (lines: number, hours: string) => `${lines} ${plural(lines, 'line', 'lines')}, ${hours} hours`,
  ],
  noLines: ['nessuna', 'none'],
  state: ['Stato', 'State'],
  open: ['Aperto', 'Open'],
  running: ['In corso', 'Running'],
  closed: ['Chiuso', 'Closed'],
  by: ['Chiuso da', 'Closed by'],
  at: ['Chiuso il', 'Closed on'],
  left: [
    (lines: number) => `${lines} ${plural(lines, 'riga lasciata', 'righe lasciate')} senza firma`,
    (lines: number) => `${lines} ${plural(lines, 'line', 'lines')} left unsigned`,
  ],
  noMonths: ['In questo anno non c’è ancora nessun mese', 'No month of this year has begun'],

  title: [(month: string) => `Ore di ${month}`, (month: string) => `Hours of ${month}`],
  notOver: [
    'Il mese non è finito: si può chiudere dal primo giorno del mese dopo.',
    'The month is not over: it can be closed from the first day of the next one.',
  ],
  closeTitle: ['Chiudi il mese', 'Close the month'],
  nothingWaits: [
    'Tutte le ore registrate sono convalidate: il mese si può chiudere.',
    'All hours logged are approved: the month can be closed.',
  ],
  someWait: [
    (what: string) =>
      `Aspettano ancora una firma: ${what}. Falle confermare e convalidare prima, oppure chiudi lasciandole fuori: finché il mese è chiuso non conteranno.`,
    (what: string) =>
      `These still wait for a signature: ${what}. Have them confirmed and approved first, or close and leave them out: they do not count as long as the month is closed.`,
  ],
  leave: [
    'Chiudi lo stesso e lascia fuori le ore non firmate',
    'Close all the same and leave out the hours that are not signed',
  ],
  closeButton: ['Chiudi il mese', 'Close the month'],
  reopenTitle: ['Riapri il mese', 'Open the month again'],
  reopenLead: [
    'Le sue ore si possono di nuovo cambiare. Ricordati di richiuderlo: il motivo e il tuo nome restano scritti qui.',
    'Its hours can be changed again. Remember to close it: your reason and name stay written here.',
  ],
  reason: ['Perché lo riapri', 'Why you open it again'],
  reopenButton: ['Riapri il mese', 'Open the month again'],
  whoCanClose: ['Possono chiuderlo la segreteria e il docente coordinatore.', 'Office and coordinator can close it.'],
  whoCanReopen: ['Può riaprirlo solo il docente coordinatore.', 'Only the coordinator can open it again.'],
  history: ['Che cosa è successo', 'What happened'],
  closedBy: [(name: string) => `Chiuso da ${name}`, (name: string) => `Closed by ${name}`],
  reopenedBy: [(name: string) => `Riaperto da ${name}`, (name: string) => `Opened again by ${name}`],
  undoneBy: [
    (name: string) => `La chiusura di ${name} è stata annullata da sola: intanto erano arrivate altre ore`,
    (name: string) => `The closing by ${name} was undone by itself: more hours had come in meanwhile`,
  ],
  toApprove: ['Ore da convalidare', 'Hours to approve'],
  unanswered: ['Ore senza risposta dell’ente', 'Hours the host has not answered'],
  closedDone: [(month: string) => `${month}: mese chiuso.`, (month: string) => `${month}: month closed.`],
  reopenedDone: [(month: string) => `${month}: mese riaperto.`, (month: string) => `${month}: open again.`],

  'month-not-over': ['Il mese non è ancora finito.', 'The month is not over yet.'],
  'already-closed': ['Il mese è già chiuso.', 'The month is closed already.'],
  'not-closed': ['Il mese è già aperto.', 'The month is open already.'],
  'hours-waiting': [
    'Ci sono ore che aspettano ancora una firma: guardale qui sopra, oppure spunta la casella per lasciarle fuori.',
    'Some hours still wait for a signature: see them above, or tick the box to leave them out.',
  ],

  closedLine: [
    (month: string, name: string, when: string) =>
      `${month} è chiuso: l’ha chiuso ${name}, ${when}. Le sue ore non cambiano più; può riaprirlo il docente coordinatore della scuola.`,
    (month: string, name: string, when: string) =>
      `${month} is closed: ${name} closed it, ${when}. Its hours no longer change; the coordinator of the school can open it again.`,
  ],
})

/** Who closed a month, when, and who can open it: for whoever meets the lock. */
export function lockSentence({ month, by, at }: MonthLock, language: Language): string {
  const name = formatMonth(month, language)
  return monthWords(language).closedLine(capital(name), by, formatInstant(at, language))
}

/** 'Novembre 2026', at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
