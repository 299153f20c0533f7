import { phrases, plural } from '../platform/words.ts'

const students = (count: number) => `${count} ${plural(count, 'studente', 'studenti')}`
const studentsEnglish = (count: number) => `${count} ${plural(count, 'student', 'students')}`

/** What is next for an edition, its buttons, and what is missing before it can start, by the codes of the rules. */
export const editionNextWords = phrases({
  'next-draft': [
    'Il laboratorio è in preparazione: lo vedono solo l’ente e l’ufficio del programma. Quando è pronto, apri le iscrizioni.',
    'The lab is in preparation: only the host and the programme office see it. When it is ready, open the enrolment.',
  ],
  'next-open': [
    'Gli istituti possono iscriversi. Prima di avviare il laboratorio manca ancora qualcosa.',
    'Schools can enrol. Before the lab can start something is still missing.',
  ],
  'next-start': ['C’è tutto: puoi avviare il laboratorio.', 'Everything is there: you can start the lab.'],
  'next-run': [
    'Il laboratorio è in corso. Dopo ogni incontro serve l’appello.',
    'The lab is running. Each session needs its roll call.',
  ],
  'next-today': [
    (from: string, to: string) => `Oggi c’è un incontro, ${from}–${to}: fai l’appello appena comincia.`,
    (from: string, to: string) => `There is a session today, ${from}–${to}: take the roll call as soon as it begins.`,
  ],
  'next-complete': [
    'Tutti gli incontri sono fatti e gli appelli ci sono: puoi concludere il laboratorio.',
    'All sessions are over and the roll calls are there: you can complete the lab.',
  ],
  'next-suspended': [
    'Il laboratorio è sospeso: gli incontri restano in calendario. Riprendilo quando si può andare avanti.',
    'The lab is suspended: its sessions stay planned. Resume it when it can go on.',
  ],
  'next-completed': [
    'Il laboratorio è concluso. Puoi copiarlo nel prossimo anno scolastico.',
    'The lab is over. You can copy it to the next school year.',
  ],
  'next-cancelled': [
    'Il laboratorio è annullato: non si tiene più.',
    'The lab is cancelled: it does not take place any more.',
  ],
  'school-offered': [
    'Si sono liberati dei posti per voi: rispondi prima che la proposta scada.',
    'Seats have become free for you: answer before the offer expires.',
  ],
  'school-waiting': [
    'Il vostro gruppo è in lista d’attesa: riceverai un avviso quando si libera posto.',
    'Your group is on the waiting list: you will be told when seats become free.',
  ],
  'school-in': ['Il vostro gruppo è iscritto.', 'Your group is enrolled.'],
  'host-looking': [
    'Puoi fare l’appello degli incontri in cui sostituisci qualcuno; il resto lo decide l’ente che tiene il laboratorio.',
    'You may take the roll call of the sessions in which you stand in; the rest is for the host that holds the lab.',
  ],
  'student-next': ['Il tuo prossimo incontro:', 'Your next session:'],
  'student-none': ['Non hai altri incontri in questo laboratorio.', 'You have no more sessions in this lab.'],
  'student-suspended': [
    'Il laboratorio è sospeso: la scuola ti dirà se e quando riprende.',
    'The lab is suspended: your school will tell you whether and when it goes on.',
  ],

  open: ['Apri le iscrizioni', 'Open the enrolment'],
  start: ['Avvia il laboratorio', 'Start the lab'],
  startAnyway: ['Avvia sotto il minimo…', 'Start below the minimum…'],
  suspend: ['Sospendi…', 'Suspend…'],
  resume: ['Riprendi', 'Resume'],
  complete: ['Concludi', 'Complete'],
  cancel: ['Annulla il laboratorio…', 'Cancel the lab…'],
  edit: ['Modifica i dati', 'Edit the facts'],
  staff: ['Cambia chi lo tiene', 'Change who holds it'],
  plan: ['Metti in calendario gli incontri', 'Plan the sessions'],
  seePlan: ['Vedi gli incontri', 'See the sessions'],
  copy: ['Copia nel prossimo anno', 'Copy to the next year'],
  answer: ['Rispondi', 'Answer'],
  seeParticipants: ['Vedi chi partecipa', 'See who takes part'],
  rollCall: ['Fai l’appello', 'Take the roll call'],
  rollCallOf: [(day: string) => `Fai l’appello (${day})`, (day: string) => `Take the roll call (${day})`],
  toTake: [
    (count: number) => plural(count, 'A un incontro manca l’appello.', `A ${count} incontri manca l’appello.`),
    (count: number) => plural(count, 'One session has no roll call.', `${count} sessions have no roll call.`),
  ],
  absence: ['Annuncia un’assenza', 'Announce an absence'],

  openDone: [
    'Le iscrizioni sono aperte: ora gli istituti vedono il laboratorio.',
    'The enrolment is open: schools see the lab now.',
  ],
  startDone: ['Il laboratorio è avviato.', 'The lab has started.'],
  suspendDone: ['Il laboratorio è sospeso.', 'The lab is suspended.'],
  resumeDone: ['Il laboratorio riprende.', 'The lab goes on.'],
  completeDone: [
    'Il laboratorio è concluso: gli attestati sono pronti per chi ha frequentato abbastanza.',
    'The lab is completed: the certificates are ready for those who attended enough.',
  ],
  cancelDone: [
    'Il laboratorio è annullato: istituti ed ente ricevono un avviso, locali e persone sono di nuovo liberi.',
    'The lab is cancelled: schools and host are told, rooms and people are free again.',
  ],

  suspendTitle: [(title: string) => `Sospendi ${title}`, (title: string) => `Suspend ${title}`],
  suspendLead: [
    'Gli incontri restano in calendario e le prenotazioni valgono. Potrai riprenderlo.',
    'The sessions stay planned and the bookings hold. You can resume it.',
  ],
  cancelTitle: [(title: string) => `Annulla ${title}`, (title: string) => `Cancel ${title}`],
  cancelLead: [
    'Gli incontri ancora da fare cadono, i locali si liberano, i gruppi iscritti e in attesa ricevono un avviso. Gli appelli già fatti restano. Non si torna indietro.',
    'The sessions to come fall away, the rooms become free, groups that are enrolled or wait are told. Roll calls that were taken stay. This cannot be undone.',
  ],
  startTitle: [
    (title: string) => `Avvia ${title} sotto il minimo`,
    (title: string) => `Start ${title} below the minimum`,
  ],
  startLead: [
    (count: number, minimum: number) =>
      `I partecipanti sono ${count}, il minimo è ${minimum}. Scrivi perché il laboratorio parte lo stesso: resta nella sua storia.`,
    (count: number, minimum: number) =>
      `There are ${count} participants, the minimum is ${minimum}. Write why the lab starts all the same: it stays in its history.`,
  ],
  reason: ['Motivo', 'Reason'],
  back: ['Torna al laboratorio', 'Back to the lab'],

  missing: ['Che cosa manca per avviarlo', 'What is missing before it can start'],
  openUnplanned: [
    'Prima metti in calendario gli incontri. Puoi aprire le iscrizioni anche ora, ma gli istituti si iscriveranno senza sapere le date.',
    'Plan the sessions first. You can open the enrolment now, but schools will enrol without knowing the days.',
  ],
  manage: ['Altre azioni', 'Other actions'],
  mend: ['Vai', 'Go'],

  'no-sessions': ['Gli incontri non sono in calendario.', 'The sessions are not planned.'],
  'sessions-too-short': [
    'Gli incontri in calendario non bastano per le ore del modulo: aggiungine.',
    'The planned sessions do not make up the hours of the module: add some.',
  ],
  'parts-do-not-add-up': [
    'I contenuti del modulo non fanno le sue ore: l’ufficio del programma corregge il modulo.',
    'The contents of the module do not add up to its hours: the programme office corrects the module.',
  ],
  'no-trainer': ['Manca un formatore: scegli chi lo tiene.', 'There is no trainer: choose who holds it.'],
  'below-minimum': [
    'I partecipanti sono meno del minimo: aspetta altre iscrizioni, oppure lo avvia l’ufficio del programma con un motivo.',
    'There are fewer participants than the minimum: wait for more, or the programme office starts it with a reason.',
  ],
  'privacy-missing': [
    'Manca l’informativa firmata di qualche studente: la segna il suo istituto.',
    'The signed privacy document of some students is missing: their school ticks it.',
  ],
  'module-missing': [
    'Qualche studente non ha completato i moduli richiesti: ritiralo o fagli completare il modulo.',
    'Some students have not completed the modules required: withdraw them or let them complete the module.',
  ],
  'authorisation-missing': [
    'Qualche studente non ha l’abilitazione alle macchine richieste: gliela dà l’ente con un modulo di base.',
    'Some students have no authorisation for the machines required: the host gives it with a basic module.',
  ],
  'partner-suspended': [
    'L’ente è sospeso: l’ufficio del programma deve riammetterlo.',
    'The host is suspended: the programme office has to readmit it.',
  ],
  'partner-not-qualified': [
    'L’ente non è qualificato: chieda la qualificazione nella sua scheda.',
    'The host is not qualified: it applies on its own page.',
  ],
  missingFor: [
    (count: number) => `Manca per ${students(count)}.`,
    (count: number) => `Missing for ${studentsEnglish(count)}.`,
  ],
  missingForNamed: [(names: string) => `Manca per: ${names}.`, (names: string) => `Missing for: ${names}.`],
  missingForBoth: [
    (names: string, others: number) => `Manca per: ${names}; e per ${students(others)} di altri istituti.`,
    (names: string, others: number) => `Missing for: ${names}; and for ${studentsEnglish(others)} of other schools.`,
  ],
  minutesShort: [
    (planned: string, total: string) => `In calendario ${planned} ore di ${total}.`,
    (planned: string, total: string) => `${planned} of ${total} hours are planned.`,
  ],
  countShort: [
    (count: number, minimum: number) => `Iscritti ${count}, minimo ${minimum}.`,
    (count: number, minimum: number) => `Enrolled ${count}, minimum ${minimum}.`,
  ],

  'sessions-ahead': ['Ci sono ancora incontri da fare.', 'There are still sessions to come.'],
  'roll-calls-missing': [
    'A qualche incontro manca l’appello: lo fa chi tiene il laboratorio, o l’istituto.',
    'Some sessions have no roll call: whoever holds the lab takes it, or the school.',
  ],
  'reason-missing': ['Scrivi il motivo.', 'Write the reason.'],
  'not-from-this-state': [
    'Intanto lo stato del laboratorio è cambiato: guarda la pagina e riprova se serve ancora.',
    'The state of the lab has changed meanwhile: look at the page and retry if it is still needed.',
  ],
  'changed-meanwhile': [
    'Intanto il laboratorio è cambiato: guarda la pagina aggiornata e riprova.',
    'The lab has changed meanwhile: look at the page as it is now and retry.',
  ],
})
