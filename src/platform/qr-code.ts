import encodeQR from 'qr'

/** A text as a square of dots that a telephone reads: a GIF picture, with its white border. */
export function qrPicture(text: string): Buffer {
  return Buffer.from(encodeQR(text, 'gif', { ecc: 'medium', border: 3, scale: 4 }))
}

/** The same as rows of dark (true) and light dots, border included: for a page that draws them itself. */
export function qrDots(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: 3 })
}
