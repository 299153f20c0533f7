import { phrases } from '../platform/words.ts'

/** Every sentence about partners, their sites and their tutors. */
export const partnerWords = phrases({
  partners: ['Enti ospitanti', 'Hosts'],

  firm: ['Impresa', 'Firm'],
  fablab: ['Fablab', 'Fablab'],
  makerspace: ['Makerspace', 'Makerspace'],
  professional: ['Professionista o studio', 'Professional'],
  'public-body': ['Ente pubblico', 'Public body'],
  'private-body': ['Ente privato, associazione di categoria, ordine', 'Private body, trade association'],
  'third-sector': ['Ente del Terzo settore', 'Third sector body'],
  culture: ['Museo o istituto culturale', 'Museum or cultural institute'],
  school: ['Scuola, università o ITS', 'School or university'],

  'employment-agency': ['Agenzia per il lavoro (AFOL)', 'Employment agency'],
  'civic-school': ['Scuola civica', 'Civic school'],

  kind: ['Tipo', 'Kind'],
  name: ['Denominazione', 'Name'],
  nameHint: ['Come sta scritta nella convenzione.', 'As it is written in the agreement.'],
  vatNumber: ['Partita IVA', 'VAT number'],
  vatNumberHint: [
    '11 cifre. Un’associazione può non averla: in tal caso basta il codice fiscale.',
    '11 digits. An association may have none: then the tax code is enough.',
  ],
  taxCode: ['Codice fiscale', 'Tax code'],
  taxCodeHint: [
    '11 cifre per un’organizzazione, 16 caratteri per una ditta individuale o un professionista.',
    '11 digits for an organisation, 16 characters for a sole trader or a professional.',
  ],
  ateco: ['Codice ATECO', 'ATECO code'],
  atecoHint: ['Attività prevalente, per esempio 62.10.00.', 'Main activity, for example 62.10.00.'],
  atecoVersion: ['Edizione ATECO', 'ATECO edition'],
  ateco2025: ['ATECO 2025', 'ATECO 2025'],
  ateco2007: ['ATECO 2007 (fino a marzo 2025)', 'ATECO 2007 (until March 2025)'],
  email: ['E-mail', 'E-mail'],
  pec: ['PEC', 'Certified e-mail (PEC)'],
  pecHint: ['L’indirizzo di posta certificata: va nella convenzione.', 'It goes into the agreement.'],
  phone: ['Telefono', 'Telephone'],
  contacts: ['Contatti', 'Contacts'],
  town: ['Comune', 'Town'],

  newPartner: ['Nuovo ente ospitante', 'New host'],
  newPartnerLead: [
    'Bastano pochi dati. I tutor si aggiungono subito dopo.',
    'A few facts are enough. Tutors are added right after.',
  ],
  organisation: ['L’ente', 'The host'],
  firstSite: ['La sede delle attività', 'The site of the activities'],
  create: ['Inserisci l’ente', 'Add the host'],
  created: [
    'L’ente è stato inserito. Ora aggiungi chi seguirà gli studenti.',
    'The host has been added. Now add who will follow the students.',
  ],
  edit: ['Modifica i dati', 'Edit the facts'],
  editShort: ['Modifica', 'Edit'],
  editTitle: [(name: string) => `Modifica ${name}`, (name: string) => `Edit ${name}`],
  save: ['Salva', 'Save'],
  saved: ['I dati sono stati salvati.', 'The facts have been saved.'],
  cancel: ['Annulla', 'Cancel'],
  goToTaken: [(name: string) => `Apri ${name}`, (name: string) => `Open ${name}`],
  takenBy: [
    (name: string) => `Questo numero è già di “${name}”: usa quell’ente, senza inserirlo di nuovo.`,
    (name: string) => `This number already belongs to “${name}”: use that host instead of adding it again.`,
  ],

  sites: ['Sedi', 'Sites'],
  site: ['Sede', 'Site'],
  siteName: ['Nome della sede', 'Name of the site'],
  address: ['Indirizzo', 'Address'],
  postcode: ['CAP', 'Postcode'],
  noSites: ['Nessuna sede', 'No site'],

  tutors: ['Tutor dell’ente', 'Host tutors'],
  tutorName: ['Nome e cognome', 'Full name'],
  tutorRole: ['Ruolo nell’ente', 'Role at the host'],
  tutorRoleHint: ['Per esempio: responsabile di produzione.', 'For example: production manager.'],
  tutorEmailHint: [
    'Serve per invitare la persona a confermare le ore dal sito.',
    'Needed to invite the person to confirm hours on this site.',
  ],
  from: ['In carica dal', 'In office from'],
  to: ['In carica fino al', 'In office until'],
  toHint: ['Lascia vuoto finché segue gli studenti.', 'Leave empty while in office.'],
  period: ['In carica', 'In office'],
  since: [(day: string) => `dal ${day}`, (day: string) => `since ${day}`],
  until: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} to ${to}`],
  signIn: ['Accesso al sito', 'Sign-in'],
  signsIn: ['Accede', 'Signs in'],
  invited: ['Invitato', 'Invited'],
  notInvited: ['Non invitato', 'Not invited'],
  addTutor: ['Aggiungi un tutor', 'Add a tutor'],
  editTutor: ['Modifica il tutor', 'Edit the tutor'],
  tutorSaved: ['Il tutor è stato salvato.', 'The tutor has been saved.'],
  noTutors: ['Nessun tutor', 'No tutor yet'],
  noTutorsAdvice: [
    'Ogni percorso ha bisogno di un tutor dell’ente che accolga lo studente e confermi le ore.',
    'Every placement needs a host tutor who takes the student in and confirms the hours.',
  ],
  invite: ['Invita ad accedere', 'Invite to sign in'],
  invitationSent: ['L’invito è partito.', 'The invitation is on its way.'],
  alreadySignsIn: [
    'Questa persona può già accedere per l’ente: non serve un altro invito.',
    'This person can already sign in for the host: no invitation is needed.',
  ],
  actions: ['Azioni', 'Actions'],

  next: ['Che cosa fare ora', 'What to do now'],
  nextTutor: [
    'Aggiungi il tutor che seguirà gli studenti: senza, nessun percorso può partire.',
    'Add the tutor who will follow the students: without one no placement can start.',
  ],
  notYetPlacement: [
    'Per ora non può cominciare un nuovo percorso presso questo ente.',
    'For now no new placement can begin at this host.',
  ],
  nextPlacement: ['L’ente è pronto ad accogliere uno studente.', 'The host is ready to take a student in.'],
  nextInvite: [
    'Invita almeno un tutor ad accedere: potrà confermare le ore dal sito.',
    'Invite at least one tutor to sign in: the hours can then be confirmed on this site.',
  ],
  newPlacement: ['Nuovo percorso presso questo ente', 'New placement at this host'],
  standing: ['Qualificazione', 'Qualification'],
  changedAt: [
    (when: string, who: string) => `Profilo modificato il ${when} da ${who}.`,
    (when: string, who: string) => `Profile changed on ${when} by ${who}.`,
  ],
  addedAt: [(when: string) => `Ente inserito il ${when}.`, (when: string) => `Host added on ${when}.`],
  labs: ['Laboratori presso questo ente', 'Labs at this host'],
  offers: ['Offerte di posti', 'Offers of seats'],
  placements: ['Percorsi presso questo ente', 'Placements at this host'],
  whoEdits: [
    'I dati di un ente sono comuni a tutti gli istituti: li correggono l’ente stesso e l’ufficio del programma.',
    'The facts of a host are shared by all schools: the host and the programme office correct them.',
  ],

  'no-number': [
    'Scrivi la partita IVA o, se l’ente non ce l’ha, il codice fiscale.',
    'Write the VAT number or, if the host has none, the tax code.',
  ],
  'already-registered': ['Questo numero è già di un altro ente.', 'This number already belongs to another host.'],
  'vat-wrong-length': ['La partita IVA ha 11 cifre.', 'A VAT number has 11 digits.'],
  'vat-wrong-shape': ['La partita IVA ha solo cifre.', 'A VAT number has digits only.'],
  'vat-wrong-check': [
    'La partita IVA non è giusta: una cifra è sbagliata o due sono scambiate.',
    'The VAT number is not right: a digit is wrong or two are swapped.',
  ],
  'tax-code-wrong-length': [
    'Il codice fiscale ha 11 cifre (organizzazioni) o 16 caratteri (persone).',
    'A tax code has 11 digits (organisations) or 16 characters (people).',
  ],
  'tax-code-wrong-shape': [
    'Il codice fiscale non ha la forma giusta: ricopialo dal documento.',
    'The tax code does not have the right form: copy it from the document.',
  ],
  'tax-code-wrong-check': [
    'Il codice fiscale non è giusto: un carattere è sbagliato o due sono scambiati.',
    'The tax code is not right: a character is wrong or two are swapped.',
  ],
  'tax-code-no-such-day': [
    'Il codice fiscale contiene una data di nascita che non esiste.',
    'The tax code contains a birth date that does not exist.',
  ],
  'ateco-wrong-shape': [
    'Scrivi il codice ATECO come 62.10.00 (anche solo 62 o 62.10).',
    'Write the ATECO code as 62.10.00 (62 or 62.10 will do).',
  ],
  'postcode-wrong-length': ['Il CAP ha 5 cifre.', 'A postcode has 5 digits.'],
  'postcode-wrong-shape': ['Questo CAP non esiste: ha 5 cifre, per esempio 20144.', 'There is no such postcode.'],
  'not-a-phone': ['Scrivi un numero come 02 1234567 o +39 333 1234567.', 'Write a number such as +39 333 1234567.'],
  'ends-before-it-begins': ['L’ultimo giorno viene prima del primo.', 'The last day comes before the first.'],
  'too-many': ['L’elenco è pieno: scrivi all’ufficio del programma.', 'The list is full: ask the programme office.'],
  'no-email': [
    'Manca l’indirizzo e-mail: aggiungilo al tutor, poi invitalo.',
    'The e-mail address is missing: add it to the tutor, then send the invitation.',
  ],
  'account-closed': [
    'L’utente con questo indirizzo è stato chiuso: usa un altro indirizzo o chiedi all’ufficio del programma.',
    'The account with this address has been closed: use another address or ask the programme office.',
  ],
  'hat-already-there': ['Questa persona può già accedere per l’ente.', 'This person can already sign in for the host.'],
})

export type PartnerWords = ReturnType<typeof partnerWords>
