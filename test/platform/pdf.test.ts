import { describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { inflateSync } from 'node:zlib'
import { type PdfDocument, writePdf } from '../../src/platform/pdf.ts'

const document: PdfDocument = {
  title: 'Convenzione di prova',
  author: 'IIS Galilei',
  createdAt: new Date('2026-11-25T09:00:00Z'),
  header: 'IIS Galilei',
  footer: 'impronta A1B2-C3D4',
  watermark: null,
  blocks: [
    { kind: 'title', text: 'Convenzione' },
    { kind: 'heading', text: 'Art. 1' },
    { kind: 'paragraph', text: 'Tra Łukasz Şerban Ćwik Țepeș e Nguyễn Thị Ánh' },
    { kind: 'item', text: 'una voce' },
  ],
  boxes: [
    { title: 'Per la scuola', lines: [{ label: 'Nome', value: 'Prudenza Preside' }] },
    { title: 'Per l’ente', lines: [{ label: 'Firma', value: null }] },
  ],
}

async function bytesOf(change: Partial<PdfDocument> = {}): Promise<Buffer> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writePdf(out, { ...document, ...change })])
  return bytes
}

/** What the compressed streams of a PDF hold. */
function streamsOf(bytes: Buffer): string[] {
  const streams: string[] = []
  for (const match of bytes.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/gu)) {
    try {
      streams.push(inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1'))
    } catch {
      streams.push(match[1] ?? '')
    }
  }
  return streams
}

/** Every letter that the fonts of the file were given, from their tables of glyphs to Unicode. */
function lettersOf(bytes: Buffer): Set<string> {
  const letters = streamsOf(bytes)
    .filter((stream) => stream.includes('beginbfrange'))
    .flatMap((stream) => [...(stream.split('beginbfrange')[1] ?? '').matchAll(/<([0-9a-f]{4,})>/gu)])
    .flatMap(([, hex = '']) => hex.match(/.{4}/gu) ?? [])
  return new Set(letters.map((code) => String.fromCharCode(Number.parseInt(code, 16))))
}

const pagesOf = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\b/gu)?.length

describe('a document to print', () => {
  test('is a tagged PDF/A in Italian with its fonts inside', async () => {
    const text = (await bytesOf()).toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain('/MarkInfo')
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('(it-IT)')
    expect(text).toContain('/DisplayDocTitle true')
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(text).toContain('/FontFile2')
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Sect']) expect(text).toContain(`/S /${tag}\n`)
  })

  test('is the same bytes for the same document, and others for another', async () => {
    const [first, second, other] = await Promise.all([bytesOf(), bytesOf(), bytesOf({ footer: 'altro' })])
    expect(first.equals(second)).toBe(true)
    expect(first.equals(other)).toBe(false)
  })

  test('has the letters of European names, and the nearest for those of no font', async () => {
    const letters = lettersOf(await bytesOf())
    for (const letter of 'ŁŞĆȚșê') expect([letter, letters.has(letter)]).toEqual([letter, true])
    expect(letters.has('ễ')).toBe(false)
  })

  test('shows a question mark where a script is missing, and goes on', async () => {
    const blocks = [{ kind: 'paragraph' as const, text: 'Иван 张伟 \u0000\u202eabc' }]
    expect(lettersOf(await bytesOf({ blocks })).has('?')).toBe(true)
  })

  test('closes every tag it opens, over as many pages as it takes', async () => {
    const long = Array.from({ length: 60 }, (_, n) => [
      { kind: 'heading' as const, text: `Art. ${n}` },
      { kind: 'paragraph' as const, text: 'La scuola e l’ente concordano che gli studenti. '.repeat(20) },
      { kind: 'item' as const, text: 'impegno '.repeat(60) },
    ]).flat()
    const bytes = await bytesOf({ blocks: long, watermark: 'BOZZA' })
    expect(pagesOf(bytes)).toBeGreaterThan(10)
    const pages = streamsOf(bytes).filter((stream) => stream.includes(' BDC') || stream.includes(' BMC'))
    expect(pages).toHaveLength(pagesOf(bytes) ?? 0)
    for (const page of pages) {
      const opened = page.match(/\b(?:BDC|BMC)\b/gu)?.length
      expect(page.match(/\bEMC\b/gu)?.length).toBe(opened)
    }
  })

  test('breaks what has no space in it, however long it is', async () => {
    const blocks = [{ kind: 'paragraph' as const, text: 'a'.repeat(20_000) }]
    const bytes = await bytesOf({ blocks, header: '漢'.repeat(3000) })
    expect(pagesOf(bytes)).toBeGreaterThan(3)
  })

  test('does not cut the boxes of the signatures in two', async () => {
    for (let lines = 20; lines < 60; lines += 4) {
      const blocks = Array.from({ length: lines }, () => ({ kind: 'item' as const, text: 'una voce' }))
      const pages = streamsOf(await bytesOf({ blocks })).filter((stream) => stream.includes(' BDC'))
      // Both frames are drawn on one page.
      const frames = pages.map((page) => page.match(/ re\b/gu)?.length ?? 0)
      expect(frames.filter((count) => count > 0)).toEqual([2])
    }
  })
})
