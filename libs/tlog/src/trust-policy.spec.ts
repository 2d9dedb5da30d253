import { openCheckpoint } from './checkpoint';
import { cosigner } from './cosignature';
import { LOG_KEYS, logSigner, seed, someEntries, TestLog } from './log.fixture';
import { parseNote, signNote } from './note';
import { encodeKeys } from './note-keys';
import { refusalOf } from './refusal.fixture';
import { logPolicyIn, parseTrustPolicy } from './trust-policy';

const keysOf = (name: string) => encodeKeys(`witness.example/${name}`, seed(name), 'cosignature');
const [A, B, C] = ['a', 'b', 'c'].map((name) => keysOf(name).verifierKey) as [string, string, string];
const WITNESSES = `witness a ${A} https://a.example/\nwitness b ${B}\nwitness c ${C}\n`;

const refusalIn = (text: string | Uint8Array) => refusalOf(() => parseTrustPolicy(text));

/** Who is in the quorum, and how many of them are needed. */
const quorumOf = (text: string) => {
  const { quorum } = parseTrustPolicy(text);
  return [quorum.threshold, quorum.of.map(({ name }) => name).join('')];
};

describe('a policy', () => {
  it('names logs and witnesses, with where to ask them', () => {
    const { logs, witnesses } = parseTrustPolicy(
      `# ours\n\n\tlog ${LOG_KEYS.verifierKey} https://log.example/\n${WITNESSES}  # none yet\nquorum none\n`,
    );
    expect(logs.map(({ name }) => name)).toEqual(['log.example/askonce']);
    expect(witnesses.map(({ name, verifier, url }) => [name, verifier.name, url])).toEqual([
      ['a', 'witness.example/a', 'https://a.example/'],
      ['b', 'witness.example/b', undefined],
      ['c', 'witness.example/c', undefined],
    ]);
  });

  it.each([
    ['quorum none', [0, '']],
    ['quorum b', [1, 'b']],
    ['group g all a b c\nquorum g', [3, 'abc']],
    ['group g any a c\nquorum g', [1, 'ac']],
    ['group g 2 a b c\nquorum g', [2, 'abc']],
    ['group g 1 a\ngroup h 1 b\nquorum h', [1, 'b']],
  ])('demands by %j so many of some', (lines, expected) => {
    expect(quorumOf(`${WITNESSES}${lines}\n`)).toEqual(expected);
  });

  it('is what a checkpoint is opened by', () => {
    const log = new TestLog(someEntries(3));
    const { text } = parseNote(log.checkpoint());
    const policy = logPolicyIn(`${WITNESSES}group g 2 a b\nquorum g\n`, LOG_KEYS.verifierKey);
    const cosigned = (...names: readonly string[]) =>
      signNote(text, logSigner, ...names.map((name) => cosigner(keysOf(name).signerKey, () => 1)));
    expect(openCheckpoint(cosigned('b', 'a'), policy).size).toBe(3);
    expect(refusalOf(() => openCheckpoint(cosigned('a', 'c'), policy))).toBe('quorum_missed');
  });

  it('is of the logs that it names, or of any', () => {
    const other = encodeKeys(LOG_KEYS.verifierKey.split('+')[0]!, seed('other')).verifierKey;
    for (const line of ['', `log ${LOG_KEYS.verifierKey}\n`, `log ${other}\nlog ${LOG_KEYS.verifierKey}\n`]) {
      expect(logPolicyIn(`${line}quorum none`, LOG_KEYS.verifierKey)).toMatchObject({ witnesses: [], quorum: 0 });
    }
    expect(refusalOf(() => logPolicyIn(`log ${other}\nquorum none`, LOG_KEYS.verifierKey))).toBe('policy_malformed');
  });

  it.each([
    ['nothing', ''],
    ['no quorum', WITNESSES],
    ['two quorums', `${WITNESSES}quorum a\nquorum a`],
    ['a quorum of what comes later', `quorum a\n${WITNESSES}`],
    ['a quorum of nobody known', `${WITNESSES}quorum d`],
    ['a quorum without a name', 'quorum'],
    ['a quorum of two', `${WITNESSES}quorum a b`],
    ['another kind of line', 'constructor a\nquorum none'],
    ['a witness without a key', 'witness a\nquorum none'],
    ['more behind a witness', `witness a ${A} https://a.example/ x\nquorum none`],
    ['more behind a log', `log ${LOG_KEYS.verifierKey} https://log.example/ x\nquorum none`],
    ['a log without a key', 'log\nquorum none'],
    ['a name twice', `witness a ${A}\nwitness a ${B}\nquorum none`],
    ['a group named as a witness', `${WITNESSES}group a any b\nquorum none`],
    ['the name none', `witness none ${A}\nquorum none`],
    ['one key under two names', `witness a ${A}\nwitness b ${A}\nquorum none`],
    [
      'one key with two names of its own',
      `witness a ${A}\nwitness b ${encodeKeys('x', seed('a'), 'cosignature').verifierKey}\nquorum none`,
    ],
    ['a group of nobody', `${WITNESSES}group g all\nquorum none`],
    ['a group of a group', `${WITNESSES}group g all a\ngroup h all g\nquorum none`],
    ['a group of none', `${WITNESSES}group g all none\nquorum none`],
    ['a group of somebody unknown', `${WITNESSES}group g all d\nquorum none`],
    ['somebody twice in a group', `${WITNESSES}group g 2 a a\nquorum g`],
    ['somebody in two groups', `${WITNESSES}group g all a\ngroup h all a b\nquorum g`],
    ['more than there are', `${WITNESSES}group g 3 a b\nquorum g`],
    ['none of a group', `${WITNESSES}group g 0 a b\nquorum g`],
    ['a number with a zero before it', `${WITNESSES}group g 01 a b\nquorum g`],
    ['a carriage return', 'quorum none\r\n'],
    ['what is no text', Buffer.from([0xff])],
    [
      'too many witnesses',
      Array.from({ length: 33 }, (_, index) => `witness ${index} ${keysOf(String(index)).verifierKey}\n`).join(''),
    ],
  ])('is refused with %s', (_what, text) => {
    expect(refusalIn(text)).toBe('policy_malformed');
  });

  it("is refused with a key of the wrong kind: a log's for a witness, and the other way round", () => {
    expect(refusalIn(`witness a ${LOG_KEYS.verifierKey}\nquorum none`)).toBe('key_type_unsupported');
    expect(refusalIn(`log ${A}\nquorum none`)).toBe('key_type_unsupported');
  });

  it('says in which line it is wrong', () => {
    expect(() => parseTrustPolicy(`${WITNESSES}\nwitness d x\nquorum none`)).toThrow('Line 5: A key is written');
  });
});
