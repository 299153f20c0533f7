import { phrases } from '../platform/words.ts'

/** The sentences of the form of an offer, and of what is refused about offers. */
export const offerFormWords = phrases({
  newOffer: ['Nuova offerta', 'New offer'],
  editOffer: ['Modifica l’offerta', 'Edit the offer'],
  lead: [
    'Puoi salvare anche a metà: resta una bozza finché non la mandi in esame.',
    'You may save it half done: it stays a draft until you send it.',
  ],
  publishedNote: [
    'È pubblicata: se cambi periodo, orario, sede, tutor, attività o destinatari torna in esame. Titolo, posti e descrizioni cambiano subito.',
    'It is published: a change of period, timetable, site, tutors, work or of whom it is for sends it back to be checked. Title, seats and descriptions change at once.',
  ],
  chooseHost: ['Per quale ente scrivi?', 'Which host do you write for?'],
  chooseLead: [
    'Scrivi l’offerta che l’ente ti ha detto a voce: la vedrà anche lui e potrà cambiarla.',
    'Write the offer that the host told you: it sees it too and may change it.',
  ],
  searchHost: ['Nome, comune o partita IVA', 'Name, town or VAT number'],
  choose: ['Scegli', 'Choose'],
  noHost: ['Nessun ente trovato', 'No host found'],
  noHostAdvice: ['Cercalo con altre parole, o registralo.', 'Look with other words, or enter it.'],
  newHost: ['Nuovo ente', 'New host'],
  hostsShown: [
    (shown: number, total: number) => `${shown} di ${total} enti`,
    (shown: number, total: number) => `${shown} of ${total} hosts`,
  ],
  host: ['Ente', 'Host'],
  town: ['Comune', 'Town'],
  noSite: [
    'L’ente non ha ancora nessuna sede: aggiungila prima di scrivere un’offerta.',
    'The host has no site yet: add one before you write an offer.',
  ],
  addSite: ['Aggiungi una sede', 'Add a site'],

  title: ['Titolo', 'Title'],
  titleHint: [
    'Come lo leggono gli studenti: “Falegnameria e prototipi”.',
    'As students read it: “Woodwork and prototypes”.',
  ],
  whenTitle: ['Quando e dove', 'When and where'],
  from: ['Primo giorno', 'First day'],
  to: ['Ultimo giorno', 'Last day'],
  toHint: ['Nello stesso anno scolastico, fino al 31 agosto.', 'In the same school year, until 31 August.'],
  site: ['Sede', 'Site'],
  chooseOne: ['Scegli…', 'Choose…'],
  timetableHint: [
    'La settimana tipo: mattina e pomeriggio, con una pausa di un’ora nelle giornate lunghe.',
    'The usual week: morning and afternoon, with a break of an hour on long days.',
  ],
  plannedHours: ['Monte ore di uno studente', 'Hours of one student'],
  plannedHint: ['Vuoto: le ore che dà l’orario.', 'Empty: the hours that the timetable gives.'],
  seatsTitle: ['Quanti studenti e con chi', 'How many students, and with whom'],
  seats: ['Posti nello stesso periodo', 'Seats at once'],
  seatsHint: [
    (most: number) => `Al massimo ${most}: i posti che l’ente dichiara nel suo profilo.`,
    (most: number) => `At most ${most}: the seats that the host names in its profile.`,
  ],
  seatsFree: ['Da 1 a 200.', 'From 1 to 200.'],
  takenHint: [(taken: number) => `Già occupati: ${taken}.`, (taken: number) => `Taken already: ${taken}.`],
  tutors: ['Tutor che seguono gli studenti', 'Tutors who follow the students'],
  tutorsHint: ['Almeno uno presente per tutto il periodo.', 'At least one who is there for the whole period.'],
  tutorUntil: [(day: string) => `fino al ${day}`, (day: string) => `until ${day}`],
  tutorFrom: [(day: string) => `dal ${day}`, (day: string) => `from ${day}`],
  noTutors: ['L’ente non ha ancora nessun tutor.', 'The host has no tutor yet.'],
  addTutor: ['Aggiungi un tutor all’ente', 'Add a tutor to the host'],
  perTutor: ['Studenti per tutor, al massimo', 'Students per tutor, at most'],
  perTutorHint: [
    'Vuoto: quanti ne ammette la legge (12 con rischio basso, 8 medio, 5 alto).',
    'Empty: as many as the law lets (12 with low risk, 8 medium, 5 high).',
  ],
  whatTitle: ['Che cosa si fa', 'What students do'],
  works: ['Attività', 'Work'],
  worksHint: [
    'Quelle del profilo dell’ente, con il rischio del suo DVR.',
    'Those of the host’s profile, with the risk of its DVR.',
  ],
  noWorks: ['L’ente non ha ancora descritto le attività.', 'The host has not described its work yet.'],
  addWork: ['Descrivi le attività dell’ente', 'Describe the work of the host'],
  bannedWork: ['vietata agli studenti: non si può offrire', 'forbidden to students: cannot be offered'],
  skills: ['Che cosa si impara', 'What one learns'],
  skillsHint: ['In parole semplici, senza sigle.', 'In plain words.'],
  day: ['Com’è una giornata', 'What a day is like'],
  dayHint: [
    'Che cosa si fa al mattino, con chi si lavora, dove si mangia.',
    'What the morning is like, with whom one works, where one eats.',
  ],
  whomTitle: ['Per chi', 'For whom'],
  tracks: ['Indirizzi', 'Tracks'],
  tracksHint: ['Nessuno: vanno bene tutti.', 'None: all are welcome.'],
  years: ['Anni di corso', 'Years of course'],
  yearsHint: ['Nessuno: vanno bene tutti.', 'None: all are welcome.'],
  yearOf: [(n: number) => `${n}ª`, (n: number) => `Year ${n}`],
  minimumAge: ['Età minima il primo giorno', 'Minimum age on the first day'],
  ageHint: ['Da 15 a 18 anni.', 'From 15 to 18 years.'],
  accessible: ['Si arriva e si lavora senza gradini', 'It is reached and done without steps'],
  accessibleHint: ['Solo se la sede è senza barriere.', 'Only if the site is without steps.'],
  reserved: ['Solo per la mia scuola', 'Only for my school'],
  reservedHint: ['Le altre scuole non la vedono.', 'Other schools do not see it.'],
  save: ['Salva la bozza', 'Save the draft'],
  saveChanges: ['Salva', 'Save'],
  cancel: ['Annulla', 'Cancel'],
  takenBy: ['Chi occupa i posti', 'Who has the seats'],
  othersTaken: [
    (n: number) => (n === 1 ? 'e un percorso che non puoi vedere' : `e ${n} percorsi che non puoi vedere`),
    (n: number) => (n === 1 ? 'and one placement that you cannot see' : `and ${n} placements that you cannot see`),
  ],
  takenLead: [
    'I posti non possono scendere sotto quelli occupati. Prima va annullato o spostato uno di questi percorsi:',
    'Seats cannot be fewer than are taken. One of these placements would have to be cancelled or moved first:',
  ],

  'ends-before-it-begins': ['L’ultimo giorno è prima del primo.', 'The last day is before the first.'],
  'not-in-one-school-year': [
    'Il periodo passa da un anno scolastico all’altro: fai due offerte, una fino al 31 agosto e una dal 1º settembre.',
    'The period goes from one school year into the next: make two offers, one until 31 August and one from 1 September.',
  ],
  'period-is-over': ['Il periodo è già concluso: scegli date future.', 'The period is over: choose later days.'],
  'seats-out-of-range': ['Scrivi un numero di posti da 1 a 200.', 'Write a number of seats from 1 to 200.'],
  'more-than-host-seats': [
    'Sono più dei posti che l’ente dichiara: scrivine meno, o l’ente aggiorna la propria capienza.',
    'These are more than the seats the host names: write fewer, or the host changes its own number.',
  ],
  'no-tutor': ['Scegli almeno un tutor dell’ente.', 'Choose at least one tutor of the host.'],
  'tutor-unknown': [
    'Un tutor scelto non è più dell’ente: togli la spunta.',
    'A chosen tutor is no longer of the host.',
  ],
  'tutor-not-in-office': [
    'Un tutor scelto non c’è nei giorni dell’offerta: scegline un altro o cambia le date.',
    'A chosen tutor is not there in the days of the offer: choose another or change the days.',
  ],
  'no-tutor-for-whole-period': [
    'Nessun tutor scelto è presente dal primo all’ultimo giorno: aggiungine uno.',
    'No chosen tutor is there from the first day to the last: add one.',
  ],
  'per-tutor-out-of-range': [
    'Scrivi almeno 1 studente per tutor, o lascia vuoto.',
    'Write at least 1 student, or leave it empty.',
  ],
  'per-tutor-above-law': [
    'Con il rischio di queste attività la legge ammette meno studenti per tutor: 12 con rischio basso, 8 medio, 5 alto.',
    'With the risk of this work the law lets a tutor follow fewer: 12 with low risk, 8 medium, 5 high.',
  ],
  'site-unknown': ['Scegli una sede dell’ente.', 'Choose a site of the host.'],
  'no-timetable': ['Scrivi l’orario di almeno un giorno della settimana.', 'Write the times of at least one weekday.'],
  'no-day-in-period': [
    'Con questo orario nel periodo non cade nessun giorno: controlla date e giorni della settimana.',
    'With this timetable no day falls in the period: check days and weekdays.',
  ],
  'outside-opening': [
    'Un orario è fuori dall’apertura della sede: correggilo, o l’ente aggiorna gli orari di apertura.',
    'A time lies outside the hours of the site: correct it, or the host changes its opening hours.',
  ],
  'age-out-of-range': ['Scegli un’età da 15 a 18 anni.', 'Choose an age from 15 to 18.'],
  'age-too-low-for-hours': [
    'Con questo orario chi ha quell’età supererebbe i limiti per i minori: alza l’età, o accorcia le giornate.',
    'With these hours somebody of that age would pass the limits for minors: raise the age, or shorten the days.',
  ],
  leastAge: [
    (age: number) =>
      `Con questo orario l’età minima è ${age} anni: alzala, o accorcia le giornate (limiti per i minori).`,
    (age: number) => `With these hours the minimum age is ${age}: raise it, or shorten the days (limits for minors).`,
  ],
  'no-work': ['Scegli almeno un’attività.', 'Choose at least one kind of work.'],
  'work-unknown': [
    'Un’attività scelta non c’è più nel profilo dell’ente.',
    'Chosen work is no longer in the host’s profile.',
  ],
  'work-banned': [
    'Un’attività scelta è ad elevato rischio per il DVR dell’ente: è vietata agli studenti.',
    'Chosen work is high-risk by the host’s own assessment: it is forbidden to students.',
  ],
  bannedNamed: [
    (names: string) => `Ad elevato rischio per il DVR dell’ente, quindi vietate agli studenti: ${names}. Toglile.`,
    (names: string) =>
      `High-risk by the host’s own assessment, and so forbidden to students: ${names}. Leave them out.`,
  ],
  'no-skills': ['Scrivi che cosa si impara.', 'Write what one learns.'],
  'no-day-told': ['Racconta com’è una giornata.', 'Tell what a day is like.'],
  'site-not-accessible': [
    'La sede non risulta senza barriere: togli la spunta, o l’ente lo dichiara nella sede.',
    'The site is not known to be without steps: take the tick away, or the host says so of the site.',
  ],
  'papers-missing': [
    'I documenti dell’ente non sono in regola per tutto il periodo: vedi l’elenco.',
    'The papers of the host are not in order for the whole period: see the list.',
  ],
  'not-now': [
    'Intanto l’offerta è cambiata di stato: ricarica la pagina e guarda a che punto è.',
    'The offer is in another state by now: reload the page and see where it stands.',
  ],
  'not-editable': [
    'In questo stato l’offerta non si modifica: se è in esame riprendila, se è chiusa riaprila con un nuovo periodo.',
    'In this state the offer is not edited: take it back if it is being checked, reopen it if it is closed.',
  ],
  'in-a-round': [
    'L’offerta è in una tornata: fino alla fine della tornata i dati non cambiano.',
    'The offer is in a round: until the round ends nothing of it changes.',
  ],
  'below-taken': [
    'I posti già occupati sono di più: non possono scendere sotto quel numero.',
    'More seats are taken already: there cannot be fewer than that.',
  ],
  'offer-not-published': ['L’offerta non è pubblicata.', 'The offer is not published.'],
  'offer-in-other-round': ['L’offerta è già in un’altra tornata.', 'The offer is in another round already.'],
  'offer-full': ['I posti dell’offerta sono tutti occupati.', 'All seats of the offer are taken.'],
})

export type OfferFormWords = ReturnType<typeof offerFormWords>
