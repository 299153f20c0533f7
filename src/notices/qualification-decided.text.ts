import { parseDay } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

type Decided = NoticeData['qualification-decided']

const words = phrases({
  qualifySubject: [
    (partner: string) => `${partner} è nell’elenco qualificato`,
    (partner: string) => `${partner} is on the qualified list`,
  ],
  qualify: [
    (partner: string, until: string) =>
      `l’ufficio del programma ha accolto la domanda: ${partner} può accogliere studenti, fino al ${until}.`,
    (partner: string, until: string) =>
      `the programme office has accepted the application: ${partner} may take students in, until ${until}.`,
  ],
  qualifyNext: [
    'Sessanta giorni prima della scadenza potrai chiedere il rinnovo da questa pagina:',
    'Sixty days before that day you can apply for the next period on this page:',
  ],
  'ask-moreSubject': [
    (partner: string) => `Domanda di qualificazione di ${partner}: manca qualcosa`,
    (partner: string) => `Application of ${partner} for qualification: something is missing`,
  ],
  'ask-more': [
    (partner: string) =>
      `l’ufficio del programma ha letto la domanda di ${partner} e, prima di decidere, chiede ancora qualcosa.`,
    (partner: string) =>
      `the programme office has read the application of ${partner} and asks for something more before it decides.`,
  ],
  'ask-moreNext': [
    'Correggi o completa il profilo, poi rispondi e manda di nuovo la domanda da questa pagina:',
    'Correct or complete the profile, then answer and send the application again on this page:',
  ],
  refuseSubject: [
    (partner: string) => `Domanda di qualificazione di ${partner}: non accolta`,
    (partner: string) => `Application of ${partner} for qualification: not accepted`,
  ],
  refuse: [
    (partner: string) => `l’ufficio del programma non ha accolto la domanda di qualificazione di ${partner}.`,
    (partner: string) => `the programme office has not accepted the application of ${partner} for qualification.`,
  ],
  refuseNext: [
    'Quando il motivo è superato puoi presentare una nuova domanda da questa pagina:',
    'Once the reason has gone you can apply again on this page:',
  ],
  said: [(text: string) => `Scrive: “${text}”`, (text: string) => `It writes: “${text}”`],
  entry: [
    'Se non hai un accesso a Bottega, usa il collegamento che hai ricevuto o chiedine uno alla scuola o all’ufficio del programma.',
    'If you have no access to Bottega, use the link you were sent, or ask the school or the programme office for one.',
  ],
})

/** What the city has decided on the application of a partner. */
export function qualificationDecidedLetter(
  { decision, partner, text, until, link }: Decided,
  language: Language,
): { subject: string; paragraphs: string[] } {
  const t = words(language)
  const day = parseDay(until)
  const news =
    decision === 'qualify' ? t.qualify(partner, day ? formatDay(day, language) : until) : t[decision](partner)
  const paragraphs = [news, ...(text ? [t.said(text)] : []), t[`${decision}Next`], link, t.entry]
  return { subject: t[`${decision}Subject`](partner), paragraphs }
}
