import { type Language, phrases } from '../platform/words.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import type { DatesRefusal } from './document.rules.ts'

const problems = phrases({
  'issued-in-future': [
    'La data del documento non può essere dopo oggi: copiala dal documento.',
    'The date of the document cannot be after today: copy it from the document.',
  ],
  'expiry-required': [
    'Questo documento ha sempre una scadenza: scrivila come è sul documento.',
    'This document always has a last day: write it as it is on the document.',
  ],
  'expires-before-issue': [
    'La scadenza viene dopo la data del documento: controlla le due date.',
    'The last day comes after the date of the document: check both dates.',
  ],
  'already-expired': [
    'Questo documento è già scaduto: carica quello in corso.',
    'This document has expired already: upload the one in force.',
  ],
  'title-required': ['Scrivi che documento è.', 'Write which document it is.'],
  'same-file': [
    'È lo stesso file della versione che c’è già: scegli quello nuovo.',
    'This is the same file as the version already here: choose the new one.',
  ],
  'too-many-documents': [
    'Questo ente ha già 100 documenti: apri quello da rinnovare e carica lì la nuova versione.',
    'This host has 100 documents already: open the one to renew and upload the new version there.',
  ],
  'too-many-versions': [
    'Questo documento ha già 50 versioni: carica un nuovo documento.',
    'This document has 50 versions already: upload a new document.',
  ],
  'too-many-uploads': [
    'Con questo collegamento si possono inviare 30 file all’ora: quelli già inviati ci sono, riprova più tardi.',
    'With this link 30 files an hour can be sent: those already sent are there, try again later.',
  ],
  'reason-required': [
    'Scrivi perché lo rifiuti: l’ente legge queste parole.',
    'Write why you refuse it: the host reads these words.',
  ],
} satisfies Record<DatesRefusal, readonly [string, string]> & Record<string, readonly [string, string]>)

/** Why a document, or a decision on one, is refused. */
export function documentProblems(language: Language) {
  return { ...documentFileTexts(language), ...problems(language) }
}
