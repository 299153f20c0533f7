import { phrases } from '../platform/words.ts'

/** Every sentence about records that may be one organisation. */
export const similarityWords = phrases({
  candidates: ['C’è già un ente che gli somiglia', 'There is already a host like this one'],
  candidatesLead: [
    'Se è uno di questi, aprilo e usa quello: così le scuole vedono un ente solo. Altrimenti spunta la casella in fondo al modulo.',
    'If it is one of these, open it and use that one, so that all schools see one host. Otherwise tick the box at the end of the form.',
  ],
  distinct: ['Non è nessuno di questi: è un ente diverso', 'It is none of these: it is another host'],
  'looks-alike': [
    'Somiglia a enti che ci sono già: controlla quelli elencati qui, poi spunta questa casella se è diverso.',
    'It is like hosts that are there already: check those listed here, then tick this box if it is another one.',
  ],
  name: ['Ente', 'Host'],
  numbers: ['Partita IVA / codice fiscale', 'VAT number / tax code'],
  address: ['Indirizzo', 'Address'],
  open: ['Apri', 'Open'],
  actions: ['Azioni', 'Actions'],

  duplicates: ['Possibili doppioni', 'Possible duplicates'],
  duplicatesLead: [
    'Enti dello stesso comune con nomi che si somigliano. Confrontali e, se sono lo stesso ente, uniscili: percorsi e convenzioni restano.',
    'Hosts of one town with names that are alike. Compare them and, if they are one, merge them: placements and agreements stay.',
  ],
  first: ['Ente', 'Host'],
  second: ['Somiglia a', 'Is like'],
  likeness: ['Somiglianza', 'Likeness'],
  percent: [(value: number) => `${value} %`, (value: number) => `${value}%`],
  compare: ['Confronta e unisci', 'Compare and merge'],
  none: ['Nessun doppione', 'No duplicates'],
  noneAdvice: [
    'Nessun ente somiglia a un altro dello stesso comune o CAP.',
    'No host is like another one of the same town or postcode.',
  ],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 coppie' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 pairs' : `${first}–${last} of ${total}`),
  ],
})
