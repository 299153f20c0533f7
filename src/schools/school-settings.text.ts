import { phrases } from '../platform/words.ts'

/** Every sentence of the settings of a school. */
export const schoolSettingsWords = phrases({
  settings: ['Impostazioni', 'Settings'],
  settingsLead: [
    'Valgono per tutti i percorsi dell’istituto, da subito. Le ore già registrate e le convenzioni già firmate non cambiano.',
    'They hold for all placements of the school, from now on. Hours already logged and agreements already signed do not change.',
  ],
  whoLogs: ['Chi registra le ore', 'Who logs the hours'],
  both: ['Studente o ente ospitante', 'Student or host'],
  bothHint: [
    'Lo studente scrive le ore e il tutor dell’ente le conferma; oppure le scrive il tutor, e allora sono già confermate.',
    'The student writes the hours and the host tutor confirms them; or the tutor writes them, and then they are confirmed.',
  ],
  student: ['Solo lo studente', 'Only the student'],
  studentHint: [
    'Il tutor dell’ente conferma o rimanda le ore, ma non le scrive.',
    'The host tutor confirms or returns the hours, but does not write them.',
  ],
  host: ['Solo l’ente ospitante', 'Only the host'],
  hostHint: [
    'Il tutor dell’ente scrive le ore: sono subito confermate e passano alla scuola.',
    'The host tutor writes the hours: they are confirmed at once and go to the school.',
  ],
  forAgreements: ['Per le convenzioni', 'For agreements'],
  forAgreementsLead: [
    'Questi dati entrano nelle nuove convenzioni. Senza il nome del dirigente una convenzione non può andare alla firma.',
    'These facts go into new agreements. Without the name of the principal an agreement cannot be signed.',
  ],
  taxCode: ['Codice fiscale dell’istituto', 'Tax code of the school'],
  liability: ['Polizza di responsabilità civile', 'Third-party liability policy'],
  liabilityHint: ['Compagnia e numero di polizza.', 'Insurer and policy number.'],
  principal: ['Dirigente scolastico', 'Principal'],
  principalName: ['Nome e cognome', 'Name and surname'],
  principalHint: ['Chi firma le convenzioni per la scuola.', 'Who signs agreements for the school.'],
  birthDay: ['Data di nascita', 'Birth date'],
  birthPlace: ['Luogo di nascita', 'Place of birth'],
  personalTaxCode: ['Codice fiscale', 'Tax code'],
  save: ['Salva', 'Save'],
  saved: ['Impostazioni salvate.', 'Settings saved.'],

  'principal-name-missing': [
    'Scrivi anche il nome del dirigente, o togli gli altri suoi dati.',
    'Write the name of the principal too, or remove the other facts.',
  ],
  'tax-code-of-numeric': [
    'Il codice fiscale di un istituto ha 11 cifre: controlla che non ce ne sia una sbagliata.',
    'The tax code of a school has 11 digits: check that none is wrong.',
  ],
  'tax-code-of-person': [
    'Il codice fiscale di una persona ha 16 caratteri: controlla che non ce ne sia uno sbagliato.',
    'The tax code of a person has 16 characters: check that none is wrong.',
  ],
})
