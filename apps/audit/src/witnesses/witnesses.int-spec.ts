import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { ROLES } from '@askonce/contracts';
import type { RunningService } from '@askonce/service';
import {
  cosignatureTime,
  cosigner,
  formatCosignatures,
  noteVerifier,
  openCheckpoint,
  parseNote,
  parseSignedCheckpoint,
  parseTlogProof,
  signText,
} from '@askonce/tlog';
import { aFact } from '../fixtures/facts';
import { LOG_KEYS } from '../fixtures/log-keys';
import { RunningAudit, until } from '../fixtures/running-audit';
import { TestWitness } from '../fixtures/test-witness';
import { verifiedLog } from '../fixtures/verified-log';
import { Witnessed } from '../fixtures/witnessed';
import type { Fact } from '../log/fact';
import { Log } from '../log/log.service';
import { askWitness } from './ask-witness';
import type { CosigningResponse } from './dto/cosigning.response';
import { idOf } from './log-witnesses';

const logKey = noteVerifier(LOG_KEYS.verifierKey);
const agency = { roles: ['agency' as const], clientId: 'housing-system', agency: 'housing' };
const auditor = { roles: ['auditor' as const], clientId: 'auditor' };

jest.setTimeout(60_000);

describe('witnesses', () => {
  let witnessed: Witnessed;
  let [a, b, c]: [TestWitness, TestWitness, TestWitness] = [] as never;
  let audit: RunningAudit;
  let other: RunningService;

  beforeAll(async () => {
    witnessed = await Witnessed.start(['a', 'b', 'c'], 2);
    [a, b, c] = witnessed.witnesses as [TestWitness, TestWitness, TestWitness];
    audit = await RunningAudit.start(witnessed.settings);
    other = await audit.startAnother();
  });
  afterAll(async () => {
    await audit.stop();
    await witnessed.stop();
  });
  afterEach(async () => {
    for (const witness of witnessed.witnesses) witness.behave();
    await audit.owner.query('UPDATE witness SET due_at = now()');
  });

  const policy = () => ({
    logKey,
    witnesses: witnessed.witnesses.map(({ verifier }) => verifier),
    quorum: witnessed.quorum,
  });
  const at = (path: string, { url } = audit.service) => fetch(`${url}/log/${path}`);
  const append = async (count = 1): Promise<Fact> => {
    const subject = randomUUID();
    const facts = Array.from({ length: count }, (_, index) => aFact({ subject, sequence: index + 1 }));
    await audit.service.app.get(Log, { strict: false }).appendEntries(facts);
    return facts.at(-1)!;
  };
  const sizeAt = async (path: string) => parseSignedCheckpoint(await (await at(path)).text()).size;
  const published = async () => {
    const rows = await audit.owner.query<{ size: number }>("SELECT size::int FROM tree_head WHERE log = 'facts'");
    const size = rows[0]!.size;
    await until('it is signed', async () => (await sizeAt('checkpoint')) === size);
    return size;
  };
  const cosigned = async () => {
    const size = await published();
    await until('it is cosigned', async () => {
      const response = await at('cosigned/checkpoint');
      return response.ok && parseSignedCheckpoint(await response.text()).size >= size;
    });
    return size;
  };
  const state = async () => (await audit.call('/v1/cosigning', { as: auditor })).body as unknown as CosigningResponse;
  const failureOf = async ({ verifier }: TestWitness) =>
    (await state()).witnesses.find(({ id }) => id === idOf(verifier))?.failure?.code;
  const proofOf = async ({ entryId }: Fact) => {
    // An auditor's reading would become an entry.
    const headers = { authorization: `Bearer ${await audit.token(agency)}` };
    const response = await fetch(`${audit.service.url}/v1/entries/${entryId}/proof`, { headers });
    return parseTlogProof(await response.text()).checkpoint;
  };

  describe('authorization', () => {
    it.each(ROLES)('%s', async (role) => {
      const { status } = await audit.call('/v1/cosigning', {
        as: { roles: [role], clientId: 'somebody', agency: 'tax', subject: { scheme: 'national:xx', identifier: '1' } },
      });
      expect(status).toBe(['auditor', 'operator'].includes(role) ? 200 : 403);
    });

    it('nobody', async () => {
      expect((await audit.call('/v1/cosigning')).status).toBe(401);
    });
  });

  it('cosign what is signed, for whoever demands it', async () => {
    const fact = await append(300);
    const size = await cosigned();
    const response = await at('cosigned/checkpoint', other);
    expect([response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      'text/plain; charset=utf-8',
      'public, max-age=1',
    ]);
    const { cosignatures } = openCheckpoint(await response.text(), policy());
    for (const cosignature of cosignatures) {
      expect(Math.abs(cosignatureTime(cosignature)! - Date.now() / 1_000)).toBeLessThan(60);
    }
    expect(openCheckpoint(await (await at('checkpoint')).text(), policy()).size).toBe(size);
    expect(openCheckpoint(await proofOf(fact), policy()).size).toBe(size);
    expect((await state()).reached).toMatchObject({ size });
  });

  it('are kept outside the database as well', async () => {
    await append(2);
    const size = await cosigned();
    const file = join(audit.logFolder, 'cosigned/checkpoint');
    const kept = async () => openCheckpoint(await readFile(file), policy()).size;
    await until('it is kept', async () => existsSync(file) && (await kept()) === size);
    await append();
    const next = await cosigned();
    await until('the next is kept', async () => (await kept()) === next);
  });

  it('are all that a verifier notices of the other prefix', async () => {
    await append();
    const size = await cosigned();
    const { checkpoint } = await verifiedLog({ url: audit.service.url, prefix: 'log/cosigned' });
    expect(checkpoint.size).toBe(size);
  });

  it('that are away delay nothing, and the missing quorum is shown', async () => {
    const before = await append();
    const reached = await cosigned();
    a.behave(() => undefined);
    b.behave(({ socket }) => void socket.destroy());
    const fact = await append();
    const size = await published();
    await until('b failed', async () => (await failureOf(b)) === 'unreachable');
    await until('c cosigned', async () => (await state()).now.cosigned === 1);
    expect(await state()).toMatchObject({
      reached: { size: reached },
      now: { size, cosigned: 1, needed: 2 },
      latest: size,
    });
    expect(await sizeAt('cosigned/checkpoint')).toBe(reached);
    expect(openCheckpoint(await (await at('checkpoint')).text(), { ...policy(), quorum: 1 }).size).toBe(size);
    expect(openCheckpoint(await proofOf(before), policy()).size).toBe(reached);
    expect(parseSignedCheckpoint(await proofOf(fact)).size).toBe(size);
    await until('metrics show it', async () => {
      const metrics = await (await fetch(audit.service.metricsUrl)).text();
      const missing = /askonce_audit_quorum_missing_seconds\{.*\} (0\.|[1-9])/.test(metrics);
      return (
        missing && /askonce_audit_witness_failing_seconds\{witness="witness.example\/b\+.*\} (0\.|[1-9])/.test(metrics)
      );
    });
    b.behave();
    await audit.owner.query('UPDATE witness SET due_at = now() WHERE failure IS NOT NULL');
    expect(await cosigned()).toBe(size);
    expect(await failureOf(b)).toBeUndefined();
    expect(openCheckpoint(await proofOf(fact), policy()).size).toBe(size);
  });

  it('that were restored to an earlier state, or lost it, are brought up to date', async () => {
    await append();
    await cosigned();
    const early = a.tree;
    await append(3);
    await cosigned();
    a.tree = early;
    b.tree = { size: 0, root: Buffer.alloc(0) };
    // Without c there is no quorum unless both are.
    c.behave(({ socket }) => void socket.destroy());
    await append();
    const size = await cosigned();
    expect([a.tree.size, b.tree.size]).toEqual([size, size]);
  });

  it('that have seen more, or another tree, are told of and change nothing', async () => {
    await append();
    await cosigned();
    const good = c.tree;
    c.tree = { size: 1_000_000, root: Buffer.alloc(32) };
    await append();
    await until('it is told', async () => (await failureOf(c)) === 'ahead');
    c.tree = { size: good.size, root: Buffer.alloc(32, 1) };
    await audit.owner.query('UPDATE witness SET due_at = now()');
    await until('it is told', async () => (await failureOf(c)) === 'proof_refused');
    await cosigned();
    c.tree = good;
  });

  it('are asked by one instance at a time, and about each size once', async () => {
    await append();
    await cosigned();
    for (const { mostAtOnce, cosigned: sizes } of witnessed.witnesses) {
      expect(mostAtOnce).toBe(1);
      expect(new Set(sizes).size).toBe(sizes.length);
    }
  });

  it('give what outlives the service', async () => {
    await append();
    const size = await cosigned();
    for (const witness of witnessed.witnesses) witness.behave(() => undefined);
    await Promise.all([audit.pause(), other.close()]);
    audit.service = await audit.startAnother();
    other = audit.service;
    expect(openCheckpoint(await (await at('cosigned/checkpoint')).text(), policy()).size).toBe(size);
  });

  describe('that lie', () => {
    const answering =
      (status: number, body: string, type = 'text/plain') =>
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(status, { 'content-type': type, location: '/elsewhere' }).end(body);
      };
    const checkpoint = async () => (await at('checkpoint')).text();
    const lines = async (by: TestWitness, { text, time }: { text?: string; time?: number } = {}) => {
      const signer = cosigner(by.keys.signerKey, () => time ?? Math.floor(Date.now() / 1_000));
      return formatCosignatures([signText(text ?? parseNote(await checkpoint()).text, signer)]);
    };
    const asked = async (oldSize = 0) => {
      const witness = { id: idOf(c.verifier), verifier: c.verifier, url: c.url };
      return askWitness(witness, { oldSize, proof: [], checkpoint: await checkpoint() }, AbortSignal.timeout(5_000));
    };

    it.each<[string, () => Promise<string>, string]>([
      ['the signature of somebody else', () => lines(a), 'wrong_cosignature'],
      [
        'a signature of another text',
        () => lines(c, { text: 'log.example\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n' }),
        'wrong_cosignature',
      ],
      ['a time long ago', () => lines(c, { time: 1_000_000_000 }), 'wrong_time'],
      ['a time that there is not yet', () => lines(c, { time: 2 ** 53 - 1 }), 'wrong_time'],
      ['nothing', () => Promise.resolve(''), 'unexpected_answer'],
      ['a page', () => Promise.resolve('<html>'), 'unexpected_answer'],
      ['more than is read', async () => (await lines(c)).repeat(1_000), 'unexpected_answer'],
    ])('with %s are not believed', async (_what, body, failure) => {
      c.behave(answering(200, await body()));
      expect(await asked()).toEqual({ failure });
    });

    it.each([
      [302, '', 'text/plain', 'unexpected_answer'],
      [400, '', 'text/plain', 'unexpected_answer'],
      [403, '', 'text/plain', 'key_refused'],
      [404, '', 'text/plain', 'log_unknown'],
      [409, 'x\n', 'text/x.tlog.size', 'unexpected_answer'],
      [409, '0\n', 'text/x.tlog.size', 'unexpected_answer'],
      [409, '7\n', 'text/plain', 'unexpected_answer'],
      [422, '', 'text/plain', 'proof_refused'],
      [500, '', 'text/plain', 'unexpected_answer'],
    ])('with status %i and %j as %s are told of', async (status, body, type, failure) => {
      c.behave(answering(status, body, type));
      expect(await asked()).toEqual({ failure });
    });

    it('with another root for the same size are told of', async () => {
      await append();
      const size = await published();
      for (const body of ['', `${size}\n`]) {
        c.behave(answering(409, body, body === '' ? 'text/plain' : 'text/x.tlog.size'));
        expect(await asked(size)).toEqual({ failure: 'forked' });
      }
    });

    it('without end are left alone', async () => {
      c.behave((_, response) => {
        const more = () => response.write('x'.repeat(100_000), () => response.destroyed || more());
        more();
      });
      expect(await asked()).toEqual({ failure: 'unexpected_answer' });
    });

    it('by not answering are given up', async () => {
      c.behave(() => undefined);
      const witness = { id: idOf(c.verifier), verifier: c.verifier, url: c.url };
      const request = { oldSize: 0, proof: [], checkpoint: await checkpoint() };
      await expect(askWitness(witness, request, AbortSignal.timeout(50))).rejects.toMatchObject({
        name: 'TimeoutError',
      });
    });

    it('keep the others from nothing', async () => {
      c.behave(answering(200, await lines(a)));
      await append();
      await cosigned();
      await until('it is told', async () => (await failureOf(c)) === 'wrong_cosignature');
    });
  });
});
