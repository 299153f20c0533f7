import { papersSentences } from '../paperwork/need.text.ts'
import type { PapersReason } from '../paperwork/readiness.rules.ts'
import type { Day } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import type { EntryState } from './hour-entry.rules.ts'
import type { LogRefusal } from './log-refusal.rules.ts'

/** Every sentence about hours. */
export const hourWords = phrases({
  hoursOf: [(name: string) => `Ore di ${name}`, (name: string) => `Hours of ${name}`],
  placements: ['Percorsi', 'Placements'],
  hoursTitle: ['Ore', 'Hours'],

  approved: ['Convalidate', 'Approved'],
  confirmed: ['Da convalidare', 'To be approved'],
  logged: ['Da confermare', 'To be confirmed'],
  planned: ['Monte ore previsto', 'Planned'],
  ofPlanned: [
    (done: string, planned: string) => `${done} di ${planned}`,
    (done: string, planned: string) => `${done} of ${planned}`,
  ],
  onlyApproved: ['contano per il monte ore', 'they count'],
  waitsForSchool: ['aspettano la scuola', 'the school has to approve'],
  waitsForHost: ['aspettano l’ente ospitante', 'the host has to confirm'],
  quartersReached: ['I tre quarti del monte ore sono raggiunti.', 'Three quarters of the planned hours are reached.'],
  quartersMissing: [
    (hours: string) => `Ai tre quarti del monte ore mancano ${hours} ore convalidate.`,
    (hours: string) => `${hours} approved hours are missing to three quarters of the plan.`,
  ],

  log: ['Registra le ore', 'Log hours'],
  usual: ['Con l’orario concordato', 'At the agreed times'],
  usualHint: [
    'Spunta i giorni in cui l’orario è stato quello concordato.',
    'Tick the days on which the times were the agreed ones.',
  ],
  usualDays: ['Giorni da registrare', 'Days to log'],
  usualDone: [
    'Non ci sono giorni da registrare: tutto l’orario concordato fino a oggi è già scritto, oppure non è ancora finito.',
    'There are no days to log: all agreed times up to now are written, or not over yet.',
  ],
  usualButton: ['Registra i giorni selezionati', 'Log the selected days'],
  other: ['Con un altro orario', 'At other times'],
  otherHint: [
    'Sempre dentro l’orario concordato. Il secondo intervallo serve quando in mezzo c’è stata un’interruzione.',
    'Always within the agreed times. The second interval is for a day with an interruption.',
  ],
  otherButton: ['Registra questo giorno', 'Log this day'],
  day: ['Giorno', 'Day'],
  activity: ['Attività svolta', 'What was done'],
  activityHint: ['Una o due frasi, fino a 500 caratteri.', 'A sentence or two, up to 500 characters.'],
  from1: ['Dalle', 'From'],
  to1: ['Alle', 'To'],
  break1: ['Pausa, in minuti', 'Break, in minutes'],
  from2: ['Secondo intervallo, dalle', 'Second interval, from'],
  to2: ['Secondo intervallo, alle', 'Second interval, to'],
  break2: ['Pausa nel secondo intervallo, in minuti', 'Break in the second interval, in minutes'],
  hostConfirms: [
    'Ciò che registri come ente ospitante vale anche come conferma.',
    'What you log as the host counts as confirmed.',
  ],
  onlyHostLogs: [
    'In questo istituto le ore le registra l’ente ospitante. Se manca qualcosa, avvisa il tuo tutor.',
    'In this school the host logs the hours. If something is missing, tell your tutor.',
  ],
  onlyStudentLogs: [
    'In questo istituto le ore le registra lo studente: qui le confermi.',
    'In this school the student logs the hours: here you confirm them.',
  ],
  notRunning: [
    'Il percorso non è in corso: le ore si registrano da quando la scuola lo avvia a quando lo conclude.',
    'The placement is not active: hours are logged between its start and its end.',
  ],

  register: ['Registro delle ore', 'Hour register'],
  week: [
    (from: string, to: string) => `Settimana dal ${from} al ${to}`,
    (from: string, to: string) => `Week from ${from} to ${to}`,
  ],
  times: ['Orario', 'Times'],
  pause: ['Pausa', 'Break'],
  minutes: [(n: number) => `${n} min`, (n: number) => `${n} min`],
  hours: ['Ore', 'Hours'],
  state: ['Stato', 'State'],
  actions: ['Azioni', 'Actions'],
  select: ['Seleziona', 'Select'],
  selectLine: [(line: string) => `Seleziona ${line}`, (line: string) => `Select ${line}`],
  total: ['Totale', 'Total'],
  noneYet: ['Nessuna ora registrata', 'No hours logged yet'],
  noneYetAdvice: [
    'Le ore compaiono qui quando lo studente o l’ente ospitante le registra.',
    'Hours appear here as student or host log them.',
  ],
  by: [(name: string, when: string) => `${name}, ${when}`, (name: string, when: string) => `${name}, ${when}`],
  holiday: ['giorno festivo', 'public holiday'],
  closure: ['chiusura della città', 'closure of the city'],
  cancel: ['Annulla', 'Cancel'],
  cancelAsk: ['Annullare questa riga? Potrai registrarla di nuovo.', 'Cancel this line? You can log it again.'],
  approvedStay: [
    'Le ore convalidate non si modificano e non si annullano: sono quelle del registro ufficiale. Se una riga è sbagliata, il docente coordinatore ne scrive accanto una di rettifica. Le altre si possono rimandare con un motivo e registrare di nuovo.',
    'Approved hours are neither changed nor cancelled: they are the official register. If a line is wrong, the coordinator writes a rectifying one beside it. Others can be sent back with a reason and logged again.',
  ],
  download: ['Registro (Excel e PDF)', 'Register (Excel and PDF)'],

  toConfirm: ['Ore da confermare', 'Hours to confirm'],
  toConfirmIntro: [
    'Controlla le righe e togli la spunta a quelle che non vanno: restano qui.',
    'Check the lines and untick those that are wrong: they stay here.',
  ],
  confirmButton: ['Conferma le righe selezionate', 'Confirm the selected lines'],
  toApprove: ['Ore da convalidare', 'Hours to approve'],
  toApproveIntro: [
    'L’ente ospitante le ha confermate. Togli la spunta a quelle che non vanno: restano qui. Dopo la convalida contano e non si modificano più.',
    'The host has confirmed them. Untick those that are wrong: they stay here. Once approved they count and never change.',
  ],
  approveButton: ['Convalida le righe selezionate', 'Approve the selected lines'],
  returnTitle: ['Qualcosa non va?', 'Something wrong?'],
  reason: ['Motivo del rimando', 'Why they go back'],
  reasonHint: [
    'Lo legge chi ha registrato le ore, che potrà scriverle di nuovo.',
    'Whoever logged the hours reads it and can log them again.',
  ],
  returnButton: ['Rimanda le righe selezionate', 'Send back the selected lines'],
  nothingToConfirm: ['Nessuna ora da confermare', 'No hours to confirm'],
  nothingToApprove: ['Nessuna ora da convalidare', 'No hours to approve'],
  nothingAdvice: ['Quando ce ne saranno, le troverai qui.', 'When there are some, you find them here.'],
  moreWait: [
    (shown: number, total: number) => `Queste sono le ${shown} righe più vecchie di ${total}: le altre compaiono dopo.`,
    (shown: number, total: number) => `These are the oldest ${shown} of ${total} lines: the others come next.`,
  ],
  openHours: ['Apri le ore del percorso', 'Open the hours of the placement'],

  loggedDone: [
    (lines: number, hours: string) => `${lines} ${plural(lines, 'riga registrata', 'righe registrate')}: ${hours} ore.`,
    (lines: number, hours: string) => `${lines} ${plural(lines, 'line', 'lines')} logged: ${hours} hours.`,
  ],
  confirmedDone: [
    (lines: number) => `${lines} ${plural(lines, 'riga confermata', 'righe confermate')}.`,
    (lines: number) => `${lines} ${plural(lines, 'line', 'lines')} confirmed.`,
  ],
  approvedDone: [
    (lines: number) => `${lines} ${plural(lines, 'riga convalidata', 'righe convalidate')}.`,
    (lines: number) => `${lines} ${plural(lines, 'line', 'lines')} approved.`,
  ],
  returnedDone: [
    (lines: number) => `${lines} ${plural(lines, 'riga rimandata', 'righe rimandate')}.`,
    (lines: number) => `${lines} ${plural(lines, 'line', 'lines')} sent back.`,
  ],
  cancelledDone: ['La riga è annullata.', 'The line is cancelled.'],
  cannotCancel: [
    'Questa riga non si può più annullare: qualcun altro l’ha già firmata.',
    'This line can no longer be cancelled: somebody else has signed it.',
  ],
  skipped: [
    (lines: number) =>
      `${lines} ${plural(lines, 'riga era già cambiata', 'righe erano già cambiate')} nel frattempo: ricontrolla l’elenco.`,
    (lines: number) => `${lines} ${plural(lines, 'line', 'lines')} had changed meanwhile: check the list again.`,
  ],
  noneSelected: ['Seleziona almeno una riga.', 'Select at least one line.'],
})

export const stateWords: Record<Language, Record<EntryState, string>> = {
  it: {
    logged: 'Da confermare',
    confirmed: 'Confermata dall’ente',
    approved: 'Convalidata',
    returned: 'Rimandata',
    cancelled: 'Annullata',
    rectified: 'Rettificata',
  },
  en: {
    logged: 'To be confirmed',
    confirmed: 'Confirmed by the host',
    approved: 'Approved',
    returned: 'Sent back',
    cancelled: 'Cancelled',
    rectified: 'Rectified',
  },
}

type Refusal = PapersReason | OwnRefusal
type OwnRefusal = LogRefusal | 'none-selected' | 'month-closed' | 'other-tutors-day'

const refusals: Record<OwnRefusal, readonly [italian: string, english: string]> = {
  'none-selected': ['Seleziona almeno un giorno.', 'Select at least one day.'],
  'other-tutors-day': [
    'In questo giorno il tutor era un altro: firma chi era tutor allora, oppure il coordinatore della scuola.',
    'On this day somebody else was tutor: who was tutor then signs, or the coordinator of the school.',
  ],
  'month-closed': [
    'La scuola ha chiuso il mese di questo giorno, e le sue ore non cambiano più: il docente coordinatore può riaprirlo.',
    'The school has closed the month of this day, and its hours no longer change: the coordinator can open it again.',
  ],
  'placement-not-active': ['Il percorso non è in corso.', 'The placement is not active.'],
  'placement-suspended': [
    'Il percorso è sospeso: le ore si registrano di nuovo quando la scuola lo riprende.',
    'The placement is suspended: hours can be logged again once the school resumes it.',
  ],
  'window-over': [
    'È passato troppo tempo: lo studente e l’ente non possono più registrare questo giorno. Può ancora aggiungerlo la scuola (chi coordina o il tutor scolastico): scrivi a loro.',
    'Too much time has passed: student and host can no longer log this day. The school (coordinator or school tutor) still can: write to them.',
  ],
  'window-still-open': [
    'Questo giorno possono ancora registrarlo lo studente o l’ente ospitante: la scuola aggiunge solo quelli oltre i termini.',
    'Student or host can still log this day: the school adds only those that are overdue.',
  ],
  'not-allowed-to-log': [
    'L’istituto ha deciso che le ore le registra qualcun altro.',
    'The school has decided that somebody else logs the hours.',
  ],
  'no-times': [
    'Per questo giorno non c’è orario concordato ancora da registrare.',
    'On this day there are no agreed times left to log.',
  ],
  'zero-length': ['L’orario di fine deve venire dopo quello di inizio.', 'The end must come after the beginning.'],
  'break-too-long': [
    'La pausa è lunga quanto l’intervallo, o di più.',
    'The break is as long as the interval, or longer.',
  ],
  'day-not-agreed': [
    'In questo giorno non c’è attività concordata: serve prima una variazione del percorso, che fa la scuola.',
    'No activity is agreed for this day: the school has to amend the placement first.',
  ],
  interrupted: [
    'In questo giorno il percorso è interrotto: non ci sono ore da registrare.',
    'The placement is interrupted on this day: there are no hours to log.',
  ],
  'outside-agreed-times': [
    'L’orario esce da quello concordato per questo giorno: accorcialo, oppure chiedi alla scuola una variazione.',
    'The times go beyond those agreed for this day: shorten them, or ask the school for an amendment.',
  ],
  'in-the-future': [
    'Si registrano solo ore già finite: questo orario deve ancora arrivare.',
    'Only hours that are over can be logged: these are still to come.',
  ],
  overlaps: [
    'In questo orario lo studente ha già altre ore registrate, qui o presso un altro ente.',
    'The student already has hours logged at this time, here or with another host.',
  ],
  'overlaps-lab': [
    'In questo orario lo studente è atteso a un laboratorio, o c’era: correggi l’orario. Se non c’era, prima la scuola corregge l’appello.',
    'At this time the student is expected at a lab, or was there: correct the times. If not, the school corrects the roll call first.',
  ],
  'form-already-used': [
    'Questo modulo è già stato inviato con altri dati: ricarica la pagina e controlla che cosa c’è già.',
    'This form was already sent with other data: reload the page and check what is there.',
  ],
  'younger-than-15': [
    'Lo studente ha meno di 15 anni: non può svolgere attività presso un ente.',
    'The student is younger than 15 and may not be at a host.',
  ],
  'day-too-long': [
    'Troppe ore in questo giorno per un minorenne: al massimo 7 sotto i 16 anni, 8 a 16 e 17 anni.',
    'Too many hours on this day for a minor: at most 7 below 16, 8 at 16 and 17.',
  ],
  'week-too-long': [
    'Troppe ore in questa settimana per un minorenne: al massimo 35 sotto i 16 anni, 40 a 16 e 17 anni.',
    'Too many hours in this week for a minor: at most 35 below 16, 40 at 16 and 17.',
  ],
  'break-missing': [
    'Un minorenne non può superare 4 ore e 30 senza un’ora di interruzione.',
    'A minor may not go beyond 4 hours 30 without a break of an hour.',
  ],
  'during-the-night': [
    'Un minorenne non può svolgere attività di notte (dalle 22 alle 6, o dalle 23 alle 7).',
    'A minor may not be at a host during the night (22 to 6, or 23 to 7).',
  ],
  'night-rest-too-short': [
    'Tra un giorno e l’altro un minorenne deve avere 12 ore di riposo, notte compresa.',
    'Between one day and the next a minor needs 12 hours of rest, the night included.',
  ],
}

/** The sentences of the reasons, for forms. */
export function refusalSentences(language: Language): Record<Refusal, string> {
  const index = language === 'it' ? 0 : 1
  const own = Object.fromEntries(Object.entries(refusals).map(([reason, pair]) => [reason, pair[index]]))
  return { ...papersSentences(language), ...(own as Record<OwnRefusal, string>) }
}

/** Which days were refused, and why, in one message. */
export function refusedDays(
  refused: readonly { day: Day; reasons: readonly string[] }[],
  language: Language,
  own: Readonly<Record<string, string>> = {},
): string {
  const sentences: Readonly<Record<string, string>> = {
    ...refusalSentences(language),
    ...own,
    'changed-meanwhile': language === 'it' ? 'Riprova tra poco.' : 'Try again shortly.',
  }
  return refused
    .map(
      ({ day, reasons }) => `${formatDay(day, language)}: ${reasons.map((each) => sentences[each] ?? each).join(' ')}`,
    )
    .join(' ')
}
