import { formatMonth } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'

/** Every sentence about what a partner offers to students. */
export const hostingWords = phrases({
  title: [(name: string) => `Accoglienza: ${name}`, (name: string) => `Hosting: ${name}`],
  lead: [
    'Quanti studenti accoglie l’ente, quando e per quali attività. Sono gli stessi dati che chiede il registro delle Camere di commercio (RASL).',
    'How many students the host takes in, when, and for which work. The chambers’ register (RASL) asks for the same facts.',
  ],
  editTitle: [(name: string) => `Modifica l’accoglienza: ${name}`, (name: string) => `Edit hosting: ${name}`],
  edit: ['Modifica l’accoglienza', 'Edit hosting'],
  save: ['Salva', 'Save'],
  cancel: ['Annulla', 'Cancel'],
  saved: ['I dati sull’accoglienza sono stati salvati.', 'The facts about hosting have been saved.'],
  next: ['Che cosa fare ora', 'What to do now'],
  nextSeats: ['Di’ quanti studenti l’ente può accogliere insieme.', 'Say how many students the host takes in at once.'],
  nextWork: [
    'Aggiungi almeno un’attività per gli studenti, con il suo rischio.',
    'Add at least one kind of work for students, with its risk.',
  ],
  nextTutor: [
    'I tutor in carica non bastano per tutti i posti: aggiungi un tutor, o riduci i posti.',
    'The tutors in office are too few for all seats: add a tutor, or offer fewer seats.',
  ],
  addTutor: ['Aggiungi un tutor', 'Add a tutor'],

  seats: ['Studenti che l’ente accoglie insieme', 'Students at once'],
  seatsHint: ['Quanti possono essere presenti nello stesso momento.', 'How many may be present at the same time.'],
  notSaid: ['Non indicato', 'Not said'],
  accessibleSeats: ['Di questi, posti accessibili', 'Of these, accessible seats'],
  accessibleHint: [
    'Posti che uno studente con disabilità motoria può raggiungere e usare.',
    'Seats that a student with a motor disability can reach and use.',
  ],
  followed: ['Posti che i tutor possono seguire', 'Seats that tutors can follow'],
  followedNote: [
    (tutors: number, ratio: number, risk: string) =>
      `${tutors} ${plural(tutors, 'tutor', 'tutor')} in carica, ${ratio} studenti per tutor con ${risk}`,
    (tutors: number, ratio: number, risk: string) =>
      `${tutors} ${plural(tutors, 'tutor', 'tutors')} in office, ${ratio} students each with ${risk}`,
  ],
  noWorkYet: ['Si calcola quando c’è almeno un’attività', 'Reckoned once there is some work'],
  periods: ['Periodi dell’anno', 'Periods of the year'],
  periodsHint: [
    'Al massimo quattro. Se lasci tutto vuoto vale tutto l’anno; da novembre a febbraio si scrive in un periodo solo.',
    'Four at most. Leave all empty for the whole year; November to February is one period.',
  ],
  allYear: ['Tutto l’anno', 'All year round'],
  periodColumn: ['Periodo', 'Period'],
  period: [(n: number) => `Periodo ${n}`, (n: number) => `Period ${n}`],
  periodFrom: [(n: number) => `Periodo ${n}: dal mese di`, (n: number) => `Period ${n}: from`],
  periodTo: [(n: number) => `Periodo ${n}: al mese di`, (n: number) => `Period ${n}: to`],
  from: ['Dal mese di', 'From'],
  to: ['Al mese di', 'To'],
  months: [(from: string, to: string) => `${from}–${to}`, (from: string, to: string) => `${from}–${to}`],
  tracks: ['Indirizzi di studio', 'Tracks of study'],
  tracksHint: ['Nessuna scelta: studenti di tutti gli indirizzi.', 'None chosen: students of every track.'],
  allTracks: ['Tutti', 'All'],
  networks: ['Reti e accordi', 'Networks and agreements'],
  networksHint: [
    'Una per riga: accordi con associazioni, reti di scuole, enti territoriali.',
    'One per line: agreements with associations, networks of schools, local bodies.',
  ],
  website: ['Sito web', 'Website'],
  rasl: ['Registro delle Camere di commercio (RASL)', 'Chambers’ register (RASL)'],
  raslAbout: [
    'Iscriversi non è obbligatorio per accogliere studenti. I testi qui sotto servono comunque alle scuole per scegliere.',
    'Registration is not needed to take students in. Schools use the texts below to choose all the same.',
  ],
  registered: ['L’ente è iscritto al RASL', 'The host is in the RASL register'],
  registeredSince: ['Iscritto dal', 'In the register since'],
  notRegistered: ['Non iscritto', 'Not registered'],
  yes: ['Iscritto', 'Registered'],
  structural: ['Capacità strutturali', 'Premises'],
  structuralHint: [
    'Spazi adatti all’attività e, se ci sono studenti con disabilità, senza barriere.',
    'Rooms fit for the work and, for students with disabilities, without barriers.',
  ],
  technological: ['Capacità tecnologiche', 'Equipment'],
  technologicalHint: [
    'Attrezzature adeguate e collaudate, con cui ogni studente può lavorare davvero.',
    'Suitable, tested equipment that each student can really work with.',
  ],
  organisational: ['Capacità organizzative', 'Organisation'],
  organisationalHint: [
    'Competenze delle persone che seguono gli studenti.',
    'The skills of the people who follow students.',
  ],
  experience: ['Esperienza', 'Experience'],
  experienceHint: ['Percorsi già fatti con le scuole.', 'Placements already held with schools.'],

  copyForRasl: ['Copia per il RASL', 'Copy for the RASL'],
  raslTitle: [(name: string) => `Dati per il RASL: ${name}`, (name: string) => `Facts for the RASL: ${name}`],
  raslLead: [
    'I dati nell’ordine in cui li chiede il registro: selezionali e copiali, o stampa la pagina.',
    'The facts in the order the register asks for them: select and copy them, or print the page.',
  ],
  back: ['Torna all’accoglienza', 'Back to hosting'],
  legalSeat: ['Sede', 'Site'],
  contact: ['Referente', 'Contact person'],
  activities: ['Attività offerte', 'Work offered'],

  'not-a-website': ['Scrivi un indirizzo come www.officinazero.it.', 'Write an address such as www.officinazero.it.'],
  'more-than-seats': [
    'I posti accessibili non possono essere più dei posti in tutto.',
    'There cannot be more accessible seats than seats.',
  ],
  'half-a-period': ['Scegli sia il primo sia l’ultimo mese.', 'Choose both the first and the last month.'],
  'periods-overlap': [
    'Questo periodo ha un mese che c’è già in un altro: uniscili in uno solo.',
    'This period has a month of another one: join them into one.',
  ],
  'too-many-lines': [
    'Al massimo 20 righe, ciascuna fino a 160 caratteri.',
    'At most 20 lines of up to 160 characters.',
  ],
  'not-registered': [
    'Hai scritto da quando è iscritto: spunta anche che l’ente è iscritto.',
    'You wrote since when it is registered: tick that it is registered as well.',
  ],
  'not-yet': ['La data non può essere futura.', 'The date cannot lie in the future.'],
})

export type HostingWords = ReturnType<typeof hostingWords>

/** 'novembre', 'November': a month from 1 to 12. */
export function monthName(month: number, language: Language): string {
  const [name = ''] = formatMonth(`2026-${String(month).padStart(2, '0')}`, language).split(' ')
  return name
}
