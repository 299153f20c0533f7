import { phrases } from '../platform/words.ts'

/** Every sentence with which a result can be checked: its digests, and the draw. */
export const checkWords = phrases({
  // audit
  state: ['Stato', 'State'],
  nobody: ['Nessuno', 'Nobody'],
  digests: ['Le impronte', 'The digests'],
  auditOf: [(round: string) => `Verifica: ${round}`, (round: string) => `Check: ${round}`],
  auditLead: [
    'Il calcolo è stato rifatto adesso, da ciò che era stato congelato alla scadenza. Se le impronte sono uguali, l’esito pubblicato è proprio quello che le regole danno.',
    'The matching has been done again just now, from what was frozen at the deadline. If the digests are equal, the published result is exactly what the rules give.',
  ],
  allEqual: ['Tutto torna', 'Everything agrees'],
  notEqual: ['Non torna: avvisa chi gestisce il programma', 'It does not agree: tell the programme office'],
  what: ['Che cosa', 'What'],
  stored: ['Scritto allora', 'Written down then'],
  found: ['Calcolato adesso', 'Worked out now'],
  equal: ['Uguali', 'Equal'],
  different: ['Diverse', 'Different'],
  'check-seed': ['Seme dell’estrazione', 'Seed of the draw'],
  'check-frozen': ['Tornata congelata', 'Frozen round'],
  'check-input': ['Dati della prova', 'Data of the run'],
  'check-result': ['Risultato della prova', 'Result of the run'],
  'check-published': ['Esito pubblicato', 'Published result'],
  engine: ['Versione del motore', 'Version of the engine'],
  rescues: ['Spostamenti approvati da una persona', 'Moves approved by a person'],
  seed: ['Seme', 'Seed'],
  seedDigest: ['Impronta del seme', 'Digest of the seed'],
  takeFile: ['Scarica la tornata (solo codici)', 'Download the round (codes only)'],
  byHand: [
    'Con il programma installato si rifà a mano, senza database: npm run -s match -- tornata.json',
    'With the program installed it can be done by hand, without a database: npm run -s match -- tornata.json',
  ],

  // draw
  drawOf: [(round: string) => `Estrazione: ${round}`, (round: string) => `Draw: ${round}`],
  drawLead: [
    'A parità di precedenza decide un’estrazione uguale per tutti. Il seme era fissato prima che si aprissero le scelte: se ne pubblicava solo l’impronta, così nessuno poteva sceglierlo dopo.',
    'Where precedence is equal one draw decides, the same for all. The seed was fixed before the choices opened: only its digest was published, so that nobody could choose it afterwards.',
  ],
  notYet: [
    'Il seme si pubblica con l’esito. Fino ad allora c’è solo la sua impronta: quando uscirà, chiunque potrà controllare che è lo stesso.',
    'The seed is published with the result. Until then there is only its digest: once it is out, anybody can check that it is the same.',
  ],
  formula: ['Come si calcola', 'How it is worked out'],
  formulaText: [
    (round: string) =>
      `Biglietto = SHA-256 di: seme + "|" + "${round}" + "|" + codice dello studente. I biglietti si mettono in ordine alfabetico: il primo ha il numero 1.`,
    (round: string) =>
      `Ticket = SHA-256 of: seed + "|" + "${round}" + "|" + code of the student. The tickets are put in alphabetical order: the first has number 1.`,
  ],
  yourCode: ['Il tuo codice', 'Your code'],
  yourCodeHint: ['Lo trovi nella pagina del tuo posto.', 'You find it on the page of your place.'],
  work: ['Calcola', 'Work it out'],
  ticket: ['Biglietto', 'Ticket'],
  number: ['Numero', 'Number'],
  yourNumber: [
    (number: number, ticket: string) => `Numero ${number}. Biglietto: ${ticket}`,
    (number: number, ticket: string) => `Number ${number}. Ticket: ${ticket}`,
  ],
  noNumber: [
    'Nessuno in questa tornata ha questo codice: controlla di averlo copiato tutto.',
    'Nobody in this round has this code: check that you have copied all of it.',
  ],
  tickets: ['Tutti i biglietti', 'All tickets'],
  takeTickets: ['Scarica i biglietti (CSV)', 'Download the tickets (CSV)'],
  ticketSummary: [
    (first: number, last: number, total: number) => `${first}–${last} di ${total}`,
    (first: number, last: number, total: number) => `${first}–${last} of ${total}`,
  ],
})
