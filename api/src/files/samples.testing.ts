import { deflateRawSync } from 'node:zlib';

/** The smallest files of each kind that still are what they claim to be. */

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});
const crc32 = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

/** A zip with the entries given, enough for whoever reads its local headers. */
function zip(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(raw.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.of(20, 0), fields, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(locals.length, 4);
  end.writeUInt16LE(locals.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\u0005\u0006'), end]);
}

const office = 'application/vnd.openxmlformats-officedocument';
const contentTypes = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${office}.${main}.main+xml"/></Types>`;

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
const tiff = Buffer.concat([Buffer.from('II*\0\b\0\0\0'), Buffer.alloc(64)]);
const isoBox = (brand: string): Buffer =>
  Buffer.concat([Buffer.of(0, 0, 0, 24), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`), Buffer.alloc(64)]);

export const samples = {
  taken: [
    { name: 'pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n') },
    { name: 'png', mimeType: 'image/png', bytes: png },
    { name: 'jpeg', mimeType: 'image/jpeg', bytes: jpeg },
    { name: 'tiff', mimeType: 'image/tiff', bytes: tiff },
    {
      name: 'docx',
      mimeType: `${office}.wordprocessingml.document`,
      bytes: zip({ '[Content_Types].xml': contentTypes('wordprocessingml.document'), 'word/document.xml': '<w/>' }),
    },
    {
      name: 'xlsx',
      mimeType: `${office}.spreadsheetml.sheet`,
      bytes: zip({ '[Content_Types].xml': contentTypes('spreadsheetml.sheet'), 'xl/workbook.xml': '<x/>' }),
    },
    { name: 'txt', mimeType: 'text/plain', bytes: Buffer.from('Blåbærsyltetøy\t1 stk\r\n') },
  ],
  refused: [
    { name: 'zip', bytes: zip({ 'virus.exe': 'MZ' }) },
    { name: 'exe', bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]) },
    { name: 'gif', bytes: Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;') },
    { name: 'xml', bytes: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') },
    { name: 'latin1', bytes: Buffer.from('Bl\u00e5b\u00e6r', 'latin1') },
    { name: 'control', bytes: Buffer.from('a\u0000b') },
  ],
  heic: isoBox('heic'),
};
