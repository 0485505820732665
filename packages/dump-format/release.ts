const CAN_FREE = 'transfer' in ArrayBuffer.prototype;

/** What is shorter may lie in memory that Node shares between buffers (`Buffer.poolSize`), and is not worth it. */
const WORTH = 64 * 1024;

/**
 * Give back the memory of a chunk that a stream of Node's made, once it was used. Streams fill one buffer after the other; left to
 * the garbage collector they pile up to some 64 MB. A buffer that was filled to its end is never used again.
 */
export function release(chunk: Uint8Array): void {
  const { buffer } = chunk;
  if (!CAN_FREE || !(buffer instanceof ArrayBuffer) || buffer.byteLength < WORTH) return;
  if (chunk.byteOffset + chunk.byteLength === buffer.byteLength) buffer.transfer(0);
}
