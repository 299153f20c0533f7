import { expect, test } from '@jest/globals'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { PaperRegisters } from '../../src/paper-registers/paper-register.model.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'
import { workbookOf } from '../support/workbook.ts'

const borgo = useTestApp()

function rowsOf(page: Shown): string[] {
  const rows = page.$('main tbody tr').toArray()
  return rows.map((row) => page.$(row).text().replaceAll(/\s+/gu, ' ').trim())
}

async function aRegister(student: string) {
  const bytes = await workbookOf({
    name: 'Novembre',
    rows: [
      ['STUDENTE:', student, null, 'AZIENDA:', 'FabLab Borgo APS'],
      ['PERIODO:', 'Dal 02/11/2026 al 30/11/2026'],
      ['Data', '*', 'Dalle', 'Alle', 'Ore', 'Descrizione lavoro'],
      ['16/11', 'P', null, null, null, 'ASSENTE'],
      ['20/11', 'P', '14,00', '18,00', 4, 'Taglio'],
      ['23/11', 'P', '14h00', 'ore 18', 9, 'Montaggio'],
      ['24/11', 'P', 8.5, 12, 4, 'Fuori orario'],
    ],
  })
  return { name: 'registro di carta.xlsx', bytes: Buffer.from(bytes) }
}

test('the school brings a paper register in from the hours of a placement, and approves what came in', async () => {
  const teacher = await borgo.signIn('docente@borgo.example')
  const hours = await teacher.visit('/percorsi/giulia-fablab/ore')
  await teacher.visit(String(hours.$('a:contains("Registro su carta")').attr('href')))
  const refused = await teacher.attach('Carica e controlla', { name: 'scan.pdf', bytes: demoPdf(['Registro']) })
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Una scansione si allega dopo')])
  const preview = await teacher.attach('Carica e controlla', await aRegister('D’Amico Giulia'))
  expect(preview.title).toBe('Anteprima del registro su carta')
  const [absent, there, coming, unread] = rowsOf(preview)
  expect(absent).toMatch(/lun 16\/11\/2026 .*Assente In Bottega per questo giorno ci sono ore/u)
  expect(there).toContain('ven 20/11/2026')
  expect(there).toContain('C’è già')
  expect(coming).toContain('9:00 differenza +5:00 4:00 Montaggio Entra')
  expect(unread).toContain('Non si legge L’orario si legge in due modi')
  expect(preview.text).toContain('1 riga dichiara ore diverse da quelle degli orari')
  expect(preview.text).toContain('Non ancora allegata')
  const unsigned = await teacher.press('Conferma e fai entrare 1 riga')
  expect([unsigned.status, unsigned.text]).toEqual([422, expect.stringContaining('solo se la carta è firmata')])
  expect(await StudentDays.exists({ _id: 'giulia:2026-11-23' })).toBeNull()

  const done = await teacher.press('Conferma e fai entrare 1 riga', { signed: 'yes' })
  expect(done.text).toContain('Sono entrate 4:00 ore, confermate dall’ente su carta.')
  expect(rowsOf(done)[2]).toContain('Entrata')
  const scanned = await teacher.attach('Allega la scansione', { name: 'firmato.pdf', bytes: demoPdf(['Firmato']) })
  expect(scanned.text).toContain('firmato.pdf')
  const register = await PaperRegisters.findOne({ fileName: 'registro di carta.xlsx' }).lean()
  const at = `/registri-cartacei/${register?._id ?? ''}`
  expect((await teacher.download(`${at}/foglio`)).headers['content-type']).toContain('spreadsheetml')
  expect((await teacher.download(`${at}/scansione`)).headers['content-type']).toBe('application/pdf')

  const after = await teacher.visit('/percorsi/giulia-fablab/ore')
  expect(after.text).toContain('registro su carta firmato dal tutor dell’ente («registro di carta.xlsx»')
  const line = await StudentDays.findById('giulia:2026-11-23').lean()
  expect(line?.entries).toMatchObject([{ state: 'confirmed', loggedBy: { role: 'teacher' }, minutes: 240 }])
  await teacher.press('Convalida le righe selezionate', { declaration: 'yes' })
  expect((await StudentDays.findById('giulia:2026-11-23').lean())?.entries[0]?.state).toBe('approved')
})

test('from the list the placement is found by the heading, or chosen; a register of somebody else is not confirmed', async () => {
  const office = await borgo.signIn('segreteria@borgo.example')
  const list = await office.visit('/registri-cartacei')
  expect(rowsOf(list)).toEqual([expect.stringContaining('registro-novembre.csv D’Amico Giulia FabLab Borgo APS')])
  const found = await office.attach('Carica e controlla', await aRegister('Giulia D’Amico'))
  expect(found.text).toContain('Conferma e fai entrare 1 riga')

  await office.visit('/registri-cartacei')
  const open = await office.attach('Carica e controlla', await aRegister('Chi Sarà'))
  expect(open.text).toContain('Di quale percorso è?')
  expect(rowsOf(open)[2]).toContain('Percorso da scegliere')
  expect((await office.press('Usa questo percorso')).status).toBe(422)
  expect((await office.press('Usa questo percorso', { placementId: 'vanni-officine' })).status).toBe(422)
  const wrong = await office.press('Usa questo percorso', { placementId: 'giulia-fablab' })
  expect(wrong.text).toContain('L’intestazione nomina un altro studente')
  expect(wrong.text).not.toContain('Conferma e fai entrare')
  const gone = await office.press('Scarta questo registro')
  expect(gone.$('.notice').text()).toContain('Registro scartato.')
  expect(await PaperRegisters.countDocuments({ schoolId: 'galilei' })).toBe(2)

  const csv = await office.download('/registri-cartacei?formato=csv')
  expect(csv.bytes.toString()).toContain('registro-novembre.csv')
  expect((await office.visit('/registri-cartacei/registro-vanni')).status).toBe(404)
  await office.visit('/registri-cartacei/registro-giulia')
  const english = await office.press('English')
  expect(english.title).toBe('Preview of the paper register')
})
