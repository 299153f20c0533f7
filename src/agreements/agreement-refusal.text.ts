import { phrases } from '../platform/words.ts'

/** Why something about an agreement is refused, and what mends it; by the codes of the rules. */
export const agreementRefusals = phrases({
  'changed-meanwhile': [
    'Intanto la convenzione è cambiata: riapri la pagina, rileggi e riprova.',
    'The agreement has changed meanwhile: open the page again, read and retry.',
  ],
  'not-a-draft': [
    'La convenzione non è più una bozza: per cambiarla riaprila.',
    'The agreement is no longer a draft: reopen it to change it.',
  ],
  'ends-before-it-begins': ['La fine viene prima dell’inizio.', 'The end comes before the start.'],
  'longer-than-allowed': [
    'È più lunga di quanto il programma consente: anticipa la fine.',
    'It is longer than the programme allows: choose an earlier end.',
  ],
  'already-over': ['Il periodo è già finito: cambia le date.', 'The period is already over: change the dates.'],
  'no-principal': [
    'Manca il nome del dirigente scolastico: scrivilo nelle impostazioni dell’istituto.',
    'The name of the principal is missing: write it in the settings of the school.',
  ],
  'no-representative': [
    'Manca il legale rappresentante dell’ente: lo aggiunge l’ente, nella sua scheda, o l’ufficio del programma.',
    'The legal representative of the host is missing: the host adds it to its own page, or the programme office does.',
  ],
  'not-upper-secondary': [
    'L’istituto non ha scuole superiori: la formazione scuola-lavoro riguarda solo quelle.',
    'The school has no upper secondary school: school-to-work is for those only.',
  ],
  'partner-merged': [
    'La scheda dell’ente è stata unita a un’altra: prepara la convenzione con quella.',
    'The record of the host has been merged into another: make the agreement with that one.',
  ],
  'partner-suspended': [
    'L’ente è sospeso dal programma: chiedi all’ufficio del programma.',
    'The host is suspended from the programme: ask the programme office.',
  ],
  'partner-not-qualified': [
    'L’ente non è nell’elenco qualificato della città: può chiedere l’iscrizione dalla sua scheda.',
    'The host is not on the city’s qualified list: it can apply from its own page.',
  ],
  'template-broken': [
    'Il modello di convenzione ha degli errori: correggili nella pagina del modello.',
    'The template has errors: correct them on the page of the template.',
  ],
  'not-signing': [
    'La convenzione non è alla firma: ricarica la pagina per vedere a che punto è.',
    'The agreement is not open for signing: reload the page to see where it stands.',
  ],
  'already-signed': [
    'Questa parte ha già firmato: la firma è nella pagina della convenzione.',
    'This party has signed already: the signature is on the page of the agreement.',
  ],
  'not-your-party': [
    'Da qui puoi firmare solo per l’ente o la scuola per cui agisci.',
    'From here you can sign only for the host or the school for which you act.',
  ],
  'not-the-addressee': [
    'Il nome non è quello della persona a cui è stato mandato il collegamento. Scrivilo com’è nell’e-mail; se a firmare è un’altra persona, chiedi alla scuola un nuovo collegamento.',
    'The name is not that of the person to whom the link was sent. Write it as in the e-mail; if somebody else signs, ask the school for another link.',
  ],
  'declaration-missing': [
    'Spunta la dichiarazione: senza, la firma non vale.',
    'Tick the declaration: the signature does not hold without it.',
  ],
  'date-in-the-future': ['La data non può essere dopo oggi.', 'The date cannot be after today.'],
  'long-before-the-start': [
    'La data è più di un anno prima dell’inizio della convenzione: controllala.',
    'The date is more than a year before the agreement begins: check it.',
  ],
  'not-a-number': [
    'Scrivi il numero come sta nel registro di protocollo, per esempio 1234/2026.',
    'Write the number as it stands in the protocol register, for example 1234/2026.',
  ],
  'not-a-number-of-seats': [
    'Scrivi un numero da 1 a 9999, o lascia vuoto.',
    'Write a number from 1 to 9999, or leave it empty.',
  ],
  'number-taken': [
    'Questo numero è già di un’altra convenzione dello stesso anno scolastico.',
    'Another agreement of the same school year already has this number.',
  ],
  'not-signed': ['Prima devono firmare entrambe le parti.', 'Both parties have to sign first.'],
  'registered-before-signed': [
    'La data del protocollo viene prima di una firma: controllala.',
    'The date in the protocol comes before a signature: check it.',
  ],
  'not-cancellable': [
    'Una convenzione in vigore non si annulla: si chiude prima della scadenza.',
    'An agreement in force cannot be cancelled: it is ended early.',
  ],
  'not-in-force': ['Solo una convenzione protocollata si può chiudere.', 'Only a registered agreement can be ended.'],
  'end-in-the-past': [
    'L’ultimo giorno può essere oggi o più avanti: i giorni passati restano coperti.',
    'The last day may be today or later: days that have passed stay covered.',
  ],
  'end-not-earlier': [
    'È la scadenza che ha già, o è dopo: scegli un giorno prima.',
    'That is its end already, or later: choose an earlier day.',
  ],
})
