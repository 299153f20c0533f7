import { phrases } from '../platform/words.ts'

/** What the city may set for its labs, in words. */
export const labNormWords = phrases({
  enrolments: ['Iscrizioni e attestati', 'Enrolments and certificates'],
  enrolmentLockPercent: [
    'Iscrizioni chiuse quando è passata questa parte delle ore (%)',
    'Enrolments close once this part of the hours has passed (%)',
  ],
  enrolmentLockHint: [
    'Con 25 un laboratorio di 30 ore accetta iscrizioni fino a 7 ore e mezza svolte.',
    'With 25, a lab of 30 hours takes enrolments until seven and a half hours are done.',
  ],
  attendancePercent: ['Presenza che serve per l’attestato (%)', 'Attendance needed for the certificate (%)'],
  offerHours: [
    'Ore per accettare un posto offerto dalla lista d’attesa',
    'Hours to accept a seat offered from the waiting list',
  ],
  rollCalls: ['Appelli e presenze', 'Roll calls and attendance'],
  rollCallDays: [
    'Giorni in cui l’ente può ancora correggere un appello',
    'Days in which the partner may still correct a roll call',
  ],
  lowAttendanceBelow: ['Presenze basse: allarme sotto questo numero', 'Low attendance: alarm below this number'],
  lowAttendanceHint: ['Con 0 non c’è mai un allarme.', 'With 0 there is never an alarm.'],
  lowAttendanceSessions: ['Per quanti incontri di seguito', 'For how many sessions in a row'],
  lowAttendanceAction: ['Che cosa succede allora', 'What happens then'],
  warnOnly: ['Si avvisano l’ente e la città', 'Partner and city are told'],
  suspendToo: ['Si avvisa e il laboratorio si sospende', 'They are told and the lab is suspended'],
  minimums: ['Numero minimo di iscritti', 'Minimum of participants'],
  minimumAction: ['Se nel giorno previsto gli iscritti non bastano', 'If on the day set there are too few'],
  minimumWarn: ['Si avvisano l’ente e gli istituti', 'Partner and schools are told'],
  minimumCancel: ['Il laboratorio si annulla e si avvisano tutti', 'The lab is cancelled and everybody is told'],
  minimumWarningDays: ['Giorni prima in cui si avvisa', 'Days before when people are warned'],
  authorisations: ['Abilitazioni alle macchine', 'Machine authorisations'],
  authorisationMonths: ['Durata di un’abilitazione, in mesi', 'Length of an authorisation, in months'],
  authorisationIdleMonths: [
    'Mesi senza usare la macchina dopo i quali decade',
    'Months without using the machine after which it lapses',
  ],
  emptyNever: ['Vuoto: non scade mai.', 'Empty: it never ends.'],
  emptyNotLapsing: ['Vuoto: non decade mai.', 'Empty: it never lapses.'],

  enrolmentsClose: ['Iscrizioni', 'Enrolments'],
  lockedAt: [(n: number) => `Chiuse oltre il ${n}% delle ore.`, (n: number) => `Closed beyond ${n}% of the hours.`],
  certificate: ['Attestato', 'Certificate'],
  certificateFrom: [(n: number) => `Dal ${n}% di presenza.`, (n: number) => `From ${n}% of attendance.`],
  waitingList: ['Lista d’attesa', 'Waiting list'],
  offerFor: [
    (n: number) =>
      n === 1 ? 'Il posto offerto resta riservato un’ora.' : `Il posto offerto resta riservato ${n} ore.`,
    (n: number) =>
      n === 1 ? 'An offered seat stays reserved for an hour.' : `An offered seat stays reserved for ${n} hours.`,
  ],
  correction: ['Correzione degli appelli', 'Correcting roll calls'],
  correctionFor: [
    (n: number) =>
      n === 0 ? 'Solo il giorno stesso.' : n === 1 ? 'Fino a un giorno dopo.' : `Fino a ${n} giorni dopo.`,
    (n: number) => (n === 0 ? 'On the same day only.' : n === 1 ? 'Up to a day later.' : `Up to ${n} days later.`),
  ],
  lowAttendance: ['Presenze basse', 'Low attendance'],
  alarmNever: ['Nessun allarme.', 'No alarm.'],
  alarmWhen: [
    (below: number, sessions: number) =>
      sessions === 1
        ? `Meno di ${below} presenti in un incontro.`
        : `Meno di ${below} presenti per ${sessions} incontri.`,
    (below: number, sessions: number) =>
      sessions === 1
        ? `Fewer than ${below} present in a session.`
        : `Fewer than ${below} present in ${sessions} sessions.`,
  ],
  warnedBefore: [
    (n: number) =>
      n === 0 ? 'Nessun avviso prima.' : n === 1 ? 'Avviso un giorno prima.' : `Avviso ${n} giorni prima.`,
    (n: number) => (n === 0 ? 'No warning before.' : n === 1 ? 'Warning a day before.' : `Warning ${n} days before.`),
  ],
  lasts: [
    (n: number | null) => (n === null ? 'Non scadono.' : n === 1 ? 'Durano un mese.' : `Durano ${n} mesi.`),
    (n: number | null) => (n === null ? 'They do not end.' : n === 1 ? 'They last a month.' : `They last ${n} months.`),
  ],
  lapse: [
    (n: number | null) =>
      n === null
        ? 'Non decadono se la macchina non si usa.'
        : n === 1
          ? 'Decadono dopo un mese senza usare la macchina.'
          : `Decadono dopo ${n} mesi senza usare la macchina.`,
    (n: number | null) =>
      n === null
        ? 'They do not lapse when the machine is not used.'
        : n === 1
          ? 'They lapse after a month without using the machine.'
          : `They lapse after ${n} months without using the machine.`,
  ],
})

export type LabNormWords = ReturnType<typeof labNormWords>
