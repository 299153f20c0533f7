import { phrases } from '../platform/words.ts'

/** Every sentence about merging two records of one organisation. */
export const mergeWords = phrases({
  title: ['Unisci due schede dello stesso ente', 'Merge two records of one host'],
  lead: [
    'Resta una scheda sola. Tutto ciò che riguarda l’altra passa a questa: persone, percorsi e ore, convenzioni, documenti, contatti, attività, laboratori. I documenti firmati conservano il nome con cui sono stati firmati.',
    'Only one record stays. Everything about the other is moved to it: people, placements and hours, agreements, documents, contacts, activities, labs. Signed documents keep the name they were signed with.',
  ],
  noWayBack: ['Non si può tornare indietro.', 'There is no way back.'],
  comparison: ['Le due schede', 'The two records'],
  what: ['Dato', 'Fact'],
  keep: ['Resta', 'Stays'],
  gone: ['Confluisce', 'Goes into it'],
  name: ['Denominazione', 'Name'],
  vatNumber: ['Partita IVA', 'VAT number'],
  taxCode: ['Codice fiscale', 'Tax code'],
  towns: ['Sedi', 'Sites'],
  tutors: ['Tutor', 'Tutors'],
  qualification: ['Qualificazione', 'Qualification'],
  standing: ['Inserito il', 'Added on'],
  moved: ['Che cosa passa alla scheda che resta', 'What is moved to the one that stays'],
  accounts: ['Persone che accedono', 'People who sign in'],
  placements: ['Percorsi', 'Placements'],
  agreements: ['Convenzioni', 'Agreements'],
  documents: ['Documenti', 'Documents'],
  contacts: ['Contatti annotati', 'Contacts logged'],
  activities: ['Attività', 'Activities'],
  editions: ['Laboratori', 'Labs'],
  authorisations: ['Abilitazioni alle macchine', 'Machine authorisations'],
  swap: ['Tieni l’altra', 'Keep the other one'],
  merge: ['Unisci le due schede', 'Merge the two records'],
  confirm: [
    (gone: string, keep: string) => `Unire “${gone}” a “${keep}”? Non si può tornare indietro.`,
    (gone: string, keep: string) => `Merge “${gone}” into “${keep}”? There is no way back.`,
  ],
  merged: ['Le due schede sono una sola.', 'The two records are one.'],
  choose: ['Con quale scheda?', 'With which record?'],
  chooseLead: [
    (name: string) => `Cerca l’altra scheda di “${name}”.`,
    (name: string) => `Look for the other record of “${name}”.`,
  ],
  search: ['Nome, comune o partita IVA', 'Name, town or VAT number'],
  compare: ['Confronta', 'Compare'],
  none: ['Nessun altro ente trovato', 'No other host found'],
  noneAdvice: ['Prova con meno parole.', 'Try fewer words.'],
  'the-same': ['È la stessa scheda.', 'It is the same record.'],
  'already-merged': ['Una delle due schede è già stata unita.', 'One of the two has been merged already.'],
  'merge-under-way': [
    'Una delle due schede è in un’altra unione: riprova tra qualche minuto.',
    'One of the two is in another merge: try again in a few minutes.',
  ],
  'gone-suspended': [
    'La scheda che confluisce è sospesa, e unendola la sospensione finirebbe: tieni quella, oppure prima riammetti l’ente.',
    'The record that goes is suspended, and merging it would end the suspension: keep that one, or readmit the host first.',
  ],
  'changed-meanwhile': [
    'L’unione è cominciata, ma qualcuno stava modificando la scheda: si completa da sola entro pochi minuti.',
    'The merge has begun, but somebody was changing the record: it is finished by itself within a few minutes.',
  ],
  'different-vatNumber': [
    'Le partite IVA sono diverse: sono due enti. Se una è sbagliata, correggila prima.',
    'The VAT numbers differ: these are two hosts. If one is wrong, correct it first.',
  ],
  'different-taxCode': [
    'I codici fiscali sono diversi: sono due enti. Se uno è sbagliato, correggilo prima.',
    'The tax codes differ: these are two hosts. If one is wrong, correct it first.',
  ],
})
