import { phrases } from '../platform/words.ts'

/** Every sentence about the figures of a published round. */
export const chartWords = phrases({
  title: [(round: string) => `Grafici: ${round}`, (round: string) => `Charts: ${round}`],
  lead: [
    'Quanti hanno avuto la prima scelta, la seconda o la terza, un altro posto o nessuno. I numeri sotto cinque sono oscurati («<5»), e con loro un vicino («n.d.») quando altrimenti si ricaverebbero per differenza.',
    'How many have their first choice, their second or third, another place or none. Numbers under five are masked (“<5”), and with them a neighbour (“n/a”) where they could otherwise be found by difference.',
  ],
  all: ['Tutti', 'All'],
  byDistrict: ['Per zona della scuola', 'By district of the school'],
  bySchool: ['Per istituto', 'By school'],
  bySex: ['Per genere', 'By gender'],
  inAll: ['In tutto', 'In all'],
  first: ['Prima scelta', 'First choice'],
  'second-third': ['Seconda o terza', 'Second or third'],
  other: ['Altro posto', 'Another place'],
  none: ['Senza posto', 'No place'],
  masked: ['Oscurati', 'Masked'],
  participants: ['Partecipanti', 'Participants'],
  F: ['Ragazze', 'Girls'],
  M: ['Ragazzi', 'Boys'],
  unknown: ['Non indicato', 'Not stated'],
  small: ['<5', '<5'],
  hidden: ['n.d.', 'n/a'],
  barLabel: [
    (name: string, figures: string) => `${name}: ${figures}`,
    (name: string, figures: string) => `${name}: ${figures}`,
  ],
  fill: ['Quanto sono piene le offerte', 'How full the offers are'],
  offer: ['Offerta', 'Offer'],
  seats: ['Posti', 'Seats'],
  taken: ['Occupati', 'Taken'],
  full: ['Piena', 'Full'],
  filled: [
    (taken: string, seats: string) => `${taken} su ${seats}`,
    (taken: string, seats: string) => `${taken} of ${seats}`,
  ],
  closed: ['Non attivata', 'Does not run'],
  noOffers: ['Nessuna offerta', 'No offers'],
})
