type Pdf = PDFKit.PDFDocument

interface Typeface {
  hasGlyphForCodePoint: (codePoint: number) => boolean
}

/**
 * The text in letters that the fonts have, which is all of Latin that is written in Europe. A letter with a mark they do
 * not have loses the mark (Nguyễn becomes Nguyên); one of another script becomes a question mark, for who reads the
 * paper to see. The page on screen shows the text as it is.
 */
export function writable(pdf: Pdf, text: string): string {
  return lettersOf(pdf, text).replace(unbroken, '$& ')
}

// To find where to break such a run the library measures it again and again, which takes minutes; no word is as long.
const unbroken = /\S{200}(?=\S)/gu

function lettersOf(pdf: Pdf, text: string): string {
  // The library keeps the font it writes with to itself, and says nowhere else which letters it has.
  const { font } = (pdf as unknown as { _font: { font: Typeface } })._font
  const letters = Array.from(text.normalize('NFC'))
  const written = new Map([...new Set(letters)].map((letter) => [letter, nearest(letter, font)]))
  return letters.map((letter) => written.get(letter)).join('')
}

function nearest(letter: string, font: Typeface): string {
  if (/^[\p{M}\p{Cf}\p{Cc}]$/u.test(letter)) return letter === '\n' ? letter : ''
  const [base = '', ...marks] = Array.from(letter.normalize('NFD'))
  const shorter = marks.map((_, index) => [base, ...marks.slice(0, marks.length - index)].join('').normalize('NFC'))
  const found = [letter, ...shorter, base, letter.normalize('NFKC')].find((each) => has(font, each))
  return found ?? '?'
}

function has(font: Typeface, letters: string): boolean {
  return Array.from(letters).every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
}
