import { describe, expect, test } from '@jest/globals'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { documentKind, documentName } from '../../src/platform/document-kind.ts'
import { anEnvelope, openEnvelope } from '../support/envelope.ts'
import { aJpeg, aPng } from '../support/pictures.ts'

const pdf = demoPdf(['Polizza'])
const taken = (type: string, extension: string) => ({ ok: true, type, extension })
const pdfText = (inside: string) => Buffer.from(`%PDF-1.7\n${inside}\n%%EOF\n`, 'latin1')

describe('a document is told by its content', () => {
  test.each([
    ['PDF', pdf, taken('application/pdf', 'pdf')],
    [
      'PDF after the lines of a scanner',
      Buffer.concat([Buffer.from('@PJL JOB\n'), pdf]),
      taken('application/pdf', 'pdf'),
    ],
    ['PDF with a form that checks its fields', pdfText('/AA << /S /JavaScript >>'), taken('application/pdf', 'pdf')],
    ['PDF that opens at a page', pdfText('/OpenAction [3 0 R /Fit]'), taken('application/pdf', 'pdf')],
    ['JPEG', aJpeg(800, 600), taken('image/jpeg', 'jpg')],
    ['PNG', aPng(1240, 1754), taken('image/png', 'png')],
    ['signed PDF', anEnvelope(pdf), taken('application/pkcs7-mime', 'pdf.p7m')],
    ['signed PDF with lengths left open', openEnvelope(pdf), taken('application/pkcs7-mime', 'pdf.p7m')],
    [
      'signed PDF in base64',
      Buffer.from(anEnvelope(pdf).toString('base64')),
      taken('application/pkcs7-mime', 'pdf.p7m'),
    ],
    [
      'signed PDF in PEM lines',
      Buffer.from(`-----BEGIN PKCS7-----\n${lines(anEnvelope(pdf))}\n-----END PKCS7-----\n`),
      taken('application/pkcs7-mime', 'pdf.p7m'),
    ],
    ['PDF signed twice', anEnvelope(anEnvelope(pdf)), taken('application/pkcs7-mime', 'pdf.p7m')],
    ['signed photograph', anEnvelope(aJpeg(800, 600)), taken('application/pkcs7-mime', 'jpg.p7m')],
  ])('%s', (_what, bytes, expected) => {
    expect(documentKind(bytes)).toEqual(expected)
  })
})

describe('what is no document is refused with a reason of its own', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blanks and zeros', Buffer.from(' \r\n\0\0\0'), 'empty'],
    ['a Windows program', Buffer.from('MZ\x90\0\x03\0\0\0 %PDF-1.4 %%EOF', 'latin1'), 'executable'],
    ['a Linux program', Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), 'executable'],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'executable'],
    ['a Windows batch file', Buffer.from('\r\n@echo off\r\ndel *'), 'executable'],
    ['a PHP page', Buffer.from('<?php system($_GET["c"]);'), 'executable'],
    ['a Java archive class', Buffer.from('cafebabe00000034', 'hex'), 'executable'],
    ['a Windows shortcut', Buffer.from('4c0000000114020000000000', 'hex'), 'executable'],
    ['a ZIP', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0polizza.pdf', 'latin1'), 'archive'],
    ['a RAR', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), 'archive'],
    ['a 7z', Buffer.from('377abcaf271c0004', 'hex'), 'archive'],
    ['a tar', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\0')]), 'archive'],
    ['a Word document', Buffer.from('PK\x03\x04[Content_Types].xml', 'latin1'), 'office-document'],
    ['an OpenDocument text', Buffer.from('PK\x03\x04mimetypeapplication/vnd.oasis', 'latin1'), 'office-document'],
    ['an old Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'office-document'],
    ['an RTF', Buffer.from(String.raw`{\rtf1\ansi`), 'office-document'],
    ['a web page', Buffer.from('\ufeff  <!DOCTYPE html><script>alert(1)</script>%PDF-1.4 %%EOF'), 'web-page'],
    ['a web page that begins with a comment', Buffer.from('<!-- %PDF-1.4 --><script></script>%%EOF'), 'web-page'],
    ['a web page after a word', Buffer.from('a <html> %PDF-1.4 %%EOF'), 'web-page'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'web-page'],
    ['an XML that may be an SVG', Buffer.from('<?xml version="1.0"?><svg/>'), 'web-page'],
    ['a GIF', Buffer.from('GIF89a'), 'other-picture'],
    ['a photograph of an iPhone', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'other-picture'],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex'), 'other-picture'],
    ['a WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'other-picture'],
    ['a PDF that did not arrive whole', pdf.subarray(0, 200), 'cut-short'],
    ['a PNG cut after its first bytes', aPng(800, 600).subarray(0, 12), 'cut-short'],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a464946', 'hex'), 'cut-short'],
    ['a PDF that starts a program', pdfText('<< /S /Launch /F (cmd.exe) >>'), 'active-pdf'],
    ['a PDF with a script on opening', pdfText('/OpenAction << /S /JavaScript /JS (x) >>'), 'active-pdf'],
    ['the same by reference', pdfText('/OpenAction 7 0 R\n7 0 obj << /S /JavaScript >> endobj'), 'active-pdf'],
    ['the same after one in a comment', pdfText('%/OpenAction 99 0 R\n/OpenAction << /S /JavaScript >>'), 'active-pdf'],
    [
      'the same in the second object of that number',
      pdfText('/OpenAction 7 0 R\n7 0 obj << >> endobj\n7  0 obj << /JS (x) >> endobj'),
      'active-pdf',
    ],
    ['a picture of one dot', aPng(1, 1), 'too-small'],
    ['a thumbnail', aJpeg(160, 120), 'too-small'],
    ['a picture of a thousand million dots', aPng(40_000, 30_000), 'too-many-pixels'],
    ['a signature without its document', anEnvelope(null), 'signature-alone'],
    ['a signed message cut short', anEnvelope(pdf).subarray(0, 100), 'signature-alone'],
    ['a signed program', anEnvelope(Buffer.from('MZ\x90\0\x03', 'latin1')), 'executable'],
    ['a signed ZIP', anEnvelope(Buffer.from('PK\x03\x04\x14', 'latin1')), 'archive'],
    ['a CSV', Buffer.from('cognome;nome\nVerdi;Vanni\n'), 'not-a-document'],
    ['random bytes', Buffer.from('8f3a9c00ff12d7b1', 'hex'), 'not-a-document'],
  ])('%s', (_what, bytes, reason) => {
    expect(documentKind(bytes)).toEqual({ ok: false, reason })
  })

  test.each([
    ['a number without end', `/OpenAction ${'1'.repeat(5_000_000)} 0 R`],
    ['blanks without end', `/OpenAction 1${' '.repeat(5_000_000)}`],
    ['very many openings', '/OpenAction 7 0 R '.repeat(300_000)],
    ['very many objects', `/OpenAction 7 0 R ${'/JS 8 0 obj endobj '.repeat(300_000)}`],
  ])('a PDF with %s is read', (_what, inside) => {
    expect(documentKind(pdfText(inside))).toEqual(taken('application/pdf', 'pdf'))
  })

  test.each([
    ['blanks', ' '.repeat(8_000_000)],
    ['a line of a PEM', `-----${'A'.repeat(8_000_000)}`],
  ])('what begins like a message in base64 and goes on with %s without end is refused', (_what, rest) => {
    expect(documentKind(Buffer.from(`MIABCDEFGHIJKLMNOPQRSTUVWXYZ${rest}`))).toMatchObject({ ok: false })
  })

  test('a message made to exhaust the reader is refused', () => {
    const nested = Buffer.concat([anEnvelope(pdf).subarray(0, 15), Buffer.alloc(5_000_000, Buffer.from('3080', 'hex'))])
    const pieces = Buffer.concat([
      openEnvelope(pdf, 1).subarray(0, -20),
      Buffer.alloc(5_000_000, Buffer.from('0400', 'hex')),
    ])
    expect(documentKind(nested)).toMatchObject({ ok: false })
    expect(documentKind(pieces)).toMatchObject({ ok: false })
  })
})

describe('the name of a stored document', () => {
  test.each([
    ['Polizza RC 2026.pdf', 'pdf', 'Polizza RC 2026.pdf'],
    ['polizza.pdf.exe', 'pdf', 'polizza.pdf'],
    ['scansione.JPG', 'pdf', 'scansione.pdf'],
    ['dvr.pdf.p7m', 'pdf.p7m', 'dvr.pdf.p7m'],
    ['C:\\Utenti\\Ugo\\visura.pdf', 'pdf', 'visura.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['fattura\u202efdp.exe', 'pdf', 'fatturafdp.pdf'],
    ['a"b<c>|d?\r\nSet-Cookie: x.pdf', 'pdf', 'abcdSet-Cookie x.pdf'],
    ['...', 'pdf', 'documento.pdf'],
    ['', 'png', 'documento.png'],
    ['Città di Łódź 文件.pdf', 'pdf', 'Città di Łódź 文件.pdf'],
    [`${'a'.repeat(300)}.pdf`, 'pdf', `${'a'.repeat(100)}.pdf`],
  ])('%s', (sent, extension, stored) => {
    expect(documentName(sent, extension)).toBe(stored)
  })
})

function lines(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{64}/gu, '$&\n')
}
