import { phrases } from '../platform/words.ts'

/** Every sentence about whom to write to at a partner, and who signs for it. */
export const contactWords = phrases({
  contacts: ['Referenti', 'Contact persons'],
  contactName: ['Nome e cognome', 'Full name'],
  contactRole: ['Di che cosa si occupa', 'What they look after'],
  contactRoleHint: [
    'Per esempio: amministrazione, personale, rapporti con le scuole.',
    'For example: administration, staff, relations with schools.',
  ],
  reach: ['Recapiti', 'How to reach them'],
  email: ['E-mail', 'E-mail'],
  phone: ['Telefono', 'Telephone'],
  reachHint: ['Serve almeno un’e-mail o un telefono.', 'At least an e-mail or a telephone is needed.'],
  from: ['Dal', 'From'],
  to: ['Fino al', 'Until'],
  toHint: ['Lascia vuoto finché è la persona giusta.', 'Leave empty while this is the right person.'],
  period: ['Periodo', 'Period'],
  addContact: ['Aggiungi un referente', 'Add a contact person'],
  editContact: ['Modifica il referente', 'Edit the contact person'],
  editShort: ['Modifica', 'Edit'],
  actions: ['Azioni', 'Actions'],
  contactSaved: ['Il referente è stato salvato.', 'The contact person has been saved.'],
  noContacts: ['Nessun referente', 'No contact person yet'],
  noContactsAdvice: [
    'Indica a chi scrivere o telefonare per accordarsi: non deve per forza seguire gli studenti.',
    'Say whom to write to or call for arrangements: they need not follow students themselves.',
  ],
  save: ['Salva', 'Save'],
  cancel: ['Annulla', 'Cancel'],

  representative: ['Legale rappresentante', 'Legal representative'],
  representativeLead: [
    'È la persona che firma le convenzioni per l’ente. Questi dati finiscono nel testo delle prossime convenzioni; quelle già firmate non cambiano.',
    'The person who signs agreements for the host. These facts go into the text of the next agreements; signed ones do not change.',
  ],
  representativeName: ['Nome e cognome', 'Full name'],
  birthDay: ['Data di nascita', 'Date of birth'],
  birthPlace: ['Luogo di nascita', 'Place of birth'],
  birthPlaceHint: [
    'Il comune, con la provincia; per chi è nato all’estero, lo Stato.',
    'The town, with its province; the country for people born abroad.',
  ],
  taxCode: ['Codice fiscale della persona', 'Tax code of the person'],
  taxCodeHint: ['16 caratteri.', '16 characters.'],
  representativeSaved: [
    'Il legale rappresentante è stato salvato: comparirà nelle prossime convenzioni.',
    'The legal representative has been saved, and will appear in the next agreements.',
  ],
  taxCodeDiffers: [
    'Il codice fiscale dice un’altra data di nascita: controlla quale delle due è giusta.',
    'The tax code says another date of birth: check which of the two is right.',
  ],
  noRepresentative: ['Non indicato', 'Not given'],
  addRepresentative: ['Indica chi firma', 'Say who signs'],
  editRepresentative: ['Modifica il rappresentante', 'Edit the representative'],
  handwritten: [
    'Nella convenzione i dati che mancano resteranno da scrivere a mano.',
    'In the agreement what is missing is left to be written by hand.',
  ],

  'no-way-to-reach': [
    'Scrivi un’e-mail o un numero di telefono, altrimenti nessuno può contattare questa persona.',
    'Write an e-mail or a telephone number: otherwise nobody can reach this person.',
  ],
  'not-born-yet': [
    'La data di nascita deve essere passata: controlla l’anno.',
    'A date of birth lies in the past: check the year.',
  ],
  'tax-code-of-host': [
    'Questo è il codice dell’ente: serve quello della persona, di 16 caratteri.',
    'This is the code of the organisation: the one of the person is needed, with 16 characters.',
  ],
})
