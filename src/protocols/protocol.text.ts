import { phrases } from '../platform/words.ts'

/** Every sentence about protocols: lists, facts, forms, renewals, annexes and what happened. */
export const protocolWords = phrases({
  report: ['Relazione', 'Report'],
  reportTitle: [(title: string) => `Relazione: ${title}`, (title: string) => `Report: ${title}`],
  reportLead: [
    'Ecco che cosa ci sarà nella relazione: attività, impegni, istituti ed enti, in numeri.',
    'This is what the report will hold: activities, commitments, schools and hosts, in numbers.',
  ],
  allActivities: ['Attività', 'Activities'],
  allSchools: ['Istituti', 'Schools'],
  allClasses: ['Classi', 'Classes'],
  allStudents: ['Studenti', 'Students'],
  allHosts: ['Enti', 'Hosts'],
  allHours: ['Ore svolte', 'Hours done'],
  allPlanned: ['Ore in programma', 'Hours planned'],
  reportCounts: [
    'Solo conteggi, nessun nome di studente. Chi è in due attività conta una volta nelle somme.',
    'Counts only, no names of students. Who is in two activities counts once in the sums.',
  ],
  protocols: ['Protocolli d’intesa', 'Protocols'],
  protocolsLead: [
    'Gli accordi del Comune con il Ministero, le scuole e gli altri enti: che cosa è stato promesso, entro quando, e a che punto siamo.',
    'The city’s agreements with the Ministry, schools and other bodies: what was promised, by when, and how far we are.',
  ],
  protocol: ['Protocollo', 'Protocol'],
  add: ['Nuovo protocollo', 'New protocol'],
  search: ['Titolo, oggetto o parte', 'Title, subject or party'],
  state: ['Stato', 'State'],
  anyState: ['Tutti gli stati', 'All states'],
  none: ['Non c’è ancora nessun protocollo', 'There is no protocol yet'],
  noneToMake: [
    'Inserisci il primo: servono le parti, le date e ciò che si impegnano a fare.',
    'Add the first: it takes the parties, the dates and what they commit to.',
  ],
  noneToSee: [
    'Quando l’ufficio del programma ne inserirà uno, lo troverai qui.',
    'When the programme office adds one, you will find it here.',
  ],
  notFound: ['Nessun protocollo trovato', 'No protocol found'],
  notFoundAdvice: ['Prova con meno parole o azzera i filtri.', 'Try fewer words or clear the filters.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 protocolli' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 protocols' : `${first}–${last} of ${total}`),
  ],

  'not-begun': ['Non ancora in vigore', 'Not in force yet'],
  'in-force': ['In vigore', 'In force'],
  renewed: ['Rinnovato, in vigore', 'Renewed, in force'],
  expired: ['Scaduto', 'Expired'],

  title: ['Titolo', 'Title'],
  titleHint: ['Come lo chiamate in ufficio.', 'As the office calls it.'],
  subject: ['Oggetto', 'Subject'],
  subjectHint: [
    'Che cosa prevede, in poche righe: le attività, chi ne beneficia.',
    'What it provides for, in a few lines: the activities, who benefits.',
  ],
  parties: ['Parti', 'Parties'],
  partiesHint: [
    'Una per riga, almeno due. Le righe vuote non contano; se non bastano, salva e riapri: ne troverai altre.',
    'One per row, at least two. Empty rows do not count; if you need more, save and open again.',
  ],
  party: ['Parte', 'Party'],
  partyLabel: [
    (what: string, row: number) => `${what}, riga ${row}`,
    (what: string, row: number) => `${what}, row ${row}`,
  ],
  role: ['Ruolo', 'Role'],
  signedBy: ['Firmato da', 'Signed by'],
  signedOn: ['Firmato il', 'Signed on'],
  startsOn: ['In vigore dal', 'In force from'],
  startsOnHint: ['Lascia vuoto se vale dal giorno della firma.', 'Leave empty if it holds from the day of signature.'],
  expiresOn: ['Scadenza', 'Last day'],
  expiresOnHint: [
    'L’ultimo giorno in cui vale. Lascia vuoto se non ha una scadenza.',
    'The last day on which it holds. Leave empty if it has none.',
  ],
  noEnd: ['Senza scadenza', 'No last day'],
  commitments: ['Impegni', 'Commitments'],
  daysLeft: [
    (n: number) => (n === 0 ? 'scade oggi' : n === 1 ? 'scade domani' : `mancano ${n} giorni`),
    (n: number) => (n === 0 ? 'ends today' : n === 1 ? 'ends tomorrow' : `${n} days left`),
  ],
  signedTerm: [(day: string) => `scadenza firmata: ${day}`, (day: string) => `as signed: ${day}`],

  newProtocol: ['Nuovo protocollo d’intesa', 'New protocol'],
  newProtocolLead: [
    'Le parti, le date e l’oggetto. Impegni, progetti e allegati si aggiungono subito dopo.',
    'The parties, the dates and the subject. Commitments, projects and annexes are added right after.',
  ],
  create: ['Inserisci il protocollo', 'Add the protocol'],
  created: [
    'Il protocollo è stato inserito. Ora aggiungi gli impegni: così si vedrà a che punto siamo.',
    'The protocol has been added. Now add the commitments: then it will show how far we are.',
  ],
  edit: ['Modifica i dati', 'Edit the facts'],
  editTitle: [(title: string) => `Modifica: ${title}`, (title: string) => `Edit: ${title}`],
  editShort: ['Modifica', 'Edit'],
  remove: ['Togli', 'Remove'],
  save: ['Salva', 'Save'],
  saved: ['I dati sono stati salvati.', 'The facts have been saved.'],
  cancel: ['Annulla', 'Cancel'],
  actions: ['Azioni', 'Actions'],
  goToProtocol: ['Vedi il protocollo com’è ora', 'See the protocol as it is now'],

  next: ['Che cosa fare ora', 'What to do now'],
  nextCommitment: [
    'Aggiungi il primo impegno: quante scuole, classi, studenti o ore, ed entro quando.',
    'Add the first commitment: how many schools, classes, students or hours, and by when.',
  ],
  nextActivity: [
    'Inserisci la prima attività sotto questo protocollo: gli impegni si conteranno da lì.',
    'Add the first activity under this protocol: commitments are counted from there.',
  ],
  nextRenewal: [
    'Il protocollo sta per scadere: se le parti lo prolungano, registra il rinnovo.',
    'The protocol is about to end: if the parties extend it, record the renewal.',
  ],
  nextExpired: [
    'Il protocollo è scaduto. Se è stato rinnovato, registra il rinnovo.',
    'The protocol has ended. If it was renewed, record the renewal.',
  ],
  addCommitment: ['Aggiungi un impegno', 'Add a commitment'],
  addActivity: ['Nuova attività sotto questo protocollo', 'New activity under this protocol'],

  renewals: ['Rinnovi', 'Renewals'],
  renew: ['Registra un rinnovo', 'Record a renewal'],
  renewalLead: [
    (day: string) => `Oggi l’ultimo giorno è il ${day}. Un rinnovo lo sposta in avanti.`,
    (day: string) => `At present the last day is ${day}. A renewal moves it forward.`,
  ],
  renewalOn: ['Atto di rinnovo del', 'Deed of renewal of'],
  renewalUntil: ['Nuova scadenza', 'New last day'],
  note: ['Nota', 'Note'],
  renewalNoteHint: ['Per esempio il numero della delibera.', 'For example the number of the resolution.'],
  renewalSaved: ['Il rinnovo è stato registrato.', 'The renewal has been recorded.'],
  renewalRemoved: ['Il rinnovo è stato tolto.', 'The renewal has been removed.'],
  removeRenewalConfirm: [
    (day: string) => `Togliere il rinnovo fino al ${day}? La scadenza torna quella di prima.`,
    (day: string) => `Remove the renewal until ${day}? The last day goes back to what it was.`,
  ],
  noRenewals: ['Nessun rinnovo', 'No renewal'],

  annexes: ['Allegati', 'Annexes'],
  noAnnexes: ['Nessun allegato', 'No annex'],
  noAnnexesAdvice: [
    'Il testo firmato e i suoi allegati si conservano qui.',
    'The signed text and its annexes are kept here.',
  ],
  addAnnex: ['Aggiungi un allegato', 'Add an annex'],
  annexFile: ['Documento', 'Document'],
  annexHint: ['PDF, immagine o file firmato (.p7m), fino a 10 MB.', 'PDF, picture or signed file (.p7m), up to 10 MB.'],
  upload: ['Carica l’allegato', 'Upload the annex'],
  annexAdded: ['L’allegato è stato caricato.', 'The annex has been uploaded.'],
  annexRemoved: ['L’allegato è stato tolto.', 'The annex has been removed.'],
  removeAnnexConfirm: [
    (name: string) => `Togliere l’allegato “${name}”? Il file viene cancellato.`,
    (name: string) => `Remove the annex “${name}”? The file is deleted.`,
  ],
  addedOn: ['Caricato', 'Uploaded'],
  size: [(kilobytes: string) => `${kilobytes} kB`, (kilobytes: string) => `${kilobytes} kB`],

  history: ['Che cosa è successo', 'What has happened'],
  'event-created': ['Inserito', 'Added'],
  'event-edited': ['Dati modificati', 'Facts edited'],
  'event-renewed': ['Rinnovato', 'Renewed'],
  'event-renewal-removed': ['Rinnovo tolto', 'Renewal removed'],
  'event-commitment-added': ['Impegno aggiunto', 'Commitment added'],
  'event-commitment-edited': ['Impegno modificato', 'Commitment edited'],
  'event-commitment-removed': ['Impegno tolto', 'Commitment removed'],
  'event-project-added': ['Progetto aggiunto', 'Project added'],
  'event-project-edited': ['Progetto modificato', 'Project edited'],
  'event-project-removed': ['Progetto tolto', 'Project removed'],
  'event-annex-added': ['Allegato caricato', 'Annex uploaded'],
  'event-annex-removed': ['Allegato tolto', 'Annex removed'],

  'two-parties': [
    'Un protocollo ha almeno due parti: scrivi anche questa.',
    'A protocol has at least two parties: write this one too.',
  ],
  'party-without-name': ['Scrivi come si chiama questa parte.', 'Write the name of this party.'],
  'expires-before-signed': [
    'La scadenza viene prima della firma: controlla le due date.',
    'The last day comes before the signature: check the two dates.',
  ],
  'expires-before-start': [
    'La scadenza viene prima dell’entrata in vigore: controlla le due date.',
    'The last day comes before the protocol is in force: check the two dates.',
  ],
  'expires-after-renewal': [
    'C’è un rinnovo che finisce prima: correggi questa data, o togli il rinnovo dalla pagina del protocollo.',
    'There is a renewal that ends earlier: correct this date, or remove the renewal on the page of the protocol.',
  ],
  'renewed-needs-end': [
    'Il protocollo è stato rinnovato: scrivi la scadenza che aveva alla firma.',
    'The protocol has been renewed: write the last day it had when it was signed.',
  ],
  'nothing-to-renew': [
    'Questo protocollo non ha una scadenza: non c’è nulla da rinnovare. Se invece ne ha una, scrivila prima tra i suoi dati.',
    'This protocol has no last day: there is nothing to renew. If it has one, write it among its facts first.',
  ],
  'renewal-ends-before-current': [
    'Il rinnovo deve finire dopo la scadenza attuale: controlla la data.',
    'A renewal must end after the present last day: check the date.',
  ],
  'renewal-before-signature': [
    'L’atto di rinnovo viene prima della firma del protocollo: controlla la data.',
    'The deed of renewal comes before the signature of the protocol: check the date.',
  ],
  'not-the-last-renewal': [
    'Dopo questo c’è un altro rinnovo: togli prima quello.',
    'There is another renewal after this one: remove that first.',
  ],
  'too-many': [
    'L’elenco è pieno: togli prima ciò che non serve più.',
    'The list is full: first remove what is no longer needed.',
  ],
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato il protocollo. Quello che hai scritto è ancora qui: confrontalo con il protocollo com’è ora, poi salva di nuovo.',
    'Somebody else has changed the protocol meanwhile. What you wrote is still here: compare it with the protocol as it is now, then save again.',
  ],
  buttonMeanwhile: [
    'Intanto qualcun altro ha modificato il protocollo. Ecco com’è ora: se serve ancora, ripeti.',
    'Somebody else has changed the protocol meanwhile. This is how it is now: if still needed, do it again.',
  ],
})

export type ProtocolWords = ReturnType<typeof protocolWords>
