import { describe, expect, test } from '@jest/globals'
import { AccountLinks, Accounts } from '../../src/accounts/account.model.ts'
import { issueLink } from '../../src/accounts/account-link.service.ts'
import { issueActivations } from '../../src/accounts/activation.service.ts'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { contextFor } from '../../src/access/actor.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()

describe('signing in', () => {
  test('leads to the page one wanted', async () => {
    const stranger = borgo.visitor()
    const door = await stranger.visit('/classi')
    expect(door.status).toBe(302)
    expect(door.location).toBe('/accedi?ritorno=%2Fclassi')
    await stranger.visit(door.location ?? '')
    const page = await stranger.press('Accedi', { identifier: 'Segreteria@Borgo.example', password: demoPassword })
    expect(page.title).toBe('Classi')
  })

  test('refuses a wrong password, keeps the name, and says what to do', async () => {
    const stranger = borgo.visitor()
    await stranger.visit('/accedi')
    const page = await stranger.press('Accedi', { identifier: 'segreteria@borgo.example', password: 'sbagliata' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('non corrispondono')
    expect(page.$('#f-identifier').attr('value')).toBe('segreteria@borgo.example')
    expect(page.$('#f-password').attr('value') ?? '').toBe('')
  })

  test('is paused after ten failures, for that person only', async () => {
    const stranger = borgo.visitor()
    for (let attempt = 0; attempt < 10; attempt++) {
      await stranger.visit('/accedi')
      await stranger.press('Accedi', { identifier: 'segreteria@borgo.example', password: `sbagliata ${attempt}` })
    }
    await stranger.visit('/accedi')
    const paused = await stranger.press('Accedi', { identifier: 'segreteria@borgo.example', password: demoPassword })
    expect(paused.status).toBe(429)
    expect(paused.text).toContain('15 minuti')
    expect((await borgo.signIn('coordinatore@borgo.example')).page.title).toContain('Corrado')
  })

  test('never leads to another site', async () => {
    for (const ritorno of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const stranger = borgo.visitor()
      await stranger.visit(`/accedi?${new URLSearchParams({ ritorno }).toString()}`)
      const page = await stranger.press('Accedi', { identifier: 'citta@borgo.example', password: demoPassword })
      expect(page.title).toContain('Carla')
    }
  })

  test('makes a new session, and a form without its token is refused', async () => {
    const stranger = borgo.visitor()
    const before = await stranger.visit('/accedi')
    const token = before.$('input[name=_csrf]').first().val()
    await stranger.press('Accedi', { identifier: 'citta@borgo.example', password: demoPassword })
    const after = stranger.page.$('input[name=_csrf]').first().val()
    expect(after).not.toBe(token)
    await stranger.visit('/profilo')
    const refused = await stranger.press('Esci da tutti i dispositivi', { _csrf: String(token) })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('scaduto')
    expect((await stranger.visit('/')).status).toBe(200)
  })
})

test('a person with two hats changes between them', async () => {
  const teresa = await borgo.signIn('docente@borgo.example')
  expect((await teresa.visit('/classi')).status).toBe(200)
  await teresa.visit('/')
  await teresa.press('Ente ospitante · FabLab Borgo APS')
  expect((await teresa.visit('/classi')).status).toBe(403)
  expect((await teresa.visit('/ore/da-confermare')).status).toBe(200)
})

test('signing out everywhere ends the other sessions too', async () => {
  const here = await borgo.signIn('ente@borgo.example')
  const there = await borgo.signIn('ente@borgo.example')
  await here.visit('/profilo')
  await here.press('Esci da tutti i dispositivi')
  expect((await there.visit('/')).status).toBe(302)
  expect((await here.visit('/')).status).toBe(302)
})

describe('a link', () => {
  test('leaves the address, lets choose a password once, and signs in', async () => {
    const { secret } = await issueLink('docente', 'reset', testNow)
    const stranger = borgo.visitor()
    const opened = await stranger.visit(`/collegamento/${secret}`)
    expect(opened.location).toBe('/scegli-password')
    await stranger.visit('/scegli-password')
    expect(stranger.page.html).not.toContain(secret)
    const short = await stranger.press('Salva e accedi', { password: 'corta', again: 'corta' })
    expect(short.status).toBe(422)
    expect(short.text).toContain('almeno 10 caratteri')
    const differs = await stranger.press('Salva e accedi', { password: 'quattro gatti neri', again: 'quattro gatti' })
    expect(differs.text).toContain('non sono uguali')
    const home = await stranger.press('Salva e accedi', { password: 'quattro gatti neri', again: 'quattro gatti neri' })
    expect(home.title).toContain('Teresa')
    const again = borgo.visitor()
    await again.visit(`/collegamento/${secret}`)
    const used = await again.visit('/scegli-password')
    expect(used.status).toBe(410)
    expect(used.text).toContain('già stato usato')
  })

  test('that nobody sent says so', async () => {
    const stranger = borgo.visitor()
    await stranger.visit('/collegamento/invented')
    expect((await stranger.visit('/scegli-password')).status).toBe(410)
  })
})

test('a student without e-mail activates the access with the slip, mistakes included', async () => {
  const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
  const [slip] = await issueActivations(office, [
    { studentId: 'bruno', schoolId: 'galilei', place: 'IIS Galileo Galilei', surname: 'Rossi', givenName: 'Luca' },
  ])
  const bruno = borgo.visitor()
  await bruno.visit('/attiva')
  const wrong = await bruno.press('Continua', { username: 'luca.rossi', code: 'AAAA-AAAA' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('non corrispondono')
  expect(wrong.$('#f-username').attr('value')).toBe('luca.rossi')
  const choose = await bruno.press('Continua', {
    username: ' Luca.Rossi',
    code: slip?.code.toLowerCase().replace('-', ' ') ?? '',
  })
  expect(choose.text).toContain('luca.rossi')
  const home = await bruno.press('Salva e accedi', { password: 'mi piace la pizza', again: 'mi piace la pizza' })
  expect(home.title).toContain('Luca Rossi')
})

test('a whole school activates from one address: only wrong codes count, and ten of them pause', async () => {
  const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
  const [slip] = await issueActivations(office, [
    { studentId: 'bruno', schoolId: 'galilei', place: 'IIS Galileo Galilei', surname: 'Rossi', givenName: 'Luca' },
  ])
  const bruno = borgo.visitor()
  const send = async (code: string) => {
    await bruno.visit('/attiva')
    return bruno.press('Continua', { username: 'luca.rossi', code })
  }
  for (let time = 0; time < 12; time++) expect((await send(slip?.code ?? '')).title).toBe('Scegli la password')
  for (let time = 0; time < 10; time++) expect((await send('AAAA-AAAA')).status).toBe(422)
  expect((await send(slip?.code ?? '')).status).toBe(429)
})

test('invitations of a whole school open from one address: only broken links count', async () => {
  const stranger = borgo.visitor()
  const { secret } = await issueLink('docente', 'reset', testNow)
  for (let time = 0; time < 65; time++) expect((await stranger.visit(`/collegamento/${secret}`)).status).toBe(303)
  for (let time = 0; time < 60; time++) {
    await stranger.visit('/collegamento/invented')
    expect((await stranger.visit('/scegli-password')).status).toBe(410)
  }
  expect((await stranger.visit('/collegamento/invented')).status).toBe(429)
})

test('asking for a reset answers the same whether or not the address is known', async () => {
  const stranger = borgo.visitor()
  await stranger.visit('/password-dimenticata')
  const unknown = await stranger.press('Invia il collegamento', { email: 'nessuno@altrove.example' })
  await stranger.visit('/password-dimenticata')
  const known = await stranger.press('Invia il collegamento', { email: 'docente@borgo.example' })
  expect(known.text).toBe(unknown.text)
  expect(await AccountLinks.countDocuments({ kind: 'reset' })).toBe(1)
  await stranger.visit('/password-dimenticata')
  const wrong = await stranger.press('Invia il collegamento', { email: 'docente@borgo' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('nome.cognome@scuola.it')
})

test('the language changes for the visitor and stays with the person', async () => {
  const carla = await borgo.signIn('citta@borgo.example')
  await carla.visit('/profilo')
  expect((await carla.press('English')).title).toBe('My profile')
  expect((await Accounts.findById('citta').lean())?.language).toBe('en')
  expect((await borgo.signIn('citta@borgo.example')).page.title).toBe('Hello, Carla Comune')
})

test('demo people are listed in demo mode only', async () => {
  expect((await borgo.visitor().visit('/accedi')).text).not.toContain('Persone di prova')
})

test('fields that are objects never reach a query', async () => {
  const stranger = borgo.visitor()
  await stranger.visit('/accedi')
  const page = await stranger.press('Accedi', { 'identifier[$ne]': 'x', 'password[$ne]': 'x' })
  expect(page.status).toBe(422)
})
