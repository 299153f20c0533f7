import { type Language, phrases } from '../platform/words.ts'
import { daysLeft, lastDayText } from './days-left.text.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  subject: [
    (document: string) => `Documento da caricare di nuovo su Bottega: ${document}`,
    (document: string) => `Document to upload again on Bottega: ${document}`,
  ],
  refused: [
    (document: string, host: string) =>
      `l’ufficio del programma ha guardato il documento “${document}” di ${host} e non può accettarlo.`,
    (document: string, host: string) =>
      `the programme office has looked at the document “${document}” of ${host} and cannot accept it.`,
  ],
  reason: [(reason: string) => `Il motivo: ${reason}`, (reason: string) => `The reason: ${reason}`],
  action: [
    'Correggilo e carica la nuova versione da qui. Se lavori con un collegamento ricevuto per e-mail, apri prima quello:',
    'Correct it and upload the new version here. If you work by a link received by e-mail, open that one first:',
  ],
  expiringSubject: [
    (document: string, day: string) => `Il documento “${document}” scade il ${day}`,
    (document: string, day: string) => `The document “${document}” ends on ${day}`,
  ],
  expiring: [
    (about: About) => `il documento “${about.document}” di ${about.host} scade il ${about.day}: ${about.left}.`,
    (about: About) => `the document “${about.document}” of ${about.host} ends on ${about.day}: ${about.left}.`,
  ],
  renew: [
    'Quando hai quello nuovo caricalo da qui, anche prima della scadenza; quello di adesso resta valido fino al suo ultimo giorno:',
    'As soon as you have the new one upload it here, even before the end; the present one stays valid until its last day:',
  ],
  expiredSubject: [
    (document: string) => `Il documento “${document}” è scaduto`,
    (document: string) => `The document “${document}” is no longer valid`,
  ],
  expired: [
    (document: string, host: string, day: string) =>
      `il documento “${document}” di ${host} valeva fino al ${day}: ora è scaduto, e le scuole lo vedono.`,
    (document: string, host: string, day: string) =>
      `the document “${document}” of ${host} was valid until ${day}: it no longer is, and the schools see it.`,
  ],
  replace: ['Carica la nuova versione da qui:', 'Upload the new version here:'],
  help: [
    'Se lavori con un collegamento ricevuto per e-mail, apri prima quello. Se non ne hai uno che vale ancora, chiedilo alla scuola o all’ufficio del programma.',
    'If you work by a link received by e-mail, open that one first. If you have none that still works, ask the school or the programme office for one.',
  ],
})

interface About {
  document: string
  host: string
  day: string
  left: string
}

/** The letter to a host whose document was refused. */
export function documentRefusedLetter(data: NoticeData['document-refused'], language: Language) {
  const t = words(language)
  return {
    subject: t.subject(data.document),
    paragraphs: [t.refused(data.document, data.host), t.reason(data.reason), t.action, data.link],
  }
}

/** To a host, some days before a document of its ends. */
export function documentExpiringLetter(data: NoticeData['document-expiring'], language: Language) {
  const t = words(language)
  const day = lastDayText(data.day, language)
  const about = { document: data.document, host: data.host, day, left: daysLeft(data.left, language) }
  return {
    subject: t.expiringSubject(data.document, day),
    paragraphs: [t.expiring(about), t.renew, data.link, t.help],
  }
}

/** To a host, once a document of its has ended. */
export function documentExpiredLetter(data: NoticeData['document-expired'], language: Language) {
  const t = words(language)
  const day = lastDayText(data.day, language)
  return {
    subject: t.expiredSubject(data.document),
    paragraphs: [t.expired(data.document, data.host, day), t.replace, data.link, t.help],
  }
}
