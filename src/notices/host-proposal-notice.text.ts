import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  madeSubject: [
    (host: string) => `Uno studente propone un ente: ${host}`,
    (host: string) => `A student proposes a host: ${host}`,
  ],
  made: [
    (host: string, town: string) =>
      `uno studente della tua scuola ha trovato da sé un ente che potrebbe ospitarlo: ${host}, ${town}.`,
    (host: string, town: string) => `a student of your school has found a host: ${host}, ${town}.`,
  ],
  madeAction: [
    'Chi è, chi cercare e quando si legge qui. Prendi in carico la proposta, o rispondi perché no:',
    'Who it is, whom to ask and when is written here. Take the proposal over, or answer why not:',
  ],
  answeredSubject: [
    (host: string) => `La scuola ha risposto sulla tua proposta: ${host}`,
    (host: string) => `The school has answered your proposal: ${host}`,
  ],
  'taken-over': [
    (host: string) => `la scuola ha preso in carico la tua proposta: sentirà ${host}.`,
    (host: string) => `the school has taken your proposal over: it will ask ${host}.`,
  ],
  declined: [
    (host: string) => `la scuola non può andare avanti con la tua proposta: ${host}.`,
    (host: string) => `the school cannot go on with your proposal: ${host}.`,
  ],
  answeredAction: ['Qui leggi la risposta, e a che punto è:', 'Here you read the answer, and where it stands:'],
})

/** To office and coordinators, when a student has found a host; the student is named on the page only. */
export function hostProposalMadeLetter({ host, town, link }: NoticeData['host-proposal-made'], language: Language) {
  const t = words(language)
  return { subject: t.madeSubject(host), paragraphs: [t.made(host, town), t.madeAction, link] }
}

/** To the student, when the school has answered. */
export function hostProposalAnsweredLetter(
  { host, answer, link }: NoticeData['host-proposal-answered'],
  language: Language,
) {
  const t = words(language)
  return { subject: t.answeredSubject(host), paragraphs: [t[answer](host), t.answeredAction, link] }
}
