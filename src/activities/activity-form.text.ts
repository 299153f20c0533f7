import { phrases } from '../platform/words.ts'

/** The sentences of the forms of an activity, and what may be wrong with what is typed. */
export const activityFormWords = phrases({
  hoursHint: [
    'Quante ore fa ogni classe, per esempio 30:00. Per i percorsi presso gli enti lascia vuoto: contano le ore convalidate.',
    'How many hours each class does, for example 30:00. For placements at hosts leave empty: approved hours count.',
  ],
  under: ['Protocollo o progetto', 'Protocol or project'],
  underNone: ['Nessun protocollo', 'No protocol'],
  underHint: [
    'Solo un’attività sotto un protocollo fa avanzare i suoi impegni.',
    'Only an activity under a protocol moves its commitments on.',
  ],
  schoolsHint: [
    'Le scuole che possono partecipare: saranno loro a iscrivere le classi. Cerca un istituto e spunta la sua casella.',
    'The schools that may take part: they bring in their classes. Look for a school and tick its box.',
  ],
  schoolSearch: ['Cerca un istituto', 'Look for a school'],
  schoolSearchHint: ['Nome, codice o comune.', 'Name, code or town.'],
  partnersHint: [
    'Dove si svolge. Per i percorsi: se scegli degli enti, contano solo i percorsi presso di loro.',
    'Where it takes place. For placements: if you choose hosts, only placements with them count.',
  ],
  partnerSearch: ['Cerca un ente', 'Look for a host'],
  partnerSearchHint: ['Nome, comune o partita IVA.', 'Name, town or VAT number.'],
  chosenOf: [
    (shown: number, total: number) => `Trovati ${total}, mostrati ${shown}: scrivi di più per restringere.`,
    (shown: number, total: number) => `${total} found, ${shown} shown: write more to narrow down.`,
  ],
  noneChosen: ['Cerca qui sotto per aggiungere una scelta.', 'Search below to add a choice.'],
  nothingFound: ['Nessun risultato: prova con un’altra parola.', 'Nothing found: try another word.'],
  newActivity: ['Nuova attività', 'New activity'],
  newActivityLead: [
    'Nasce “in programma”: le scuole scelte la vedono subito e possono iscrivere le classi.',
    'It starts as planned: the schools chosen see it at once and can bring in their classes.',
  ],
  create: ['Inserisci l’attività', 'Add the activity'],
  created: [
    'L’attività è stata inserita. Ora le scuole scelte possono iscrivere le loro classi.',
    'The activity has been added. The schools chosen can now bring in their classes.',
  ],
  editTitle: [(title: string) => `Modifica: ${title}`, (title: string) => `Edit: ${title}`],
  save: ['Salva', 'Save'],
  saved: ['I dati sono stati salvati.', 'The facts have been saved.'],
  cancelForm: ['Annulla', 'Cancel'],
  goToActivity: ['Vedi l’attività com’è ora', 'See the activity as it is now'],
  cancelTitle: [(title: string) => `Annulla: ${title}`, (title: string) => `Cancel: ${title}`],
  cancelLead: [
    'Non conterà più per nessun impegno. Le scuole vedranno il motivo.',
    'It will no longer count towards any commitment. The schools will see the reason.',
  ],
  back: ['Torna indietro', 'Go back'],
  'activity-ends-before-it-begins': [
    'L’ultimo giorno viene prima del primo: controlla le due date.',
    'The last day comes before the first: check the two dates.',
  ],
  'no-schools': [
    'Scegli almeno una scuola: cercala qui e spunta la sua casella.',
    'Choose at least one school: look for it here and tick its box.',
  ],
  'no-hours': [
    'Scrivi quante ore fa ogni classe, per esempio 30:00.',
    'Write how many hours each class does, for example 30:00.',
  ],
  'running-begins-later': [
    'L’attività è già avviata: non può cominciare dopo oggi.',
    'The activity has already started: it cannot begin after today.',
  ],
  'school-has-classes': [
    'Una scuola che hai tolto ha già classi che partecipano: lasciala, o chiedile prima di toglierle.',
    'A school you took out has classes that take part: keep it, or ask it to take them out first.',
  ],
  'class-outside-period': [
    'Con queste date resterebbero fuori classi già iscritte, di un altro anno scolastico: allarga il periodo.',
    'With these dates classes of another school year that take part would be outside: widen the period.',
  ],
  'classes-not-counted': [
    'Questo tipo si conta dai percorsi, ma ci sono classi iscritte: scegli un altro tipo, o falle togliere prima dalle scuole.',
    'This kind is counted from placements, but classes take part: choose another kind, or have the schools take them out first.',
  ],
  'linked-lab-outside-period': [
    'Con queste date un laboratorio collegato resterebbe fuori: allarga il periodo, o scollega prima il laboratorio.',
    'With these dates a linked lab would be outside: widen the period, or unlink the lab first.',
  ],
  'linked-lab-of-other-partner': [
    'Un laboratorio collegato si svolge presso un ente che non è più tra quelli scelti: lascia l’ente, o scollega prima il laboratorio.',
    'A linked lab takes place at a host that is no longer among those chosen: keep the host, or unlink the lab first.',
  ],
  'labs-not-counted': [
    'Questo tipo non si conta con i laboratori, ma ce ne sono di collegati: scegli un altro tipo, o scollegali prima.',
    'This kind is not counted by labs, but some are linked: choose another kind, or unlink them first.',
  ],
  'too-many-chosen': [
    'Sono troppe scelte per una sola attività: dividila in due.',
    'Too many choices for one activity: split it in two.',
  ],
  'unknown-kind': [
    'Questo tipo non c’è più nel programma: scegline un altro.',
    'This kind is no longer in the programme: choose another.',
  ],
  'unknown-theme': [
    'Un tema non c’è più nel programma: togli la spunta.',
    'A theme is no longer in the programme: untick it.',
  ],
  'unknown-school': [
    'Una scuola scelta non è nell’elenco degli istituti: cercala di nuovo.',
    'A school chosen is not in the register: look for it again.',
  ],
  'unknown-partner': [
    'Un ente scelto non è nell’elenco: cercalo di nuovo.',
    'A host chosen is not in the register: look for it again.',
  ],
  'partner-suspended': [
    'Un ente scelto è sospeso dall’elenco della città: togli la sua spunta.',
    'A host chosen is suspended from the city’s list: untick it.',
  ],
  'unknown-protocol': ['Questo protocollo non c’è: scegline un altro.', 'There is no such protocol: choose another.'],
  'unknown-project-here': [
    'Questo progetto non è più in quel protocollo: scegli di nuovo.',
    'This project is no longer in that protocol: choose again.',
  ],
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato l’attività. Quello che hai scritto è ancora qui: confrontalo con l’attività com’è ora, poi salva di nuovo.',
    'Somebody else has changed the activity meanwhile. What you wrote is still here: compare it with the activity as it is now, then save again.',
  ],
  searchSchools: ['Cerca istituti', 'Look for schools'],
  searchPartners: ['Cerca enti', 'Look for hosts'],
})
