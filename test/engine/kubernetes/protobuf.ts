/** What `kubectl auth can-i` asks: as JSON, or (kubectl 1.32 and later) as protobuf. */
export function accessReview(bytes: Buffer): {
  readonly namespace: string;
  readonly verb: string;
  readonly resource: string;
  readonly subresource: string;
} {
  if (bytes[0] === 0x7b) return JSON.parse(bytes.toString('utf8')).spec.resourceAttributes;
  // "k8s\0", then runtime.Unknown{2: raw}; raw: {2: spec}; spec: {1: resourceAttributes}.
  const attributes = field(field(field(bytes.subarray(4), 2), 2), 1);
  const word = (number: number) => field(attributes, number).toString('utf8');
  return { namespace: word(1), verb: word(2), resource: word(5), subresource: word(6) };
}

/** A field of a message that has only fields with a length. */
function field(message: Buffer, wanted: number): Buffer {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const number = varint() >> 3;
    const length = varint();
    if (number === wanted) return message.subarray(at, at + length);
    at += length;
  }
  return Buffer.alloc(0);
}
