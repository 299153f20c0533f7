import { formatInstant } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { RoundNoticeData } from './round-notice.rules.ts'

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

export function roundCancelledLetter(data: RoundNoticeData['round-cancelled'], language: Language) {
  const t = words(language)
  const says = [t.cancelled(data.round), t.because(data.reason), t.cancelledAction]
  return { subject: t.cancelledSubject(data.round), paragraphs: [...says, data.link] }
}
