// Real servers on a busy machine may take their time; a test that hangs still ends.
jest.setTimeout(30_000);
