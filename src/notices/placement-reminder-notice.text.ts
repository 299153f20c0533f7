import { formatMonth } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import { lastDayText } from './days-left.text.ts'
import type { PlacementReminderData } from './placement-reminder-notice.rules.ts'

const words = phrases({
  evaluationSubject: [
    (host: string) => `Manca la tua valutazione: percorso presso ${host}`,
    (host: string) => `Your evaluation is missing: placement at ${host}`,
  ],
  evaluation: [
    (host: string, day: string) =>
      `il percorso presso ${host} è finito il ${day} e la tua valutazione non è ancora arrivata. Servono pochi minuti.`,
    (host: string, day: string) =>
      `the placement at ${host} ended on ${day}, and your evaluation has not come in yet. It takes a few minutes.`,
  ],
  'evaluation-host': [
    'Serve alla scuola per certificare ciò che lo studente ha imparato. Si compila da qui:',
    'The school needs it to certify what the student has learnt. It is filled in here:',
  ],
  'evaluation-student': [
    'Racconta come è andata e che cosa hai imparato: ti servirà anche per l’esame. Si compila da qui:',
    'Tell how it went and what you have learnt: you will need it for the exam too. It is filled in here:',
  ],
  'evaluation-tutor': [
    'Senza la tua scheda e la relazione il percorso non si può certificare. Si compila da qui:',
    'Without your form and report the placement cannot be certified. It is filled in here:',
  ],
  papersSubject: [
    (host: string, day: string) => `Documenti da completare prima del ${day}: percorso presso ${host}`,
    (host: string, day: string) => `Papers to complete before ${day}: placement at ${host}`,
  ],
  papers: [
    (host: string, day: string) => `il ${day} comincia il percorso presso ${host}, e mancano ancora documenti.`,
    (host: string, day: string) => `the placement at ${host} begins on ${day}, and papers are still missing.`,
  ],
  papersYours: [
    (list: string) => `Che cosa manca da parte tua: ${list}.`,
    (list: string) => `What is missing on your side: ${list}.`,
  ],
  papersAction: [
    'Finché non ci sono tutti, le ore non si possono registrare. Si fa da qui:',
    'Until all are there no hours can be logged. It is done here:',
  ],
  silentSubject: [
    (hours: string) => `${hours} ore aspettano ancora la tua risposta`,
    (hours: string) => `${hours} hours still wait for your answer`,
  ],
  silent: [
    (host: string, amount: string) => `${host} non ha ancora confermato ${amount}.`,
    (host: string, amount: string) => `${host} has not confirmed yet ${amount}.`,
  ],
  amount: [
    (n: number, hours: string, day: string) =>
      `${n} ${plural(n, 'riga', 'righe')} (${hours} ore), la più vecchia del ${day}`,
    (n: number, hours: string, day: string) =>
      `${n} ${plural(n, 'line', 'lines')} (${hours} hours), the oldest of ${day}`,
  ],
  silentUntil: [
    (day: string) => `Dal ${day} la scuola potrà confermarle al tuo posto. Prima confermale o rimandale tu:`,
    (day: string) => `From ${day} on the school may confirm them in your place. Before that, confirm or return them:`,
  ],
  silentHelp: [(school: string) => `Dubbi? Chiedi a ${school}.`, (school: string) => `Doubts? Ask ${school}.`],
  unansweredSubject: [
    (host: string) => `${host} non risponde: puoi confermare tu le ore`,
    (host: string) => `${host} does not answer: you may confirm the hours`,
  ],
  unanswered: [
    (host: string, amount: string) => `${host} non ha risposto in tempo su ${amount}.`,
    (host: string, amount: string) => `${host} has not answered in time about ${amount}.`,
  ],
  unansweredAction: [
    (tutor: string) => `Prova a sentire ${tutor}. Se sai che le ore sono state fatte, confermale tu con una nota:`,
    (tutor: string) => `Try to reach ${tutor}. When you know that the hours were done, confirm them with a note:`,
  ],
  monthSubject: [
    (month: string) => `Ore di ${month} ancora da firmare`,
    (month: string) => `Hours of ${month} still to be signed`,
  ],
  month: [
    (month: string, n: number, hours: string) =>
      `il mese di ${month} è finito, e ${n} ${plural(n, 'riga', 'righe')} di ore (${hours} ore) ${plural(n, 'aspetta', 'aspettano')} ancora una conferma o una convalida.`,
    (month: string, n: number, hours: string) =>
      `${month} is over, and ${n} ${plural(n, 'line', 'lines')} of hours (${hours} hours) still ${plural(n, 'waits', 'wait')} for a signature.`,
  ],
  monthAction: [
    'Quando sono a posto puoi chiudere il mese da qui:',
    'Once they are settled you can close the month here:',
  ],
})

/** To whoever owes the evaluation of a placement that has ended. */
export function evaluationMissingLetter(data: PlacementReminderData['evaluation-missing'], language: Language) {
  const t = words(language)
  const text = t.evaluation(data.host, lastDayText(data.ended, language))
  return { subject: t.evaluationSubject(data.host), paragraphs: [text, t[`evaluation-${data.party}`], data.link] }
}

/** To whoever must act before a placement begins. */
export function papersMissingLetter(data: PlacementReminderData['papers-missing'], language: Language) {
  const t = words(language)
  const day = lastDayText(data.from, language)
  return {
    subject: t.papersSubject(data.host, day),
    paragraphs: [t.papers(data.host, day), t.papersYours(data.papers), t.papersAction, data.link],
  }
}

/** To a host that leaves hours without an answer. */
export function hostSilentLetter(data: PlacementReminderData['host-silent'], language: Language) {
  const t = words(language)
  return {
    subject: t.silentSubject(data.hours),
    paragraphs: [
      t.silent(data.host, amountOf(data, language)),
      t.silentUntil(lastDayText(data.until, language)),
      data.link,
      ...(data.school ? [t.silentHelp(data.school)] : []),
    ],
  }
}

/** To the school's tutor, from when the school may confirm in the place of the host. */
export function hoursUnansweredLetter(data: PlacementReminderData['hours-unanswered'], language: Language) {
  const t = words(language)
  return {
    subject: t.unansweredSubject(data.host),
    paragraphs: [
      t.unanswered(data.host, amountOf(data, language)),
      t.unansweredAction(data.hostTutor || data.host),
      data.link,
    ],
  }
}

/** To a school, of a month that is over and cannot be closed yet. */
export function monthWaitingLetter(data: PlacementReminderData['month-waiting'], language: Language) {
  const t = words(language)
  const month = formatMonth(data.month, language)
  return {
    subject: t.monthSubject(month),
    paragraphs: [t.month(month, Number(data.lines), data.hours), t.monthAction, data.link],
  }
}

function amountOf(data: { entries: string; hours: string; oldestDay: string }, language: Language): string {
  return words(language).amount(Number(data.entries), data.hours, lastDayText(data.oldestDay, language))
}
