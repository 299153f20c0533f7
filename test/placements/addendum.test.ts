import { describe, expect, test } from '@jest/globals'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { addendumRefusals, unsignedAddenda } from '../../src/placements/addendum.rules.ts'
import { recordAddendum } from '../../src/placements/addendum.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import type { Amendment } from '../../src/placements/terms.rules.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { useTestApp } from '../support/app.ts'
import { as, fablab, office, won } from './cast.ts'

const decided: Amendment = {
  _id: 'a',
  validFrom: day('2026-12-21'),
  reason: 'Cambio di turno',
  decidedAt: new Date('2026-11-23T10:00:00Z'),
  decidedBy: { accountId: null, name: 'Corrado' },
}
const scan = { bytes: demoPdf(['Atto firmato']), name: 'atto.pdf' }
const signed = {
  on: day('2026-11-24'),
  scan: { fileId: 'f', name: 'atto.pdf' },
  at: new Date(0),
  by: decided.decidedBy,
}

describe('the paper of an amendment', () => {
  test.each([
    ['on the day of the decision', {}, '2026-11-23', []],
    ['before it', {}, '2026-11-22', ['before-decision']],
    ['tomorrow', {}, '2026-11-26', ['date-in-the-future']],
    ['twice', { signed }, '2026-11-24', ['already-signed']],
    ['of who never came', { noShow: true }, '2026-11-24', ['nothing-to-sign']],
  ] as const)('signed %s', (_, more, on, reasons) => {
    expect(addendumRefusals({ ...decided, ...more }, { on: day(on), today: day('2026-11-25') })).toEqual(reasons)
  })

  test('is missing until it is signed, and never asked of who did not come', () => {
    const earlier = { ...decided, _id: 'b', validFrom: day('2026-12-01') }
    const amendments = [decided, { ...decided, _id: 'c', signed }, { ...decided, _id: 'd', noShow: true }, earlier]
    expect(unsignedAddenda({ amendments }).map(({ _id }) => _id)).toEqual(['b', 'a'])
  })
})

describe('the signed paper', () => {
  const borgo = useTestApp()
  const files = () => Placements.db.collection('fs.files').countDocuments()
  const [placement, address] = ['/percorsi/giulia-fablab', '/percorsi/giulia-fablab/variazioni']
  const form = `${address}/giulia-tutor/firma`

  test('is asked for on the pages of the placement, and recorded with its day and a scan', async () => {
    const clerk = await borgo.signIn('segreteria@borgo.example')
    expect((await clerk.visit(placement)).text).toContain(
      'Atto aggiuntivo da firmare: la variazione vale dal 21/12/2026',
    )
    const list = await clerk.visit(address)
    expect(list.text).toContain('Atto aggiuntivo da firmare')
    expect(list.$(`a[href="${form}"]`)).toHaveLength(1)
    expect((await clerk.visit(`${address}/giulia-tutor/firmato`)).status).toBe(404)
    await clerk.visit(form)
    const button = 'Registra l’atto firmato'
    const early = await clerk.attach(button, scan, { on: '01/11/2026' })
    expect([early.status, early.$('#f-on-problem').text()]).toEqual([422, expect.stringContaining('prima che')])
    const wrong = await clerk.attach(button, { bytes: Buffer.from('testo'), name: 'atto.txt' }, { on: '24/11/2026' })
    expect([wrong.status, wrong.$('#f-file-problem').length]).toEqual([422, 1])
    const done = await clerk.attach(button, scan, { on: '24/11/2026' })
    expect(done.$('.notice').text()).toContain('L’atto firmato è registrato')
    expect(done.text).toContain('Firmato il 24/11/2026')
    expect((await clerk.visit(placement)).text).not.toContain('Atto aggiuntivo da firmare')
    expect((await clerk.visit(placement)).text).toContain('Atto aggiuntivo firmato')
    expect((await clerk.visit(form)).location).toBe(address)
    for (const who of ['ente@borgo.example', 'giulia.damico', 'docente@borgo.example']) {
      const reader = await borgo.signIn(who)
      expect((await reader.visit(address)).text).toContain('Firmato il 24/11/2026')
      expect((await reader.download(`${address}/giulia-tutor/firmato`)).bytes).toEqual(scan.bytes)
      expect((await reader.visit(form)).status).toBe(403)
    }
    const stranger = await borgo.signIn('ente@officine.example')
    expect((await stranger.visit(`${address}/giulia-tutor/firmato`)).status).toBe(404)
  })

  test('is recorded once of twenty times, without leaving files behind, and by the school alone', async () => {
    const before = await files()
    const given = { amendmentId: 'giulia-tutor', on: day('2026-11-24'), scan }
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => recordAddendum(office, 'giulia-fablab', given)),
    )
    expect(won(all)).toBe(1)
    expect(await files()).toBe(before + 1)
    const { amendments, history } = (await Placements.findById('giulia-fablab').lean()) ?? {}
    expect(amendments?.[0]?.signed).toMatchObject({ on: '2026-11-24', by: { accountId: 'segreteria' } })
    expect(history?.filter(({ event }) => event === 'addendum-signed')).toHaveLength(1)
    await expect(recordAddendum(fablab, 'giulia-fablab', given)).rejects.toThrow(Forbidden)
    const elsewhere = as({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' })
    await expect(recordAddendum(elsewhere, 'giulia-fablab', given)).rejects.toThrow(NotFound)
    await expect(recordAddendum(office, 'giulia-fablab', { ...given, amendmentId: 'x' })).rejects.toThrow(NotFound)
  })
})
