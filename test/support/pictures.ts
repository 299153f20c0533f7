/** The start of a PNG that says it has this size; nothing reads further. */
export function aPng(width: number, height: number): Buffer {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000', 'hex')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header
}

/** The start of a JPEG that says it has this size, after a thumbnail that says something else. */
export function aJpeg(width: number, height: number): Buffer {
  const thumbnail = Buffer.from('ffe1000e45786966ffc000080800400040', 'hex')
  const frame = Buffer.from('ffc00011080000000003012200021101031101', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([Buffer.from('ffd8', 'hex'), thumbnail.subarray(0, 16), frame, Buffer.from('ffda', 'hex')])
}
