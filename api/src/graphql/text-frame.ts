/** How long the head of a server's frame is that carries so many bytes (RFC 6455, 5.2). */
export const headLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

/** Writes the head of a whole text message, unmasked as a server's are. Answers where its text begins. */
export function writeHead(into: Buffer, at: number, length: number): number {
  const next = into.writeUInt8(0x81, at);
  if (length < 126) return into.writeUInt8(length, next);
  if (length < 65_536) return into.writeUInt16BE(length, into.writeUInt8(126, next));
  return into.writeBigUInt64BE(BigInt(length), into.writeUInt8(127, next));
}
