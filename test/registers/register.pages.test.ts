import { describe, expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'
import { minutesIn, readWorkbook, rowOf } from './read-back.ts'

const borgo = useTestApp({ fresh: 'once' })

describe('downloading registers', () => {
  test('the register of a placement holds the approved hours that its page shows', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit('/percorsi/giulia-fablab/ore')
    const href = page.$('a:contains("Scarica il registro")').attr('href') ?? ''
    const file = await teacher.download(href)
    expect(file.status).toBe(200)
    expect(file.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="Registro-ore-D-Amico-Giulia-[\w-]+\.xlsx"; filename\*=/u,
    )
    expect(file.headers['cache-control']).toBe('private, no-store')
    const [sheet] = (await readWorkbook(file.bytes)).worksheets
    const total = sheet ? minutesIn(rowOf(sheet, 'Totale ore convalidate').getCell(9)) : 0
    const shown = page.$('.figure-value').first().text()
    expect(`${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`).toBe(shown)
    expect(sheet?.getCell('A2').value).toContain('BOZZA: 12:00 ore')
  })

  test('leaves a line in the access records, which names no student', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.download('/percorsi/giulia-fablab/registro')
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.download('/classi/galilei-3a/registro')
    const lines = (await office.visit('/registro-accessi?tipo=export')).$('tbody tr').toArray()
    const texts = lines.map((line) => office.page.$(line).text().replace(/\s+/gu, ' '))
    expect(texts[0]).toMatch(/Segreteria.*riepilogo-classe-\w{4}-\w{4}\.xlsx/u)
    expect(texts[1]).toMatch(/Docente.*registro-ore-\w{4}-\w{4}\.xlsx/u)
    expect(texts.join(' ')).not.toContain('Giulia')
  })

  test('the register of a class is for its school only', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const file = await office.download('/classi/galilei-3a/registro')
    expect(file.status).toBe(200)
    expect((await readWorkbook(file.bytes)).worksheets.map((sheet) => sheet.name.split(' ')[0])).toEqual([
      'Riepilogo',
      'Percorsi',
    ])
    const far = await borgo.signIn('segreteria@volta.example')
    expect((await far.download('/classi/galilei-3a/registro')).status).toBe(404)
    expect((await far.download('/percorsi/giulia-fablab/registro')).status).toBe(404)
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.download('/percorsi/giulia-fablab/registro')).status).toBe(403)
  })
})
