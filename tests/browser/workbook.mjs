// Edits a workbook as a spreadsheet would: unpacks it, changes one of its files, packs it again.

import * as zlib from "node:zlib";

const { crc32, deflateRawSync, inflateRawSync } = zlib;

/** The files of a packed folder. */
export function unpack(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(from, from + packed);
    const title = zip.toString("utf8", at + 46, at + 46 + name);
    files.set(title, method === 8 ? inflateRawSync(data) : Buffer.from(data));
    at += 46 + name + extra + comment;
  }
  return files;
}

/** A packed folder of these files. */
export function pack(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, data] of files) {
    const title = Buffer.from(name);
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(0x5a210000, 6);
    head.writeUInt32LE(crc(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, title);
    const local = [Buffer.from("PK\x03\x04", "latin1"), head, title, packed];
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** The checksum of zip files and of links. Node has it since 22. */
export function crc(data) {
  if (crc32) return crc32(data);
  let sum = ~0;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

/** The workbook with another text in a cell of its first sheet. */
export function setCell(workbook, cell, text) {
  const files = unpack(workbook);
  const name = "xl/worksheets/sheet1.xml";
  const sheet = files.get(name).toString("utf8");
  const pattern = new RegExp(`<c r="${cell}"([^>]*?)(?: t="s")?(?:/>|>.*?</c>)`);
  if (!pattern.test(sheet)) throw new Error(`There is no cell ${cell}`);
  const edited = sheet.replace(pattern, (_, style) => `<c r="${cell}"${style.replace(/ t="\w+"/, "")} t="inlineStr"><is><t>${text}</t></is></c>`);
  files.set(name, Buffer.from(edited));
  return pack(files);
}
