import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LabNoticeData } from '../../src/notices/lab-notice.rules.ts'
import { linesOf, linesText } from '../../src/notices/notice-lines.rules.ts'
import type { NoticeContent } from '../../src/notices/notice.rules.ts'
import { mailText, noticeText } from '../../src/notices/notice.text.ts'
import type { Language } from '../../src/platform/words.ts'
import { labData } from './lab-notice-examples.ts'
import { sender } from './notice-examples.ts'

function letter<K extends keyof LabNoticeData>(
  kind: K,
  change: Partial<LabNoticeData[K]> = {},
  language: Language = 'it',
) {
  const content = { kind, data: { ...labData[kind], ...change } } as NoticeContent
  const to = { name: 'Ada Neri', email: null, language, discreet: false }
  const text = noticeText({ kind: content.kind, data: { ...content.data }, to }, sender)
  return { subject: text.subject, text: mailText(text) }
}

describe('a letter about a lab', () => {
  test('reminds of a session by its date, because it may be read on the day itself', () => {
    const { subject, text } = letter('lab-session-tomorrow')
    expect(subject).toBe('Incontro di laboratorio mercoledì 25 novembre 2026 alle 14:00: Robotica di base')
    expect(text).toContain('mercoledì 25 novembre 2026, dalle 14:00 alle 17:00.')
    expect(text).toContain('Dove: Fablab Borgo.')
    expect(text).not.toMatch(/domani/iu)
    expect(letter('lab-session-tomorrow', { place: '' }).text).not.toContain('Dove')
  })

  test('says that nobody has taken a roll call, and after a week who else is told', () => {
    expect(letter('lab-roll-call-missing').text).toContain('l’appello dell’incontro del 18/11/2026 del laboratorio')
    expect(letter('lab-roll-call-missing').text).toContain('È passata una settimana')
    expect(letter('lab-roll-call-missing', { days: '1' }).text).not.toContain('settimana')
  })

  test('says to both teachers who comes along with a group now', () => {
    const goes = letter('lab-teacher-changed')
    expect(goes.subject).toBe('Non accompagni più 3A: Robotica di base')
    expect(goes.text).toContain('è accompagnato da Ugo Conti')
    const comes = letter('lab-teacher-changed', { part: 'comes' })
    expect(comes.subject).toBe('Accompagni tu 3A: Robotica di base')
    expect(comes.text).toContain('Prendi il posto di Ada Neri.')
    expect(letter('lab-teacher-changed', { part: 'comes', before: '' }).text).not.toContain('posto')
  })

  test('says until when seats are kept, in Italian time', () => {
    expect(letter('lab-seats-offered').text).toContain('ci sono ora i 26 posti per 3A')
    expect(letter('lab-seats-offered').text).toContain('fino al 26/11/2026, 12:00;')
    expect(letter('lab-seats-offered', { seats: '1' }).text).toContain('c’è ora il posto per 3A')
  })

  test('lists every change of the plan with what it was before', () => {
    const { text } = letter('lab-plan-changed')
    expect(text).toContain('– Spostato a giovedì 26 novembre 2026, 14:00–17:00 (era 25/11/2026, 14:00–17:00)')
    expect(text).toContain('– Annullato: mercoledì 2 dicembre 2026, 14:00–17:00\n')
    expect(text).toContain('– Si tiene di nuovo: mercoledì 9 dicembre')
    expect(text).toContain('– Aggiunto: sabato 12 dicembre 2026, 09:00–12:00')
    expect(text).toContain('– Cambia chi lo conduce: mercoledì 16 dicembre 2026, 14:00–17:00 (prima: Ugo Conti)')
    expect(text).toContain('Il motivo: Sciopero')
    expect(letter('lab-plan-changed', { reason: '' }).text).not.toContain('motivo')
  })

  test('says what becomes of a lab with too few people', () => {
    expect(letter('lab-minimum-missed').text).toContain('ha 7 iscritti; entro il 30/11/2026 ne servono almeno 12.')
    expect(letter('lab-minimum-missed').text).toContain('decidono insieme')
    expect(letter('lab-minimum-missed', { cancels: 'yes' }).text).toContain('viene annullato')
  })

  test('says that few came, and whether the lab stops', () => {
    expect(letter('lab-low-attendance').text).toContain('meno di 9 per 2 incontri di fila')
    expect(letter('lab-low-attendance').text).not.toContain('sospeso')
    expect(letter('lab-low-attendance', { suspended: 'yes' }).text).toContain('il laboratorio è sospeso')
  })

  test('lists the sessions of a week', () => {
    const { subject, text } = letter('lab-week')
    expect(subject).toBe('Laboratori della settimana dal 30/11/2026: Fablab Borgo')
    expect(text).toContain('ci sono 2 incontri')
    expect(text).toContain('– mercoledì 2 dicembre 2026, 14:00–17:00: Robotica di base, Sala grande')
    expect(text).toContain('– giovedì 3 dicembre 2026, 09:00–12:00: Taglio laser\n')
  })

  test('tells a school how many of which class are where', () => {
    const { text } = letter('off-site-today')
    expect(text).toContain('oggi, mercoledì 25 novembre 2026, per laboratori e percorsi sono attesi fuori sede:')
    expect(text).toContain('– 4B: 2, 08:00–12:00, Officine Ferro')
    expect(text).toContain('– 3A: 26, 14:00–17:00, Fablab Borgo')
  })
})

describe('the lines of a notice', () => {
  test('are read as they were written, whatever people have typed', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { maxLength: 6 }), (lines) => {
        const tidy = lines.map((parts) => parts.map((each) => each.replace(/[|\s]+/gu, ' ').trim()))
        expect(linesOf(linesText(lines))).toEqual(tidy)
      }),
    )
  })
})
