import { type Language, phrases, plural } from '../platform/words.ts'
import type { DocumentStanding, PartnerDocument, PartnerDocumentKind, VersionState } from './document.rules.ts'

export const kindNames = phrases({
  'company-register': ['Visura camerale', 'Extract of the company register'],
  insurance: ['Polizza assicurativa', 'Insurance policy'],
  'dvr-section': ['Sezione del DVR per gli studenti', 'Section of the risk assessment for students'],
  'safety-certificate': ['Attestato di formazione sicurezza', 'Safety training certificate'],
  'self-declaration': ['Autodichiarazione sui rischi', 'Self-declaration on risks'],
  other: ['Altro documento', 'Other document'],
} satisfies Record<PartnerDocumentKind, readonly [string, string]>)

/** What a document is called: by its title, or as its kind. */
export function titleOf({ title, kind }: Pick<PartnerDocument, 'title' | 'kind'>, language: Language): string {
  return title ?? kindNames(language)[kind]
}

export const standingNames = phrases({
  missing: ['Manca', 'Missing'],
  refused: ['Rifiutato', 'Refused'],
  expired: ['Scaduto', 'Expired'],
  waiting: ['In attesa di verifica', 'Waiting for review'],
  expiring: ['Sta per scadere', 'About to expire'],
  accepted: ['Valido', 'Valid'],
} satisfies Record<DocumentStanding, readonly [string, string]>)

export const versionStates = phrases({
  waiting: ['In attesa di verifica', 'Waiting for review'],
  accepted: ['Accettata', 'Accepted'],
  refused: ['Rifiutata', 'Refused'],
  superseded: ['Sostituita prima della verifica', 'Replaced before the review'],
} satisfies Record<VersionState, readonly [string, string]>)

export const documentWords = phrases({
  documents: ['Documenti', 'Documents'],
  documentsOf: [(name: string) => `Documenti di ${name}`, (name: string) => `Documents of ${name}`],
  partners: ['Enti ospitanti', 'Hosts'],
  partnerLead: [
    'I documenti si caricano una volta sola e valgono per tutte le scuole.',
    'Documents are uploaded once and are valid for every school.',
  ],
  required: ['Che cosa serve', 'What is needed'],
  requirement: ['Documento', 'Document'],
  or: [' o ', ' or '],
  state: ['Stato', 'State'],
  next: ['Che cosa fare', 'What to do'],
  uploadIt: ['Caricalo qui sotto.', 'Upload it below.'],
  renewIt: ['Carica la nuova versione.', 'Upload the new version.'],
  correctIt: ['Leggi il motivo e carica la nuova versione.', 'Read the reason and upload the new version.'],
  hostUploads: ['Lo carica l’ente.', 'The host uploads it.'],
  hostRenews: ['L’ente carica la nuova versione.', 'The host uploads the new version.'],
  hostCorrects: [
    'L’ente legge il motivo e carica la nuova versione.',
    'The host reads the reason and uploads the new version.',
  ],
  reviewIt: ['Verificalo: aspetta la tua decisione.', 'Review it: it waits for your decision.'],
  reviewNewer: ['Verifica la nuova versione.', 'Review the newer version.'],
  cityReviews: ['L’ufficio del programma lo verifica.', 'The programme office reviews it.'],
  cityReviewsNewer: [
    'L’ufficio del programma verifica la nuova versione.',
    'The programme office reviews the newer version.',
  ],
  nothing: ['Niente da fare.', 'Nothing to do.'],
  complete: ['C’è tutto: gli studenti possono arrivare.', 'Everything is here: students may come.'],
  incomplete: [
    (open: number) =>
      `Prima che arrivino gli studenti ${plural(open, 'resta da sistemare un documento', `restano da sistemare ${open} documenti`)}.`,
    (open: number) =>
      `Before students come, ${plural(open, 'one document is', `${open} documents are`)} still to settle.`,
  ],
  uploaded: ['Documenti caricati', 'Uploaded documents'],
  document: ['Documento', 'Document'],
  host: ['Ente', 'Host'],
  kind: ['Tipo', 'Kind'],
  validUntil: ['Valido fino al', 'Valid until'],
  noExpiry: ['senza scadenza', 'without last day'],
  newerWaits: ['una nuova versione è in attesa di verifica', 'a newer version waits for review'],
  changed: ['Ultima novità', 'Last change'],
  none: ['Nessun documento caricato', 'No document uploaded'],
  noneAdvice: ['Comincia da quello che manca nell’elenco sopra.', 'Begin with what is missing in the list above.'],
  noneAdviceReader: [
    'L’ente può caricarli da solo: mandagli un collegamento dalla pagina “Collegamenti”, o chiedi all’ufficio del programma.',
    'The host can upload them itself: send it a link from the page “Links”, or ask the programme office.',
  ],
  addDocument: ['Carica un documento', 'Upload a document'],
  documentTitle: ['Titolo', 'Title'],
  documentTitleHint: [
    'Serve solo per distinguerlo, per esempio “Polizza RC 2026”.',
    'Only to tell it from others, for example “Liability policy 2026”.',
  ],
  issuedOn: ['Data del documento', 'Date of the document'],
  issuedOnHint: ['Come è scritta sul documento: 05/09/2026.', 'As it is written on the document: 05/09/2026.'],
  expiresOn: ['Scadenza', 'Last day'],
  expiresOnHint: [
    'Obbligatoria per polizze e attestati; per gli altri solo se c’è.',
    'Required for policies and certificates; for others only if there is one.',
  ],
  file: ['File', 'File'],
  fileHint: [
    'PDF, foto JPEG o PNG, oppure file firmato .p7m; fino a 10 MB.',
    'PDF, JPEG or PNG photograph, or signed .p7m file; up to 10 MB.',
  ],
  send: ['Carica', 'Upload'],
  cancel: ['Annulla', 'Cancel'],
  sent: [
    'Il documento è stato caricato. Ora lo verifica l’ufficio del programma.',
    'The document has been uploaded. The programme office reviews it now.',
  ],
  onlyReaders: [
    'Qui i documenti li caricano l’ente, la segreteria di una scuola o l’ufficio del programma.',
    'Documents are uploaded here by the host, the office of a school or the programme office.',
  ],
  versions: ['Versioni', 'Versions'],
  version: ['Versione', 'Version'],
  versionOf: [(n: number) => `Versione ${n}`, (n: number) => `Version ${n}`],
  inForce: ['in vigore', 'in force'],
  uploadedBy: ['Caricata', 'Uploaded'],
  by: [(when: string, who: string) => `${when}, ${who}`, (when: string, who: string) => `${when}, ${who}`],
  dates: ['Date', 'Dates'],
  until: [
    (from: string, to: string) => `${from}, scade il ${to}`,
    (from: string, to: string) => `${from}, until ${to}`,
  ],
  download: ['Scarica', 'Download'],
  downloadSize: [(size: string) => `Scarica (${size})`, (size: string) => `Download (${size})`],
  noVersions: ['Nessuna versione da mostrare', 'No version to show'],
  noVersionsAdvice: [
    'La scuola vede un documento quando l’ufficio del programma lo ha accettato.',
    'A school sees a document once the programme office has accepted it.',
  ],
  waitingForCity: [
    'L’ufficio del programma deve ancora verificare la versione più recente.',
    'The programme office still has to review the newest version.',
  ],
  refusedBecause: [
    (reason: string) => `Motivo del rifiuto: ${reason}`,
    (reason: string) => `Refused because: ${reason}`,
  ],
  addVersion: ['Carica una nuova versione', 'Upload a new version'],
  addVersionLead: [
    'La versione in vigore resta valida finché la nuova non è accettata.',
    'The version in force stays valid until the new one is accepted.',
  ],
  review: ['Verifica', 'Review'],
  reviewLead: [
    (n: number) => `La versione ${n} aspetta la tua decisione: scaricala, controlla date e firme, poi decidi.`,
    (n: number) => `Version ${n} waits for your decision: download it, check dates and signatures, then decide.`,
  ],
  decision: ['Decisione', 'Decision'],
  accept: ['Accetta', 'Accept'],
  acceptHint: ['Da ora la vedono tutte le scuole.', 'From now on every school sees it.'],
  refuse: ['Rifiuta', 'Refuse'],
  refuseHint: ['L’ente riceve un’e-mail con il motivo.', 'The host receives an e-mail with the reason.'],
  reason: ['Motivo del rifiuto', 'Reason of the refusal'],
  reasonHint: ['Che cosa non va e che cosa deve fare l’ente.', 'What is wrong and what the host has to do.'],
  decide: ['Registra la decisione', 'Record the decision'],
  accepted: [
    'La versione è stata accettata: ora la vedono tutte le scuole.',
    'The version was accepted: every school sees it now.',
  ],
  refused: [
    'La versione è stata rifiutata: l’ente riceve il motivo per e-mail.',
    'The version was refused: the host receives the reason by e-mail.',
  ],
  alreadyDecided: [
    'Su questa versione qualcuno ha già deciso, o ne è arrivata una più nuova: guarda qui sotto com’è adesso.',
    'Somebody has decided on this version already, or a newer one has arrived: see below how it is now.',
  ],
  seen: ['Chi l’ha scaricato', 'Who downloaded it'],
  seenWho: ['Chi', 'Who'],
  seenFirst: ['La prima volta', 'First time'],
  seenLast: ['L’ultima volta', 'Last time'],
  city: ['Ufficio del programma', 'Programme office'],
  noneSeen: ['Nessuno lo ha ancora scaricato', 'Nobody has downloaded it yet'],
  queueTitle: ['Documenti degli enti', 'Documents of hosts'],
  queueLead: [
    'Prima quelli che aspettano la tua verifica, poi gli ultimi arrivati.',
    'First those that wait for your review, then the latest.',
  ],
  anyKind: ['Tutti i tipi', 'All kinds'],
  anyState: ['Tutti gli stati', 'All states'],
  queueNone: ['Nessun documento', 'No documents'],
  queueNoneAdvice: [
    'Qui arrivano i documenti che gli enti caricano. Apri un ente per vedere che cosa gli manca.',
    'Documents that hosts upload arrive here. Open a host to see what it lacks.',
  ],
  queueNotFound: ['Nessun documento con questi filtri', 'No document with these filters'],
  queueNotFoundAdvice: [
    'Togli un filtro o cerca una parte del nome dell’ente.',
    'Remove a filter or search part of the name of the host.',
  ],
  searchHost: ['Nome dell’ente', 'Name of the host'],
  toPartners: ['Vai agli enti', 'Go to hosts'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
})
