import { formatInstant } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  publishedSubject: [(round: string) => `È uscito l’esito: ${round}`, (round: string) => `The result is out: ${round}`],
  publishedToStudent: [
    (round: string) => `è uscito l’esito della tornata «${round}»: qui leggi il tuo posto, e perché.`,
    (round: string) => `the result of the round “${round}” is out: here you read your place, and why.`,
  ],
  publishedToSchool: [
    (round: string) =>
      `è pubblicato l’esito della tornata «${round}»: ogni studente legge il proprio posto e il perché.`,
    (round: string) => `the result of the round “${round}” is published: each student reads the own place and why.`,
  ],
  publishedToHost: [
    (round: string) => `la tornata «${round}» è conclusa: qui leggi chi arriva da voi, offerta per offerta.`,
    (round: string) => `the round “${round}” is over: here you read who comes to you, offer by offer.`,
  ],
  answerBy: [
    (until: string) => `Se hai un posto, confermalo entro il ${until}; se non lo vuoi più, rinuncia: andrà a un altro.`,
    (until: string) =>
      `If you have a place, confirm it by ${until}; if you do not want it, give it back: it goes to another.`,
  ],
  offeredSubject: [
    (round: string) => `Si è liberato un posto che preferivi: ${round}`,
    (round: string) => `A place that you preferred has come free: ${round}`,
  ],
  offeredToStudent: [
    (until: string) =>
      `si è liberato un posto che avevi messo prima di quello che hai. È riservato per te fino al ${until}: poi passa a un altro. Il tuo posto di adesso resta tuo finché non rispondi.`,
    (until: string) =>
      `a place that you had put before the one you have has come free. It is kept for you until ${until}: then it goes to another. Your present place stays yours until you answer.`,
  ],
  offeredSchoolSubject: [
    (round: string) => `Un posto offerto a uno studente senza e-mail: ${round}`,
    (round: string) => `A place offered to a student without e-mail: ${round}`,
  ],
  offeredToSchool: [
    (until: string) =>
      `si è liberato un posto, ed è riservato fino al ${until} a uno studente della tua scuola che non ha un’e-mail. Avvisalo a voce, e rispondi tu per lui se lo chiede:`,
    (until: string) =>
      `a place has come free, and is kept until ${until} for a student of your school who has no e-mail address. Tell them in person, and answer for them if they ask:`,
  ],
  expiredSubject: [
    (round: string) => `Il posto offerto è passato a un altro: ${round}`,
    (round: string) => `The place that was offered has gone to another: ${round}`,
  ],
  expiredToStudent: [
    'il posto che era riservato per te è passato ad altri, perché non è arrivata una risposta in tempo. Se avevi già un posto, resta tuo.',
    'the place that was kept for you has gone to others, since no answer came in time. If you had a place, it is still yours.',
  ],
  expiredToSchool: [
    'un posto riservato a uno studente senza e-mail è passato ad altri, perché non è arrivata una risposta in tempo.',
    'a place kept for a student without e-mail address has gone to others, since no answer came in time.',
  ],
  withdrawnSubject: [(round: string) => `Una rinuncia: ${round}`, (round: string) => `A place given back: ${round}`],
  withdrawn: [
    (round: string) =>
      `uno studente ha rinunciato al posto nella tornata «${round}». Il posto è già stato offerto a chi lo preferiva, secondo le precedenze registrate; qui vedi come va:`,
    (round: string) =>
      `a student has given back the place in the round “${round}”. It has been offered already to whoever preferred it, by the recorded priorities; here you see how it goes:`,
  ],
})

/** To a student, the staff of a school or a host, when a result is published. */
export function roundPublishedLetter(data: NoticeData['round-published'], language: Language) {
  const t = words(language)
  const { round, reader, answerBy, link } = data
  const said = { student: t.publishedToStudent, school: t.publishedToSchool, host: t.publishedToHost }[reader]
  const until = answerBy === '' ? [] : [t.answerBy(formatInstant(new Date(answerBy), language))]
  return { subject: t.publishedSubject(round), paragraphs: [said(round), link, ...until] }
}

/** To the student, or where they have no address to the school, when a better place is held for them. */
export function placeOfferedLetter({ round, reader, until, link }: NoticeData['place-offered'], language: Language) {
  const t = words(language)
  const moment = formatInstant(new Date(until), language)
  return reader === 'student'
    ? { subject: t.offeredSubject(round), paragraphs: [t.offeredToStudent(moment), link] }
    : { subject: t.offeredSchoolSubject(round), paragraphs: [t.offeredToSchool(moment), link] }
}

/** To the same, when nobody has answered. */
export function placeOfferExpiredLetter(data: NoticeData['place-offer-expired'], language: Language) {
  const t = words(language)
  const said = data.reader === 'student' ? t.expiredToStudent : t.expiredToSchool
  return { subject: t.expiredSubject(data.round), paragraphs: [said, data.link] }
}

/** To the coordinators, when somebody gives a place back. */
export function placeWithdrawnLetter({ round, link }: NoticeData['place-withdrawn'], language: Language) {
  const t = words(language)
  return { subject: t.withdrawnSubject(round), paragraphs: [t.withdrawn(round), link] }
}
