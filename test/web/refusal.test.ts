import { describe, expect, test } from '@jest/globals'
import type { Request } from 'express'
import { NotFound, Refused } from '../../src/platform/errors.ts'
import { problemsOf, tried } from '../../src/web/refusal.ts'

const fieldOf = { 'too-late': 'day', 'too-early': 'day', 'unknown-host': 'host' }

describe('the reasons of a refusal', () => {
  test.each<[string, string[], Record<string, string>]>([
    ['stand each beside its field', ['too-late', 'unknown-host'], { day: 'too-late', host: 'unknown-host' }],
    ['stand above the form without a field', ['over'], { form: 'over' }],
    ['are all there, also without a field', ['over', 'gone'], { form: 'over', 'form-gone': 'gone' }],
    [
      'are all there, also about one field',
      ['too-late', 'too-early'],
      { day: 'too-late', 'day-too-early': 'too-early' },
    ],
    ['are none when there is none', [], {}],
  ])('%s', (_, reasons, problems) => {
    expect(problemsOf(reasons, fieldOf)).toEqual(problems)
  })
})

describe('what a form asks for', () => {
  const req = { body: { day: '2026-11-25', $where: { $ne: 1 } } } as Request

  test('is done', async () => {
    expect(await tried(req, async () => 'anything')).toBe('done')
  })

  test('is refused with what was typed', async () => {
    const refuse = () => Promise.reject(new Refused('too-late', 'over'))
    const problems = { day: 'too-late', form: 'over' }
    expect(await tried(req, refuse, fieldOf)).toEqual({ ok: false, problems, typed: { day: '2026-11-25' } })
  })

  test('fails with what is no refusal', async () => {
    await expect(tried(req, () => Promise.reject(new NotFound('gone')), fieldOf)).rejects.toThrow(NotFound)
  })
})
