/** A message of Protocol Buffers (https://protobuf.dev/programming-guides/encoding), field by field. */
export class Message {
  private readonly parts: Uint8Array[] = [];

  /** A whole number from 0 on, or a truth value. */
  int(field: number, value: number): this {
    return this.add(varint(field << 3), varint(value));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.add(varint((field << 3) | 2), varint(value.length), value);
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  message(field: number, value: Message): this {
    return this.bytes(field, value.finish());
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.parts.reduce((total, { length }) => total + length, 0));
    let offset = 0;
    for (const part of this.parts) {
      whole.set(part, offset);
      offset += part.length;
    }
    return whole;
  }

  private add(...parts: Uint8Array[]): this {
    this.parts.push(...parts);
    return this;
  }
}

/** The bytes of numbers as they lie in memory, which is little-endian wherever browsers run. */
export function bytesOf(numbers: ArrayBufferView): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Seven bits a byte, the lowest first. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    const last = rest < 128;
    bytes.push(last ? rest : (rest % 128) + 128);
    if (last) return Uint8Array.from(bytes);
  }
}
