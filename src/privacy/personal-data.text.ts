import { phrases } from '../platform/words.ts'

export const personalDataWords = phrases({
  title: [(name: string) => `Dati e accessi di ${name}`, (name: string) => `Data and readers of ${name}`],
  lead: [
    'Che cosa il sito conserva, e chi ne ha portato fuori una copia.',
    'What the site keeps, and who has taken a copy of it out.',
  ],
  copyTitle: ['Copia di tutti i dati', 'Copy of all data'],
  copyLead: [
    'Un documento da leggere (PDF) e un file completo (JSON) con tutto ciò che è conservato su questa persona. Si preparano in pochi secondi e restano scaricabili per sette giorni.',
    'A document to read (PDF) and a complete file (JSON) with everything that is kept on this person. They are made within seconds and can be taken for seven days.',
  ],
  copyOwn: [
    'Hai diritto a una copia di tutto ciò che il sito conserva su di te.',
    'You have a right to a copy of everything the site keeps on you.',
  ],
  ask: ['Prepara la copia', 'Make the copy'],
  copyOffice: [
    'La copia la prepara la segreteria, oppure lo studente dalla sua pagina.',
    'The office makes the copy, or the student on their own page.',
  ],
  readers: ['Chi ha preso i suoi dati', 'Who has taken the data'],
  readersOwn: ['Chi ha preso i tuoi dati', 'Who has taken your data'],
  readersLead: [
    'Documenti, certificati ed esportazioni che riguardano solo questa persona. Elenchi e registri di una classe intera stanno nel registro degli accessi della scuola.',
    'Papers, certificates and exports about this person alone. Lists and registers of a whole class are in the access records of the school.',
  ],
  when: ['Quando', 'When'],
  who: ['Chi', 'Who'],
  what: ['Che cosa', 'What'],
  name: ['Nome', 'Name'],
  none: ['Nessuno ha ancora scaricato nulla', 'Nobody has taken anything yet'],
  noneAdvice: [
    'Qui compare una riga quando qualcuno scarica un documento di questa persona.',
    'A line appears here when somebody downloads a document of this person.',
  ],
  sheet: ['accessi ai dati', 'readers of data'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  exportTitle: ['Copia dei dati di uno studente', 'Copy of the data of a student'],
})

/** How each kind of record is called on paper. */
export const placeTexts = {
  students: 'Anagrafica',
  enrolments: 'Iscrizioni alle classi',
  studentMoves: 'Spostamenti e trasferimenti',
  studentMerges: 'Schede unite',
  accounts: 'Utente del sito',
  studentFiles: 'Fascicolo: informativa alla famiglia e formazione sulla sicurezza',
  hostProposals: 'Enti trovati e proposti',
  placements: 'Percorsi',
  papers: 'Documenti dei percorsi',
  hostLinks: 'Collegamenti inviati per i percorsi',
  placementGroups: 'Gruppi di percorsi',
  studentDays: 'Giorni con ore registrate',
  placementAbsences: 'Assenze dai percorsi',
  diaryPages: 'Pagine del diario',
  paperRegisters: 'Registri su carta importati',
  priorHours: 'Ore certificate da altre scuole',
  evaluations: 'Valutazioni',
  certificates: 'Certificati delle competenze',
  labEditions: 'Laboratori',
  rollCalls: 'Appelli dei laboratori',
  announcedAbsences: 'Assenze annunciate dai laboratori',
  machineAuthorisations: 'Abilitazioni alle macchine',
  attestations: 'Attestati dei laboratori',
  choiceLists: 'Scelte inviate nelle tornate',
  assignments: 'Esiti delle tornate',
  rounds: 'Tornate: partecipazione e vincoli decisi dalla scuola',
  roundRuns: 'Spostamenti decisi negli abbinamenti delle tornate',
  submissions: 'Invii al Ministero',
  ledgerEntries: 'Anelli del registro di controllo',
} as const
