import { phrases } from '../platform/words.ts'

export const verificationWords = phrases({
  title: ['Verifica di un registro', 'Verification of a register'],
  lead: [
    'Ogni registro emesso da Bottega porta un codice. Qui puoi controllare se è autentico e se vale ancora, senza accedere. La pagina non mostra nomi.',
    'Every register issued by Bottega carries a code. Here you can check whether it is authentic and still valid, without signing in. The page shows no names.',
  ],
  code: ['Codice di verifica', 'Verification code'],
  codeHint: [
    'Otto lettere e cifre, sotto le firme o in fondo a ogni pagina. Esempio: 4TQ7-B2KM.',
    'Eight letters and digits, under the signatures or at the foot of each page. Example: 4TQ7-B2KM.',
  ],
  verify: ['Verifica', 'Verify'],
  again: ['Verifica un altro registro', 'Verify another register'],
  'not-a-code': [
    'Un codice ha otto lettere e cifre, come 4TQ7-B2KM: ricontrolla quello sul registro.',
    'A code has eight letters and digits, such as 4TQ7-B2KM: check the one on the register.',
  ],
  'code-unknown': [
    'Nessun registro emesso qui ha questo codice. Ricontrollalo; se è proprio questo, il documento non viene da Bottega: chiedi alla scuola.',
    'No register issued here has this code. Check it; if it is this one, the document does not come from Bottega: ask the school.',
  ],
  titleOf: [(code: string) => `Registro ${code}`, (code: string) => `Register ${code}`],
  'is-complete': ['Autentico e completo', 'Authentic and complete'],
  'is-complete-text': [
    'Questo registro è stato emesso qui, conteneva tutte le ore registrate e da allora non è cambiato nulla.',
    'This register was issued here, held all hours that were logged, and nothing has changed since.',
  ],
  'is-draft': ['Autentico, ma era una bozza', 'Authentic, but it was a draft'],
  'is-draft-text': [
    'Quando è stato emesso, altre ore aspettavano ancora una firma. Chiedi alla scuola il registro completo.',
    'When it was issued, more hours still waited for a signature. Ask the school for the complete register.',
  ],
  'is-superseded': [
    (on: string) => `Autentico, ma superato dal ${on}`,
    (on: string) => `Authentic, but superseded on ${on}`,
  ],
  reissued: [
    'Dopo questo è stato emesso un registro con un contenuto diverso. Chiedi alla scuola quello più recente.',
    'A register with other content was issued after this one. Ask the school for the latest.',
  ],
  'hours-changed': [
    'Dopo l’emissione sono state convalidate o rettificate altre ore. Chiedi alla scuola il registro aggiornato.',
    'Hours were approved or rectified after it was issued. Ask the school for the present register.',
  ],
  'is-doubtful': ['Non possiamo garantirlo', 'We cannot vouch for it'],
  'is-doubtful-text': [
    'Un registro con questo codice è stato emesso, ma i dati che lo riguardano non coincidono con il registro di controllo. Chiedi alla scuola.',
    'A register with this code was issued, but what is stored about it does not agree with the control ledger. Ask the school.',
  ],
  kind: ['Tipo', 'Kind'],
  placement: ['Registro delle ore di un percorso', 'Hour register of a placement'],
  class: ['Riepilogo di una classe', 'Summary of a class'],
  edition: ['Registro di un laboratorio', 'Register of a lab'],
  'host-month': ['Registro mensile di un ente', 'Monthly register of a host'],
  year: ['Registro di un anno scolastico', 'Register of a school year'],
  attestation: ['Attestato dell’ente su un percorso', 'Attestation of the host about a placement'],
  protocol: ['Relazione di un protocollo', 'Report of a protocol'],
  school: ['Istituto', 'School'],
  byPartner: ['emesso dall’ente', 'issued by the partner'],
  byCity: ['emesso dall’ufficio del programma', 'issued by the programme office'],
  issuedAt: ['Emesso il', 'Issued on'],
  approved: ['Ore convalidate che conteneva', 'Approved hours in it'],
  waiting: ['Ore che aspettavano una firma', 'Hours that waited for a signature'],
  outcome: ['Esito', 'Outcome'],
})
