import { describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('vendor/'))
    .sort()
}

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const lines = (file: string) => read(file).split('\n').length

const product = [...filesUnder('src', /\.ts$/u), ...filesUnder('jobs', /\.ts$/u)]
const templates = filesUnder('views', /\.hbs$/u)
const everything = [...product, ...filesUnder('scripts', /\.ts$/u), ...filesUnder('test', /\.ts$/u)]

describe('the house', () => {
  test('imports go only to the left and to earlier features, without circles', async () => {
    const run = promisify(execFile)
    const command = [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      'jobs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
    ]
    const { stdout } = await run(process.execPath, command, { cwd: root }).catch((error: { stdout: string }) => error)
    expect(stdout).toContain('no dependency violations found')
  })

  test('a file is one room: at most 300 lines, a template 120', () => {
    expect(everything.filter((file) => lines(file) > 301)).toEqual([])
    expect(templates.filter((file) => lines(file) > 121)).toEqual([])
  })

  test('files are named in kebab case, after what they hold and the kind they are', () => {
    const kinds = 'rules|schema|model|service|forms|pages|sheet|routes|text|worker'
    const named = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*(\\.(${kinds}|test|d))?\\.(ts|mjs)$`, 'u')
    const names = everything.map((file) => file.split('/').at(-1) ?? '')
    expect(
      names.filter(
        (name) => !named.test(name) && !/\.(rules|service|pages|forms|routes|model|sheet|text)\.test\.ts$/u.test(name),
      ),
    ).toEqual([])
    expect(everything.filter((file) => /(?:^|[-/])(?:utils?|helpers?|common|misc)(?:[-./]|$)/u.test(file))).toEqual([])
  })

  test('only the configuration reads the environment', () => {
    const allowed = [
      'src/platform/config.ts',
      'src/platform/embedded-database/launch.ts',
      'src/platform/embedded-database/runtime.ts',
    ]
    expect(product.filter((file) => /process\.env/u.test(read(file)) && !allowed.includes(file))).toEqual([])
  })

  test('rules have no clock', () => {
    const rules = product.filter((file) => file.endsWith('.rules.ts'))
    expect(rules.length).toBeGreaterThan(10)
    expect(rules.filter((file) => /new Date\(\)|Date\.now\(\)/u.test(read(file)))).toEqual([])
  })

  test('no template carries inline style or script, and every form that posts carries the token', () => {
    expect(templates.filter((file) => /\sstyle=|<style|<script(?![^>]*\bsrc=)|\son[a-z]+=/u.test(read(file)))).toEqual(
      [],
    )
    const unguarded = templates.flatMap((file) =>
      [...read(file).matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/gu)]
        .filter(([form]) => !form.includes('{{> csrf}}'))
        .map(() => file),
    )
    expect(unguarded).toEqual([])
  })

  test('a URL is spelled in paths.ts only', () => {
    const spelled = product.filter(
      (file) => file !== 'src/paths.ts' && /(?:href|action|redirect)\W{1,4}['"`]\/[a-z]/u.test(read(file)),
    )
    expect(spelled).toEqual([])
  })

  test('nothing is left for later', () => {
    const later = /\b(?:TO[D]O|FIX[M]E)\b|coming[ ]soon|lorem[ ]ipsum/u
    expect([...everything, ...templates].filter((file) => later.test(read(file)))).toEqual([])
    const skipped = filesUnder('test', /\.test\.ts$/u).filter((file) =>
      /\b(?:test|describe|it)\.(?:skip|only|todo)\(/u.test(read(file)),
    )
    expect(skipped).toEqual([])
  })
})
