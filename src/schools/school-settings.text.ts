import { phrases } from '../platform/words.ts'

/** Every sentence of the settings of a school. */
export const schoolSettingsWords = phrases({
  settings: ['Impostazioni', 'Settings'],
  settingsLead: [
    'Valgono per tutti i percorsi dell’istituto, da subito. Le ore già registrate e le convenzioni già firmate non cambiano.',
    'They hold for all placements of the school, from now on. Hours already logged and agreements already signed do not change.',
  ],
  whoLogs: ['Chi registra le ore', 'Who logs the hours'],
  both: ['Studente o ente ospitante', 'Student or host'],
  bothHint: [
    'Lo studente scrive le ore e il tutor dell’ente le conferma; oppure le scrive il tutor, e allora sono già confermate.',
    'The student writes the hours and the host tutor confirms them; or the tutor writes them, and then they are confirmed.',
  ],
  student: ['Solo lo studente', 'Only the student'],
  studentHint: [
    'Il tutor dell’ente conferma o rimanda le ore, ma non le scrive.',
    'The host tutor confirms or returns the hours, but does not write them.',
  ],
  host: ['Solo l’ente ospitante', 'Only the host'],
  hostHint: [
    'Il tutor dell’ente scrive le ore: sono subito confermate e passano alla scuola.',
    'The host tutor writes the hours: they are confirmed at once and go to the school.',
  ],
  logWindowDays: ['Giorni per registrare le ore', 'Days to log hours'],
  logWindowHint: [
    'Per quanti giorni dopo la giornata si possono ancora registrare le sue ore. Dopo, le ore mancanti le aggiunge la scuola.',
    'For how many days after a day its hours may still be logged. After that the school adds missing hours.',
  ],
  silentHostDays: ['Giorni di attesa se l’ente non risponde', 'Days to wait for a host that does not answer'],
  silentHostHint: [
    'Dopo quanti giorni senza risposta la scuola può confermare le ore al posto dell’ente, con una nota. Da 4 a 90: il terzo giorno parte un promemoria.',
    'After how many days without an answer the school may confirm hours in place of the host, with a note. From 4 to 90: a reminder leaves on the third day.',
  ],
  repeatedYears: ['Se un anno si ripete', 'If a year is repeated'],
  all: ['Contano le ore di tutte le volte', 'The hours of every time count'],
  allHint: [
    'Le ore dell’anno non superato restano valide per il minimo del triennio.',
    'The hours of the year that was not passed still count for the minimum of the three years.',
  ],
  last: ['Contano solo le ore dell’ultima volta', 'Only the hours of the last time count'],
  lastHint: [
    'Le ore dell’anno non superato restano nel registro, ma non contano per il minimo.',
    'The hours of the year that was not passed stay in the register, but do not count for the minimum.',
  ],
  closuresTitle: ['Giorni di sospensione', 'Days without lessons'],
  closuresLead: [
    'Ponti e sospensioni decisi dall’istituto: i laboratori a cui partecipano le tue classi li saltano. Le feste nazionali, il patrono e le chiusure della città ci sono già.',
    'Bridges and suspensions decided by the school: the labs of your classes skip them. National holidays, the patron’s day and the closures of the city are known already.',
  ],
  closures: ['Giorni senza lezione', 'Days without lessons'],
  closuresHint: [
    'Uno per riga: giorno (o primo e ultimo giorno) | motivo. Per esempio: 02/11/2026 | Ponte di Ognissanti, oppure 15/02/2027 - 16/02/2027 | Carnevale',
    'One per line: day (or first and last day) | reason. For example: 02/11/2026 | All Souls bridge, or 15/02/2027 - 16/02/2027 | Carnival',
  ],
  atLine: [
    (line: string, sentence: string) => `Riga ${line}: ${sentence}`,
    (line: string, sentence: string) => `Line ${line}: ${sentence}`,
  ],
  'closure-not-a-period': [
    'scrivi il giorno come 02/11/2026, o il periodo come 15/02/2027 - 16/02/2027.',
    'write the day such as 02/11/2026, or the period such as 15/02/2027 - 16/02/2027.',
  ],
  'closure-ends-before-it-begins': [
    'l’ultimo giorno viene prima del primo: scambiali.',
    'the last day comes before the first: swap them.',
  ],
  'closure-no-reason': [
    'dopo il giorno scrivi una barra e il motivo, per esempio | Ponte.',
    'after the day write a bar and the reason, for example | Bridge.',
  ],
  'closure-reason-too-long': [
    'il motivo è troppo lungo: al massimo 120 lettere.',
    'the reason is too long: at most 120 letters.',
  ],
  'closure-too-many': ['sono troppe righe: al massimo 100.', 'there are too many lines: at most 100.'],
  forAgreements: ['Per le convenzioni', 'For agreements'],
  forAgreementsLead: [
    'Questi dati entrano nelle nuove convenzioni. Senza il nome del dirigente una convenzione non può andare alla firma.',
    'These facts go into new agreements. Without the name of the principal an agreement cannot be signed.',
  ],
  taxCode: ['Codice fiscale dell’istituto', 'Tax code of the school'],
  insurance: ['Copertura degli studenti', 'Cover of the students'],
  insuranceLead: [
    'Un percorso parte solo se responsabilità civile e INAIL coprono tutti i suoi giorni.',
    'A placement starts only if liability insurance and INAIL cover all of its days.',
  ],
  insurer: ['Compagnia di responsabilità civile', 'Insurer (third-party liability)'],
  policy: ['Numero di polizza', 'Policy number'],
  insuredFrom: ['Valida dal', 'Valid from'],
  insuredTo: ['Valida fino al', 'Valid until'],
  insuredToHint: ['Quando la rinnovi, aggiorna qui la nuova scadenza.', 'When you renew it, write the new end here.'],
  inailPosition: ['Posizione INAIL', 'INAIL position'],
  inailHint: [
    'Le scuole statali possono lasciarla vuota: copre lo Stato (gestione per conto dello Stato).',
    'State schools may leave it empty: the State covers them itself.',
  ],
  formerLiability: [
    (text: string) => `Finora era scritto così: ${text}. Riportalo nei campi qui sotto, con le date.`,
    (text: string) => `Until now it was written so: ${text}. Copy it into the fields below, with its dates.`,
  ],
  'insured-backwards': [
    'L’ultimo giorno viene prima del primo: scambiali.',
    'The last day comes before the first: swap them.',
  ],
  principal: ['Dirigente scolastico', 'Principal'],
  principalName: ['Nome e cognome', 'Name and surname'],
  principalHint: ['Chi firma le convenzioni per la scuola.', 'Who signs agreements for the school.'],
  birthDay: ['Data di nascita', 'Birth date'],
  birthPlace: ['Luogo di nascita', 'Place of birth'],
  personalTaxCode: ['Codice fiscale', 'Tax code'],
  save: ['Salva', 'Save'],
  saved: ['Impostazioni salvate.', 'Settings saved.'],

  'principal-name-missing': [
    'Scrivi anche il nome del dirigente, o togli gli altri suoi dati.',
    'Write the name of the principal too, or remove the other facts.',
  ],
  'tax-code-of-numeric': [
    'Il codice fiscale di un istituto ha 11 cifre: controlla che non ce ne sia una sbagliata.',
    'The tax code of a school has 11 digits: check that none is wrong.',
  ],
  'tax-code-of-person': [
    'Il codice fiscale di una persona ha 16 caratteri: controlla che non ce ne sia uno sbagliato.',
    'The tax code of a person has 16 characters: check that none is wrong.',
  ],
})
