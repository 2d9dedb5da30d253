import { startSharedStack, stopSharedStack } from './shared-stack';
import './story';
import './first-request';
import './privacy';
import './secrets';
import './erasure';
import './portal/pages';
import './portal/strangers';
import './portal/outages';
import './portal/journeys/journeys';
import './outages';

jest.setTimeout(30_000);

// One file, because outages of a stack that others use at the same time would be theirs, too.
beforeAll(startSharedStack, 150_000);

afterAll(async () => {
  expect(await stopSharedStack()).toMatchObject({ code: 0, left: [] });
}, 60_000);
