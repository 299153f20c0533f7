import { crc32, deflateSync } from 'node:zlib'
import { type DiaryPage, diaryPageId } from '../../src/hours/diary.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf, weekday } from '../../src/platform/day.ts'
import { storeFile } from '../../src/platform/files.ts'

const width = 320
const height = 240

/** The Friday of last week in Giulia's diary, with a picture of what she has made. */
export async function demoDiary(today: Day): Promise<DiaryPage[]> {
  const day = addDays(today, 1 - weekday(today) - 3)
  const picture = png()
  const fileId = await storeFile(picture, { name: `diario-${day}.png`, type: 'image/png' })
  const placementId = 'giulia-fablab'
  return [
    {
      _id: diaryPageId(placementId, day),
      placementId,
      schoolId: 'galilei',
      partnerId: 'fablab',
      studentId: 'giulia',
      day,
      text: 'Oggi ho provato la tagliatrice laser per la prima volta.\nIl primo pannello era bruciato ai bordi: ho abbassato la potenza e rifatto la prova su un ritaglio.',
      photo: { fileId, type: 'image/png', bytes: picture.length },
      version: 1,
      editedAt: instantOf(day, clockTime('18:40')),
    },
  ]
}

/** A panel of wood with a grid cut into it. */
function png(): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isCut = x % 40 < 3 || y % 40 < 3
      rows.set(isCut ? [92, 58, 30] : [214, 170, 116 + ((x + y) % 12)], y * (1 + width * 3) + 1 + x * 3)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const start = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named) >>> 0)
  return Buffer.concat([length, named, check])
}
