import type { ReadInput } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { questionsOf } from './argv.ts';
import type { Conversation } from './conversation.ts';
import type { Dig, DigMessage } from './value.generated.ts';

/** What was asked, of whom, how, and how often. */
export interface Asked {
  readonly fields: Pick<Dig, 'name_asked' | 'type_asked' | 'nameserver' | 'transport'>;
  /** Absent when neither the arguments nor a command line of ours say it. */
  readonly questions: number | undefined;
}

/** `192.0.2.53#53(192.0.2.53) (UDP)`: the address, and the protocol where dig prints it. */
const SERVER = /^(?<address>[^#\s]+)#[0-9]+(?:\([^)]*\))?(?: \((?<transport>[A-Z]+)\))?/;

function after(argv: readonly string[], option: string): string | undefined {
  const place = argv.indexOf(option);
  return place < 0 ? undefined : argv[place + 1];
}

function nameserverOf(input: ReadInput, found: Conversation, last: DigMessage | undefined): string | undefined {
  const given = input.with?.server;
  if (typeof given === 'string') return given;
  const typed = input.argv.find((word) => word.startsWith('@'))?.slice(1);
  if (typed !== undefined && ipVersion(typed) !== undefined) return typed;
  return SERVER.exec(last?.server ?? '')?.groups?.address ?? found.attemptErrors[0]?.server;
}

function transportOf(input: ReadInput, found: Conversation, last: DigMessage | undefined): Dig['transport'] {
  const printed = SERVER.exec(last?.server ?? '')?.groups?.transport;
  if (printed !== undefined) return printed === 'UDP' ? 'udp' : 'tcp';
  const asked = input.with?.tcp === true || input.argv.includes('+tcp') || input.argv.includes('+vc');
  return asked || found.tcpRetry ? 'tcp' : 'udp';
}

/** What the arguments, else the command line, else the output say about the question. */
export function askedOf(input: ReadInput, found: Conversation): Asked {
  const messages = found.ended.flatMap((one) => (one.kind === 'message' ? [one.open.message] : []));
  const question = messages.find((message) => message.question !== undefined)?.question;
  const typed = input.argv.filter((word) => word === '-q').length;
  const name = typeof input.with?.name === 'string' ? input.with.name : (after(input.argv, '-q') ?? question?.name);
  const type = typeof input.with?.type === 'string' ? input.with.type : (after(input.argv, '-t') ?? question?.type);
  return {
    fields: {
      ...maybe('name_asked', name),
      ...maybe('type_asked', type),
      ...maybe('nameserver', nameserverOf(input, found, messages.at(-1))),
      transport: transportOf(input, found, messages.at(-1)),
    },
    questions: input.with !== undefined ? questionsOf(input.with).length : typed > 0 ? typed : undefined,
  };
}
