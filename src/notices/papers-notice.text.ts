import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  subject: [
    (host: string) => `Da firmare di nuovo: documenti per ${host}`,
    (host: string) => `To sign again: papers for ${host}`,
  ],
  changed: [
    (paper: string, host: string) =>
      `dopo la tua firma ${paper} del percorso presso ${host} è cambiato. La firma di prima non vale più e resta annotata.`,
    (paper: string, host: string) =>
      `after you signed it ${paper} of the placement at ${host} was changed. The earlier signature is void, and stays on record.`,
  ],
  project: ['il progetto formativo', 'the training project'],
  pact: ['il patto formativo', 'the learning pact'],
  action: ['Rileggilo e firmalo di nuovo da questa pagina:', 'Read it again and sign it on this page:'],
  byLink: [
    'Rileggilo e firmalo di nuovo: apri lo stesso collegamento dell’e-mail con cui avevi firmato.',
    'Read it and sign it again: open the same link in the e-mail by which you signed.',
  ],
})

/** To whoever had signed a paper of a placement that was changed since. */
export function papersChangedLetter(data: NoticeData['papers-changed'], language: Language) {
  const t = words(language)
  const text = t.changed(t[data.paper], data.host)
  return {
    subject: t.subject(data.host),
    paragraphs: data.link ? [text, t.action, data.link] : [text, t.byLink],
  }
}
