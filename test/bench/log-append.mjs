import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseSignedCheckpoint } from '@askonce/tlog';
import autocannon from 'autocannon';
import { Client } from 'pg';
import { ENTRY_BYTES, fillLog } from './bulk-log.mjs';
import { percentile, spread } from './report.mjs';
import { AuditStack } from './stack.mjs';

const LOOK_EVERY_MS = 20;
const WARM_UP_SECONDS = 2;
/** As many as the service puts into one transaction at most. */
const BATCH = 100;
const DEADLINE_MS = 30 * 60_000;

const COLUMNS = {
  size: 'leaves before',
  appended: 'appended/s',
  inserted: 'peer: rows/s',
  ratio: 'ratio',
  reply50: 'reply p50 ms',
  reply99: 'p99',
  signed50: 'in checkpoint p50 ms',
  signed99: 'p99',
};

/**
 * How many entries a second `POST /log/add` takes from many callers, each answered once its entry is durable, and how long it
 * takes from sending an entry until a checkpoint that is served holds it. The peer inserts rows of the same table, as many in a transaction as the
 * service at most, over one connection, and does nothing else: no HTTP, no tree, no signature.
 */
export async function logAppend(options, say) {
  const rows = await AuditStack.with(async (stack) => {
    const measured = [];
    for (const size of options.sizes) measured.push(await atSize(stack, { ...options, size }, say));
    return measured;
  });
  return { title: `Appending to the log, entries of ${ENTRY_BYTES} bytes`, columns: COLUMNS, rows };
}

async function atSize(stack, options, say) {
  const database = await stack.database();
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    say(`building a log of ${options.size} leaves`);
    await fillLog(client, options.size, say);
    await client.query('CREATE TABLE peer (LIKE leaf INCLUDING ALL)');
    const audit = await stack.audit(database);
    try {
      return await inTurns({ audit, client }, options, say);
    } finally {
      await audit.close();
    }
  } finally {
    await client.end();
  }
}

async function inTurns({ audit, client }, { size, rounds, seconds, connections }, say) {
  say('waiting until it is signed');
  await until(async () => (await signedSize(audit.url)) >= size);
  await append(audit.url, { seconds: WARM_UP_SECONDS, connections });
  await insert(client, WARM_UP_SECONDS);
  const ours = [];
  const peers = [];
  for (let round = 1; round <= rounds; round += 1) {
    ours.push(await append(audit.url, { seconds, connections }));
    peers.push(await insert(client, seconds));
    say(`round ${round}: ${Math.round(ours.at(-1).rate)}/s, peer ${Math.round(peers.at(-1))}/s`);
  }
  if (audit.errors.length > 0) throw new Error(`The service reported errors: ${audit.errors.slice(0, 3).join('\n')}`);
  return { size, ...figures(ours, peers) };
}

function figures(ours, peers) {
  const [replies, signed] = [ours.flatMap(({ replies }) => replies), ours.flatMap(({ signed }) => signed)];
  return {
    appended: spread(ours.map(({ rate }) => rate)),
    inserted: spread(peers),
    ratio: spread(ours.map(({ rate }, round) => rate / peers[round])),
    reply50: percentile(replies, 0.5),
    reply99: percentile(replies, 0.99),
    signed50: percentile(signed, 0.5),
    signed99: percentile(signed, 0.99),
  };
}

/** Appends for some seconds, and waits until all of it is signed. */
async function append(url, { seconds, connections }) {
  const replies = [];
  const signed = [];
  /** When each entry was sent that no checkpoint holds yet. */
  const sent = new Map();
  let loading = true;
  const watching = (async () => {
    while (loading || sent.size > 0) {
      const size = await signedSize(url);
      const now = performance.now();
      for (const [index, at] of sent) {
        if (index >= size) continue;
        signed.push(now - at);
        sent.delete(index);
      }
      await sleep(LOOK_EVERY_MS);
    }
  })();
  const result = await autocannon({
    url: `${url}/log/add`,
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, body: randomUUID().padStart(ENTRY_BYTES, '0') }) }],
    setupClient: (caller) => {
      let index;
      caller.on('body', (body) => (index = Number(body.toString())));
      caller.on('response', (status, _bytes, milliseconds) => {
        if (status !== 200 || !Number.isSafeInteger(index)) throw new Error(`An entry was answered with ${status}.`);
        replies.push(milliseconds);
        sent.set(index, performance.now() - milliseconds);
      });
    },
  });
  loading = false;
  await watching;
  if (result.errors > 0) throw new Error(`${result.errors} calls failed.`);
  return { rate: replies.length / result.duration, replies, signed };
}

async function insert(client, seconds) {
  const text = `INSERT INTO peer (log, leaf_index, content)
    SELECT 'raw', $1::bigint + given.place, given.content FROM unnest($2::bytea[]) WITH ORDINALITY AS given (content, place)`;
  const [{ next }] = (await client.query('SELECT coalesce(max(leaf_index), 0)::float8 AS next FROM peer')).rows;
  const begun = performance.now();
  let rows = 0;
  while (performance.now() - begun < seconds * 1_000) {
    const contents = Array.from({ length: BATCH }, () => Buffer.from(randomUUID().padStart(ENTRY_BYTES, '0')));
    await client.query({ name: 'peer', text, values: [next + rows, contents] });
    rows += BATCH;
  }
  return rows / ((performance.now() - begun) / 1_000);
}

async function signedSize(url) {
  const response = await fetch(`${url}/log/raw/checkpoint`);
  return response.ok ? parseSignedCheckpoint(await response.text()).size : -1;
}

async function until(holds) {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('The log was not signed in time.');
    await sleep(100);
  }
}
