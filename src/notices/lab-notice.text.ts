import { formatInstant } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import { lastDayText } from './days-left.text.ts'
import type { NoticeData } from './notice.rules.ts'

interface Minimum {
  edition: string
  enrolled: number
  minimum: string
  by: string
}

const words = phrases({
  offeredSubject: [
    (edition: string, group: string) => `Si sono liberati posti per ${group}: ${edition}`,
    (edition: string, group: string) => `There are seats for ${group}: ${edition}`,
  ],
  offered: [
    (edition: string, group: string, seats: number) =>
      `nel laboratorio “${edition}” ${plural(seats, 'c’è ora il posto', `ci sono ora i ${seats} posti`)} per ${group}, che era in lista d’attesa.`,
    (edition: string, group: string, seats: number) =>
      `the lab “${edition}” now has ${plural(seats, 'the seat', `the ${seats} seats`)} for ${group}, who were on the waiting list.`,
  ],
  offeredUntil: [
    (until: string) => `L’offerta vale fino al ${until}; poi passa a chi viene dopo. Rispondi da qui:`,
    (until: string) => `The offer holds until ${until}; then it goes to the next in line. Answer here:`,
  ],
  expiredSubject: [
    (edition: string, group: string) => `Posti non confermati per ${group}: ${edition}`,
    (edition: string, group: string) => `Seats not taken up for ${group}: ${edition}`,
  ],
  expired: [
    (edition: string, group: string) =>
      `i posti offerti a ${group} nel laboratorio “${edition}” non sono stati confermati in tempo, e sono passati a chi viene dopo.`,
    (edition: string, group: string) =>
      `the seats offered to ${group} in the lab “${edition}” were not taken up in time, and went to the next in line.`,
  ],
  expiredNext: [
    'Se vi interessa ancora, iscrivetevi di nuovo: andrete in fondo alla lista. La pagina del laboratorio è questa:',
    'If you still want them, enrol again: you will be last on the list. The page of the lab is here:',
  ],
  minimumSubject: [
    (edition: string) => `Pochi iscritti: ${edition}`,
    (edition: string) => `Too few enrolled: ${edition}`,
  ],
  minimum: [
    ({ edition, enrolled, minimum, by }: Minimum) =>
      `il laboratorio “${edition}” ha ${enrolled} ${plural(enrolled, 'iscritto', 'iscritti')}; entro il ${by} ne servono almeno ${minimum}.`,
    ({ edition, enrolled, minimum, by }: Minimum) =>
      `the lab “${edition}” has ${enrolled} enrolled; at least ${minimum} are needed by ${by}.`,
  ],
  'cancels-yes': [
    'Se quel giorno non bastano, il laboratorio viene annullato. Si può ancora iscrivere da qui:',
    'If there are not enough on that day, the lab is cancelled. Enrolment is still possible here:',
  ],
  'cancels-no': [
    'Ente, scuole e ufficio del programma decidono insieme se si tiene lo stesso. Si può ancora iscrivere da qui:',
    'Host, schools and programme office decide together whether it takes place all the same. Enrolment is still possible here:',
  ],
  cancelledSubject: [
    (edition: string) => `Laboratorio annullato: ${edition}`,
    (edition: string) => `Lab cancelled: ${edition}`,
  ],
  cancelled: [
    (edition: string) =>
      `il laboratorio “${edition}” è stato annullato: gli incontri che mancavano non si tengono. Le presenze già registrate restano.`,
    (edition: string) =>
      `the lab “${edition}” has been cancelled: the sessions that were left do not take place. Attendance already recorded stays.`,
  ],
  reason: [(reason: string) => `Il motivo: ${reason}`, (reason: string) => `The reason: ${reason}`],
  details: ['I dettagli sono qui:', 'The details are here:'],
  attendanceSubject: [
    (edition: string) => `Poche presenze: ${edition}`,
    (edition: string) => `Low attendance: ${edition}`,
  ],
  attendance: [
    (edition: string, below: string, sessions: number) =>
      `nel laboratorio “${edition}” i presenti sono stati meno di ${below} ${plural(sessions, 'all’ultimo incontro', `per ${sessions} incontri di fila`)}.`,
    (edition: string, below: string, sessions: number) =>
      `in the lab “${edition}” fewer than ${below} were present ${plural(sessions, 'at the last session', `at ${sessions} sessions in a row`)}.`,
  ],
  'suspended-yes': [
    'Per questo il laboratorio è sospeso finché scuola ed ente non decidono insieme come riprendere. È qui:',
    'The lab is therefore suspended until school and host decide together how to go on. It is here:',
  ],
  'suspended-no': [
    'Scuola ed ente si sentano per capire che cosa succede. Il laboratorio è qui:',
    'School and host should talk about what is happening. The lab is here:',
  ],
  authorisationSubject: [
    (machine: string, day: string) => `La tua abilitazione scade il ${day}: ${machine}`,
    (machine: string, day: string) => `Your authorisation ends on ${day}: ${machine}`,
  ],
  authorisation: [
    (machine: string, day: string) =>
      `la tua abilitazione a usare una macchina (${machine}) vale fino al ${day}. Dopo dovrai ottenerne un’altra prima di usarla.`,
    (machine: string, day: string) =>
      `your authorisation to use a machine (${machine}) is valid until ${day}. After that you need a new one before you use it.`,
  ],
  authorisationNext: [
    'Chiedi all’ente o al tuo docente come rinnovarla. Le tue abilitazioni sono qui:',
    'Ask the host or your teacher how to renew it. Your authorisations are here:',
  ],
})

/** To the school, when seats are free for a group of its waiting list. */
export function seatsOfferedLetter(data: NoticeData['lab-seats-offered'], language: Language) {
  const t = words(language)
  const until = formatInstant(new Date(data.until), language)
  return {
    subject: t.offeredSubject(data.edition, data.group),
    paragraphs: [t.offered(data.edition, data.group, Number(data.seats)), t.offeredUntil(until), data.link],
  }
}

/** To the school, when it did not answer such an offer in time. */
export function offerExpiredLetter({ edition, group, link }: NoticeData['lab-offer-expired'], language: Language) {
  const t = words(language)
  return { subject: t.expiredSubject(edition, group), paragraphs: [t.expired(edition, group), t.expiredNext, link] }
}

/** To partner, city and schools, when too few are enrolled. */
export function minimumMissedLetter(data: NoticeData['lab-minimum-missed'], language: Language) {
  const t = words(language)
  const facts = { ...data, enrolled: Number(data.enrolled), by: lastDayText(data.by, language) }
  return {
    subject: t.minimumSubject(data.edition),
    paragraphs: [t.minimum(facts), t[`cancels-${data.cancels}`], data.link],
  }
}

/** To partner and schools. */
export function labCancelledLetter({ edition, reason, link }: NoticeData['lab-cancelled'], language: Language) {
  const t = words(language)
  const why = reason ? [t.reason(reason)] : []
  return { subject: t.cancelledSubject(edition), paragraphs: [t.cancelled(edition), ...why, t.details, link] }
}

/** To partner, schools and city, once for a run of sessions with few people. */
export function lowAttendanceLetter(data: NoticeData['lab-low-attendance'], language: Language) {
  const t = words(language)
  return {
    subject: t.attendanceSubject(data.edition),
    paragraphs: [
      t.attendance(data.edition, data.below, Number(data.sessions)),
      t[`suspended-${data.suspended}`],
      data.link,
    ],
  }
}

/** To a student, some days before an authorisation ends. */
export function authorisationExpiringLetter(data: NoticeData['authorisation-expiring'], language: Language) {
  const t = words(language)
  const day = lastDayText(data.until, language)
  return {
    subject: t.authorisationSubject(data.machine, day),
    paragraphs: [t.authorisation(data.machine, day), t.authorisationNext, data.link],
  }
}
