import { phrases } from '../platform/words.ts'

/** Every sentence about rectifying approved hours. */
export const rectificationWords = phrases({
  rectify: ['Rettifica', 'Rectify'],
  title: [(day: string) => `Rettifica le ore di ${day}`, (day: string) => `Rectify the hours of ${day}`],
  lead: [
    'Una riga convalidata non si cambia: se ne scrive una nuova accanto. Restano visibili entrambe, con il motivo e il tuo nome, e conta solo la nuova.',
    'An approved line is not changed: a new one is written beside it. Both stay visible, with the reason and your name, and only the new one counts.',
  ],
  old: ['La riga convalidata', 'The approved line'],
  times: ['Orario', 'Times'],
  pause: ['Pausa', 'Break'],
  minutes: [(n: number) => `${n} minuti`, (n: number) => `${n} minutes`],
  none: ['nessuna', 'none'],
  hours: ['Ore', 'Hours'],
  activity: ['Attività svolta', 'What was done'],
  approvedBy: ['Convalidata da', 'Approved by'],
  agreed: ['Orario concordato per quel giorno', 'Times agreed for that day'],
  notAgreed: ['nessuno', 'none'],
  what: ['Che cosa è successo davvero', 'What really happened'],
  whatTimes: ['L’orario era un altro', 'The times were others'],
  whatNothing: ['Non c’è stata nessuna attività', 'Nothing took place'],
  whatNothingHint: [
    'La nuova riga vale zero minuti: l’orario qui sotto non conta.',
    'The new line counts zero minutes: the times below do not matter.',
  ],
  from: ['Dalle', 'From'],
  to: ['Alle', 'To'],
  breakMinutes: ['Pausa, in minuti', 'Break, in minutes'],
  reason: ['Perché lo rettifichi', 'Why you rectify it'],
  reasonHint: [
    'Per esempio: il foglio presenze dell’ente dice uscita alle 11:30.',
    'For example: the attendance sheet of the host says left at 11:30.',
  ],
  declaration: ['Dichiarazione', 'Declaration'],
  submit: ['Scrivi la nuova riga', 'Write the new line'],
  back: ['Torna alle ore del percorso', 'Back to the hours of the placement'],
  done: [
    'Rettifica scritta: la riga di prima resta visibile e non conta più.',
    'Rectified: the line of before stays visible and counts no longer.',
  ],
  cannotNow: ['Questa riga non si può rettificare', 'This line cannot be rectified'],
  rectifies: [(reason: string) => `rettifica: ${reason}`, (reason: string) => `rectification: ${reason}`],
  rectifiesStruck: [(reason: string) => `azzerata: ${reason}`, (reason: string) => `struck: ${reason}`],
  noTimes: ['nessun orario', 'no times'],
  replaced: ['sostituita dalla riga di rettifica', 'replaced by the rectifying line'],

  'not-approved': [
    'Questa riga non è convalidata, o è già stata rettificata: riapri le ore del percorso e guarda com’è ora.',
    'This line is not approved, or was rectified already: open the hours of the placement and see how it is now.',
  ],
  unchanged: [
    'È lo stesso orario di prima: cambialo, oppure di’ che non c’è stata nessuna attività.',
    'These are the same times as before: change them, or say that nothing took place.',
  ],
  'day-not-agreed': [
    'In questo giorno non c’è attività concordata: si può solo dire che non ce n’è stata.',
    'No activity is agreed for this day: you can only say that nothing took place.',
  ],
  'outside-agreed-times': [
    'L’orario esce da quello concordato per quel giorno: resta dentro, oppure fai prima una variazione.',
    'The times go beyond those agreed for that day: stay within them, or amend the placement first.',
  ],
  'declaration-missing': [
    'Spunta la dichiarazione: senza, non si può firmare.',
    'Tick the declaration: nobody can sign without it.',
  ],
  'declaration-changed': [
    'Il testo della dichiarazione è cambiato: rileggilo e spuntalo di nuovo.',
    'The text of the declaration has changed: read it and tick it again.',
  ],
})
