import { phrases } from '../platform/words.ts'
import { stepRefusals } from './placement-step.text.ts'

/** Every sentence about placements: lists, facts and buttons. Forms, steps and history have files of their own. */
export const placementWords = phrases({
  excepted: ['Con deroga del dirigente', 'By exception of the principal'],
  placements: ['Percorsi', 'Placements'],
  placementsLead: [
    'I percorsi degli studenti presso gli enti ospitanti: chi, dove, quando e a che punto sono.',
    'The placements of students at hosts: who, where, when, and how far they have come.',
  ],
  add: ['Nuovo percorso', 'New placement'],
  foundHosts: ['Enti trovati dagli studenti', 'Hosts found by students'],
  ownFoundHosts: ['Ho trovato un ente', 'I have found a host'],
  again: ['Ripeti con altri studenti', 'Do again with other students'],
  search: ['Studente, ente o titolo', 'Student, host or title'],
  state: ['Stato', 'State'],
  anyState: ['Tutti gli stati', 'All states'],
  preparing: ['In preparazione (tutti)', 'In preparation (all)'],
  'under-way': ['In corso o sospesi', 'Active or suspended'],
  ended: ['Finiti (tutti)', 'Over (all)'],
  anyClass: ['Tutte le classi', 'All classes'],
  group: ['Gruppo', 'Group'],
  groups: ['Gruppi e classi intere', 'Groups and whole classes'],
  openGroup: ['Apri il gruppo', 'Open the group'],
  anyGroup: ['Tutti i gruppi', 'All groups'],
  anyHost: ['Tutti gli enti', 'All hosts'],
  none: ['Non c’è ancora nessun percorso', 'There is no placement yet'],
  noneToMake: [
    'Inserisci il primo: servono uno studente, un ente ospitante e un orario.',
    'Add the first: it takes a student, a host and a timetable.',
  ],
  noneToSee: [
    'Quando la scuola ti assegnerà un percorso, lo troverai qui.',
    'When the school gives you a placement, you will find it here.',
  ],
  notFound: ['Nessun percorso trovato', 'No placement found'],
  notFoundAdvice: ['Prova con meno parole o azzera i filtri.', 'Try fewer words or clear the filters.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 percorsi' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 placements' : `${first}–${last} of ${total}`),
  ],

  draft: ['Bozza', 'Draft'],
  proposed: ['Proposto', 'Proposed'],
  matched: ['Abbinato', 'Matched'],
  documents: ['Documenti', 'Documents'],
  active: ['In corso', 'Active'],
  suspended: ['Sospeso', 'Suspended'],
  concluded: ['Concluso', 'Concluded'],
  evaluated: ['Valutato', 'Evaluated'],
  certified: ['Certificato', 'Certified'],
  cancelled: ['Annullato', 'Cancelled'],

  student: ['Studente', 'Student'],
  className: ['Classe', 'Class'],
  school: ['Istituto', 'School'],
  host: ['Ente ospitante', 'Host'],
  site: ['Sede', 'Site'],
  schoolTutor: ['Tutor scolastico', 'School tutor'],
  hostTutor: ['Tutor dell’ente', 'Host tutor'],
  agreement: ['Convenzione', 'Agreement'],
  agreementOf: [
    (number: string, day: string) => `n. prot. ${number} del ${day}`,
    (number: string, day: string) => `protocol no. ${number} of ${day}`,
  ],
  agreements: ['Convenzioni con questo ente', 'Agreements with this host'],
  agreementUntil: [(day: string) => `vale fino al ${day}`, (day: string) => `holds until ${day}`],
  period: ['Periodo', 'Period'],
  periodOf: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} to ${to}`],
  planned: ['Monte ore previsto', 'Planned hours'],
  scheduled: ['Ore secondo l’orario', 'Hours by the timetable'],
  scheduledNote: [
    'Giorni dell’orario nel periodo, senza le feste (anche del patrono) e le chiusure della città.',
    'Days of the timetable in the period, without holidays (the patron’s too) and closures of the city.',
  ],
  plannedDiffers: [
    'È diverso dalle ore che l’orario permette: controlla che sia voluto.',
    'It differs from the hours the timetable gives: check that this is intended.',
  ],
  week: ['Ore alla settimana', 'Hours a week'],
  activities: ['Attività', 'Activities'],
  missing: ['Da completare', 'To be completed'],
  timetable: ['Orario settimanale', 'Weekly timetable'],
  weekday: ['Giorno', 'Day'],
  times: ['Orario', 'Times'],
  noTimetable: ['L’orario non è ancora stabilito', 'There is no timetable yet'],
  noTimetableAdvice: ['Modifica i dati del percorso per inserirlo.', 'Edit the placement to add it.'],
  changesFrom: [
    (day: string) => `Dal ${day} vale un altro orario: vedi le variazioni.`,
    (day: string) => `Another timetable holds from ${day}: see the amendments.`,
  ],
  hours: ['Ore', 'Hours'],
  approvedHours: ['Ore convalidate', 'Approved hours'],
  doneOf: [
    (done: string, planned: string) => `${done} di ${planned}`,
    (done: string, planned: string) => `${done} of ${planned}`,
  ],
  waitingHours: [
    (hours: string) => `Altre ${hours} ore sono registrate e aspettano una conferma o la convalida.`,
    (hours: string) => `Another ${hours} hours are logged and wait to be confirmed or approved.`,
  ],
  openHours: ['Apri il registro delle ore', 'Open the hour register'],
  register: ['Registro presenze (Excel e PDF)', 'Attendance register (Excel and PDF)'],

  next: ['Che cosa fare ora', 'What to do now'],
  start: ['Avvia il percorso', 'Start the placement'],
  started: [
    'Il percorso è avviato: ora si possono registrare le ore.',
    'The placement has started: hours can be logged.',
  ],
  edit: ['Modifica i dati', 'Edit'],
  waitsForSchool: [
    'La scuola sta preparando questo percorso: le ore si registrano dopo l’avvio.',
    'The school is preparing this placement: hours are logged once it has started.',
  ],
  startsOn: [(day: string) => `Il percorso comincia il ${day}.`, (day: string) => `The placement begins on ${day}.`],
  goingOn: [
    (day: string) => `Il percorso è in corso fino al ${day}.`,
    (day: string) => `The placement runs until ${day}.`,
  ],
  periodOver: [
    'Il periodo è finito: quando le ore sono a posto, concludi il percorso.',
    'The period is over: when the hours are in order, conclude the placement.',
  ],
  periodOverForOthers: [
    'Il periodo è finito: controlla che tutte le ore siano registrate e confermate.',
    'The period is over: check that all hours are logged and confirmed.',
  ],
  isConcluded: ['Il percorso è concluso.', 'The placement is concluded.'],
  isCancelled: [
    (reason: string) => `Il percorso è stato annullato. Motivo: ${reason}`,
    (reason: string) => `The placement was cancelled. Reason: ${reason}`,
  ],
  conclude: ['Concludi il percorso', 'Conclude the placement'],
  concludeConfirm: [
    'Concludere il percorso? Dopo non si potranno registrare altre ore.',
    'Conclude the placement? No more hours can be logged afterwards.',
  ],
  concludedNow: ['Il percorso è concluso.', 'The placement is concluded.'],
  cancel: ['Annulla il percorso', 'Cancel the placement'],
  cancelledNow: ['Il percorso è stato annullato.', 'The placement has been cancelled.'],
  amend: ['Nuova variazione', 'New amendment'],
  saved: ['Il percorso è stato salvato.', 'The placement has been saved.'],
  created: ['La bozza è stata salvata.', 'The draft has been saved.'],

  amendments: ['Condizioni e variazioni', 'Terms and amendments'],
  allTerms: ['Condizioni, variazioni e atti da stampare', 'Terms, amendments and papers to print'],
  reason: ['Motivo', 'Reason'],
  history: ['Che cosa è successo', 'What happened'],
  by: [(what: string, who: string) => `${what}: ${who}`, (what: string, who: string) => `${what}: ${who}`],
})

/** Why something is refused, and what mends it; by the codes of the rules. */
export const refusalWords = phrases({
  'not-from-this-state': [
    'Il percorso non è più in questo stato: ricarica la pagina.',
    'The placement is no longer in this state: reload the page.',
  ],
  'not-a-draft': [
    'Il percorso è già cominciato: i dati cambiano solo con una variazione.',
    'The placement has begun: it changes only by amendment.',
  ],
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato il percorso: riapri la pagina e riprova.',
    'Somebody else has changed the placement meanwhile: open the page again and retry.',
  ],
  'no-school-tutor': ['Manca il tutor scolastico.', 'The school tutor is missing.'],
  'no-host-tutor': ['Manca il tutor dell’ente ospitante.', 'The host tutor is missing.'],
  'host-tutor-left': [
    'Il tutor dell’ente non è più in carica in quel periodo: scegline un altro.',
    'The host tutor is not in office in that period: choose another.',
  ],
  'no-agreement': [
    'Manca la convenzione: scegline una in vigore con questo ente, o preparala.',
    'The agreement is missing: choose one in force with this host, or prepare it.',
  ],
  'agreement-unknown': [
    'Questa convenzione non è tra quelle registrate con questo ente: scegline un’altra.',
    'This is not one of the agreements registered with this host: choose another.',
  ],
  'agreement-not-in-force': [
    'La convenzione non vale in tutti i giorni del percorso: cambia le date, scegline un’altra o preparane una nuova.',
    'The agreement does not hold on every day of the placement: change the dates, choose another or prepare a new one.',
  ],
  'beyond-agreement': [
    'Dopo la fine attuale non c’è una convenzione che copra tutti i giorni: anticipa la fine, o registra prima la nuova convenzione.',
    'After the present end no agreement covers every day: choose an earlier end, or register the new agreement first.',
  ],
  'partner-suspended': [
    'L’ente è sospeso dal programma: chiedi all’ufficio del programma.',
    'The host is suspended from the programme: ask the programme office.',
  ],
  'partner-not-qualified': [
    'L’ente non è nell’elenco qualificato della città: può chiedere l’iscrizione dalla sua scheda.',
    'The host is not on the city’s qualified list: it can apply from its own page.',
  ],
  'agreement-after-start': [
    'La convenzione è successiva al primo giorno: quei giorni non sarebbero coperti. Sposta l’inizio.',
    'The agreement is later than the first day: those days would not be covered. Move the start.',
  ],
  'offer-not-published': [
    'L’offerta non è più pubblicata, o il suo periodo è concluso: prepara il percorso senza.',
    'The offer is not published any more, or its period is over: prepare the placement without it.',
  ],
  'offer-in-round': [
    'I posti dell’offerta sono in una tornata: si assegnano lì.',
    'The seats of the offer are in a round: they are given there.',
  ],
  'offer-full': ['I posti dell’offerta sono tutti occupati.', 'All seats of the offer are taken.'],
  'no-timetable': ['Manca l’orario settimanale.', 'The weekly timetable is missing.'],
  'slot-reversed': ['L’orario finisce prima di cominciare.', 'It ends before it begins.'],
  'slots-overlap': ['I due orari dello stesso giorno si sovrappongono.', 'The two times of this day overlap.'],
  'slot-incomplete': ['Scrivi sia l’inizio sia la fine, o lascia vuoti entrambi.', 'Write both ends, or neither.'],
  'no-planned-hours': ['Manca il monte ore previsto.', 'The planned hours are missing.'],
  'student-not-enrolled': [
    'Oggi lo studente non è iscritto a nessuna classe dell’istituto: aggiorna l’elenco della classe.',
    'The student is in no class of the school today: update the class list.',
  ],
  'period-ended': ['Il periodo è già finito: cambia le date.', 'The period is already over: change the dates.'],
  'clashes-with-another': [
    'Negli stessi orari lo studente è già atteso in un altro percorso in corso.',
    'The student is expected in another active placement at the same times.',
  ],
  'younger-than-15': [
    'Lo studente non ha ancora 15 anni in tutti i giorni previsti.',
    'The student is not yet 15 on every day of the placement.',
  ],
  'day-too-long': [
    'Troppe ore in un giorno per un minorenne: al massimo 8 (7 sotto i 16 anni).',
    'Too many hours in a day for a minor: at most 8 (7 below 16).',
  ],
  'week-too-long': [
    'Troppe ore in una settimana per un minorenne: al massimo 40 (35 sotto i 16 anni).',
    'Too many hours in a week for a minor: at most 40 (35 below 16).',
  ],
  'break-missing': [
    'Un minorenne non può stare più di 4 ore e mezza senza una pausa di almeno un’ora: dividi l’orario in mattina e pomeriggio.',
    'A minor may not stay more than four and a half hours without a break of at least an hour: split the day in two.',
  ],
  'during-the-night': [
    'Un minorenne non può essere presente di notte: al più presto dalle 6, al più tardi fino alle 23.',
    'A minor may not be present at night: not before 6, not after 23.',
  ],
  'night-rest-too-short': [
    'Tra un giorno e l’altro un minorenne ha diritto a 12 ore di riposo che comprendano la notte.',
    'Between two days a minor must rest for 12 hours, including the night.',
  ],
  'period-not-ended': [
    'Il periodo non è finito: si conclude dall’ultimo giorno in poi. Per finire prima, registra una variazione o annulla il percorso.',
    'The period is not over: conclude it from its last day on. To end earlier, amend or cancel it.',
  ],
  'ends-before-it-begins': ['La fine viene prima dell’inizio.', 'The end comes before the start.'],
  'longer-than-18-months': ['Un percorso dura al massimo 18 mesi.', 'A placement lasts at most 18 months.'],
  ...stepRefusals,
  'site-unknown': ['Scegli una sede dell’ente.', 'Choose a site of the host.'],
  'host-tutor-unknown': ['Questo tutor non è più tra quelli dell’ente.', 'This tutor is no longer at the host.'],
  'school-tutor-unknown': ['Questa persona non è più dell’istituto.', 'This person is no longer at the school.'],
})
