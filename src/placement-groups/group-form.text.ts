import { phrases, plural } from '../platform/words.ts'

/** The sentences of the forms of a group: students, terms, hosts, plan. */
export const groupFormWords = phrases({
  newGroup: ['Più studenti insieme', 'Several students together'],
  stepStudents: ['Studenti', 'Students'],
  stepTerms: ['Periodo e orario', 'Period and timetable'],
  stepHosts: ['Enti e posti', 'Hosts and seats'],
  stepPlan: ['Chi va dove', 'Who goes where'],
  save: ['Salva', 'Save'],
  saveAndGo: ['Salva e continua', 'Save and go on'],
  cancel: ['Annulla', 'Cancel'],

  studentsTitle: ['Studenti del gruppo', 'Students of the group'],
  studentsLead: [
    'Scegli una classe: gli studenti arrivano già spuntati, togli chi non c’entra. Da altre classi ne aggiungi dopo, uno per uno o tutti.',
    'Choose a class: its students are ticked already, untick who does not belong. From other classes you add some or all later.',
  ],
  studentsMore: [
    'Togli la spunta a chi esce dal gruppo. Per aggiungere altri, cerca la classe o il nome e spuntali.',
    'Untick who leaves the group. To add others, look for the class or the name and tick them.',
  ],
  searchStudent: ['Cognome o nome', 'Surname or name'],
  class: ['Classe', 'Class'],
  anyClass: ['Tutte le classi', 'All classes'],
  student: ['Studente', 'Student'],
  already: ['Percorsi quest’anno', 'Placements this year'],
  choose: ['Scegli', 'Choose'],
  typeAClass: ['Scegli la classe', 'Choose the class'],
  typeAClassAdvice: [
    'Qui sopra: la classe, o una parte del nome, e poi «Cerca».',
    'Above: the class, or part of the name, and then “Search”.',
  ],
  noStudent: ['Nessuno studente trovato', 'No student found'],
  noStudentAdvice: [
    'Prova con meno lettere. Se manca, la segreteria può caricare l’elenco della classe.',
    'Try fewer letters. If the student is missing, the office can load the class list.',
  ],
  noClasses: ['Non ci sono ancora classi', 'There are no classes yet'],
  noClassesAdvice: [
    'Per preparare i percorsi servono gli studenti: carica prima l’elenco di una classe.',
    'Placements need students: load a class list first.',
  ],
  loadList: ['Carica un elenco', 'Load a class list'],
  tooMany: [
    (shown: number, total: number) => `Si vedono ${shown} studenti di ${total}: scegli la classe.`,
    (shown: number, total: number) => `${shown} of ${total} students are shown: choose the class.`,
  ],
  title: ['Titolo del gruppo', 'Title of the group'],
  titleHint: [
    'Diventa il titolo dei percorsi. Per esempio: Stage di febbraio della 3A.',
    'It becomes the title of the placements. For example: February placement of 3A.',
  ],
  defaultTitle: [(label: string) => `Percorsi della ${label}`, (label: string) => `Placements of ${label}`],

  termsTitle: ['Condizioni uguali per tutti', 'Terms for everybody'],
  termsLead: [
    'Chi ha bisogno di giorni o orari diversi li avrà dopo, nella tabella degli abbinamenti.',
    'Who needs other days or times gets them later, in the table of matches.',
  ],
  activities: ['Attività', 'Activities'],
  activitiesHint: [
    'Che cosa faranno gli studenti, in poche righe: lo leggono anche loro e gli enti.',
    'What the students will do, in a few lines: they and the hosts read it too.',
  ],
  from: ['Primo giorno', 'First day'],
  to: ['Ultimo giorno', 'Last day'],
  timetableHint: [
    'Lascia vuoti i giorni e gli orari che non servono. Le ore fuori da questi orari non sono coperte da assicurazione.',
    'Leave empty what is not needed. Hours outside these times are not insured.',
  ],
  plannedHours: ['Monte ore previsto', 'Planned hours'],
  plannedHint: [
    'Ore e minuti, per esempio 60:00. Lascia vuoto per prendere le ore date dall’orario, senza le festività.',
    'Hours and minutes, such as 60:00. Leave empty to take those given by the timetable, without holidays.',
  ],
  schoolTutor: ['Tutor scolastico', 'School tutor'],
  schoolTutorHint: [
    'Di tutti, se non ne scegli un altro per qualcuno. Serve prima dell’avvio.',
    'Of everybody, unless you choose another for somebody. Needed before the start.',
  ],
  notYet: ['Da decidere', 'Not decided yet'],
  whoFollows: ['Chi prende le nuove condizioni', 'Who takes the new terms'],
  whoFollowsLead: [
    'Questi percorsi esistono già. Chi ha condizioni proprie è segnato, e le tiene se non lo spunti.',
    'These placements exist already. Who has own terms is marked, and keeps them unless ticked.',
  ],
  state: ['Stato', 'State'],
  host: ['Ente ospitante', 'Host'],
  ownTerms: ['Condizioni proprie', 'Own terms'],
  sameTerms: ['Come il gruppo', 'As the group'],
  takeBackFirst: ['Ritira prima la proposta all’ente.', 'Take back the proposal to the host first.'],
  amendInstead: ['È già cominciato: serve una variazione.', 'It has begun: it takes an amendment.'],
  tickTerms: [(name: string) => `Nuove condizioni per ${name}`, (name: string) => `New terms for ${name}`],

  hostsTitle: ['Enti e posti', 'Hosts and seats'],
  hostsLead: [
    'Scrivi quanti studenti del gruppo può prendere ciascun ente; vuoto o 0 se non c’entra. Vedi per primi quelli scelti e quelli con una convenzione in vigore.',
    'Write how many students of the group each host can take; empty or 0 if none. Those chosen and those with an agreement in force come first.',
  ],
  searchHost: ['Cerca un altro ente', 'Look for another host'],
  town: ['Comune', 'Town'],
  freeSeats: ['Posti liberi', 'Free seats'],
  agreement: ['Convenzione', 'Agreement'],
  seats: ['Posti per il gruppo', 'Seats for the group'],
  seatsAt: [(host: string) => `Posti presso ${host}`, (host: string) => `Seats at ${host}`],
  inForce: [(to: string) => `In vigore fino al ${to}`, (to: string) => `In force until ${to}`],
  noAgreement: ['Nessuna nel periodo', 'None in the period'],
  free: [
    (free: number) => plural(free, '1 libero', `${free} liberi`),
    (free: number) => plural(free, '1 free', `${free} free`),
  ],
  full: ['Pieno nel periodo', 'Full in the period'],
  seatsUnknown: ['Non dichiarati', 'Not said'],
  noHosts: ['Nessun ente da mostrare', 'No host to show'],
  noHostsAdvice: [
    'Cercane uno per nome o comune. Quelli con una convenzione in vigore nel periodo compaiono da soli.',
    'Look for one by name or town. Those with an agreement in force in the period appear by themselves.',
  ],
  newHost: ['Nuovo ente', 'New host'],
  seatsSum: [
    (seats: number, students: number) => `${seats} posti per ${students} studenti.`,
    (seats: number, students: number) => `${seats} seats for ${students} students.`,
  ],
  hostsShown: [
    (shown: number, total: number) => `Si vedono ${shown} enti di ${total}: cerca con parole più precise.`,
    (shown: number, total: number) => `${shown} of ${total} hosts are shown: search more precisely.`,
  ],

  planTitle: ['Chi va dove', 'Who goes where'],
  planLead: [
    'Scegli l’ente di ciascuno e salva: sede e tutor si riempiono da soli e si possono cambiare. Prima di creare i percorsi vedi, riga per riga, che cosa non va.',
    'Choose a host for each and save: site and tutor fill in by themselves and can be changed. Before the placements are made each line says what is wrong.',
  ],
  site: ['Sede', 'Site'],
  hostTutor: ['Tutor dell’ente', 'Host tutor'],
  check: ['Controllo', 'Check'],
  own: ['Giorni e orari', 'Days and times'],
  hostOf: [(name: string) => `Ente per ${name}`, (name: string) => `Host for ${name}`],
  siteOf: [(name: string) => `Sede per ${name}`, (name: string) => `Site for ${name}`],
  hostTutorOf: [(name: string) => `Tutor dell’ente per ${name}`, (name: string) => `Host tutor for ${name}`],
  schoolTutorOf: [(name: string) => `Tutor scolastico per ${name}`, (name: string) => `School tutor for ${name}`],
  noHostFor: ['Nessuno, per ora', 'None for now'],
  hostWithSeats: [
    (name: string, free: number, seats: number) =>
      `${name} (${free > 0 ? `${free} ${plural(free, 'libero', 'liberi')} su ${seats}` : `completo: ${seats}`})`,
    (name: string, free: number, seats: number) =>
      `${name} (${free > 0 ? `${free} of ${seats} free` : `full: ${seats}`})`,
  ],
  seatsNow: ['Posti del gruppo', 'Seats of the group'],
  asGroup: [(name: string) => `Come il gruppo (${name})`, (name: string) => `As the group (${name})`],
  left: [(name: string) => `${name} (non più in carica)`, (name: string) => `${name} (no longer in office)`],
  ready: ['Si può creare', 'Can be made'],
  refused: ['Non si può creare', 'Cannot be made'],
  withGaps: ['Si crea; prima dell’avvio servirà:', 'Can be made; before the start it will need:'],
  unmatched: ['Resta senza ente', 'Stays without host'],
  isMade: ['Creato', 'Made'],
  planSum: [
    (planned: number, refused: number, open: number) =>
      [
        plural(planned, '1 percorso da creare', `${planned} percorsi da creare`),
        ...(refused > 0 ? [plural(refused, '1 da correggere', `${refused} da correggere`)] : []),
        ...(open > 0 ? [plural(open, '1 studente senza ente', `${open} studenti senza ente`)] : []),
      ].join(', '),
    (planned: number, refused: number, open: number) =>
      [
        plural(planned, '1 placement to make', `${planned} placements to make`),
        ...(refused > 0 ? [`${refused} to mend`] : []),
        ...(open > 0 ? [plural(open, '1 student without host', `${open} students without host`)] : []),
      ].join(', '),
  ],
  savePlan: ['Salva e controlla', 'Save and check'],
  fill: ['Riempi i posti liberi', 'Fill the free seats'],
  fillHint: [
    '«Riempi i posti liberi» dà un ente a chi non l’ha, in ordine: è solo un punto di partenza da correggere.',
    '“Fill the free seats” gives a host to who has none, in order: only a start, to be corrected.',
  ],
  make: ['Crea i percorsi', 'Make the placements'],
  filled: [
    'I posti liberi sono stati assegnati: controlla e correggi.',
    'The free seats have been filled: check and correct.',
  ],
  planSaved: ['Gli abbinamenti sono salvati.', 'The matches have been saved.'],
  planNotReady: ['Prima servono gli studenti, le condizioni e gli enti.', 'Students, terms and hosts come first.'],

  lineTitle: [(name: string) => `Giorni e orari di ${name}`, (name: string) => `Days and times of ${name}`],
  lineLead: [
    'Valgono solo per questo studente, al posto di quelli del gruppo.',
    'They hold for this student only, in place of those of the group.',
  ],
  saveLine: ['Salva le condizioni proprie', 'Save the own terms'],
  dropLine: ['Torna alle condizioni del gruppo', 'Go back to those of the group'],
  lineSaved: ['Le condizioni proprie sono state salvate.', 'The own terms have been saved.'],
  lineDropped: ['Valgono di nuovo le condizioni del gruppo.', 'The terms of the group hold again.'],
})

/** Why a group, or a line of it, is refused; what a line still lacks. */
export const groupRefusalWords = phrases({
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato il gruppo: riapri la pagina e riprova.',
    'Somebody else has changed the group meanwhile: open the page again and retry.',
  ],
  'nobody-chosen': ['Scegli almeno uno studente nella tabella.', 'Choose at least one student in the table.'],
  'no-students': ['Spunta almeno uno studente.', 'Tick at least one student.'],
  'too-many-students': [
    'Un gruppo ha al massimo 120 studenti: dividilo.',
    'A group has at most 120 students: split it.',
  ],
  'too-many-hosts': ['Un gruppo ha al massimo 60 enti: dividilo.', 'A group has at most 60 hosts: split it.'],
  'too-many-seats': ['Scrivi un numero da 0 a 200.', 'Write a number from 0 to 200.'],
  'host-has-placements': [
    'Presso un ente che hai tolto ci sono già percorsi creati: lasciagli almeno un posto.',
    'There are placements already at a host you removed: leave it at least one seat.',
  ],
  'no-terms': ['Scrivi prima le condizioni del gruppo.', 'Write the terms of the group first.'],
  'nothing-planned': ['Scegli l’ente per almeno uno studente.', 'Choose a host for at least one student.'],
  'lines-refused': [
    'Nessun percorso è stato creato: correggi le righe segnate, poi riprova.',
    'No placement was made: mend the marked lines, then retry.',
  ],
  'already-placed': [
    'Il percorso di questo studente è già creato: cambia le sue condizioni dal percorso.',
    'The placement of this student is made already: change its terms there.',
  ],
  'not-in-group': ['Questo studente non è più nel gruppo.', 'This student is no longer in the group.'],

  'host-not-in-group': [
    'L’ente non è tra quelli del gruppo: scegline un altro.',
    'The host is not one of the group: choose another.',
  ],
  'host-gone': [
    'Questo ente è diventato uno con un altro: toglilo in «Enti e posti» e scegli quello che è rimasto.',
    'This host has become one with another: remove it in “Hosts and seats” and choose the one that stayed.',
  ],
  'no-seat-left': [
    'I posti di questo ente sono finiti: scegline un altro, o aumenta i posti in «Enti e posti».',
    'This host has no seat left: choose another, or raise its seats in “Hosts and seats”.',
  ],

  'no-timetable': ['l’orario', 'the timetable'],
  'no-planned-hours': ['il monte ore', 'the planned hours'],
  'no-host-tutor': ['il tutor dell’ente', 'the host tutor'],
  'no-school-tutor': ['il tutor scolastico', 'the school tutor'],
  'no-agreement': ['una convenzione che valga tutti i giorni', 'an agreement that holds every day'],
  'partner-not-qualified': ['la qualificazione dell’ente', 'the qualification of the host'],
  'host-full': [
    'un posto: l’ente, con le altre scuole, sarebbe oltre la capienza',
    'a seat: with other schools the host would be over its capacity',
  ],
  'placed-elsewhere': [
    'attenzione: negli stessi giorni ha un altro percorso',
    'mind: on the same days there is another placement',
  ],
})
