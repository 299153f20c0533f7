import { expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

test('a firm that nobody at the city has ever met qualifies itself through a link', async () => {
  const office = await borgo.signIn('segreteria@borgo.example')
  await office.visit('/enti/tipografia/collegamenti')
  await office.press('Manda il collegamento', { name: 'Anna Stampa', email: 'anna@tipografia.example' })
  const letter = await Notices.findOne({ kind: 'host-link' }).lean()

  const anna = borgo.visitor()
  await anna.visit(new URL(letter?.data['link'] ?? '').pathname)
  await anna.visit('/invito')
  await anna.visit('/enti/tipografia/modifica')
  await anna.press('Salva', { email: 'info@tipografia.example' })
  await anna.visit('/enti/tipografia/rappresentante')
  await anna.press('Salva', { name: 'Anselmo Gutenberghi' })
  await anna.visit('/enti/tipografia/tutor')
  await anna.press('Salva', { name: 'Anna Stampa', role: 'compositrice', email: 'anna@tipografia.example' })
  await anna.visit('/enti/tipografia/accoglienza?modifica=1')
  await anna.press('Salva', { seats: '2' })
  await anna.visit('/enti/tipografia/accoglienza/attivita')
  await anna.press('Salva', { name: 'Legatoria a mano', risk: 'low' })
  await anna.visit('/enti/tipografia/qualificazione')
  await anna.press('Manda la domanda', { declaration: 'yes' })
  expect(anna.page.status).toBe(200)

  const partner = await Partners.findById('tipografia').lean()
  expect(partner?.qualification.state).toBe('applied')
  expect(partner?.qualification.history[0]?.by).toEqual({ accountId: null, name: 'Anna Stampa' })
  expect(partner?.lastChange).toMatchObject({ by: 'Anna Stampa' })

  const city = await borgo.signIn('citta@borgo.example')
  await city.visit('/enti/tipografia/qualificazione')
  expect(city.page.text).toContain('Anna Stampa')
  await city.press('Registra la decisione', { kind: 'qualify' })
  expect((await Partners.findById('tipografia').lean())?.qualification.state).toBe('qualified')
  expect((await anna.visit('/enti/tipografia/qualificazione')).status).toBe(200)

  // From now on others rely on the record: the school no longer lets anybody into it.
  expect((await office.visit('/enti/tipografia/collegamenti')).text).toContain('cura da solo i propri dati')
})
