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

/** How an agency's feed is read, and an example of each entry as the code makes it. */
export function feedPage() {
  const { MEANINGS, NAMED_REQUESTS } = load('apps', 'registry', 'feed/feed-entry.js');
  const { FEED_EXAMPLES } = load('apps', 'registry', 'feed/feed-examples.js');
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
