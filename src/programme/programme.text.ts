import { phrases } from '../platform/words.ts'

/** Every sentence about the programme of the city, besides what is wrong with a pack (pack.text.ts). */
export const programmeWords = phrases({
  programme: ['Il programma della città', 'The programme of the city'],
  programmeLead: [
    'Nome, calendario, regole, elenchi e testi del programma. Valgono per tutti gli istituti e gli enti.',
    'Name, calendar, rules, lists and texts of the programme. They hold for all schools and hosts.',
  ],
  notStarted: [
    'Non c’è ancora un programma della città: valgono regole generali, senza zone né patrono. Comincia da un pacchetto pronto o modifica una parte alla volta.',
    'There is no programme of the city yet: general rules hold, without districts or patron saint. Start from a ready pack or change one part at a time.',
  ],
  start: ['Comincia da un pacchetto', 'Start from a pack'],
  import: ['Importa un pacchetto', 'Import a pack'],
  export: ['Scarica il pacchetto', 'Download the pack'],
  edit: ['Modifica', 'Edit'],
  editWhat: [(what: string) => `Modifica: ${what}`, (what: string) => `Edit: ${what}`],
  none: ['Nessuno', 'None'],
  save: ['Salva', 'Save'],
  saved: ['Le modifiche sono state salvate.', 'The changes have been saved.'],
  cancel: ['Annulla', 'Cancel'],

  identity: ['Nome e logo', 'Name and logo'],
  calendar: ['Calendario', 'Calendar'],
  norms: ['Regole', 'Rules'],
  labs: ['Regole dei laboratori', 'Rules for the labs'],
  themes: ['Temi', 'Themes'],
  districts: ['Zone della città', 'Districts'],
  tracks: ['Indirizzi di studio', 'Tracks of study'],
  kinds: ['Tipi di attività', 'Kinds of activity'],
  machines: ['Tipi di macchina', 'Kinds of machine'],
  texts: ['Testi', 'Texts'],
  lists: ['Elenchi', 'Lists'],
  list: ['Elenco', 'List'],
  offered: ['In uso', 'In use'],
  retired: ['Ritirate', 'Retired'],
  entries: ['Voci', 'Entries'],
  actions: ['Azioni', 'Actions'],

  cityName: ['Città', 'City'],
  cityNameHint: [
    'Come compare in testa alle pagine. Vuoto: il nome scelto da chi ha installato il sito.',
    'As it stands at the top of the pages. Empty: the name chosen by who installed the site.',
  ],
  cityOfConfiguration: ['Quella scelta da chi ha installato il sito', 'The one chosen by who installed the site'],
  nameIt: ['Nome del programma in italiano', 'Name of the programme in Italian'],
  nameEn: ['Nome del programma in inglese', 'Name of the programme in English'],
  sameIfEmpty: ['Vuoto: uguale all’italiano.', 'Empty: the same as in Italian.'],
  programmeName: ['Programma', 'Programme'],
  logo: ['Logo', 'Logo'],
  logoAlt: [(name: string) => `Logo di ${name}`, (name: string) => `Logo of ${name}`],
  logoHint: ['PNG o JPEG, al massimo 200 kB.', 'PNG or JPEG, at most 200 kB.'],
  logoLead: [
    'Compare in testa a ogni pagina. Meglio quadrato, con lo sfondo trasparente o chiaro.',
    'It stands at the top of every page. Better square, on a transparent or light ground.',
  ],
  saveLogo: ['Carica il logo', 'Upload the logo'],
  removeLogo: ['Togli il logo', 'Remove the logo'],
  logoSaved: ['Il logo è stato caricato.', 'The logo has been uploaded.'],
  logoRemoved: ['Il logo è stato tolto.', 'The logo has been removed.'],
  code: ['Sigla del pacchetto', 'Code of the pack'],
  codeHint: [
    'Lettere minuscole, cifre e trattini: dà il nome al file che si scarica.',
    'Small letters, digits and hyphens: it names the file to download.',
  ],
  edition: ['Edizione', 'Edition'],
  editionHint: ['Per esempio 2026/27.', 'For example 2026/27.'],
  map: ['Mappa', 'Map'],
  mapCentre: ['Centro della mappa', 'Middle of the map'],
  mapCentreHint: [
    'Latitudine e longitudine, per esempio 45.4642, 9.19. Vuoto: la mappa mostra tutte le sedi.',
    'Latitude and longitude, for example 45.4642, 9.19. Empty: the map shows all sites.',
  ],
  mapZoom: ['Ingrandimento della mappa', 'Zoom of the map'],
  mapZoomHint: [
    'Da 1 (mondo) a 19 (strada); una città sta bene a 12.',
    'From 1 (world) to 19 (street); 12 fits a city.',
  ],
  pack: ['Pacchetto', 'Pack'],
  packOf: [
    (code: string, edition: string) => `${code}, edizione ${edition}`,
    (code: string, edition: string) => `${code}, edition ${edition}`,
  ],
  revision: ['Revisione', 'Revision'],

  daysOff: [(year: string) => `Giorni festivi e chiusure ${year}`, (year: string) => `Holidays and closures ${year}`],
  day: ['Giorno', 'Day'],
  what: ['Che cosa', 'What'],
  kind: ['Tipo', 'Kind'],
  national: ['Festa nazionale', 'National holiday'],
  patron: ['Santo patrono', 'Patron saint'],
  closure: ['Chiusura della città', 'Closure of the city'],
  patronDay: ['Giorno del santo patrono', 'Day of the patron saint'],
  patronDayHint: ['Giorno e mese, per esempio 7/12.', 'Day and month, for example 7/12.'],
  patronName: ['Nome del santo patrono', 'Name of the patron saint'],
  closures: ['Chiusure della città', 'Closures of the city'],
  closuresHint: [
    'Una per riga: giorno (o primo e ultimo giorno) | motivo in italiano | motivo in inglese. Per esempio: 24/12/2026 - 06/01/2027 | Vacanze di Natale | Christmas holidays',
    'One per line: day (or first and last day) | reason in Italian | reason in English. For example: 24/12/2026 - 06/01/2027 | Vacanze di Natale | Christmas holidays',
  ],
  calendarLead: [
    'Nei giorni di festa e di chiusura il sito non aspetta ore dagli studenti. I percorsi già concordati tengono il calendario che valeva quando sono stati concordati.',
    'On holidays and closures the site expects no hours from students. Placements already agreed keep the calendar that held when they were agreed.',
  ],

  qualificationRequired: [
    'Un ente deve essere qualificato prima di convenzioni e percorsi',
    'A host must be qualified before agreements and placements',
  ],
  qualificationMonths: ['Durata della qualificazione, in mesi', 'Length of a qualification, in months'],
  agreementMonths: ['Durata massima di una convenzione, in mesi', 'Longest agreement, in months'],
  expiryWarnings: ['Avvisi prima della scadenza, in giorni', 'Warnings before the end, in days'],
  expiryWarningsHint: [
    'Dal più lontano al più vicino, per esempio: 60, 30, 7',
    'The longest first, for example: 60, 30, 7',
  ],
  safetyHours: ['Formazione specifica sulla sicurezza, in ore', 'Specific safety training, in hours'],
  safetyHoursHint: [
    'Per rischio basso, medio e alto, per esempio: 4, 8, 12',
    'For low, medium and high risk, for example: 4, 8, 12',
  ],
  safetyHoursOf: [
    (hours: string) => `${hours} (rischio basso, medio, alto)`,
    (hours: string) => `${hours} (low, medium, high risk)`,
  ],
  'not-safety-hours': [
    'Scrivi tre numeri di ore da 1 a 40, dal rischio basso all’alto, per esempio 4, 8, 12.',
    'Write three numbers of hours from 1 to 40, from low to high risk, for example 4, 8, 12.',
  ],
  qualificationYes: [
    (months: number) => `Obbligatoria prima di convenzioni e percorsi; dura ${months} mesi.`,
    (months: number) => `Required before agreements and placements; it lasts ${months} months.`,
  ],
  qualificationNo: [
    (months: number) => `Facoltativa; dura ${months} mesi.`,
    (months: number) => `Not required; it lasts ${months} months.`,
  ],
  qualification: ['Qualificazione degli enti', 'Qualification of hosts'],
  agreements: ['Convenzioni', 'Agreements'],
  agreementsOf: [
    (months: number) => `Durano al massimo ${months} mesi.`,
    (months: number) => `They last ${months} months at most.`,
  ],
  warnings: ['Avvisi di scadenza', 'Warnings of an end'],
  warningsOf: [(days: string) => `${days} giorni prima.`, (days: string) => `${days} days before.`],

  linesHint: [
    'Una voce per riga: nome italiano | nome inglese | sigla. La sigla serve a riconoscere la voce quando ne cambi il nome: non modificarla; in una riga nuova non serve.',
    'One entry per line: Italian name | English name | code. The code tells which entry it is when you change its name: leave it; a new line needs none.',
  ],
  districtsHint: [
    'Una zona per riga: nome italiano | nome inglese | latitudine, longitudine | sigla. La posizione può mancare. La sigla serve a riconoscere la voce: non modificarla; in una riga nuova non serve.',
    'One district per line: Italian name | English name | latitude, longitude | code. The place may be left out. The code tells which entry it is: leave it; a new line needs none.',
  ],
  tracksHint: [
    'Un indirizzo per riga: nome italiano | nome inglese | liceo, tecnico, professionale o altro | sigla. La sigla serve a riconoscere la voce: non modificarla; in una riga nuova non serve.',
    'One track per line: Italian name | English name | lyceum, technical, vocational or other | code. The code tells which entry it is: leave it; a new line needs none.',
  ],
  kindsHint: [
    'Un tipo per riga: nome italiano | nome inglese | classi, laboratori o percorsi (come si contano i partecipanti; con laboratori si collegano le edizioni, e contano da sole) | sigla. La sigla serve a riconoscere la voce: non modificarla; in una riga nuova non serve.',
    'One kind per line: Italian name | English name | classes, labs or placements (how participants are counted; with labs editions can be linked, and count by themselves) | code. The code tells which entry it is: leave it; a new line needs none.',
  ],
  machinesHint: [
    'Un tipo per riga: nome italiano | nome inglese | abilitazione o libera | sigla. Scrivi abilitazione se può usarla solo chi ne ha una. La sigla serve a riconoscere la voce: non modificarla; in una riga nuova non serve.',
    'One kind per line: Italian name | English name | authorisation or free | code. Write authorisation if only those who have one may use it. The code tells which entry it is: leave it; a new line needs none.',
  ],
  machinesLead: [
    'Le macchine che moduli e spazi degli enti possono indicare. Una voce tolta resta leggibile dove è già usata.',
    'The machines that modules and the rooms of hosts may name. An entry that is taken away stays readable where it is used.',
  ],
  labsLead: [
    'Valgono per tutti i laboratori, anche per quelli già cominciati.',
    'They hold for all labs, also for those that have begun.',
  ],
  within: [
    (least: string, most: string) => `Scrivi un numero intero da ${least} a ${most}.`,
    (least: string, most: string) => `Write a whole number from ${least} to ${most}.`,
  ],
  listLead: [
    'Una voce tolta non si può più scegliere, ma resta leggibile dove è già usata.',
    'An entry that is taken away can no longer be chosen, but stays readable where it is used.',
  ],
  retiredTitle: ['Voci ritirate', 'Retired entries'],
  retiredLead: [
    'Per riproporne una, aggiungi una riga con lo stesso nome.',
    'To offer one again, add a line with the same name.',
  ],

  welcome: ['Testo di benvenuto', 'Welcome text'],
  welcomeIt: ['Testo di benvenuto in italiano', 'Welcome text in Italian'],
  welcomeEn: ['Testo di benvenuto in inglese', 'Welcome text in English'],
  welcomeHint: [
    'Compare nella pagina di accesso e nella prima pagina. Una o due frasi.',
    'It stands on the sign-in page and on the first page. One or two sentences.',
  ],
  agreement: ['Testo della convenzione', 'Text of the agreement'],
  agreementHint: [
    'Ogni istituto parte da questo testo e può farne uno proprio. Le convenzioni già firmate non cambiano.',
    'Every school starts from this text and may make its own. Agreements already signed do not change.',
  ],
  agreementParts: [
    (articles: number) => `${articles} titoli di articolo o sezione`,
    (articles: number) => `${articles} headings`,
  ],
  agreementHow: ['Come si scrive', 'How to write it'],
  agreementRules: [
    '# all’inizio di una riga: titolo; ## : articolo; - : voce di un elenco; una riga vuota separa i paragrafi.',
    '# at the start of a line: title; ## : article; - : item of a list; an empty line divides paragraphs.',
  ],
  agreementFields: [
    'Tra doppie parentesi graffe si scrive il nome di un dato, che viene riempito da solo; un pezzo di testo può dipendere da una condizione.',
    'The name of a value stands in double braces and is filled in by itself; a piece of text may depend on a condition.',
  ],

  history: ['Storia', 'History'],
  importedPack: [(pack: string) => `Importato il pacchetto ${pack}`, (pack: string) => `Pack ${pack} imported`],
  editedSection: [(section: string) => `Modifica: ${section}`, (section: string) => `Changed: ${section}`],
  by: [(what: string, name: string) => `${what}, ${name}`, (what: string, name: string) => `${what}, ${name}`],
  revisionOf: [(n: number) => `revisione ${n}`, (n: number) => `revision ${n}`],

  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato il programma: copia ciò che hai scritto, ricarica la pagina e riprova.',
    'Somebody else has changed the programme meanwhile: copy what you wrote, reload the page and try again.',
  ],
  'not-a-feast': [
    'Scrivi giorno e mese, per esempio 7/12. Il 29 febbraio non va bene: non c’è ogni anno.',
    'Write day and month, for example 7/12. 29 February will not do: it is not there every year.',
  ],
  'patron-incomplete': [
    'Servono il giorno e il nome del patrono, oppure nessuno dei due.',
    'Both the day and the name of the patron are needed, or neither.',
  ],
  'not-a-position': [
    'Scrivi latitudine e longitudine in gradi, per esempio 45.4642, 9.19.',
    'Write latitude and longitude in degrees, for example 45.4642, 9.19.',
  ],
  'not-a-code': [
    'Usa solo lettere minuscole, cifre e trattini, al massimo 40.',
    'Use small letters, digits and hyphens only, at most 40.',
  ],
  'not-warnings': [
    'Scrivi da uno a sei numeri tra 1 e 365, ciascuno minore del precedente, per esempio: 60, 30, 7.',
    'Write one to six numbers from 1 to 365, each smaller than the one before, for example: 60, 30, 7.',
  ],
  'not-an-image': ['Il file non è un’immagine PNG o JPEG.', 'The file is no PNG or JPEG picture.'],
  'image-too-large': [
    'L’immagine pesa più di 200 kB: riducila e caricala di nuovo.',
    'The picture is larger than 200 kB: make it smaller and upload it again.',
  ],
  'too-many': [
    'L’elenco avrebbe più di 500 voci, comprese quelle ritirate: accorcialo.',
    'The list would have more than 500 entries, retired ones included: shorten it.',
  ],

  lineProblem: [
    (line: number, sentence: string) => `Riga ${line}: ${sentence}`,
    (line: number, sentence: string) => `Line ${line}: ${sentence}`,
  ],
  moreLines: [(n: number) => `Altre ${n} righe da correggere.`, (n: number) => `${n} more lines to mend.`],
  'line-no-name': ['manca il nome italiano.', 'the Italian name is missing.'],
  'line-name-too-long': ['il nome ha più di 120 caratteri.', 'the name has more than 120 characters.'],
  'line-too-many-parts': ['ci sono troppe parti divise da |.', 'there are too many parts divided by |.'],
  'line-not-a-position': ['la posizione si scrive come 45.4642, 9.19.', 'the place is written such as 45.4642, 9.19.'],
  'line-not-a-school-kind': [
    'scrivi liceo, tecnico, professionale o altro.',
    'write lyceum, technical, vocational or other.',
  ],
  'line-not-a-count': ['scrivi classi, laboratori o percorsi.', 'write classes, labs or placements.'],
  'line-not-an-authorisation': ['scrivi abilitazione o libera.', 'write authorisation or free.'],
  'line-not-a-code': [
    'la sigla ha solo lettere minuscole, cifre e trattini.',
    'the code has small letters, digits and hyphens only.',
  ],
  'line-twice': ['questa voce c’è già in un’altra riga.', 'this entry is on another line already.'],
  'line-too-many-lines': ['qui l’elenco supera le 500 voci.', 'here the list goes beyond 500 entries.'],
  'line-not-a-period': [
    'scrivi il giorno come 07/12/2026, o il periodo come 24/12/2026 - 06/01/2027.',
    'write the day such as 07/12/2026, or the period such as 24/12/2026 - 06/01/2027.',
  ],
  'line-ends-before-it-begins': ['l’ultimo giorno viene prima del primo.', 'the last day comes before the first.'],
  'line-overlaps-the-one-before': [
    'alcuni giorni sono già in un’altra riga.',
    'some days are on another line already.',
  ],
})

export type ProgrammeWords = ReturnType<typeof programmeWords>
