import { describe, expect, test } from '@jest/globals'
import { recordAccess } from '../../src/access-records/access-record.service.ts'
import { contextFor } from '../../src/access/actor.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()

const teacher = { role: 'teacher', accountId: 'docente-volta', schoolId: 'volta', classIds: [] } as const

describe('the access records', () => {
  test('say that nothing was taken yet, and what will stand there', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/registro-accessi')
    expect(page.text).toContain('Nessuno ha ancora scaricato nulla')
    expect(page.text).toContain('una riga ogni volta che qualcuno scarica un documento')
  })

  test('show the city who took what, with a link to it', async () => {
    const volta = await borgo.signIn('docente@volta.example')
    await volta.download('/documenti/fablab-polizza/file')
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/registro-accessi')
    const row = page.$('tbody tr').first()
    expect(row.text().replace(/\s+/gu, ' ')).toContain(
      '25/11/2026, 10:00 Valerio Volta Docente Documento di un ente fablab-polizza.pdf',
    )
    expect(row.find('a').attr('href')).toBe('/documenti/fablab-polizza')
  })

  test('name a student who takes the own hours to the school, and not to the city', async () => {
    const giulia = await borgo.signIn('giulia.damico')
    expect((await giulia.download('/percorsi/giulia-fablab/ore?formato=csv')).status).toBe(200)
    const office = await borgo.signIn('segreteria@borgo.example')
    expect((await office.visit('/registro-accessi?q=damico')).text).not.toContain('Giulia')
    expect((await office.visit('/registro-accessi?q=Giulia')).text).toContain('Giulia')
    const city = await borgo.signIn('citta@borgo.example')
    const row = (await city.visit('/registro-accessi')).$('tbody tr').first().text().replace(/\s+/gu, ' ')
    expect(row).toContain('25/11/2026, 10:00 Studente Elenco o registro')
    expect(city.page.html).not.toContain('Giulia')
    expect((await city.visit('/registro-accessi?q=Giulia')).text).toContain('Nessun accesso con questi filtri')
    const csv = (await city.download('/registro-accessi?formato=csv')).bytes.toString()
    expect(csv).toContain(';Studente;')
    expect(csv).not.toContain('Giulia')
  })

  test('show an office what the people of its school took, and nothing else', async () => {
    const volta = await borgo.signIn('docente@volta.example')
    await volta.download('/documenti/fablab-polizza/file')
    const own = await borgo.signIn('segreteria@volta.example')
    expect((await own.visit('/registro-accessi')).text).toContain('Valerio Volta')
    const other = await borgo.signIn('segreteria@borgo.example')
    expect((await other.visit('/registro-accessi')).text).not.toContain('Valerio Volta')
    expect((await volta.visit('/registro-accessi')).status).toBe(403)
  })

  test('are filtered by words, kind and days, and paged', async () => {
    const at = (day: string) => contextFor(teacher, new Date(`${day}T23:30:00+02:00`))
    await recordAccess(at('2026-10-01'), { what: 'export', about: 'enti', name: 'enti-2026-10-01.xlsx', rows: 1200 })
    await recordAccess(at('2026-10-02'), { what: 'agreement', about: 'c1', name: 'Convenzione (1)' })
    const ctx = contextFor(teacher, testNow)
    for (let n = 0; n < 60; n++) await recordAccess(ctx, { what: 'document', about: 'd', name: `documento ${n}` })
    const city = await borgo.signIn('citta@borgo.example')
    const names = async (query: string) => {
      const { $ } = await city.visit(`/registro-accessi?${query}`)
      return $('tbody tr')
        .toArray()
        .map((row) => $(row).find('td, th').eq(3).text().trim())
    }
    expect(await names('dal=2026-10-01&al=2026-10-01')).toEqual(['enti-2026-10-01.xlsx'])
    expect(await names('al=02/10/2026')).toEqual(['Convenzione (1)', 'enti-2026-10-01.xlsx'])
    expect(await names('tipo=export')).toEqual(['enti-2026-10-01.xlsx'])
    expect(await names('q=convenzione+(1)')).toEqual(['Convenzione (1)'])
    expect(await names('q=valerio')).toHaveLength(50)
    expect(await names('q=valerio&pagina=2')).toHaveLength(12)
    expect(await names('q=nessuno')).toEqual([])
    expect(city.page.text).toContain('Nessun accesso con questi filtri')
    await city.visit('/registro-accessi?tipo=export')
    expect(city.page.text).toContain('1.200')
  })

  test('say when a day cannot be read, and show the rest', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/registro-accessi?dal=31/02/2026')
    expect(page.status).toBe(200)
    expect(page.text).toContain('questo filtro non è stato usato')
    expect((await city.visit('/registro-accessi?dal=2026-11-10&al=2026-11-01')).text).toContain('non dopo l’ultimo')
  })
})
