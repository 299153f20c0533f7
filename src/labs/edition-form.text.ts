import { phrases, plural } from '../platform/words.ts'

/** Every sentence of the forms of editions, and every refusal, by the codes of the rules. */
export const editionFormWords = phrases({
  newTitle: ['Nuovo laboratorio', 'New lab'],
  chooseLead: [
    'Un laboratorio è un modulo del catalogo che si tiene in un ente. Scegli prima quale e dove.',
    'A lab is a module of the catalogue that takes place at a host. Choose first which and where.',
  ],
  module: ['Modulo', 'Module'],
  chooseModule: ['Scegli il modulo…', 'Choose the module…'],
  partner: ['Ente', 'Host'],
  partnerSearch: ['Cerca l’ente', 'Search the host'],
  partnerSearchHint: ['Nome, comune o partita IVA', 'Name, town or VAT number'],
  partnersFound: [
    (shown: number, total: number) =>
      shown < total ? `I primi ${shown} di ${total}: scrivi di più per averne meno.` : '',
    (shown: number, total: number) => (shown < total ? `The first ${shown} of ${total}: type more to get fewer.` : ''),
  ],
  noPartner: ['Nessun ente trovato: prova con meno parole.', 'No host found: try fewer words.'],
  goOn: ['Continua', 'Continue'],
  noModules: ['Nel catalogo non c’è ancora un modulo pubblicato.', 'The catalogue has no published module yet.'],
  newLead: [
    (module: string, hours: string, partner: string) => `${module}, ${hours} ore, presso ${partner}.`,
    (module: string, hours: string, partner: string) => `${module}, ${hours} hours, at ${partner}.`,
  ],
  changeChoice: ['Scegli un altro modulo o ente', 'Choose another module or host'],
  what: ['Che cosa', 'What'],
  title: ['Titolo', 'Title'],
  code: ['Codice', 'Code'],
  codeHint: [
    (code: string) => `Lascia vuoto per quello proposto: ${code}.`,
    (code: string) => `Leave empty for the proposed one: ${code}.`,
  ],
  where: ['Dove', 'Where'],
  site: ['Sede', 'Site'],
  rooms: ['Locali', 'Rooms'],
  roomsHint: [
    'Quelli che ogni incontro occupa, se non si dice altro.',
    'Those that each session takes, unless it says otherwise.',
  ],
  machines: ['Macchine', 'Machines'],
  noSpaces: [
    'L’ente non ha ancora indicato locali e macchine: senza, il sistema non può evitare che due laboratori usino lo stesso spazio.',
    'The host has not entered rooms and machines yet: without them the system cannot keep two labs out of the same room.',
  ],
  addSpaces: ['Aggiungi locali e macchine', 'Add rooms and machines'],
  spaceAt: [
    (place: string, site: string) => `${place} · ${site}`,
    (place: string, site: string) => `${place} · ${site}`,
  ],
  places: [
    (count: number) => `${count} ${plural(count, 'posto', 'posti')}`,
    (count: number) => `${count} ${plural(count, 'place', 'places')}`,
  ],
  when: ['Quando', 'When'],
  from: ['Dal', 'From'],
  to: ['Al', 'To'],
  periodHint: [
    'Gli incontri stanno tra questi due giorni, nello stesso anno scolastico.',
    'The sessions lie between these two days, in one school year.',
  ],
  pattern: ['Giorni e orari della settimana', 'Days and times of the week'],
  patternHint: [
    'Servono a mettere gli incontri in calendario; puoi lasciare righe vuote.',
    'They serve to plan the sessions; rows may stay empty.',
  ],
  weekday: ['Giorno', 'Day'],
  slotFrom: ['Dalle', 'From'],
  slotTo: ['Alle', 'To'],
  turn: ['Riga', 'Row'],
  row: [
    (label: string, row: number) => `${label} (riga ${row})`,
    (label: string, row: number) => `${label} (row ${row})`,
  ],
  staff: ['Chi lo tiene', 'Who holds it'],
  staffHint: [
    'Tutor dell’ente in carica nel periodo. Serve almeno un formatore per avviare il laboratorio.',
    'Tutors of the host in office during the period. To start, the lab needs at least one trainer.',
  ],
  person: ['Persona', 'Person'],
  nobody: ['Nessuno', 'Nobody'],
  part: ['Compito', 'Part'],
  forWhom: ['Per quanti', 'For how many'],
  seats: ['Posti', 'Seats'],
  seatsHint: [(limits: string) => `Al massimo: ${limits}.`, (limits: string) => `At most: ${limits}.`],
  limitModule: [(count: number) => `${count} per il modulo`, (count: number) => `${count} by the module`],
  limitRooms: [(count: number) => `${count} per i locali scelti`, (count: number) => `${count} by the chosen rooms`],
  limitTutors: [
    (count: number) => `${count} per le persone che lo tengono`,
    (count: number) => `${count} by the people who hold it`,
  ],
  perPerson: [
    (count: number) => `${count} per ogni persona che lo tiene`,
    (count: number) => `${count} for each person who holds it`,
  ],
  minimum: ['Minimo di partecipanti', 'Minimum of participants'],
  minimumBy: ['Il minimo va raggiunto entro il', 'The minimum must be reached by'],
  minimumByHint: ['Vuoto: nessuno controlla.', 'Empty: nobody checks.'],
  enrolUntil: ['Ultimo giorno per iscriversi', 'Last day to enrol'],
  enrolUntilHint: ['Vuoto: finché il laboratorio accoglie iscrizioni.', 'Empty: as long as the lab takes enrolments.'],
  create: ['Crea il laboratorio', 'Make the lab'],
  cancel: ['Annulla', 'Cancel'],
  back: ['Torna al laboratorio', 'Back to the lab'],
  created: [
    'Il laboratorio è creato. Ora metti in calendario gli incontri.',
    'The lab is made. Now plan its sessions.',
  ],
  createdBare: [
    'Il laboratorio è creato. Resta in preparazione finché non apri le iscrizioni.',
    'The lab is made. It stays in preparation until you open the enrolment.',
  ],
  editTitle: [(title: string) => `Modifica ${title}`, (title: string) => `Edit ${title}`],
  begunLead: [
    'Il laboratorio è già iniziato: qui cambi titolo, posti e ultimo giorno per iscriversi. Giorni, locali e persone si cambiano incontro per incontro, nel calendario.',
    'The lab has begun: here you change title, seats and the last day to enrol. Days, rooms and people are changed session by session, in the plan.',
  ],
  plannedLead: [
    'Gli incontri già in calendario non cambiano da qui: per spostarli usa la pagina Incontri.',
    'Sessions that are planned do not change from here: to move them use the page Sessions.',
  ],
  goToPlan: ['Vai agli incontri', 'Go to the sessions'],
  save: ['Salva', 'Save'],
  saved: ['Le modifiche sono salvate.', 'The changes are saved.'],
  staffTitle: [(title: string) => `Chi tiene ${title}`, (title: string) => `Who holds ${title}`],
  staffLead: ['Queste persone valgono per i nuovi incontri.', 'These people are for new sessions.'],
  staffFuture: [
    (count: number) => `Cambia anche ${plural(count, 'l’incontro', `i ${count} incontri`)} ancora da fare`,
    (count: number) => `Change the ${plural(count, 'session', `${count} sessions`)} still to come as well`,
  ],
  staffFutureHint: [
    'Dove qualcuno sostituisce un collega resta il sostituto.',
    'Where somebody stands in for a colleague, that stays.',
  ],
  staffSaved: ['Le persone sono salvate per i nuovi incontri.', 'The people are saved for new sessions.'],
  staffApplied: [
    'Le persone sono salvate, anche negli incontri ancora da fare.',
    'The people are saved, in the sessions still to come as well.',
  ],
  staffInTheWay: [
    (lines: string) => `Le persone sono salvate per i nuovi incontri, ma quelli in calendario non cambiano: ${lines}`,
    (lines: string) => `The people are saved for new sessions, but the planned ones do not change: ${lines}`,
  ],
  staffSessionsMoved: [
    'Le persone sono salvate per i nuovi incontri. Intanto il calendario è cambiato: controlla gli incontri e, se serve, salva di nuovo.',
    'The people are saved for new sessions. The plan has changed meanwhile: look at the sessions and save again if needed.',
  ],
  noTutors: [
    'L’ente non ha tutor in carica nel periodo: aggiungili nella sua scheda.',
    'The host has no tutors in office during the period: add them on its page.',
  ],
  addTutors: ['Aggiungi un tutor', 'Add a tutor'],

  'changed-meanwhile': [
    'Intanto qualcuno ha modificato il laboratorio. Quello che hai scritto è ancora qui: rileggi e salva di nuovo.',
    'Somebody has changed the lab meanwhile. What you wrote is still here: read it again and save again.',
  ],
  'ends-before-it-begins': [
    'La fine viene prima dell’inizio: correggi una delle due date.',
    'The end comes before the start: correct one of the two days.',
  ],
  'outside-school-year': [
    'Il periodo tocca due anni scolastici: deve finire entro il 31 agosto.',
    'The period touches two school years: it must end by 31 August.',
  ],
  'already-over': ['Il periodo è già finito: scegli giorni futuri.', 'The period is over: choose days to come.'],
  'no-such-site': ['Scegli una sede dell’ente.', 'Choose a site of the host.'],
  'room-elsewhere': [
    'Un locale scelto non è in questa sede: togli quello o cambia sede.',
    'A chosen room is not at this site: untick it or change the site.',
  ],
  'machine-elsewhere': [
    'Una macchina scelta non è in questa sede: togli quella o cambia sede.',
    'A chosen machine is not at this site: untick it or change the site.',
  ],
  'staff-not-in-office': [
    'Una delle persone non è in carica nel periodo: scegline un’altra o correggi le sue date nella scheda dell’ente.',
    'One of the people is not in office during the period: choose another or correct the days on the page of the host.',
  ],
  'staff-twice': [
    'La stessa persona c’è due volte: tieni una riga sola.',
    'The same person is there twice: keep one row.',
  ],
  'slot-incomplete': [
    'Completa la riga (giorno, inizio e fine) oppure svuotala.',
    'Complete the row (day, start and end) or empty it.',
  ],
  'slot-reversed': ['In una riga l’ora di fine viene prima dell’inizio.', 'In one row the end comes before the start.'],
  'slots-overlap': ['Due righe dello stesso giorno si sovrappongono.', 'Two rows of the same day overlap.'],
  'seats-above-module': [
    'Il modulo ammette meno partecipanti: abbassa i posti.',
    'The module takes fewer participants: lower the seats.',
  ],
  'seats-above-rooms': [
    'I locali scelti hanno meno posti: abbassa i posti o scegli un locale più grande.',
    'The chosen rooms have fewer places: lower the seats or choose a bigger room.',
  ],
  'seats-above-tutors': [
    'Le persone che lo tengono non possono seguire così tanti studenti, per il rischio del modulo: aggiungi una persona o abbassa i posti.',
    'The people who hold it may not follow so many students, by the risk of the module: add a person or lower the seats.',
  ],
  minimumAbove: [
    (minimum: number, seats: number) =>
      `Il minimo (${minimum}) è più alto dei posti (${seats}): abbassa il minimo a ${seats} o meno, oppure porta i posti ad almeno ${minimum}.`,
    (minimum: number, seats: number) =>
      `The minimum (${minimum}) is above the seats (${seats}): lower the minimum to ${seats} or less, or raise the seats to at least ${minimum}.`,
  ],
  minimumFixed: [
    (minimum: number, seats: number) =>
      `I posti (${seats}) sarebbero meno del minimo di partecipanti (${minimum}), che a laboratorio iniziato non cambia: lascia almeno ${minimum} posti.`,
    (minimum: number, seats: number) =>
      `The seats (${seats}) would be fewer than the minimum of participants (${minimum}), which stays once the lab has begun: leave at least ${minimum} seats.`,
  ],
  'minimum-by-late': [
    'Il minimo va raggiunto prima che il laboratorio cominci: scegli un giorno fino all’inizio.',
    'The minimum must be reached before the lab begins: choose a day up to the start.',
  ],
  'enrol-until-late': [
    'L’ultimo giorno per iscriversi viene dopo la fine del laboratorio.',
    'The last day to enrol comes after the end of the lab.',
  ],
  'not-a-code': [
    'Usa lettere, cifre, barra e trattino, per esempio ROB-1/26-A.',
    'Use letters, digits, slash and hyphen, for example ROB-1/26-A.',
  ],
  'code-taken': [
    'C’è già un laboratorio con questo codice: scrivine un altro o lascia vuoto.',
    'There is a lab with this code already: write another or leave it empty.',
  ],
  'module-not-published': [
    'Il modulo non è pubblicato nel catalogo: l’ufficio del programma lo pubblica, poi puoi tenerlo.',
    'The module is not published in the catalogue: the programme office publishes it, then it can be held.',
  ],
  'no-such-version': ['Questa versione del modulo non c’è più.', 'This version of the module is not there any more.'],
  'partner-merged': [
    'La scheda dell’ente è confluita in un’altra: cerca l’ente e scegli quella.',
    'The record of the host went into another: search the host and choose that one.',
  ],
  'not-editable': [
    'Il laboratorio è concluso o annullato: i suoi dati non cambiano più.',
    'The lab is over or cancelled: its facts do not change any more.',
  ],
  seatsBelow: [
    (taken: number) =>
      `I posti già occupati sono ${taken}: lascia almeno ${taken} posti, oppure chiedi a un istituto di ritirare il suo gruppo.`,
    (taken: number) =>
      `The seats that are taken are ${taken}: leave at least ${taken} seats, or ask a school to withdraw its group.`,
  ],
  holders: ['Chi ha i posti:', 'Who has the seats:'],
  'holder-enrolled': [
    (who: string, count: number) => `${who}: ${count}`,
    (who: string, count: number) => `${who}: ${count}`,
  ],
  'holder-offered': [
    (who: string, count: number) => `${who}: ${count}, offerti e in attesa di risposta`,
    (who: string, count: number) => `${who}: ${count}, offered and not answered yet`,
  ],
  aSchool: ['un istituto', 'a school'],
  toParticipants: ['Vai ai partecipanti', 'Go to the participants'],
  'sessions-outside-period': [
    'Ci sono incontri in calendario fuori da questo periodo: spostali o annullali prima.',
    'There are planned sessions outside this period: move or cancel them first.',
  ],
  'sessions-at-site': [
    'Ci sono incontri in calendario in questa sede: annullali prima di cambiarla.',
    'There are sessions planned at this site: cancel them before changing it.',
  ],
})
