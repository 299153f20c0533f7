import { phrases } from '../platform/words.ts'
import { needWords } from './need.text.ts'

const words = phrases({
  papers: ['Documenti', 'Papers'],
  isMissing: ['Manca', 'Missing'],
  nothingYet: ['Ancora niente', 'Nothing yet'],
  place: ['Dove', 'Where'],
  pdf: ['Scarica il PDF', 'Download the PDF'],
  signAndDate: ['Firma e data', 'Signature and date'],
  title: [
    (name: string) => `Documenti del percorso di ${name}`,
    (name: string) => `Papers of the placement of ${name}`,
  ],
  placements: ['Percorsi', 'Placements'],
  removed: [
    'I documenti di questo percorso erano completi. Sono stati eliminati dal sito al termine della conservazione: l’archivio della scuola li conserva.',
    'The papers of this placement were complete. They were deleted from the site at the end of their term: the archive of the school keeps them.',
  ],
  complete: [
    (day: string) =>
      `I documenti sono completi dal ${day}: le ore di quel giorno e dei successivi si possono registrare.`,
    (day: string) => `The papers are complete since ${day}: hours of that day and later ones may be logged.`,
  ],
  allThere: ['Non manca nulla.', 'Nothing is missing.'],
  open: ['Apri i documenti', 'Open the papers'],
  missing: [
    (n: number) =>
      n === 1
        ? 'Manca una cosa prima di poter registrare le ore.'
        : `Mancano ${n} cose prima di poter registrare le ore.`,
    (n: number) =>
      n === 1
        ? 'One thing is missing before hours may be logged.'
        : `${n} things are missing before hours may be logged.`,
  ],
  done: ['Che cosa c’è già', 'What is there already'],
  toDo: ['Che cosa manca', 'What is missing'],
  who: ['Chi deve farlo', 'Who must act'],
  what: ['Che cosa', 'What'],
  since: ['Da quando', 'Since'],
  sinceDay: [(day: string) => `in attesa dal ${day}`, (day: string) => `awaited since ${day}`],
  action: ['Azione', 'Action'],
  notYours: ['Tocca ad altri', 'For somebody else'],
  excepted: [
    (head: string, day: string, protocol: string) =>
      `Le ore si registrano per deroga scritta del dirigente ${head} del ${day} (prot. ${protocol}), anche se mancano documenti.`,
    (head: string, day: string, protocol: string) =>
      `Hours are logged by a written exception of the principal ${head} of ${day} (prot. ${protocol}), although papers are missing.`,
  ],
  exceptionShort: [
    (day: string) => `Deroga del dirigente del ${day}`,
    (day: string) => `Exception of the principal of ${day}`,
  ],
  exceptionReason: ['Motivo della deroga', 'Reason of the exception'],
  exceptionScan: ['Apri la deroga', 'Open the exception'],

  project: ['Progetto formativo', 'Training project'],
  pact: ['Patto formativo', 'Learning pact'],
  noProject: ['Il progetto formativo non è ancora scritto.', 'The training project is not written yet.'],
  writeProject: ['Scrivi il progetto', 'Write the project'],
  editProject: ['Modifica il progetto', 'Edit the project'],
  objectives: ['Obiettivi', 'Objectives'],
  objectivesHint: [
    'Che cosa imparerà lo studente, coerente con il suo indirizzo.',
    'What the student will learn, in line with the course of study.',
  ],
  competences: ['Competenze attese', 'Expected competences'],
  competencesHint: ['Una per riga.', 'One per line.'],
  activities: ['Attività', 'Activities'],
  activitiesHint: [
    'Da 3 a 5, una per riga: finiscono nei documenti.',
    'From 3 to 5, one per line: they go into the papers.',
  ],
  assessment: ['Come si valuta', 'How it is assessed'],
  ppe: ['Dispositivi di protezione (DPI)', 'Protective equipment'],
  ppeHint: ['Lascia vuoto se non servono.', 'Leave empty if none is needed.'],
  remote: ['Una parte si svolge a distanza', 'Part of it is done from a distance'],
  risk: ['Rischio delle attività', 'Risk of the activities'],
  low: ['Basso', 'Low'],
  medium: ['Medio', 'Medium'],
  high: ['Alto, con le misure previste dall’ente', 'High, with the measures of the host'],
  banned: [
    'Lavorazione ad elevato rischio secondo il DVR dell’ente (vietata agli studenti)',
    'High-risk work by the host’s risk assessment (forbidden to students)',
  ],
  projectTitle: ['Progetto formativo', 'Training project'],
  projectLead: [
    'Bastano poche righe chiare: da qui nascono il progetto e il patto da firmare.',
    'A few clear lines are enough: the project and the pact to sign are made from them.',
  ],
  voidsWarning: [
    (names: string) =>
      `Hanno già firmato: ${names}. Se cambi il testo le firme non valgono più e bisogna chiederle di nuovo; restano annotate.`,
    (names: string) =>
      `Already signed by: ${names}. If you change the text their signatures are void and must be asked again; they stay on record.`,
  ],
  stopsHours: [
    'Il percorso è già avviato: finché non firmano di nuovo, non si possono registrare ore.',
    'The placement has started: until they sign again no hours can be logged.',
  ],
  saveProject: ['Salva il progetto', 'Save the project'],
  projectSaved: ['Progetto salvato.', 'Project saved.'],
  projectSavedVoid: [
    'Progetto salvato. Le firme di prima non valgono più: chi aveva firmato riceve un avviso.',
    'Project saved. The earlier signatures are void: whoever had signed gets a letter.',
  ],
  cancel: ['Annulla', 'Cancel'],
  back: ['Torna ai documenti', 'Back to the papers'],
  backToStart: ['Torna all’inizio', 'Back to the start'],

  signatures: ['Firme', 'Signatures'],
  signer: ['Chi firma', 'Who signs'],
  studentParty: ['Studente', 'Student'],
  parentParty: ['Genitore o tutore legale', 'Parent or guardian'],
  schoolTutorParty: ['Tutor della scuola', 'School tutor'],
  hostTutorParty: ['Tutor dell’ente', 'Host tutor'],
  name: ['Nome', 'Name'],
  state: ['Stato', 'State'],
  signedScreen: [(day: string) => `sullo schermo il ${day}`, (day: string) => `on screen on ${day}`],
  signedLink: [(day: string) => `con il collegamento il ${day}`, (day: string) => `by the link on ${day}`],
  signedPaper: [(day: string) => `su carta, ${day}`, (day: string) => `on paper, ${day}`],
  openScan: ['Apri la scansione', 'Open the scan'],
  toSign: ['Da firmare', 'To be signed'],
  notNeeded: ['Non serve: maggiorenne', 'Not needed: of age'],
  signed: ['Firmato', 'Signed'],
  voided: ['Firme annullate', 'Void signatures'],
  'void-project-edited': ['il progetto è cambiato dopo la firma', 'the project was changed after signing'],
  'void-terms-edited': [
    'le condizioni del percorso sono cambiate dopo la firma',
    'the terms were changed after signing',
  ],
  'void-signed-as-minor': ['ha firmato di nuovo da maggiorenne', 'signed again when of age'],
  voidedBy: [
    (day: string, who: string, why: string) => `annullata il ${day}${who ? ` da ${who}` : ''}: ${why}`,
    (day: string, who: string, why: string) => `void since ${day}${who ? ` by ${who}` : ''}: ${why}`,
  ],
  readPaper: ['Leggi e stampa', 'Read and print'],
  sign: ['Firma', 'Sign'],
  recordPaper: ['Annota una firma su carta', 'Record a signature on paper'],
  sendLink: ['Manda il collegamento per firmare', 'Send the link to sign'],
  links: ['Collegamenti mandati', 'Links sent'],

  signTitleProject: ['Firma il progetto formativo', 'Sign the training project'],
  signTitlePact: ['Firma il patto formativo', 'Sign the learning pact'],
  signLead: [
    'Leggi con calma. Per firmare scrivi il tuo nome in fondo.',
    'Take your time to read. To sign, type your name at the end.',
  ],
  youSigned: [
    (name: string, day: string) => `${name} ha firmato il ${day}.`,
    (name: string, day: string) => `${name} signed on ${day}.`,
  ],
  signAgainLead: [
    'Hai firmato quando non avevi ancora 18 anni. Ora che sei maggiorenne firma di nuovo: non serve più un genitore.',
    'You signed before you were 18. Now that you are of age, sign again: no parent is needed any more.',
  ],
  cannotSign: ['Ora non puoi firmare', 'You cannot sign now'],
  signHeading: ['La tua firma', 'Your signature'],
  fullName: ['Nome e cognome', 'Name and surname'],
  nameHint: ['Scrivilo come sui documenti.', 'As on your papers.'],
  declaration: ['Ho letto tutto il testo e lo firmo', 'I have read the whole text and sign it'],
  signNow: ['Firma adesso', 'Sign now'],
  signedNow: ['Grazie: hai firmato.', 'Thank you: you have signed.'],
  theText: ['Il testo', 'The text'],

  paperTitle: ['Annota una firma su carta', 'Record a signature on paper'],
  paperLead: [
    'Stampa il testo, falla firmare e allega la scansione del foglio firmato.',
    'Print the text, have it signed and attach the scan of the signed sheet.',
  ],
  whoSigned: ['Chi ha firmato', 'Who signed'],
  signedOn: ['Data sulla carta', 'Date on the paper'],
  scan: ['Scansione', 'Scan'],
  scanHint: [
    'PDF, foto JPEG o PNG, o file .p7m, fino a 10 MB.',
    'PDF, JPEG or PNG picture, or .p7m file, up to 10 MB.',
  ],
  record: ['Annota', 'Record'],
  paperRecorded: ['Firma annotata.', 'Signature recorded.'],

  linkTitlePact: ['Fai firmare un genitore', 'Have a parent sign'],
  linkTitleProject: ['Fai firmare il tutor dell’ente', 'Have the host tutor sign'],
  linkLead: [
    'La persona riceve un’e-mail, legge e firma dalla pagina senza creare un accesso. Il collegamento vale 30 giorni e apre solo questo documento.',
    'The person gets an e-mail, reads and signs on the page without an account. The link works for 30 days and opens this paper only.',
  ],
  email: ['E-mail', 'E-mail'],
  send: ['Manda', 'Send'],
  linkSent: [
    (email: string, until: string) => `Il collegamento parte entro un minuto per ${email} e vale fino al ${until}.`,
    (email: string, until: string) => `The link leaves for ${email} within a minute and works until ${until}.`,
  ],

  safetyTitle: ['Sicurezza presso l’ente', 'Safety at the host'],
  safety: ['Formazione specifica', 'Specific training'],
  safetyLead: [
    (hours: string) => `La riceve ogni studente entrando: per questo progetto almeno ${hours}.`,
    (hours: string) => `Every student receives it on entering: for this project at least ${hours}.`,
  ],
  on: ['Conclusa il', 'Finished on'],
  hours: ['Ore', 'Hours'],
  hoursHint: ['Ore e minuti, per esempio 8:00.', 'Hours and minutes, for example 8:00.'],
  provider: ['Chi l’ha data', 'Who gave it'],
  trainedRisk: ['Per quale rischio', 'For which risk'],
  safetyRecorded: ['Formazione specifica annotata.', 'Specific training recorded.'],
  safetyDone: [
    (hours: string, day: string, provider: string) => `${hours} di formazione specifica, ${day} (${provider})`,
    (hours: string, day: string, provider: string) => `${hours} of specific training, ${day} (${provider})`,
  ],
  riskTitle: ['Dichiarazione sui rischi', 'Statement on risks'],
  riskLead: [
    'L’ente dichiara che lo studente non svolge lavorazioni che il proprio documento di valutazione dei rischi indica come ad elevato rischio.',
    'The host declares that the student is given no work that its own risk assessment calls high-risk.',
  ],
  riskDocument: ['Documento su cui si basa', 'Document it rests upon'],
  riskNone: ['Nessuno: lo dichiaro qui', 'None: I declare it here'],
  riskNote: ['Misure e segni distintivi', 'Measures and distinguishing signs'],
  riskNoteHint: [
    'Facoltativo: per esempio dove non può entrare.',
    'Optional: for example where the student may not go.',
  ],
  riskDeclaration: [
    'Dichiaro che lo studente non svolge lavorazioni ad elevato rischio',
    'I declare that the student is given no high-risk work',
  ],
  declareFirst: ['Spunta la dichiarazione.', 'Tick the declaration.'],
  declare: ['Dichiara', 'Declare'],
  riskDeclared: ['Dichiarazione registrata.', 'Statement recorded.'],
  riskDone: [
    (day: string, who: string) => `Dichiarato il ${day} da ${who}`,
    (day: string, who: string) => `Declared on ${day} by ${who}`,
  ],

  coherenceTitle: ['Coerenza del progetto', 'Coherence of the project'],
  coherenceLead: [
    'Il coordinatore conferma che il progetto è coerente con il piano dell’offerta formativa e con l’indirizzo dello studente.',
    'The coordinator confirms that the project fits the school’s plan and the course of the student.',
  ],
  coherenceText: ['Perché è coerente', 'Why it fits'],
  coherenceHint: ['Bastano due righe.', 'Two lines are enough.'],
  approve: ['Approva', 'Approve'],
  coherenceApproved: ['Coerenza approvata.', 'Coherence approved.'],
  coherenceDone: [
    (day: string, who: string) => `Approvata il ${day} da ${who}`,
    (day: string, who: string) => `Approved on ${day} by ${who}`,
  ],

  exceptionTitle: ['Deroga del dirigente', 'Exception of the principal'],
  exceptionLead: [
    'Solo con un atto scritto del dirigente: le ore si potranno registrare anche se mancano documenti. La deroga resta visibile nel percorso, nell’elenco e nel registro.',
    'Only with a written decision of the principal: hours may then be logged although papers are missing. It stays visible on the placement, in the list and in the register.',
  ],
  head: ['Dirigente', 'Principal'],
  reason: ['Motivo', 'Reason'],
  protocol: ['Numero di protocollo', 'Protocol number'],
  decidedOn: ['Data dell’atto', 'Date of the decision'],
  recordException: ['Annota la deroga', 'Record the exception'],
  exceptionRecorded: [
    'Deroga annotata: ora le ore si possono registrare.',
    'Exception recorded: hours may be logged now.',
  ],

  history: ['Che cosa è successo', 'What happened'],
  by: [(what: string, name: string) => `${what} (${name})`, (what: string, name: string) => `${what} (${name})`],
  'event-project-saved': ['Progetto salvato', 'Project saved'],
  'event-signed': ['Firma', 'Signature'],
  'event-voided': ['Firme annullate', 'Signatures void'],
  'event-safety-recorded': ['Formazione specifica annotata', 'Specific training recorded'],
  'event-risk-declared': ['Rischi dichiarati', 'Risks declared'],
  'event-coherence-approved': ['Coerenza approvata', 'Coherence approved'],
  'event-exception-recorded': ['Deroga annotata', 'Exception recorded'],
  'event-link-sent': ['Collegamento mandato', 'Link sent'],
})

/** Every sentence about the papers of a placement. */
export function papersWords(language: 'it' | 'en') {
  return { ...needWords(language), ...words(language) }
}
