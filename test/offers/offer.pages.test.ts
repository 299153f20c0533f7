import { describe, expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp({ fresh: 'once' })

describe('the pages of offers, by role', () => {
  test.each([
    ['citta@borgo.example', ['/offerte', '/offerte/offerta-fablab-stampa', '/offerte/offerta-officine-esame']],
    [
      'coordinatore@borgo.example',
      [
        '/offerte',
        '/offerte/offerta-fablab-bozza',
        '/offerta/nuova',
        '/offerta/nuova?ente=fablab',
        '/offerte/offerta-fablab-bozza/modifica',
        '/offerte/offerta-fablab-stampa',
      ],
    ],
    ['docente@borgo.example', ['/offerte', '/offerte/offerta-fablab-stampa']],
    [
      'ente@borgo.example',
      ['/offerte', '/offerta/nuova', '/offerte/offerta-fablab-stampa', '/offerte/offerta-fablab-stampa/modifica'],
    ],
  ])('%s opens them', async (who, urls) => {
    const visitor = await borgo.signIn(who)
    for (const url of urls) {
      const page = await visitor.visit(url)
      expect([url, page.status]).toEqual([url, 200])
    }
  })
})
