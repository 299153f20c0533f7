import { phrases, plural } from '../platform/words.ts'
import type { ChainKind } from './chain.rules.ts'
import type { FindingKind } from './ledger-check.rules.ts'

type Pair = readonly [italian: string, english: string]

export const ledgerWords = phrases({
  title: ['Registro di controllo', 'Control ledger'],
  lead: [
    'Ogni convalida, rettifica, invio e registro emesso è scritto qui una seconda volta, in una catena che nessuno può cambiare di nascosto. Ogni notte il sistema la confronta con le ore salvate.',
    'Every approval, rectification, submission and issued register is written here a second time, in a chain that nobody can change unseen. Every night it is compared with the hours that are stored.',
  ],
  verifyNow: ['Verifica adesso', 'Verify now'],
  verified: [
    (found: number) =>
      found === 0
        ? 'Verifica fatta: tutto coincide.'
        : `Verifica fatta: ${plural(found, 'una differenza', `${found} differenze`)}.`,
    (found: number) =>
      found === 0
        ? 'Verified: everything agrees.'
        : `Verified: ${plural(found, 'one difference', `${found} differences`)}.`,
  ],
  never: [
    'Non ancora verificato: la prima verifica è questa notte. Puoi farla anche subito.',
    'Not verified yet: the first verification is tonight. You can also do it now.',
  ],
  whole: [
    (entries: string, at: string) => `Tutto coincide: ${entries} righe verificate il ${at}.`,
    (entries: string, at: string) => `Everything agrees: ${entries} lines verified on ${at}.`,
  ],
  odd: [
    (found: number, at: string) =>
      `La verifica del ${at} ha trovato ${plural(found, 'una differenza', `${found} differenze`)}. Qualcosa è stato cambiato senza passare da Bottega.`,
    (found: number, at: string) =>
      `The verification of ${at} has found ${plural(found, 'one difference', `${found} differences`)}. Something was changed without going through Bottega.`,
  ],
  oddAdvice: [
    'Confronta ogni riga con il registro stampato o con chi l’ha firmata, e avvisa chi gestisce il sistema: una copia di sicurezza permette di rimettere il dato com’era. Finché resta, la riga compare qui.',
    'Compare each line with the printed register or with who signed it, and tell whoever runs the system: a back-up allows putting the data back. As long as it stays, the line is shown here.',
  ],
  findings: ['Differenze trovate', 'Differences found'],
  moreFindings: [(n: string) => `Sono mostrate le prime 50 di ${n}.`, (n: string) => `The first 50 of ${n} are shown.`],
  finding: ['Che cosa', 'What'],
  about: ['Riguarda', 'About'],
  fields: ['Che cosa differisce', 'What differs'],
  years: ['Anni scolastici', 'School years'],
  schoolYear: ['Anno scolastico', 'School year'],
  lines: ['Righe', 'Lines'],
  verifiedAt: ['Ultima verifica', 'Last verified'],
  outcome: ['Esito', 'Outcome'],
  agrees: ['Coincide', 'Agrees'],
  differences: [
    (n: number) => plural(n, '1 differenza', `${n} differenze`),
    (n: number) => plural(n, '1 difference', `${n} differences`),
  ],
  seal: ['Impronta finale', 'Final digest'],
  entries: [(year: string) => `Righe del ${year}`, (year: string) => `Lines of ${year}`],
  number: ['N.', 'No.'],
  when: ['Scritta il', 'Written on'],
  kind: ['Tipo', 'Kind'],
  digest: ['Impronta', 'Digest'],
  previous: ['Impronta precedente', 'Digest before'],
  allKinds: ['Tutti i tipi', 'All kinds'],
  none: ['Ancora nessuna riga', 'No lines yet'],
  noneAdvice: [
    'Le righe si aggiungono da sole quando convalidi ore o emetti un registro.',
    'Lines are added by themselves when you approve hours or issue a register.',
  ],
  noneFound: ['Nessuna riga con questi filtri', 'No lines with these filters'],
  noneFoundAdvice: ['Scegli un altro anno o un altro tipo.', 'Choose another year or kind.'],
  noYears: ['Ancora nessun anno', 'No school year yet'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  ofHours: [
    (day: string, from: string, to: string) => `Ore del ${day}, ${from}–${to}`,
    (day: string, from: string, to: string) => `Hours of ${day}, ${from}–${to}`,
  ],
  ofRegister: [(code: string) => `Registro ${code}`, (code: string) => `Register ${code}`],
  ofSubmission: [(id: string) => `Invio ${id}`, (id: string) => `Submission ${id.replace(' n. ', ' no. ')}`],
  ofDeletion: [
    (what: string) => `Eliminati al termine della conservazione: ${what}`,
    (what: string) => `Deleted at the end of keeping: ${what}`,
  ],
  ofMerge: ['Due schede di uno studente, ora una', 'Two records of one student, now one'],
  ring: [(seq: number) => `Riga ${seq} della catena`, (seq: number) => `Line ${seq} of the chain`],
  homeFigure: ['righe nel registro di controllo', 'lines in the control ledger'],
  homeOdd: [
    (found: number) =>
      found === 1
        ? 'Il registro di controllo ha trovato una differenza'
        : `Il registro di controllo ha trovato ${found} differenze`,
    (found: number) =>
      found === 1 ? 'The control ledger has found one difference' : `The control ledger has found ${found} differences`,
  ],
  homeOddNote: [
    'Qualcosa è stato cambiato senza passare da Bottega: guarda che cosa.',
    'Something was changed without going through Bottega: see what.',
  ],
  homeWhole: [(at: string) => `verificate il ${at}: tutto coincide`, (at: string) => `verified on ${at}: all agree`],
  open: ['Apri', 'Open'],
})

export const kindWords = phrases({
  approval: ['Convalida', 'Approval'],
  rectification: ['Rettifica', 'Rectification'],
  submission: ['Invio al Ministero', 'Submission to the Ministry'],
  register: ['Registro emesso', 'Issued register'],
  merge: ['Unione di due schede', 'Merge of two records'],
  deletion: ['Fine della conservazione', 'End of keeping'],
} satisfies Record<ChainKind, Pair>)

export const findingWords = phrases({
  'chain-broken': [
    'La catena è interrotta: una sua riga è stata cambiata, tolta o aggiunta a mano. Da lì in poi non prova più nulla.',
    'The chain is broken: one of its lines was changed, taken out or added by hand. From there on it proves nothing.',
  ],
  'chain-cut': [
    'La catena è stata accorciata o riscritta dopo l’ultima verifica.',
    'The chain was cut or written anew after the last verification.',
  ],
  differs: ['Il dato salvato non è quello che era stato scritto.', 'What is stored is not what was written down.'],
  gone: ['Era stato scritto, e non c’è più.', 'It was written down, and is no longer there.'],
  'never-recorded': [
    'È salvato come se fosse vecchio, ma alla verifica di prima non c’era.',
    'It is stored as if it were old, but was not there when the ledger was last verified.',
  ],
} satisfies Record<FindingKind, Pair>)

/** The fields of the rings, as a person calls them. */
export const fieldWords = phrases({
  placement: ['percorso', 'placement'],
  day: ['giorno', 'day'],
  from: ['ora di inizio', 'beginning'],
  to: ['ora di fine', 'end'],
  breakMinutes: ['pausa', 'break'],
  minutes: ['durata', 'duration'],
  activity: ['attività svolta', 'activity'],
  loggedBy: ['chi ha scritto', 'who wrote it'],
  confirmedBy: ['chi ha confermato', 'who confirmed it'],
  confirmedFor: ['nota della conferma', 'note of the confirmation'],
  approvedBy: ['chi ha convalidato', 'who approved it'],
  rectifies: ['riga rettificata', 'line rectified'],
  reason: ['motivo della rettifica', 'reason of the rectification'],
  submission: ['invio', 'submission'],
  student: ['studente', 'student'],
  yearOfCourse: ['anno di corso', 'year of course'],
  receipt: ['ricevuta', 'receipt'],
  code: ['codice', 'code'],
  register: ['tipo di registro', 'kind of register'],
  issuedAt: ['quando è stato emesso', 'when it was issued'],
  issuedBy: ['chi lo ha emesso', 'who issued it'],
  digest: ['contenuto', 'content'],
  approvedMinutes: ['ore convalidate', 'approved hours'],
  waitingMinutes: ['ore in attesa', 'hours waiting'],
  gone: ['scheda confluita', 'record that went'],
  kept: ['scheda rimasta', 'record that stays'],
  mergedAt: ['quando sono state unite', 'when they were merged'],
  mergedBy: ['chi le ha unite', 'who merged them'],
  before: ['dati anagrafici di prima', 'identities before'],
  identity: ['dati anagrafici rimasti', 'identity that stands'],
  what: ['che cosa è stato eliminato', 'what was deleted'],
  records: ['quante registrazioni', 'how many records'],
  students: ['di quanti studenti', 'of how many students'],
  export: ['archivio esportato', 'exported archive'],
  deletedBy: ['chi ha eliminato', 'who deleted it'],
  kind: ['tipo', 'kind'],
  subject: ['a chi appartiene', 'whose it is'],
  standing: ['se conta', 'whether it counts'],
  altered: ['la riga', 'the line'],
  missing: ['manca la riga', 'the line is missing'],
  unlinked: ['il legame con la riga prima', 'the link to the line before'],
  'unknown-version': ['una versione sconosciuta', 'an unknown version'],
})
