import { beforeEach, describe, expect, test } from '@jest/globals'
import { openForSigning, reopenAgreement } from '../../src/agreements/agreement-text.service.ts'
import { openScan, recordPaperSignature, signAgreement } from '../../src/agreements/signing.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { useTestDatabase } from '../support/database.ts'
import {
  aDraft,
  agreementModels,
  atOnce,
  cityName,
  coordinator,
  digestOfText,
  fillOffice,
  guest,
  host,
  office,
  opened,
  otherHost,
  otherOffice,
  scan,
  sign,
  stored,
  student,
} from './office.ts'

const database = useTestDatabase(agreementModels)
beforeEach(fillOffice)

const onScreen = async (id: string) => ({
  party: 'host' as const,
  name: 'Łukasz Şerban',
  role: 'Presidente',
  declaration: true,
  digest: await digestOfText(id),
})

describe('opening an agreement for signing', () => {
  test('fixes its text with what the registers say that day', async () => {
    const id = await aDraft()
    await Partners.updateOne({ _id: 'fablab' }, { $set: { name: 'FabLab Nuovo APS' } })
    await openForSigning(coordinator, id, cityName)
    const { state, text, host: party } = await stored(id)
    expect(state).toBe('signing')
    expect(party.name).toBe('FabLab Nuovo APS')
    expect(text?.blocks.map((block) => block.text).join('\n')).toContain('FabLab Nuovo APS')
    expect(text?.digest).toMatch(/^[0-9a-f]{64}$/u)
  })

  test('is refused while nobody can sign for one side or the other, naming everything', async () => {
    const id = await aDraft()
    await Partners.updateOne({ _id: 'fablab' }, { $set: { representative: null } })
    await Schools.updateOne({ _id: 'galilei' }, { $set: { 'office.principal': null } })
    await expect(openForSigning(office, id, cityName)).rejects.toMatchObject({
      reasons: ['no-principal', 'no-representative'],
    })
  })

  test('is refused with a host that is suspended or whose record was merged', async () => {
    const id = await aDraft()
    await Partners.updateOne(
      { _id: 'fablab' },
      { $set: { 'qualification.state': 'suspended', mergedInto: 'officine' } },
    )
    await expect(openForSigning(office, id, cityName)).rejects.toMatchObject({
      reasons: ['partner-suspended', 'partner-merged'],
    })
  })

  test('is not for a school of the first cycle', async () => {
    const id = await aDraft()
    await Schools.updateOne({ _id: 'galilei' }, { $set: { 'sites.$[].secondCycle': false } })
    await expect(openForSigning(office, id, cityName)).rejects.toMatchObject({ reasons: ['not-upper-secondary'] })
  })

  test('happens once, however often the button is pressed', async () => {
    const id = await aDraft()
    const { done } = await atOnce(20, () => openForSigning(office, id, cityName))
    expect(done).toBe(1)
    expect((await stored(id)).history.map(({ event }) => event)).toEqual(['created', 'opened'])
  })
})

describe('signing on screen', () => {
  test('in either order, and the last one makes the agreement signed', async () => {
    const first = await opened()
    await sign(first, 'host')
    expect((await stored(first)).state).toBe('signing')
    await sign(first, 'school')
    const second = await opened()
    await sign(second, 'school')
    await sign(second, 'host')
    for (const id of [first, second]) {
      const { state, signatures, text } = await stored(id)
      expect(state).toBe('signed')
      expect(signatures.every(({ textDigest }) => textDigest === text?.digest)).toBe(true)
    }
  })

  test('keeps who signed, as what, when and by which way', async () => {
    const id = await opened()
    await sign(id, 'host')
    await sign(id, 'school')
    const [ofHost, ofSchool] = (await stored(id)).signatures
    expect(ofHost).toMatchObject({
      name: 'Łukasz Şerban',
      how: 'screen',
      on: '2026-11-25',
      accountId: 'fabio',
      linkId: null,
    })
    expect(ofSchool).toMatchObject({ name: 'Prudenza Preside', accountId: null, linkId: 'link-1' })
    expect((await stored(id)).history.at(-1)?.by.name).toBe('Prudenza Preside')
  })

  test('of twenty clicks of one party, one signs', async () => {
    const id = await opened()
    const given = await onScreen(id)
    const { done, refusals } = await atOnce(20, () => signAgreement(host, id, given))
    expect({ done, refusals }).toEqual({ done: 1, refusals: ['already-signed'] })
    expect((await stored(id)).signatures).toHaveLength(1)
  })

  test('both parties at the same moment: both count, and the agreement is signed', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await opened()
      const { done } = await atOnce(2, (n) => sign(id, n === 0 ? 'host' : 'school'))
      expect(done).toBe(2)
      expect(await stored(id)).toMatchObject({ state: 'signed', signatures: [{}, {}] })
    }
  })

  test('holds only for the text that was on the screen', async () => {
    const id = await opened()
    const seen = await onScreen(id)
    await reopenAgreement(office, id, 'Data sbagliata')
    await Partners.updateOne({ _id: 'fablab' }, { $set: { name: 'FabLab Altro' } })
    await openForSigning(office, id, cityName)
    await expect(signAgreement(host, id, seen)).rejects.toMatchObject({ reasons: ['changed-meanwhile'] })
  })

  test('by a link only by the person to whom it was sent, however the name is written', async () => {
    const id = await opened()
    const given = { ...(await onScreen(id)), party: 'school' as const }
    await expect(signAgreement(guest(id), id, { ...given, name: 'Un’altra' })).rejects.toMatchObject({
      reasons: ['not-the-addressee'],
    })
    await signAgreement(guest(id, { name: 'Łucja D’Àmico' }), id, { ...given, name: 'damico lucja' })
    expect((await stored(id)).signatures).toMatchObject([{ party: 'school', name: 'damico lucja' }])
  })

  test('needs the declaration, and only for the own party', async () => {
    const id = await opened()
    const given = await onScreen(id)
    await expect(signAgreement(host, id, { ...given, declaration: false })).rejects.toMatchObject({
      reasons: ['declaration-missing'],
    })
    await expect(signAgreement(host, id, { ...given, party: 'school' })).rejects.toMatchObject({
      reasons: ['not-your-party'],
    })
  })

  test('of a draft, by another host, by a link about something else or by the office is impossible', async () => {
    const draft = await aDraft()
    await expect(signAgreement(host, draft, await onScreen(draft))).rejects.toMatchObject({ reasons: ['not-signing'] })
    const id = await opened()
    const given = await onScreen(id)
    await expect(signAgreement(otherHost, id, given)).rejects.toBeInstanceOf(NotFound)
    await expect(signAgreement(guest(draft), id, given)).rejects.toBeInstanceOf(NotFound)
    await expect(signAgreement(guest(id, { purpose: 'profile' }), id, given)).rejects.toBeInstanceOf(Forbidden)
    await expect(signAgreement(office, id, given)).rejects.toBeInstanceOf(Forbidden)
    await expect(signAgreement(student, id, given)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('reopening an agreement', () => {
  test('takes the signatures back and keeps them in its history', async () => {
    const id = await opened()
    await sign(id, 'host')
    await reopenAgreement(office, id, 'Sede cambiata')
    const { state, text, signatures, history } = await stored(id)
    expect({ state, text, signatures }).toEqual({ state: 'draft', text: null, signatures: [] })
    expect(history.at(-1)).toMatchObject({
      event: 'reopened',
      reason: 'Sede cambiata',
      cancelled: [{ party: 'host', name: 'Łukasz Şerban' }],
    })
  })

  test('while somebody signs: either the signature counts or the draft is open, never both', async () => {
    const id = await opened()
    const given = await onScreen(id)
    await atOnce(2, (n) => (n === 0 ? signAgreement(host, id, given) : reopenAgreement(office, id, 'Errore')))
    const { state, signatures } = await stored(id)
    expect(state === 'draft' ? signatures.length === 0 : signatures.length === 1).toBe(true)
  })

  test('is for the own school', async () => {
    const id = await opened()
    await expect(reopenAgreement(otherOffice, id, 'x')).rejects.toBeInstanceOf(NotFound)
    await expect(reopenAgreement(host, id, 'x')).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('signing on paper', () => {
  const paper = {
    party: 'host' as const,
    name: 'Łukasz Şerban',
    role: 'Presidente',
    on: day('2026-11-20'),
    collectedBy: 'Sara',
  }
  const files = () => database.current().db.collection('fs.files').countDocuments()

  test('is recorded with its date, who collected it and the scan, beside one on screen', async () => {
    const id = await opened()
    await recordPaperSignature(office, id, { ...paper, file: scan })
    await sign(id, 'school')
    const { state, signatures } = await stored(id)
    expect(state).toBe('signed')
    expect(signatures[0]).toMatchObject({
      how: 'paper',
      on: '2026-11-20',
      collectedBy: 'Sara',
      scan: { name: 'firma.pdf' },
    })
    const file = await openScan(host, id, signatures[0]?.scan?.fileId ?? '')
    expect(file).toMatchObject({ type: 'application/pdf', name: 'firma.pdf' })
    file?.stream.destroy()
    expect(await openScan(office, id, 'another-file')).toBeNull()
  })

  test('refuses a program that is called a scan, a day that has not come and one of long ago', async () => {
    const id = await opened()
    const program = { bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), name: 'firma.pdf' }
    await expect(recordPaperSignature(office, id, { ...paper, file: program })).rejects.toMatchObject({
      reasons: ['executable'],
    })
    for (const [on, reason] of [
      [addDays(day('2026-11-25'), 1), 'date-in-the-future'],
      [day('2025-09-13'), 'long-before-the-start'],
    ] as const)
      await expect(recordPaperSignature(office, id, { ...paper, on, file: scan })).rejects.toMatchObject({
        reasons: [reason],
      })
    expect(await files()).toBe(0)
  })

  test('recorded by several people at once counts once, and no scan is left over', async () => {
    const id = await opened()
    const { done, refusals } = await atOnce(10, () => recordPaperSignature(office, id, { ...paper, file: scan }))
    expect({ done, refusals }).toEqual({ done: 1, refusals: ['already-signed'] })
    expect(await files()).toBe(1)
  })
})
