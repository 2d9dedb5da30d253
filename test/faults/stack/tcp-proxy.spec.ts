import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TcpProxy } from './tcp-proxy';

describe('a TCP proxy', () => {
  let echo: Server;
  let proxy: TcpProxy;

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    echo.listen(0, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await TcpProxy.start(0, (echo.address() as AddressInfo).port, () => 0.5);
  });
  afterEach(async () => {
    await proxy.stop();
    echo.close();
  });

  const connected = async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };
  const said = async (socket: Socket, text: string) => {
    socket.write(text);
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return chunk.toString();
  };
  const ended = (socket: Socket) =>
    new Promise<string>((resolve) =>
      socket.on('error', ({ message }) => {
        resolve(message);
      }),
    );

  it('lets everything pass in fair weather', async () => {
    const socket = await connected();
    expect(await said(socket, 'hello')).toBe('hello');
    socket.destroy();
  });

  it('resets connections that are cut, and new ones until it is fair again', async () => {
    const socket = await connected();
    await said(socket, 'hello');
    const end = ended(socket);
    proxy.become({ kind: 'cut' });
    expect(await end).toContain('ECONNRESET');
    expect(await ended(connect(proxy.port, '127.0.0.1'))).toContain('ECONNRESET');
    proxy.become({ kind: 'fair' });
    const again = await connected();
    expect(await said(again, 'back')).toBe('back');
    again.destroy();
  });

  it('keeps what is sent while half open, and lets it pass later', async () => {
    const socket = await connected();
    proxy.become({ kind: 'half_open' });
    const answer = said(socket, 'are you there');
    const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 100, 'silence'))]);
    expect(first).toBe('silence');
    proxy.become({ kind: 'fair' });
    expect(await answer).toBe('are you there');
    socket.destroy();
  });

  it('delays what passes while slow', async () => {
    const socket = await connected();
    proxy.become({ kind: 'slow', upToMs: 100 });
    const begun = performance.now();
    expect(await said(socket, 'slowly')).toBe('slowly');
    // There and back, each half of it.
    expect(performance.now() - begun).toBeGreaterThan(90);
    socket.destroy();
  });
});
