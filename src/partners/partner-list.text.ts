import { phrases, plural } from '../platform/words.ts'

/** Every sentence of the list, the search and the map of partners. */
export const partnerListWords = phrases({
  partners: ['Enti ospitanti', 'Hosts'],
  lead: [
    'Imprese, laboratori ed enti che accolgono studenti. L’elenco è comune a tutti gli istituti: prima di inserire un ente, cercalo.',
    'Firms, workshops and bodies that take students in. The list is shared by all schools: look here before adding one.',
  ],
  add: ['Nuovo ente', 'New host'],
  duplicates: ['Possibili doppioni', 'Possible duplicates'],
  asList: ['Elenco', 'List'],
  asMap: ['Mappa', 'Map'],

  search: ['Nome, comune o partita IVA', 'Name, town or VAT number'],
  kind: ['Tipo', 'Kind'],
  anyKind: ['Tutti i tipi', 'All kinds'],
  theme: ['Tema', 'Theme'],
  anyTheme: ['Tutti i temi', 'All themes'],
  district: ['Quartiere', 'District'],
  anyDistrict: ['Tutti i quartieri', 'All districts'],
  track: ['Accoglie l’indirizzo', 'Takes the track'],
  anyTrack: ['Tutti gli indirizzi', 'All tracks'],
  standing: ['Qualificazione', 'Qualification'],
  anyStanding: ['Tutti', 'All'],
  'standing-none': ['Non qualificato', 'Not qualified'],
  'standing-applied': ['Domanda in esame', 'Application under review'],
  'standing-more-asked': ['Chiesti chiarimenti', 'More asked for'],
  'standing-qualified': ['Qualificato', 'Qualified'],
  'standing-expired': ['Qualificazione scaduta', 'Qualification expired'],
  'standing-refused': ['Non ammesso', 'Refused'],
  'standing-suspended': ['Sospeso', 'Suspended'],
  seatsWanted: ['Posti liberi, almeno', 'Free seats, at least'],
  from: ['Dal giorno', 'From'],
  to: ['Al giorno', 'To'],

  name: ['Ente', 'Host'],
  where: ['Dove', 'Where'],
  themes: ['Temi', 'Themes'],
  freeToday: ['Posti liberi oggi', 'Free seats today'],
  freeThen: ['Posti liberi nel periodo', 'Free seats in the period'],
  freeOf: [
    (free: number, seats: number) => `${free} di ${seats}`,
    (free: number, seats: number) => `${free} of ${seats}`,
  ],
  notThen: ['Non accoglie in questi mesi', 'Does not host in these months'],
  lastContact: ['Ultimo contatto', 'Last contact'],
  lastContactWith: ['Chi ha sentito l’ente', 'Who was in touch'],
  programmeOffice: ['Ufficio del programma', 'Programme office'],
  notFound: ['Nessun ente trovato', 'No host found'],
  notFoundAdvice: [
    'Prova con meno parole o con meno filtri. Se l’ente non c’è ancora, inseriscilo.',
    'Try fewer words or fewer filters. If the host is not here yet, add it.',
  ],
  none: ['Non c’è ancora nessun ente', 'There is no host yet'],
  noneAdvice: ['Inserisci il primo ente che accoglierà studenti.', 'Add the first host that will take students in.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 enti' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 hosts' : `${first}–${last} of ${total}`),
  ],
  'not-a-day': [
    'Scrivi i giorni come 05/09/2026: la ricerca per posti e periodo non è stata fatta.',
    'Write the days such as 05/09/2026: the search by seats and period was not made.',
  ],
  'ends-before-it-begins': [
    'Il periodo finisce prima di cominciare: controlla i due giorni. La ricerca per posti e periodo non è stata fatta.',
    'The period ends before it begins: check the two days. The search by seats and period was not made.',
  ],
  'not-a-number': [
    'Scrivi i posti come numero intero, per esempio 3: la ricerca per posti e periodo non è stata fatta.',
    'Write the seats as a whole number, for example 3: the search by seats and period was not made.',
  ],

  mapTitle: ['Mappa degli enti', 'Map of the hosts'],
  mapLead: [
    'Gli enti dell’elenco sulla mappa, con gli stessi filtri. Ogni punto è un indirizzo, che più enti possono avere in comune.',
    'The hosts of the list on the map, with the same filters. Each point is an address, which several hosts may share.',
  ],
  show: ['Mostra sulla mappa', 'Show on the map'],
  zoomIn: ['Ingrandisci', 'Zoom in'],
  zoomOut: ['Riduci', 'Zoom out'],
  close: ['Chiudi', 'Close'],
  places: [
    (places: number, partners: number) =>
      `${places} ${plural(places, 'indirizzo', 'indirizzi')}, ${partners} ${plural(partners, 'ente', 'enti')}`,
    (places: number, partners: number) =>
      `${places} ${plural(places, 'address', 'addresses')}, ${partners} ${plural(partners, 'host', 'hosts')}`,
  ],
  otherPlaces: ['Altri luoghi', 'Elsewhere'],
  unplaced: ['Senza posizione', 'Without a position'],
  unplacedLead: [
    'Di questi enti nessuno ha ancora scritto dove si trovano sulla mappa.',
    'Nobody has written yet where on the map these hosts are.',
  ],
  addPosition: ['Aggiungi la posizione', 'Add the position'],
  cut: [
    (shown: number, total: number) =>
      `La mappa mostra i primi ${shown} enti di ${total}, in ordine di nome: usa i filtri per vedere gli altri.`,
    (shown: number, total: number) =>
      `The map shows the first ${shown} hosts of ${total}, by name: use the filters to see the others.`,
  ],

  address: ['Indirizzo', 'Address'],
  vatNumber: ['Partita IVA', 'VAT number'],
  taxCode: ['Codice fiscale', 'Tax code'],
  phone: ['Telefono', 'Telephone'],
  town: ['Comune', 'Town'],
  seats: ['Posti', 'Seats'],
  until: ['Qualificato fino al', 'Qualified until'],
  tutors: ['Tutor dell’ente', 'Host tutors'],
})
