import { phrases } from '../platform/words.ts'

/** Every sentence about making two records of one student one. */
export const studentMergeWords = phrases({
  title: ['Unisci due schede dello stesso studente', 'Merge two records of one student'],
  link: ['È la stessa persona di…', 'The same person as…'],
  chooseLead: [
    (name: string) =>
      `${name} è nell’elenco due volte, per esempio per un codice fiscale scritto male? Cerca l’altra scheda per cognome.`,
    (name: string) =>
      `Is ${name} in the list twice, for example because of a mistyped tax code? Look for the other record by surname.`,
  ],
  choose: ['Con quale scheda?', 'With which record?'],
  search: ['Cognome e nome', 'Surname and name'],
  student: ['Studente', 'Student'],
  schoolClass: ['Classe', 'Class'],
  noneAlike: ['Nessun altro studente con questo nome', 'No other student of that name'],
  noneAlikeAdvice: ['Prova con una parte del cognome.', 'Try a part of the surname.'],
  more: [
    'Sono i primi 50: scrivi anche il nome per vederne meno.',
    'These are the first 50: type the given name as well to see fewer.',
  ],
  lead: [
    'Resta una scheda sola. Tutto ciò che riguarda l’altra passa a questa, e il suo vecchio indirizzo porta qui. Registri emessi e rendiconti inviati restano come sono; il prossimo rendiconto mostra la differenza.',
    'Only one record stays. Everything of the other moves to it, and its old address leads here. Registers issued and returns sent stay as they are; the next return shows the difference.',
  ],
  comparison: ['Che cosa ha ciascuna scheda', 'What each record has'],
  what: ['Dato', 'Fact'],
  keep: ['Resta', 'Stays'],
  gone: ['Confluisce', 'Goes into it'],
  name: ['Cognome e nome', 'Surname and name'],
  taxCode: ['Codice fiscale', 'Tax code'],
  birthDate: ['Data di nascita', 'Date of birth'],
  sex: ['Sesso', 'Sex'],
  enrolments: ['Classi', 'Classes'],
  placements: ['Percorsi', 'Placements'],
  minutes: ['Ore registrate', 'Hours logged'],
  diaryPages: ['Pagine di diario', 'Diary pages'],
  absences: ['Assenze', 'Absences'],
  evaluations: ['Valutazioni', 'Evaluations'],
  certificates: ['Certificati', 'Certificates'],
  file: ['Informativa e formazione sicurezza', 'Family notice and safety training'],
  priorHours: ['Anni di ore di un’altra scuola', 'Years of hours of another school'],
  labs: ['Laboratori', 'Labs'],
  rollLines: ['Righe di appello', 'Roll call lines'],
  authorisations: ['Abilitazioni alle macchine', 'Machine authorisations'],
  attestations: ['Attestati', 'Attestations'],
  proposals: ['Enti proposti', 'Hosts proposed'],
  choices: ['Liste di scelte', 'Lists of choices'],
  roundPlaces: ['Esiti di tornate', 'Results of rounds'],
  roundNotes: ['Tornate che ne dicono qualcosa', 'Rounds that say something of it'],
  paperRegisters: ['Registri cartacei', 'Paper registers'],
  exports: ['Esportazioni richieste', 'Exports asked for'],
  account: ['Utenza', 'Account'],
  noAccount: ['nessuna', 'none'],
  accountActive: [(name: string) => `${name}, in uso`, (name: string) => `${name}, in use`],
  accountWaiting: [(name: string) => `${name}, mai usata`, (name: string) => `${name}, never used`],
  accountStays: [
    (name: string) => `Resta l’utenza ${name}; l’altra viene chiusa. Avvisa lo studente.`,
    (name: string) => `The account ${name} stays; the other is closed. Tell the student.`,
  ],
  accountMoves: [
    (name: string) => `L’utenza ${name} passa alla scheda che resta.`,
    (name: string) => `The account ${name} moves to the record that stays.`,
  ],
  looksLikeTwo: [
    'Nome e data di nascita sono tutti e due diversi: sembrano due persone. Controlla bene prima di unire.',
    'Both name and date of birth differ: these look like two people. Check well before you merge.',
  ],
  exportsNote: [
    'Le esportazioni chieste sulla scheda che confluisce vengono tolte: chiedile di nuovo da quella che resta.',
    'Exports asked for about the record that goes are taken out: ask again from the one that stays.',
  ],
  obstacles: ['Prima da sistemare', 'To mend first'],
  obstaclesLead: [
    'Qui le due schede dicono due cose che non possono essere vere insieme. Correggi quella sbagliata, poi torna qui.',
    'Here the two records say two things that cannot both be true. Mend the wrong one, then come back.',
  ],
  obstacle: ['Che cosa', 'What'],
  mend: ['Dove si sistema', 'Where to mend it'],
  moreObstacles: [(n: number) => `e altri ${n}`, (n: number) => `and ${n} more`],
  class: ['Le due schede sono in classi diverse nello stesso giorno.', 'The two are in different classes on one day.'],
  classText: [
    (days: readonly [from: string, to: string], keep: string, gone: string) =>
      `Dal ${days[0]} al ${days[1]}: ${keep} e ${gone}. Correggi la classe di una delle due, dal primo giorno.`,
    (days: readonly [from: string, to: string], keep: string, gone: string) =>
      `From ${days[0]} to ${days[1]}: ${keep} and ${gone}. Correct the class of one of them, from its first day.`,
  ],
  hours: ['Le due schede hanno ore negli stessi minuti.', 'The two have hours in the same minutes.'],
  hoursText: [
    (day: string, keep: string, gone: string) =>
      `Ore del ${day}: ${keep} e ${gone}. Rimanda o rettifica la riga sbagliata.`,
    (day: string, keep: string, gone: string) =>
      `Hours of ${day}: ${keep} and ${gone}. Return or rectify the wrong line.`,
  ],
  'hours-lab': [
    'Una scheda ha ore mentre l’altra era in laboratorio.',
    'One record has hours while the other was at a lab.',
  ],
  hoursLabText: [
    (day: string, hours: string, lab: string) =>
      `${day}: ore ${hours} e laboratorio ${lab}. Rimanda o rettifica le ore.`,
    (day: string, hours: string, lab: string) => `${day}: hours ${hours} and lab ${lab}. Return or rectify the hours.`,
  ],
  lab: ['Le due schede sono in laboratorio nello stesso momento.', 'The two are at labs at the same time.'],
  sameSessionText: [
    (day: string, lab: string) =>
      `${lab}, ${day}: due presenze nello stesso appello. Segna assente la riga di troppo (se è convalidata, riapri prima l’appello).`,
    (day: string, lab: string) =>
      `${lab}, ${day}: present twice on one roll call. Mark the line too many absent (if it is approved, reopen first).`,
  ],
  labText: [
    (day: string, keep: string, gone: string) =>
      `${day}: ${keep} e ${gone}. Ritira una delle due schede dal laboratorio.`,
    (day: string, keep: string, gone: string) => `${day}: ${keep} and ${gone}. Withdraw one of the two from the lab.`,
  ],
  prior: [
    'Tutte e due hanno ore di un’altra scuola per lo stesso anno.',
    'Both have hours of another school for the same year.',
  ],
  priorText: [
    (year: string) => `Ore di un’altra scuola del ${year}: togli una delle due righe.`,
    (year: string) => `Hours of another school of ${year}: take one of the two lines back.`,
  ],
  group: ['Tutte e due hanno un percorso nello stesso gruppo.', 'Both have a placement in the same group.'],
  groupText: [
    (keep: string, gone: string) => `Stesso gruppo: ${keep} e ${gone}. Annulla il percorso di troppo.`,
    (keep: string, gone: string) => `Same group: ${keep} and ${gone}. Cancel the placement too many.`,
  ],
  open: ['Apri', 'Open'],
  decide: ['Quali dati sono giusti?', 'Which facts are right?'],
  ofKeep: [(value: string) => `${value} (scheda che resta)`, (value: string) => `${value} (record that stays)`],
  ofGone: [(value: string) => `${value} (scheda che confluisce)`, (value: string) => `${value} (record that goes)`],
  taxCodeHint: [
    'L’altro viene ricordato: se un elenco lo porta ancora, trova questo studente e non ne crea uno nuovo.',
    'The other is remembered: a list that has it again finds this student and makes no new one.',
  ],
  reason: ['Come sai che è la stessa persona', 'How you know that it is one person'],
  reasonHint: [
    'Per esempio: documento visto il 25/11. Resta nel registro di controllo.',
    'For example: identity card seen on 25/11. It stays in the control ledger.',
  ],
  confirmed: [
    'Ho controllato che le due schede sono della stessa persona. Non si può tornare indietro.',
    'I have checked that both records are of one person. There is no way back.',
  ],
  'not-confirmed': ['Spunta la casella dopo aver controllato.', 'Tick the box once you have checked.'],
  merge: ['Unisci le due schede', 'Merge the two records'],
  swap: ['Tieni l’altra scheda', 'Keep the other record'],
  merged: ['Le due schede sono una sola.', 'The two records are one.'],
  event: [(name: string) => `Unita la scheda di ${name}`, (name: string) => `The record of ${name} was merged`],
  'the-same': ['È la stessa scheda: scegline un’altra.', 'It is the same record: choose another.'],
  'already-merged': ['Una delle due schede è già stata unita.', 'One of the two has been merged already.'],
  'merge-under-way': [
    'Una delle due schede è in un’altra unione: riprova tra qualche minuto.',
    'One of the two is in another merge: try again in a few minutes.',
  ],
  'move-under-way': [
    'Qualcuno sta spostando lo studente in questo momento: riprova tra qualche minuto.',
    'Somebody is moving the student this very moment: try again in a few minutes.',
  ],
  'list-being-applied': [
    'Un elenco di classe si sta applicando in questo momento: riprova quando ha finito.',
    'A class list is being applied this very moment: try again when it is done.',
  ],
  'changed-meanwhile': [
    'L’unione è cominciata, ma qualcuno stava scrivendo: si completa da sola entro pochi minuti.',
    'The merge has begun, but somebody was writing: it is finished by itself within a few minutes.',
  ],
})
