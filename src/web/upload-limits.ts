import { type Language, phrases } from '../platform/words.ts'

const megabyte = 1024 * 1024

/** What a file may weigh where a route says nothing else. */
export const usualUpload = 5 * megabyte
/** What a document may weigh: a scan of some pages. */
export const documentUpload = 10 * megabyte

export function megabytes(bytes: number): number {
  return Math.floor(bytes / megabyte)
}

export type UploadRefusal = 'file-too-large' | 'upload-failed'

const words = phrases({
  'file-required': ['Scegli il file da caricare.', 'Choose the file to upload.'],
  'file-too-large': [
    (mb: number) => `Il file è troppo grande: si possono caricare file fino a ${mb} MB.`,
    (mb: number) => `The file is too large: files may have up to ${mb} MB.`,
  ],
  'upload-failed': [
    'Il file non è arrivato intero: controlla la connessione e caricalo di nuovo.',
    'The file did not arrive whole: check the connection and send it again.',
  ],
})

/** The sentences for the codes of `uploadProblems` (upload.ts); `most` is that of the route. */
export function uploadTexts(language: Language, most: number = usualUpload) {
  const t = words(language)
  return { ...t, 'file-too-large': t['file-too-large'](megabytes(most)) }
}
