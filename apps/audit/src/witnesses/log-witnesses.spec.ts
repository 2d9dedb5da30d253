import { generateKeys, noteSigner } from '@askonce/tlog';
import { idOf, LogWitnesses, NO_WITNESSES, signerOf } from './log-witnesses';

const log = generateKeys('log.example');
const [a, b] = ['a', 'b'].map((name) => generateKeys(`witness.example/${name}`, 'cosignature').verifierKey) as [
  string,
  string,
];
const read = (policy: string) => LogWitnesses.in(policy, log.signerKey);

describe('the witnesses of the log', () => {
  it('are none, and none is demanded, unless told', () => {
    expect(read(NO_WITNESSES)).toMatchObject({ all: [], quorum: { threshold: 0, ids: [] } });
  });

  it('are all that the policy names; those in its quorum count', () => {
    const witnesses = read(`witness a ${a} https://a.example/w/\nwitness b ${b} http://b.example\nquorum b\n`);
    expect(witnesses.all.map(({ url }) => url)).toEqual(['https://a.example/w', 'http://b.example']);
    const ids = witnesses.all.map(({ id }) => id);
    expect([witnesses.countOf(ids), witnesses.countOf(ids.slice(0, 1))]).toEqual([1, 0]);
  });

  it('are of this log, if the policy names any', () => {
    expect(read(`log ${log.verifierKey}\nquorum none`).all).toEqual([]);
    expect(() => read(`log ${generateKeys('log.example').verifierKey}\nquorum none`)).toThrow(
      'ASKONCE_LOG_WITNESSES_FILE names logs, and not the one of ASKONCE_LOG_KEY_FILE',
    );
  });

  it.each([
    ['no URL', `witness a ${a}\nquorum a`, 'names the witness a without the http or https URL'],
    ['another URL', `witness a ${a} ftp://a.example\nquorum a`, 'names the witness a without the http or https URL'],
    ['no URL at all', `witness a ${a} a.example\nquorum a`, 'names the witness a without the http or https URL'],
    ['no quorum', `witness a ${a} https://a.example`, 'There is no line that names the quorum'],
    ['an altered key', `witness a ${a.replace('/a', '/x')} https://a.example\nquorum a`, 'Line 1: The id in the key'],
    ['something else', '{}', 'is no policy as c2sp.org/tlog-policy has it. Line 1'],
  ])('are refused at start with %s', (_what, policy, message) => {
    expect(() => read(policy)).toThrow(message);
  });

  it('have ids that tell whose signature it is', () => {
    const { name, keyId } = noteSigner(log.signerKey);
    expect(signerOf(idOf({ name, keyId }))).toEqual({ name, keyId });
    expect(idOf({ name, keyId: 1 })).toBe('log.example+00000001');
  });
});
