import { phrases } from '../platform/words.ts'

export const moveWords = phrases({
  title: [(name: string) => `Spostamenti di ${name}`, (name: string) => `Moves of ${name}`],
  lead: [
    'Cambio di classe, uscita, rientro e trasferimento. Le ore seguono lo studente; ogni registro resta con la classe di quel giorno.',
    'Change of class, leaving, coming back and transfer. The hours follow the student; each register stays with the class of that day.',
  ],
  transfers: ['Tutti i trasferimenti', 'All transfers'],
  now: ['Adesso', 'Now'],
  currentClass: ['Classe', 'Class'],
  since: ['Dal', 'Since'],
  noClass: ['In nessuna classe', 'In no class'],

  placements: ['Percorsi da sistemare prima di un’uscita', 'Placements to settle before leaving'],
  placementsLead: [
    'Con il cambio di classe vanno avanti come sono. Chi esce o si trasferisce li lascia qui: prima vanno chiusi, annullati o finiti prima.',
    'With a change of class they go on as they are. Who leaves or is transferred leaves them here: first conclude, cancel or shorten them.',
  ],
  placement: ['Percorso', 'Placement'],
  period: ['Periodo', 'Period'],
  state: ['Stato', 'State'],
  toDo: ['Che cosa fare', 'What to do'],
  cancel: ['Annullalo', 'Cancel it'],
  'end-earlier': [
    'Concludilo, annullalo o registra una fine anticipata',
    'Conclude it, cancel it, or record an earlier end',
  ],
  earlyEnd: ['Fine anticipata', 'Earlier end'],
  noPlacements: ['Nessun percorso in sospeso', 'No placement is open'],
  noPlacementsAdvice: [
    'Lo studente può uscire o trasferirsi senza altri passi.',
    'The student can leave or be transferred without further steps.',
  ],
  labs: ['Laboratori', 'Labs'],
  labsLead: [
    'Con l’uscita o il trasferimento il posto si libera; le presenze già fatte restano. Con il cambio di classe lo studente resta nel suo gruppo.',
    'When the student leaves or is transferred the seat comes free; attendance so far stays. With a change of class the student stays in the group.',
  ],

  changeTitle: ['Cambia classe', 'Change class'],
  newClass: ['Nuova classe', 'New class'],
  firstDay: ['Primo giorno nella nuova classe', 'First day in the new class'],
  change: ['Sposta nella nuova classe', 'Move to the new class'],
  changed: ['Spostato nella nuova classe.', 'Moved to the new class.'],

  leavingTitle: ['Uscita dalla scuola', 'Leaving the school'],
  leavingLead: [
    'Per chi si ritira o va in una scuola che non usa questo sito.',
    'For who withdraws, or goes to a school that does not use this site.',
  ],
  lastDay: ['Ultimo giorno', 'Last day'],
  reason: ['Motivo', 'Reason'],
  reasonHint: [
    'Per esempio «ritiro», «trasferimento fuori città». Niente notizie di salute o di famiglia.',
    'Such as “withdrawn”, “moved to another town”. Nothing about health or family.',
  ],
  leave: ['Registra l’uscita', 'Record the leaving'],
  left: ['Uscita registrata.', 'Leaving recorded.'],

  releaseTitle: ['Trasferimento a una scuola della città', 'Transfer to a school of the city'],
  releaseLead: [
    'Con il nulla osta lo studente esce da qui e il sito ti dà un codice. Consegnalo alla nuova scuola: con il codice e il codice fiscale prende in carico lo studente e riceve le ore convalidate di ogni anno, senza altri dettagli.',
    'With the release the student leaves here and the site gives you a code. Hand it to the new school: with the code and the tax code it takes the student over and receives the approved hours of each year, without further details.',
  ],
  releaseReasonHint: [
    'Numero del nulla osta nel protocollo della scuola.',
    'Number of the release in the protocol of the school.',
  ],
  protocol: ['Protocollo', 'Protocol'],
  release: ['Rilascia il nulla osta', 'Release the student'],
  released: [
    'Nulla osta rilasciato. Consegna il codice alla nuova scuola.',
    'Released. Hand the code to the new school.',
  ],

  returnTitle: ['Rientro', 'Coming back'],
  returnLead: [
    'Lo studente non è in nessuna classe. Se torna, scegli la classe e il primo giorno.',
    'The student is in no class. When they come back, choose the class and the first day.',
  ],
  firstDayBack: ['Primo giorno', 'First day'],
  comeBack: ['Registra il rientro', 'Record the return'],
  returned: ['Rientro registrato.', 'Return recorded.'],

  releaseNow: ['Nulla osta', 'Release'],
  code: ['Codice per la nuova scuola', 'Code for the new school'],
  until: ['Vale fino al', 'Good until'],
  waiting: ['In attesa della nuova scuola', 'Waiting for the new school'],
  expired: ['Scaduto', 'Expired'],
  withdrawn: ['Ritirato', 'Withdrawn'],
  taken: [(school: string) => `Preso in carico da ${school}`, (school: string) => `Taken over by ${school}`],
  certified: ['Ore certificate', 'Certified hours'],
  certifiedLine: [
    (schoolYear: string, hours: string, school: string) => `${schoolYear}: ${hours} (${school})`,
    (schoolYear: string, hours: string, school: string) => `${schoolYear}: ${hours} (${school})`,
  ],
  noCertified: ['Nessuna ora convalidata', 'No approved hour'],
  hoursDiffer: [
    'Dopo il nulla osta le ore convalidate sono cambiate: manda alla nuova scuola quelle di oggi.',
    'The approved hours have changed since the release: send today’s to the new school.',
  ],
  sendHours: ['Manda le ore aggiornate', 'Send the hours of today'],
  hoursSent: ['Ore aggiornate.', 'Hours brought up to date.'],
  withdraw: ['Ritira il nulla osta', 'Withdraw the release'],
  withdrawConfirm: [
    'Il codice non varrà più. Per rimettere lo studente in classe registra poi il rientro.',
    'The code will no longer hold. To put the student back in a class, then record the return.',
  ],
  releaseWithdrawn: [
    'Nulla osta ritirato. Se lo studente resta, registra il rientro.',
    'Release withdrawn. If the student stays, record the return.',
  ],

  history: ['Che cosa è successo', 'What has happened'],
  'event-class-change': [
    (day: string, to: string) => `Dal ${day} in ${to}`,
    (day: string, to: string) => `In ${to} from ${day}`,
  ],
  'event-leaving': [(day: string) => `Uscita: ultimo giorno ${day}`, (day: string) => `Left: last day ${day}`],
  'event-return': [
    (day: string, to: string) => `Rientro dal ${day} in ${to}`,
    (day: string, to: string) => `Back from ${day} in ${to}`,
  ],
  'event-transfer': [(day: string) => `Nulla osta: ultimo giorno ${day}`, (day: string) => `Released: last day ${day}`],
  byPerson: [(what: string, name: string) => `${what}, ${name}`, (what: string, name: string) => `${what}, ${name}`],
  choose: ['Scegli…', 'Choose…'],

  'day-ahead': [
    'Il giorno non è ancora venuto: registra lo spostamento quando è avvenuto.',
    'That day has not come yet: record the move when it has happened.',
  ],
  'before-enrolment': [
    'Il giorno è prima dell’iscrizione che c’è già: scegli un giorno dopo.',
    'That day is before the enrolment that is there: choose a later one.',
  ],
  'not-in-school-year': [
    'Il giorno o la classe non sono di questo anno scolastico: correggi l’uno o l’altra.',
    'The day or the class is not of this school year: mend one of them.',
  ],
  'not-enrolled': ['Lo studente non è in nessuna classe.', 'The student is in no class.'],
  'still-enrolled': ['Lo studente è già in una classe.', 'The student is in a class already.'],
  'same-class': ['È già in questa classe: scegline un’altra.', 'Already in this class: choose another.'],
  'placements-open': [
    'Ci sono percorsi in sospeso: prima chiudili, annullali o registra una fine anticipata. Li trovi qui sopra.',
    'Placements are open: first conclude, cancel or shorten them. They are listed above.',
  ],
  'no-tax-code': [
    'Manca il codice fiscale, con cui la nuova scuola riconosce lo studente: aggiungilo con l’elenco della classe.',
    'The tax code is missing, by which the new school knows the student: add it with the class list.',
  ],
  'changed-meanwhile': [
    'Qualcuno ha appena spostato lo studente: ricarica la pagina e guarda com’è ora.',
    'Somebody has just moved the student: reload the page and look.',
  ],
  'no-release': [
    'Non c’è nessun nulla osta aperto: può essere già usato o ritirato.',
    'There is no open release: it may have been used or withdrawn.',
  ],
})

export const transferWords = phrases({
  title: ['Trasferimenti', 'Transfers'],
  lead: [
    'Studenti che hanno il nulla osta della tua scuola e studenti presi in carico da un’altra scuola della città.',
    'Students whom your school has released, and students taken over from another school of the city.',
  ],
  sheet: ['trasferimenti', 'transfers'],
  student: ['Studente', 'Student'],
  direction: ['Verso', 'Direction'],
  out: ['In uscita', 'Out'],
  in: ['In arrivo', 'In'],
  school: ['Altra scuola', 'Other school'],
  day: ['Giorno', 'Day'],
  state: ['Stato', 'State'],
  taken: ['Preso in carico', 'Taken over'],
  waiting: ['Aspetta la nuova scuola', 'Waits for the new school'],
  expired: ['Nulla osta scaduto', 'Release expired'],
  withdrawn: ['Nulla osta ritirato', 'Release withdrawn'],
  arrived: ['Arrivato', 'Arrived'],
  none: ['Nessun trasferimento', 'No transfer'],
  noneAdvice: [
    'Per far uscire uno studente apri la sua pagina, «Classe e trasferimenti». Per prenderne uno in carico usa il modulo qui sotto.',
    'To release a student open their page, “Class and transfers”. To take one over use the form below.',
  ],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  takeTitle: ['Prendi in carico uno studente', 'Take a student over'],
  takeLead: [
    'Chiedi alla scuola di provenienza il codice del nulla osta.',
    'Ask the former school for the code of the release.',
  ],
  code: ['Codice del nulla osta', 'Code of the release'],
  codeHint: ['Otto caratteri, come 7K2M-94QX.', 'Eight characters, such as 7K2M-94QX.'],
  taxCode: ['Codice fiscale dello studente', 'Tax code of the student'],
  schoolClass: ['Classe', 'Class'],
  firstDay: ['Primo giorno', 'First day'],
  take: ['Prendi in carico', 'Take over'],
  choose: ['Scegli…', 'Choose…'],
  done: [
    'Studente preso in carico. Le ore certificate sono tra le «Ore di un’altra scuola».',
    'Student taken over. The certified hours are among the “Hours of another school”.',
  ],
  skipped: [
    (years: string) => `Per ${years} c’era già una riga di ore certificate, che resta: confrontala con il certificato.`,
    (years: string) => `For ${years} a line of certified hours was there already and stays: compare it with the paper.`,
  ],
  'no-such-release': [
    'Codice e codice fiscale non aprono nessun nulla osta. Ricontrollali; se sono giusti, chiedi alla scuola di provenienza se il codice è scaduto, ritirato o già usato.',
    'Code and tax code open no release. Check them; if they are right, ask the former school whether the code has expired, was withdrawn or is used.',
  ],
  'own-release': [
    'Il nulla osta è della tua scuola: se lo studente torna, registra il rientro sulla sua pagina.',
    'This release is of your own school: if the student comes back, record the return on their page.',
  ],
  'day-ahead': ['Il primo giorno non è ancora venuto.', 'The first day has not come yet.'],
  'before-release': [
    'Quel giorno lo studente era ancora nell’altra scuola: scegli un giorno dopo.',
    'On that day the student was still at the other school: choose a later one.',
  ],
  'not-in-school-year': [
    'Il giorno non è dell’anno scolastico della classe.',
    'The day is not of the school year of the class.',
  ],
  'changed-meanwhile': ['Qualcuno è stato più veloce: ricarica la pagina.', 'Somebody was quicker: reload the page.'],
})
