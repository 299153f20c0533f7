import type { DocumentRefusal } from '../platform/document-kind.ts'
import { type Language, phrases } from '../platform/words.ts'
import { documentUpload, uploadTexts } from './upload-limits.ts'

const refusals = phrases({
  empty: [
    'Il file è vuoto: controlla di aver scelto quello giusto.',
    'The file is empty: check that you chose the right one.',
  ],
  executable: [
    'Questo file è un programma, non un documento: non si può caricare. Invia il PDF o la scansione.',
    'This file is a program, not a document: it cannot be uploaded. Send the PDF or the scan.',
  ],
  archive: [
    'Questo è un archivio compresso (ZIP o simile): aprilo e invia il PDF che c’è dentro, un file alla volta.',
    'This is a compressed archive (ZIP or the like): open it and send the PDF inside, one file at a time.',
  ],
  'office-document': [
    'Questo è un documento di Word, Excel o simili: aprilo, salvalo come PDF e invia quello.',
    'This is a document of Word, Excel or the like: open it, save it as PDF and send that.',
  ],
  'web-page': [
    'Questa è una pagina web o un disegno SVG: aprila, stampala come PDF e invia quello.',
    'This is a web page or an SVG drawing: open it, print it as PDF and send that.',
  ],
  'other-picture': [
    'Questo formato di immagine non si può usare (per esempio HEIC, TIFF o GIF): salvala come JPEG, PNG o PDF.',
    'This kind of picture cannot be used (such as HEIC, TIFF or GIF): save it as JPEG, PNG or PDF.',
  ],
  'cut-short': [
    'Il file è incompleto o rovinato: aprilo sul tuo computer, salvalo di nuovo e invia la nuova copia.',
    'The file is incomplete or damaged: open it on your computer, save it again and send the new copy.',
  ],
  'active-pdf': [
    'Questo PDF avvia un programma quando si apre: stampalo come nuovo PDF (“Stampa su PDF”) e invia quello.',
    'This PDF starts a program when it is opened: print it as a new PDF (“Print to PDF”) and send that.',
  ],
  'too-small': [
    'L’immagine è troppo piccola per essere letta: fai una foto o una scansione della pagina intera.',
    'The picture is too small to be read: take a photograph or a scan of the whole page.',
  ],
  'too-many-pixels': [
    'L’immagine ha troppi punti: fai la scansione a 300 dpi, o salvala come PDF.',
    'The picture has too many dots: scan it at 300 dpi, or save it as PDF.',
  ],
  'signature-alone': [
    'Questo .p7m non contiene il documento, solo la firma: firma di nuovo includendo il documento, o invia il PDF firmato.',
    'This .p7m does not hold the document, only the signature: sign again with the document inside, or send the signed PDF.',
  ],
  'not-a-document': [
    'Questo file non è un documento che si può leggere qui: invia un PDF, una foto JPEG o PNG, o un file firmato .p7m.',
    'This file is no document that can be read here: send a PDF, a JPEG or PNG photograph, or a signed .p7m file.',
  ],
} satisfies Record<DocumentRefusal, readonly [string, string]>)

/** What may be wrong with the file of a form that takes a document, with `most: documentUpload` on its route. */
export function documentFileTexts(language: Language) {
  return { ...uploadTexts(language, documentUpload), ...refusals(language) }
}
