import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** An address that stays while what stands behind it is replaced: callers see a restart. */
export interface Relay {
  /** `host:port` for callers. */
  readonly connectTo: string;
  /** Ends every connection, and waits until the callers know; the next ones go to this `host:port`. */
  leadTo(target: string): Promise<void>;
  close(): Promise<void>;
}

/** @param target `host:port` */
export async function startRelay(target: string): Promise<Relay> {
  let current = target;
  const callers = new Set<Socket>();
  const server = createServer((caller) => {
    const { hostname, port } = new URL(`http://${current}`);
    const onward = connect(Number(port), hostname);
    callers.add(caller);
    caller.once('close', () => {
      callers.delete(caller);
      onward.destroy();
    });
    onward.once('close', () => caller.end());
    for (const socket of [caller, onward]) socket.on('error', () => socket.destroy());
    caller.pipe(onward);
    onward.pipe(caller);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const endAll = async () => {
    const ending = [...callers].map((caller) => {
      const closed = once(caller, 'close');
      caller.end();
      return closed;
    });
    await Promise.all(ending);
  };
  return {
    connectTo: `localhost:${(server.address() as AddressInfo).port}`,
    async leadTo(next) {
      current = next;
      await endAll();
    },
    async close() {
      server.close();
      await endAll();
    },
  };
}
