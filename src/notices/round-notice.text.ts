import { formatInstant } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import type { RoundNoticeData } from './round-notice.rules.ts'

/** How many of a class have not sent a list, and until when they may. */
interface MissingOfClass {
  round: string
  of: string
  n: number
  until: string
}

const words = phrases({
  openedSubject: [(round: string) => `Scelte aperte: ${round}`, (round: string) => `Choices open: ${round}`],
  openedStudent: [
    (round: string, until: string) =>
      `puoi ordinare le tue scelte per «${round}» fino al ${until}. L’ora di invio non conta: prenditi il tempo che serve, e metti in ordine ciò che preferisci davvero.`,
    (round: string, until: string) =>
      `you may rank your choices for “${round}” until ${until}. The time of sending does not count: take the time you need, and rank what you really prefer.`,
  ],
  openedSchool: [
    (round: string, until: string) =>
      `le scelte per «${round}» sono aperte fino al ${until}. Da questa pagina vedi come procedono:`,
    (round: string, until: string) => `the choices for “${round}” are open until ${until}. This page says how they go:`,
  ],
  choose: ['Le offerte e il tuo elenco sono qui:', 'The offers and your list are here:'],
  joinSubject: [
    (round: string) => `Una tornata della città a cui aderire: ${round}`,
    (round: string) => `A round of the city to join: ${round}`,
  ],
  join: [
    (round: string, until: string) =>
      `la città ha aperto la tornata «${round}». La tua scuola può aderire con le sue classi fino al ${until}; prima aderisce, più tempo hanno gli studenti per scegliere:`,
    (round: string, until: string) =>
      `the city has opened the round “${round}”. Your school may join with its classes until ${until}; the sooner it does, the more time its students have:`,
  ],
  movedSubject: [(round: string) => `Scadenza cambiata: ${round}`, (round: string) => `Deadline changed: ${round}`],
  moved: [
    (round: string, before: string, until: string) =>
      `la scadenza delle scelte per «${round}» è cambiata: non più il ${before}, ma il ${until}.`,
    (round: string, before: string, until: string) =>
      `the deadline of the choices for “${round}” has changed: no longer ${before}, but ${until}.`,
  ],
  movedAction: [
    'Chi ha già mandato il suo elenco non deve fare nulla; chi vuole può ancora cambiarlo:',
    'Who has sent a list need do nothing; who likes may still change it:',
  ],
  missingSubject: [
    (round: string, until: string) => `Mancano le scelte: «${round}» chiude il ${until}`,
    (round: string, until: string) => `Choices missing: “${round}” closes on ${until}`,
  ],
  missingOwn: [
    (round: string, until: string) =>
      `non hai ancora inviato le tue scelte per «${round}»: c’è tempo fino al ${until}. Se non ne invii, riceverai un posto tra quelli rimasti liberi, se la tornata lo prevede. Si fa da qui:`,
    (round: string, until: string) =>
      `you have not sent your choices for “${round}” yet: there is time until ${until}. If you send none you get one of the places left free, where the round provides for it. It is done here:`,
  ],
  missingClass: [
    ({ round, of, n, until }: MissingOfClass) =>
      `per «${round}» ${plural(n, 'manca ancora 1 lista', `mancano ancora ${n} liste`)} di ${of}, e le scelte chiudono il ${until}. A chi non ha un indirizzo non abbiamo potuto scrivere. Qui vedi chi è, e puoi scrivere la lista per chi non può farlo da sé:`,
    ({ round, of, n, until }: MissingOfClass) =>
      `for “${round}” ${plural(n, '1 list is', `${n} lists are`)} still missing from ${of}, and choices close on ${until}. Who has no address we could not write to. Here you see who it is, and may write the list for those who cannot:`,
  ],
  cancelledSubject: [(round: string) => `Tornata annullata: ${round}`, (round: string) => `Round cancelled: ${round}`],
  cancelled: [
    (round: string) => `la tornata «${round}» è stata annullata: le scelte già mandate non valgono più.`,
    (round: string) => `the round “${round}” has been cancelled: the choices sent so far no longer count.`,
  ],
  because: [(reason: string) => `Motivo: ${reason}`, (reason: string) => `Reason: ${reason}`],
  cancelledAction: ['Se se ne apre un’altra la trovi qui:', 'If another one opens you find it here:'],
})

const until = (instant: string, language: Language) => formatInstant(new Date(instant), language)

export function roundOpenedLetter(data: RoundNoticeData['round-opened'], language: Language) {
  const t = words(language)
  const closes = until(data.closesAt, language)
  const says =
    data.reader === 'student' ? [t.openedStudent(data.round, closes), t.choose] : [t.openedSchool(data.round, closes)]
  return { subject: t.openedSubject(data.round), paragraphs: [...says, data.link] }
}

export function roundToJoinLetter({ round, closesAt, link }: RoundNoticeData['round-to-join'], language: Language) {
  const t = words(language)
  return { subject: t.joinSubject(round), paragraphs: [t.join(round, until(closesAt, language)), link] }
}

export function roundDeadlineLetter(data: RoundNoticeData['round-deadline-moved'], language: Language) {
  const t = words(language)
  const moved = t.moved(data.round, until(data.before, language), until(data.closesAt, language))
  return { subject: t.movedSubject(data.round), paragraphs: [moved, t.movedAction, data.link] }
}

/** To a student, or (`class` says which) to whoever follows a class. */
export function choicesMissingLetter(data: RoundNoticeData['choices-missing'], language: Language) {
  const t = words(language)
  const closes = until(data.closesAt, language)
  const text =
    data.class === ''
      ? t.missingOwn(data.round, closes)
      : t.missingClass({ round: data.round, of: data.class, n: Number(data.missing), until: closes })
  return { subject: t.missingSubject(data.round, closes), paragraphs: [text, data.link] }
}

export function roundCancelledLetter(data: RoundNoticeData['round-cancelled'], language: Language) {
  const t = words(language)
  const says = [t.cancelled(data.round), t.because(data.reason), t.cancelledAction]
  return { subject: t.cancelledSubject(data.round), paragraphs: [...says, data.link] }
}
