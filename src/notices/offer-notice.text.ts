import { parseDay } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  sentSubject: [
    (host: string) => `Un’offerta di posti da esaminare: ${host}`,
    (host: string) => `An offer of seats to check: ${host}`,
  ],
  sent: [
    (host: string, title: string, period: string) => `${host} offre posti a studenti: “${title}”, ${period}.`,
    (host: string, title: string, period: string) => `${host} offers seats to students: “${title}”, ${period}.`,
  ],
  period: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} to ${to}`],
  sentAction: [
    'Prima che gli studenti la leggano va esaminata: pubblicala, o chiedi di completarla:',
    'Before students read it, it has to be checked: publish it, or ask for more:',
  ],
  'more-requestedSubject': [
    (title: string) => `La tua offerta va completata: ${title}`,
    (title: string) => `Your offer needs something more: ${title}`,
  ],
  publishedSubject: [
    (title: string) => `La tua offerta è pubblicata: ${title}`,
    (title: string) => `Your offer is published: ${title}`,
  ],
  closedSubject: [
    (title: string) => `La tua offerta è chiusa: ${title}`,
    (title: string) => `Your offer is closed: ${title}`,
  ],
  'more-requested': [
    (by: string, title: string) => `${by} ha letto l’offerta “${title}” e chiede di completarla.`,
    (by: string, title: string) => `${by} has read the offer “${title}” and asks for more.`,
  ],
  published: [
    (by: string, title: string) =>
      `${by} ha pubblicato l’offerta “${title}”: le scuole la vedono e gli studenti possono sceglierla.`,
    (by: string, title: string) =>
      `${by} has published the offer “${title}”: schools see it and students may choose it.`,
  ],
  closed: [
    (by: string, title: string) => `${by} ha chiuso l’offerta “${title}”. Chi ha già un percorso lo tiene.`,
    (by: string, title: string) => `${by} has closed the offer “${title}”. Who has a placement keeps it.`,
  ],
  office: ['L’ufficio del programma', 'The programme office'],
  said: [(text: string) => `Ha scritto: “${text}”`, (text: string) => `They wrote: “${text}”`],
  open: ['L’offerta è qui:', 'The offer is here:'],
})

const dayText = (text: string, language: Language) => {
  const day = parseDay(text)
  return day ? formatDay(day, language) : text
}

/** To who checks offers, when one is sent. */
export function offerSentLetter({ host, title, from, to, link }: NoticeData['offer-sent'], language: Language) {
  const t = words(language)
  const sent = t.sent(host, title, t.period(dayText(from, language), dayText(to, language)))
  return { subject: t.sentSubject(host), paragraphs: [sent, t.sentAction, link] }
}

/** To the host, when its offer was checked or closed. */
export function offerAnsweredLetter(data: NoticeData['offer-answered'], language: Language) {
  const t = words(language)
  const { title, answer, text, school, link } = data
  return {
    subject: t[`${answer}Subject`](title),
    paragraphs: [t[answer](school || t.office, title), ...(text ? [t.said(text)] : []), t.open, link],
  }
}
