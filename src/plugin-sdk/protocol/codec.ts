import { type AnyNestedObject, type IField, type IMapField, Root } from 'protobufjs/light';
import { enums, type Message, type MessageInput, type MessageName, messages } from './messages';

const root = Root.fromJSON({ nested: { ...describeEnums(), ...describeMessages() } });

/** Bytes of a message and back. */
export function encodeMessage<N extends MessageName>(name: N, value: MessageInput<N>): Buffer {
  const type = root.lookupType(name);
  const bytes = type.encode(type.fromObject(value)).finish();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function decodeMessage<N extends MessageName>(name: N, bytes: Uint8Array): Message<N> {
  const type = root.lookupType(name);
  return type.toObject(type.decode(bytes), { longs: Number, defaults: true }) as Message<N>;
}

function describeEnums(): Record<string, AnyNestedObject> {
  return Object.fromEntries(Object.entries(enums).map(([name, values]) => [name, { values: { ...values } }]));
}

function describeMessages(): Record<string, AnyNestedObject> {
  return Object.fromEntries(
    Object.entries(messages).map(([name, fields]) => [
      name,
      { fields: Object.fromEntries(Object.entries(fields).map(([field, spec]) => [field, describeField(spec)])) },
    ]),
  );
}

function describeField([id, ...rest]: readonly [number, string] | readonly [number, string, string]):
  IField | IMapField {
  const [many, type] = rest.length === 2 ? rest : [undefined, rest[0]];
  if (many === 'map') return { id, type, keyType: 'string' };
  return many === 'repeated' ? { id, type, rule: 'repeated' } : { id, type };
}
