import { describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const fixture = (name: string) => `test/matching/fixtures/${name}`

interface Ended {
  code: number
  stdout: string
  stderr: string
}

function runMatch(...args: string[]): Promise<Ended> {
  const command = ['--import', 'tsx', 'scripts/match.ts', ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

describe('npm run match', () => {
  test('prints who goes where and why', async () => {
    const { code, stdout, stderr } = await runMatch(fixture('small-round.json'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      matching: { ada: null, bea: 'o1', carla: 'o2', dino: 'o3' },
      phase: { ada: 'unplaced', bea: 'wish', carla: 'wish', dino: 'fallback' },
      reasons: { ada: { o1: 'offer o1', o2: 'shared limit h1' } },
      closed: [],
      cutOffs: { 'offer o1': { class: 1, draw: 1 }, 'shared limit h1': { class: 1, draw: 3 } },
      rankProfile: [2],
      rescueProposals: [],
      warnings: [],
    })
    expect((await runMatch(fixture('small-round.json'))).stdout).toBe(stdout)
  })

  test.each([
    [
      'contradictory-round.json',
      [
        'offer "o2": max must be a whole number from 0, not 1.5',
        'offer "o1": min 2 is above max 1',
        'lock of "eva" and "o9": there is no student "eva"',
        'lock of "eva" and "o9": there is no offer "o9"',
        'lock of "ada" and "o1": the pair is forbidden',
      ],
    ],
    [
      'shapeless-round.json',
      [
        'the round.roundId must be a text, not 7',
        'the round: offers is missing',
        'the round.students[0].preferences must be a list, not "o1"',
      ],
    ],
    ['no-round.txt', [expect.stringMatching(/^the file is not JSON: /u)]],
    ['none.json', [`${fixture('none.json')}: there is no such file, or it cannot be read`]],
  ])('places nobody with %s, and says what is wrong line by line', async (name, lines) => {
    const { code, stdout, stderr } = await runMatch(fixture(name))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    const said = stderr.trimEnd().split('\n')
    expect(said).toHaveLength(lines.length)
    expect(said).toEqual(expect.arrayContaining(lines))
  })

  test('says how it is called', async () => {
    expect(await runMatch()).toEqual({ code: 1, stdout: '', stderr: 'npm run -s match -- ROUND.json\n' })
  })
})
