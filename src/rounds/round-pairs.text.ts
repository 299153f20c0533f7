import { phrases } from '../platform/words.ts'

/** What a school says about single students in a round; nobody else reads it. */
export const pairWords = phrases({
  lead: [
    'Ciò che scrivi qui lo vede solo il coordinamento della tua scuola: mai gli studenti, gli enti, i docenti o la città.',
    'What you write here is seen by the coordinators of your school alone: never by students, hosts, teachers or the city.',
  ],
  until: [
    'Si può cambiare finché le scelte non sono chiuse e fissate.',
    'It may be changed until the choices are closed and frozen.',
  ],
  lock: ['Posti fissati', 'Fixed places'],
  lockLead: [
    'Lo studente ha quel posto, qualunque cosa scelga. Vale più delle scelte e dei criteri, mai più della legge: età, formazione e divieti restano.',
    'The student has that place, whatever is chosen. It goes before wishes and criteria, never before the law: age, training and what is forbidden stand.',
  ],
  forbidden: ['Mai presso un ente', 'Never at a host'],
  forbiddenLead: [
    'Per esempio perché ci lavora un parente. Allo studente si dice soltanto che l’offerta non è disponibile per lui.',
    'Because a relative works there, for one. The student only reads that the offer is not available.',
  ],
  apart: ['Mai insieme', 'Never together'],
  apartLead: [
    'Due studenti che non devono trovarsi alla stessa offerta. Non compare in nessuna spiegazione.',
    'Two students who must not be at one offer. It shows in no explanation.',
  ],
  student: ['Studente', 'Student'],
  other: ['L’altro studente', 'The other student'],
  class: ['Classe', 'Class'],
  otherClass: ['L’altra classe', 'The other class'],
  offer: ['Offerta', 'Offer'],
  host: ['Ente', 'Host'],
  reason: ['Motivo', 'Reason'],
  reasonHint: [
    'Serve a chi controllerà dopo di te. Niente dati sulla salute.',
    'For whoever checks after you. Nothing about health.',
  ],
  by: ['Deciso da', 'Decided by'],
  choose: ['Scegli…', 'Choose…'],
  addLock: ['Fissa il posto', 'Fix the place'],
  addForbidden: ['Aggiungi il divieto', 'Forbid it'],
  addApart: ['Tienili separati', 'Keep them apart'],
  remove: ['Togli', 'Take away'],
  removeConfirm: ['Togliere questo vincolo?', 'Take this constraint away?'],
  noLock: ['Nessun posto fissato', 'No fixed place'],
  noForbidden: ['Nessun divieto', 'Nothing forbidden'],
  noApart: ['Nessuna coppia', 'No pair'],
  added: ['Vincolo aggiunto.', 'Constraint added.'],
  removed: ['Vincolo tolto.', 'Constraint taken away.'],
  gone: ['Non partecipa più', 'No longer takes part'],
})
