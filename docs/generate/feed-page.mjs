import { load } from './built.mjs';
import { cell, code, GENERATED, page, table } from './markdown.mjs';

const READING = `
Every agency has a feed of what concerns it, to be read instead of asking again and again how its requests stand
(\`REGISTRY\` and \`TAX\`, a token, as in [the first request](../first-request.md)):

\`\`\`sh
curl -s "$REGISTRY/v1/events?after=0&limit=50&wait=30" -H "Authorization: Bearer $TAX"
\`\`\`

| parameter | meaning |
| --- | --- |
| \`after\` | entries with a higher number than this; 0, where it begins, if it is left out |
| \`wait\` | seconds to wait if there is none yet, at most 30; 0 if it is left out |
| \`limit\` | entries at a time, at most 200; 50 if it is left out |

\`\`\`json
{ "items": [{ "number": 1, "id": "…", "type": "…", "time": "…", "data": {} }], "nextAfter": 1 }
\`\`\`

\`nextAfter\` is always there: keep it with what you did about the entries, and send it as \`after\` the next time. With \`wait\` the call
ends as soon as there is something, or with no items. Read on at once while items come; there is no need to pause between calls that wait.`;

const promises = (namedRequests) => `
- **Numbers are dense.** The first entry of an agency is 1, the next 2, and none is left out: who has seen 7 has not missed one of the
  six before. An entry keeps its number and never changes.
- **Nothing is taken away by reading.** Any number can be read from again, by any system of the agency: after a restore from backup, or for
  a second system. What you do about an entry should do no harm when it is done twice; \`id\` is the same each time.
- **In order about one person.** Entries about the same person come in the order in which things happened. Between persons the
  order is that of being told; \`time\` says when it happened.
- **Soon, not at once.** An entry follows what it tells within moments. A call that reads or asks is decided by how things stand then,
  whatever the feed says by that time.
- **A person is named by your own requests** (\`requestId\`, \`requestIds\`), by which you find your case; never by an identifier, and by no
  name that other agencies see too. At most the newest ${namedRequests} requests are named.
- **Until the lawful basis holds, nothing tells what is held.** Documents are named to those alone who received them by a release.
- **Types will be added.** Skip what you do not know, and go on with its number.`;

const errors = (seats) => `
422 \`invalid-request\` names what is wrong with a parameter. 429 \`too-many-waiting\`: more calls of the agency than one instance lets wait
(${seats}); let one system wait and hand on what it reads. All other errors are those of [every call](../problems.md#every-service).`;

const WEBHOOK = `
An agency that the steward has given a webhook in the [catalogue](../catalogue.md) (\`events\`) is sent each entry, one after the other, as
[Standard Webhooks](https://www.standardwebhooks.com) has it, signed with the same secret as documents that are delivered to it:

\`\`\`http
POST /events HTTP/1.1
Content-Type: application/json
webhook-id: 0193d9a4-0000-7000-8000-000000000107
webhook-timestamp: 1795338006
webhook-signature: v1,…

{"type":"consent.withdrawn","timestamp":"2026-11-22T09:00:06.000Z","number":7,"data":{"consentId":"…"}}
\`\`\`

\`number\`, \`type\` and \`data\` are those of the entry, \`webhook-id\` is its \`id\`, \`timestamp\` its \`time\`. Both ways show the same, and may
be used side by side. [\`@askonce/client\`](../../libs/client/README.md#webhooks) verifies and reads it.

- **Verify the signature first**, over the bytes as they came, and refuse what is older than five minutes.
- **Keep it, answer 2xx, then work on it.** An answer is waited for 10 seconds. Only the status is read, and no redirect is followed.
- **In order, one at a time.** Entry 8 is not sent before 7 was answered by 2xx.
- **At least once.** An answer that was lost, or an instance of ours that ended, makes an entry come again: skip numbers that you have
  passed. A number that leaves some out cannot come unless you have asked for it.
- **Never given up.** What you do not take is tried again, after a second first, later twice a minute, and holds up what comes after it,
  for you alone. When you are back it goes on where it stopped.
- **Answer 2xx to types that you do not know.** Types will be added.
- **It begins with entry 1.** If you have read the feed already, name your number [as below](#again-or-leaving-some-out), before the
  steward adds the webhook.

### How it stands

\`\`\`sh
curl -s "$REGISTRY/v1/events/webhook" -H "Authorization: Bearer $TAX"
\`\`\`

\`\`\`json
{
  "url": "https://tax.example/events",
  "status": "failing",
  "lastDelivered": 41,
  "lastDeliveredAt": "2026-11-22T02:58:11.000Z",
  "lastNumber": 57,
  "failure": {
    "code": "timed_out",
    "detail": "There was no answer in time. Keep the event, answer, and work on it afterwards.",
    "since": "2026-11-22T02:59:02.000Z",
    "failures": 9,
    "nextTryAt": "2026-11-22T03:04:40.000Z"
  }
}
\`\`\`

\`status\` is \`up_to_date\`, \`sending\`, or \`failing\`: then \`failure\` says since when and why. \`absent\`: the
catalogue has none for you.`;

const REDELIVERY = `
### Again, or leaving some out

\`\`\`sh
curl -s "$REGISTRY/v1/events/redelivery" -H "Authorization: Bearer $TAX" -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: after-restore-1' -d '{ "after": 41 }'
\`\`\`

Sending goes on with the number after the one you name, at once: a lower one after a restore from backup, 0 for all, a higher one to
leave out an entry that you cannot take, or that you have read already. What is on its way at that moment may still arrive first. The
answer is how it stands then; a repeated call with the same key moves nothing. 422 \`invalid-request\`: your feed does not go that far.`;

/** How an agency's feed is read, and an example of each entry as the code makes it. */
export function feedPage() {
  const { MEANINGS, NAMED_REQUESTS } = load('apps', 'registry', 'feed/feed-entry.js');
  const { FEED_EXAMPLES } = load('apps', 'registry', 'feed/feed-examples.js');
  const { WEBHOOK_FAILURE_MEANINGS } = load('apps', 'registry', 'event-webhooks/webhook-failures.js');
  const { SEATS_PER_AGENCY } = load('apps', 'registry', 'feed/feed-bell.js');
  const types = Object.entries(MEANINGS);
  return page(
    '# The event feed',
    GENERATED,
    READING.trim(),
    '## What it promises',
    promises(NAMED_REQUESTS).trim(),
    '## When it is refused',
    errors(SEATS_PER_AGENCY).trim(),
    '## By webhook',
    WEBHOOK.trim(),
    table(
      ['failure', 'meaning'],
      Object.entries(WEBHOOK_FAILURE_MEANINGS).map(([failure, meaning]) => [code(failure), cell(meaning)]),
    ),
    REDELIVERY.trim(),
    '## Entries',
    table(
      ['type', 'meaning'],
      types.map(([type, meaning]) => [`[${type}](#${anchorOf(type)})`, cell(meaning)]),
    ),
    ...types.flatMap(([type]) => [`### ${code(type)}`, ...examplesOf(type, FEED_EXAMPLES)]),
  );
}

const anchorOf = (type) => type.replaceAll('.', '');

const examplesOf = (type, examples) =>
  examples
    .filter((entry) => entry.type === type)
    .map((entry) => ['```json', JSON.stringify(entry, undefined, 2), '```'].join('\n'));
