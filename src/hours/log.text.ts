import { phrases, plural } from '../platform/words.ts'

/** Every sentence about the ways to log: one tap, copies, many at once, late, without network. */
export const logWords = phrases({
  quick: ['Il prossimo giorno da registrare', 'The next day to log'],
  quickMine: ['Che cosa hai fatto', 'What you did'],
  quickTheirs: ['Che cosa ha fatto', 'What the student did'],
  quickHint: ['Una o due frasi.', 'A sentence or two.'],
  quickCopied: [
    'È il testo dell’ultima volta: cambialo se hai fatto altro.',
    'This is the text of the last time: change it if you did something else.',
  ],
  quickButton: [(times: string) => `Registra ${times}`, (times: string) => `Log ${times}`],
  lastButton: [
    (day: string, times: string) => `Come ${day}: ${times}`,
    (day: string, times: string) => `As on ${day}: ${times}`,
  ],
  moreOpen: [
    (n: number) => `${plural(n, 'Un altro giorno aspetta', `Altri ${n} giorni aspettano`)}: sono più sotto.`,
    (n: number) => `${plural(n, 'One more day waits', `${n} more days wait`)} below.`,
  ],
  pause: [(n: number) => `pausa ${n} min`, (n: number) => `break ${n} min`],
  windowNote: [
    (days: number) => `Hai ${days} giorni di tempo per registrare ogni giornata; dopo può farlo solo la scuola.`,
    (days: number) => `You have ${days} days to log each day; afterwards only the school can.`,
  ],

  warned: [
    (days: string) => `Attenzione, giorno insolito: ${days}. Le ore sono registrate, e chi le conferma vede l’avviso.`,
    (days: string) =>
      `Mind, an unusual day: ${days}. The hours are logged, and whoever confirms them sees the warning.`,
  ],
  sunday: ['domenica', 'Sunday'],
  holiday: ['giorno festivo', 'public holiday'],
  closure: ['chiusura della città', 'closure of the city'],

  wholePath: [
    (approved: string, planned: string) =>
      `Il percorso è condiviso con un altro ente: in tutto ${approved} di ${planned}.`,
    (approved: string, planned: string) =>
      `The placement is shared with another host: ${approved} of ${planned} in all.`,
  ],
  quartersOfWhole: [
    'È una parte di un percorso condiviso con un altro ente: i tre quarti delle ore si contano sul percorso intero.',
    'This is a part of a placement shared with another host: three quarters of the hours are counted over the whole of it.',
  ],

  absences: ['Assenze', 'Absences'],
  diary: ['Diario', 'Diary'],

  copy: ['Copia una settimana', 'Copy a week'],
  copyTitle: ['Copia una settimana', 'Copy a week'],
  copyLead: [
    (from: string) => `Gli orari e le attività della settimana dal ${from}, giorno per giorno.`,
    (from: string) => `The times and activities of the week from ${from}, day by day.`,
  ],
  copyInto: ['Settimana da riempire', 'Week to fill'],
  copyChoose: ['Mostra', 'Show'],
  copyNone: ['Non c’è una settimana da copiare', 'There is no week to copy'],
  copyNoneAdvice: [
    'Serve una settimana già registrata, e una più recente con giorni ancora da registrare.',
    'It takes a week that is logged, and a later one with days still to log.',
  ],
  copyDay: ['Giorno', 'Day'],
  copyTimes: ['Orario', 'Times'],
  copyActivity: ['Attività', 'Activity'],
  copyState: ['Si copia?', 'Copied?'],
  copyYes: ['Sì', 'Yes'],
  copyButton: ['Registra i giorni selezionati', 'Log the selected days'],
  copySelect: [(day: string) => `Copia su ${day}`, (day: string) => `Copy to ${day}`],
  'day-off': ['No: festa o chiusura', 'No: holiday or closure'],
  absent: ['No: assenza', 'No: absence'],
  'not-agreed': ['No: giorno senza attività', 'No: no activity agreed'],
  'outside-agreed-times': ['No: l’orario concordato è cambiato', 'No: the agreed times have changed'],
  written: ['Già registrato', 'Already logged'],
  'not-over': ['No: deve ancora finire', 'No: not over yet'],
  'window-over': ['No: è passato troppo tempo', 'No: too late'],

  late: ['Aggiungi un giorno oltre i termini', 'Add an overdue day'],
  lateLead: [
    (days: number) =>
      `Lo studente e l’ente hanno ${days} giorni di tempo. Ciò che aggiungi tu resta da confermare per l’ente ospitante.`,
    (days: number) => `Student and host have ${days} days. What you add still waits for the host to confirm.`,
  ],
  paperOpen: ['Registro su carta', 'Paper register'],
  lateOpen: ['Aggiungi un giorno oltre i termini', 'Add an overdue day'],

  group: ['Registra per tutti', 'Log for everybody'],
  groupTitle: ['Ore di tutti gli studenti', 'Hours of all students'],
  groupLead: [
    'Scegli il giorno, togli la spunta a chi non c’era, correggi l’orario di chi ha fatto diverso: si registra tutto insieme, e ciascuno per sé.',
    'Choose the day, untick who was not there, correct the times of who did otherwise: all is logged at once, each by itself.',
  ],
  groupDay: ['Giorno', 'Day'],
  groupOf: ['Gruppo', 'Group'],
  groupAll: ['Tutti', 'Everybody'],
  groupShow: ['Mostra', 'Show'],
  groupStudent: ['Studente', 'Student'],
  groupHere: ['C’era', 'Was there'],
  groupHereFor: [(name: string) => `${name} c’era`, (name: string) => `${name} was there`],
  groupFrom: ['Dalle', 'From'],
  groupTo: ['Alle', 'To'],
  groupBreak: ['Pausa (min)', 'Break (min)'],
  groupFromFor: [(name: string) => `Dalle, ${name}`, (name: string) => `From, ${name}`],
  groupToFor: [(name: string) => `Alle, ${name}`, (name: string) => `To, ${name}`],
  groupBreakFor: [(name: string) => `Pausa in minuti, ${name}`, (name: string) => `Break in minutes, ${name}`],
  groupActivity: ['Attività svolta, uguale per tutti', 'What was done, the same for everybody'],
  groupButton: ['Registra le ore di questo giorno', 'Log the hours of this day'],
  groupNone: ['Nessuno da registrare in questo giorno', 'Nobody to log on this day'],
  groupNoneAdvice: [
    'Scegli un altro giorno: qui compare chi era atteso e non ha ancora tutte le ore scritte.',
    'Choose another day: here are those who were expected and whose hours are not all written.',
  ],
  groupDone: [
    (lines: number, students: number) =>
      `${lines} ${plural(lines, 'riga registrata', 'righe registrate')} per ${students} ${plural(students, 'studente', 'studenti')}.`,
    (lines: number, students: number) =>
      `${lines} ${plural(lines, 'line', 'lines')} logged for ${students} ${plural(students, 'student', 'students')}.`,
  ],
  groupAbsent: ['assenza segnata', 'absence noted'],
  groupRefused: ['Questi studenti non sono stati registrati', 'These students were not logged'],

  warnedLine: [(what: string) => `avviso: ${what}`, (what: string) => `warning: ${what}`],
  writtenOffline: [(when: string) => `scritta senza rete: ${when}`, (when: string) => `written offline: ${when}`],
  bySchool: ['aggiunta dalla scuola oltre i termini', 'added late by the school'],

  offline: ['Ore scritte senza rete', 'Hours written offline'],
  offlineReady: [
    'Questo dispositivo è pronto: puoi registrare anche senza rete. Ciò che scrivi parte da solo appena la rete torna.',
    'This device is ready: you can log even without network. What you write leaves by itself once the network is back.',
  ],
  offlineTitle: ['Registra senza rete', 'Log without network'],
  offlineLead: [
    'Scrivi qui le ore anche quando il telefono non prende: restano su questo dispositivo e si inviano da sole, una volta sola.',
    'Write hours here even when the phone has no signal: they stay on this device and are sent by themselves, once.',
  ],
  offlineLink: ['Registra senza rete', 'Log without network'],
  offlineStudent: [(initials: string) => `Studente: ${initials}`, (initials: string) => `Student: ${initials}`],
  offlineAgreed: ['Orario concordato', 'Agreed times'],
  offlineUsual: ['L’orario è stato quello concordato', 'The times were the agreed ones'],
  offlineUsualHint: [
    'Se è stato diverso, togli la spunta e scrivi gli orari qui sotto.',
    'If they were others, untick this and write the times below.',
  ],
  offlineOther: ['Con un altro orario', 'At other times'],
  offlineButton: ['Registra questo giorno', 'Log this day'],
  offlineBack: ['Apri le ore del percorso', 'Open the hours of the placement'],
  offlineNone: ['Nessuna riga in attesa.', 'No line is waiting.'],
  offlineWaiting: ['In attesa della rete', 'Waiting for the network'],
  offlineRefused: ['Non accettata', 'Not accepted'],
  offlineSend: ['Invia ora', 'Send now'],
  offlineMend: ['Correggi', 'Mend'],
  offlineDiscard: ['Togli', 'Discard'],
  offlineSent: ['Righe inviate: N.', 'Lines sent: N.'],
  offlineStill: ['La rete non c’è ancora: le righe restano qui.', 'There is no network yet: the lines stay here.'],
  offlineSignIn: [
    'Per inviare le righe devi accedere di nuovo: apri le ore del percorso. Le righe restano qui.',
    'To send the lines you have to sign in again: open the hours of the placement. The lines stay here.',
  ],
  offlineAgreedTimes: ['orario concordato', 'agreed times'],
  'not-found': [
    'Questo percorso non c’è più, o non è tuo: togli la riga.',
    'This placement is gone, or is not yours: discard the line.',
  ],
  'not-readable': [
    'Manca qualcosa: correggi giorno, orario e attività, poi invia di nuovo.',
    'Something is missing: mend day, times and activity, then send again.',
  ],
})
